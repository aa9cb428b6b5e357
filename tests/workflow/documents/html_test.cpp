#include "workflow/documents/html.hpp"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/documents/shown.hpp"
#include "workflow/documents/html_clean.hpp"
#include "workflow/documents/open.hpp"

namespace vekha {
namespace {

using testing::ElementsAre;

std::vector<std::string> read(const std::string& page) {
    const auto document = open_document(page);
    return document ? test::shown(*document) : std::vector<std::string>{describe(document.error())};
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
                ElementsAre("B План работы / на 2026 год", "P Отдел культуры", "B Приказ"));
}

TEST(Html, scripts_styles_comments_and_hidden_words_are_no_words) {
    EXPECT_THAT(
        read("<html><style>p{}</style><script>var a = '<p>нет</p>';</script><!-- <p>нет --><p>да"
             "<span style='display: none'>нет</span><span hidden>нет</span><template>нет</template></p>"
             "<p style=\"DISPLAY:NONE\">нет</p><p>x < 5 &lt; 6 и 7 > 2</p>"),
        ElementsAre("P да", "P x < 5 < 6 и 7 > 2"));
}

TEST(Html, spans_of_cells_end_with_their_section) {
    EXPECT_THAT(
        read("<table><thead><tr><th rowspan=2>№<th colspan=2>Срок<th rowspan=9>Кто<tr><th>с<th>по"
             "<tbody><tr><td>1<td>март<td>май<td rowspan=0>Отдел<tr><td>2<td>июнь<td>июль"
             "<tbody><tr><td>3<td>июль<td>август<td>Все</table>"),
        ElementsAre("H № {1x2} | Срок {2x1} | Кто {1x2}", "H с | по", "T 1 | март | май | Отдел {1x2}",
                    "T 2 | июнь | июль", "T 3 | июль | август | Все"));
}

TEST(Html, a_footer_stands_last_and_a_caption_above) {
    EXPECT_THAT(
        read("<table><caption>Таблица 1</caption><tfoot><tr><td>Итого<td>2<td>-</tfoot>" + row + "</table>"),
        ElementsAre("P Таблица 1", "T 1 | Сбор | май", "T 2 | Отчёт | июнь", "T Итого | 2 | -"));
}

TEST(Html, a_table_that_lays_out_the_page_is_unwrapped) {
    EXPECT_THAT(
        read("<table><tr><td><a href=/>Главная</a><td><p>План работы</p><table>" + row + "</table></table>"),
        ElementsAre("P Главная", "P План работы", "T 1 | Сбор | май", "T 2 | Отчёт | июнь"));
    EXPECT_THAT(read("<table><tr><td><p>Одна</p><p>ячейка</p></table>"), ElementsAre("P Одна", "P ячейка"));
}

TEST(Html, a_table_inside_a_cell_of_a_plan_stays_in_that_cell) {
    const auto document = open_document(
        "<table>" + row + "<tr><td>3<td>Смета<table><tr><td>а<td>б<tr><td>в<td>г</table><td>июль</table>");
    ASSERT_TRUE(document);
    const Cell& cell = std::get<Table>(document->blocks.front()).rows.back().cells[1];
    EXPECT_EQ(cell.text, "Смета");
    ASSERT_EQ(cell.tables.size(), 1U);
    EXPECT_EQ(test::shown(cell.tables.front().rows.back()), "T в | г");
}

TEST(Html, lines_in_the_rows_above_a_sheets_table_are_paragraphs) {
    EXPECT_THAT(
        read("<table><tr><td colspan=3><b>План работы</b><tr><td colspan=3>отдела<tr><td>№<td>Дело<td>Срок" +
             row + "</table>"),
        ElementsAre("B План работы", "P отдела", "T № | Дело | Срок", "T 1 | Сбор | май",
                    "T 2 | Отчёт | июнь"));
}

TEST(Html, lists_have_their_labels) {
    EXPECT_THAT(read("<body><ol start=3><li>три<li value=7>семь<li>восемь</ol><ol "
                     "type=I><li>а</ol><ul><li>б<li>– в</ul>"
                     "<ul style='list-style-type: none'><li>г</ul>"),
                ElementsAre("P 3. три", "P 7. семь", "P 8. восемь", "P I. а", "P • б", "P – в", "P г"));
}

TEST(Html, a_list_item_without_words_shows_its_number) {
    EXPECT_THAT(read("<table><tr><td><ol><li></ol><td>Сбор<td>май<tr><td><ol "
                     "start=2><li><p></ol><td>Пир<td>май</table>"),
                ElementsAre("T 1. | Сбор | май", "T 2. | Пир | май"));
}

TEST(Html, words_labels_are_kept_once) {
    EXPECT_THAT(read("<html><p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>"
                     "<span style='mso-list:Ignore'>1.<span style='font:7.0pt \"Times New "
                     "Roman\"'>&nbsp;&nbsp; </span></span>"
                     "<![endif]>Провести сбор<o:p></o:p></p><!--[if gte mso "
                     "9]><xml><w:Zoom>0</w:Zoom></xml><![endif]-->"),
                ElementsAre("P 1. Провести сбор"));
}

TEST(Html, deleted_words_are_void_and_a_remark_says_so) {
    const auto document = open_document(
        "<html><p>до <del>1 мая</del><ins>1 июня</ins> <span style='text-decoration: "
        "line-through'>2025</span> 2026</p>"
        "<table>" +
        row + "<tr style='text-decoration:line-through'><td>3<td>Пир<td>май</table>");
    ASSERT_TRUE(document);
    EXPECT_THAT(test::shown(*document),
                ElementsAre("P до 1 июня 2026", "T 1 | Сбор | май", "T 2 | Отчёт | июнь"));
    EXPECT_THAT(document->remarks, ElementsAre("Зачёркнутый текст опущен"));
}

TEST(Html, raised_figures_are_read_by_what_stands_before_them) {
    EXPECT_THAT(read("<html><p>Отчёт<sup>1</sup> о 5 м<sup>2</sup> в 10<sup>00</sup> за 1<sup>й</sup> "
                     "день<sup>*</sup>"),
                ElementsAre("P Отчёт о 5 м² в 10:00 за 1й день"));
}

TEST(Html, footnotes_stand_apart) {
    const auto document = open_document(
        "<html><p>Сбор<a href='#_ftn1' name='_ftnref1'>[1]</a> всех</p><div "
        "style='mso-element:footnote-list'>"
        "<div id=ftn1><p><a href='#_ftnref1'>[1]</a> Кроме больных</p></div></div>");
    ASSERT_TRUE(document);
    EXPECT_THAT(test::shown(*document), ElementsAre("P Сбор всех"));
    ASSERT_EQ(document->footnotes.size(), 1U);
    EXPECT_EQ(document->footnotes.front().text, "Кроме больных");
}

TEST(Html, a_sites_own_parts_are_dropped_where_a_plan_stands_elsewhere) {
    const std::string site = "<nav>Меню</nav><header>Район</header><article><header>План</header>";
    EXPECT_THAT(read("<html>" + site + "<table>" + row + "</table></article><footer>©</footer>"),
                ElementsAre("P План", "T 1 | Сбор | май", "T 2 | Отчёт | июнь"));
    EXPECT_THAT(read("<html>" + site), ElementsAre("P Меню", "P Район", "P План"));
}

TEST(Html, a_text_file_inside_pre_is_read_as_text) {
    EXPECT_THAT(read("<html><pre>\nПлан\n\n№\tДело\tСрок\n1\tСбор\tмай\n</pre>"),
                ElementsAre("P План", "T № | Дело | Срок", "T 1 | Сбор | май"));
}

TEST(Html, the_encoding_is_the_one_the_page_names) {
    const auto document = open_document(
        "<html><meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xC4\xE0</p>");
    ASSERT_TRUE(document);
    EXPECT_THAT(test::shown(*document), ElementsAre("P Да"));
}

TEST(Html, a_page_saved_as_a_mail_message_is_read) {
    EXPECT_THAT(
        read("MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"=_b\"\r\n\r\n--=_b\r\n"
             "Content-Type: text/html; charset=\"windows-1251\"\r\nContent-Transfer-Encoding: "
             "quoted-printable\r\n\r\n"
             "<html><p style=3D'x'>=CF=EB=E0=\r\n=ED</p>\r\n--=_b\r\nContent-Type: "
             "image/png\r\n\r\nxx\r\n--=_b--\r\n"),
        ElementsAre("P План"));
    EXPECT_THAT(
        read(
            "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
            "PHA+0J/Qu9Cw0L08L3A+\n"),
        ElementsAre("P План"));
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
    EXPECT_THAT(read("<html>" + many("<div>", 500'000) + "да" + many("</div>", 500'000)),
                ElementsAre("P да"));
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
