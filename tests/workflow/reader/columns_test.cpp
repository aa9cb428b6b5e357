#include "workflow/reader/columns.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vekha::reading {
namespace {

struct Name {
    const char* cell;
    Column column;
};

class HeadingNames : public testing::TestWithParam<Name> {};

TEST_P(HeadingNames, are_known) {
    EXPECT_EQ(column_named(GetParam().cell), GetParam().column) << GetParam().cell;
}

INSTANTIATE_TEST_SUITE_P(
    Words, HeadingNames,
    testing::Values(
        Name{"№ п/п", Column::number}, Name{"Пункт плана", Column::number},
        Name{"Наименование мероприятия", Column::title}, Name{"Мероприятия по реализации", Column::title},
        Name{"Содержание работы", Column::title}, Name{"Что делать", Column::title},
        Name{"Поручение", Column::title}, Name{"Сроки реализации мероприятия", Column::deadline},
        Name{"Дата проведения", Column::deadline}, Name{"Период", Column::deadline},
        Name{"Месяц", Column::deadline}, Name{"Периодичность", Column::deadline},
        Name{"Ответственный исполнитель", Column::party}, Name{"Кто проводит", Column::party},
        Name{"Куратор", Column::party}, Name{"Отв.", Column::party},
        Name{"Ожидаемый результат", Column::result}, Name{"Форма завершения", Column::result},
        Name{"Вид документа", Column::result}, Name{"Целевое значение показателя", Column::result},
        Name{"Объём финансирования мероприятия", Column::note}, Name{"Место проведения", Column::note},
        Name{"Целевая группа", Column::note}, Name{"Участники", Column::note},
        Name{"Отметка об исполнении", Column::note}, Name{"Примечание", Column::note},
        Name{"Форма проведения", Column::note},
        Name{"Наименование и форма проведения мероприятия", Column::title},
        Name{"Срок исполнения, ответственный", Column::deadline_party},
        Name{"Цель мероприятия", Column::note}, Name{"Участники мероприятия", Column::note},
        Name{"№ мероприятия", Column::number}, Name{"№ и наименование мероприятия", Column::title},
        Name{"Число", Column::deadline}, Name{"Зелёный", Column::unknown}));

std::vector<Column> columns(const std::vector<HeadingCell>& cells) {
    return columns_of(cells).columns;
}

TEST(Columns, the_name_of_a_column_of_deadlines_is_no_deadline) {
    for (const std::string name :
         {"Срок реализации", "Сроки реализации", "Период реализации", "Дата проведения", "Время проведения",
          "Срок", "Периодичность", "Сроки проведения мероприятия", "Месяц"}) {
        const auto heading = heading_of({"№ п/п", "Мероприятие", name, "Исполнитель"});
        ASSERT_TRUE(heading) << name;
        EXPECT_EQ(heading->columns[2], Column::deadline) << name;
    }
    EXPECT_FALSE(heading_of({"–", "Мероприятие дня", "весь период", "Исполнитель"}));
}

TEST(Columns, the_stronger_of_two_is_the_measure_and_the_other_groups) {
    EXPECT_EQ(columns({{"", "Задача"}, {"", "Мероприятие"}, {"", "Срок"}, {"", "Исполнитель"}}),
              (std::vector<Column>{Column::section, Column::title, Column::deadline, Column::party}));
}

TEST(Columns, a_month_beside_a_date_stands_over_the_rows) {
    EXPECT_EQ(columns({{"", "Месяц"}, {"", "Мероприятие"}, {"", "Дата"}, {"", "Кто"}}).front(),
              Column::section);
}

TEST(Columns, what_is_told_of_a_measure_is_not_its_name) {
    EXPECT_EQ(columns({{"", "Задачи мероприятия"},
                       {"", "Вид мероприятия"},
                       {"", "Наименование мероприятия"},
                       {"", "Срок"}}),
              (std::vector<Column>{Column::section, Column::unknown, Column::title, Column::deadline}));
}

TEST(Columns, begin_and_end_are_told_under_one_deadline) {
    EXPECT_EQ(columns({{"", "№"}, {"", "Мероприятие"}, {"Срок", "с"}, {"Срок", "по"}}),
              (std::vector<Column>{Column::number, Column::title, Column::begins, Column::ends}));
}

TEST(Columns, an_end_without_a_beginning_is_the_deadline) {
    EXPECT_EQ(columns({{"", "№"}, {"", "Мероприятие"}, {"", "Срок окончания"}}).back(), Column::deadline);
}

TEST(Columns, the_fact_beside_the_plan_is_no_deadline) {
    EXPECT_EQ(columns({{"", "№"}, {"", "Мероприятие"}, {"Срок", "план"}, {"Срок", "факт"}}),
              (std::vector<Column>{Column::number, Column::title, Column::deadline, Column::note}));
}

TEST(Columns, years_of_money_are_no_marks) {
    const Heading heading = columns_of({{"", "Мероприятие"},
                                        {"Финансирование", "2026"},
                                        {"Финансирование", "2027"},
                                        {"", "Срок"},
                                        {"", "Исполнитель"}});
    EXPECT_EQ(heading.columns[1], Column::note);
    EXPECT_FALSE(heading.spans[1]);
}

TEST(Columns, one_column_named_by_a_year_is_no_column_of_marks) {
    EXPECT_FALSE(columns_of({{"", "№"}, {"", "Мероприятие"}, {"", "2026 год"}}).dated());
    EXPECT_TRUE(columns_of({{"", "№"}, {"", "Мероприятие"}, {"", "2026 год"}, {"", "2027 год"}}).complete());
}

TEST(Columns, who_helps_is_a_party_and_who_takes_part_is_none) {
    EXPECT_EQ(
        columns({{"", "Мероприятие"},
                 {"", "Срок"},
                 {"", "Исполнители"},
                 {"", "Соисполнители"},
                 {"", "Участники"}}),
        (std::vector<Column>{Column::title, Column::deadline, Column::party, Column::party, Column::note}));
}

TEST(Columns, a_row_that_speaks_of_deadlines_is_no_heading) {
    EXPECT_FALSE(heading_of({"Мероприятия по охране труда", "весь период", "ответственные лица"}));
    EXPECT_FALSE(heading_of({"1", "Мероприятие", "срок", "исполнитель"}));
}

TEST(Columns, a_count_of_columns_may_leave_covered_ones_out) {
    EXPECT_TRUE(is_column_count({"1", "2", "", "3", "4"}));
    EXPECT_FALSE(is_column_count({"1", "2", "4"}));
}

}  // namespace
}  // namespace vekha::reading
