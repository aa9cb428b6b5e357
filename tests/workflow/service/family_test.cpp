// Schools that must each answer, parts of a lead, stand-ins: what a step on one task does to the others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/substitutions.hpp"

namespace vekha {
namespace {

using test::day;
using testing::Contains;
using testing::HasSubstr;

class Schools : public testing::Test {
  protected:
    Schools() {
        PeopleEntries entries;
        for (const std::string login : {"school1", "school2", "school3"})
            entries.people.push_back(test::person(login, {Duty::executor}, "Школы"));
        entries.groups.push_back({"Школы", {"school1", "school2", "school3"}, {"руководители ОО"}, true});
        test::must(save_people(*office.store, PersonId{}, entries, office.now));
        const std::vector<Window> window{{std::nullopt, day("2026-03-20")}};
        office.import({test::item("1", "Назначить ответственных", window, {"руководители ОО"}, {}),
                       test::item("2", "Провести месячник", window, {"Директор СОШ № 1"}, {})});
    }
    Task whole() { return office.task(TaskId{1}); }
    TaskId of(int school) { return whole().children.at(static_cast<std::size_t>(school - 1)).task; }
    void answers(int school) {
        const auto login = "school" + std::to_string(school);
        test::must(office.does(login, SubmitReport{"Назначен"}, of(school)));
        test::must(office.does("irina", AcceptReport{}, of(school)));
    }

    test::Office office;
};

TEST_F(Schools, TheParentShowsHowManyAnsweredAndClosesWithTheLast) {
    ASSERT_EQ(whole().children.size(), 3u);
    answers(1);
    answers(2);
    EXPECT_EQ(whole().owed_children(), 1);
    EXPECT_FALSE(whole().closed());
    answers(3);
    EXPECT_EQ(whole().state, TaskState::accepted);
}

TEST_F(Schools, OneThatIsExcusedDoesNotHoldTheOthersUp) {
    answers(1);
    test::must(office.does("irina", CancelTask{"Школа на ремонте"}, of(2)));
    answers(3);
    EXPECT_EQ(whole().state, TaskState::accepted);
    EXPECT_EQ(whole().children[1].standing, ChildStanding::excused);
}

TEST_F(Schools, WhatEndsTheWholeEndsEachAndTellsThem) {
    answers(1);
    test::must(office.does("irina", CancelTask{"Исключено"}, TaskId{1}));
    EXPECT_EQ(office.task(of(1)).state, TaskState::accepted) << "what is done stays done";
    EXPECT_EQ(office.task(of(2)).state, TaskState::cancelled);
    EXPECT_THAT(office.told(of(2)), Contains(HasSubstr("school2")));
}

TEST_F(Schools, OneThatComesBackBringsTheWholeBack) {
    for (const int school : {1, 2, 3}) answers(school);
    test::must(office.does("irina", ReopenTask{"Проверка"}, of(2)));
    EXPECT_EQ(whole().state, TaskState::open);
    test::must(office.does("school2", SubmitReport{"Исправлено"}, of(2)));
    test::must(office.does("irina", AcceptReport{}, of(2)));
    EXPECT_EQ(whole().state, TaskState::accepted);
}

TEST_F(Schools, AMovedWholeMovesEach) {
    test::must(office.does("irina", MoveTask{day("2026-03-27"), "решение"}, TaskId{1}));
    EXPECT_EQ(office.task(of(3)).due, day("2026-03-27"));
    EXPECT_EQ(office.task(of(3)).first_due, day("2026-03-20"));
}

TEST_F(Schools, ALeadHandsAPartToTheirOwnPeopleAndAcceptsIt) {
    const TaskId month = whole().children.back().task.value + 1 == 5 ? TaskId{5} : TaskId{2};
    const auto refused =
        office.does("oleg", HandPart{office.id("anna"), day("2026-03-10"), "Собрать списки", {}}, month);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::forbidden) << "anna is of another department";
    test::must(
        office.does("oleg", HandPart{office.id("school1"), day("2026-03-10"), "Собрать списки", {}}, month));
    const TaskId part = office.task(month).children.at(0).task;
    office.live_until(office.now + std::chrono::hours{1});
    EXPECT_THAT(office.told(part), Contains("assigned school1"));
    test::must(office.does("school1", SubmitReport{"Списки собраны"}, part));
    EXPECT_FALSE(office.does("school1", AcceptReport{}, part)) << "not their own";
    test::must(office.does("oleg", AcceptReport{}, part));
    EXPECT_EQ(office.task(month).children[0].standing, ChildStanding::accepted);
    EXPECT_FALSE(office.task(month).closed()) << "responsibility stays with the lead";
    const auto shown = test::must(read_as<TaskView>(*office.store, [&](ReadView& view) {
        return view_task(view, office.org, {office.id("oleg"), std::nullopt}, month, office.now);
    }));
    EXPECT_EQ(shown.draft, "school1: Списки собраны");
}

TEST_F(Schools, WhoStandsInActsAndBothNamesAreOnRecord) {
    test::must(add_substitution(*office.store, office.org, office.id("irina"),
                                {"school1", "school2", "приказ № 7", day("2026-02-02"), day("2026-02-10")},
                                office.now));
    test::must(office.does("school2", SubmitReport{"Назначен"}, of(1)));
    EXPECT_EQ(office.task(of(1)).submissions.at(0).by, office.id("school1"));
    const auto entries = test::must(read_as<std::vector<JournalEntry>>(
        *office.store, [&](ReadView& view) { return view.journal_of(of(1)); }));
    EXPECT_EQ(entries.back().actor, office.id("school2"));
    EXPECT_THAT(entries.back().payload,
                HasSubstr("\"instead_of\":" + std::to_string(office.id("school1").value)));
    office.now = test::at("2026-02-11T07:00:00Z");
    EXPECT_FALSE(office.does("school2", RecallReport{}, of(1))) << "the order has ended";
}

}  // namespace
}  // namespace vekha
