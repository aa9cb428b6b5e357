// Tables of every shape, through the whole reader.
#include <gtest/gtest.h>

#include "workflow/documents/text.hpp"
#include "workflow/reader/reader.hpp"

namespace vekha {
namespace {

Cell cell(std::string text, int columns = 1, int rows = 1) {
    Cell out;
    out.text = std::move(text);
    out.columns = columns;
    out.rows = rows;
    return out;
}

Row row(std::vector<Cell> cells, int page = 0) {
    Row out;
    out.cells = std::move(cells);
    out.page = page;
    return out;
}

Paragraph words(std::string text) {
    Paragraph out;
    out.text = std::move(text);
    return out;
}

std::vector<Item> items(const Document& document) {
    const auto roadmap = read_roadmap(document);
    EXPECT_TRUE(roadmap) << describe(roadmap.error());
    return roadmap ? roadmap->items : std::vector<Item>{};
}

std::vector<Item> items(std::vector<Row> rows) {
    Document document;
    document.blocks.emplace_back(words("План работы на 2026 год"));
    document.blocks.emplace_back(Table{std::move(rows)});
    return items(document);
}

std::vector<Item> items(const std::string& text) {
    return items(*read_text(text));
}

const Row heading = row({cell("№"), cell("Мероприятие"), cell("Срок"), cell("Исполнитель")});

TEST(Layouts, one_deadline_over_two_columns_is_its_beginning_and_end) {
    const auto read = items({row({cell("№", 1, 2), cell("Мероприятие", 1, 2), cell("Срок", 2)}),
                             row({cell("начало"), cell("окончание")}),
                             row({cell("1"), cell("Сбор"), cell("01.02.2026"), cell("15.03.2026")}),
                             row({cell("2"), cell("Пир"), cell(""), cell("20.03.2026")}),
                             row({cell("3"), cell("Сон"), cell("январь"), cell("15.03.2026")})});
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read[0].deadline.text, "01.02.2026 – 15.03.2026");
    EXPECT_EQ(read[0].deadline.windows, (std::vector<Window>{{day_of(2026, 2, 1), day_of(2026, 3, 15)}}));
    EXPECT_EQ(read[1].deadline.windows, (std::vector<Window>{{std::nullopt, day_of(2026, 3, 20)}}));
    EXPECT_EQ(read[2].deadline.windows, (std::vector<Window>{{day_of(2026, 1, 1), day_of(2026, 3, 15)}}));
}

TEST(Layouts, two_columns_under_one_deadline_need_no_names) {
    const auto read = items({row({cell("№"), cell("Мероприятие"), cell("Срок", 2)}),
                             row({cell("1"), cell("Сбор"), cell("01.02.2026"), cell("15.03.2026")}),
                             row({cell("2"), cell("Пир"), cell("01.04.2026"), cell("05.04.2026")})});
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[1].deadline.windows, (std::vector<Window>{{day_of(2026, 4, 1), day_of(2026, 4, 5)}}));
}

TEST(Layouts, three_rows_of_heading_name_quarters_of_years) {
    const auto read = items({row({cell("Мероприятие", 1, 3), cell("Сроки", 4), cell("Исполнитель", 1, 3)}),
                             row({cell("2026 год", 2), cell("2027 год", 2)}),
                             row({cell("I кв."), cell("II кв."), cell("I кв."), cell("II кв.")}),
                             row({cell("Сбор"), cell("+"), cell(""), cell(""), cell("+"), cell("Отдел")}),
                             row({cell("Пир"), cell(""), cell("+", 2), cell(""), cell("Отдел")})});
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].deadline.text, "I квартал 2026 года; II квартал 2027 года");
    EXPECT_EQ(read[0].deadline.source.cell, 2);
    EXPECT_EQ(read[1].deadline.text, "II квартал 2026 года; I квартал 2027 года");
}

