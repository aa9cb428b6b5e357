#include "workflow/documents/csv.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office_file.hpp"
#include "workflow/documents/open.hpp"
#include "workflow/documents/sheet.hpp"
#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

using testing::ElementsAre;

std::vector<std::string> read(const std::string& text) {
    return test::shown_lines(open_document(text));
}

TEST(Csv, quotes_hold_delimiters_line_breaks_and_quotes) {
    EXPECT_THAT(read("№;Дело;Срок\r\n1;\"Сбор; \"\"всех\"\"\r\nи каждого\";май\r\n"),
                ElementsAre("| № | Дело | Срок |", "| 1 | Сбор; \"всех\"/и каждого | май |"));
}

TEST(Csv, the_delimiter_is_told_by_the_rows) {
    EXPECT_EQ(csv_delimiter("№;Дело, место;Срок\n1;Сбор, школа;май\n"), ';');
    EXPECT_EQ(csv_delimiter("№,Дело,Срок\n1,\"Сбор, школа\",май\n"), ',');
    EXPECT_EQ(csv_delimiter("№\t\"Дело\nи место\"\tСрок\n1\tСбор\tмай\n"), '\t');
}

TEST(Csv, lines_above_the_table_are_paragraphs_and_their_numbers_stay) {
    const auto document = open_document(
        "\xEF\xBB\xBFПлан работы;;;\nна 2026 "
        "год;;;\n;;;\n№;Дело;Срок;Кто\n1;\"Сбор\nвсех\";май;Отдел\n2;Отчёт;июнь;Отдел\n");
    ASSERT_TRUE(document);
    EXPECT_THAT(test::shown_lines(document),
                ElementsAre("План работы/на 2026 год", "| № | Дело | Срок | Кто |",
                            "| 1 | Сбор/всех | май | Отдел |", "| 2 | Отчёт | июнь | Отдел |"));
    const Table& table = std::get<Table>(document->blocks[1]);
    EXPECT_EQ(table.rows[1].line, 5);
    EXPECT_EQ(table.rows[2].line, 7);  // the line break inside the quotes counts
}

TEST(Csv, a_signature_below_a_blank_row_is_no_row_of_the_plan) {
    EXPECT_THAT(read("№;Дело;Срок\n1;Сбор;май\n;;\nНачальник;;И.П. Ветрова\n"),
                ElementsAre("| № | Дело | Срок |", "| 1 | Сбор | май |", "Начальник И.П. Ветрова"));
}

TEST(Csv, hand_made_titles_without_delimiters_and_short_rows_are_allowed) {
    EXPECT_EQ(
        csv_delimiter(
            "План работы\n\n№;Дело;Срок;Кто\n1;Сбор;май;Я\n2;Учёба;май;Я\n3;Отчёт;май\n4;Пир;май;Я\nИтого\n"),
        ';');
}

TEST(Csv, prose_is_no_table) {
    for (const std::string text :
         {"Отдел, школа, музей и клуб\nготовят смотр, конкурс, выставку и пир.\n",
          "Иванов, Петров, Сидоров\nКошкин, Мышкин, Собакин\n", "один; два\nтри; четыре\n", "№;Дело;Срок\n",
          "а;б;в\nг;д\nе\nж;з;и;к\n", "№;\"Дело;Срок\n1;Сбор;май\n"})
        EXPECT_EQ(csv_delimiter(text), std::nullopt) << text;
}

TEST(Csv, tables_of_tabs_without_quotes_stay_with_the_text_reader) {
    EXPECT_EQ(csv_delimiter("№\tДело\tСрок\n1\tСбор\tмай\n"), std::nullopt);
    EXPECT_EQ(csv_delimiter("Дело\t2026\tВсего\nСбор\t15,0\t15,0\nПир\t20,0\t20,0\n"), std::nullopt);
}

TEST(Csv, a_number_that_lost_its_zero_finds_it_again) {
    EXPECT_THAT(read("1.8;а;б\n1.9;в;г\n1.1;д;е\n1.11;ж;з\n"),
                ElementsAre("| 1.8 | а | б |", "| 1.9 | в | г |", "| 1.10 | д | е |", "| 1.11 | ж | з |",
                            "# Номера строк, в которых таблица отбросила последний ноль, прочитаны по "
                            "порядку (1.10 после 1.9)"));
}

TEST(Csv, what_is_past_a_limit_is_refused) {
    std::string rows;
    for (std::size_t i = 0; i < sheet_rows + 1; ++i) rows += "1;а;б\n";
    EXPECT_EQ(open_document(rows).error().fault, Fault::too_large);
    const std::string cell = "1;" + std::string(limits::cell_bytes + 1, 'x') + ";2\n";
    const auto wide = open_document(cell + cell);
    ASSERT_FALSE(wide);
    EXPECT_EQ(wide.error().where, "строка 1");
}

}  // namespace
}  // namespace vekha
