// Results as offices print them, and the papers that each asks for.
#include <string>

#include <gtest/gtest.h>

#include "workflow/reader/evidence.hpp"

namespace vekha::reading {
namespace {

struct ResultCase {
    const char* words;
    const char* kinds;  ///< names with commas between
};

class Results : public testing::TestWithParam<ResultCase> {};

TEST_P(Results, ask_for_their_papers_and_no_others) {
    std::string kinds;
    for (const auto kind : evidence_of(GetParam().words))
        kinds += (kinds.empty() ? "" : ", ") + std::string(name(kind));
    EXPECT_EQ(kinds, GetParam().kinds) << GetParam().words;
}

INSTANTIATE_TEST_SUITE_P(
    that_ask, Results,
    testing::Values(
        ResultCase{"Приказ", "order"}, ResultCase{"Издан приказ об утверждении плана", "order"},
        ResultCase{"Распоряжение главы, протокол совещания", "order, protocol"},
        ResultCase{"Постановление администрации", "order"},
        ResultCase{"Утверждено положение о муниципальной системе", "order"},
        ResultCase{"Положение о конкурсе", "order"}, ResultCase{"Нормативно-правовая база проекта", "order"},
        ResultCase{"Локальные акты школ", "order"}, ResultCase{"Регламент взаимодействия утвержден", "order"},
        ResultCase{"Протоколы заседаний РМО", "protocol"},
        ResultCase{"Протокол, лист регистрации", "protocol, register"},
        ResultCase{"Аналитическая справка", "analytical_note"},
        ResultCase{"Справка по итогам проверки", "analytical_note"}, ResultCase{"Справка", "analytical_note"},
        ResultCase{"Информационно-аналитическая справка", "analytical_note"},
        ResultCase{"Анализ результатов ВПР", "analytical_note"},
        ResultCase{"Проведен анализ планов работы школ", "analytical_note"},
        ResultCase{"Самоанализ деятельности", "analytical_note"}, ResultCase{"Отчет", "report"},
        ResultCase{"Отчёт о выполнении плана мероприятий", "report"},
        ResultCase{"Отчет по результатам мониторинга", "analytical_note"},
        ResultCase{"Статистический отчет", "report"}, ResultCase{"Фотоотчёт на сайте", "report, publication"},
        ResultCase{"Аналитический отчет", "analytical_note"}, ResultCase{"Рекомендации", "recommendations"},
        ResultCase{"Методические рекомендации для педагогов", "recommendations"},
        ResultCase{"Адресные рекомендации, памятки", "recommendations"},
        ResultCase{"Методические материалы", "recommendations"},
        ResultCase{"Инструктивно-методическое письмо", "recommendations"},
        ResultCase{"План работы на год", "plan"}, ResultCase{"План-график курсов", "plan"},
        ResultCase{"Дорожная карта", "plan"}, ResultCase{"Утверждена программа развития", "plan"},
        ResultCase{"График проведения мероприятий", "plan"},
        ResultCase{"Комплексный план, приказ", "plan, order"}, ResultCase{"Циклограмма", "plan"},
        ResultCase{"Договор о сотрудничестве", "agreement"},
        ResultCase{"Соглашения о взаимодействии", "agreement"},
        ResultCase{"Перечень организаций", "register"}, ResultCase{"Реестр наставников", "register"},
        ResultCase{"Списки детей", "register"}, ResultCase{"Банк данных одаренных детей", "register"},
        ResultCase{"База данных педагогов", "register"}, ResultCase{"Технологические карты", "register"},
        ResultCase{"Состав рабочей группы утвержден", "register"},
        ResultCase{"Размещение информации на сайте", "publication"},
        ResultCase{"Информация размещена на официальном сайте УО", "publication"},
        ResultCase{"Публикации в СМИ", "publication"}, ResultCase{"Опубликована статья", "publication"},
        ResultCase{"Новости в социальных сетях", "publication"},
        ResultCase{"Пост в группе ВКонтакте", "publication"}, ResultCase{"Удостоверения", "certificate"},
        ResultCase{"Сертификаты участников", "certificate"}, ResultCase{"Дипломы, грамоты", "certificate"},
        ResultCase{"Обучено 20 педагогов на курсах", "certificate"},
        ResultCase{"Педагоги прошли курсы повышения квалификации", "certificate"},
        ResultCase{"Свидетельство о регистрации", "certificate"},
        ResultCase{"Экспертное заключение", "analytical_note"},
        ResultCase{"Заключение комиссии", "analytical_note"},
        ResultCase{"Заключение ПМПК", "analytical_note"}, ResultCase{"Журнал регистрации", "register"},
        ResultCase{"Стратегия развития", "plan"},
        ResultCase{"Индивидуальные образовательные маршруты", "plan"}, ResultCase{"ИОМ педагогов", "plan"},
        ResultCase{"Карта рисков", "register"},
        ResultCase{"Перечень программ дополнительного образования", "register"},
        ResultCase{"Приказ, методические рекомендации, план мероприятий («дорожная карта»)",
                   "order, recommendations, plan"},
        ResultCase{"Наличие приказа Управления образования о проведении мониторинга", "order"},
        ResultCase{"Аналитические справки, отчёты, протоколы, размещённые на сайте",
                   "analytical_note, report, protocol, publication"},
        ResultCase{"Создан раздел на сайте", "publication"}, ResultCase{"Ведомость", "register"},
        ResultCase{"Проект приказа", "order"}));

INSTANTIATE_TEST_SUITE_P(
    that_only_aim, Results,
    testing::Values(
        ResultCase{"Улучшение положения семей", ""}, ResultCase{"Решение коллегии", ""},
        ResultCase{"Проанализированы результаты", ""}, ResultCase{"Отчётность сдана", ""},
        ResultCase{"Информационное письмо", ""}, ResultCase{"Планирование работы", ""},
        ResultCase{"Планируемые результаты", ""}, ResultCase{"Достигнуты договорённости", ""},
        ResultCase{"Повышение функциональной грамотности", ""},
        ResultCase{"Повышение квалификации педагогов", ""}, ResultCase{"Повышение эффективности", ""},
        ResultCase{"В соответствии с приказом Минпросвещения от 12.01.2022 № 5", ""},
        ResultCase{"Реализация муниципальной программы", ""}, ResultCase{"Участие в программе", ""},
        ResultCase{"Использование методических рекомендаций в работе", ""},
        ResultCase{"Изучение нормативных документов", ""}, ResultCase{"Ознакомление с приказом", ""},
        ResultCase{"Обсуждение плана", ""}, ResultCase{"Конспекты занятий, сценарии", ""},
        ResultCase{"Акт проверки", ""}, ResultCase{"Мониторинг", ""},
        ResultCase{"Результаты мониторинга", ""}, ResultCase{"Сборник материалов", ""},
        ResultCase{"Паспорт проекта", ""}, ResultCase{"Модель наставничества", ""},
        ResultCase{"Совершенствование нормативной базы", ""}, ResultCase{"Охват детей программами", ""},
        ResultCase{"Увеличение доли педагогов", ""}, ResultCase{"Методический семинар", ""},
        ResultCase{"Подготовлен пакет документов", ""}, ResultCase{"Паспорт безопасности", ""},
        ResultCase{"Повышение качества планирования", ""}));

TEST(Titles, make_papers_that_the_result_is_silent_of) {
    const auto made = [](std::string_view title, const std::vector<EvidenceKind>& asked = {}) {
        std::string kinds;
        for (const auto kind : evidence_of_title(title, asked))
            kinds += (kinds.empty() ? "" : ", ") + std::string(name(kind));
        return kinds;
    };
    EXPECT_EQ(made("Утверждение плана мероприятий"), "plan");
    EXPECT_EQ(made("Издание приказа о назначении координатора"), "order");
    EXPECT_EQ(made("Подготовка аналитической справки"), "analytical_note");
    EXPECT_EQ(made("Заключение договоров о сотрудничестве"), "agreement");
    EXPECT_EQ(made("Мониторинг и подготовка рекомендаций"), "recommendations");
    EXPECT_EQ(made("Анализ результатов экзаменов"), "analytical_note");
    EXPECT_EQ(made("Размещение информации на сайте"), "publication");
    EXPECT_EQ(made("Утверждение плана мероприятий", {EvidenceKind::plan}), "");
    EXPECT_EQ(made("Выполнение плана мероприятий"), "");
    EXPECT_EQ(made("Проведение семинара по программе наставничества"), "");
}

}  // namespace
}  // namespace vekha::reading
