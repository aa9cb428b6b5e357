#include "workflow/reader/two_dates.hpp"

#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline.hpp"
#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

std::string printed_day(Day day) {
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return two(day_in_month(day)) + "." + two(month_of_day(day)) + "." + std::to_string(year_of(day));
}

bool one_window(const Deadline& deadline) {
    return deadline.kind == DeadlineKind::once && deadline.windows.size() == 1;
}

}  // namespace

Deadline read_two_dates(const TwoDates& dates, const std::string& printed, const Frame& frame,
                        const ReadingRules& rules) {
    Deadline whole = read_deadline(printed, frame, rules);
    const Deadline first = read_deadline(squeeze(dates.begins), frame, rules);
    const Deadline last = read_deadline(squeeze(dates.ends), frame, rules);
    if (!one_window(first) || !one_window(last)) return whole;
    const Window span{first.windows[0].first.value_or(first.windows[0].last), last.windows[0].last};
    if (*span.first > span.last || (one_window(whole) && whole.windows[0] == span)) return whole;
    Deadline read =
        read_deadline("с " + printed_day(*span.first) + " по " + printed_day(span.last), frame, rules);
    read.text = printed;
    read.ambiguous = read.ambiguous || first.ambiguous || last.ambiguous;
    return read;
}

}  // namespace vekha::reading
