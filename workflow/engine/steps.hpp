// The transition table as data: which step is open to whom in which state, and what follows. decide() asks it
// first; what else a step needs (reasons, papers, days) is decided beside it. workflow/README.md shows the
// table; a test keeps the two alike.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "workflow/engine/rules.hpp"
#include "workflow/model/set_of.hpp"
#include "workflow/model/task.hpp"

namespace vekha {

/// What a person can do to a task, in the order of Command.
enum class TaskStep : std::uint8_t {
    acknowledge,
    attach,
    withdraw,
    contribute,
    submit,
    recall,
    return_report,
    waive,
    waive_indicator,
    accept,
    ask_extension,
    decide_extension,
    move,
    suspend,
    resume,
    cancel,
    reopen,
    reassign,
    correct,
    hand_part,
    disown,
};
inline constexpr std::size_t step_count = 21;

/// A person's places beside one task; they may have several.
enum class Place : std::uint8_t { lead, contributor, controller, head };
inline constexpr std::size_t place_count = 4;
inline constexpr std::size_t state_count = 6;

using States = SetOf<TaskState>;
using Places = SetOf<Place>;

/// Why a step is not open.
enum class Refusal {
    not_owner,        ///< only lead and contributors may
    not_lead,         ///< only the lead may
    not_contributor,  ///< only a contributor may
    not_controller,   ///< only who controls may
    own_work,         ///< who did the work does not decide about it
    not_head,         ///< the rule pack leaves it to who approved the plan
    wrong_state,
};

/// One row of the table.
struct StepRule {
    TaskStep step = TaskStep::acknowledge;
    std::string_view name;               ///< as the API has it: "ask_extension"
    std::string_view title;              ///< for people: «просит о переносе срока»
    Places places;                       ///< any of them may
    States states;                       ///< where it is open
    std::optional<TaskState> to;         ///< the state after it; nothing: the same
    std::string_view events;             ///< the names of its events, parted by ", "
    Authority Rights::*right = nullptr;  ///< the right of the rule pack that narrows it
};

std::span<const StepRule, step_count> step_rules();
const StepRule& rule_of(TaskStep step);

/// Whether the step is open; nothing where it is. Of several reasons the one about the person comes first.
std::optional<Refusal> refusal(TaskStep step, TaskState state, Places places, const Rights& rights);

std::string_view name(TaskStep step);
std::string_view name(Refusal refusal);
std::string_view name(Place place);

}  // namespace vekha
