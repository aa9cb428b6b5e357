#include "workflow/documents/ods.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office_file.hpp"
#include "tests/support/zip_file.hpp"
#include "workflow/documents/open.hpp"

namespace vekha {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string bytes_of(const std::string& tables, const std::string& styles = {}) {
    return test::zip_of(
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"content.xml",
          "<office:document-content xmlns:office='o' xmlns:table='t' xmlns:text='x' xmlns:style='s' "
          "xmlns:number='n' xmlns:fo='f'><office:automatic-styles>" +
              styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
              "</office:spreadsheet></office:body></office:document-content>"}});
}
std::string table(const std::string& rows) {
    return "<table:table table:name='План'>" + rows + "</table:table>";
}
std::string cell(const std::string& words, const std::string& more = {}) {
    return "<table:table-cell office:value-type='string' " + more + "><text:p>" + words +
           "</text:p></table:table-cell>";
}
std::string row(const std::vector<std::string>& words, const std::string& more = {}) {
    std::string out = "<table:table-row " + more + ">";
    for (const auto& text : words) out += text.empty() ? "<table:table-cell/>" : cell(text);
    return out + "</table:table-row>";
}
const std::string heading = row({"№", "Дело", "Срок"});

std::vector<std::string> read(const std::string& tables, const std::string& styles = {}) {
    return test::shown_lines(open_document(bytes_of(tables, styles)));
}

TEST(Ods, repeated_rows_and_columns_keep_their_places) {
    const auto document = open_document(bytes_of(table(
        row({"План"}) +
        "<table:table-row table:number-rows-repeated='3'><table:table-cell "
        "table:number-columns-repeated='1024'/></table:table-row>" +
        heading + row({"1", "Сбор", "май"}, "table:number-rows-repeated='2'") +
        "<table:table-row table:number-rows-repeated='1048000'><table:table-cell/></table:table-row>")));
    ASSERT_TRUE(document);
    EXPECT_THAT(test::shown_lines(document),
                ElementsAre("План", "| № | Дело | Срок |", "| 1 | Сбор | май |", "| 1 | Сбор | май |"));
    EXPECT_EQ(std::get<Table>(document->blocks[1]).rows[0].line, 5);
    EXPECT_EQ(std::get<Table>(document->blocks[1]).rows[2].line, 7);
}

TEST(Ods, merged_cells_have_spans) {
    EXPECT_THAT(
        read(table(heading + "<table:table-row>" + cell("Раздел", "table:number-columns-spanned='3'") +
                   "<table:covered-table-cell "
                   "table:number-columns-repeated='2'/></table:table-row><table:table-row>" +
                   cell("1") + cell("Сбор", "table:number-rows-spanned='2'") + cell("май") +
                   "</table:table-row><table:table-row>" + cell("2") +
                   "<table:covered-table-cell><text:p>под</text:p></table:covered-table-cell>" +
                   cell("июнь") + "</table:table-row>")),
        ElementsAre("| № | Дело | Срок |", "| 3x1 Раздел |", "| 1 | 1x2 Сбор | май |", "| 2 | июнь |"));
}

TEST(Ods, words_are_folded_and_notes_are_no_words) {
    EXPECT_THAT(read(table("<table:table-row><table:table-cell><office:annotation><text:p>заметка</text:p></"
                           "office:annotation>"
                           "<text:p>Сбор<text:s text:c='2'/>всех<text:line-break/>и\n  "
                           "<text:a>каждого</text:a></text:p><text:p>тут</text:p>"
                           "</table:table-cell>" +
                           cell("б") + cell("в") + "</table:table-row>")),
                ElementsAre("| Сбор  всех/и каждого/тут | б | в |"));
}

TEST(Ods, dates_are_shown_by_the_parts_their_style_has) {
    const auto dated = [](const std::string& style) {
        return "<table:table-cell table:style-name='" + style +
               "' office:value-type='date' "
               "office:date-value='2026-05-15T10:30:00'><text:p>05/15/26</text:p></table:table-cell>";
    };
    const std::string styles =
        "<number:date-style style:name='N1'><number:month "
        "number:textual='true'/><number:year/></number:date-style>"
        "<number:date-style style:name='N2'><number:day/><number:month/></number:date-style>"
        "<number:date-style style:name='N3'><number:quarter/><number:year/></number:date-style>"
        "<style:style style:name='c1' style:data-style-name='N1'/><style:style style:name='c2' "
        "style:parent-style-name='p'/>"
        "<style:style style:name='p' style:data-style-name='N2'/><style:style style:name='c3' "
        "style:data-style-name='N3'/>";
    EXPECT_THAT(read(table("<table:table-row>" + dated("c1") + dated("c2") + dated("c3") + dated("?") +
                           "</table:table-row>"),
                     styles),
                ElementsAre("| май 2026 | 15 мая | II квартал 2026 | 15.05.2026 |"));
}

