// The words that the sample is laid with, read by the reader on every day of a year.
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "config/calendar_file.hpp"
#include "config/rules_file.hpp"
#include "config/sample.hpp"
#include "workflow/reader/deadline.hpp"

namespace vekha::config {
namespace {

// Item number → words of its term, straight from the laid table.
std::map<std::string, std::string> terms_of(const std::string& roadmap) {
    std::map<std::string, std::string> terms;
    std::istringstream lines(roadmap);
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> cells;
        std::istringstream fields(line);
        for (std::string cell; std::getline(fields, cell, '\t');) cells.push_back(cell);
        if (cells.size() == 5 && cells[0].find('.') != std::string::npos) terms[cells[0]] = cells[2];
    }
    return terms;
}

Period plan_of(Day today) {
    const int year = static_cast<int>(civil(today).year());
    if (civil(today).month() >= std::chrono::July) return {day_of(year, 9, 1), day_of(year + 1, 5, 31)};
    return {day_of(year, 1, 1), day_of(year, 12, 31)};
}

class SampleDeadlines : public ::testing::Test {
  protected:
    const WorkingCalendar calendar = *read_calendars();
    const RulePack rules = *read_rules();
};

TEST_F(SampleDeadlines, are_plain_on_every_day_of_a_year) {
    for (Day today = day_of(2026, 1, 1); today <= day_of(2027, 2, 28); today += std::chrono::days{1}) {
        const auto terms = terms_of(sample_roadmap(today, calendar));
        ASSERT_EQ(terms.size(), 28u);
        for (const auto& [number, words] : terms) {
            const Deadline deadline = read_deadline(words, plan_of(today));
            ASSERT_FALSE(deadline.windows.empty()) << format(today) << " " << number << " " << words;
            ASSERT_FALSE(deadline.ambiguous) << format(today) << " " << number << " " << words;
        }
    }
}

TEST_F(SampleDeadlines, show_late_due_and_coming_tasks_on_every_day_of_a_year) {
    for (Day today = day_of(2026, 1, 1); today <= day_of(2027, 2, 28); today += std::chrono::days{1}) {
        int late = 0, near = 0, ahead = 0;
        for (const auto& [number, words] : terms_of(sample_roadmap(today, calendar)))
            for (const auto& window : read_deadline(words, plan_of(today)).windows) {
                const Day due = due_day(window, "", rules, calendar).day;
                const int left = calendar.working_days_between(today, due);
                if (due < today)
                    ++late;
                else if (left <= 3)
                    ++near;
                else
                    ++ahead;
            }
        EXPECT_GE(late, 8) << format(today);
        EXPECT_LE(late, 16) << format(today);
        EXPECT_GE(near, 3) << format(today);
        EXPECT_GE(ahead, 10) << format(today);
    }
}

TEST_F(SampleDeadlines, mean_the_days_that_the_template_names) {
    const Day today = day_of(2026, 11, 22);
    const auto terms = terms_of(sample_roadmap(today, calendar));
    const auto windows = [&](const std::string& number) {
        return read_deadline(terms.at(number), plan_of(today)).windows;
    };
    const auto span = [](Day first, Day last) { return std::vector<Window>{{first, last}}; };
    const auto until = [](Day last) { return std::vector<Window>{{std::nullopt, last}}; };
    EXPECT_EQ(windows("1.4"), until(day_of(2026, 11, 20)));
    EXPECT_EQ(windows("2.3"), span(day_of(2026, 11, 23), day_of(2026, 11, 23)));
    EXPECT_EQ(windows("2.6"), span(day_of(2026, 11, 26), day_of(2026, 12, 2)));
    EXPECT_EQ(windows("1.2"), span(day_of(2026, 10, 1), day_of(2026, 10, 31)));
    EXPECT_EQ(windows("2.7"), (std::vector<Window>{{day_of(2026, 10, 1), day_of(2026, 10, 31)},
                                                   {day_of(2027, 1, 1), day_of(2027, 1, 31)}}));
    EXPECT_EQ(windows("3.1"), span(day_of(2026, 11, 1), day_of(2027, 1, 31)));
    EXPECT_EQ(windows("1.7"), span(day_of(2027, 1, 1), day_of(2027, 3, 31)));
    EXPECT_EQ(windows("1.5").size(), 4u);
    EXPECT_EQ(windows("3.5").size(), 2u);
    EXPECT_EQ(windows("4.2").size(), 2u);
    EXPECT_EQ(windows("1.6"), span(day_of(2026, 9, 1), day_of(2027, 5, 31)));
    EXPECT_EQ(windows("3.4"), span(day_of(2026, 9, 1), day_of(2027, 5, 31)));
    EXPECT_EQ(windows("4.7"), until(day_of(2027, 5, 31)));
}

}  // namespace
}  // namespace vekha::config
