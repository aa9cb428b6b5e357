#include "workflow/documents/pdf.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/documents/boxes_page.hpp"

namespace vekha {
namespace {

using testing::BoxesPage;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

Document read(const std::vector<pdf::Page>& pages) {
    auto document = read_boxes(pdf::print_boxes(pages));
    EXPECT_TRUE(document);
    return document.value_or(Document{});
}

std::vector<Table> tables(const Document& document) {
    std::vector<Table> out;
    for (const auto& block : document.blocks)
        if (const auto* table = std::get_if<Table>(&block)) out.push_back(*table);
    return out;
}

std::vector<std::string> paragraphs(const Document& document) {
    std::vector<std::string> out;
    for (const auto& block : document.blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block)) out.push_back(paragraph->text);
    return out;
}

std::vector<std::string> texts(const Row& row) {
    std::vector<std::string> out;
    for (const auto& cell : row.cells) out.push_back(cell.text);
    return out;
}

/// A page with a table of three columns whose lower row is the given one.
BoxesPage page_with_row(const std::string& number, const std::string& words, const std::string& term) {
    return BoxesPage()
        .grid({20, 60, 300, 400}, {100, 120, 160})
        .text(24, 104, "№")
        .text(64, 104, "Мероприятие")
        .text(304, 104, "Срок")
        .text(24, 124, number)
        .text(64, 124, words)
        .text(304, 124, term);
}

TEST(Pdf, words_stand_in_the_cells_that_lines_draw) {
    const auto document =
        read({page_with_row("1", "Провести сбор", "май").text(20, 60, "План работы").page()});
    EXPECT_THAT(paragraphs(document), ElementsAre("План работы"));
    const auto all = tables(document);
    ASSERT_EQ(all.size(), 1U);
    ASSERT_EQ(all[0].rows.size(), 2U);
    EXPECT_THAT(texts(all[0].rows[1]), ElementsAre("1", "Провести сбор", "май"));
    EXPECT_EQ(all[0].rows[1].page, 1);
}

TEST(Pdf, a_full_line_goes_on_and_one_that_ended_is_a_line_of_its_own) {
    // 236 points of room: 47 letters. The first line is full, the second is not.
    const auto document =
        read({page_with_row("1", "Муниципальный координатор программы поддержки\nшкол района\nДиректора школ",
                            "май")
                  .page()});
    EXPECT_EQ(tables(document)[0].rows[1].cells[1].text,
              "Муниципальный координатор программы поддержки школ района\nДиректора школ");
}

TEST(Pdf, a_table_goes_on_over_the_page_break) {
    const auto document = read({page_with_row("1", "Провести сбор", "май").page(),
                                page_with_row("2", "Подготовить отчёт", "июнь").page()});
    const auto all = tables(document);
    ASSERT_EQ(all.size(), 1U);
    ASSERT_EQ(all[0].rows.size(), 3U) << "the repeated heading stands once";
    EXPECT_THAT(texts(all[0].rows[2]), ElementsAre("2", "Подготовить отчёт", "июнь"));
    EXPECT_EQ(all[0].rows[2].page, 2);
}

TEST(Pdf, a_row_that_the_page_cut_is_one_row) {
    const auto document = read({page_with_row("1", "Провести сбор всех", "май").page(),
                                page_with_row("", "заинтересованных", "").page()});
    const auto rows = tables(document).at(0).rows;
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_THAT(texts(rows[1]), ElementsAre("1", "Провести сбор всех\nзаинтересованных", "май"));
}

TEST(Pdf, text_between_two_tables_parts_them) {
    const auto document =
        read({page_with_row("1", "Провести сбор", "май").page(),
              page_with_row("1", "Подготовить отчёт", "июнь").text(20, 60, "План второй школы").page()});
    EXPECT_EQ(tables(document).size(), 2U);
}

TEST(Pdf, page_numbers_and_running_lines_are_left_out) {
    std::vector<pdf::Page> pages;
    for (int number = 1; number <= 3; ++number)
        pages.push_back(
            BoxesPage()
                .text(20, 20, "Проект решения")
                .text(20, 300, "Слова страницы " + std::string(static_cast<std::size_t>(number), 'I'))
                .text(290, 820, "- " + std::to_string(number) + " -")
                .page());
    EXPECT_THAT(paragraphs(read(pages)),
                ElementsAre("Слова страницы I", "Слова страницы II", "Слова страницы III"));
}

TEST(Pdf, a_number_inside_the_page_is_no_page_number) {
    EXPECT_THAT(paragraphs(read({BoxesPage().text(20, 300, "2023").page()})), ElementsAre("2023"));
}

TEST(Pdf, words_on_their_side_are_read_from_the_bottom_up) {
    pdf::Page page = page_with_row("1", "Провести сбор", "май").page();
    for (auto& word : page.words)
        if (word.text == "май") word = {{310, 125, 320, 155}, "исполнения", 100};
    page.words.push_back({{310, 156, 320, 159.5}, "срок", 100});
    page.words.back().box.bottom = 159.9;
    page.words.back().box.top = 157;
    page.words.back().text = "и";
    EXPECT_EQ(tables(read({page}))[0].rows[1].cells[2].text, "и исполнения");
}

TEST(Pdf, a_recognized_page_is_told_with_its_doubtful_words) {
    auto page = page_with_row("1", "Провести сбор", "май").kind(pdf::Page::Kind::recognized);
    page.page().words.back().confidence = 30;
    const auto document = read({page.page()});
    ASSERT_EQ(document.remarks.size(), 1U);
    EXPECT_THAT(document.remarks[0], HasSubstr("Распознано со снимка (страница 1)"));
    EXPECT_THAT(document.remarks[0], HasSubstr("сомнительных слов: 1"));
}

TEST(Pdf, a_page_that_stayed_a_picture_is_told_and_nothing_but_pictures_is_refused) {
    const auto picture = BoxesPage().kind(pdf::Page::Kind::picture).page();
    const auto document = read({BoxesPage().text(20, 300, "Слова").page(), picture});
    ASSERT_EQ(document.remarks.size(), 1U);
    EXPECT_THAT(document.remarks[0], HasSubstr("страница 2"));
    const auto refused = read_boxes(pdf::print_boxes({picture}));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::unreadable);
}

}  // namespace
}  // namespace vekha
