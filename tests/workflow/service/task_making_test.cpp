// Tasks of a row: a group that must each answer, indicators, checkpoints, and what lies beyond the horizon.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/service/rows_office.hpp"
#include "workflow/service/edition.hpp"
#include "workflow/service/horizon.hpp"
#include "workflow/service/plan_copy.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using test::heads;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

Item for_heads(std::vector<std::string> parties) {
    return test::item("1", "Обновить локальные акты", {{std::nullopt, day("2026-04-15")}}, std::move(parties),
                      {EvidenceKind::order});
}

TEST(EachAnswers, AGroupOfHeadsGetsATaskForEachUnderACommonOne) {
    test::RowsOffice office;
    const auto made = office.import({for_heads({std::string(heads)})});
    EXPECT_EQ(made.tasks, 4U);
    EXPECT_THAT(office.tree(), ElementsAre("-", "nikolai < 1", "olga < 1", "petr < 1"));
    const auto common = office.task(TaskId{1});
    EXPECT_TRUE(common.gathers());
    EXPECT_THAT(common.requirements, IsEmpty()) << "it gathers the answers of others";
    EXPECT_EQ(common.owed_children(), 3);
    const auto olga = office.task(TaskId{3});
    EXPECT_EQ(olga.branch, Branch::each);
    EXPECT_EQ(olga.depth, 1);
    EXPECT_EQ(olga.due, common.due);
    EXPECT_THAT(olga.requirements, SizeIs(1));
    EXPECT_EQ(olga.assignments.front().party, heads);
    EXPECT_EQ(olga.controller, common.controller);
    EXPECT_EQ(office.audit_says(), "");
}

TEST(EachAnswers, BesideALeadTheRowKeepsItsOwnReportAndTheLeadNoSecondTask) {
    test::RowsOffice office;
    test::must(save_people(*office.store, PersonId{},
                           {{test::person("olga", {Duty::executor}, "Школы", {"Директор гимназии"})}, {}},
                           office.now));
    office.import({for_heads({"Директор гимназии", std::string(heads), "Методист"})});
    EXPECT_THAT(office.tree(), ElementsAre("olga", "nikolai < 1", "petr < 1"));
    const auto common = office.task(TaskId{1});
    EXPECT_FALSE(common.gathers());
    EXPECT_THAT(common.requirements, SizeIs(1));
    EXPECT_EQ(office.login(common.assignments[1].person), "anna");
}

TEST(EachAnswers, AGroupThatNeedNotStaysOneTaskOfAllItsMembers) {
    test::RowsOffice office;
    test::must(save_people(*office.store, PersonId{},
                           {{}, {GroupEntry{"Рабочая группа", {"oleg", "anna"}, {"Рабочая группа"}}}},
                           office.now));
    office.import({for_heads({"Рабочая группа"})});
    EXPECT_THAT(office.tree(), ElementsAre("oleg"));
    EXPECT_THAT(office.task().assignments, SizeIs(2));
}

TEST(EachAnswers, WhoControlsThePlanDoesNotAcceptTheirOwnAnswer) {
    test::RowsOffice office;
    test::must(save_people(*office.store, PersonId{},
                           {{}, {GroupEntry{"Все", {"irina", "anna"}, {"Все"}, true}}}, office.now));
    office.import({for_heads({"Все"})});
    EXPECT_EQ(office.login(office.task(TaskId{2}).controller), "egor");
    EXPECT_EQ(office.login(office.task(TaskId{3}).controller), "irina");
}

class Amended : public testing::Test {
  protected:
    Amended() { office.import({for_heads({std::string(heads)})}); }

    EditionOutcome amend(Item row) {
        EditionRequest request;
        request.document.reading.title = "План";
        request.document.reading.items = {std::move(row)};
        request.document.source_sha256 = "edition" + std::to_string(++editions_);
        request.reason = "приказ № 45 от 12.03.2026";
        return test::must(
            apply_edition(*office.store, office.org, office.id("irina"), RoadmapId{1}, request, office.now));
    }

    test::RowsOffice office;

  private:
    int editions_ = 0;
};

TEST_F(Amended, AMovedTermMovesTheCommonTaskAndEveryMembers) {
    auto row = for_heads({std::string(heads)});
    row.deadline.windows[0].last = day("2026-05-20");
    amend(row);
    for (const auto& task : office.tasks()) EXPECT_EQ(task.due, day("2026-05-20")) << task.id.value;
    EXPECT_THAT(office.tasks(), SizeIs(4));
    EXPECT_EQ(office.audit_says(), "");
}

TEST_F(Amended, TheSameHeadsInOtherWordsAreNotGivenTheTaskAnew) {
    test::must(save_people(
        *office.store, PersonId{},
        {{}, {GroupEntry{std::string(heads), {"nikolai", "olga", "petr"}, {"Директора школ"}, true}}},
        office.now));
    const auto outcome = amend(for_heads({"Директора школ"}));
    EXPECT_EQ(outcome.tasks_made, 0U);
    EXPECT_EQ(outcome.tasks_changed, 0U);
    EXPECT_EQ(outcome.tasks_cancelled, 0U);
}

