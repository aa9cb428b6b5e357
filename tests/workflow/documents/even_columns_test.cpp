#include "workflow/documents/even_columns.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

Cell cell(const std::string& text, int columns = 1, int rows = 1) {
    Cell made;
    made.text = text;
    made.columns = columns;
    made.rows = rows;
    return made;
}

std::vector<int> spans(const Row& row) {
    std::vector<int> out;
    for (const Cell& one : row.cells) out.push_back(one.columns);
    return out;
}

Table even(std::vector<Row> rows) {
    Document document;
    document.blocks.emplace_back(Table{std::move(rows)});
    return std::get<Table>(with_even_columns(std::move(document)).blocks.front());
}

TEST(EvenColumns, two_tables_joined_with_other_edges_have_the_columns_of_one) {
    const Table table = even({{{cell("1"), cell("Сбор", 2), cell("май", 2)}},
                              {{cell("Раздел", 5)}},
                              {{cell("2", 2), cell("Пир"), cell("июнь", 2)}}});
    EXPECT_EQ(spans(table.rows[0]), (std::vector<int>{1, 1, 1}));
    EXPECT_EQ(spans(table.rows[1]), (std::vector<int>{3}));
    EXPECT_EQ(spans(table.rows[2]), (std::vector<int>{1, 1, 1}));
}

TEST(EvenColumns, a_row_without_spans_gives_the_spans_of_others_their_meaning) {
    const Table table =
        even({{{cell("№"), cell("Дело"), cell("Начало")}}, {{cell("1"), cell("Сбор", 2), cell("")}}});
    EXPECT_EQ(spans(table.rows[1]), (std::vector<int>{1, 2, 1}));
}

TEST(EvenColumns, cells_merged_over_rows_keep_their_grid) {
    const Table table = even(
        {{{cell("№", 1, 2), cell("Дело", 2), cell("Срок", 2)}}, {{cell("1", 2), cell("2"), cell("3", 2)}}});
    EXPECT_EQ(spans(table.rows[0]), (std::vector<int>{1, 2, 2}));
}

TEST(EvenColumns, rows_of_unlike_counts_keep_their_grid) {
    const Table table = even({{{cell("a", 2), cell("b", 2), cell("c")}}, {{cell("a", 4), cell("b")}}});
    EXPECT_EQ(spans(table.rows[0]), (std::vector<int>{2, 2, 1}));
}

}  // namespace
}  // namespace vekha
