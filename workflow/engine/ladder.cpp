#include "workflow/engine/ladder.hpp"

#include <algorithm>
#include <charconv>

#include "workflow/engine/ladder_shift.hpp"

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
        rungs.push_back({weekly.id + ":" + format(nominal), zone.at(day, weekly.at), offset, weekly.audience,
                         false, LaidBy::weekly});
    }
}

void lay_pace(std::vector<LaidRung>& rungs, const Task& task, const Cadence& pace,
              const WorkingCalendar& calendar, const Zone& zone) {
    const int every = std::max(pace.every, 1);
    for (Day day = calendar.add_working_days(pace.from, every); day <= pace.until;
         day = calendar.add_working_days(day, every))
        rungs.push_back({"pace:" + format(day),
                         zone.at(day, reminder_time),
                         calendar.working_days_between(task.due, day),
                         {Audience::lead, Audience::contributors},
                         false,
                         LaidBy::pace});
}

/// The start of the window, or of the task's life where the window has no first day.
Instant opening(const Task& task, const Zone& zone) {
    return task.window.first ? zone.at(*task.window.first, TimeOfDay{0}) : task.created_at;
}

/// Stands between a rung's name and the number of moves.
constexpr char move_mark = '#';
/// Stands between a rung's name and the day or the report it is of.
constexpr char of_mark = ':';

}  // namespace

std::string_view rung_name(std::string_view id) {
    return id.substr(0, std::min(id.find(of_mark), id.rfind(move_mark)));
}

int moves_of(std::string_view id) {
    const auto mark = id.rfind(move_mark);
    int moves = 0;
    if (mark != std::string_view::npos) std::from_chars(id.data() + mark + 1, id.data() + id.size(), moves);
    return moves;
}

bool is_urgent(const Policy& policy, std::string_view id) {
    const auto urgent = [name = rung_name(id)](const Rung& rung) { return rung.urgent && rung.id == name; };
    return std::any_of(policy.rungs.begin(), policy.rungs.end(), urgent) ||
           std::any_of(policy.acceptance.begin(), policy.acceptance.end(), urgent);
}

std::vector<LaidRung> lay_ladder(const Task& task, const Policy& policy, const WorkingCalendar& calendar,
                                 const Zone& zone) {
    std::vector<LaidRung> rungs;
    if (task.gathers()) return rungs;
    // First, so that at one moment the policy's rung comes after it and is the one that speaks.
    if (task.cadence) lay_pace(rungs, task, *task.cadence, calendar, zone);
    Day last_day = task.due;
    for (const auto& rung : policy.rungs) {
        const Day day = calendar.add_working_days(task.due, rung.offset);
        last_day = std::max(last_day, day);
        rungs.push_back(
            {rung.id, zone.at(day, rung.at), rung.offset, rung.audience, rung.urgent, LaidBy::policy});
    }
    if (policy.weekly) lay_weekly(rungs, last_day, *policy.weekly, calendar, zone, task.due);
    sort_by_moment(rungs);
    if (task.moves > 0)
        for (auto& rung : rungs) rung.id += move_mark + std::to_string(task.moves);
    const bool late_start = !rungs.empty() && rungs.front().moment <= task.created_at;
    if (!policy.announce.empty() && !late_start) {
        const Day made = zone.local(task.created_at).day;
        rungs.insert(rungs.begin(),
                     {"assigned", task.created_at, -calendar.working_days_between(made, task.due),
                      policy.announce, false, LaidBy::announcement});
    }
    shift_ladder(rungs, task, task.due, calendar, zone);
    return rungs;
}

std::vector<LaidRung> lay_acceptance(const Task& task, const Policy& policy, const WorkingCalendar& calendar,
                                     const Zone& zone) {
    std::vector<LaidRung> rungs;
    const Submission* report = task.pending();
    if (report == nullptr || !report->decision_due) return rungs;
    for (const auto& rung : policy.acceptance) {
        const Day day = calendar.add_working_days(*report->decision_due, rung.offset);
        rungs.push_back({rung.id + of_mark + std::to_string(report->number), zone.at(day, rung.at),
                         rung.offset, rung.audience, rung.urgent, LaidBy::acceptance});
    }
    sort_by_moment(rungs);
    shift_ladder(rungs, task, *report->decision_due, calendar, zone);
    return rungs;
}

std::vector<LaidRung> lay_current(const Task& task, const Policy& policy, const WorkingCalendar& calendar,
                                  const Zone& zone) {
    if (task.owed()) return lay_ladder(task, policy, calendar, zone);
    if (task.state == TaskState::submitted) return lay_acceptance(task, policy, calendar, zone);
    return {};
}

std::optional<Instant> settled_until(const Task& task) {
    return task.state == TaskState::submitted ? task.acceptance_at : task.ladder_at;
}

Climb climb(const Task& task, const Policy& policy, const WorkingCalendar& calendar, const Zone& zone,
            Instant now) {
    Climb result;
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
    for (auto& rung : lay_current(task, policy, calendar, zone)) {
        if (is_settled(task, rung)) continue;
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
