// Working days by the official production calendar («производственный календарь», yearly decrees under
// article 112 of the Labour Code). Immutable; pure.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "workflow/model/time.hpp"

namespace vekha {

/// One year's exceptions to "Monday to Friday works, Saturday and Sunday rests".
struct CalendarYear {
    int year = 0;
    bool provisional = false;    ///< the year's decree was not out when the file was made
    std::vector<Day> off;        ///< holidays and moved days off
    std::vector<Day> shortened;  ///< an hour less; works all the same
    std::vector<Day> work;       ///< working Saturdays and Sundays
    friend bool operator==(const CalendarYear&, const CalendarYear&) = default;
};

/// How well a year is known; anything but `official` is told to the coordinator.
enum class CalendarStanding { official, provisional, weekends_only };

class WorkingCalendar {
  public:
    WorkingCalendar() = default;
    explicit WorkingCalendar(const std::vector<CalendarYear>& years);

    bool works(Day day) const;
    /// The day `count` working days after `day` (before it where negative). 0 gives the day itself, working
    /// or not.
    Day add_working_days(Day day, int count) const;
    /// `day` itself if it works, else the nearest working day before or after it.
    Day previous_or_same(Day day) const;
    Day next_or_same(Day day) const;
    /// Working days d with from < d ≤ to; negative the other way round.
    int working_days_between(Day from, Day to) const;
    CalendarStanding standing(int year) const;
    /// Every day that differs from "Monday to Friday works", and whether it works; by day. Equal lists count
    /// equal days.
    std::vector<std::pair<Day, bool>> exceptions() const;

  private:
    struct Year {
        bool provisional = false;
        std::map<Day, bool> exceptions;  ///< day → works
    };
    std::map<int, Year> years_;
};

}  // namespace vekha