TEST_F(Amended, ANewHeadGetsATaskAndOneWhoIsGoneIsExcused) {
    test::must(
        save_people(*office.store, PersonId{},
                    {{}, {GroupEntry{"Директора школ", {"olga", "petr", "oleg"}, {"Директора школ"}, true}}},
                    office.now));
    const auto outcome = amend(for_heads({"Директора школ"}));
    EXPECT_EQ(outcome.tasks_made, 1U);
    EXPECT_EQ(outcome.tasks_cancelled, 1U);
    EXPECT_THAT(office.tree(), ElementsAre("-", "nikolai < 1", "olga < 1", "petr < 1", "oleg < 1"));
    const auto gone = office.task(TaskId{2});
    EXPECT_EQ(gone.state, TaskState::cancelled);
    EXPECT_THAT(gone.hold_reason, HasSubstr("приказ № 45 от 12.03.2026"));
    const auto common = office.task(TaskId{1});
    EXPECT_EQ(common.children[0].standing, ChildStanding::excused);
    EXPECT_EQ(common.owed_children(), 3);
    EXPECT_EQ(office.audit_says(), "");
}

TEST_F(Amended, ARowThatIsDroppedEndsForEachAndWaitsForTheReportThatLiesOnControl) {
    office.live_until(at("2026-03-02T07:00:00Z"));
    test::must(office.does("olga", SubmitReport{"Обновили"}, TaskId{3}));
    amend(test::item("1", "Совсем другое дело", {{std::nullopt, day("2026-06-15")}}, {"Методист"},
                     {EvidenceKind::order}));
    EXPECT_EQ(office.task(TaskId{2}).state, TaskState::cancelled);
    EXPECT_EQ(office.task(TaskId{3}).state, TaskState::submitted);
    EXPECT_FALSE(office.task(TaskId{1}).closed()) << "it does not close before its children";
    EXPECT_EQ(office.task(TaskId{1}).owed_children(), 1);
}

TEST(Indicators, OfTheRowAreAskedForInEveryTask) {
    test::RowsOffice office;
    auto row = for_heads({std::string(heads)});
    row.result.indicators = {{"не менее 80 % педагогов", 80, "%", Indicator::Direction::at_least},
                             {"72 часа", 72, "час", Indicator::Direction::exactly}};
    office.import({row});
    const auto olga = office.task(TaskId{3});
    ASSERT_THAT(olga.indicators, SizeIs(2));
    EXPECT_EQ(olga.indicators[1].number, 2);
    EXPECT_EQ(olga.indicators[0].plan, row.result.indicators[0]);
    EXPECT_TRUE(olga.indicators[0].open());
    EXPECT_THAT(office.task(TaskId{1}).indicators, IsEmpty());
}

Item all_year(std::string_view first = "2026-01-01", std::string_view last = "2026-12-31") {
    auto row = test::item("1", "Сопровождать педагогов", {{day(first), day(last)}}, {"Методист"},
                          {EvidenceKind::report});
    row.deadline.text = "в течение года";
    row.deadline.kind = DeadlineKind::throughout;
    return row;
}

TEST(Continuous, ARowOfAWholeYearIsProvedEachQuarter) {
    test::RowsOffice office;
    office.org.rules.checkpoints = Checkpoints::quarter;
    EXPECT_EQ(office.import({all_year()}).tasks, 4U);
    EXPECT_EQ(office.task(TaskId{2}).due, day("2026-06-30"));
    EXPECT_EQ(office.task(TaskId{4}).due, day("2026-12-31"));
    EXPECT_THAT(office.task(TaskId{3}).requirements, SizeIs(1));
    EXPECT_THAT(office.task(TaskId{3}).due_rule, HasSubstr("проверка в конце каждого квартала"));
}

TEST(Continuous, AnEditionThatLeavesTheSpanLeavesItsCheckpoints) {
    test::RowsOffice office;
    office.org.rules.checkpoints = Checkpoints::quarter;
    office.import({all_year()});
    auto same = all_year();
    same.title = "Сопровождать всех педагогов";
    EditionRequest request;
    request.document.reading.items = {same};
    request.document.source_sha256 = "second";
    request.reason = "приказ № 45";
    request.accept_matches = true;
    auto outcome =
        test::must(apply_edition(*office.store, office.org, PersonId{}, RoadmapId{1}, request, office.now));
    EXPECT_EQ(outcome.tasks_made + outcome.tasks_cancelled, 0U);
    auto shorter = same;
    shorter.deadline.windows[0].last = day("2026-08-31");
    request.document.reading.items = {shorter};
    request.document.source_sha256 = "third";
    outcome =
        test::must(apply_edition(*office.store, office.org, PersonId{}, RoadmapId{1}, request, office.now));
    EXPECT_EQ(outcome.tasks_cancelled, 1U);
    EXPECT_EQ(office.task(TaskId{3}).due, day("2026-08-31"));
}

