#include "workflow/documents/odt.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/office_file.hpp"
#include "workflow/documents/office.hpp"
#include "workflow/documents/open.hpp"

namespace vekha {
namespace {

using test::odt_of;
using test::Parts;

std::string read(const std::string& text, const Parts& parts = {}) {
    return test::shown(read_office(odt_of(text, parts)));
}

TEST(Odt, white_space_of_the_file_is_one_blank_and_counted_blanks_are_kept) {
    EXPECT_EQ(read("<text:p>\n  План <text:span>на</text:span>\n <text:s text:c=\"2\"/>2026</text:p>"),
              "План на   2026");
    EXPECT_EQ(read("<text:p>а<text:tab/>б<text:line-break/>в</text:p>"), "а\tб/в");
}

TEST(Odt, headings_links_fields_and_sections_are_words) {
    EXPECT_EQ(
        read("<text:section><text:h text:outline-level=\"1\">План</text:h><text:p><text:a>Отдел</text:a> "
             "<text:date>5 мая</text:date></text:p></text:section>"),
        "План\nОтдел 5 мая");
    EXPECT_EQ(
        read("<text:section text:display=\"none\"><text:p>нет</text:p></text:section><text:p>да</text:p>"),
        "да");
}

TEST(Odt, comments_are_left_out_and_notes_stand_apart) {
    EXPECT_EQ(
        read("<text:p>Ремонт<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>при "
             "наличии средств</text:p></text:note-body></text:note> школ<office:annotation><text:p>спросить"
             "</text:p></office:annotation></text:p>"),
        "Ремонт школ\n[1] при наличии средств");
}

TEST(Odt, deletions_are_not_printed_and_changes_are_told) {
    EXPECT_EQ(
        read("<text:tracked-changes><text:changed-region><text:deletion><text:p>мая</text:p></text:deletion>"
             "</text:changed-region></text:tracked-changes>"
             "<text:p>до <text:change "
             "text:change-id=\"a\"/><text:change-start/>июня<text:change-end/></text:p>"),
        "до июня\n# В документе есть исправления (рецензирование), прочитано так, будто все они приняты");
}

TEST(Odt, a_text_box_stands_before_its_paragraph) {
    EXPECT_EQ(
        read("<text:p><draw:frame><draw:text-box><text:p>УТВЕРЖДАЮ</text:p></draw:text-box><svg:desc>рамка"
             "</svg:desc></draw:frame>План</text:p>"),
        "УТВЕРЖДАЮ\nПлан");
    EXPECT_EQ(read("<draw:frame><draw:text-box><text:p>УТВЕРЖДАЮ</text:p></draw:text-box></"
                   "draw:frame><text:p>План</text:p>"),
              "УТВЕРЖДАЮ\nПлан");
}

TEST(Odt, bold_and_hidden_are_known_from_styles) {
    const Parts styles{
        {"styles",
         "<style:style style:name=\"H\" style:family=\"paragraph\"><style:text-properties "
         "fo:font-weight=\"bold\"/></style:style>"},
        {"automatic",
         "<style:style style:name=\"P1\" style:family=\"paragraph\" style:parent-style-name=\"H\"/>"
         "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties "
         "fo:font-weight=\"normal\"/></style:style>"
         "<style:style style:name=\"T2\" style:family=\"text\"><style:text-properties "
         "text:display=\"none\"/></style:style>"}};
    EXPECT_EQ(read("<text:p text:style-name=\"P1\">Раздел <text:span "
                   "text:style-name=\"T2\">тайный</text:span></text:p>",
                   styles),
              "*Раздел");
    EXPECT_EQ(
        read("<text:p text:style-name=\"P1\">Раздел <text:span text:style-name=\"T1\">1</text:span></text:p>",
             styles),
        "Раздел 1");
}

TEST(Odt, pages_follow_soft_breaks_and_those_of_styles) {
    const auto document = read_office(
        odt_of("<text:p>раз <text:soft-page-break/>и</text:p><text:p>два</text:p><text:p "
               "text:style-name=\"B\">три</text:p>",
               {{"automatic",
                 "<style:style style:name=\"B\" style:family=\"paragraph\"><style:paragraph-properties "
                 "fo:break-before=\"page\"/></style:style>"}}));
    ASSERT_TRUE(document);
    EXPECT_EQ(std::get<Paragraph>(document->blocks[0]).page, 1);
    EXPECT_EQ(std::get<Paragraph>(document->blocks[1]).page, 2);
    EXPECT_EQ(std::get<Paragraph>(document->blocks[2]).page, 3);
}

TEST(Odt, a_flat_file_is_read_too) {
    EXPECT_EQ(
        test::shown(open_document(
            "<?xml version=\"1.0\"?>\n<office:document "
            "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">"
            "<office:body><office:text><text:p>План</text:p></office:text></office:body></office:document>")),
        "План");
}

TEST(Odt, what_is_empty_or_broken_is_refused) {
    EXPECT_EQ(read(""), "refused: В документе нет ни слова");
    EXPECT_EQ(read("<text:p>"), "refused: Файл повреждён: разметка документа нарушена");
}

}  // namespace
}  // namespace vekha
