#include "workflow/reader/page.hpp"

#include <string>

#include <gtest/gtest.h>

#include "workflow/documents/text.hpp"
#include "workflow/reader/period.hpp"

namespace vekha::reading {
namespace {

std::vector<Group> page(const std::string& text) {
    return groups_of(lines_of(*read_text(text)));
}

const std::string order = R"(Отдел культуры
администрации Озёрного района

ПРИКАЗ

от 12 марта 2026 г. № 7-к

Об утверждении плана мероприятий на 2026-2027 годы

ПРИКАЗЫВАЮ:

1. Утвердить план мероприятий.
2. Назначить:
 - координатором проекта Ветрову А.П., методиста;
 - директора музея им. Л.Н. Лесного И.И. Берёзова.
3. Контроль исполнения возложить на заместителя начальника О.Л. Лесную.

Начальник отдела   П.П. Полевой

План мероприятий
по сохранению музеев
)";

TEST(Page, an_order_names_the_body_the_number_and_the_day) {
    const auto groups = page(order);
    EXPECT_EQ(organization_of(groups), "Отдел культуры администрации Озёрного района");
    const auto approval = approval_of(groups);
    ASSERT_TRUE(approval);
    EXPECT_EQ(approval->kind, ApprovalKind::order);
    EXPECT_EQ(approval->number, "7-к");
    EXPECT_EQ(approval->date, day_of(2026, 3, 12));
}

TEST(Page, the_title_is_the_plans_own) {
    EXPECT_EQ(title_of(page(order)), "План мероприятий по сохранению музеев");
    EXPECT_EQ(title_of(page("УТВЕРЖДАЮ\nДиректор\n\n**Муниципальный\nплан-график**\n\nна 2026 год\n")),
              "Муниципальный план-график на 2026 год");
}

TEST(Page, the_period_is_the_titles_or_else_the_orders) {
    const auto groups = page(order);
    EXPECT_EQ(period_of(title_of(groups), groups, {}), (Period{day_of(2026, 1, 1), day_of(2027, 12, 31)}));
    EXPECT_EQ(period_in("на 2026-2027 учебный год"), (Period{day_of(2026, 9, 1), day_of(2027, 5, 31)}));
    EXPECT_EQ(period_in("работы в 2026 году"), (Period{day_of(2026, 1, 1), day_of(2026, 12, 31)}));
    EXPECT_EQ(period_in("на II полугодие 2026 года"), (Period{day_of(2026, 7, 1), day_of(2026, 12, 31)}));
    EXPECT_EQ(period_in("на сентябрь 2026 г."), (Period{day_of(2026, 9, 1), day_of(2026, 9, 30)}));
    EXPECT_EQ(period_in("на III квартал 2026 года"), (Period{day_of(2026, 7, 1), day_of(2026, 9, 30)}));
    EXPECT_EQ(period_in("на 2026/2027 учебный год"), (Period{day_of(2026, 9, 1), day_of(2027, 5, 31)}));
    EXPECT_EQ(period_in("на октябрь 2026/2027 учебного года"),
              (Period{day_of(2026, 9, 1), day_of(2027, 5, 31)}));
    EXPECT_EQ(period_in("на 2026 – 2027 гг."), (Period{day_of(2026, 1, 1), day_of(2027, 12, 31)}));
    EXPECT_FALSE(period_in("по приказу от 12.03.2026 № 7"));
}

TEST(Page, persons_with_a_function_are_roles_and_who_signs_is_none) {
    const auto roles = roles_of(page(order));
    ASSERT_EQ(roles.size(), 3U);
    EXPECT_EQ(roles[0].role, "координатор проекта");
    EXPECT_EQ(roles[0].person, "Ветрова А.П.");
    EXPECT_EQ(roles[1].person, "И.И. Берёзов");
    EXPECT_EQ(roles[2].role, "контроль исполнения");
    EXPECT_EQ(roles[2].person, "О.Л. Лесная");
}

TEST(Page, a_stamp_names_who_approved_and_the_body) {
    const auto groups = page(
        "УТВЕРЖДАЮ\nНачальник Управления образования\nЗаречного района\n\n____ И.П. Ветрова\n«20» августа "
        "2026 г.\n");
    EXPECT_EQ(organization_of(groups), "Управление образования Заречного района");
    EXPECT_EQ(approval_of(groups), (Approval{ApprovalKind::stamp, std::nullopt, day_of(2026, 8, 20)}));
    const auto roles = roles_of(groups);
    ASSERT_EQ(roles.size(), 1U);
    EXPECT_EQ(roles[0].role, "утверждающий");
    EXPECT_EQ(roles[0].person, "И.П. Ветрова");
}

TEST(Page, the_date_of_a_stamp_is_no_part_of_the_body) {
    const auto groups = page("УТВЕРЖДАЮ\nДиректор КГКУ «Центр № 6 г.Лесного» 24.августа.2019\nИ.А. Ветров\n");
    EXPECT_EQ(organization_of(groups), "КГКУ «Центр № 6 г.Лесного»");
}

TEST(Page, a_stamp_may_be_a_paragraph_a_line) {
    Document document;
    for (const char* line : {"УТВЕРЖДАЮ", "Директор МБОУ «Лесная школа»", "_____ И.П. Ветрова",
                             "«20» августа 2026 г.", "План работы", "на 2026 год"})
        document.blocks.emplace_back(Paragraph{line});
    const auto groups = groups_of(lines_of(document));
    EXPECT_EQ(organization_of(groups), "МБОУ «Лесная школа»");
    EXPECT_EQ(approval_of(groups)->date, day_of(2026, 8, 20));
    EXPECT_EQ(title_of(groups), "План работы на 2026 год");
}

TEST(Page, a_cited_order_approves_too) {
    const auto groups =
        page("Приложение № 1 к приказу Управления образования Лесного округа от 12.01.2026 № 45\n");
    EXPECT_EQ(approval_of(groups), (Approval{ApprovalKind::order, "45", day_of(2026, 1, 12), "приказ"}));
    EXPECT_EQ(organization_of(groups), "Управление образования Лесного округа");
}

TEST(Page, a_page_that_names_nobody_says_nothing) {
    const auto groups = page("План работы\n");
    EXPECT_FALSE(organization_of(groups));
    EXPECT_FALSE(approval_of(groups));
    EXPECT_TRUE(roles_of(groups).empty());
}

}  // namespace
}  // namespace vekha::reading
