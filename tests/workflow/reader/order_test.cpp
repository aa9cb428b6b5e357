#include "workflow/reader/order.hpp"

#include <string>

#include <gtest/gtest.h>

#include "workflow/documents/text.hpp"

namespace vekha {
namespace {

Order order_in(const std::string& text) {
    return read_order(*read_text(text));
}

std::string persons(const std::vector<Role>& roles) {
    std::string out;
    for (const auto& role : roles) out += (out.empty() ? "" : "; ") + role.role + ": " + role.person;
    return out;
}

// The points of an order under its head.
std::string roles_in(const std::string& points) {
    return persons(order_in("Отдел культуры\n\nПРИКАЗ\n\n12.03.2026 № 7\n\n" + points).roles);
}

const std::string order = R"(АДМИНИСТРАЦИЯ ЛЕСНОГО РАЙОНА

УПРАВЛЕНИЕ ОБРАЗОВАНИЯ

П Р И К А З

от «18» февраля 2022 г.		№ 39-р

Об организации работы

В целях поддержки образовательных организаций (далее – ОО)

ПРИКАЗЫВАЮ:

1. Назначить муниципальным координатором проекта начальника отдела общего образования Ветрову Татьяну Васильевну.
2. Возложить обязанности школьного куратора на заместителя директора МБОУ «Лесная СОШ» Гусева И.И.
3. Контроль за исполнением настоящего приказа оставляю за собой.

Начальник управления                                   С.С. Боровой
)";

TEST(Order, is_read_without_a_plan) {
    const Order got = order_in(order);
    EXPECT_EQ(got.organization, "АДМИНИСТРАЦИЯ ЛЕСНОГО РАЙОНА УПРАВЛЕНИЕ ОБРАЗОВАНИЯ");
    EXPECT_EQ(got.approval, (Approval{ApprovalKind::order, "39-р", day_of(2022, 2, 18), "приказ"}));
    EXPECT_EQ(persons(got.roles),
              "муниципальный координатор проекта: Ветрова Татьяна Васильевна; школьный куратор: Гусев И.И.");
    ASSERT_TRUE(got.control);
    EXPECT_EQ(got.control->person, "С.С. Боровой");
    ASSERT_EQ(got.abbreviations.size(), 1U);
    EXPECT_EQ(got.abbreviations[0], (Abbreviation{"ОО", "образовательных организаций"}));
}

TEST(Order, any_document_is_read_and_says_what_it_says) {
    EXPECT_EQ(order_in("Просто письмо.\n"), Order{});
    EXPECT_EQ(read_order(Document{}), Order{});
}

struct ApprovalCase {
    const char* text;
    ApprovalKind kind;
    const char* act;
    const char* number;  ///< empty: none
    const char* date;    ///< empty: none
    const char* organization = "";
};

class Approvals : public testing::TestWithParam<ApprovalCase> {};

TEST_P(Approvals, have_a_kind_a_number_and_a_day) {
    const auto& want = GetParam();
    const Order got = order_in(want.text);
    ASSERT_TRUE(got.approval) << want.text;
    EXPECT_EQ(got.approval->kind, want.kind) << want.text;
    EXPECT_EQ(got.approval->act, want.act) << want.text;
    EXPECT_EQ(got.approval->number.value_or(""), want.number) << want.text;
    EXPECT_EQ(got.approval->date ? format(*got.approval->date) : "", want.date) << want.text;
    EXPECT_EQ(got.organization.value_or(""), want.organization) << want.text;
}

constexpr auto by_order = ApprovalKind::order;
constexpr auto by_stamp = ApprovalKind::stamp;

INSTANTIATE_TEST_SUITE_P(
    heads, Approvals,
    testing::Values(
        ApprovalCase{"ПРИКАЗ\nот 18.02.2022 № 39\n", by_order, "приказ", "39", "2022-02-18"},
        ApprovalCase{"ПРИКАЗ № 55 от 03.09.2019\n", by_order, "приказ", "55", "2019-09-03"},
        ApprovalCase{"Приказ\n\n03.09.2019\n\n№ 55\n", by_order, "приказ", "55", "2019-09-03"},
        ApprovalCase{"П Р И К А З\n\n«18» февраля 2022 г.\t№ 39-р\n", by_order, "приказ", "39-р",
                     "2022-02-18"},
        ApprovalCase{"ПРИКАЗ № 01-07/123-од\n\n12.03.2026\n", by_order, "приказ", "01-07/123-од",
                     "2026-03-12"},
        ApprovalCase{"ПРИКАЗ\n\n05.09.2023 №123 - од\n", by_order, "приказ", "123-од", "2023-09-05"},
        ApprovalCase{"МБОУ СОШ № 5\nПРИКАЗ\n12.03.2026 № 45\n", by_order, "приказ", "45", "2026-03-12",
                     "МБОУ СОШ № 5"},
        ApprovalCase{"ПОСТАНОВЛЕНИЕ\nадминистрации Заречного района\n\n18 февраля 2022 года N 39\n", by_order,
                     "постановление", "39", "2022-02-18", "Администрация Заречного района"},
        ApprovalCase{"ПОСТАНОВЛЕНИЕ от 25 октября 2013 года № 1360\n", by_order, "постановление", "1360",
                     "2013-10-25"},
        ApprovalCase{"РАСПОРЯЖЕНИЕ\n№ 120-р от 14.05.2007\n", by_order, "распоряжение", "120-р",
                     "2007-05-14"},
        ApprovalCase{"РЕШЕНИЕ КОЛЛЕГИИ\n\nот 28.08.2025 № 3/1\n", by_order, "решение", "3/1", "2025-08-28"},
        ApprovalCase{"ПРИКАЗ\nпо Управлению образования\n\n12.03.2026 № 4\n", by_order, "приказ", "4",
                     "2026-03-12", "Управление образования"},
        ApprovalCase{"ПРИКАЗ\n\n12.03.2026 № ____\n", by_order, "приказ", "", "2026-03-12"},
        ApprovalCase{"ПРИКАЗ\n\nОб итогах\n\nна основании приказа от 01.02.2020 № 8\n", by_order, "приказ",
                     "", ""}));

INSTANTIATE_TEST_SUITE_P(
    cited, Approvals,
    testing::Values(
        ApprovalCase{"УТВЕРЖДЕН\nприказом Управления образования\nадминистрации Лесного округа\nот "
                     "12.01.2026 № 45-од\n",
                     by_order, "приказ", "45-од", "2026-01-12",
                     "Управление образования администрации Лесного округа"},
        ApprovalCase{
            "УТВЕРЖДЕНО\n\nпостановлением администрации Заречного района\n\nот 25 октября 2013 года № 1360\n",
            by_order, "постановление", "1360", "2013-10-25", "Администрация Заречного района"},
        ApprovalCase{"УТВЕРЖДЕНА\nраспоряжением главы района от 01.02.2024 № 5-р\n", by_order, "распоряжение",
                     "5-р", "2024-02-01"},
        ApprovalCase{
            "Приложение № 1\nк приказу МКУ «Управление образования»\nот «05» сентября 2023г. №123 - од\n",
            by_order, "приказ", "123-од", "2023-09-05", "МКУ «Управление образования»"},
        ApprovalCase{"Приложение 2 к приказу от 12.01.2026 г. № 45\n", by_order, "приказ", "45",
                     "2026-01-12"},
        ApprovalCase{
            "Приложение к распоряжению Министерства образования Озёрной области от 01.02.2024 г. № 55/2\n",
            by_order, "распоряжение", "55/2", "2024-02-01", "Министерство образования Озёрной области"},
        ApprovalCase{"УТВЕРЖДЕН\nрешением педагогического совета\n(протокол от 30.08.2025 № 1)\n", by_order,
                     "решение", "1", "2025-08-30"},
        ApprovalCase{"УТВЕРЖДЕНО\nна заседании методического совета\nпротокол № 4 от 30.08.2025\n", by_order,
                     "протокол", "4", "2025-08-30"}));

INSTANTIATE_TEST_SUITE_P(
    stamps, Approvals,
    testing::Values(
        ApprovalCase{"УТВЕРЖДАЮ\nНачальник Отдела культуры\n____ А.А. Лесной\n20 августа 2026 г.\n", by_stamp,
                     "", "", "2026-08-20", "Отдел культуры"},
        ApprovalCase{"«Утверждаю»\nЗаместитель главы\n____ А.А. Лесной\n«___» ________ 2026 г.\n", by_stamp,
                     "", "", ""},
        ApprovalCase{"УТВЕРЖДАЮ\nДиректор МБОУ «Лесная СОШ»\n____ И.П. Ветрова\nПриказ № 45 от 31.08.2026\n",
                     by_order, "приказ", "45", "2026-08-31", "МБОУ «Лесная СОШ»"}));

TEST(Order, appoints_persons_to_functions) {
    EXPECT_EQ(roles_in("1. Назначить ответственным за профилактику заместителя директора Ветрова И.И.\n"),
              "ответственный за профилактику: Ветров И.И.");
    EXPECT_EQ(roles_in("1. Назначить кураторами Гусеву А.А., Ветрова П.П. и Седых И.К.\n"),
              "куратор: Гусева А.А.; куратор: Ветров П.П.; куратор: Седых И.К.");
    EXPECT_EQ(roles_in("1. Ветрову А.П., учителя физики, назначить наставником.\n"),
              "наставник: Ветрова А.П.");
    EXPECT_EQ(roles_in("1. Муниципальным координатором назначить методиста Ветрову А.П.\n"),
              "муниципальный координатор: Ветрова А.П.");
    EXPECT_EQ(roles_in("1. Определить куратором школы № 2 методиста Ткачука А.А.\n"),
              "куратор школы № 2: Ткачук А.А.");
    EXPECT_EQ(
        roles_in("1. Назначить:\n1.1. ответственным за проект Ветрова А.А., методиста;\n1.2. координатором - "
                 "Гусеву Б.Б.\n"),
        "ответственный за проект: Ветров А.А.; координатор: Гусева Б.Б.");
    EXPECT_EQ(
        roles_in("1. Назначить ответственных:\n- директора музея О.Л. Лесную;\n- методиста И.И. Ветрова.\n"),
        "директор музея: О.Л. Лесная; методист: И.И. Ветров");
}

TEST(Order, charges_persons) {
    EXPECT_EQ(roles_in("1. Возложить обязанности координатора на начальника отдела Ветрову А.П.\n"),
              "координатор: Ветрова А.П.");
    EXPECT_EQ(roles_in("1. Ответственность за исполнение возложить на ведущего специалиста Ткачук М.И.\n"),
              "ответственность за исполнение: Ткачук М.И.");
    EXPECT_EQ(roles_in("1. Возложить персональную ответственность за подвоз на Гусева П.П.\n"),
              "ответственный за подвоз: Гусев П.П.");
}

TEST(Order, makes_groups_of_persons) {
    EXPECT_EQ(
        roles_in(
            "1. Создать рабочую группу в составе:\nпредседатель – Берёзов И.И., начальник;\nсекретарь – "
            "Полевая О.О.;\nчлены рабочей группы:\nЛугов П.П., директор;\nРощин С.С., завуч.\n2. Провести "
            "проверку.\n"),
        "председатель рабочей группы: Берёзов И.И.; секретарь рабочей группы: Полевая О.О.; член рабочей "
        "группы: Лугов П.П.; член рабочей группы: Рощин С.С.");
    EXPECT_EQ(
        roles_in("1. Утвердить состав комиссии:\n1.1. Ветрова А.П. – председатель, начальник отдела;\n1.2. "
                 "Гусев П.П. – секретарь.\n"),
        "председатель комиссии: Ветрова А.П.; секретарь комиссии: Гусев П.П.");
}

TEST(Order, tasks_and_signatures_are_no_functions) {
    EXPECT_EQ(roles_in("1. Поручить методисту Ветровой А.П. подготовить отчёт.\n"), "");
    EXPECT_EQ(roles_in("1. Методическому кабинету (Ветрова А.П.) подготовить отчёт.\n"), "");
    EXPECT_EQ(
        roles_in("1. Возложить ответственность на руководителей школ.\n\nНачальник отдела   А.П. Ветров\n"),
        "");
    EXPECT_EQ(roles_in("1. Считать утратившим силу приказ от 01.01.2020 № 5.\n\nДиректор А.П. Ветров\n"), "");
}

TEST(Order, names_who_controls_it) {
    const auto control = [](const std::string& point) {
        const auto got = order_in("ПРИКАЗ\n\n12.03.2026 № 7\n\n1. Утвердить план.\n2. " + point +
                                  "\n\nНачальник отдела     П.П. Полевой\n")
                             .control;
        return got ? got->person : "";
    };
    EXPECT_EQ(control("Контроль за исполнением приказа возложить на заместителя начальника Ветрову А.Б."),
              "Ветрова А.Б.");
    EXPECT_EQ(control("Контроль исполнения приказа возлагаю на начальника отдела (Лесная О.Б.)."),
              "Лесная О.Б.");
    EXPECT_EQ(control("Возложить контроль за исполнением на Гусеву О.О."), "Гусева О.О.");
    EXPECT_EQ(control("Контроль за исполнением осуществляет методист Гусева О.О."), "Гусева О.О.");
    EXPECT_EQ(control("Контроль за исполнением приказа оставляю за собой."), "П.П. Полевой");
    EXPECT_EQ(control("Контроль за исполнением приказа оставить за собой."), "П.П. Полевой");
    EXPECT_EQ(control("Приказ разместить на сайте."), "");
}

}  // namespace
}  // namespace vekha
