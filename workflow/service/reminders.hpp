// What the controller does about the reminders of one task: a pace of its own, silence for one person, a rung
// before its time, and changes to what a rehearsal showed. Each is one transaction with its event and the
// task's next moment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "workflow/service/act.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

inline constexpr int cadence_most = 20;                ///< working days between reminders
inline constexpr std::chrono::days cadence_span{366};  ///< how far ahead a cadence or a hold may end
inline constexpr std::chrono::days mute_span{90};      ///< how long a person may be muted
inline constexpr std::size_t rung_edits_most = 200;    ///< of one task

/// Who asks for what task. `expected_version` (If-Match): stale where the task has moved on.
struct OnTask {
    Store& store;
    const Organization& organization;
    Actor actor;
    TaskId task;
    std::optional<std::int64_t> expected_version;
    Instant now{};
};

// All of these are open to the task's controller, to any person whose duty is controller and to the head, but
// not to the task's lead and not by a personal link. Each gives the task as it then is.
// Errors: unauthenticated, not_found, stale and forbidden as in act(); wrong_state where the task is closed;
// invalid_input for no reason, a day or number out of bounds, a person or rung that is not the task's;
// too_large for words past limits::words_bytes.

/// «Напоминать каждые N рабочих дней» from today until a day, beside the task's ladder.
Result<Task> set_cadence(const OnTask& at, int every, Day until, const std::string& reason);
/// The ladder's own pace again; wrong_state where there is no other.
Result<Task> end_cadence(const OnTask& at);

/// «Не беспокоить»: the person is left out of this task's rungs to the end of a day, and hears them again by
/// themself.
Result<Task> mute(const OnTask& at, PersonId person, Day until, const std::string& reason);
/// wrong_state where the person is not muted.
Result<Task> unmute(const OnTask& at, PersonId person);

/// Sends a rung now, whatever its moment; the ladder goes on after it, and the rungs passed over are on
/// record as superseded. wrong_state for a rung that is settled; invalid_input for one the task has not.
Result<Task> jump_to_rung(const OnTask& at, const std::string& rung, const std::string& reason);

/// Skips, holds or annotates a rung that has not spoken yet, for one of its people or for all (`edit.by` is
/// filled in). A hold must leave the rung ahead of what is settled.
Result<Task> edit_rung(const OnTask& at, RungEdit edit);
/// Takes the edit of this rung, person and kind back; wrong_state where its moment has passed meanwhile,
/// because the rung would then never speak.
Result<Task> withdraw_edit(const OnTask& at, const RungEdit& edit);

/// One person who is not written to about one task.
struct MutedPerson {
    TaskId task;
    std::string number;  ///< the task's, as printed
    std::string title;
    Mute mute;
};
struct MutePage {
    std::vector<MutedPerson> items;
    std::optional<TaskId> next;  ///< where the list goes on, if it does
};
/// Mutes in force today over all tasks that are not closed, by task; of at most `limit` tasks after `after`.
Result<MutePage> list_mutes(ReadView& view, Day today, TaskId after, std::size_t limit);

}  // namespace vekha
