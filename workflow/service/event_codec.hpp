// What happened to a task, as an entry of the journal: the type is the change's name, the payload its
// canonical JSON.
#pragma once

#include <string>
#include <string_view>

#include "workflow/model/event.hpp"
#include "workflow/model/result.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// The payload of a change: equal changes give equal text. A planned task's next_action_at is left out.
/// `instead_of` stands beside it: in whose place the actor was.
std::string encode_change(const TaskChange& change, PersonId instead_of = {});

/// The change of type `type` (vekha::name of it) in `payload`; damaged for an unknown type or another text.
Result<TaskChange> decode_change(std::string_view type, std::string_view payload);

/// Whether entries of this type are changes of a task; the others («person_saved» …) tell of something else.
bool is_task_change(std::string_view type);

/// Whether a change of this name is about papers and parts, which others see when they are handed in.
bool is_of_draft(std::string_view type);

/// The entry to append for an event.
JournalDraft draft_of(const TaskEvent& event);

/// The event of an entry whose type is a task's change.
Result<TaskEvent> event_of(const JournalEntry& entry);

}  // namespace vekha
