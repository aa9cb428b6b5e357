// Tables without ruling lines.
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/documents/boxes_page.hpp"
#include "workflow/documents/pdf.hpp"

namespace vekha {
namespace {

using testing::BoxesPage;
using ::testing::ElementsAre;

std::vector<std::vector<std::string>> rows_of(const std::vector<pdf::Page>& pages) {
    const auto document = read_boxes(pdf::print_boxes(pages));
    std::vector<std::vector<std::string>> rows;
    if (!document) return rows;
    for (const auto& block : document->blocks)
        if (const auto* table = std::get_if<Table>(&block))
            for (const auto& row : table->rows) {
                rows.emplace_back();
                for (const auto& cell : row.cells) rows.back().push_back(cell.text);
            }
    return rows;
}

void put_row(BoxesPage& page, double y, const std::string& number, const std::string& words,
             const std::string& term, const std::string& owner) {
    page.text(20, y, number).text(50, y, words).text(260, y, term).text(380, y, owner);
}

TEST(PdfAligned, columns_are_told_by_the_white_between_them_and_rows_by_the_white_around) {
    BoxesPage page;
    page.text(20, 40, "План мероприятий школы на следующий учебный год и далее по всем разделам");
    put_row(page, 80, "№", "Мероприятие", "Срок", "Ответственный");
    put_row(page, 100, "1", "Провести сбор всех\nзаинтересованных лиц", "май 2026 года", "Директор");
    put_row(page, 132, "2", "Подготовить отчёт", "июнь 2026 года", "Заместитель\nдиректора");
    put_row(page, 164, "3", "Разместить на сайте", "июль 2026 года", "Секретарь");
    EXPECT_THAT(
        rows_of({page.page()}),
        ElementsAre(ElementsAre("№", "Мероприятие", "Срок", "Ответственный"),
                    ElementsAre("1", "Провести сбор всех\nзаинтересованных лиц", "май 2026 года", "Директор"),
                    ElementsAre("2", "Подготовить отчёт", "июнь 2026 года", "Заместитель директора"),
                    ElementsAre("3", "Разместить на сайте", "июль 2026 года", "Секретарь")));
}

TEST(PdfAligned, where_no_white_parts_rows_numbers_do) {
    BoxesPage page;
    put_row(page, 80, "1", "Провести сбор всех\nзаинтересованных лиц", "май 2026 года", "Директор");
    put_row(page, 104, "2", "Подготовить отчёт\nо ходе сборов", "июнь 2026 года", "Заместитель");
    put_row(page, 128, "3", "Разместить на сайте", "июль 2026 года", "Секретарь");
    const auto rows = rows_of({page.page()});
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1][1], "Подготовить отчёт\nо ходе сборов");
}

TEST(PdfAligned, cells_set_in_the_middle_of_their_row_stay_in_it) {
    BoxesPage page;
    for (int i = 0; i < 4; ++i) {
        const double y = 80 + i * 40;
        page.text(20, y + 6, std::to_string(i + 1))
            .text(260, y + 6, "май 2026 года")
            .text(380, y + 6, "Директор");
        page.text(50, y, "Провести сбор всех\nзаинтересованных лиц");
    }
    const auto rows = rows_of({page.page()});
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_THAT(rows[2],
                ElementsAre("3", "Провести сбор всех\nзаинтересованных лиц", "май 2026 года", "Директор"));
}

TEST(PdfAligned, a_heading_over_all_columns_is_a_row_of_its_own) {
    BoxesPage page;
    put_row(page, 80, "1", "Провести сбор", "май 2026 года", "Директор");
    page.text(50, 110, "Раздел второй, в котором сказано об отчётности и контроле");
    for (int i = 0; i < 5; ++i)
        put_row(page, 140 + i * 30, std::to_string(i + 2), "Отчёт", "июнь 2026 года", "Завуч");
    const auto rows = rows_of({page.page()});
    ASSERT_EQ(rows.size(), 7U);
    EXPECT_THAT(rows[1], ElementsAre("Раздел второй, в котором сказано об отчётности и контроле"));
}

TEST(PdfAligned, the_rest_of_a_table_on_the_next_page_is_read_by_its_columns) {
    BoxesPage first, second;
    for (int i = 0; i < 5; ++i)
        put_row(first, 80 + i * 30, std::to_string(i + 1), "Отчёт", "июнь 2026 года", "Завуч");
    put_row(second, 40, "6", "Сбор", "май 2026 года", "Директор");
    const auto rows = rows_of({first.page(), second.page()});
    ASSERT_EQ(rows.size(), 6U);
    EXPECT_THAT(rows[5], ElementsAre("6", "Сбор", "май 2026 года", "Директор"));
}

TEST(PdfAligned, prose_is_no_table) {
    BoxesPage page;
    page.text(20, 80,
              "В целях организации адресной помощи школам\nрайона и в соответствии с программой развития\n"
              "приказываю утвердить план мероприятий и\nназначить ответственных за его исполнение\n"
              "согласно приложению к настоящему приказу");
    EXPECT_TRUE(rows_of({page.page()}).empty());
}

}  // namespace
}  // namespace vekha