TEST(Continuous, ACopyForTheNextYearHasItsOwnCheckpointsAndNoDatesSetByAPerson) {
    test::RowsOffice office;
    office.org.rules.checkpoints = Checkpoints::quarter;
    office.import({all_year()});
    CopyRequest wanted;
    wanted.year = 2027;
    const auto copy = test::must(read_as<ImportRequest>(
        *office.store, [&](ReadView& view) { return copy_of(view, office.org, RoadmapId{1}, wanted); }));
    EXPECT_THAT(copy.reading.items[0].deadline.rule, Not(HasSubstr("перенесено")));
}

std::vector<Window> months(int count) {
    std::vector<Window> windows;
    for (int at = 0; at < count; ++at) {
        const auto month = std::chrono::year{2026} / std::chrono::February + std::chrono::months{at};
        windows.push_back({std::chrono::sys_days{month / std::chrono::day{1}},
                           std::chrono::sys_days{month / std::chrono::day{10}}});
    }
    return windows;
}

/// A monthly row of three years; the rig's horizon is 400 days.
class Monthly : public testing::Test {
  protected:
    Monthly() {
        auto row = test::item("1", "Сдавать сводку", months(36), {"Методист"}, {EvidenceKind::report});
        row.deadline.kind = DeadlineKind::recurring;
        office.import({row});
    }
    AheadOutcome ahead() { return test::must(make_ahead(*office.store, office.org, office.now)); }
    test::RowsOffice office;
};

TEST_F(Monthly, OnlyWhatComesWithinTheHorizonIsMadeAtOnce) {
    EXPECT_THAT(office.tasks(), SizeIs(14)) << "from February 2026 to March 2027";
    EXPECT_EQ(office.rows()[0].plan.made, 14);
    EXPECT_EQ(ahead().tasks, 0U);
    EXPECT_TRUE(ahead().to_come);
}

TEST_F(Monthly, TheRestIsMadeAsItComesNearOnceAndByTheSameRule) {
    office.now = at("2026-04-01T05:00:00Z");
    EXPECT_EQ(ahead().tasks, 2U);
    EXPECT_EQ(ahead().tasks, 0U) << "a second daemon finds nothing left";
    const auto last = office.tasks().back();
    EXPECT_EQ(last.occurrence, 16);
    EXPECT_EQ(last.due, day("2027-05-10"));
    EXPECT_EQ(office.login(last.lead()), "anna");
    EXPECT_THAT(last.requirements, SizeIs(1));
    office.now = at("2028-12-01T05:00:00Z");
    EXPECT_EQ(ahead().tasks, 20U);
    EXPECT_FALSE(ahead().to_come);
    EXPECT_THAT(office.rows()[0].plan.owners, IsEmpty()) << "nothing is left to make";
    EXPECT_EQ(office.rows()[0].plan.made, 36);
    EXPECT_EQ(office.audit_says(), "");
}

TEST_F(Monthly, TheEngineLooksOnceADayOfTheOrganization) {
    const auto daily = [&] { return test::must(make_ahead_daily(*office.store, office.org, office.now)); };
    EXPECT_TRUE(daily());
    EXPECT_FALSE(daily());
    office.now = at("2026-02-02T21:00:00Z");
    EXPECT_TRUE(daily()) << "midnight in Moscow";
}

TEST_F(Monthly, AnEditionWithOtherOwnersGivesThemWhatIsToCome) {
    auto row = test::item("1", "Сдавать сводку", months(36), {"Директор СОШ № 1"}, {EvidenceKind::report});
    row.deadline.kind = DeadlineKind::recurring;
    EditionRequest request;
    request.document.reading.items = {row};
    request.document.source_sha256 = "second";
    request.reason = "приказ № 45";
    test::must(apply_edition(*office.store, office.org, PersonId{}, RoadmapId{1}, request, office.now));
    EXPECT_EQ(office.login(office.tasks().front().lead()), "oleg");
    EXPECT_THAT(office.tasks(), SizeIs(14));
    office.now = at("2026-03-01T05:00:00Z");
    EXPECT_EQ(ahead().tasks, 1U);
    EXPECT_EQ(office.login(office.tasks().back().lead()), "oleg");
}

TEST_F(Monthly, AnEditionThatShiftsEveryDayMovesWhatIsMadeAndMakesNoMore) {
    auto windows = months(36);
    for (auto& window : windows) window.last += std::chrono::days{5};
    auto row = test::item("1", "Сдавать сводку", windows, {"Методист"}, {EvidenceKind::report});
    row.deadline.kind = DeadlineKind::recurring;
    EditionRequest request;
    request.document.reading.items = {row};
    request.document.source_sha256 = "second";
    request.reason = "приказ № 45";
    const auto outcome =
        test::must(apply_edition(*office.store, office.org, PersonId{}, RoadmapId{1}, request, office.now));
    EXPECT_EQ(outcome.tasks_made + outcome.tasks_cancelled, 0U);
    EXPECT_EQ(outcome.tasks_changed, 14U);
    EXPECT_EQ(office.rows()[0].plan.made, 14);
    office.now = at("2026-03-01T05:00:00Z");
    EXPECT_EQ(ahead().tasks, 1U);
    EXPECT_EQ(office.tasks().back().due, day("2027-04-15"));
}

}  // namespace
}  // namespace vekha
