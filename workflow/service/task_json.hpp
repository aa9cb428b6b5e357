// The parts of a task as JSON values, for the task, item and event codecs alone: includes Boost.JSON, so stay
// out of headers.
#pragma once

#include "workflow/model/task.hpp"
#include "workflow/service/json_fields.hpp"

namespace vekha::json_text {

// task_codec.cpp
json::object task_value(const Task& task, const json::storage_ptr& memory);
Task read_task(const json::value& value, Problem& problem);
json::object assignment_value(const Assignment& assignment, const json::storage_ptr& memory);
Assignment read_assignment(const json::value& value, Problem& problem);
json::object window_value(const Window& window, const json::storage_ptr& memory);
Window read_window(const json::value& value, Problem& problem);

// proof_codec.cpp
/// A measured value is kept as the shortest text that reads back as the same number: JSON readers may round.
std::string number_text(double value);
double read_number_text(const std::string& text, Problem& problem);
json::object indicator_value(const Indicator& indicator, const json::storage_ptr& memory);
Indicator read_indicator(const json::value& value, Problem& problem);
json::object requirement_value(const Requirement& requirement, const json::storage_ptr& memory);
Requirement read_requirement(const json::value& value, Problem& problem);
json::object slot_value(const IndicatorSlot& slot, const json::storage_ptr& memory);
IndicatorSlot read_slot(const json::value& value, Problem& problem);
json::object evidence_value(const Evidence& evidence, const json::storage_ptr& memory);
Evidence read_evidence(const json::value& value, Problem& problem);
json::object reported_value(const IndicatorValue& reported, const json::storage_ptr& memory);
IndicatorValue read_reported(const json::value& value, Problem& problem);
json::object submission_value(const Submission& submission, const json::storage_ptr& memory);
Submission read_submission(const json::value& value, Problem& problem);
json::object contribution_value(const Contribution& contribution, const json::storage_ptr& memory);
Contribution read_contribution(const json::value& value, Problem& problem);
json::object acknowledgement_value(const Acknowledgement& acknowledgement, const json::storage_ptr& memory);
Acknowledgement read_acknowledgement(const json::value& value, Problem& problem);
json::object disowning_value(const Disowning& disowning, const json::storage_ptr& memory);
Disowning read_disowning(const json::value& value, Problem& problem);

// control_codec.cpp
json::object extension_value(const Extension& extension, const json::storage_ptr& memory);
Extension read_extension(const json::value& value, Problem& problem);
json::object pause_value(const Pause& pause, const json::storage_ptr& memory);
Pause read_pause(const json::value& value, Problem& problem);
json::object mute_value(const Mute& mute, const json::storage_ptr& memory);
Mute read_mute(const json::value& value, Problem& problem);
json::object cadence_value(const Cadence& cadence, const json::storage_ptr& memory);
Cadence read_cadence(const json::value& value, Problem& problem);
json::object edit_value(const RungEdit& edit, const json::storage_ptr& memory);
RungEdit read_edit(const json::value& value, Problem& problem);
json::object delay_value(const EscalationDelay& delay, const json::storage_ptr& memory);
EscalationDelay read_delay(const json::value& value, Problem& problem);
json::object child_value(const Child& child, const json::storage_ptr& memory);
Child read_child(const json::value& value, Problem& problem);

}  // namespace vekha::json_text
