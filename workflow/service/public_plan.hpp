// How far a roadmap is, for anybody: the rows as the order prints them and how each stands, without a single
// person. It is shown only where the office has opened it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "workflow/service/act.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// How a row stands as a whole. A row whose tasks stand differently is what the worst of them is.
enum class RowStanding {
    late,      ///< просрочено: a task of it is owed past its due day
    underway,  ///< на исполнении: a task of it is owed, handed in or paused, and none is late
    ahead,     ///< предстоит: its time has not come, or it waits for a date
    done,  ///< исполнено: every task of it was accepted or taken off control, one at least accepted
    taken_off  ///< снято с контроля: all of its tasks
};
inline constexpr std::size_t row_standings = 5;

std::string_view name(RowStanding standing);
/// As the office says it: «на исполнении».
std::string_view russian(RowStanding standing);

/// One row of the edition in force.
struct PublicRow {
    std::string section;   ///< the heading over the row; may be empty
    std::string number;    ///< as printed; may be empty
    std::string title;     ///< as printed
    std::string deadline;  ///< as printed
    RowStanding standing = RowStanding::ahead;
    int done = 0;  ///< of its windows, how many are accepted
    int all = 0;   ///< windows there are, without those taken off control; 0 where it waits for a date
    friend bool operator==(const PublicRow&, const PublicRow&) = default;
};

struct PublicPlan {
    StoredRoadmap roadmap;
    std::vector<PublicRow> rows;  ///< by position
    /// How many rows stand so.
    std::size_t count(RowStanding standing) const;
};

/// Who opened it, and when.
struct PublicPage {
    PersonId opened_by;
    Instant opened_at{};
    friend bool operator==(const PublicPage&, const PublicPage&) = default;
};

/// Nothing where the roadmap's page is not open.
Result<std::optional<PublicPage>> public_page(ReadView& view, RoadmapId id);

/// Opens the roadmap's page to anybody, or closes it; it is noted in the journal, where it changes anything.
/// Open to who may import (Action::import) into the roadmap's organization.
/// Errors: not_found for no such roadmap; unauthenticated, forbidden.
Result<void> open_public_page(Store& store, const Actor& actor, RoadmapId id, bool open, Instant now);

/// The plan as anybody may see it. not_found where there is no such roadmap, or its page is not open: neither
/// tells which.
Result<PublicPlan> public_plan(ReadView& view, RoadmapId id, Instant now);

}  // namespace vekha
