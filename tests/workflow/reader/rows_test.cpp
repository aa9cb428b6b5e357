#include "workflow/reader/rows.hpp"

#include <string>

#include <gtest/gtest.h>

#include "workflow/documents/text.hpp"
#include "workflow/reader/ribbon.hpp"

namespace vekha::reading {
namespace {

// Rows as «number|title|deadline|party|result», headings as «# words»; line ends of cells as spaces.
std::string rows(const std::string& text) {
    std::string out;
    for (const PlanRow& row : plan_rows(rows_from_ribbons(lines_of(*read_text(text)))).rows) {
        out += row.heading ? "# " + *row.heading
                           : row.number.value_or("-") + "|" + row.title.text + "|" + row.deadline.text + "|" +
                                 row.party.text + "|" + row.result.text;
        out += '\n';
    }
    for (auto& c : out)
        if (c == '\n') c = '/';
    return out;
}

const std::string heading = "№\tМероприятие\tСрок\tОтветственный\tРезультат\n";

TEST(Rows, columns_are_told_by_their_words_in_any_order) {
    EXPECT_EQ(rows("Исполнители\tСроки реализации\tОжидаемый результат\tНаименование "
                   "мероприятия\nОтдел\tмай\tПриказ\tСбор\n"),
              "-|Сбор|май|Отдел|Приказ/");
}

TEST(Rows, a_repeated_heading_and_a_count_of_columns_are_no_items) {
    EXPECT_EQ(rows(heading + "1\t2\t3\t4\t5\n1.\tСбор\tмай\tОтдел\tПриказ\n\n" + heading +
                   "2.\tПир\tиюнь\tОтдел\t\n"),
              "1|Сбор|май|Отдел|Приказ/2|Пир|июнь|Отдел|/");
}

TEST(Rows, a_row_cut_by_the_page_is_one) {
    EXPECT_EQ(rows(heading + "1.\tСбор подписей в\tмай -\tОтдел\tПриказ\n\n" + heading +
                   "\tсёлах\tиюнь\tкультуры\tо сборе\n"),
              "1|Сбор подписей в/сёлах|май -/июнь|Отдел/культуры|Приказ/о сборе/");
}

TEST(Rows, a_year_alone_does_not_make_a_row_of_its_own) {
    EXPECT_EQ(
        rows(heading + "1.\tВыборы\tНоябрь\tОтдел\t\n\n\tСовета школы\t2026 г.\t\t\n2.\tПир\tмай\t\t\n"),
        "1|Выборы/Совета школы|Ноябрь/2026 г.|Отдел|/2|Пир|май||/");
}

TEST(Rows, a_row_without_a_number_but_with_a_deadline_of_its_own_is_an_item) {
    EXPECT_EQ(rows(heading + "1.\tРекомендации\tмарт 2026\tОтдел\tРекомендации\n\tПроверка "
                             "рекомендаций\tсентябрь 2026\t\tшколам. Справка\n2.\tПир\tмай\t\t\n"),
              "1|Рекомендации|март 2026|Отдел|Рекомендации/школам./-|Проверка рекомендаций|сентябрь "
              "2026||Справка/2|Пир|май||/");
}

TEST(Rows, sections_stand_in_rows_lines_and_years) {
    EXPECT_EQ(rows(heading + "1. Кадры\t\t\t\t\n1.\tСбор\tмай\t\t\n\n2. "
                             "Учёба\n\n1.\tКурсы\tиюнь\t\t\n<b>2027 год</b>\t\t\t\t\n2.\tПир\tмай\t\t\n"),
              "# Кадры/1|Сбор|май||/# Учёба/1|Курсы|июнь||/# 2027 год/2|Пир|май||/");
}

TEST(Rows, a_number_over_its_children_is_a_section_and_one_among_them_an_item) {
    EXPECT_EQ(rows(heading + "1\tКадры\t\t\t\n1.1\tСбор\tмай\t\t\n1.2\tБез срока\t\t\t\n"),
              "# Кадры/1.1|Сбор|май||/1.2|Без срока|||/");
}

TEST(Rows, numbers_inside_titles_are_numbers) {
    EXPECT_EQ(rows("Мероприятие\tСрок\tОтветственный\n1.1. Сбор\tмай\tОтдел\n"), "1.1|Сбор|май|Отдел|/");
}

TEST(Rows, a_signature_under_the_table_is_no_row) {
    EXPECT_EQ(rows(heading + "1.\tСбор\tмай\t\t\n\nНачальник отдела\tП.П. Полевой\n"), "1|Сбор|май||/");
}

TEST(Rows, cells_one_a_line_become_rows_though_some_are_empty) {
    EXPECT_EQ(rows("\t№\n\tМероприятие\n\tСрок\n\tОтветственный\n\n\t1\n\tКадры\n\n\t1."
                   "1\n\tСбор\nвсех\n\tмай\n\tОтдел\n\n\t1.2\n\tПир\n\tиюнь\n\n\t1.3\n\tБез срока\n"),
              "# Кадры/1.1|Сбор/всех|май|Отдел|/1.2|Пир|июнь||/1.3|Без срока|||/");
}

TEST(Rows, lines_without_tabs_are_cells_where_their_heading_is) {
    EXPECT_EQ(
        rows("План\n\n№\nМероприятие\nСрок\nИсполнитель\n\n1\nСбор\nмай\nОтдел\n\n2\nПир\nиюнь\nОтдел\n"),
        "1|Сбор|май|Отдел|/2|Пир|июнь|Отдел|/");
}

TEST(Rows, another_table_after_the_plan_is_not_the_plan) {
    EXPECT_EQ(rows(heading +
                   "1.\tСбор\tмай\t\t\n\nСостав группы\n\n№\tФИО\tДолжность\n1\tВетрова А.П.\tметодист\n"),
              "1|Сбор|май||/");
}

}  // namespace
}  // namespace vekha::reading