TEST(Ods, numbers_are_shown_as_printed_and_row_numbers_with_a_point) {
    const auto number = [](const std::string& kind, const std::string& value, const std::string& shown) {
        return "<table:table-cell office:value-type='" + kind + "' office:value='" + value + "'><text:p>" +
               shown + "</text:p></table:table-cell>";
    };
    EXPECT_THAT(read(table("<table:table-row>" + number("float", "1.1", "1,1") +
                           number("float", "12000", "12 000 руб.") + number("percentage", "0.8", "80%") +
                           "</table:table-row>")),
                ElementsAre("| 1.1 | 12 000 руб. | 80% |"));
}

TEST(Ods, hidden_sheets_rows_and_columns_are_left_out_with_a_remark) {
    const auto document = open_document(bytes_of(
        "<table:table table:name='Черновик' table:style-name='h'>" + heading + "</table:table>" +
            table("<table:table-column/><table:table-column table:visibility='collapse'/><table:table-column "
                  "table:number-columns-repeated='2'/>" +
                  row({"№", "тайна", "Дело", "Срок"}) + row({"1", "тайна", "Сбор", "май"}) +
                  row({"2", "", "Пир", "май"}, "table:visibility='filter'")),
        "<style:style style:name='h'><style:table-properties table:display='false'/></style:style>"));
    ASSERT_TRUE(document);
    EXPECT_THAT(test::shown_lines(document), ElementsAre("| № | Дело | Срок |", "| 1 | Сбор | май |",
                                                         "# Скрытые листы не прочитаны: «Черновик»",
                                                         "# Скрытые строки и столбцы опущены"));
}

TEST(Ods, heading_rows_bold_and_struck_words_come_from_styles) {
    const auto document = open_document(
        bytes_of(table("<table:table-column table:default-cell-style-name='b' "
                       "table:number-columns-repeated='3'/><table:table-header-rows>" +
                       heading + "</table:table-header-rows><table:table-row>" +
                       cell("<text:span text:style-name='n'>1</text:span>") + cell("Сбор") +
                       cell("до <text:span text:style-name='s'>мая</text:span>июня") + "</table:table-row>"),
                 "<style:style style:name='b'><style:text-properties fo:font-weight='bold'/></style:style>"
                 "<style:style style:name='n'><style:text-properties fo:font-weight='normal'/></style:style>"
                 "<style:style style:name='s'><style:text-properties "
                 "style:text-line-through-style='solid'/></style:style>"));
    ASSERT_TRUE(document);
    EXPECT_THAT(
        test::shown_lines(document),
        ElementsAre("!| *№ | *Дело | *Срок |", "| 1 | *Сбор | *до июня |", "# Зачёркнутый текст опущен"));
}

TEST(Ods, a_few_bytes_that_ask_for_millions_of_cells_are_refused) {
    EXPECT_THAT(read(table("<table:table-row table:number-rows-repeated='1000000000'>" + cell("x") +
                           "</table:table-row>"))
                    .front(),
                HasSubstr("строк с текстом"));
    EXPECT_THAT(read(table("<table:table-row>" + cell("x", "table:number-columns-repeated='1000000000'") +
                           "</table:table-row>"))
                    .front(),
                HasSubstr("столбцов"));
    EXPECT_THAT(read(table("<table:table-row table:number-rows-repeated='40000'>" +
                           cell(std::string(60'000, 'x')) + "</table:table-row>"))
                    .front(),
                HasSubstr("слишком много текста"));
}

TEST(Ods, styles_that_name_each_other_in_a_ring_end) {
    EXPECT_THAT(read(table("<table:table-row>" + cell("да", "table:style-name='a'") + cell("б") +
                           "</table:table-row>"),
                     "<style:style style:name='a' style:parent-style-name='b'/><style:style style:name='b' "
                     "style:parent-style-name='a'/>"),
                ElementsAre("| да | б |"));
}

TEST(Ods, a_book_without_words_is_refused) {
    EXPECT_THAT(read(table("")).front(), HasSubstr("нет текста"));
}

}  // namespace
}  // namespace vekha
