// Rows that wait for a date («ждёт даты»): what they hang on, and which of them hang on the same.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/store.hpp"

namespace vekha {

/// Rows of one plan that one day sets going.
struct WaitingEvent {
    RoadmapId roadmap;
    /// The event's words as the first row prints them: «после утверждения плана». Empty: the row names none
    /// («в назначенные сроки») and stands here alone.
    std::string event;
    std::vector<StoredItem> rows;  ///< in force, in the order of the plan
};

/// The rows that wait, by plan and then by the first row of each event; of one roadmap, or of all.
/// not_found where there is no such roadmap.
Result<std::vector<WaitingEvent>> waiting(ReadView& view, std::optional<RoadmapId> roadmap);

/// One key for an event in every case form and printing: «после утверждения плана» and «со дня утверждения
/// Плана» are one event. Empty where the words name nothing.
std::string event_key(std::string_view words);

/// Whether the two rows begin or end with the same event, so many days from it. Rows that name no event do.
bool same_event(const Deadline& one, const Deadline& other);

/// The row as its document has it, without the dates that a person set for it while it waited.
Item as_printed(const StoredItem& row);

}  // namespace vekha
