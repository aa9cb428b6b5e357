#include "workflow/documents/xml.hpp"

#include <string>

#include <gtest/gtest.h>

namespace vekha::office {
namespace {

std::string words_of(const std::string& bytes) {
    const auto xml = Xml::parse(bytes, "part.xml");
    return xml ? std::string(xml->root().child_value()) : "refused: " + describe(xml.error());
}

Error refusal_of(const std::string& bytes) {
    const auto xml = Xml::parse(bytes, "part.xml");
    EXPECT_FALSE(xml);
    return xml ? Error{} : xml.error();
}

TEST(Xml, is_read_by_local_names_whatever_the_prefix) {
    const auto xml = Xml::parse(R"(<?xml version="1.0"?><ns0:a><b x:n="5"/><w:c/></ns0:a>)", "part.xml");
    ASSERT_TRUE(xml);
    EXPECT_TRUE(is(xml->root(), "a"));
    EXPECT_EQ(number(child(xml->root(), "b"), "n"), 5);
    EXPECT_TRUE(child(xml->root(), "c"));
    EXPECT_FALSE(child(child(xml->root(), "absent"), "c"));
}

TEST(Xml, keeps_blanks_that_are_text) {
    EXPECT_EQ(words_of("<a xml:space='preserve'> </a>"), " ");
    EXPECT_EQ(words_of("<a>один &amp; &#x434;ва</a>"), "один & два");
}

TEST(Xml, other_encodings_are_read) {
    const std::string wide("\xFF\xFE<\0a\0>\0\x34\x04<\0/\0a\0>\0", 18);
    EXPECT_EQ(words_of(wide), "д");
    EXPECT_EQ(words_of("<?xml version='1.0' encoding='windows-1251'?><a>\xE4</a>"), "д");
    EXPECT_EQ(words_of("\xEF\xBB\xBF<a>д</a>"), "д");
}

TEST(Xml, a_wrong_encoding_is_refused_in_words) {
    for (const std::string bytes : {"<a>\xE4</a>", "<?xml version='1.0' encoding='utf-7'?><a/>"}) {
        const Error error = refusal_of(bytes);
        EXPECT_EQ(error.fault, Fault::unreadable);
        EXPECT_EQ(error.where, "part.xml");
        EXPECT_NE(error.message.find("Кодировка"), std::string::npos) << error.message;
    }
}

TEST(Xml, entities_of_its_own_are_refused_before_anything_grows) {
    const Error error = refusal_of(
        R"(<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">]><a>&y;</a>)");
    EXPECT_EQ(error.fault, Fault::unreadable);
    EXPECT_NE(error.message.find("DOCTYPE"), std::string::npos);
}

TEST(Xml, impossible_characters_become_blanks) {
    EXPECT_EQ(words_of("<a>1&#xD800;2</a>"), "1        2");
    EXPECT_EQ(words_of("<a>1&#0;2&#4294967360;3</a>"), "1    2             3");
    EXPECT_EQ(words_of("<a>1&#10;2</a>"), "1\n2");
}

TEST(Xml, a_million_levels_are_refused_at_once) {
    std::string bytes;
    for (int i = 0; i < 1'000'000; ++i) bytes += "<tbl>";
    const Error error = refusal_of(bytes);
    EXPECT_EQ(error.fault, Fault::too_large);
}

TEST(Xml, depth_up_to_the_limit_is_read) {
    std::string open, close;
    for (std::size_t i = 0; i < limits::xml_depth; ++i) {
        open += "<a>";
        close += "</a>";
    }
    EXPECT_TRUE(Xml::parse(open + close, "part.xml"));
    EXPECT_FALSE(Xml::parse(open + "<a>" + close + "</a>", "part.xml"));
}

TEST(Xml, a_tree_that_would_not_fit_is_not_built) {
    std::string bytes = "<a>";
    while (bytes.size() < limits::xml_tree_bytes / 16) bytes += "<b/>";
    EXPECT_EQ(refusal_of(bytes + "</a>").fault, Fault::too_large);
}

TEST(Xml, broken_markup_is_refused) {
    for (const std::string bytes : {"", "слова", "<a", "<a b='", "<a><b></a>", "<a><!-- ", "<a><![CDATA[ "})
        EXPECT_EQ(refusal_of(bytes).fault, Fault::unreadable) << bytes;
}

TEST(Xml, the_root_shows_in_the_first_bytes) {
    EXPECT_EQ(root_name("<?xml version='1.0'?><!-- <b> --><w:document a='1'"), "document");
    EXPECT_EQ(root_name("слова"), "");
}

}  // namespace
}  // namespace vekha::office
