#include "workflow/engine/event_span.hpp"

#include <algorithm>

namespace vekha {
namespace {

constexpr int week_days = 7;

Day add_months(Day day, int count) {
    const auto date = civil(day);
    const auto month = date.year() / date.month() + std::chrono::months{count};
    return std::min(std::chrono::sys_days{month / std::chrono::last},
                    std::chrono::sys_days{month / std::chrono::day{1}} +
                        std::chrono::days{static_cast<unsigned>(date.day()) - 1});
}

}  // namespace

Window event_window(const EventSpan& span, Day event, const WorkingCalendar& calendar) {
    const int count = span.before ? -span.count : span.count;
    Day end = event;
    switch (span.unit) {
        case EventSpan::Unit::day:
            end += std::chrono::days{count};
            break;
        case EventSpan::Unit::working_day:
            end = calendar.add_working_days(event, count);
            break;
        case EventSpan::Unit::week:
            end += std::chrono::days{week_days * count};
            break;
        case EventSpan::Unit::month:
            end = add_months(event, count);
            break;
    }
    if (span.before) return {std::nullopt, end};
    return {event, end};
}

}  // namespace vekha
