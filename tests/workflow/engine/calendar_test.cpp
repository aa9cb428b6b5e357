#include "workflow/engine/calendar.hpp"

#include <gtest/gtest.h>

#include "tests/support/build.hpp"
#include "workflow/engine/rules.hpp"

namespace vekha {
namespace {

using test::day;

WorkingCalendar may_2026() {
    return WorkingCalendar(
        {{2026, false, {day("2026-05-01"), day("2026-05-11")}, {day("2026-05-08")}, {day("2026-05-16")}}});
}

TEST(WorkingCalendar, RestsOnWeekendsAndHolidaysAndWorksOnMovedSaturdays) {
    const auto calendar = may_2026();
    EXPECT_FALSE(calendar.works(day("2026-05-01")));
    EXPECT_FALSE(calendar.works(day("2026-05-02"))) << "Saturday";
    EXPECT_TRUE(calendar.works(day("2026-05-16"))) << "a working Saturday";
    EXPECT_TRUE(calendar.works(day("2026-05-08"))) << "a shortened day works";
}

TEST(WorkingCalendar, CountsWorkingDaysBothWays) {
    const auto calendar = may_2026();
    EXPECT_EQ(calendar.add_working_days(day("2026-04-30"), 1), day("2026-05-04"));
    EXPECT_EQ(calendar.add_working_days(day("2026-05-12"), -1), day("2026-05-08"));
    EXPECT_EQ(calendar.add_working_days(day("2026-05-09"), 0), day("2026-05-09"));
    EXPECT_EQ(calendar.working_days_between(day("2026-04-30"), day("2026-05-04")), 1);
    EXPECT_EQ(calendar.working_days_between(day("2026-05-04"), day("2026-04-30")), -1);
}

TEST(WorkingCalendar, AddingAndCountingAgreeForEveryDayOfAYear) {
    const auto calendar = may_2026();
    for (Day from = day("2026-01-01"); from < day("2027-01-01"); from += std::chrono::days{1})
        for (const int count : {1, 3, 10}) {
            const Day to = calendar.add_working_days(from, count);
            EXPECT_TRUE(calendar.works(to));
            EXPECT_EQ(calendar.working_days_between(from, to), count) << format(from);
        }
}

TEST(WorkingCalendar, KnowsHowWellItKnowsAYear) {
    const WorkingCalendar calendar({{2026, false, {}, {}, {}}, {2027, true, {}, {}, {}}});
    EXPECT_EQ(calendar.standing(2026), CalendarStanding::official);
    EXPECT_EQ(calendar.standing(2027), CalendarStanding::provisional);
    EXPECT_EQ(calendar.standing(2031), CalendarStanding::weekends_only);
}

TEST(WorkingCalendar, ListsTheDaysThatDifferFromAPlainWeek) {
    const WorkingCalendar calendar(
        {{2026,
          false,
          {day("2026-05-01"), day("2026-05-09")},  // the second is a Saturday anyway
          {day("2026-05-08")},
          {day("2026-05-16")}}});
    EXPECT_EQ(calendar.exceptions(),
              (std::vector<std::pair<Day, bool>>{{day("2026-05-01"), false}, {day("2026-05-16"), true}}));
}

TEST(DueDay, NamesTheRulePackOnlyWhereThePackDecided) {
    RulePack rules{"Свердловская область", DayOff::previous, "порядок, п. 17"};
    rules.version = "2026-11";
    const Window sunday{std::nullopt, day("2026-05-10")};
    EXPECT_EQ(
        due_day(sunday, "Назван день.", rules, may_2026()).rule,
        "Назван день. 10 мая 2026 г. — выходной, срок перенесён на предыдущий рабочий день, 8 мая 2026 г. "
        "(порядок, п. 17; набор правил «Свердловская область», 2026-11).");
    EXPECT_EQ(due_day({std::nullopt, day("2026-05-12")}, "Назван день.", rules, may_2026()).rule,
              "Назван день.");

    Deadline deadline;
    deadline.rule = "«срочно» прочитано по обычаю.";
    deadline.convention = "urgent";
    EXPECT_EQ(reading_words(deadline, rules), deadline.rule) << "the pack says nothing of these words";
    ASSERT_TRUE(rules.words.choose("urgent", "working_days"));
    const std::string named = "«срочно» прочитано по обычаю (набор правил «Свердловская область», 2026-11).";
    EXPECT_EQ(reading_words(deadline, rules), named);
    deadline.rule = named;
    EXPECT_EQ(reading_words(deadline, rules), named) << "said once";
}

TEST(DueDay, TellsAgainHowTheWordsWereReadWithoutWhatMovedTheDay) {
    const Window sunday{std::nullopt, day("2026-05-10")};
    const RulePack rules{"test", DayOff::next, "распоряжение № 1"};
    for (const std::string reading : {"Назван день.", "Назван день", ""}) {
        const auto due = due_day(sunday, reading, rules, may_2026());
        const auto again = due_day(sunday, without_move(due.rule, sunday), rules, may_2026());
        EXPECT_EQ(again.rule, due.rule);
    }
    EXPECT_EQ(without_move("Назван день.", sunday), "Назван день.");
}

TEST(DueDay, MovesOffADayOffAsTheRulePackSaysAndTellsWhy) {
    const Window window{std::nullopt, day("2026-05-10")};  // a Sunday; Monday the 11th is off too
    RulePack rules{"test", DayOff::previous, "распоряжение № 1"};
    auto due = due_day(window, "«до 10 мая»: сам день входит в срок", rules, may_2026());
    EXPECT_EQ(due.day, day("2026-05-08"));
    EXPECT_EQ(due.rule,
              "«до 10 мая»: сам день входит в срок. 10 мая 2026 г. — выходной, срок перенесён на предыдущий "
              "рабочий день, "
              "8 мая 2026 г. (распоряжение № 1).");
    rules.due_on_day_off = DayOff::next;
    EXPECT_EQ(due_day(window, "", rules, may_2026()).day, day("2026-05-12"));
    rules.due_on_day_off = DayOff::same;
    due = due_day(window, "правило", rules, may_2026());
    EXPECT_EQ(due.day, day("2026-05-10"));
    EXPECT_EQ(due.rule, "правило");
}

}  // namespace
}  // namespace vekha
