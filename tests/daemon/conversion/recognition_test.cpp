#include "daemon/conversion/recognition.hpp"

#include <string>

#include <gtest/gtest.h>

#include "daemon/conversion/pages.hpp"

namespace vekha::conversion {
namespace {

TEST(Recognition, words_of_each_page_are_told_by_their_boxes) {
    const std::string head =
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";
    const auto pages = parse_recognized(head +
                                            "4\t1\t1\t1\t1\t0\t10\t20\t300\t40\t-1\t\n"
                                            "5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96.5\tПлан\n"
                                            "5\t1\t1\t1\t1\t2\t60\t20\t5\t40\t80\t|\n"
                                            "5\t2\t1\t1\t1\t1\t7\t8\t9\t10\t40\tработы\n"
                                            "5\t9\t1\t1\t1\t1\t7\t8\t9\t10\t40\tлишнее\n"
                                            "5\t2\tобрыв",
                                        2);
    ASSERT_EQ(pages.size(), 2U);
    ASSERT_EQ(pages[0].size(), 1U) << "the rest of a line is no word";
    EXPECT_EQ(pages[0][0].text, "План");
    EXPECT_EQ(pages[0][0].confidence, 96);
    EXPECT_DOUBLE_EQ(pages[0][0].box.right, 40);
    ASSERT_EQ(pages[1].size(), 1U);
    EXPECT_DOUBLE_EQ(confidence_of(pages[1]), 40);
    EXPECT_DOUBLE_EQ(confidence_of({}), 0);
}

TEST(Recognition, the_turn_of_a_page_is_told_in_quarters) {
    EXPECT_EQ(quarters_to_turn(
                  "Page number: 0\nOrientation in degrees: 270\nRotate: 90\nOrientation confidence: 5"),
              1);
    EXPECT_EQ(quarters_to_turn("Rotate: 0\n"), 0);
    EXPECT_FALSE(quarters_to_turn("Too few characters. Skipping this page"));
}

TEST(PageWords, are_taken_from_poppler_s_page_and_nothing_else) {
    const auto pages = parse_page_words(
        "<!DOCTYPE html><html><head><meta name=\"Author\" content=\"А &amp; Б\"/></head><body><doc>"
        "<page width=\"595.2\" height=\"841.9\"><word xMin=\"10.5\" yMin=\"20\" xMax=\"40\" "
        "yMax=\"30\">&quot;План&quot;</word>"
        "<word xMin=\"-90\" yMin=\"20\" xMax=\"-40\" yMax=\"30\">вне</word></page>"
        "<page width=\"595.2\" height=\"841.9\"/></doc></body></html>");
    ASSERT_EQ(pages.size(), 2U);
    ASSERT_EQ(pages[0].words.size(), 1U) << "what stands outside the page nobody sees";
    EXPECT_EQ(pages[0].words[0].text, "\"План\"");
    EXPECT_TRUE(parse_page_words("это не страница").empty());
}

}  // namespace
}  // namespace vekha::conversion
