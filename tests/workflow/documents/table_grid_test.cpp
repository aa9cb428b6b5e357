#include "workflow/documents/table_grid.hpp"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/office_file.hpp"

namespace vekha {
namespace {

GridCell cell(std::string text, int span = 1, int width = 0) {
    GridCell out;
    out.cell.text = std::move(text);
    out.span = span;
    out.width = width;
    return out;
}
GridCell below(int span = 1, int width = 0) {
    GridCell out = cell("", span, width);
    out.continues = true;
    return out;
}
GridRow row(std::vector<GridCell> cells) {
    GridRow out;
    out.cells = std::move(cells);
    return out;
}

std::string grid(std::vector<GridRow> rows, const std::vector<int>& widths = {}) {
    Document document;
    document.blocks.emplace_back(table_of(std::move(rows), widths));
    return test::shown(document);
}

TEST(TableGrid, a_cell_that_continues_makes_the_one_above_taller) {
    EXPECT_EQ(grid({row({cell("а"), cell("б")}), row({below(), cell("в")}), row({below(), cell("г")})}),
              "| 1x3 а | б |\n| в |\n| г |");
}

TEST(TableGrid, merged_in_both_directions) {
    EXPECT_EQ(grid({row({cell("а", 2), cell("б")}), row({below(2), cell("в")}),
                    row({cell("1"), cell("2"), cell("3")})}),
              "| 2x2 а | б |\n| в |\n| 1 | 2 | 3 |");
}

TEST(TableGrid, a_continuation_of_nothing_begins_a_cell) {
    EXPECT_EQ(grid({row({below(), cell("а")}), row({below(), cell("б")})}), "| 1x2  | а |\n| б |");
}

TEST(TableGrid, a_continuation_that_stands_elsewhere_begins_a_cell) {
    EXPECT_EQ(grid({row({cell("а"), cell("б"), cell("в")}), row({cell("г", 2), below()}),
                    row({below(), cell("д", 2)})}),
              "| а | б | 1x2 в |\n| 2x2 г |\n| 2x1 д |");
}

TEST(TableGrid, columns_left_out_are_an_empty_cell) {
    GridRow indented = row({cell("б")});
    indented.before = 1;
    indented.after = 1;
    EXPECT_EQ(grid({row({cell("1"), cell("2"), cell("3")}), indented}), "| 1 | 2 | 3 |\n|  | б |  |");
}

TEST(TableGrid, edges_that_a_hand_drew_a_hair_apart_are_one) {
    EXPECT_EQ(grid({row({cell("№"), cell("Дело", 2), cell("Срок")}),
                    row({cell("1", 2), cell("Сбор"), cell("май")})},
                   {600, 20, 4000, 2000}),
              "| № | Дело | Срок |\n| 1 | Сбор | май |");
}

TEST(TableGrid, a_narrow_column_that_holds_a_cell_stays) {
    EXPECT_EQ(grid({row({cell("а"), cell("|"), cell("б")}), row({cell("в", 2), cell("г")})}, {600, 20, 4000}),
              "| а | | | б |\n| 2x1 в | г |");
}

TEST(TableGrid, a_row_that_disagrees_with_the_grid_is_placed_by_its_widths) {
    EXPECT_EQ(grid({row({cell("1", 1, 600), cell("2", 1, 4000), cell("3", 1, 2000)}),
                    row({cell("раздел", 1, 6600)}), row({cell("а", 1, 600), cell("б", 1, 6000)})},
                   {600, 4000, 2000}),
              "| 1 | 2 | 3 |\n| 3x1 раздел |\n| а | 2x1 б |");
}

TEST(TableGrid, huge_spans_are_held_to_the_grid) {
    const Table table =
        table_of({row({cell("а", 1'000'000'000), cell("б", 1'000'000'000)}), row({cell("в")})}, {});
    EXPECT_EQ(table.rows.size(), 2U);
    for (const Row& one : table.rows)
        for (const Cell& c : one.cells) EXPECT_LE(c.columns, widest_grid);
}

}  // namespace
}  // namespace vekha
