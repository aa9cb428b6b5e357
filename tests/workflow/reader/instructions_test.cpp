#include "workflow/reader/instructions.hpp"

#include <gtest/gtest.h>

#include "workflow/documents/text.hpp"

namespace vekha::reading {
namespace {

PlanRows rows(const std::string& text) {
    return instruction_rows(lines_of(*read_text(text)));
}

TEST(Instructions, points_with_their_deadlines_are_measures) {
    const PlanRows plan = rows(
        "Протокол\n\n1. О весне\n1.1. Очистить канавы\nот снега.\nСрок: апрель.\nОтветственный: главы "
        "поселений.\n2. Сдать отчёт. Срок – до 5 мая.\n\nГлава Н.И. Фокин\n");
    ASSERT_TRUE(plan.found);
    ASSERT_EQ(plan.rows.size(), 4U);
    EXPECT_EQ(plan.rows[0].heading, "О весне");
    EXPECT_EQ(plan.rows[1].number, "1.1");
    EXPECT_EQ(plan.rows[1].title.text, "Очистить канавы от снега.");
    EXPECT_EQ(plan.rows[1].deadline.text, "апрель");
    EXPECT_EQ(plan.rows[1].deadline.source.line, 6);
    EXPECT_EQ(plan.rows[1].party.text, "главы поселений");
    EXPECT_EQ(plan.rows[2].heading, "");
    EXPECT_EQ(plan.rows[3].deadline.text, "до 5 мая");
    EXPECT_EQ(plan.before.size(), 1U);
}

TEST(Instructions, the_points_of_an_ordinary_order_are_none) {
    EXPECT_FALSE(rows("ПРИКАЗЫВАЮ:\n\n1. Утвердить план.\n2. Контроль: оставляю за собой.\n").found);
    EXPECT_FALSE(rows("1. Сдать отчёт. Срок: май.\n2. Назначить Фокина Н.И.\n").found);
}

}  // namespace
}  // namespace vekha::reading
