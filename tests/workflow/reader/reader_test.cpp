#include "workflow/reader/reader.hpp"

#include <string>

#include <gtest/gtest.h>

#include "workflow/documents/open.hpp"
#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

Result<Roadmap> read(const std::string& text) {
    return open_document(text).and_then([](const Document& document) { return read_roadmap(document); });
}

TEST(Reader, reads_a_school_years_plan_in_a_box_by_months) {
    const auto roadmap = read(R"(УТВЕРЖДАЮ
Директор МБОУ «Лесная СОШ»
________ И.П. Ветрова

Дорожная карта
подготовки к экзаменам на 2026-2027 учебный год

┌─────┬─────────────────────┬─────────────┬───────────────┐
│ №   │ Мероприятия         │ Срок        │ Ответственный │
│ п/п │                     │             │               │
├─────┼─────────────────────┼─────────────┼───────────────┤
│ СЕНТЯБРЬ                                                │
├─────┼─────────────────────┼─────────────┼───────────────┤
│ 1   │ Анализ прошлого     │ 1 неделя    │ Завуч         │
│     │ года                │             │               │
├─────┼─────────────────────┼─────────────┼───────────────┤
│ ЯНВАРЬ                                                  │
├─────┼─────────────────────┼─────────────┼───────────────┤
│ 2   │ Пробный экзамен     │ в течение   │ Директор,     │
│     │                     │ месяца      │ завуч         │
└─────┴─────────────────────┴─────────────┴───────────────┘
)");
    ASSERT_TRUE(roadmap) << describe(roadmap.error());
    EXPECT_EQ(roadmap->organization, "МБОУ «Лесная СОШ»");
    EXPECT_EQ(roadmap->period, (Period{day_of(2026, 9, 1), day_of(2027, 5, 31)}));
    ASSERT_EQ(roadmap->items.size(), 2U);
    EXPECT_EQ(roadmap->items[0].section, "СЕНТЯБРЬ");
    EXPECT_EQ(roadmap->items[0].title, "Анализ прошлого года");
    EXPECT_EQ(roadmap->items[0].deadline.windows,
              (std::vector<Window>{{day_of(2026, 9, 1), day_of(2026, 9, 7)}}));
    EXPECT_EQ(roadmap->items[1].deadline.kind, DeadlineKind::throughout);
    EXPECT_EQ(roadmap->items[1].deadline.windows,
              (std::vector<Window>{{day_of(2027, 1, 1), day_of(2027, 1, 31)}}));
    EXPECT_EQ(roadmap->items[1].responsible.parties, (std::vector<std::string>{"Директор", "завуч"}));
}

TEST(Reader, reads_pipes_with_headings_over_the_whole_width) {
    const auto roadmap = read(R"(# ПЛАН МЕРОПРИЯТИЙ
по наставничеству на 2026 год

| Ответственные | Мероприятие | Результат | Сроки |
|---|:---:|---|---|
| **Раздел 1. Кадры** | | | |
| Отдел кадров | 1.1. Приказ о наставниках | Приказ | до 1 февраля |
| **Раздел 2. Учёба** | | | |
| Методист | 2.1. Курсы | Удостоверения, 25 человек | ежеквартально |
)");
    ASSERT_TRUE(roadmap) << describe(roadmap.error());
    ASSERT_EQ(roadmap->items.size(), 2U);
    EXPECT_EQ(roadmap->title, "ПЛАН МЕРОПРИЯТИЙ по наставничеству на 2026 год");
    EXPECT_EQ(roadmap->items[0].number, "1.1");
    EXPECT_EQ(roadmap->items[0].section, "Кадры");
    EXPECT_EQ(roadmap->items[1].section, "Учёба");
    EXPECT_EQ(roadmap->items[1].deadline.every, Cycle::quarter);
    EXPECT_EQ(roadmap->items[1].result.indicators.size(), 1U);
}

TEST(Reader, a_year_over_the_rows_is_the_year_of_their_months) {
    const auto roadmap = read(
        "План мероприятий\n\n№\tМероприятие\tСрок\tИсполнитель\n2025 год\t\t\t\n1.\tСбор\tмай\tОтдел\n2026 "
        "год\t\t\t\n2.\tПир\tмай\tОтдел\n");
    ASSERT_TRUE(roadmap);
    EXPECT_EQ(roadmap->period, (Period{day_of(2025, 1, 1), day_of(2026, 12, 31)}));
    EXPECT_EQ(roadmap->items[0].deadline.windows[0].last, day_of(2025, 5, 31));
    EXPECT_EQ(roadmap->items[1].deadline.windows[0].last, day_of(2026, 5, 31));
}

TEST(Reader, remembers_where_each_field_stood) {
    const auto roadmap =
        read("План на 2026 год\n\n№\tСрок\tМероприятие\tИсполнитель\n1.\tмай\tСбор\tОтдел\n");
    ASSERT_TRUE(roadmap);
    const Item& item = roadmap->items.at(0);
    EXPECT_EQ(item.source.line, 4);
    EXPECT_EQ(item.deadline.source, (Source{4, 1, 2, 2}));
    EXPECT_EQ(item.responsible.source.cell, 4);
}

TEST(Reader, cells_merged_over_rows_hold_for_each) {
    Document document;
    Table table;
    table.rows.push_back(Row{{Cell{"Мероприятие", 0, 1, 1, false}, Cell{"Срок", 0, 1, 1, false},
                              Cell{"Исполнитель", 0, 1, 1, false}},
                             0});
    table.rows.push_back(Row{
        {Cell{"Сбор", 0, 1, 1, false}, Cell{"май 2026", 0, 1, 1, false}, Cell{"Отдел", 0, 1, 2, false}}, 0});
    table.rows.push_back(Row{{Cell{"Пир", 0, 1, 1, false}, Cell{"июнь 2026", 0, 1, 1, false}}, 0});
    document.blocks.emplace_back(table);
    const auto roadmap = read_roadmap(document);
    ASSERT_TRUE(roadmap);
    ASSERT_EQ(roadmap->items.size(), 2U);
    EXPECT_EQ(roadmap->items[1].responsible.text, "Отдел");
}

TEST(Reader, a_document_that_is_no_plan_is_refused_with_what_was_found) {
    const auto table = read("Список группы\n\n№\tФИО\tДолжность\n1\tВетрова А.П.\tметодист\n");
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().fault, Fault::unreadable);
    EXPECT_NE(table.error().message.find("№ ФИО Должность"), std::string::npos) << table.error().message;
    const auto words = read("Просто письмо.\n");
    ASSERT_FALSE(words);
    EXPECT_NE(words.error().message.find("таблиц нет"), std::string::npos) << words.error().message;
    EXPECT_FALSE(words.error().mend.empty());
}

TEST(Reader, too_many_items_are_refused) {
    std::string text = "План\n\n№\tМероприятие\tСрок\tИсполнитель\n";
    for (std::size_t i = 0; i <= limits::document_items; ++i) text += "1.\tСбор\tмай 2026\tОтдел\n";
    const auto roadmap = read(text);
    ASSERT_FALSE(roadmap);
    EXPECT_EQ(roadmap.error().fault, Fault::too_large);
}

}  // namespace
}  // namespace vekha
