// Timeliness as of a stored day: every task is rebuilt from its journal as it stood at the day's end, so that
// last month's figure never changes. What people and rows are called, and who belongs to which department, is
// as it is now.
#pragma once

#include "workflow/reports/timeliness.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

enum class TimelinessBy { person, department, section, roadmap };

std::string_view name(TimelinessBy by);
std::optional<TimelinessBy> parse_timeliness_by(std::string_view text);

struct TimelinessQuery {
    std::optional<Day> as_of;  ///< the end of this day; yesterday where none is given
    std::optional<Day> from;   ///< only dates that fell on this day or later, until as_of
    TimelinessBy by = TimelinessBy::person;
    std::optional<RoadmapId> roadmap;
};

struct TimelinessReport {
    Day as_of{};
    std::optional<Day> from;
    TimelinessBy by = TimelinessBy::person;
    Timeliness figures;
    /// The journal's head when the report was made, for its footer; nothing where the journal is empty.
    std::optional<JournalHead> journal = {};
};

/// Errors: invalid_input (a day that has not ended, `from` after it), not_found (no such roadmap).
Result<TimelinessReport> timeliness_report(Store& store, const Organization& organization,
                                           const TimelinessQuery& query, Instant now);

}  // namespace vekha
