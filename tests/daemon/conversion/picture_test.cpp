#include "daemon/conversion/picture.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <gtest/gtest.h>

#include "daemon/conversion/picture_lines.hpp"

namespace vekha::conversion {
namespace {

Picture white(int width, int height) {
    return {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), 255)};
}

void fill(Picture& picture, int left, int top, int right, int bottom, std::uint8_t grey = 0) {
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) picture.at(x, y) = grey;
}

/// Short dark lines of text on a page.
Picture page_of_text() {
    Picture page = white(800, 600);
    for (int y = 60; y < 540; y += 24)
        for (int x = 60; x < 740; x += 12) fill(page, x, y, x + 8, y + 9);
    return page;
}

TEST(Picture, a_pgm_comes_back_as_it_was_written_and_a_broken_one_does_not) {
    Picture picture = white(7, 5);
    fill(picture, 2, 1, 4, 3, 40);
    const auto back = read_pgm(write_pgm(picture));
    ASSERT_TRUE(back);
    EXPECT_EQ(back->width, 7);
    EXPECT_EQ(back->dots, picture.dots);
    for (const std::string bytes : {"", "P5", "P5 2 2 255 abc", "P6 1 1 255 abc", "P5 99999 99999 255 a",
                                    "P5 -1 2 255 ab", "P5 1 1 65535 ab"})
        EXPECT_FALSE(read_pgm(bytes)) << bytes;
}

TEST(Picture, four_quarters_are_a_whole_turn) {
    Picture picture = white(4, 3);
    fill(picture, 0, 0, 1, 1);
    const Picture once = turned(picture, 1);
    EXPECT_EQ(once.width, 3);
    EXPECT_EQ(once.at(2, 0), 0) << "the upper left corner goes to the upper right";
    EXPECT_EQ(turned(turned(once, 1), 2).dots, picture.dots);
    EXPECT_EQ(turned(once, 3).dots, picture.dots);
}

TEST(Picture, the_lean_of_a_page_is_found_and_taken_back) {
    const Picture page = page_of_text();
    EXPECT_NEAR(skew_degrees(page), 0, 0.1);
    const Picture leaning = straightened(page, -1.5);
    const double found = skew_degrees(leaning);
    EXPECT_NEAR(found, 1.5, 0.2);
    EXPECT_NEAR(skew_degrees(straightened(leaning, found)), 0, 0.15);
}

TEST(PictureLines, long_thin_runs_are_lines_and_letters_are_not) {
    Picture page = page_of_text();
    fill(page, 40, 30, 760, 32);
    fill(page, 40, 30, 42, 570);
    const auto lines = picture_lines(page, {});
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_TRUE(lines[0].horizontal);
    EXPECT_NEAR(lines[0].at, 30.5, 0.6);
    EXPECT_NEAR(lines[0].to, 759, 1);
    EXPECT_FALSE(lines[1].horizontal);
    EXPECT_NEAR(lines[1].from, 30, 1);
}

TEST(PictureLines, a_line_that_steps_is_one) {
    Picture page = white(800, 100);
    fill(page, 40, 50, 400, 52);
    fill(page, 400, 51, 760, 53);
    const auto lines = picture_lines(page, {});
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_NEAR(lines[0].to - lines[0].from, 720, 2);
}

TEST(PictureLines, a_filled_field_has_its_edges_for_lines) {
    Picture page = white(400, 200);
    fill(page, 50, 50, 350, 100, 150);
    const auto lines = picture_lines(page, {});
    EXPECT_EQ(lines.size(), 4U);
}

TEST(PictureLines, are_erased_but_for_the_letters_that_cross_them) {
    Picture page = white(400, 100);
    fill(page, 20, 50, 380, 52);
    fill(page, 100, 30, 104, 70);  // a letter's stem
    erase_lines(page, picture_lines(page, {24, 60, 7}));
    EXPECT_EQ(page.at(200, 50), 255);
    EXPECT_EQ(page.at(101, 50), 0);
}

}  // namespace
}  // namespace vekha::conversion
