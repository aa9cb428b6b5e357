#include "workflow/engine/event_span.hpp"

#include <gtest/gtest.h>

#include "workflow/reader/deadline.hpp"

namespace vekha {
namespace {

using Unit = EventSpan::Unit;

// The May holidays of 2026: the first and the ninth, with Monday the eleventh off for Saturday the ninth.
const WorkingCalendar calendar{
    {CalendarYear{2026, false, {day_of(2026, 5, 1), day_of(2026, 5, 11)}, {}, {}}}};

Window window(const EventSpan& span, Day event) {
    return event_window(span, event, calendar);
}

TEST(EventSpan, ends_so_many_days_after_the_event_whose_own_day_is_not_counted) {
    EXPECT_EQ(window({10, Unit::day, false, {}}, day_of(2026, 3, 5)),
              (Window{day_of(2026, 3, 5), day_of(2026, 3, 15)}));
    EXPECT_EQ(window({2, Unit::week, false, {}}, day_of(2026, 3, 5)),
              (Window{day_of(2026, 3, 5), day_of(2026, 3, 19)}));
}

TEST(EventSpan, counts_working_days_by_the_calendar) {
    // Thursday 7 May: Friday 8, then Tuesday 12, 13, 14, 15.
    EXPECT_EQ(window({5, Unit::working_day, false, {}}, day_of(2026, 5, 7)).last, day_of(2026, 5, 15));
    // A request that came on a Saturday: the first working day is Monday.
    EXPECT_EQ(window({1, Unit::working_day, false, {}}, day_of(2026, 3, 14)).last, day_of(2026, 3, 16));
}

TEST(EventSpan, ends_a_month_on_the_same_number_or_on_the_shorter_months_last_day) {
    EXPECT_EQ(window({1, Unit::month, false, {}}, day_of(2026, 1, 31)).last, day_of(2026, 2, 28));
    EXPECT_EQ(window({1, Unit::month, false, {}}, day_of(2024, 1, 31)).last, day_of(2024, 2, 29));
    EXPECT_EQ(window({3, Unit::month, false, {}}, day_of(2026, 11, 15)).last, day_of(2027, 2, 15));
    EXPECT_EQ(window({1, Unit::month, true, {}}, day_of(2026, 3, 31)).last, day_of(2026, 2, 28));
}

TEST(EventSpan, before_an_event_is_open_and_ends_so_long_before_it) {
    EXPECT_EQ(window({3, Unit::day, true, {}}, day_of(2026, 9, 1)),
              (Window{std::nullopt, day_of(2026, 8, 29)}));
    EXPECT_EQ(window({3, Unit::working_day, true, {}}, day_of(2026, 5, 13)),
              (Window{std::nullopt, day_of(2026, 5, 7)}));
}

TEST(EventSpan, of_no_length_is_the_events_day) {
    EXPECT_EQ(window({}, day_of(2026, 9, 1)), (Window{day_of(2026, 9, 1), day_of(2026, 9, 1)}));
}

TEST(EventSpan, is_what_the_words_of_a_deadline_say) {
    const Period year{day_of(2026, 1, 1), day_of(2026, 12, 31)};
    const auto last = [&](std::string_view words, Day event) {
        const Deadline deadline = read_deadline(words, year);
        EXPECT_EQ(deadline.kind, DeadlineKind::unscheduled) << words;
        return deadline.after ? format(window(*deadline.after, event).last) : "no span";
    };
    EXPECT_EQ(last("в течение 5 рабочих дней после получения запроса", day_of(2026, 5, 7)), "2026-05-15");
    EXPECT_EQ(last("не позднее чем за 2 недели до начала", day_of(2026, 9, 1)), "2026-08-18");
    EXPECT_EQ(last("в месячный срок со дня регистрации", day_of(2026, 1, 31)), "2026-02-28");
    EXPECT_EQ(last("в день проведения", day_of(2026, 6, 12)), "2026-06-12");
    EXPECT_EQ(last("в течение 2 часов", day_of(2026, 6, 12)), "no span");
}

}  // namespace
}  // namespace vekha
