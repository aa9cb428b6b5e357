#include "workflow/reader/deadline_rule.hpp"

#include <string>

#include <gtest/gtest.h>

#include "workflow/reader/deadline.hpp"

namespace vekha {
namespace {

std::string rule(const std::string& phrase) {
    return read_deadline(phrase, {day_of(2026, 1, 1), day_of(2026, 12, 31)}).rule;
}

TEST(DeadlineRule, says_why_in_one_sentence) {
    EXPECT_EQ(rule("до 15 мая 2026 года"), "«До» дня: сам названный день ещё в срок (по 15 мая 2026 года).");
    EXPECT_EQ(rule("до мая"),
              "«До» месяца или другого промежутка: срок кончается до его начала (по 30 апреля 2026 года); "
              "год взят из "
              "плана; возможно и другое прочтение.");
    EXPECT_EQ(rule("март 2026"),
              "Назван месяц, срок — весь месяц (с 1 марта 2026 года по 31 марта 2026 года).");
    EXPECT_EQ(rule("1 раз в квартал"), "Срок повторяется каждый квартал (окон: 4).");
    EXPECT_EQ(rule("в течение года"),
              "Срок длится весь промежуток (с 1 января 2026 года по 31 декабря 2026 года).");
    EXPECT_EQ(rule("по мере необходимости"),
              "Срок зависит от события или другого плана: дату должен назначить человек.");
    EXPECT_EQ(rule("осенние каникулы"), "В словах нет даты: её должен назначить человек.");
    EXPECT_EQ(rule(""), "Срок не указан: его должен назначить человек.");
    EXPECT_EQ(rule("май, сентябрь 2026"), "Названо несколько сроков: у каждого своё окно (окон: 2).");
}

}  // namespace
}  // namespace vekha
