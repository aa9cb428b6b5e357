#include "workflow/documents/relations.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/support/zip_file.hpp"

namespace vekha::office {
namespace {

TEST(Relations, are_found_by_type_and_number_from_the_folder_of_their_part) {
    const std::string bytes =
        test::zip_of({{"word/_rels/document.xml.rels",
                       R"(<Relationships><Relationship Id="a" Type="http://x/styles" Target="styles.xml"/>
             <Relationship Id="b" Type="http://x/header" Target="/word/h/one.xml"/>
             <Relationship Id="c" Type="http://x/other" Target="../other.xml"/>
             <Relationship Id="d" Type="http://x/hyperlink" Target="styles.xml" TargetMode="External"/>
             <Relationship Id="e" Type="http://x/absent" Target="absent.xml"/></Relationships>)"},
                      {"word/styles.xml", ""},
                      {"word/h/one.xml", ""},
                      {"other.xml", ""}});
    auto package = Package::open(bytes);
    ASSERT_TRUE(package);
    const auto relations = Relations::of(*package, "word/document.xml");
    ASSERT_TRUE(relations);
    EXPECT_EQ(relations->by_type("styles"), "word/styles.xml");
    EXPECT_EQ(relations->by_id("b"), "word/h/one.xml");
    EXPECT_EQ(relations->by_id("c"), "other.xml");
    EXPECT_EQ(relations->by_id("d"), "");
    EXPECT_EQ(relations->by_type("absent"), "");
}

TEST(Relations, a_part_may_have_none) {
    const std::string bytes = test::zip_of({{"word/document.xml", ""}});
    auto package = Package::open(bytes);
    ASSERT_TRUE(package);
    const auto relations = Relations::of(*package, "word/document.xml");
    ASSERT_TRUE(relations);
    EXPECT_EQ(relations->by_type("styles"), "");
}

}  // namespace
}  // namespace vekha::office
