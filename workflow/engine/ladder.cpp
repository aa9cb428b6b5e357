#include "workflow/engine/ladder.hpp"

#include <algorithm>
#include <charconv>

namespace vekha {
namespace {

/// The first working day of the policy's weekly day after `day`: the weekday itself, moved on where it is
/// off.
Day weekly_after(Day day, const WeeklyRung& weekly) {
    Day next = day + std::chrono::days{1};
    while (std::chrono::weekday{next} != weekly.day) next += std::chrono::days{1};
    return next;
}

void lay_weekly(std::vector<LaidRung>& rungs, Day last_rung_day, const WeeklyRung& weekly,
                const WorkingCalendar& calendar, const Zone& zone, Day due) {
    Day nominal = last_rung_day;
    Day counted_to = due;
    int offset = 0;
    for (int count = 0; count < weekly.most; ++count) {
        nominal = weekly_after(nominal, weekly);
        const Day day = calendar.next_or_same(nominal);
        offset += calendar.working_days_between(counted_to, day);
        counted_to = day;
        rungs.push_back(
            {weekly.id + ":" + format(nominal), zone.at(day, weekly.at), offset, weekly.audience, false});
    }
}

/// The start of the window, or of the task's life where the window has no first day.
Instant opening(const Task& task, const Zone& zone) {
    return task.window.first ? zone.at(*task.window.first, TimeOfDay{0}) : task.created_at;
}

/// Stands between a rung's name and the number of moves.
constexpr char move_mark = '#';

}  // namespace

std::string_view rung_name(std::string_view id) {
    return id.substr(0, id.rfind(move_mark));
}

int moves_of(std::string_view id) {
    const auto mark = id.rfind(move_mark);
    int moves = 0;
    if (mark != std::string_view::npos) std::from_chars(id.data() + mark + 1, id.data() + id.size(), moves);
    return moves;
}

std::vector<LaidRung> lay_ladder(const Task& task, const Policy& policy, const WorkingCalendar& calendar,
                                 const Zone& zone) {
    std::vector<LaidRung> rungs;
    Day last_day = task.due;
    for (const auto& rung : policy.rungs) {
        const Day day = calendar.add_working_days(task.due, rung.offset);
        last_day = std::max(last_day, day);
        rungs.push_back({rung.id, zone.at(day, rung.at), rung.offset, rung.audience, rung.urgent});
    }
    if (policy.weekly) lay_weekly(rungs, last_day, *policy.weekly, calendar, zone, task.due);
    std::stable_sort(rungs.begin(), rungs.end(),
                     [](const LaidRung& a, const LaidRung& b) { return a.moment < b.moment; });
    if (task.moves > 0)
        for (auto& rung : rungs) rung.id += move_mark + std::to_string(task.moves);
    const bool late_start = !rungs.empty() && rungs.front().moment <= task.created_at;
    if (!policy.announce.empty() && !late_start) {
        const Day made = zone.local(task.created_at).day;
        rungs.insert(rungs.begin(), {"assigned", task.created_at,
                                     -calendar.working_days_between(made, task.due), policy.announce, false});
    }
    return rungs;
}

Climb climb(const Task& task, const Policy& policy, const WorkingCalendar& calendar, const Zone& zone,
            Instant now) {
    Climb result;
    if (!task.owed()) return result;
    const auto consider = [&](Instant moment) {
        if (!result.next || moment < *result.next) result.next = moment;
    };
    if (task.state == TaskState::planned) {
        const Instant opens_at = opening(task, zone);
        if (opens_at <= now)
            result.opens = true;
        else
            consider(opens_at);
    }
    for (auto& rung : lay_ladder(task, policy, calendar, zone)) {
        if (task.ladder_at && rung.moment <= *task.ladder_at) continue;
        if (rung.moment > now) {
            consider(rung.moment);
            break;
        }
        if (result.fire) result.superseded.push_back(result.fire->id);
        result.fire = std::move(rung);
    }
    return result;
}

}  // namespace vekha
