// The table of permissions: what it promises for each duty, and its picture in workflow/README.md.
#include "workflow/engine/permissions.hpp"

#include <array>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "tests/support/readme.hpp"

namespace vekha {
namespace {

constexpr std::array all_duties{Duty::executor, Duty::controller,    Duty::department_head, Duty::deputy_head,
                                Duty::head,     Duty::administrator, Duty::observer,        Duty::auditor};
static_assert(all_duties.size() == duty_count);
constexpr std::array all_relations{Relation::oneself, Relation::owner, Relation::controller,
                                   Relation::parent_lead, Relation::executors};

constexpr Action action_at(std::size_t at) {
    return static_cast<Action>(at);
}

TEST(Permissions, AnExecutorSeesTheirOwnAndKeepsNobody) {
    EXPECT_TRUE(permitted(Action::see_task, Duty::executor, Relation::owner));
    EXPECT_FALSE(permitted(Action::see_task, Duty::executor));
    EXPECT_FALSE(permitted(Action::see_task, Duty::executor, Relation::executors));
    EXPECT_TRUE(permitted(Action::choose_contact, Duty::executor, Relation::oneself));
    EXPECT_FALSE(permitted(Action::choose_contact, Duty::executor, Relation::executors));
    for (const auto action : {Action::see_all, Action::import, Action::people, Action::passwords,
                              Action::administer, Action::control, Action::see_settings})
        EXPECT_FALSE(conceivable(action, Duty::executor)) << name(action);
}

TEST(Permissions, AnObserverAndAnAuditorChangeNothingOfOthers) {
    for (const auto duty : {Duty::observer, Duty::auditor})
        for (std::size_t at = 0; at < action_count; ++at) {
            const auto action = action_at(at);
            if (!permitted(action, duty)) continue;
            EXPECT_TRUE(name(action).starts_with("see_") || action == Action::read_journal) << name(action);
        }
    EXPECT_FALSE(permitted(Action::see_people, Duty::observer));
    EXPECT_TRUE(permitted(Action::see_people, Duty::auditor));
    EXPECT_TRUE(permitted(Action::see_settings, Duty::auditor));
}

TEST(Permissions, AControllerKeepsExecutorsAndNobodyAbove) {
    EXPECT_TRUE(permitted(Action::keep_person, Duty::controller, Relation::executors));
    EXPECT_FALSE(permitted(Action::keep_person, Duty::controller));
    EXPECT_FALSE(permitted(Action::keep_person, Duty::controller, Relation::oneself));
    EXPECT_TRUE(permitted(Action::keep_person, Duty::administrator));
}

TEST(Permissions, WhoHoldsSeveralDutiesMayWhatAnyOfThemMay) {
    const Duties both{Duty::auditor, Duty::executor};
    EXPECT_TRUE(permitted(Action::see_settings, both));
    EXPECT_FALSE(permitted(Action::import, both));
    EXPECT_TRUE(permitted(Action::import, Duties{Duty::auditor, Duty::controller}));
    EXPECT_FALSE(permitted(Action::see_all, Duties{}));
}

TEST(Permissions, APersonStandsToThemselfAndToExecutors) {
    Person oleg;
    oleg.id = PersonId{4};
    oleg.duties = {Duty::executor};
    EXPECT_TRUE(relations_to(oleg, PersonId{4}).has(Relation::oneself));
    EXPECT_FALSE(relations_to(oleg, PersonId{5}).has(Relation::oneself));
    EXPECT_TRUE(relations_to(oleg, PersonId{5}).has(Relation::executors));
    oleg.duties.push_back(Duty::observer);
    EXPECT_FALSE(relations_to(oleg, PersonId{5}).has(Relation::executors));
    EXPECT_TRUE(relations_to(Person{}, PersonId{}).has(Relation::executors));
    EXPECT_FALSE(relations_to(Person{}, PersonId{}).has(Relation::oneself));
}

TEST(Permissions, WhatIsPermittedIsConceivableAndEachActionHasANameOfItsOwn) {
    std::set<std::string_view> names;
    for (std::size_t at = 0; at < action_count; ++at) {
        const auto action = action_at(at);
        EXPECT_TRUE(names.insert(name(action)).second) << name(action);
        for (const auto duty : all_duties)
            for (const auto relation : all_relations)
                EXPECT_TRUE(!permitted(action, duty, relation) || conceivable(action, duty)) << name(action);
    }
}

TEST(Permissions, FromAboveThereIsProgressAndNoDrafts) {
    const HeldDuties above{{}, Duty::head};
    EXPECT_TRUE(permitted(Action::see_task, above));
    EXPECT_TRUE(permitted(Action::see_all, above));
    for (const auto action : {Action::see_draft, Action::control, Action::decide_as_head, Action::import,
                              Action::see_people, Action::see_messages, Action::hand_over})
        EXPECT_FALSE(permitted(action, above)) << name(action);
    EXPECT_TRUE(permitted(Action::see_draft, HeldDuties{{}, Duty::auditor}));
    EXPECT_TRUE(permitted(Action::keep_units, HeldDuties{{}, Duty::administrator}));
    EXPECT_FALSE(permitted(Action::keep_units, HeldDuties{{}, Duty::controller}));
}

std::string cell(Action action, Duty duty) {
    if (permitted(action, HeldDuties{{}, duty})) return "yes, below";
    if (permitted(action, duty)) return "yes";
    std::string ways;
    for (const auto relation : all_relations)
        if (permitted(action, duty, relation))
            ways += (ways.empty() ? "" : ", ") + std::string(name(relation));
    return ways;
}

/// The table as README shows it.
std::string page() {
    std::ostringstream out;
    out << "| action |";
    for (const auto duty : all_duties) out << ' ' << name(duty) << " |";
    out << "\n|---|";
    for (std::size_t at = 0; at < duty_count; ++at) out << "---|";
    out << '\n';
    for (std::size_t at = 0; at < action_count; ++at) {
        out << "| " << name(action_at(at)) << " |";
        for (const auto duty : all_duties) out << ' ' << cell(action_at(at), duty) << " |";
        out << '\n';
    }
    return out.str();
}

TEST(Permissions, ThePageShowsTheTableAsItIs) {
    EXPECT_EQ(test::shown_in("workflow/README.md", "the table of permissions", "the end of permissions"),
              page());
}

}  // namespace
}  // namespace vekha
