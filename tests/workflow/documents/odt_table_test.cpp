#include <string>

#include <gtest/gtest.h>

#include "tests/support/office_file.hpp"
#include "workflow/documents/odt_blocks.hpp"
#include "workflow/documents/office.hpp"

namespace vekha {
namespace {

std::string read(const std::string& text, const std::string& styles = {}) {
    return test::shown(read_office(test::odt_of(text, {{"automatic", styles}})));
}
std::string cell(const std::string& text, const std::string& attributes = {}) {
    return "<table:table-cell " + attributes + "><text:p>" + text + "</text:p></table:table-cell>";
}
const std::string covered = "<table:covered-table-cell/>";
std::string row(const std::string& cells, const std::string& attributes = {}) {
    return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
}
std::string table(const std::string& rows) {
    return "<table:table>" + rows + "</table:table>";
}

TEST(OdtTable, spans_in_both_directions) {
    EXPECT_EQ(read(table(row(cell("а", "table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\"") +
                             covered + cell("б")) +
                         row(covered + covered + cell("в")) + row(cell("1") + cell("2") + cell("3")))),
              "| 2x2 а | б |\n| в |\n| 1 | 2 | 3 |");
}

TEST(OdtTable, heading_rows_are_marked) {
    EXPECT_EQ(read(table("<table:table-header-rows>" + row(cell("№") + cell("Дело")) +
                         "</table:table-header-rows>" + row(cell("1") + cell("Сбор")))),
              "!| № | Дело |\n| 1 | Сбор |");
}

TEST(OdtTable, repeated_cells_and_rows_are_as_many) {
    EXPECT_EQ(
        read(table(row(cell("+", "table:number-columns-repeated=\"3\"") + cell("а")) +
                   row(cell("1") + cell("2") + cell("3") + cell("4"), "table:number-rows-repeated=\"2\""))),
        "| + | + | + | а |\n| 1 | 2 | 3 | 4 |\n| 1 | 2 | 3 | 4 |");
}

TEST(OdtTable, repetition_without_end_is_cut) {
    const auto document =
        read_office(test::odt_of(table(row(cell("а", "table:number-columns-repeated=\"2000000000\""),
                                           "table:number-rows-repeated=\"2000000000\"") +
                                       row(cell("б"), "table:number-rows-repeated=\"2000000000\""))));
    ASSERT_TRUE(document);
    std::size_t cells = 0;
    for (const Row& one : std::get<Table>(document->blocks[0]).rows) cells += one.cells.size();
    EXPECT_LT(cells, 300'000U);
}

TEST(OdtTable, a_sub_table_splits_the_row_it_stands_in) {
    const std::string styles =
        "<style:style style:name=\"A\" style:family=\"table-column\"><style:table-column-properties "
        "style:column-width=\"4cm\"/></style:style><style:style style:name=\"B\" "
        "style:family=\"table-column\">"
        "<style:table-column-properties style:column-width=\"2cm\"/></style:style>";
    const std::string sub =
        "<table:table-cell><table:table table:is-sub-table=\"true\">"
        "<table:table-column table:style-name=\"B\" table:number-columns-repeated=\"2\"/>" +
        row(cell("а") + cell("б")) + row(cell("в") + cell("г")) + "</table:table></table:table-cell>";
    EXPECT_EQ(
        read("<table:table><table:table-column table:style-name=\"A\" table:number-columns-repeated=\"2\"/>" +
                 row(cell("1") + sub) + row(cell("2") + cell("д")) + "</table:table>",
             styles),
        "| 1x2 1 | а | б |\n| в | г |\n| 2 | 2x1 д |");
}

TEST(OdtTable, a_table_inside_a_cell_stays_apart) {
    EXPECT_EQ(read(table(row(cell("1") + "<table:table-cell><text:p>до</text:p>" +
                             table(row(cell("а") + cell("б"))) + "</table:table-cell>"))),
              "| 1 | до(| а | б |) |");
}

TEST(OdtTable, a_covered_cell_under_nothing_does_no_harm) {
    EXPECT_EQ(read(table(row(covered + cell("а") + cell("б")))), "| а | б |");
}

}  // namespace
}  // namespace vekha
