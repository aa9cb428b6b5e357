// A task and a clock, told as a story: each step is decided and applied, or refused by name.
#pragma once

#include <gtest/gtest.h>

#include "tests/support/build.hpp"
#include "workflow/engine/transitions.hpp"

namespace vekha::test {

inline constexpr PersonId chief{5};

class Story : public ::testing::Test {
  protected:
    Story() : task(task_due("2026-03-20", at("2026-02-01T07:00:00Z"))) {
        task.state = TaskState::open;
        task.requirements = {{1, EvidenceKind::protocol, RequirementState::requested, {}},
                             {2, EvidenceKind::order, RequirementState::requested, {}}};
        task.due_rule = "Прочитано так.";
        rules.name = "Область";
    }

    Circumstances ground() const { return {rules, calendar, moscow(), parent ? &*parent : nullptr}; }
    Result<std::vector<TaskChange>> decided(PersonId who, const Command& command) const {
        return decide(task, acting(who), ground(), now, command);
    }
    void does(PersonId who, const Command& command) {
        const auto changes = decided(who, command);
        ASSERT_TRUE(changes) << describe(changes.error());
        ASSERT_FALSE(changes->empty());
        const PersonId away = stood_in_for(task, acting(who), step_of(command));
        for (const auto& change : *changes) apply(task, {task.id, who, now, change, away});
        now += std::chrono::hours{1};
    }
    Error refusal_of(PersonId who, const Command& command) const {
        const auto changes = decided(who, command);
        EXPECT_FALSE(changes);
        return changes ? Error{} : changes.error();
    }
    Fault refused(PersonId who, const Command& command) const { return refusal_of(who, command).fault; }
    ActingPerson acting(PersonId who) const {
        return {who, who == controller || who == chief, who == chief, who == stand_in ? stands_for : nobody};
    }
    static AttachEvidence file(std::string sha, EvidenceKind kind, int requirement = 0) {
        Evidence evidence;
        evidence.sha256 = std::move(sha);
        evidence.title = "протокол.pdf";
        evidence.kind = kind;
        evidence.requirement = requirement;
        return {evidence};
    }
    /// A report that nobody else has to answer for.
    static SubmitReport report(std::string words, std::vector<IndicatorValue> values = {}) {
        return {std::move(words), std::move(values), "Соисполнитель в отпуске"};
    }

    Task task;
    RulePack rules;
    WorkingCalendar calendar;
    std::optional<Task> parent;
    Instant now = at("2026-03-10T09:00:00Z");
    PersonId stand_in{};               ///< who stands in …
    std::vector<PersonId> stands_for;  ///< … for whom
    std::vector<PersonId> nobody;
};

}  // namespace vekha::test
