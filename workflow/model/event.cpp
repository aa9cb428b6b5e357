#include "workflow/model/event.hpp"

#include <array>

namespace vekha {

std::string_view name(const TaskChange& change) {
    static constexpr std::array<std::string_view, std::variant_size_v<TaskChange>> names{
        "task_planned",       "task_opened",        "rung_reached",      "task_acknowledged",
        "evidence_attached",  "evidence_withdrawn", "report_submitted",  "report_returned",
        "requirement_waived", "task_accepted",      "task_suspended",    "task_resumed",
        "task_cancelled",     "task_moved",         "task_reworded",     "task_reassigned",
        "requirement_added",  "part_contributed",   "report_recalled",   "indicator_waived",
        "indicator_added",    "extension_asked",    "extension_decided", "task_reopened",
        "child_added",        "child_settled",      "person_muted",      "person_unmuted",
        "cadence_set",        "policy_chosen",      "rung_edited",       "escalation_delayed",
        "task_disowned"};
    return names[change.index()];
}

}  // namespace vekha
