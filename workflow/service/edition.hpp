// A new edition of a plan in force («внести изменения»): shown beside the old one, decided by a person, and
// carried out whole or not at all. Tasks go on under their rows with their history and proof; terms move with
// the amending act as the reason; each affected person gets one notice.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/editions/compare.hpp"
#include "workflow/service/import.hpp"
#include "workflow/service/task_effects.hpp"

namespace vekha {

/// A person's word on which row goes on.
struct RowDecision {
    int position = 0;  ///< in the new document, from 1
    int was = 0;       ///< the position in the edition in force that it goes on with; 0: it is a new row
    friend bool operator==(const RowDecision&, const RowDecision&) = default;
};

struct EditionRequest {
    ImportRequest document;  ///< the new reading and what was decided about its new and changed rows
    std::vector<RowDecision> rows;
    bool accept_matches = false;  ///< every row that likely goes on does
    bool accept_dropped = false;  ///< most of the plan really goes
    /// By what the plan is amended: «приказ № 45 от 12.03.2026». Empty: the act that the new document names.
    std::string reason;
    std::optional<int> expected_edition;  ///< the one that the person saw; another in force is stale
};

/// A line of the two editions side by side.
struct EditionRow {
    editions::Row row;
    ItemId item;           ///< 0: a new row
    int was_position = 0;  ///< in the edition in force; 0: a new row
    int position = 0;      ///< in the new document; 0: a dropped row
    Item was;              ///< empty for a new row
    Item now;              ///< empty for a dropped row
    std::vector<TaskEffect> tasks;
    std::optional<ItemPlan> plan = {};  ///< of its tasks to come, where that changes
};

/// What a new edition would do.
struct EditionPreview {
    int edition = 1;     ///< the one in force, for EditionRequest::expected_edition
    std::string reason;  ///< empty: the document names no act of its own, a person must give it
    std::vector<EditionRow> rows;
    std::vector<Doubt> doubts;  ///< of new and changed rows, as at an import
    /// More than half of the plan is gone: is this the whole new edition, or only the rows that change?
    bool mostly_dropped = false;

    std::size_t count(editions::Fate fate) const;
    std::size_t unsure() const;  ///< rows of which a person must say whether they go on
    bool changes_nothing() const;
    bool blocked() const;
};

struct EditionOutcome {
    StoredEdition edition;
    std::size_t tasks_made = 0;
    std::size_t tasks_changed = 0;
    std::size_t tasks_cancelled = 0;
    std::size_t people_told = 0;
    std::vector<Doubt> doubts;  ///< those that did not block
};

/// not_found: no such roadmap. invalid_input: the request itself is wrong (unknown login, unknown row, a
/// document without rows). stale: another edition is in force than was seen.
Result<EditionPreview> preview_edition(ReadView& view, const Organization& organization, RoadmapId roadmap,
                                       const EditionRequest& request, Instant now);

/// As preview_edition, and: forbidden for others than controllers and administrators; conflict where the file
/// was taken before, or where it changes nothing; undecided while anything blocks.
Result<EditionOutcome> apply_edition(Store& store, const Organization& organization, PersonId actor,
                                     RoadmapId roadmap, const EditionRequest& request, Instant now);

/// «приказ № 45 от 12.03.2026»; empty where the approval names neither number nor date.
std::string act_in_words(const Approval& approval);

}  // namespace vekha
