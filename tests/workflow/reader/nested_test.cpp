#include "workflow/reader/nested.hpp"

#include <gtest/gtest.h>

#include "workflow/reader/reader.hpp"

namespace vekha::reading {
namespace {

Row row_of(const std::vector<std::string>& texts) {
    Row row;
    for (const auto& text : texts) row.cells.push_back(Cell{text});
    return row;
}

Table plan() {
    Table table;
    table.rows = {row_of({"№", "Мероприятие", "Срок", "Исполнитель"}),
                  row_of({"1", "Сбор", "май 2026", "Отдел"})};
    return table;
}

TEST(Nested, a_plan_in_the_cell_of_a_layout_is_found) {
    Document document;
    Table layout;
    layout.rows = {row_of({"Согласовано", "Утверждаю"}), row_of({"План на 2026 год"})};
    layout.rows[1].cells[0].tables.push_back(plan());
    document.blocks.emplace_back(layout);
    ASSERT_EQ(tables_in_order(document).size(), 2U);
    const auto roadmap = read_roadmap(document);
    ASSERT_TRUE(roadmap) << describe(roadmap.error());
    ASSERT_EQ(roadmap->items.size(), 1U);
    EXPECT_EQ(roadmap->items[0].deadline.source, (Source{0, 2, 2, 3, 0}));
}

TEST(Nested, a_small_table_in_a_cell_of_the_plan_is_its_words) {
    Document document;
    Table table = plan();
    Table small;
    small.rows = {row_of({"Село", "день"}), row_of({"Ключи", "пятница"})};
    table.rows[1].cells[1].tables.push_back(small);
    document.blocks.emplace_back(table);
    const auto roadmap = read_roadmap(document);
    ASSERT_TRUE(roadmap) << describe(roadmap.error());
    ASSERT_EQ(roadmap->items.size(), 1U);
    EXPECT_EQ(roadmap->items[0].title, "Сбор Село день Ключи пятница");
}

TEST(Nested, tables_too_deep_are_not_looked_into) {
    Table table = plan();
    for (int i = 0; i < 200; ++i) {
        Table outer;
        outer.rows = {row_of({"слой"})};
        outer.rows[0].cells[0].tables.push_back(std::move(table));
        table = std::move(outer);
    }
    Document document;
    document.blocks.emplace_back(std::move(table));
    EXPECT_EQ(tables_in_order(document).size(), static_cast<std::size_t>(deepest_table) + 1);
    EXPECT_FALSE(read_roadmap(document));
}

}  // namespace
}  // namespace vekha::reading
