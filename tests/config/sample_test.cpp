#include "config/sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/calendar_file.hpp"
#include "workflow/engine/calendar.hpp"

namespace vekha::config {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string lay(std::string_view text, Day today) {
    return lay_sample(text, today, *read_calendars());
}

TEST(Sample, places_become_the_words_of_office_documents) {
    const Day sunday = day_of(2026, 11, 22);
    EXPECT_EQ(lay("До {{day:-12}}.", sunday), "До 5 ноября 2026 года.");
    EXPECT_EQ(lay("{{day:0}}", sunday), "23 ноября 2026 года");
    EXPECT_EQ(lay("{{date:-12}} – {{date:+1}}", sunday), "05.11.2026 – 23.11.2026");
    EXPECT_EQ(lay("{{month:+1}}", sunday), "Декабрь 2026 года");
    EXPECT_EQ(lay("{{month:-11}}", sunday), "Декабрь 2025 года");
    EXPECT_EQ(lay("{{months:-1+2}}", sunday), "Октябрь – ноябрь 2026 года");
    EXPECT_EQ(lay("{{months:+1+2}}", sunday), "Декабрь 2026 года – январь 2027 года");
    EXPECT_EQ(lay("{{quarter:0}}, {{quarter:+1}}", sunday), "IV квартал 2026 года, I квартал 2027 года");
    EXPECT_EQ(lay("{{plan}} {{year:+1}} {{last}}", sunday), "2026-2027 учебный год 2027 31 мая 2027 года");
    EXPECT_EQ(lay("{{plan}} {{last}}", day_of(2026, 3, 1)), "2026 год 31 декабря 2026 года");
}

TEST(Sample, days_are_working_days) {
    EXPECT_EQ(lay("{{day:+1}}", day_of(2025, 12, 30)), "12 января 2026 года");
    EXPECT_EQ(lay("{{day:0}}", day_of(2026, 1, 3)), "12 января 2026 года");
}

TEST(Sample, an_unknown_place_stays_to_be_seen) {
    EXPECT_EQ(lay("{{week:1}} {{day:x}} {{months:1}} {{day:1", day_of(2026, 3, 1)),
              "{{week:1}} {{day:x}} {{months:1}} {{day:1");
}

TEST(Sample, the_shipped_roadmap_is_filled_on_every_day_of_a_year) {
    const auto calendar = read_calendars();
    ASSERT_TRUE(calendar);
    for (Day today = day_of(2026, 1, 1); today <= day_of(2026, 12, 31); today += std::chrono::days{1})
        ASSERT_THAT(sample_roadmap(today, *calendar), Not(HasSubstr("{{"))) << format(today);
}

}  // namespace
}  // namespace vekha::config
