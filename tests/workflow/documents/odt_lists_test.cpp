#include "workflow/documents/odt_lists.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/office_file.hpp"
#include "workflow/documents/office.hpp"

namespace vekha {
namespace {

const std::string numbers =
    "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
    "style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" style:num-format=\"1\" "
    "style:num-suffix=\".\" text:display-levels=\"2\"/></text:list-style>";

std::string read(const std::string& text, const std::string& styles = numbers) {
    return test::shown(read_office(test::odt_of(text, {{"automatic", styles}})));
}
std::string item(const std::string& inside = "<text:p>x</text:p>") {
    return "<text:list-item>" + inside + "</text:list-item>";
}
std::string list(const std::string& items, const std::string& attributes = {}) {
    return "<text:list text:style-name=\"L\" " + attributes + ">" + items + "</text:list>";
}

TEST(OdtLists, levels_count_inside_those_above) {
    EXPECT_EQ(read(list(item("<text:p>x</text:p><text:list>" + item() + item() + "</text:list>") +
                        item("<text:p>x</text:p><text:p>и дальше</text:p>"))),
              "1. x\n1.1. x\n1.2. x\n2. x\nи дальше");
}

TEST(OdtLists, a_list_begins_anew_unless_it_says_that_it_goes_on) {
    EXPECT_EQ(
        read(list(item(), "xml:id=\"a\"") + list(item()) + list(item(), "text:continue-numbering=\"true\"") +
             list(item(), "text:continue-list=\"a\"")),
        "1. x\n1. x\n2. x\n2. x");
}

TEST(OdtLists, rows_numbered_by_themselves_go_on_from_cell_to_cell) {
    const auto row = [](const std::string& more) {
        return "<table:table-row><table:table-cell>" + list(item("<text:p/>"), more) +
               "</table:table-cell><table:table-cell><text:p>Сбор</text:p></table:table-cell></"
               "table:table-row>";
    };
    EXPECT_EQ(read("<table:table>" + row("xml:id=\"a\"") + row("text:continue-numbering=\"true\"") +
                   row("text:continue-numbering=\"true\"") + "</table:table>"),
              "| 1. | Сбор |\n| 2. | Сбор |\n| 3. | Сбор |");
}

TEST(OdtLists, a_start_may_be_set_and_a_header_is_not_counted) {
    EXPECT_EQ(read(list("<text:list-header><text:p>Слова</text:p></text:list-header>"
                        "<text:list-item text:start-value=\"5\"><text:p>x</text:p></text:list-item>" +
                        item())),
              "Слова\n5. x\n6. x");
}

TEST(OdtLists, letters_bullets_and_formats) {
    const auto level = [](const std::string& how) {
        return "<text:list-style style:name=\"L\"><text:list-level-style-" + how + "/></text:list-style>";
    };
    EXPECT_EQ(read(list(item()), level("number text:level=\"1\" style:num-format=\"а, б, .., аа, аб, ... "
                                       "(ru)\" style:num-suffix=\")\"")),
              "а) x");
    EXPECT_EQ(read(list(item()),
                   level("number text:level=\"1\" style:num-format=\"I\" loext:num-list-format=\"(%1%)\"")),
              "(I) x");
    EXPECT_EQ(read(list(item()), level("bullet text:level=\"1\" text:bullet-char=\"\xEF\x82\xB7\"")), "• x");
    EXPECT_EQ(read(list(item()), level("number text:level=\"1\" style:num-format=\"\"")), "x");
}

TEST(OdtLists, headings_count_by_the_outline) {
    EXPECT_EQ(test::shown(read_office(test::odt_of(
                  "<text:h text:outline-level=\"1\">Раздел</text:h><text:h "
                  "text:outline-level=\"1\">Раздел</text:h>",
                  {{"styles",
                    "<text:outline-style><text:outline-level-style text:level=\"1\" style:num-format=\"I\" "
                    "style:num-suffix=\".\"/></text:outline-style>"}}))),
              "I. Раздел\nII. Раздел");
}

}  // namespace
}  // namespace vekha