TEST(Layouts, a_measure_merged_over_rows_is_one_with_all_its_deadlines) {
    const auto read = items({heading, row({cell("1", 1, 2), cell("Сбор", 1, 2), cell("март"), cell("Отдел")}),
                             row({cell("октябрь"), cell("Школа")}),
                             row({cell("2"), cell("Пир"), cell("май"), cell("Отдел")})});
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].deadline.kind, DeadlineKind::several);
    EXPECT_EQ(read[0].responsible.parties, (std::vector<std::string>{"Отдел", "Школа"}));
}

TEST(Layouts, parts_of_a_merged_title_are_measures_of_their_own) {
    const auto read = items({row({cell("№"), cell("Мероприятие", 2), cell("Срок"), cell("Исполнитель")}),
                             row({cell("1", 1, 2), cell("Аттестация:", 1, 2), cell("учителей"), cell("март"),
                                  cell("Отдел", 1, 2)}),
                             row({cell("директоров"), cell("май")})});
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[1].title, "Аттестация: директоров");
    EXPECT_EQ(read[1].responsible.text, "Отдел");
}

TEST(Layouts, every_field_says_where_it_stood) {
    const auto read = items({heading, row({cell("1"), cell("Сбор"), cell("март"), cell("")}, 3)});
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read[0].source, (Source{0, 1, 2, 2, 3}));
    EXPECT_EQ(read[0].deadline.source, (Source{0, 1, 2, 3, 3}));
    EXPECT_EQ(read[0].responsible.source, (Source{0, 1, 2, 4, 3}));
}

TEST(Layouts, a_row_over_the_width_is_a_section_and_may_set_deadline_and_party) {
    const auto read = items({heading, row({cell("Раздел I. Двор (срок: май, ответственный: завхоз)", 4)}),
                             row({cell("1"), cell("Покраска"), cell(""), cell("")}),
                             row({cell("2"), cell("Уборка"), cell("июнь"), cell("Школа")}),
                             row({cell("Сад", 4)}), row({cell("3"), cell("Посадка"), cell(""), cell("")})});
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read[0].section, "Двор");
    EXPECT_EQ(read[0].deadline.windows, (std::vector<Window>{{day_of(2026, 5, 1), day_of(2026, 5, 31)}}));
    EXPECT_EQ(read[0].responsible.parties, (std::vector<std::string>{"завхоз"}));
    EXPECT_EQ(read[1].responsible.text, "Школа");
    EXPECT_EQ(read[2].section, "Сад");
    EXPECT_EQ(read[2].deadline.kind, DeadlineKind::missing);
}

TEST(Layouts, a_numbered_heading_ends_with_its_own_numbers) {
    const auto read = items({heading, row({cell("1"), cell("Цикл занятий"), cell(""), cell("")}),
                             row({cell("1.1"), cell("Сбор"), cell("март"), cell("Отдел")}),
                             row({cell("2"), cell("Пир"), cell("май"), cell("Отдел")})});
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].section, "Цикл занятий");
    EXPECT_FALSE(read[1].section);
}

TEST(Layouts, a_heading_over_other_cells_than_it_says_is_set_right) {
    const auto read = items(
        "План на 2026 год\n\n№\tМероприятие\tОтветственный\tСрок\n1\tСбор подписей\tмарт\tДиректор\n2\tПир в "
        "парке\tмай\tКомитет\n3\tСон в саду\tдо 3 июня\tШкола\n");
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read[0].deadline.text, "март");
    EXPECT_EQ(read[0].responsible.text, "Директор");
}

TEST(Layouts, odd_names_are_told_by_what_stands_under_them) {
    const auto read = items(
        "План на 2026 год\n\n№\tЧего хотим\tОтветственный\tВеха\n1\tСобрать подписи жителей\tДиректор\tмарт\n"
        "2\tУстроить праздник двора\tКомитет\tмай\n");
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].title, "Собрать подписи жителей");
    EXPECT_EQ(read[1].deadline.text, "май");
}

