#include "workflow/service/handover.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/substitutions.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using test::must;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

/// Oleg leads task 1, helps Anna in task 2 and leads task 3, which Irina controls as the others.
class HandingOver : public testing::Test {
  protected:
    void SetUp() override {
        office.import({test::item("1.1", "Назначить координатора", {{std::nullopt, day("2026-03-20")}},
                                  {"Директор СОШ № 1"}, {}),
                       test::item("1.2", "Провести семинар", {{std::nullopt, day("2026-03-25")}},
                                  {"Методист", "Директор СОШ № 1"}, {}),
                       test::item("1.3", "Сдать отчёт", {{std::nullopt, day("2026-02-05")}},
                                  {"Директор СОШ № 1"}, {})});
    }
    HandOver all_to(std::string_view to, std::string_view from = "oleg") {
        return {office.id(from), office.id(to), std::nullopt, false, "приказ об увольнении № 8"};
    }
    Result<HandOverOutcome> hand(const HandOver& given, std::string_view by = "irina") {
        return hand_over(*office.store, office.org, office.id(by), given, office.now);
    }
    PeopleOutcome dismiss(std::string login) {
        auto gone = test::person(std::move(login), {Duty::executor}, "Школы");
        gone.person.active = false;
        return must(save_people(*office.store, PersonId{}, {{gone}, {}}, office.now));
    }
    HeldWork held_by(std::string_view login) {
        const auto person = office.id(login);
        return must(read_as<HeldWork>(*office.store, [&](ReadView& view) {
            return tasks_to_hand_over(view, person, office.org.zone->local(office.now).day);
        }));
    }
    std::vector<std::string> owners(TaskId task) {
        std::vector<std::string> names;
        for (const auto& one : office.task(task).assignments) names.push_back(office.login(one.person));
        return names;
    }
    /// What waits for a person beside any task.
    std::vector<std::string> waiting_beside(std::string_view login) {
        const auto person = office.id(login);
        return must(read_as<std::vector<std::string>>(
            *office.store, [&](ReadView& view) -> Result<std::vector<std::string>> {
                std::vector<std::string> words;
                const auto rows = must(view.ready_rows(office.now, 100));
                for (const auto& row : rows)
                    if (!row.task && row.person == person) words.push_back(row.reason);
                return words;
            }));
    }
    std::vector<std::string> journal_types() {
        return must(read_as<std::vector<std::string>>(*office.store,
                                                      [](ReadView& view) -> Result<std::vector<std::string>> {
                                                          std::vector<std::string> types;
                                                          const auto entries = must(view.journal(1, 1'000));
                                                          for (const auto& one : entries)
                                                              types.push_back(one.type);
                                                          return types;
                                                      }));
    }
    test::Office office;
};

TEST_F(HandingOver, WhoIsDismissedLeavesNothingUnsaid) {
    const auto outcome = dismiss("oleg");
    ASSERT_THAT(outcome.to_hand_over, SizeIs(1));
    EXPECT_EQ(outcome.to_hand_over[0].name, "oleg");
    EXPECT_EQ(outcome.to_hand_over[0].tasks, 3u);
    const auto held = held_by("oleg");
    ASSERT_THAT(held.tasks, SizeIs(3));
    EXPECT_TRUE(held.tasks[0].owns);
    EXPECT_FALSE(held.tasks[0].controls);
    ASSERT_THAT(held.parties, SizeIs(1));
    EXPECT_EQ(held.parties[0].party, "Директор СОШ № 1");
    EXPECT_THAT(dismiss("vera").to_hand_over, IsEmpty());
}

TEST_F(HandingOver, TheNewOwnerHasItAllAndIsToldOnce) {
    dismiss("oleg");
    office.now = at("2026-03-02T07:00:00Z");
    const auto outcome = must(hand(all_to("pavel")));
    EXPECT_EQ(outcome.tasks, 3u);
    EXPECT_EQ(outcome.parties, 1u);
    EXPECT_THAT(outcome.left, IsEmpty());
    EXPECT_THAT(owners(TaskId{1}), ElementsAre("pavel"));
    EXPECT_THAT(owners(TaskId{2}), ElementsAre("anna", "pavel"));
    EXPECT_THAT(held_by("oleg").tasks, IsEmpty());
    EXPECT_THAT(held_by("oleg").parties, IsEmpty());
    EXPECT_THAT(
        waiting_beside("pavel"),
        ElementsAre("Вам переданы 3 задачи (раньше — oleg; приказ об увольнении № 8), просрочено — 1, "
                    "ближайший срок — 20 марта 2026 г."));
    EXPECT_THAT(journal_types(), Contains("task_reassigned").Times(3));
    EXPECT_EQ(journal_types().back(), "work_handed_over");
}

TEST_F(HandingOver, WhatWaitedForTheOldOwnerIsNotSentAndTheNextRungIsTheNewOnes) {
    office.live_until(at("2026-03-05T08:00:00Z"));
    must(hand(all_to("pavel")));
    const auto oleg = office.id("oleg");
    for (const auto& row : office.notices()) {
        if (row.person != oleg) continue;
        EXPECT_EQ(row.state, OutboxState::dropped) << row.rung;
    }
    office.live_until(at("2026-03-18T00:00:00Z"));
    EXPECT_THAT(office.told(), Contains("T-3 pavel"));
    EXPECT_THAT(office.told(), Not(Contains("T-3 oleg")));
}

TEST_F(HandingOver, OnlyTheChosenTasksGoAndTheRestStays) {
    auto given = all_to("pavel");
    given.tasks = std::vector{TaskId{1}, TaskId{77}};
    const auto outcome = must(hand(given));
    EXPECT_EQ(outcome.tasks, 1u);
    EXPECT_EQ(outcome.parties, 0u);
    ASSERT_THAT(outcome.left, SizeIs(1));
    EXPECT_EQ(outcome.left[0].task, TaskId{77});
    EXPECT_THAT(owners(TaskId{3}), ElementsAre("oleg"));
}

TEST_F(HandingOver, WhoStoodBesideIsNotNamedTwice) {
    must(hand(all_to("anna")));
    EXPECT_THAT(owners(TaskId{2}), ElementsAre("anna"));
    EXPECT_EQ(office.task(TaskId{2}).assignments.front().role, AssignmentRole::lead);
}

TEST_F(HandingOver, NobodyBecomesTheControllerOfTheirOwnWork) {
    const auto outcome = must(hand(all_to("irina")));
    EXPECT_EQ(outcome.tasks, 1u) << "where Irina only helps";
    ASSERT_THAT(outcome.left, SizeIs(2));
    EXPECT_THAT(outcome.left[0].reason, HasSubstr("контролёром собственной задачи"));
    EXPECT_THAT(owners(TaskId{1}), ElementsAre("oleg"));
}

TEST_F(HandingOver, AControllersTasksAndPlansGoTheSameWay) {
    const auto held = held_by("irina");
    EXPECT_THAT(held.tasks, SizeIs(3));
    EXPECT_THAT(held.roadmaps, SizeIs(1));
    const auto outcome = must(hand(all_to("egor", "irina"), "egor"));
    EXPECT_EQ(outcome.tasks, 3u);
    EXPECT_EQ(outcome.roadmaps, 1u);
    EXPECT_EQ(office.login(office.task().controller), "egor");
    EXPECT_THAT(held_by("irina").roadmaps, IsEmpty());
}

TEST_F(HandingOver, RowsToComeAndPlacesInGroupsFollow) {
    must(save_people(*office.store, PersonId{}, {{}, {{"Руководители ОО", {"oleg", "anna"}, {}}}},
                     office.now));
    const auto oleg = office.id("oleg");
    must(office.store->write([&](Transaction& change) -> Result<void> {
        auto row = change.item(ItemId{1}).value().value();
        row.plan.owners = {{oleg, AssignmentRole::lead, "Директор СОШ № 1"}};
        return change.update(row);
    }));
    EXPECT_THAT(held_by("oleg").rows, SizeIs(1));
    EXPECT_THAT(held_by("oleg").groups, SizeIs(1));
    auto given = all_to("anna");
    given.groups = true;
    const auto outcome = must(hand(given));
    EXPECT_EQ(outcome.rows, 1u);
    EXPECT_EQ(outcome.groups, 1u);
    EXPECT_THAT(held_by("anna").rows, SizeIs(1));
    ASSERT_THAT(held_by("anna").groups, SizeIs(1));
    EXPECT_THAT(held_by("anna").groups[0].members, ElementsAre(office.id("anna")));
}

TEST_F(HandingOver, SubstitutionsTheyActInAreShown) {
    must(add_substitution(*office.store, office.org, office.id("irina"),
                          {"anna", "oleg", "приказ № 17", day("2026-03-02"), day("2026-03-06")}, office.now));
    EXPECT_THAT(held_by("oleg").acting, SizeIs(1));
    office.now = at("2026-03-09T07:00:00Z");
    EXPECT_THAT(held_by("oleg").acting, IsEmpty());
}

TEST_F(HandingOver, ManyTasksGoInBatchesAndAreToldOnceAll) {
    std::vector<Item> rows;
    for (int at = 0; at < 450; ++at)
        rows.push_back(test::item("2." + std::to_string(at), "Дело", {{std::nullopt, day("2026-05-20")}},
                                  {"Начальник отдела"}, {}));
    office.import(std::move(rows));
    EXPECT_EQ(must(hand(all_to("pavel", "egor"))).tasks, 450u) << "more than one batch";
    ASSERT_THAT(waiting_beside("pavel"), SizeIs(1));
    EXPECT_THAT(waiting_beside("pavel")[0], HasSubstr("450 задач"));
}

TEST_F(HandingOver, IsRefusedWithItsReason) {
    const auto refused = [&](const HandOver& given, std::string_view by = "irina") {
        const auto outcome = hand(given, by);
        return outcome ? Fault::internal : outcome.error().fault;
    };
    EXPECT_EQ(refused(all_to("anna"), "oleg"), Fault::forbidden);
    EXPECT_EQ(refused(all_to("oleg")), Fault::invalid_input);
    auto silent = all_to("anna");
    silent.reason = " ";
    EXPECT_EQ(refused(silent), Fault::invalid_input);
    auto nobody = all_to("anna");
    nobody.to = PersonId{99};
    EXPECT_EQ(refused(nobody), Fault::not_found);
    dismiss("anna");
    EXPECT_EQ(refused(all_to("anna")), Fault::invalid_input);
}

}  // namespace
}  // namespace vekha
