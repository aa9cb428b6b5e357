#include "workflow/documents/xlsx.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office_file.hpp"
#include "tests/support/zip_file.hpp"
#include "workflow/documents/open.hpp"
#include "workflow/documents/sheet.hpp"
#include "workflow/documents/xlsx_sheet.hpp"

namespace vekha {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relation(const std::string& id, const std::string& kind, const std::string& target) {
    return "<Relationship Id='" + id + "' Type='" + type + kind + "' Target='" + target + "'/>";
}

/// What a test of one habit sets; the rest is as Excel writes it.
struct Book {
    std::string sheet;  ///< what stands in <worksheet>
    std::string strings;
    std::string styles;
    std::string workbook_head;
    std::string sheets = "<sheet name='План' r:id='r1'/>";
    std::string names;

    std::string bytes() const {
        return test::zip_of(
            {{"_rels/.rels",
              "<Relationships>" + relation("r", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
             {"xl/workbook.xml", "<workbook xmlns:r='r'>" + workbook_head + "<sheets>" + sheets +
                                     "</sheets><definedNames>" + names + "</definedNames></workbook>"},
             {"xl/_rels/workbook.xml.rels", "<Relationships>" +
                                                relation("r1", "worksheet", "worksheets/sheet1.xml") +
                                                relation("r2", "worksheet", "/xl/worksheets/sheet2.xml") +
                                                relation("r3", "sharedStrings", "sharedStrings.xml") +
                                                relation("r4", "styles", "styles.xml") + "</Relationships>"},
             {"xl/sharedStrings.xml", "<sst>" + strings + "</sst>"},
             {"xl/styles.xml", "<styleSheet>" + styles + "</styleSheet>"},
             {"xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>"},
             {"xl/worksheets/sheet2.xml",
              "<worksheet><sheetData>" + row(1, {"второй"}) + "</sheetData></worksheet>"}});
    }

    static std::string cell(const std::string& place, const std::string& words,
                            const std::string& more = {}) {
        return "<c r='" + place + "' t='inlineStr'" + more + "><is><t>" + words + "</t></is></c>";
    }
    /// Words from column A on; an empty one leaves its cell out.
    static std::string row(int number, const std::vector<std::string>& words, const std::string& more = {}) {
        std::string out = "<row r='" + std::to_string(number) + "'" + more + ">";
        char column = 'A';
        for (const auto& text : words) {
            if (!text.empty()) out += cell(std::string(1, column) + std::to_string(number), text);
            ++column;
        }
        return out + "</row>";
    }
};

std::string heading(int number) {
    return Book::row(number, {"№", "Дело", "Срок"});
}

Result<Document> opened(const Book& book) {
    return open_document(book.bytes());
}
std::vector<std::string> read(const Book& book) {
    return test::shown_lines(opened(book));
}
std::vector<std::string> read_rows(const std::string& rows) {
    Book book;
    book.sheet = "<sheetData>" + rows + "</sheetData>";
    return read(book);
}

TEST(Xlsx, titles_become_paragraphs_and_rows_keep_the_sheets_numbers) {
    Book book;
    book.sheet = "<sheetData>" + Book::row(2, {"План работы"}) + Book::row(3, {"на 2026 год"}) + heading(5) +
                 Book::row(6, {"1", "Сбор", "май"}) + "</sheetData>";
    const auto document = opened(book);
    ASSERT_TRUE(document);
    EXPECT_THAT(test::shown_lines(document),
                ElementsAre("План работы/на 2026 год", "| № | Дело | Срок |", "| 1 | Сбор | май |"));
    EXPECT_EQ(std::get<Paragraph>(document->blocks[0]).line, 2);
    const Table& table = std::get<Table>(document->blocks[1]);
    EXPECT_EQ(table.name, "План");
    EXPECT_EQ(table.rows[1].line, 6);
}

TEST(Xlsx, a_stamp_at_the_right_and_a_title_at_the_left_are_two) {
    EXPECT_THAT(read_rows(Book::row(1, {"", "", "УТВЕРЖДАЮ"}) + Book::row(2, {"", "", "Глава района"}) +
                          Book::row(3, {"План"}) + heading(4)),
                ElementsAre("УТВЕРЖДАЮ/Глава района", "План", "| № | Дело | Срок |"));
}

TEST(Xlsx, two_stamps_side_by_side_are_read_column_by_column) {
    EXPECT_THAT(read_rows(Book::row(1, {"СОГЛАСОВАНО", "", "УТВЕРЖДАЮ"}) +
                          Book::row(2, {"Начальник", "", "Директор"}) + heading(4)),
                ElementsAre("| СОГЛАСОВАНО/Начальник | УТВЕРЖДАЮ/Директор |", "| № | Дело | Срок |"));
}

TEST(Xlsx, sections_and_gaps_stay_in_the_table_and_signatures_do_not) {
    EXPECT_THAT(read_rows(heading(1) + Book::row(2, {"Раздел"}) + Book::row(3, {"1", "Сбор", "май"}) +
                          Book::row(5, {"2", "Пир"}) + Book::row(7, {"Начальник", "", "Ветрова"})),
                ElementsAre("| № | Дело | Срок |", "| Раздел |  |  |", "| 1 | Сбор | май |", "| 2 | Пир |  |",
                            "Начальник Ветрова"));
}

TEST(Xlsx, merged_cells_have_spans_and_what_lies_under_them_is_not_seen) {
    Book book;
    book.sheet = "<sheetData>" + heading(1) + Book::row(2, {"Раздел", "под", "под"}) +
                 Book::row(3, {"1", "Сбор", "май"}) + Book::row(4, {"2", "под", "июнь"}) +
                 "</sheetData><mergeCells><mergeCell ref='A2:C2'/><mergeCell ref='B3:B4'/>"
                 "<mergeCell ref='junk'/><mergeCell ref='Z9:A1'/></mergeCells>";
    EXPECT_THAT(read(book), ElementsAre("| № | Дело | Срок |", "| 3x1 Раздел |", "| 1 | 1x2 Сбор | май |",
                                        "| 2 | июнь |"));
}

TEST(Xlsx, columns_that_only_merged_cells_run_over_are_none) {
    Book book;
    book.sheet = "<sheetData>" + Book::row(1, {"", "№", "", "Дело", "Срок"}) +
                 Book::row(2, {"", "1", "", "Сбор", "май"}) +
                 "</sheetData><mergeCells><mergeCell ref='B1:C1'/></mergeCells>";
    EXPECT_THAT(read(book), ElementsAre("| № | Дело | Срок |", "| 1 | Сбор | май |"));
}

TEST(Xlsx, the_upper_row_of_a_heading_is_no_title) {
    Book book;
    book.sheet = "<sheetData>" + Book::row(1, {"№", "", "Срок"}) +
                 Book::row(2, {"", "Дело", "начало", "конец", "Кто"}) +
                 Book::row(3, {"1", "Сбор", "март", "май", "Я"}) +
                 "</sheetData><mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='C1:D1'/></mergeCells>";
    EXPECT_THAT(read(book), ElementsAre("| 1x2 № |  | 2x1 Срок |  |", "| Дело | начало | конец | Кто |",
                                        "| 1 | Сбор | март | май | Я |"));
}

TEST(Xlsx, strings_are_shared_rich_and_without_hints) {
    Book book;
    book.strings =
        "<si><t>Дело</t></si><si><r><t>Сбор </t></r><r><rPr><b/></rPr><t>всех</t></r><rPh sb='0' "
        "eb='1'><t>нет</t></rPh></si>"
        "<si><t "
        "xml:space='preserve'>две_x000D_\nстроки_x0041_</t></si><si><r><rPr><b/></rPr><t>Жирно</t></r></si>";
    book.sheet =
        "<sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' "
        "t='s'><v>2</v></c>"
        "<c r='D1' t='s'><v>3</v></c><c r='E1' t='s'><v>99</v></c></row></sheetData>";
    EXPECT_THAT(read(book), ElementsAre("| Дело | Сбор всех | две/строки_x0041_ | *Жирно |"));
}

TEST(Xlsx, values_are_shown_as_a_person_sees_them) {
    Book book;
    book.styles =
        "<numFmts><numFmt numFmtId='164' formatCode='[$-419]mmmm\\ yyyy;@'/></numFmts>"
        "<fonts><font/><font><b/></font><font><b val='0'/></font></fonts>"
        "<cellXfs><xf/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='9' fontId='1'/><xf "
        "fontId='2'/></cellXfs>";
    book.sheet =
        "<sheetData><row><c><v>1.1000000000000001</v></c><c s='1'><v>46157</v></c><c s='2'><v>46157</v></c>"
        "<c s='3'><v>0.8</v></c><c t='b'><v>1</v></c><c t='str'><f>A1</f><v>итог</v></c><c "
        "t='e'><v>#REF!</v></c>"
        "<c t='d'><v>2026-05-15T00:00:00</v></c></row></sheetData>";
    EXPECT_THAT(read(book),
                ElementsAre("| 1.1 | 15.05.2026 | май 2026 | *80% | ИСТИНА | итог | #REF! | 15.05.2026 |",
                            "# В ячейке План!G1 вместо значения ошибка формулы"));
}

TEST(Xlsx, days_count_from_1904_where_the_book_says_so) {
    Book book;
    book.workbook_head = "<workbookPr date1904='1'/>";
    book.styles = "<cellXfs><xf numFmtId='14'/></cellXfs>";
    book.sheet = "<sheetData><row><c s='0'><v>44695</v></c><c><v>1</v></c></row></sheetData>";
    EXPECT_THAT(read(book), ElementsAre("| 15.05.2026 | 02.01.1904 |"));
}

TEST(Xlsx, hidden_sheets_rows_and_columns_are_left_out_with_a_remark) {
    Book book;
    book.sheets = "<sheet name='Черновик' state='hidden' r:id='r2'/><sheet name='План' r:id='r1'/>";
    book.sheet = "<cols><col min='2' max='2' hidden='1'/></cols><sheetData>" +
                 Book::row(1, {"№", "тайна", "Дело", "Срок"}) + Book::row(2, {"1", "тайна", "Сбор", "май"}) +
                 Book::row(3, {"2", "", "Пир", "май"}, " hidden='1'") + Book::row(4, {"Итог"}) +
                 "</sheetData><mergeCells><mergeCell ref='A4:D4'/></mergeCells>";
    EXPECT_THAT(read(book), ElementsAre("| № | Дело | Срок |", "| 1 | Сбор | май |", "| 3x1 Итог |",
                                        "# Скрытые листы не прочитаны: «Черновик»",
                                        "# Скрытые строки и столбцы опущены"));
}

TEST(Xlsx, sheets_follow_in_the_order_of_their_tabs) {
    Book book;
    book.sheets =
        "<sheet name='Б' r:id='r2'/><sheet name='Диаграмма' r:id='r9'/><sheet name='План' r:id='r1'/>";
    book.sheet = "<sheetData>" + heading(1) + "</sheetData>";
    EXPECT_THAT(read(book), ElementsAre("| второй |", "| № | Дело | Срок |"));
}

TEST(Xlsx, rows_printed_on_each_page_are_headings) {
    Book book;
    book.names =
        "<definedName name='_xlnm.Print_Titles' localSheetId='0'>'План'!$A:$B,'План'!$1:$2</definedName>";
    book.sheet = "<sheetData>" + heading(1) + Book::row(2, {"1", "2", "3"}) +
                 Book::row(3, {"1", "Сбор", "май"}) + "</sheetData>";
    EXPECT_THAT(read(book), ElementsAre("!| № | Дело | Срок |", "!| 1 | 2 | 3 |", "| 1 | Сбор | май |"));
}

TEST(Xlsx, struck_words_are_void_and_a_remark_says_so) {
    Book book;
    book.styles = "<fonts><font/><font><strike/></font></fonts><cellXfs><xf/><xf fontId='1'/></cellXfs>";
    book.strings = "<si><r><t>до </t></r><r><rPr><strike/></rPr><t>мая</t></r><r><rPr/><t>июня</t></r></si>";
    book.sheet = "<sheetData>" + heading(1) + "<row><c><v>1</v></c>" + Book::cell("B2", "Сбор") +
                 "<c t='s'><v>0</v></c></row>" + "<row>" + Book::cell("A3", "2", " s='1'") +
                 Book::cell("B3", "Пир", " s='1'") + "</row></sheetData>";
    EXPECT_THAT(read(book),
                ElementsAre("| № | Дело | Срок |", "| 1 | Сбор | до июня |", "# Зачёркнутый текст опущен"));
}

TEST(Xlsx, formulas_that_were_never_counted_are_told) {
    const Book book{"<sheetData>" + heading(1) + "<row><c><f>A1+1</f></c></row></sheetData>",
                    {},
                    {},
                    {},
                    "<sheet name='План' r:id='r1'/>",
                    {}};
    const auto document = opened(book);
    ASSERT_TRUE(document);
    ASSERT_EQ(document->remarks.size(), 1U);
    EXPECT_THAT(document->remarks.front(), HasSubstr("формулы без значений"));
}

TEST(Xlsx, a_sheet_painted_to_its_last_row_costs_nothing) {
    std::string rows = heading(1);
    for (int r = 2; r < 100'000; ++r)
        rows += "<row r='" + std::to_string(r) + "' s='3'><c r='A" + std::to_string(r) + "' s='3'/></row>";
    EXPECT_THAT(read_rows(rows), ElementsAre("| № | Дело | Срок |"));
    std::string xml =
        "<sheetData><row r='1'><c s='1'/> </row><row r='2'/><x:row><x:c "
        "a='>'/></x:row><row><c><v>1</v></c></row></sheetData>";
    xlsx::drop_empty_cells(xml);
    EXPECT_EQ(xml, "<sheetData><row><c><v>1</v></c></row></sheetData>");
}

TEST(Xlsx, a_book_of_strings_that_multiply_is_refused) {
    Book book;
    book.strings = "<si><t>" + std::string(60'000, 'x') + "</t></si>";
    std::string row = "<row>";
    for (int c = 0; c < 200; ++c) row += "<c t='s'><v>0</v></c>";
    for (int r = 0; r < 20; ++r) book.sheet += row + "</row>";
    book.sheet = "<sheetData>" + book.sheet + "</sheetData>";
    const auto document = opened(book);
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().fault, Fault::too_large);
    EXPECT_EQ(document.error().where, "лист «План»");
}

TEST(Xlsx, words_past_the_last_column_and_too_many_rows_are_refused) {
    EXPECT_THAT(read_rows("<row>" + Book::cell("XFD1", "край") + "</row>").front(), HasSubstr("столбцов"));
    std::string rows;
    for (std::size_t r = 0; r <= sheet_rows; ++r) rows += "<row><c><v>1</v></c></row>";
    EXPECT_THAT(read_rows(rows).front(), HasSubstr("строк с текстом"));
}

TEST(Xlsx, places_that_are_none_and_damaged_parts_do_no_harm) {
    EXPECT_THAT(read_rows("<row r='-5'><c r='ZZZZ1'><v>1</v></c><c r='A99999999999'><v>2</v></c><c "
                          "r='?'><v>x</v></c></row>"),
                ElementsAre("| 1 | 2 | x |"));
    Book book;
    book.sheet = "<sheetData><row>";
    EXPECT_EQ(opened(book).error().fault, Fault::unreadable);
}

TEST(Xlsx, a_book_without_words_is_refused) {
    EXPECT_THAT(read_rows("").front(), HasSubstr("нет текста"));
}

}  // namespace
}  // namespace vekha
