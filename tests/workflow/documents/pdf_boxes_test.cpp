#include "workflow/documents/pdf_boxes.hpp"

#include <string>

#include <gtest/gtest.h>

#include "tests/workflow/documents/boxes_page.hpp"

namespace vekha {
namespace {

using testing::BoxesPage;

TEST(PdfBoxes, come_back_as_they_were_printed) {
    const auto text = pdf::print_boxes({BoxesPage(595, 842)
                                            .text(50, 60, "План работ")
                                            .across(100, 20, 500)
                                            .down(20, 100, 300)
                                            .kind(pdf::Page::Kind::recognized)
                                            .page(),
                                        BoxesPage(842, 595).kind(pdf::Page::Kind::picture).page()});
    const auto pages = pdf::parse_boxes(text);
    ASSERT_TRUE(pages);
    ASSERT_EQ(pages->size(), 2U);
    EXPECT_EQ(pages->front().kind, pdf::Page::Kind::recognized);
    ASSERT_EQ(pages->front().words.size(), 2U);
    EXPECT_EQ(pages->front().words[1].text, "работ");
    EXPECT_DOUBLE_EQ(pages->front().words[1].box.left, 72.5);
    ASSERT_EQ(pages->front().rulings.size(), 2U);
    EXPECT_FALSE(pages->front().rulings[1].horizontal);
    EXPECT_EQ(pages->back().kind, pdf::Page::Kind::picture);
    EXPECT_EQ(pdf::print_boxes(*pages), text);
}

TEST(PdfBoxes, a_word_without_letters_is_none) {
    const auto pages = pdf::parse_boxes(
        "boxes 1\npage 595 842 text\nword 1 2 3 4 100 \nword 1 2 3 4 100  \nword 1 2 3 4 100 План\n");
    ASSERT_TRUE(pages);
    ASSERT_EQ(pages->front().words.size(), 1U);
    EXPECT_EQ(pages->front().words.front().text, "План");
}

TEST(PdfBoxes, broken_text_is_refused_with_its_line) {
    for (const std::string text :
         {"", "boxes 2\n", "boxes 1\nword 1 2 3 4 100 раньше страницы\n", "boxes 1\npage 0 0 text\n",
          "boxes 1\npage 595 842 text\nword 1 2 3 x 100 слово\n", "boxes 1\npage 595 842 text\nh 1 2 1e999\n",
          "boxes 1\npage 595 842 text\nword 1 2 3 4 1e300 слово\n",
          "boxes 1\npage 595 842 text\nч 1 2 3\n"}) {
        const auto pages = pdf::parse_boxes(text);
        ASSERT_FALSE(pages) << text;
        EXPECT_EQ(pages.error().fault, Fault::unreadable);
        EXPECT_TRUE(pages.error().where.starts_with("строка ")) << text;
    }
}

TEST(PdfBoxes, more_pages_than_a_plan_can_have_are_refused) {
    std::string text = "boxes 1\n";
    for (std::size_t i = 0; i <= pdf::pages_most; ++i) text += "page 595 842 text\n";
    const auto pages = pdf::parse_boxes(text);
    ASSERT_FALSE(pages);
    EXPECT_EQ(pages.error().fault, Fault::too_large);
}

}  // namespace
}  // namespace vekha
