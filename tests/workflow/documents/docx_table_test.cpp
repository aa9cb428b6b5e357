#include <string>

#include <gtest/gtest.h>

#include "tests/support/office_file.hpp"
#include "workflow/documents/docx_blocks.hpp"
#include "workflow/documents/office.hpp"

namespace vekha {
namespace {

std::string read(const std::string& body) {
    return test::shown(read_office(test::docx_of(body)));
}
std::string p(const std::string& text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}
std::string tc(const std::string& text, const std::string& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + p(text) + "</w:tc>";
}
std::string tr(const std::string& cells, const std::string& properties = {}) {
    return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}
std::string tbl(const std::string& rows) {
    return "<w:tbl>" + rows + "</w:tbl>";
}

TEST(DocxTable, paragraphs_of_a_cell_are_its_lines) {
    EXPECT_EQ(read(tbl(tr("<w:tc>" + p("Отдел") + p("") + p("Школы") + "</w:tc>" + tc("май")))),
              "| Отдел/Школы | май |");
}

TEST(DocxTable, a_merge_without_a_word_goes_on) {
    EXPECT_EQ(
        read(tbl(tr(tc("1") + tc("Отдел", "<w:vMerge w:val=\"restart\"/>")) +
                 tr(tc("2") + tc("", "<w:vMerge/>")) +
                 tr(tc("3") + tc("", "<w:vMerge w:val=\"continue\"/>")) +
                 tr(tc("4") + tc("Школы", "<w:vMerge w:val=\"restart\"/>")) + tr(tc("5") + tc("Клубы")))),
        "| 1 | 1x3 Отдел |\n| 2 |\n| 3 |\n| 4 | Школы |\n| 5 | Клубы |");
}

TEST(DocxTable, spans_and_columns_left_out) {
    EXPECT_EQ(read(tbl(tr(tc("Раздел", "<w:gridSpan w:val=\"3\"/>")) + tr(tc("1") + tc("2") + tc("3")) +
                       tr(tc("б") + tc("в"), "<w:gridBefore w:val=\"1\"/>"))),
              "| 3x1 Раздел |\n| 1 | 2 | 3 |\n|  | б | в |");
}

TEST(DocxTable, only_rows_at_the_top_are_headings) {
    const std::string mark = "<w:tblHeader/>";
    EXPECT_EQ(read(tbl(tr(tc("№") + tc("Дело"), mark) + tr(tc("1") + tc("Сбор")) +
                       tr(tc("2") + tc("Отчёт"), mark))),
              "!| № | Дело |\n| 1 | Сбор |\n| 2 | Отчёт |");
    EXPECT_EQ(read(tbl(tr(tc("№") + tc("Дело"), mark) + tr(tc("1") + tc("Сбор"), mark))),
              "| № | Дело |\n| 1 | Сбор |");
}

TEST(DocxTable, deleted_rows_are_gone_and_inserted_ones_there) {
    EXPECT_EQ(read(tbl(tr(tc("1") + tc("Сбор"), "<w:del/>") + tr(tc("2") + tc("Отчёт"), "<w:ins/>"))),
              "| 2 | Отчёт |\n# В документе есть исправления (рецензирование), прочитано так, будто все они "
              "приняты");
}

TEST(DocxTable, rows_and_cells_inside_content_controls_are_rows_and_cells) {
    EXPECT_EQ(read(tbl("<w:sdt><w:sdtContent>" +
                       tr("<w:sdt><w:sdtContent>" + tc("1") + "</w:sdtContent></w:sdt>" + tc("2")) +
                       "</w:sdtContent></w:sdt>")),
              "| 1 | 2 |");
}

TEST(DocxTable, a_table_inside_a_cell_stays_apart_from_its_words) {
    EXPECT_EQ(
        read(tbl(tr(tc("1") + "<w:tc>" + p("до") + tbl(tr(tc("а") + tc("б"))) + p("после") + "</w:tc>"))),
        "| 1 | до/после(| а | б |) |");
}

TEST(DocxTable, a_table_that_only_lays_out_the_page_is_what_stands_in_it) {
    EXPECT_EQ(read(tbl(tr("<w:tc>" + p("План") + tbl(tr(tc("1") + tc("Сбор"))) + p("Подпись") + "</w:tc>"))),
              "План\n| 1 | Сбор |\nПодпись");
}

TEST(DocxTable, two_tables_one_after_another_stay_two) {
    const auto document = read_office(test::docx_of(tbl(tr(tc("1") + tc("2"))) + tbl(tr(tc("3") + tc("4")))));
    ASSERT_TRUE(document);
    EXPECT_EQ(document->blocks.size(), 2U);
}

TEST(DocxTable, huge_spans_do_no_harm) {
    EXPECT_EQ(
        read(tbl(tr(tc("а", "<w:gridSpan w:val=\"99999999999999\"/>") + tc("б")) + tr(tc("в") + tc("г"))))
            .substr(0, 2),
        "| ");
    EXPECT_EQ(read(tbl(tr(tc("а") + tc("б"), "<w:gridBefore w:val=\"-5\"/>"))), "| а | б |");
}

TEST(DocxTable, cells_without_end_are_refused) {
    std::string cells;
    for (int i = 0; i <= limits::document_cells; ++i) cells += "<tc/>";
    EXPECT_EQ(read(tbl(tr(cells))), "refused: В таблицах документа больше 600000 ячеек");
}

}  // namespace
}  // namespace vekha
