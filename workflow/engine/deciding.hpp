// What the parts of decide() share. Part of transitions.cpp and its neighbours alone.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/engine/transitions.hpp"

namespace vekha::deciding {

using Changes = Result<std::vector<TaskChange>>;

/// One command under decision.
struct Case {
    const Task& task;
    const ActingPerson& actor;
    const Circumstances& circumstances;
    Instant now;

    Day today() const { return circumstances.zone.local(now).day; }
};

/// A reason or report: present, not only blanks, within the limit.
Result<void> check_words(const std::string& words, std::string_view what);
/// The same, but it may be empty.
Result<void> check_length(const std::string& words, std::string_view what);

tl::unexpected<Error> wrong_state(const Task& task, std::string mend);

/// The task's term moved to `last`, with `link` added to the chain of reasons of its due day.
TaskMoved moved_to(const Case& one, Day last, const std::string& link, std::string reason);
/// The term moved by working days that were not the executor's.
TaskMoved moved_by(const Case& one, int working_days, const std::string& link, std::string reason);

template <class Numbered>
const Numbered* numbered(const std::vector<Numbered>& all, int number) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Numbered& one) { return one.number == number; });
    return found == all.end() ? nullptr : &*found;
}

// decide_proof.cpp
Changes attach(const Case& one, Evidence evidence);
Changes withdraw(const Case& one, int number);
Changes contribute(const Case& one, const Contribute& command);
Changes submit(const Case& one, const SubmitReport& report);
Changes waive(const Case& one, const WaiveRequirement& command);
Changes waive(const Case& one, const WaiveIndicator& command);

// decide_report.cpp
Changes return_report(const Case& one, const ReturnReport& command);
Changes accept(const Case& one, const AcceptReport& command);

// decide_term.cpp
Changes ask_extension(const Case& one, const AskExtension& command);
Changes decide_extension(const Case& one, const DecideExtension& command);
Changes move(const Case& one, const MoveTask& command);
Changes resume(const Case& one);
Changes reopen(const Case& one, const ReopenTask& command);

}  // namespace vekha::deciding
