#include "config/calendar_file.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "config/builtin.hpp"
#include "tests/config/faults_support.hpp"
#include "tests/support/places.hpp"

namespace vekha::config {
namespace {

using ::testing::HasSubstr;

TEST(CalendarFile, each_year_has_the_official_count_of_working_days) {
    const auto calendar = read_calendars();
    ASSERT_TRUE(calendar) << words(calendar.error());
    const std::map<int, int> official{{2013, 247}, {2014, 247}, {2015, 247}, {2016, 247}, {2017, 247},
                                      {2018, 247}, {2019, 247}, {2020, 219}, {2021, 240}, {2022, 247},
                                      {2023, 247}, {2024, 248}, {2025, 247}, {2026, 247}};
    for (const auto& [year, days] : official) {
        EXPECT_EQ(calendar->working_days_between(day_of(year - 1, 12, 31), day_of(year, 12, 31)), days)
            << year;
        EXPECT_EQ(calendar->standing(year), CalendarStanding::official) << year;
    }
    EXPECT_EQ(calendar->standing(2027), CalendarStanding::provisional);
    EXPECT_EQ(calendar->standing(2028), CalendarStanding::weekends_only);
}

TEST(CalendarFile, known_days_work_and_rest_as_decreed) {
    const auto calendar = read_calendars();
    ASSERT_TRUE(calendar);
    EXPECT_FALSE(calendar->works(day_of(2026, 1, 9)));
    EXPECT_TRUE(calendar->works(day_of(2026, 1, 12)));
    EXPECT_FALSE(calendar->works(day_of(2026, 5, 11)));
    EXPECT_TRUE(calendar->works(day_of(2024, 4, 27)));  // a Saturday worked for the Monday after
    EXPECT_FALSE(calendar->works(day_of(2024, 4, 29)));
    EXPECT_FALSE(calendar->works(day_of(2020, 4, 15)));
}

// Kept beside the checkout where the facts were collected; elsewhere the counts above hold the files.
TEST(CalendarFile, every_collected_fact_agrees) {
    const std::filesystem::path facts = std::filesystem::path(source_folder()) / "../shared/calendars/ru.tsv";
    if (!std::filesystem::exists(facts)) GTEST_SKIP() << "no collected facts here";
    const auto calendar = read_calendars();
    ASSERT_TRUE(calendar);
    std::ifstream file(facts);
    std::string line;
    std::getline(file, line);
    std::map<Day, std::string> kinds;
    for (; std::getline(file, line);) {
        std::istringstream fields(line);
        std::string day, kind;
        std::getline(fields, day, '\t');
        std::getline(fields, kind, '\t');
        ASSERT_TRUE(parse_day(day)) << line;
        auto& known = kinds[*parse_day(day)];
        if (known != "work") known = kind;  // a short Saturday is listed twice
    }
    ASSERT_GT(kinds.size(), 200u);
    for (Day day = day_of(2013, 1, 1); day <= day_of(2026, 12, 31); day += std::chrono::days{1}) {
        const auto weekday = std::chrono::weekday{day};
        bool works = weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
        if (const auto fact = kinds.find(day); fact != kinds.end()) works = fact->second != "off";
        EXPECT_EQ(calendar->works(day), works) << format(day);
    }
}

TEST(CalendarFile, faults_of_a_year_are_all_named) {
    const auto year = parse_calendar_year(R"(year = 2026
of = []
off = ["2026-01-01", "2025-12-31"]
[moved]
"2026-01-09" = "2026-01-03"
)",
                                          "2026.toml");
    ASSERT_FALSE(year);
    EXPECT_THAT(words(year.error()), HasSubstr("2026.toml:2:1: of: Неизвестный ключ «of»"));
    EXPECT_THAT(words(year.error()), HasSubstr("2026.toml:3:22: off"));
    EXPECT_THAT(words(year.error()), HasSubstr("«2026-01-09» не стоит среди выходных"));
}

TEST(CalendarFile, days_that_contradict_each_other_are_refused) {
    const auto year = parse_calendar_year(R"(year = 2026
off = ["2025-12-31", "2026-01-03"]
short = ["2026-01-03"]
work = ["2026-01-03", "2026-01-05"]
)",
                                          "2026.toml");
    ASSERT_FALSE(year);
    EXPECT_THAT(words(year.error()), HasSubstr("2025-12-31 не из 2026 года"));
    EXPECT_THAT(words(year.error()), HasSubstr("2026-01-03 стоит и среди выходных, и среди рабочих"));
    EXPECT_THAT(words(year.error()), HasSubstr("2026-01-05 рабочий и так"));
}

TEST(CalendarFile, a_sum_that_differs_from_the_declared_one_is_refused) {
    const auto year =
        parse_calendar_year("year = 2026\nworking_days = 247\noff = [\"2026-01-01\"]\n", "2026.toml");
    ASSERT_FALSE(year);
    EXPECT_THAT(words(year.error()), HasSubstr("рабочих дней 260, а заявлено 247"));
}

TEST(CalendarFile, an_organization_s_own_year_replaces_the_compiled_one) {
    std::string name = (std::filesystem::temp_directory_path() / "vekha-calendars-XXXXXX").string();
    const std::filesystem::path folder = mkdtemp(name.data());
    std::ofstream(folder / "2026.toml") << "year = 2026\noff = [\"2026-03-02\"]\n";
    const auto calendar = read_calendars(folder);
    std::ofstream(folder / "again.toml") << "year = 2026\noff = []\n";
    const auto twice = read_calendars(folder);
    std::filesystem::remove_all(folder);
    ASSERT_TRUE(calendar) << words(calendar.error());
    EXPECT_FALSE(calendar->works(day_of(2026, 3, 2)));
    EXPECT_TRUE(calendar->works(day_of(2026, 1, 9)));
    EXPECT_FALSE(calendar->works(day_of(2025, 1, 8)));
    ASSERT_FALSE(twice);
    EXPECT_THAT(words(twice.error()), HasSubstr("Год 2026 описан дважды"));
    EXPECT_FALSE(read_calendars("/nowhere"));
}

TEST(CalendarFile, every_calendar_file_is_compiled_in) {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(source_folder() + "/config/calendars"))
        if (entry.path().extension() == ".toml") ++files;
    EXPECT_EQ(builtin_files("calendars/").size(), files);
}

}  // namespace
}  // namespace vekha::config
