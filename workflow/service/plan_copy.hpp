// A plan in force copied into a new year («на 2027 год по образцу 2026»). The copy is a reading like any
// other: it goes through the import's review, with its doubts shown again.
#pragma once

#include "workflow/service/import.hpp"

namespace vekha {

struct CopyRequest {
    int year = 0;            ///< in which the new plan begins
    ImportRequest document;  ///< decisions, parties and controller; the reading and the source are filled in
};

inline constexpr int copy_years_most = 10;  ///< how far a plan is copied ahead

/// The request of an import that makes the copy: rows in force, their dates moved, terms that a person had
/// set moved as they are and marked as doubts; parties bound as they are now. Its source is the roadmap and
/// the year, so that the same copy is not made twice. not_found: no such roadmap. invalid_input: the year is
/// not within copy_years_most after the plan's own.
Result<ImportRequest> copy_of(ReadView& view, const Organization& organization, RoadmapId roadmap,
                              const CopyRequest& request);

}  // namespace vekha
