// The transition table: what it promises for each state, step and place, and its picture in
// workflow/README.md.
#include "workflow/engine/steps.hpp"

#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/readme.hpp"

namespace vekha {
namespace {

constexpr std::array all_states{TaskState::planned,  TaskState::open,      TaskState::submitted,
                                TaskState::accepted, TaskState::suspended, TaskState::cancelled};
constexpr std::array all_places{Place::lead, Place::contributor, Place::controller, Place::head};

TEST(Steps, EveryStateStepAndPlaceHasItsAnswer) {
    int open = 0;
    for (const auto& rule : step_rules())
        for (const auto state : all_states)
            for (const auto place : all_places) {
                const auto why = refusal(rule.step, state, place, Rights{});
                open += !why;
                EXPECT_EQ(!why, rule.places.has(place) && rule.states.has(state)) << rule.name;
                EXPECT_TRUE(!why || !name(*why).empty()) << rule.name;
            }
    EXPECT_GT(open, 0);
}

TEST(Steps, TheReasonAboutThePersonComesBeforeTheOneAboutTheState) {
    EXPECT_EQ(refusal(TaskStep::accept, TaskState::open, Place::contributor, {}), Refusal::not_controller);
    EXPECT_EQ(refusal(TaskStep::accept, TaskState::open, Place::lead, {}), Refusal::own_work);
    EXPECT_EQ(refusal(TaskStep::accept, TaskState::open, Place::controller, {}), Refusal::wrong_state);
    EXPECT_EQ(refusal(TaskStep::submit, TaskState::accepted, Place::contributor, {}), Refusal::not_lead);
    EXPECT_EQ(refusal(TaskStep::attach, TaskState::open, Place::controller, {}), Refusal::not_owner);
    EXPECT_EQ(refusal(TaskStep::contribute, TaskState::open, Place::lead, {}), Refusal::not_contributor);
}

TEST(Steps, ARulePackNarrowsARightToTheHead) {
    Rights rights;
    rights.reopen = Authority::head;
    EXPECT_EQ(refusal(TaskStep::reopen, TaskState::accepted, Place::controller, rights), Refusal::not_head);
    EXPECT_EQ(refusal(TaskStep::reopen, TaskState::accepted, {Place::controller, Place::head}, rights),
              std::nullopt);
}

/// The table as README shows it: a diagram of the states, then who may do what where.
std::string page() {
    std::ostringstream out;
    out << "```mermaid\nstateDiagram-v2\n    [*] --> planned\n    planned --> open : the window begins\n";
    for (const auto from : all_states)
        for (const auto& rule : step_rules())
            if (rule.states.has(from) && rule.to && *rule.to != from)
                out << "    " << name(from) << " --> " << name(*rule.to) << " : " << rule.name << '\n';
    out << "```\n\n| step | who | planned | open | submitted | accepted | suspended | cancelled | events |\n"
        << "|---|---|---|---|---|---|---|---|---|\n";
    for (const auto& rule : step_rules()) {
        out << "| " << rule.name << " | ";
        std::string who;
        for (const auto place : all_places)
            if (rule.places.has(place)) who += (who.empty() ? "" : ", ") + std::string(name(place));
        out << who << (rule.right == nullptr ? "" : " or as the rule pack says") << " |";
        for (const auto state : all_states)
            out << ' ' << (!rule.states.has(state) ? "" : rule.to ? name(*rule.to) : "•") << " |";
        out << ' ' << rule.events << " |\n";
    }
    return out.str();
}

TEST(Steps, ThePageShowsTheTableAsItIs) {
    EXPECT_EQ(test::shown_in("workflow/README.md", "the table of steps", "the end of the table"), page());
}

}  // namespace
}  // namespace vekha
