#include "workflow/documents/docx_lists.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/office_file.hpp"
#include "workflow/documents/office.hpp"

namespace vekha {
namespace {

std::string level(int at, const std::string& format, const std::string& text, const std::string& more = {}) {
    return "<w:lvl w:ilvl=\"" + std::to_string(at) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format +
           "\"/><w:lvlText w:val=\"" + text + "\"/>" + more + "</w:lvl>";
}
std::string outline(int id, const std::string& levels) {
    return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + levels + "</w:abstractNum>";
}
std::string list(int id, int of, const std::string& more = {}) {
    return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" + std::to_string(of) +
           "\"/>" + more + "</w:num>";
}
std::string item(int list_id, int at, const std::string& text = "x") {
    return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + std::to_string(at) + "\"/><w:numId w:val=\"" +
           std::to_string(list_id) + "\"/></w:numPr></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}
const std::string two_levels = outline(0, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2."));

std::string read(const std::string& body, const std::string& numbering, const std::string& styles = {}) {
    return test::shown(read_office(test::docx_of(body, {{"numbering", numbering}, {"styles", styles}})));
}

TEST(DocxLists, levels_count_inside_those_above) {
    EXPECT_EQ(read(item(1, 0) + item(1, 1) + item(1, 1) + item(1, 0) + item(1, 1), two_levels + list(1, 0)),
              "1. x\n1.1. x\n1.2. x\n2. x\n2.1. x");
}

TEST(DocxLists, a_level_above_that_was_not_reached_is_taken_as_begun) {
    EXPECT_EQ(read(item(1, 1) + item(1, 1), two_levels + list(1, 0)), "1.1. x\n1.2. x");
}

TEST(DocxLists, an_empty_numbered_cell_has_its_number) {
    EXPECT_EQ(
        read("<w:tbl><w:tr><w:tc>" + item(1, 0, "") + "</w:tc><w:tc>" + item(2, 0, "Сбор") +
                 "</w:tc></w:tr><w:tr><w:tc>" + item(1, 0, "") + "</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>",
             two_levels + outline(1, level(0, "bullet", "\xEF\x82\xB7")) + list(1, 0) + list(2, 1)),
        "| 1. | • Сбор |\n| 2. |  |");
}

TEST(DocxLists, lists_of_one_outline_count_on_and_an_override_begins_anew) {
    const std::string anew = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>";
    EXPECT_EQ(read(item(1, 0) + item(2, 0) + item(3, 0) + item(3, 0) + item(1, 0),
                   two_levels + list(1, 0) + list(2, 0) + list(3, 0, anew)),
              "1. x\n2. x\n5. x\n6. x\n7. x");
}

TEST(DocxLists, an_override_may_print_a_level_otherwise) {
    const std::string other =
        "<w:lvlOverride w:ilvl=\"0\">" + level(0, "russianLower", "%1)") + "</w:lvlOverride>";
    EXPECT_EQ(read(item(1, 0), two_levels + list(1, 0, other)), "а) x");
}

TEST(DocxLists, all_the_usual_numerals_are_known) {
    for (const auto& [format, label] :
         {std::pair{"upperRoman", "I"}, std::pair{"lowerRoman", "i"}, std::pair{"upperLetter", "A"},
          std::pair{"lowerLetter", "a"}, std::pair{"russianUpper", "А"}, std::pair{"decimalZero", "01"}})
        EXPECT_EQ(read(item(1, 0), outline(0, level(0, format, "%1.")) + list(1, 0)),
                  label + std::string(". x"));
    EXPECT_EQ(read(item(1, 0), outline(0, level(0, "none", "")) + list(1, 0)), "x");
}

TEST(DocxLists, restarts_suffixes_and_legal_numbers) {
    EXPECT_EQ(read(item(1, 0) + item(1, 1) + item(1, 0) + item(1, 1),
                   outline(0, level(0, "upperRoman", "%1.") +
                                  level(1, "decimal", "%2.",
                                        "<w:lvlRestart w:val=\"0\"/><w:suff w:val=\"nothing\"/>")) +
                       list(1, 0)),
              "I. x\n1.x\nII. x\n2.x");
    EXPECT_EQ(read(item(1, 0) + item(1, 1),
                   outline(0, level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")) +
                       list(1, 0)),
              "I. x\n1.1. x");
}

TEST(DocxLists, a_style_may_carry_the_number) {
    const std::string styles =
        "<w:style w:type=\"paragraph\" w:styleId=\"h2\"><w:pPr><w:numPr><w:numId "
        "w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    const std::string numbering =
        outline(0, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.", "<w:pStyle w:val=\"h2\"/>")) +
        list(1, 0);
    const auto styled = [](const std::string& own) {
        return "<w:p><w:pPr><w:pStyle w:val=\"h2\"/>" + own + "</w:pPr><w:r><w:t>x</w:t></w:r></w:p>";
    };
    EXPECT_EQ(read(item(1, 0) + styled("") + styled("<w:numPr><w:numId w:val=\"0\"/></w:numPr>") + styled(""),
                   numbering, styles),
              "1. x\n1.1. x\nx\n1.2. x");
}

TEST(DocxLists, an_outline_may_be_a_link_to_a_numbering_style) {
    const std::string styles =
        "<w:style w:type=\"numbering\" w:styleId=\"n\"><w:pPr><w:numPr><w:numId "
        "w:val=\"2\"/></w:numPr></w:pPr></w:style>";
    EXPECT_EQ(read(item(1, 0) + item(1, 0),
                   outline(0, "<w:numStyleLink w:val=\"n\"/>") + outline(1, level(0, "decimal", "(%1)")) +
                       list(1, 0) + list(2, 1),
                   styles),
              "(1) x\n(2) x");
}

TEST(DocxLists, deleted_and_hidden_paragraphs_are_not_counted) {
    const std::string deleted =
        "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>"
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>";
    const std::string hidden =
        "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>";
    EXPECT_TRUE(read(item(1, 0) + deleted + hidden + item(1, 0), two_levels + list(1, 0))
                    .starts_with("1. x\n2. x\n#"));
}

TEST(DocxLists, unknown_lists_print_nothing) {
    EXPECT_EQ(read(item(7, 0) + item(1, 99), list(1, 5)), "x\nx");
}

}  // namespace
}  // namespace vekha