TEST(Layouts, a_net_of_measures_is_a_row_for_each_cell) {
    const auto read = items(
        "План-сетка на 2026-2027 учебный год\n\nНаправление\tСентябрь\tОктябрь\tНоябрь\nСпорт\tКросс по "
        "парку\tТурнир по шашкам\tВесёлые старты\nИскусство\tВыставка рисунков\t\tКонцерт для мам\n");
    ASSERT_EQ(read.size(), 5U);
    EXPECT_EQ(read[1].section, "Спорт");
    EXPECT_EQ(read[1].title, "Турнир по шашкам");
    EXPECT_EQ(read[1].deadline.windows, (std::vector<Window>{{day_of(2026, 10, 1), day_of(2026, 10, 31)}}));
    EXPECT_EQ(read[4].deadline.source.cell, 4);
}

TEST(Layouts, other_tables_of_the_document_are_no_plan) {
    const auto read = items(
        "План на 2026 год\n\n№\tМероприятие\tСрок\tИсполнитель\n1\tСбор\tмай\tОтдел\nИтого\t1\t\t\n\n* По "
        "согласованию\n\nРесурсы\n\nНаименование мероприятия\tИсточник\t2026 "
        "год\tВсего\nСбор\tбюджет\t15,0\t15,0\n\nПриложение № 2\n\nСостав группы\n\n2\tВетрова "
        "А.П.\tмай\tметодист\n");
    ASSERT_EQ(read.size(), 1U);
    EXPECT_EQ(read[0].title, "Сбор");
}

TEST(Layouts, values_by_years_are_no_plan) {
    EXPECT_FALSE(
        read_roadmap(*read_text("План\n\n№\tНаименование показателя\t2026\t2027\tОтветственный\n1\tДоля "
                                "детей\t70\t75\tОтдел\n2\tДоля школ\t80\t85\tОтдел\n")));
}

TEST(Layouts, lists_of_people_with_dates_are_no_plan) {
    EXPECT_FALSE(read_roadmap(*read_text(
        "График отпусков на 2026 год\n\n№\tФИО\tДолжность\tНачало\tОкончание\n1\tИванов Пётр\tсторож\t"
        "12.03.2026\t25.03.2026\n2\tПетров Олег\tсторож\t13.04.2026\t26.04.2026\n3\tСидоров "
        "Иван\tзавхоз\t14.05.2026\t27.05.2026\n")));
}

TEST(Layouts, a_month_over_rows_dates_those_that_say_nothing) {
    const auto read = items(
        "План клуба на 2026 "
        "год\n\n№\tМероприятие\tОтветственный\nМарт\t\t\n1\tСбор\tДиректор\nМай\t\t\n2\tПир\t"
        "Директор\n");
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[0].deadline.text, "Март");
    EXPECT_EQ(read[1].deadline.windows, (std::vector<Window>{{day_of(2026, 5, 1), day_of(2026, 5, 31)}}));
}

TEST(Layouts, ditto_is_the_row_above) {
    const auto read = items(
        "План на 2026 год\n\n№\tМероприятие\tСрок\tИсполнитель\n1\tСбор\tмай\tОтдел\n2\tПир\tто "
        "же\t—//—\n3\tСон\t"
        "-\t-\"-\n");
    ASSERT_EQ(read.size(), 3U);
    EXPECT_EQ(read[1].deadline.windows, read[0].deadline.windows);
    EXPECT_EQ(read[2].responsible.text, "Отдел");
    EXPECT_EQ(read[2].deadline.kind, DeadlineKind::missing);
}

TEST(Layouts, sheets_named_by_months_date_their_rows) {
    Document document;
    for (const char* name : {"Март", "Апрель"}) {
        Table table;
        table.name = name;
        table.rows = {row({cell("План на 2026 год", 3)}),
                      row({cell("№"), cell("Мероприятие"), cell("Исполнитель"), cell("Дата")}),
                      row({cell("1"), cell("Сбор"), cell("Отдел"), cell("12")})};
        document.blocks.emplace_back(std::move(table));
    }
    const auto read = items(document);
    ASSERT_EQ(read.size(), 2U);
    EXPECT_EQ(read[1].deadline.windows, (std::vector<Window>{{day_of(2026, 4, 12), day_of(2026, 4, 12)}}));
}

}  // namespace
}  // namespace vekha
