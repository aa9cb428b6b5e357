#include "workflow/documents/docx.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/office_file.hpp"
#include "workflow/documents/office.hpp"
#include "workflow/documents/xml.hpp"

namespace vekha {
namespace {

using test::docx_of;
using test::Parts;

std::string read(const std::string& body, const Parts& parts = {}) {
    return test::shown(read_office(docx_of(body, parts)));
}
std::string run(const std::string& text, const std::string& properties = {}) {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string p(const std::string& inside, const std::string& properties = {}) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + inside + "</w:p>";
}
std::string field(const std::string& kind) {
    return "<w:r><w:fldChar w:fldCharType=\"" + kind + "\"/></w:r>";
}

TEST(Docx, runs_of_a_paragraph_are_one_text) {
    EXPECT_EQ(read(p(run("Пла") + "<w:proofErr/>" + run("н ") + run("работы"))), "План работы");
    EXPECT_EQ(read("<w:p><w:r><w:t>\n  План\n  </w:t></w:r></w:p>"), "План");
}

TEST(Docx, breaks_tabs_and_special_characters_are_text) {
    EXPECT_EQ(read(p("<w:r><w:t>а</w:t><w:br/><w:t>б</w:t><w:cr/><w:t>в</w:t><w:tab/><w:t>г</w:t></w:r>")),
              "а/б/в\tг");
    EXPECT_EQ(
        read(p("<w:r><w:t>план</w:t><w:noBreakHyphen/><w:t>гра</w:t><w:softHyphen/><w:t>фик</w:t></w:r>")),
        "план-график");
    EXPECT_EQ(read(p("<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r>")), "✓");
}

TEST(Docx, a_field_prints_its_result) {
    EXPECT_EQ(read(p(run("до ") + field("begin") + "<w:r><w:instrText>DATE</w:instrText></w:r>" +
                     run("не это") + field("separate") + run("5 мая") + field("end") + run(" 2026"))),
              "до 5 мая 2026");
    EXPECT_EQ(read(p("<w:fldSimple w:instr=\"DATE\">" + run("5 мая") + "</w:fldSimple>")), "5 мая");
    EXPECT_EQ(read(p(field("begin") + run("инструкция")) + p(run("Дальше"))), "Дальше");
}

TEST(Docx, links_tags_and_content_controls_are_seen_through) {
    EXPECT_EQ(read("<w:sdt><w:sdtPr/><w:sdtContent>" +
                   p("<w:hyperlink>" + run("Отдел ") + "</w:hyperlink><w:smartTag><w:sdt><w:sdtContent>" +
                     run("образования") + "</w:sdtContent></w:sdt></w:smartTag>") +
                   "</w:sdtContent></w:sdt>"),
              "Отдел образования");
}

TEST(Docx, the_invitation_of_an_unfilled_field_is_no_text) {
    EXPECT_EQ(read(p("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + run("Введите дату") +
                     "</w:sdtContent></w:sdt>" + run("План"))),
              "План");
}

TEST(Docx, of_alternate_contents_one_is_shown) {
    EXPECT_EQ(read(p("<mc:AlternateContent><mc:Choice>" + run("План") + "</mc:Choice><mc:Fallback>" +
                     run("План") + "</mc:Fallback></mc:AlternateContent>")),
              "План");
}

TEST(Docx, a_text_box_stands_once_before_its_paragraph) {
    const std::string box = "<w:txbxContent>" + p(run("УТВЕРЖДАЮ")) + p(run("Директор")) + "</w:txbxContent>";
    EXPECT_EQ(read(p("<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>" + box +
                     "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                     "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("План"))),
              "УТВЕРЖДАЮ\nДиректор\nПлан");
}

TEST(Docx, tracked_changes_are_read_as_accepted_and_told) {
    const std::string remark =
        "\n# В документе есть исправления (рецензирование), прочитано так, будто все они приняты";
    EXPECT_EQ(read(p(run("до ") + "<w:del><w:r><w:delText>мая</w:delText></w:r></w:del><w:ins>" +
                     run("июня") + "</w:ins>")),
              "до июня" + remark);
    EXPECT_EQ(read(p("<w:moveFrom>" + run("раз") + "</w:moveFrom>" + run("два")) +
                   p("<w:moveTo>" + run("раз") + "</w:moveTo>")),
              "два\nраз" + remark);
}

TEST(Docx, a_paragraph_whose_end_was_deleted_goes_on_in_the_next) {
    EXPECT_TRUE(
        read(p(run("План "), "<w:rPr><w:del/></w:rPr>") + p(run("работы"))).starts_with("План работы\n#"));
}

TEST(Docx, hidden_words_are_left_out) {
    EXPECT_EQ(read(p(run("План") + run(" тайный", "<w:vanish/>")) + p(run("нет", "<w:vanish/>"))), "План");
    EXPECT_EQ(read(p(run("видно", "<w:vanish w:val=\"0\"/>"))), "видно");
}

TEST(Docx, bold_is_known_from_runs_and_styles) {
    const Parts styles{
        {"styles",
         "<w:style w:type=\"paragraph\" w:styleId=\"a\"><w:rPr><w:b/></w:rPr></w:style>"
         "<w:style w:type=\"paragraph\" w:styleId=\"b\"><w:basedOn w:val=\"a\"/></w:style>"
         "<w:style w:type=\"character\" w:styleId=\"c\"><w:rPr><w:b w:val=\"0\"/></w:rPr></w:style>"
         "<w:style w:type=\"paragraph\" w:styleId=\"x\"><w:basedOn w:val=\"x\"/></w:style>"}};
    EXPECT_EQ(read(p(run("Раздел", "<w:b/>") + run(" ")), styles), "*Раздел");
    EXPECT_EQ(read(p(run("Раздел", "<w:b/>") + run(" 1")), styles), "Раздел 1");
    EXPECT_EQ(read(p(run("Раздел"), "<w:pStyle w:val=\"b\"/>"), styles), "*Раздел");
    EXPECT_EQ(read(p(run("Раздел", "<w:rStyle w:val=\"c\"/>"), "<w:pStyle w:val=\"b\"/>"), styles), "Раздел");
    EXPECT_EQ(read(p(run("Раздел"), "<w:pStyle w:val=\"x\"/>"), styles), "Раздел");
}

TEST(Docx, notes_stand_apart_and_their_marks_are_no_words) {
    const Parts notes{
        {"footnotes", "<w:footnote w:type=\"separator\" w:id=\"0\">" + p(run("—")) +
                          "</w:footnote><w:footnote w:id=\"2\">" +
                          p("<w:r><w:footnoteRef/></w:r>" + run("при наличии средств")) + "</w:footnote>"},
        {"endnotes", "<w:endnote w:id=\"1\">" + p(run("конец")) + "</w:endnote>"}};
    EXPECT_EQ(read(p(run("Ремонт") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + run(" школ") +
                     "<w:r><w:endnoteReference w:id=\"1\"/></w:r>"),
                   notes),
              "Ремонт школ\n[1] при наличии средств\n[2] конец");
    EXPECT_EQ(read(p(run("Ремонт") +
                     "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"2\"/><w:t>*</w:t></w:r>"),
                   notes),
              "Ремонт\n[1] при наличии средств");
}

TEST(Docx, a_header_counts_only_where_it_approves) {
    const std::string section = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/></w:sectPr>";
    EXPECT_EQ(read(p(run("План")) + section, {{"header1", p(run("Приложение к приказу"))}}),
              "Приложение к приказу\nПлан");
    EXPECT_EQ(read(p(run("План")) + section, {{"header1", p(run("Отдел образования, стр. 1"))}}), "План");
}

TEST(Docx, pages_follow_the_marks_that_word_left) {
    const auto document = read_office(
        docx_of(p(run("раз")) + p("<w:r><w:br w:type=\"page\"/></w:r>") +
                p("<w:r><w:lastRenderedPageBreak/><w:t>два</w:t></w:r>") + "<w:tbl><w:tr><w:tc>" +
                p("<w:r><w:t>а</w:t><w:lastRenderedPageBreak/><w:t>б</w:t></w:r>") + "</w:tc><w:tc>" +
                p("<w:r><w:t>в</w:t><w:lastRenderedPageBreak/><w:t>г</w:t></w:r>") +
                "</w:tc></w:tr><w:tr><w:tc>" + p(run("д")) + "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"));
    ASSERT_TRUE(document);
    EXPECT_EQ(std::get<Paragraph>(document->blocks[0]).page, 1);
    EXPECT_EQ(std::get<Paragraph>(document->blocks[2]).page, 2);
    const auto& table = std::get<Table>(document->blocks[3]);
    EXPECT_EQ(table.rows[0].page, 2);
    EXPECT_EQ(table.rows[1].page, 3) << "a row that the page cut is one turn of the page";
}

TEST(Docx, without_marks_pages_are_unknown) {
    const auto document = read_office(docx_of(p("<w:r><w:br w:type=\"page\"/></w:r>") + p(run("два"))));
    ASSERT_TRUE(document);
    EXPECT_EQ(std::get<Paragraph>(document->blocks[0]).page, 0);
}

TEST(Docx, any_prefix_and_the_strict_names_will_do) {
    EXPECT_EQ(test::shown(read_office(docx_of("", {{"word/extra", "1"}}))),
              "refused: В документе нет ни слова");
    EXPECT_EQ(read("<ns0:p><ns0:r><ns0:t>План</ns0:t></ns0:r></ns0:p>"), "План");
}

TEST(Docx, what_is_broken_or_hostile_is_refused_in_one_sentence) {
    EXPECT_EQ(read("<w:p>"), "refused: Файл повреждён: разметка документа нарушена");
    EXPECT_EQ(read(p(run("План")), {{"styles", "<w:style>"}}),
              "refused: Файл повреждён: разметка документа нарушена");
    std::string nested;
    for (int i = 0; i < 1'000'000; ++i) nested += "<w:tbl><w:tr><w:tc>";
    EXPECT_EQ(read(nested), "refused: Таблицы и рамки документа вложены друг в друга глубже 256 уровней");
}

TEST(Docx, tables_nested_as_deep_as_is_allowed_are_read) {
    std::string open, close;
    for (std::size_t i = 0; i < limits::xml_depth / 3 - 3; ++i) {
        open += "<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc>";
        close += "</w:tc></w:tr></w:tbl>";
    }
    EXPECT_NE(read(open + p(run("дно")) + close).find("дно"), std::string::npos);
}

}  // namespace
}  // namespace vekha
