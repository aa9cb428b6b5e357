// Timeliness («исполнительская дисциплина»): Ko = done in time ÷ fell due, against the first and against the
// current due date, as of the end of a day, with the controllers' own days apart. Pure: what a day showed
// stays what it showed, whatever happens later.
//
// The executor's clock stops when a report is handed in: a task is done at the moment its accepted report, or
// one that waits for its decision, came. A returned or recalled report does not count.
//
// Against the first date nothing makes lateness disappear: neither an extension, a pause, another reading of
// the calendar, reopening nor handing the task on. Against the current one the moved date counts, and a task
// whose clock was stopped before it fell due does not fall due. A task cancelled before it fell due is in
// neither figure; cancelled later it fell due and was not done.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "workflow/engine/calendar.hpp"
#include "workflow/model/event.hpp"

namespace vekha {

/// One due date of a task at the end of the day asked about.
struct TermStanding {
    Day due{};
    bool fell_due = false;
    bool in_time = false;  ///< fell due, and was done by then
    int days_late = 0;  ///< working days after it: until it was done or ended, or until the day asked about
    PersonId lead;      ///< who led when it fell due, or leads, where it has not yet
};

/// One report's days with the controller.
struct ReportOnControl {
    PersonId controller;  ///< who decided it, or is to
    Day handed_in{};
    int working_days = 0;  ///< until it was decided, or until the day asked about
    bool decided = false;
    bool counts = false;  ///< it has a term, and was decided or the term is past
    bool in_term = false;
};

struct TaskTimeliness {
    TaskId task;
    RoadmapId roadmap;
    ItemId item;
    TermStanding first;
    TermStanding current;
    std::vector<ReportOnControl> control;
};

/// A task's life up to the end of `day`; events after it are left out. Nothing where the task was not there
/// yet, and for a parent that only gathers: its children count. `events` are all of the task's, in order.
std::optional<TaskTimeliness> judge(const std::vector<TaskEvent>& events, Day day,
                                    const WorkingCalendar& calendar, const Zone& zone);

/// Ko: how many of how many.
struct Share {
    int done = 0;
    int of = 0;
    /// In per cent, to a tenth; nothing where nothing fell due.
    std::optional<double> percent() const;
    friend bool operator==(const Share&, const Share&) = default;
};

struct TermFigures {
    Share in_time;
    int days_late = 0;       ///< working days, of all late tasks together
    int days_late_most = 0;  ///< of one task
    friend bool operator==(const TermFigures&, const TermFigures&) = default;
};

struct ControlFigures {
    Share in_term;
    int reports = 0;                             ///< decided ones
    int days = 0;                                ///< working days that those lay on control
    std::optional<double> average_days() const;  ///< to a tenth
    friend bool operator==(const ControlFigures&, const ControlFigures&) = default;
};

struct Figures {
    TermFigures first;
    TermFigures current;
    ControlFigures control;
    friend bool operator==(const Figures&, const Figures&) = default;
};

/// What figures are gathered under: a person, a department, a section, a roadmap.
struct TimelinessGroup {
    std::string name;     ///< empty: none («без исполнителя», «без отдела»)
    std::int64_t id = 0;  ///< of a person or a roadmap
    friend auto operator<=>(const TimelinessGroup&, const TimelinessGroup&) = default;
};

/// The group of what one person did for a task.
using GroupOf = std::function<TimelinessGroup(const TaskTimeliness& task, PersonId person)>;

struct Timeliness {
    Figures total;
    std::map<TimelinessGroup, Figures> groups;

    /// Counts a task in. With `from`, only what fell due, and reports that came, on that day or later.
    void add(const TaskTimeliness& task, const GroupOf& group, std::optional<Day> from = {});
};

}  // namespace vekha
