#include "workflow/service/policy_choice.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/task_making.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

Policy ladder(std::string name, int offset) {
    Policy policy;
    policy.name = std::move(name);
    policy.rungs = {{"only" + std::to_string(offset), offset, reminder_time, {Audience::lead}, false}};
    return policy;
}

Item row(std::string number, std::string section) {
    auto made = test::item(std::move(number), "Мероприятие", {{std::nullopt, day("2026-03-20")}},
                           {"Директор СОШ № 1"}, {EvidenceKind::order});
    made.section = std::move(section);
    return made;
}

/// A plan of three rows: tasks 1 and 2 stand in «Кадры», 3 in «Ремонт».
class PolicyOf : public ::testing::Test {
  protected:
    void SetUp() override {
        for (const auto& one : {ladder("Строгая", -5), ladder("Мягкая", -2)})
            office.org.policies.emplace(one.name, one);
        office.import({row("1", "Кадры"), row("2", "Кадры"), row("3", "Ремонт")});
        office.live_until(office.now);
    }
    Result<std::size_t> choose(std::string policy, std::optional<std::string> section = {},
                               std::optional<ItemId> item = {}, std::string_view login = "irina") {
        return choose_policy(*office.store, office.org, {office.id(login), std::nullopt},
                             {RoadmapId{1}, std::move(section), item, std::move(policy), "приказ № 7"},
                             office.now);
    }
    std::vector<std::string> policies() {
        return {office.task(TaskId{1}).policy, office.task(TaskId{2}).policy, office.task(TaskId{3}).policy};
    }

    test::Office office;
};

using Names = std::vector<std::string>;

TEST_F(PolicyOf, AnItemGoesBeforeItsSectionAndThatBeforeTheRoadmap) {
    EXPECT_EQ(policies(), (Names{"", "", ""})) << "the organization's";
    EXPECT_EQ(test::must(choose("Строгая")), 3u);
    EXPECT_EQ(policies(), (Names{"Строгая", "Строгая", "Строгая"}));
    EXPECT_EQ(test::must(choose("Мягкая", "Кадры")), 2u);
    EXPECT_EQ(policies(), (Names{"Мягкая", "Мягкая", "Строгая"}));
    EXPECT_EQ(test::must(choose("default", {}, ItemId{1})), 1u) << "the organization's own, by its name";
    EXPECT_EQ(policies(), (Names{"", "Мягкая", "Строгая"}));
    EXPECT_EQ(test::must(choose("", "Кадры")), 1u);
    EXPECT_EQ(policies(), (Names{"", "Строгая", "Строгая"}));
    EXPECT_EQ(test::must(choose("", {}, ItemId{1})), 1u);
    EXPECT_EQ(test::must(choose("")), 3u);
    EXPECT_EQ(policies(), (Names{"", "", ""}));
}

TEST_F(PolicyOf, TheTasksStandOnTheChosenLadderAtOnce) {
    test::must(choose("Строгая", "Ремонт"));
    EXPECT_EQ(office.task(TaskId{3}).next_action_at, at("2026-03-13T06:00:00Z"));
    office.live_until(at("2026-03-19T00:00:00Z"));
    EXPECT_THAT(office.told(TaskId{3}), Contains("only-5 oleg"));
    EXPECT_THAT(office.told(TaskId{3}), Not(Contains("T-3 oleg")));
    EXPECT_THAT(office.told(TaskId{1}), Contains("T-3 oleg"));
}

TEST_F(PolicyOf, WhatIsClosedKeepsItsLadder) {
    test::must(office.does("irina", CancelTask{"не нужно"}, TaskId{3}));
    EXPECT_EQ(test::must(choose("Строгая")), 2u);
    EXPECT_EQ(office.task(TaskId{3}).policy, "");
}

TEST_F(PolicyOf, TheSameChoiceAgainChangesNothing) {
    test::must(choose("Строгая"));
    const auto version = office.task().version;
    EXPECT_EQ(test::must(choose("Строгая")), 0u);
    EXPECT_EQ(office.task().version, version);
}

TEST_F(PolicyOf, ANameOfAnEarlierImportMeansTheOrganizations) {
    StoredRoadmap roadmap;
    roadmap.policy = "Лестница прошлого года";
    EXPECT_EQ(resolved_policy(office.org, roadmap, {}), "");
    roadmap.policy = "Мягкая";
    EXPECT_EQ(resolved_policy(office.org, roadmap, {}), "Мягкая");
}

TEST_F(PolicyOf, ATaskMadeLaterStandsWhereItsRowDoes) {
    test::must(choose("Строгая", "Ремонт"));
    test::must(write_as<std::size_t>(*office.store, [&](Transaction& change) {
        TaskTree next;
        next.task = change.task(TaskId{3}).value().value();
        next.task.occurrence = 2;
        next.task.policy.clear();
        const auto roadmap = change.roadmap(RoadmapId{1}).value().value();
        const auto row = change.item(ItemId{3}).value().value();
        return make_tasks(change, office.org, {next}, roadmap, row, PersonId{}, office.now);
    }));
    EXPECT_EQ(office.task(TaskId{4}).policy, "Строгая");
}

TEST_F(PolicyOf, ARowThatMovesToAnotherSectionTakesItsTasksAlong) {
    test::must(choose("Строгая", "Ремонт"));
    const auto moved = test::must(write_as<std::size_t>(*office.store, [&](Transaction& change) {
        auto row = change.item(ItemId{1}).value().value();
        row.item.section = "Ремонт";
        test::must(change.update(row));
        return follow_policies(change, office.org, RoadmapId{1}, PersonId{}, "приказ № 45", office.now);
    }));
    EXPECT_EQ(moved, 1u);
    EXPECT_EQ(policies(), (Names{"Строгая", "", "Строгая"}));
}

TEST_F(PolicyOf, AnUnknownNameIsRefusedWithThoseThatAreKnown) {
    const auto refused = choose("Вежливая");
    EXPECT_EQ(refused.error().fault, Fault::invalid_input);
    EXPECT_EQ(refused.error().mend, "Есть: «default», «Мягкая», «Строгая».");
    EXPECT_EQ(choose("Строгая", "Спорт").error().fault, Fault::not_found);
    EXPECT_EQ(choose("Строгая", {}, ItemId{77}).error().fault, Fault::not_found);
    EXPECT_EQ(choose("Строгая", "Кадры", ItemId{1}).error().fault, Fault::invalid_input);
    EXPECT_EQ(choose("Строгая", {}, {}, "oleg").error().fault, Fault::forbidden);
    EXPECT_TRUE(choose("Строгая", {}, {}, "egor")) << "the head may";
}

}  // namespace
}  // namespace vekha
