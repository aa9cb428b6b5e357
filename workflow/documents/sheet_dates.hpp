// Dates in the cells of a sheet, printed as Russian offices print them.
#pragma once

#include <chrono>
#include <string>

namespace vekha {

/// What a date format shows of a moment.
struct DateParts {
    bool day = false;
    bool month = false;
    bool month_word = false;  ///< the month by its name
    bool year = false;
    bool quarter = false;
    bool weekday = false;
    bool hour = false;
    bool minute = false;
    bool second = false;
    bool elapsed = false;  ///< hours beyond a day: «36:00»

    bool any() const { return day || month || year || quarter || weekday || hour || minute || second; }
};

/// «15.05.2026», «май 2026», «15 мая», «14:30»: whatever order and separators the format has, so that the
/// words say the same to every reader. A time of midnight beside a date is left out.
std::string shown_date(const DateParts& parts, std::chrono::sys_days day, std::chrono::seconds time);

}  // namespace vekha
