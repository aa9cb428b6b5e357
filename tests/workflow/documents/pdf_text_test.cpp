#include "workflow/documents/pdf_text.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/documents/boxes_page.hpp"

namespace vekha::pdf {
namespace {

using testing::BoxesPage;
using ::testing::ElementsAre;

std::vector<std::string> texts(BoxesPage& page) {
    std::vector<std::string> out;
    for (auto& paragraph : paragraphs_of(lines_of(page.page().words))) out.push_back(paragraph.text);
    return out;
}

TEST(PdfText, full_lines_are_one_paragraph_an_indent_or_a_short_line_begins_the_next) {
    BoxesPage page;
    page.text(20, 100,
              "В целях организации адресной помощи всем школам района с низкими результатами в этом году")
        .text(20, 112, "приказываю следующее")
        .text(20, 124,
              "Утвердить план мероприятий согласно приложению к настоящему приказу и довести его до всех");
    EXPECT_EQ(texts(page).size(), 2U);
    EXPECT_EQ(texts(page)[0],
              "В целях организации адресной помощи всем школам района с низкими результатами в этом году\n"
              "приказываю следующее");
}

TEST(PdfText, two_columns_are_read_one_after_the_other) {
    BoxesPage page;
    page.text(
        20, 100,
        "Первая колонка идёт\nсверху вниз и здесь\nне кончается нигде\nпока не кончится\nсовсем до конца");
    page.text(300, 100,
              "Вторая колонка идёт\nследом за первой и\nтоже сверху вниз\nпока не кончится\nсовсем до конца");
    const auto all = texts(page);
    std::string joined;
    for (const auto& text : all) joined += text + '\n';
    EXPECT_LT(joined.find("не кончается нигде"), joined.find("Вторая колонка"));
}

TEST(PdfText, two_stamps_side_by_side_stay_apart) {
    BoxesPage page;
    page.text(20, 100, "СОГЛАСОВАНО\nПредседатель совета\nИ.И. Петров");
    page.text(350, 100, "УТВЕРЖДАЮ\nДиректор школы\nП.П. Иванов");
    EXPECT_THAT(texts(page), ElementsAre("СОГЛАСОВАНО\nПредседатель совета\nИ.И. Петров",
                                         "УТВЕРЖДАЮ\nДиректор школы\nП.П. Иванов"));
}

TEST(PdfText, lines_of_a_centred_title_are_one) {
    BoxesPage page;
    page.text(20, 60, "Слова во всю ширину страницы, которые стоят над названием плана и кончаются далеко")
        .text(265, 100, "ПЛАН РАБОТЫ")
        .text(190, 112, "школы на новый учебный год и далее")
        .text(20, 160, "Слова во всю ширину страницы, которые стоят под названием плана и кончаются далеко");
    EXPECT_EQ(texts(page).at(1), "ПЛАН РАБОТЫ\nшколы на новый учебный год и далее");
}

TEST(PdfText, the_tail_of_a_word_that_did_not_fit_comes_back_to_it) {
    BoxesPage page;
    page.text(20, 100, "Постоянн\nо");
    EXPECT_EQ(cell_text(page.page().words, 42), "Постоянно");
    BoxesPage words;
    words.text(20, 100, "Директор\nшколы");
    EXPECT_EQ(cell_text(words.page().words, 42), "Директор школы");
}

TEST(PdfText, bullets_of_symbol_fonts_are_bullets) {
    EXPECT_EQ(plain_marks("\xEF\x82\xB7"), "•");
    EXPECT_EQ(plain_marks("\xEF\x80\xAD"), "-");
    EXPECT_EQ(plain_marks("№5"), "№5");
}

}  // namespace
}  // namespace vekha::pdf
