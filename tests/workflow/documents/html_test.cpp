#include "workflow/documents/html.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office_file.hpp"
#include "workflow/documents/html_clean.hpp"
#include "workflow/documents/open.hpp"

namespace vekha {
namespace {

using testing::ElementsAre;

std::vector<std::string> read(const std::string& page) {
    return test::shown_lines(read_html(page));
}

std::string many(std::string_view part, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += part;
    return out;
}

const std::string row = "<tr><td>1<td>Сбор<td>май</tr><tr><td>2<td>Отчёт<td>июнь</tr>";

TEST(Html, headings_are_bold_and_breaks_are_lines) {
    EXPECT_THAT(read("<!doctype html><h1>План&nbsp;работы<br>на 2026\n год</h1><p>Отдел   "
                     "<b>культуры</b><p><b>Приказ</b> "),
                ElementsAre("*План работы/на 2026 год", "Отдел культуры", "*Приказ"));
}

TEST(Html, scripts_styles_comments_and_hidden_words_are_no_words) {
    EXPECT_THAT(
        read("<html><style>p{}</style><script>var a = '<p>нет</p>';</script><!-- <p>нет --><p>да"
             "<span style='display: none'>нет</span><span hidden>нет</span><template>нет</template></p>"
             "<p style=\"DISPLAY:NONE\">нет</p><p>x < 5 &lt; 6 и 7 > 2</p>"),
        ElementsAre("да", "x < 5 < 6 и 7 > 2"));
}

TEST(Html, spans_of_cells_end_with_their_section) {
    EXPECT_THAT(
        read("<table><thead><tr><th rowspan=2>№<th colspan=2>Срок<th rowspan=9>Кто<tr><th>с<th>по"
             "<tbody><tr><td>1<td>март<td>май<td rowspan=0>Отдел<tr><td>2<td>июнь<td>июль"
             "<tbody><tr><td>3<td>июль<td>август<td>Все</table>"),
        ElementsAre("!| 1x2 *№ | 2x1 *Срок | 1x2 *Кто |", "!| *с | *по |", "| 1 | март | май | 1x2 Отдел |",
                    "| 2 | июнь | июль |", "| 3 | июль | август | Все |"));
}

TEST(Html, a_footer_stands_last_and_a_caption_above) {
    EXPECT_THAT(
        read("<table><caption>Таблица 1</caption><tfoot><tr><td>Итого<td>2<td>-</tfoot>" + row + "</table>"),
        ElementsAre("Таблица 1", "| 1 | Сбор | май |", "| 2 | Отчёт | июнь |", "| Итого | 2 | - |"));
}

TEST(Html, a_table_that_lays_out_the_page_is_unwrapped) {
    EXPECT_THAT(
        read("<table><tr><td><a href=/>Главная</a><td><p>План работы</p><table>" + row + "</table></table>"),
        ElementsAre("Главная", "План работы", "| 1 | Сбор | май |", "| 2 | Отчёт | июнь |"));
    EXPECT_THAT(read("<table><tr><td><p>Одна</p><p>ячейка</p></table>"), ElementsAre("Одна", "ячейка"));
}

TEST(Html, a_table_inside_a_cell_of_a_plan_stays_in_that_cell) {
    EXPECT_THAT(read("<table>" + row +
                     "<tr><td>3<td>Смета<table><tr><td>а<td>б<tr><td>в<td>г</table><td>июль</table>"),
                ElementsAre("| 1 | Сбор | май |", "| 2 | Отчёт | июнь |", "| 3 | Смета(| а | б |",
                            "| в | г |) | июль |"));
}

TEST(Html, lines_in_the_rows_above_a_sheets_table_are_paragraphs) {
    EXPECT_THAT(
        read("<table><tr><td colspan=3><b>План работы</b><tr><td colspan=3>отдела<tr><td>№<td>Дело<td>Срок" +
             row + "</table>"),
        ElementsAre("*План работы", "отдела", "| № | Дело | Срок |", "| 1 | Сбор | май |",
                    "| 2 | Отчёт | июнь |"));
}

TEST(Html, lists_have_their_labels) {
    EXPECT_THAT(read("<body><ol start=3><li>три<li value=7>семь<li>восемь</ol><ol "
                     "type=I><li>а</ol><ul><li>б<li>– в</ul>"
                     "<ul style='list-style-type: none'><li>г</ul>"),
                ElementsAre("3. три", "7. семь", "8. восемь", "I. а", "• б", "– в", "г"));
}

TEST(Html, a_list_item_without_words_shows_its_number) {
    EXPECT_THAT(read("<table><tr><td><ol><li></ol><td>Сбор<td>май<tr><td><ol "
                     "start=2><li><p></ol><td>Пир<td>май</table>"),
                ElementsAre("| 1. | Сбор | май |", "| 2. | Пир | май |"));
}

TEST(Html, words_labels_are_kept_once) {
    EXPECT_THAT(read("<html><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
                     "<span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New "
                     "Roman\"'>&nbsp;&nbsp; </span></span>"
                     "<![endif]>Провести сбор<o:p></o:p></p><!--[if gte mso "
                     "9]><xml><w:Zoom>0</w:Zoom></xml><![endif]-->"),
                ElementsAre("1. Провести сбор"));
}

TEST(Html, deleted_words_are_void_and_a_remark_says_so) {
    EXPECT_THAT(read("<html><p>до <del>1 мая</del><ins>1 июня</ins> <span style='text-decoration: "
                     "line-through'>2025</span> 2026</p>"
                     "<table>" +
                     row + "<tr style='text-decoration:line-through'><td>3<td>Пир<td>май</table>"),
                ElementsAre("до 1 июня 2026", "| 1 | Сбор | май |", "| 2 | Отчёт | июнь |",
                            "# Зачёркнутый текст опущен"));
}

TEST(Html, raised_figures_are_read_by_what_stands_before_them) {
    EXPECT_THAT(read("<html><p>Отчёт<sup>1</sup> о 5 м<sup>2</sup> в 10<sup>00</sup> за 1<sup>й</sup> "
                     "день<sup>*</sup>"),
                ElementsAre("Отчёт о 5 м² в 10:00 за 1й день"));
}

TEST(Html, footnotes_stand_apart) {
    EXPECT_THAT(read("<html><p>Сбор<a href='#_ftn1' name='_ftnref1'>[1]</a> всех</p><div "
                     "style='mso-element:footnote-list'>"
                     "<div id=ftn1><p><a href='#_ftnref1'>[1]</a> Кроме больных</p></div></div>"),
                ElementsAre("Сбор всех", "[1] Кроме больных"));
}

TEST(Html, a_sites_own_parts_are_dropped_where_a_plan_stands_elsewhere) {
    const std::string site = "<nav>Меню</nav><header>Район</header><article><header>План</header>";
    EXPECT_THAT(read("<html>" + site + "<table>" + row + "</table></article><footer>©</footer>"),
                ElementsAre("План", "| 1 | Сбор | май |", "| 2 | Отчёт | июнь |"));
    EXPECT_THAT(read("<html>" + site), ElementsAre("Меню", "Район", "План"));
}

TEST(Html, a_text_file_inside_pre_is_read_as_text) {
    EXPECT_THAT(read("<html><pre>\nПлан\n\n№\tДело\tСрок\n1\tСбор\tмай\n</pre>"),
                ElementsAre("План", "| № | Дело | Срок |", "| 1 | Сбор | май |"));
}

TEST(Html, the_encoding_is_the_one_the_page_names) {
    const auto document = open_document(
        "<html><meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xC4\xE0</p>");
    ASSERT_TRUE(document);
    EXPECT_EQ(std::get<Paragraph>(document->blocks.front()).text, "Да");
}

TEST(Html, a_page_saved_as_a_mail_message_is_read) {
    const auto words = [](const std::string& message) {
        const auto document = open_document(message);
        return document ? std::get<Paragraph>(document->blocks.front()).text : describe(document.error());
    };
    EXPECT_EQ(
        words("MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"=_b\"\r\n\r\n--=_b\r\n"
              "Content-Type: text/html; charset=\"windows-1251\"\r\nContent-Transfer-Encoding: "
              "quoted-printable\r\n\r\n<html><p style=3D'x'>=CF=EB=E0=\r\n=ED</p>\r\n--=_b\r\n"
              "Content-Type: image/png\r\n\r\nxx\r\n--=_b--\r\n"),
        "План");
    EXPECT_EQ(words("MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n"
                    "Content-Transfer-Encoding: base64\n\nPHA+0J/Qu9Cw0L08L3A+\n"),
              "План");
}

TEST(Html, text_with_a_few_tags_stays_text) {
    EXPECT_FALSE(looks_like_html("<b>План</b>\nработы\n"));
    EXPECT_FALSE(looks_like_html("План <br> работы <table>"));
    EXPECT_FALSE(looks_like_html("<p>Отчёт</p>\nи <ul>"));
    EXPECT_TRUE(looks_like_html(" <!-- x --> <!DOCTYPE html><p>"));
    EXPECT_TRUE(looks_like_html("<?xml version='1.0'?><html xmlns='x'>"));
    EXPECT_TRUE(looks_like_html("<div><p>План</p><table><tr>"));
    EXPECT_FALSE(looks_like_html("<?xml version='1.0'?><plan/>"));
}

TEST(Html, nested_tables_past_the_limit_are_refused) {
    const auto document = open_document("<html>" + many("<table><tr><td>", 1'000'000));
    ASSERT_FALSE(document);
    EXPECT_EQ(document.error().fault, Fault::too_large);
    EXPECT_NE(document.error().message.find("вложены"), std::string::npos);
}

TEST(Html, deep_and_tangled_pages_come_back_with_their_words) {
    EXPECT_THAT(read("<html>" + many("<div>", 500'000) + "да" + many("</div>", 500'000)), ElementsAre("да"));
    std::string tangled = "<html>";
    for (int i = 0; i < 50'000; ++i) tangled += "<b id=" + std::to_string(i) + ">";
    EXPECT_EQ(read(tangled + many("<p>x", 50'000)).size(), 50'000U);
    EXPECT_EQ(read("<html>" + many("<xml>", 100'000) + many("<svg></x", 100'000) + "<p>да").size(), 1U);
    EXPECT_EQ(read("<html>" + many("<a ", 1'000'000)).size(), 1U);  // a tag that never ends
    EXPECT_EQ(open_document("<html>" + many("<p>x", html_tags + 1)).error().fault, Fault::too_large);
}

TEST(Html, a_page_without_words_is_refused) {
    EXPECT_EQ(open_document("<html><body><script>x</script></body></html>").error().message,
              "На странице нет текста");
}

}  // namespace
}  // namespace vekha
