#include "workflow/documents/text.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workflow/documents/markup.hpp"
#include "workflow/documents/utf8.hpp"
#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

using testing::ElementsAre;

std::vector<std::vector<std::string>> rows(const std::string& text) {
    std::vector<std::vector<std::string>> out;
    const auto document = read_text(text);
    EXPECT_TRUE(document);
    if (!document) return out;
    for (const Block& block : document->blocks)
        if (const auto* table = std::get_if<Table>(&block))
            for (const Row& row : table->rows) {
                out.emplace_back();
                for (const Cell& cell : row.cells) out.back().push_back(cell.text);
            }
    return out;
}

TEST(Text, rows_of_tabs_are_a_table_and_blank_lines_do_not_end_it) {
    EXPECT_THAT(rows("№\tДело\tСрок\n1\tСбор\tмай\n\n2\tОтчёт\tиюнь\n"),
                ElementsAre(ElementsAre("№", "Дело", "Срок"), ElementsAre("1", "Сбор", "май"),
                            ElementsAre("2", "Отчёт", "июнь")));
}

TEST(Text, a_line_end_inside_a_cell_of_a_tab_row_stays_in_that_cell) {
    EXPECT_THAT(rows("№\tДело\tСрок\n1\tСбор\nподписей\tмай\n"),
                ElementsAre(testing::_, ElementsAre("1", "Сбор\nподписей", "май")));
}

TEST(Text, rulers_between_rows_are_no_rows) {
    EXPECT_EQ(rows("а\tб\tв\n--\t---\t--\nг\tд\tе\n").size(), 2U);
}

TEST(Text, one_cell_a_line_is_a_table_of_single_cells) {
    EXPECT_THAT(
        rows("\t№\n\tДело\n\n\t1\n\tСбор\nподписей\n"),
        ElementsAre(ElementsAre("№"), ElementsAre("Дело"), ElementsAre("1"), ElementsAre("Сбор\nподписей")));
}

TEST(Text, pipes_make_rows_and_an_escaped_pipe_is_a_letter) {
    EXPECT_THAT(rows("| а | б |\n|---|:-:|\n| в \\| г | д |\n"),
                ElementsAre(ElementsAre("а", "б"), ElementsAre("в | г", "д")));
}

TEST(Text, a_box_joins_the_lines_of_a_cell) {
    EXPECT_THAT(rows("+---+-----+\n| № | Дело|\n+---+-----+\n| 1 | Сбор|\n|   | всех|\n+---+-----+\n"),
                ElementsAre(ElementsAre("№", "Дело"), ElementsAre("1", "Сбор\nвсех")));
}

TEST(Text, a_box_without_lines_between_its_rows_is_cut_by_numbers) {
    EXPECT_THAT(rows("┌───┬─────┐\n│ № │ Дело│\n├───┼─────┤\n│ 1 │ Сбор│\n│ 2 │ Отчёт│\n└───┴─────┘\n"),
                ElementsAre(ElementsAre("№", "Дело"), ElementsAre("1", "Сбор"), ElementsAre("2", "Отчёт")));
}

TEST(Text, a_ruler_of_dashes_says_where_columns_lie) {
    EXPECT_THAT(rows("№   Дело     Срок\n--- -------- ------\n1   Сбор     май\n2   Отчёт    июнь\n"),
                ElementsAre(ElementsAre("№", "Дело", "Срок"), ElementsAre("1", "Сбор", "май"),
                            ElementsAre("2", "Отчёт", "июнь")));
}

TEST(Text, marks_of_converters_are_taken_out) {
    EXPECT_EQ(without_markup("<p>Отчёт</p> <b>о</b>&nbsp;сборе<br>подписей").text,
              "Отчёт\n о сборе\nподписей");
    EXPECT_TRUE(without_markup("<b>Раздел</b>").bold);
    EXPECT_TRUE(without_markup("**Раздел**").bold);
    EXPECT_FALSE(without_markup("**Раз** и **два**").bold);
    EXPECT_EQ(without_markup("5 < 6 и 7 > 2").text, "5 < 6 и 7 > 2");
}

TEST(Text, bold_goes_on_over_lines) {
    const auto document = read_text("**План\nработы**\nи ещё\n");
    ASSERT_TRUE(document);
    ASSERT_EQ(document->blocks.size(), 3U);
    EXPECT_TRUE(std::get<Paragraph>(document->blocks[1]).bold);
    EXPECT_FALSE(std::get<Paragraph>(document->blocks[2]).bold);
    EXPECT_EQ(std::get<Paragraph>(document->blocks[2]).line, 3);
}

TEST(Text, an_empty_file_is_refused) {
    for (const std::string text : {"", " \n\t\r\n", "\xEF\xBB\xBF"}) {
        const auto document = read_text(text);
        ASSERT_FALSE(document);
        EXPECT_EQ(document.error().fault, Fault::unreadable);
        EXPECT_EQ(document.error().message, "Файл пуст");
    }
}

TEST(Text, broken_utf8_is_refused_with_its_line_and_byte) {
    const auto document = read_text("План\nна \xD0 год\n");
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().fault, Fault::unreadable);
    EXPECT_EQ(document.error().where, "строка 2, байт 6");
    EXPECT_FALSE(check_utf8("\xC0\xAF"));          // overlong
    EXPECT_FALSE(check_utf8("\xED\xA0\x80"));      // a surrogate
    EXPECT_FALSE(check_utf8("\xF4\x90\x80\x80"));  // past the last point
    EXPECT_TRUE(check_utf8("Ж€𝄞"));
}

TEST(Text, what_is_past_a_limit_is_refused) {
    const auto big = read_text(std::string(limits::document_bytes + 1, 'a'));
    ASSERT_FALSE(big);
    EXPECT_EQ(big.error().fault, Fault::too_large);
    const auto lines = read_text(std::string(limits::document_lines + 1, '\n') + "a");
    ASSERT_FALSE(lines);
    EXPECT_EQ(lines.error().fault, Fault::too_large);
    const auto cell = read_text("а\tб\tв\n\n1\t" + std::string(limits::cell_bytes + 1, 'x') + "\t2\n");
    ASSERT_FALSE(cell);
    EXPECT_EQ(cell.error().where, "строка 3");
}

}  // namespace
}  // namespace vekha
