// The day of an event («план утверждён 12 марта») and what hangs on it: the rows that waited for it get their
// tasks, those whose day was set before move. And dates for a row that names no event.
#pragma once

#include <string>
#include <vector>

#include "workflow/engine/amend.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"
#include "workflow/service/task_effects.hpp"
#include "workflow/service/task_making.hpp"

namespace vekha {

struct EventDay {
    RoadmapId roadmap;
    std::string event;           ///< its words in any case form: every row that hangs on it
    std::vector<int> positions;  ///< or these rows, by their place in the edition in force
    Day day{};
    std::string basis;  ///< «приказ № 3 от 01.03.2026»
};

struct RowDates {
    RoadmapId roadmap;
    int position = 0;  ///< in the edition in force, from 1
    std::vector<Window> windows;
    std::string basis;
};

/// What becomes of one row.
struct DatedRow {
    StoredItem row;                 ///< as it will be
    std::vector<NewTerm> terms;     ///< its windows, due days and the rules that made them
    std::vector<TaskTree> made;     ///< of a row that waited
    std::vector<TaskEffect> moved;  ///< tasks of a row whose day was set before
};

struct DatesOutcome {
    std::vector<DatedRow> rows;
    std::size_t tasks_made = 0;
    std::size_t tasks_moved = 0;
    std::size_t people_told = 0;  ///< of a move; new tasks are announced by the engine
};

/// not_found: no such roadmap or row. invalid_input: no row hangs on such an event, or a row names none; no
/// basis. conflict: the row waits for nothing. undecided: nobody answers for a row.
Result<std::vector<DatedRow>> preview_event_day(ReadView& view, const Organization& organization,
                                                const EventDay& request, Instant now);
Result<std::vector<DatedRow>> preview_row_dates(ReadView& view, const Organization& organization,
                                                const RowDates& request, Instant now);

/// As the previews, and: forbidden for others than controllers and administrators.
Result<DatesOutcome> set_event_day(Store& store, const Organization& organization, PersonId actor,
                                   const EventDay& request, Instant now);
Result<DatesOutcome> set_row_dates(Store& store, const Organization& organization, PersonId actor,
                                   const RowDates& request, Instant now);

}  // namespace vekha
