// What an amending document («внести изменения») means for one task, pure. History stays: a task that is
// accepted or cancelled is never touched, and what was handed in waits for its decision.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/model/event.hpp"

namespace vekha {

/// Another term of a task.
struct NewTerm {
    Window window;
    Day due{};
    std::string due_rule;
    Instant due_at{};
};

/// Others who own a task.
struct NewOwners {
    std::vector<Assignment> assignments;  ///< the lead first
    PersonId controller;
};

/// What the row of the new edition says, as far as it says something else.
struct Amendment {
    std::string reason;  ///< «приказ № 45 от 12.03.2026»
    std::string number;
    std::string title;
    std::optional<NewTerm> term;
    std::optional<NewOwners> owners;
    std::vector<EvidenceKind> evidence_asked;   ///< asked for now, and not before
    std::vector<EvidenceKind> evidence_waived;  ///< asked for before, and not now
    std::vector<Indicator> indicators_asked;    ///< the same of numbers
    std::vector<Indicator> indicators_waived;
};

/// The changes that the amendment makes, in order; empty where none.
///
/// An owed or suspended task takes all of it. Of a report that waits for its decision only that which can't
/// turn against its owners: other words, fewer papers and numbers, a later term. A closed task takes nothing.
std::vector<TaskChange> amend(const Task& task, const Amendment& amendment);

/// The row or the window is no more: what is still owed or suspended ends. The rest stays as it is.
std::vector<TaskChange> exclude(const Task& task, const std::string& reason);

}  // namespace vekha
