#include "workflow/service/act.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

/// An office with one task of the school head's, opened and announced.
struct Acting : testing::Test {
    Acting() {
        office.import({test::item("1.1", "Назначить координатора", {{std::nullopt, day("2026-03-20")}},
                                  {"Директор СОШ № 1", "Методист"}, {EvidenceKind::order})});
        office.live_until(at("2026-03-10T09:00:00Z"));
    }
    test::Office office;
};

TEST_F(Acting, AReportGoesToTheControllerAndAReturnToTheOwners) {
    ASSERT_TRUE(office.does("oleg", SubmitReport{"Приказ издан", {}, "Соисполнитель в отпуске"}));
    ASSERT_TRUE(office.does("irina", ReturnReport{"Нет номера приказа"}));
    const auto told = office.told();
    EXPECT_THAT(told, Contains("submitted:1 irina"));
    EXPECT_THAT(told, Contains("returned:1 oleg"));
    EXPECT_THAT(told, Contains("returned:1 anna"));
    EXPECT_THAT(office.notices().back().reason, HasSubstr("Нет номера приказа"));
}

TEST_F(Acting, AReturnedTaskClimbsOnWithATermMovedByItsDaysOnControl) {
    ASSERT_TRUE(office.does("oleg", SubmitReport{"Приказ издан", {}, "Соисполнитель в отпуске"}));
    office.live_until(at("2026-03-24T09:00:00Z"));
    ASSERT_TRUE(office.does("irina", ReturnReport{"Нет номера приказа"}));
    const auto before = office.told().size();
    const Day due = office.task().due;
    EXPECT_GT(due, office.task().first_due) << "days on control are not the executor's";
    office.live_until(Instant{due} + std::chrono::hours{9});
    const auto told = office.told();
    ASSERT_GT(told.size(), before);
    EXPECT_EQ(told.back(), "T0#1 oleg") << "the new term is told of anew";
}

TEST_F(Acting, AStaleViewIsRefused) {
    const auto version = office.task().version;
    ASSERT_TRUE(office.does("oleg", Acknowledge{}));
    const auto refused = act(*office.store, office.org, {office.id("oleg"), std::nullopt}, TaskId{1}, version,
                             SubmitReport{"Готово", {}, "Соисполнитель в отпуске"}, office.now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::stale);
}

TEST_F(Acting, WhoMayNotSeeATaskIsToldThatThereIsNone) {
    test::must(
        save_people(*office.store, PersonId{}, {{test::person("zoya", {Duty::executor})}, {}}, office.now));
    const auto refused = office.does("zoya", Acknowledge{});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::not_found);
}

TEST_F(Acting, APersonalLinkOpensItsTaskAloneAndOnlyAnOwnersSteps) {
    office.import(
        {test::item("2", "Другое дело", {{std::nullopt, day("2026-04-20")}}, {"Директор СОШ № 1"}, {})});
    const Actor by_link{office.id("oleg"), TaskId{1}};
    EXPECT_TRUE(act(*office.store, office.org, by_link, TaskId{1}, std::nullopt, Acknowledge{}, office.now));
    const auto other =
        act(*office.store, office.org, by_link, TaskId{2}, std::nullopt, Acknowledge{}, office.now);
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().fault, Fault::not_found);
    ASSERT_TRUE(office.does("oleg", SubmitReport{"Готово", {}, "Соисполнитель в отпуске"}));
    const Actor controller_by_link{office.id("egor"), TaskId{1}};
    const auto accepted = act(*office.store, office.org, controller_by_link, TaskId{1}, std::nullopt,
                              AcceptReport{{{1, "не нужен"}}}, office.now);
    ASSERT_FALSE(accepted);
    EXPECT_EQ(accepted.error().fault, Fault::forbidden);
}

TEST_F(Acting, ADismissedPersonDoesNothing) {
    auto dismissed = test::person("oleg", {Duty::executor});
    dismissed.person.active = false;
    test::must(save_people(*office.store, PersonId{}, {{dismissed}, {}}, office.now));
    const auto refused = office.does("oleg", Acknowledge{});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::unauthenticated);
}

TEST_F(Acting, TheViewShowsTheStepsTheRulesAndWhatComesNext) {
    const auto shown = test::must(read_as<TaskView>(*office.store, [&](ReadView& view) {
        return view_task(view, office.org, {office.id("oleg"), std::nullopt}, TaskId{1}, office.now);
    }));
    EXPECT_THAT(shown.steps,
                ElementsAre("acknowledge", "attach", "submit", "ask_extension", "hand_part", "disown"));
    EXPECT_EQ(shown.item.item.deadline.rule, "Прочитано так.");
    ASSERT_FALSE(shown.ladder.empty());
    EXPECT_EQ(shown.ladder.front().id, "T-3");
    EXPECT_EQ(shown.people.size(), 3u);
}

TEST_F(Acting, EveryTaskCanBeRebuiltFromItsJournal) {
    ASSERT_TRUE(office.does("oleg", SubmitReport{"Приказ издан", {}, "Соисполнитель в отпуске"}));
    ASSERT_TRUE(office.does("irina", AcceptReport{{{1, "в деле"}}}));
    const auto entries = test::must(read_as<std::vector<JournalEntry>>(
        *office.store, [](ReadView& view) { return view.journal_of(TaskId{1}); }));
    std::vector<std::string> types;
    for (const auto& entry : entries) types.push_back(entry.type);
    EXPECT_THAT(types, ElementsAre("task_planned", "task_opened", "rung_reached", "rung_reached",
                                   "report_submitted", "requirement_waived", "task_accepted"));
}

}  // namespace
}  // namespace vekha
