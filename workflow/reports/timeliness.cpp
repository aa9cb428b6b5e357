#include "workflow/reports/timeliness.hpp"

#include <algorithm>
#include <cmath>

#include "workflow/engine/transitions.hpp"

namespace vekha {
namespace {

constexpr std::chrono::days one_day{1};

double to_a_tenth(double value) {
    return std::round(value * 10) / 10;
}

/// A task at the end of a day, and who led when its dates fell due.
struct Rebuilt {
    Task task;
    PersonId first_lead;
    PersonId lead;
};

/// Remembers who led at the moment a due date passed, while the events go by.
class LeadWatch {
  public:
    /// The events up to here are applied; the next one happens, or the day asked about ends, at `moment`.
    void pass(const Task& task, Instant first_due_at, Instant moment) {
        if (!first_ && first_due_at <= moment) first_ = task.lead();
        if (lead_ && task.due_at != due_at_) lead_.reset();  // moved: it is to fall due anew
        if (!lead_ && task.due_at <= moment) {
            lead_ = task.lead();
            due_at_ = task.due_at;
        }
    }
    PersonId first(const Task& task) const { return first_.value_or(task.lead()); }
    PersonId current(const Task& task) const { return lead_.value_or(task.lead()); }

  private:
    std::optional<PersonId> first_;
    std::optional<PersonId> lead_;
    Instant due_at_{};
};

/// Replays what happened before `end`; nothing where that is nothing.
std::optional<Rebuilt> rebuild_before(const std::vector<TaskEvent>& events, Instant end, const Zone& zone) {
    Rebuilt made;
    LeadWatch watch;
    const auto first_due_at = [&] { return zone.at(made.task.first_due + one_day, TimeOfDay{0}); };
    Instant latest{};
    for (TaskEvent event : events) {
        // The journal's order is what happened; a clock that was set back does not put an event before
        // others: not into a day that is over, and not into the term that has run out by then.
        event.at = latest = std::max(latest, event.at);
        if (event.at >= end) break;
        if (made.task.version > 0) watch.pass(made.task, first_due_at(), event.at);
        apply(made.task, event);
    }
    if (made.task.version == 0) return std::nullopt;
    watch.pass(made.task, first_due_at(), end);
    made.first_lead = watch.first(made.task);
    made.lead = watch.current(made.task);
    return made;
}

/// When the report came that ended the executor's part; nothing while the work is owed.
std::optional<Instant> done_at(const Task& task) {
    if (task.state == TaskState::submitted && task.pending() != nullptr) return task.pending()->at;
    if (task.state != TaskState::accepted) return std::nullopt;
    if (!task.submissions.empty() && task.submissions.back().verdict == Verdict::accepted)
        return task.submissions.back().at;
    return task.closed_at;
}

/// The day asked about, and what turns moments into days.
struct Measure {
    Day day;
    const WorkingCalendar& calendar;
    const Zone& zone;

    Day of(Instant moment) const { return zone.local(moment).day; }
    int days(Day from, Day to) const { return std::max(0, calendar.working_days_between(from, to)); }
};

TermStanding standing_of(const Task& task, Day due, PersonId lead, const Measure& measure) {
    TermStanding standing;
    standing.due = due;
    standing.lead = lead;
    const bool cancelled = task.state == TaskState::cancelled;
    const auto done = done_at(task);
    standing.fell_due = due <= measure.day && !(cancelled && measure.of(*task.closed_at) <= due);
    if (!standing.fell_due) return standing;
    standing.in_time = done && measure.of(*done) <= due;
    const Day until = done ? measure.of(*done) : cancelled ? measure.of(*task.closed_at) : measure.day;
    if (!standing.in_time) standing.days_late = measure.days(due, until);
    return standing;
}

/// The clock was stopped in time and has not gone on: the date waits to be moved.
bool stopped_before(const Task& task, Day due, const Measure& measure) {
    return task.paused() && !task.pauses.empty() && !task.pauses.back().to &&
           measure.of(task.pauses.back().from) <= due;
}

ReportOnControl control_of(const Task& task, const Submission& report, Instant end, const Measure& measure) {
    ReportOnControl made;
    made.decided = report.verdict != Verdict::pending && report.decided_at.has_value();
    made.controller = made.decided ? report.decided_by : task.controller;
    made.handed_in = measure.of(report.at);
    made.working_days =
        measure.days(made.handed_in, made.decided ? measure.of(*report.decided_at) : measure.day);
    if (!report.decision_due_at) return made;
    made.counts = made.decided || *report.decision_due_at <= end;
    made.in_term = made.decided && *report.decided_at < *report.decision_due_at;
    return made;
}

void count(TermFigures& figures, const TermStanding& term) {
    ++figures.in_time.of;
    figures.in_time.done += term.in_time ? 1 : 0;
    figures.days_late += term.days_late;
    figures.days_late_most = std::max(figures.days_late_most, term.days_late);
}

void count(ControlFigures& figures, const ReportOnControl& report) {
    if (report.counts) ++figures.in_term.of;
    if (report.counts && report.in_term) ++figures.in_term.done;
    if (!report.decided) return;
    ++figures.reports;
    figures.days += report.working_days;
}

}  // namespace

std::optional<TaskTimeliness> judge(const std::vector<TaskEvent>& events, Day day,
                                    const WorkingCalendar& calendar, const Zone& zone) {
    const Instant end = zone.at(day + one_day, TimeOfDay{0});
    const auto rebuilt = rebuild_before(events, end, zone);
    if (!rebuilt || rebuilt->task.gathers()) return std::nullopt;
    const Task& task = rebuilt->task;
    const Measure measure{day, calendar, zone};
    TaskTimeliness made;
    made.task = task.id;
    made.roadmap = task.roadmap;
    made.item = task.item;
    made.first = standing_of(task, task.first_due, rebuilt->first_lead, measure);
    made.current = standing_of(task, task.due, rebuilt->lead, measure);
    if (stopped_before(task, task.due, measure)) {
        made.current.fell_due = false;
        made.current.days_late = 0;
    }
    for (const auto& report : task.submissions)
        if (report.verdict != Verdict::recalled)
            made.control.push_back(control_of(task, report, end, measure));
    return made;
}

std::optional<double> Share::percent() const {
    constexpr double whole = 100;
    if (of == 0) return std::nullopt;
    return to_a_tenth(whole * done / of);
}

std::optional<double> ControlFigures::average_days() const {
    if (reports == 0) return std::nullopt;
    return to_a_tenth(static_cast<double>(days) / reports);
}

void Timeliness::add(const TaskTimeliness& task, const GroupOf& group, std::optional<Day> from) {
    const auto counts = [&](Day day) { return !from || *from <= day; };
    if (task.first.fell_due && counts(task.first.due)) {
        count(total.first, task.first);
        count(groups[group(task, task.first.lead)].first, task.first);
    }
    if (task.current.fell_due && counts(task.current.due)) {
        count(total.current, task.current);
        count(groups[group(task, task.current.lead)].current, task.current);
    }
    for (const auto& report : task.control) {
        if (!counts(report.handed_in) || (!report.counts && !report.decided)) continue;
        count(total.control, report);
        count(groups[group(task, report.controller)].control, report);
    }
}

}  // namespace vekha
