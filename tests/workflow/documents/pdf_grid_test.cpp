#include "workflow/documents/pdf_grid.hpp"

#include <gtest/gtest.h>

#include "tests/workflow/documents/boxes_page.hpp"

namespace vekha::pdf {
namespace {

using testing::BoxesPage;

TEST(PdfGrid, a_missing_line_merges_two_cells) {
    // ┌──┬──┬──┐
    // │  ├──┴──┤   the first column is one cell over two rows, the second row one over two columns
    // └──┴─────┘
    auto page = BoxesPage()
                    .across(100, 20, 320)
                    .across(120, 120, 320)
                    .across(140, 20, 320)
                    .down(20, 100, 140)
                    .down(120, 100, 140)
                    .down(220, 100, 120)
                    .down(320, 100, 140)
                    .page();
    const auto grids = grids_of(page);
    ASSERT_EQ(grids.size(), 1U);
    const auto& cells = grids[0].cells;
    ASSERT_EQ(cells.size(), 4U);
    EXPECT_EQ(cells[0].rows, 2U);
    EXPECT_EQ(cells[0].columns, 1U);
    EXPECT_EQ(cells[3].row, 1U);
    EXPECT_EQ(cells[3].column, 1U);
    EXPECT_EQ(cells[3].columns, 2U);
}

TEST(PdfGrid, strokes_of_letters_and_underlines_are_no_lines) {
    auto page = BoxesPage().grid({20, 120, 220}, {100, 120, 140}).text(30, 101, "Фонд").page();
    page.rulings.push_back({false, 32, 101, 111});  // the stem of the letter
    page.rulings.push_back({true, 118, 130, 200});  // an underline, which no line crosses
    page.rulings.push_back({true, 300, 100, 400});  // a line under a signature
    const auto grids = grids_of(page);
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].cells.size(), 4U);
}

TEST(PdfGrid, a_border_that_wavers_from_row_to_row_is_one) {
    auto page = BoxesPage()
                    .across(100, 20, 320)
                    .across(120, 20, 320)
                    .across(140, 20, 320)
                    .down(20, 100, 140)
                    .down(120, 100, 120)
                    .down(128, 120, 140)
                    .down(320, 100, 140)
                    .page();
    const auto grids = grids_of(page);
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].xs.size(), 3U);
    EXPECT_EQ(grids[0].cells.size(), 4U);
}

TEST(PdfGrid, a_row_left_open_by_the_page_s_end_is_a_row) {
    auto page = BoxesPage().across(100, 20, 220).across(120, 20, 220).page();
    for (const double x : {20.0, 120.0, 220.0}) page.rulings.push_back({false, x, 100, 160});
    const auto grids = grids_of(page);
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].ys.size(), 3U);
}

TEST(PdfGrid, a_frame_around_text_is_no_table_and_a_table_in_a_cell_is_left_to_it) {
    EXPECT_TRUE(grids_of(BoxesPage().grid({20, 500}, {100, 700}).page()).empty());
    const auto grids = grids_of(
        BoxesPage().grid({20, 300, 580}, {100, 400, 700}).grid({320, 400, 480}, {150, 170, 190}).page());
    ASSERT_EQ(grids.size(), 1U);
    EXPECT_EQ(grids[0].cells.size(), 4U);
}

TEST(PdfGrid, a_drawing_of_many_lines_costs_nothing) {
    BoxesPage page;
    for (int i = 0; i < 5'000; ++i) page.across(i * 0.1, 0, 500).down(i * 0.1, 0, 500);
    EXPECT_TRUE(grids_of(page.page()).empty());
}

}  // namespace
}  // namespace vekha::pdf
