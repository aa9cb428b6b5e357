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

}  // namespace
}  // namespace vekha
