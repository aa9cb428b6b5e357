#include "workflow/reader/evidence.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vekha::reading {
namespace {

std::string kinds(const std::string& words) {
    std::string out;
    for (const auto kind : evidence_of(words)) out += (out.empty() ? "" : ", ") + std::string(name(kind));
    return out;
}

TEST(Evidence, each_kind_has_its_words) {
    EXPECT_EQ(kinds("Приказ о создании штаба"), "order");
    EXPECT_EQ(kinds("Пакет локальных нормативных актов"), "order");
    EXPECT_EQ(kinds("Протокол заседания"), "protocol");
    EXPECT_EQ(kinds("Аналитическая справка"), "analytical_note");
    EXPECT_EQ(kinds("Отчёт о результатах мониторинга"), "analytical_note");
    EXPECT_EQ(kinds("Промежуточный отчет"), "report");
    EXPECT_EQ(kinds("Методические рекомендации педагогам"), "recommendations");
    EXPECT_EQ(kinds("Утверждён план-график"), "plan");
    EXPECT_EQ(kinds("Индивидуальные маршруты учеников"), "plan");
    EXPECT_EQ(kinds("Заключены договоры"), "agreement");
    EXPECT_EQ(kinds("Перечень школ"), "register");
    EXPECT_EQ(kinds("Создан банк данных одарённых детей"), "register");
    EXPECT_EQ(kinds("Новость на сайте школы"), "publication");
    EXPECT_EQ(kinds("Удостоверения о повышении квалификации"), "certificate");
    EXPECT_EQ(kinds("Педагоги обучены на курсах"), "certificate");
}

TEST(Evidence, several_papers_are_each_asked_for_once) {
    EXPECT_EQ(kinds("Приказ, протокол; аналитическая справка. Приказ об итогах"),
              "order, protocol, analytical_note");
    EXPECT_EQ(kinds("Отчет и протокол собрания"), "report, protocol");
}

TEST(Evidence, what_a_paper_is_about_is_no_second_paper) {
    EXPECT_EQ(kinds("Приказ об утверждении дорожной карты"), "order");
    EXPECT_EQ(kinds("Отчёт по программе наставничества"), "report");
    EXPECT_EQ(kinds("Рекомендации с целью построения маршрута"), "recommendations");
}

TEST(Evidence, an_aim_leaves_no_paper) {
    for (const char* aim : {"Повышение эффективности управления", "Обмен опытом", "Работа по плану школы",
                            "Реализация программ развития", "Улучшение материально-технической базы",
                            "Охват обучающихся программами"})
        EXPECT_EQ(kinds(aim), "") << aim;
}

TEST(Indicators, are_numbers_with_units) {
    const auto found = indicators_of(
        "Аналитическая справка. 95,5 % охват детей; курсы длительностью до 36 часов, школа № 5");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].text, "95,5 % охват детей");
    EXPECT_DOUBLE_EQ(found[0].value, 95.5);
    EXPECT_EQ(found[0].unit, "%");
    EXPECT_EQ(found[1].text, "длительностью до 36 часов");
    EXPECT_EQ(found[1].unit, "часов");
}

TEST(Indicators, years_and_classes_are_none) {
    EXPECT_TRUE(indicators_of("План на 2026 год для 9 классов").empty());
}

}  // namespace
}  // namespace vekha::reading
