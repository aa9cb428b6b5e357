#include "workflow/reports/reading_table.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(ReadingTable, shows_each_item_with_its_days_and_parties) {
    Roadmap roadmap;
    roadmap.title = "План";
    roadmap.period = Period{day_of(2026, 1, 1), day_of(2026, 12, 31)};
    Item item;
    item.number = "1.1";
    item.section = "Кадры";
    item.title = "Сбор";
    item.deadline.kind = DeadlineKind::once;
    item.deadline.windows = {{std::nullopt, day_of(2026, 5, 15)}};
    item.deadline.ambiguous = true;
    item.responsible.parties = {"Отдел", "Школа"};
    roadmap.items = {item, Item{}};
    roadmap.items[1].title = "Пир";
    const std::string table = reading_table(roadmap);
    EXPECT_NE(table.find("Период: 2026-01-01 – 2026-12-31"), std::string::npos);
    EXPECT_NE(table.find("\nКадры\n1.1   Сбор"), std::string::npos) << table;
    EXPECT_NE(table.find("по 2026-05-15"), std::string::npos);
    EXPECT_NE(table.find("Отдел; Школа"), std::string::npos);
    EXPECT_NE(table.find("(неоднозначно)"), std::string::npos);
    EXPECT_NE(table.find("(без раздела)"), std::string::npos);
    EXPECT_NE(table.find("срок не указан"), std::string::npos);
    EXPECT_NE(table.find("Мероприятий: 2"), std::string::npos);
}

TEST(ReadingTable, tells_why_a_row_is_doubtful_and_what_else_it_may_mean) {
    Roadmap roadmap;
    roadmap.roles = {{"куратор", "И.О. Иваненко", "", true}};
    Item item;
    item.deadline.text = "до мая";
    item.deadline.kind = DeadlineKind::once;
    item.deadline.windows = {{std::nullopt, day_of(2026, 4, 30)}};
    item.deadline.ambiguous = true;
    item.deadline.rule = "Месяц не включается.";
    item.deadline.others = {{"until_month",
                             "through_it",
                             DeadlineKind::once,
                             {{std::nullopt, day_of(2026, 5, 31)}},
                             {},
                             "Месяц включается."}};
    roadmap.items = {item};
    const std::string table = reading_table(roadmap);
    EXPECT_NE(table.find("? «до мая»: Месяц не включается."), std::string::npos) << table;
    EXPECT_NE(table.find("? Иначе: по 2026-05-31. Месяц включается."), std::string::npos) << table;
    EXPECT_NE(table.find("догадка"), std::string::npos);
    roadmap.items[0].deadline.ambiguous = false;
    roadmap.items[0].deadline.others.clear();
    EXPECT_EQ(reading_table(roadmap).find("?"), std::string::npos);
}

}  // namespace
}  // namespace vekha
