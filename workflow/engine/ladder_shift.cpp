#include "workflow/engine/ladder_shift.hpp"

#include <algorithm>

namespace vekha {
namespace {

/// Days off in a row are fewer than this many days, so a weekly appointment moved by them is found from here.
constexpr std::chrono::days longest_rest{14};

void place(LaidRung& rung, LocalTime to, Day anchor, const WorkingCalendar& calendar, const Zone& zone) {
    rung.moment = zone.at(to.day, to.time);
    rung.offset = calendar.working_days_between(anchor, to.day);
}

bool escalates(const LaidRung& rung) {
    return rung.offset > 0 && rung.by != LaidBy::announcement && rung.by != LaidBy::pace;
}

void put_off(std::vector<LaidRung>& rungs, const EscalationDelay& delay, Day anchor,
             const WorkingCalendar& calendar, const Zone& zone) {
    if (anchor > zone.local(delay.to).day) return;
    for (auto& rung : rungs) {
        if (!escalates(rung) || rung.moment < delay.from) continue;
        const auto stood = zone.local(rung.moment);
        place(rung, {calendar.add_working_days(stood.day, delay.working_days), stood.time}, anchor, calendar,
              zone);
    }
}

}  // namespace

void sort_by_moment(std::vector<LaidRung>& rungs) {
    std::stable_sort(rungs.begin(), rungs.end(),
                     [](const LaidRung& a, const LaidRung& b) { return a.moment < b.moment; });
}

LaidRung held(LaidRung rung, Day until, Day anchor, const WorkingCalendar& calendar, const Zone& zone) {
    if (zone.local(rung.moment).day < until) place(rung, {until, reminder_time}, anchor, calendar, zone);
    return rung;
}

void shift_ladder(std::vector<LaidRung>& rungs, const Task& task, Day anchor, const WorkingCalendar& calendar,
                  const Zone& zone) {
    if (task.delays.empty() && task.edits.empty()) return;
    for (const auto& delay : task.delays) put_off(rungs, delay, anchor, calendar, zone);
    for (const auto& edit : task.edits) {
        if (edit.kind != RungEdit::Kind::hold || edit.person || !edit.until) continue;
        for (auto& rung : rungs)
            if (rung.id == edit.rung) rung = held(std::move(rung), *edit.until, anchor, calendar, zone);
    }
    sort_by_moment(rungs);
}

int outage_days(Instant from, Instant to, TimeOfDay opens, TimeOfDay closes, const WorkingCalendar& calendar,
                const Zone& zone) {
    const std::chrono::milliseconds length = closes - opens;
    if (length.count() <= 0 || to <= from) return 0;
    std::chrono::milliseconds lost{0};
    const Day last = zone.local(to).day;
    for (Day day = zone.local(from).day; day <= last; day += std::chrono::days{1}) {
        if (!calendar.works(day)) continue;
        const auto begun = std::max(from, zone.at(day, opens));
        const auto ended = std::min(to, zone.at(day, closes));
        if (ended > begun) lost += ended - begun;
    }
    return static_cast<int>((lost + length - std::chrono::milliseconds{1}) / length);
}

Instant next_weekly_moment(const WeeklyMoment& weekly, Instant from, const WorkingCalendar& calendar,
                           const Zone& zone) {
    Day nominal = zone.local(from).day - longest_rest;
    while (std::chrono::weekday{nominal} != weekly.day) nominal += std::chrono::days{1};
    for (;; nominal += std::chrono::weeks{1}) {
        const Instant moment = zone.at(calendar.next_or_same(nominal), weekly.at);
        if (moment >= from) return moment;
    }
}

}  // namespace vekha
