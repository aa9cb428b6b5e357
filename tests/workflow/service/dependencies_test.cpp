// The order of rows: proposed from the words, agreed to or refused, and who hears that they may begin.
#include "workflow/service/dependencies.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/service/rows_office.hpp"
#include "workflow/service/dependency_words.hpp"
#include "workflow/service/edition.hpp"
#include "workflow/service/substitutions.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr RoadmapId plan{1};

std::vector<std::string> proposed(const std::vector<std::string>& titles) {
    std::vector<Item> items;
    for (const auto& title : titles) items.push_back(test::item("", title, {}, {}, {}));
    std::vector<std::string> lines;
    for (const auto& one : propose_dependencies(items))
        lines.push_back(std::to_string(one.first + 1) + " before " + std::to_string(one.then + 1));
    return lines;
}

TEST(Dependencies, WhatIsApprovedComesBeforeWhatIsCarriedOut) {
    EXPECT_THAT(proposed({"Реализация плана мероприятий по поддержке школ",
                          "Разработка и утверждение плана мероприятий по поддержке школ",
                          "Утверждение положения о наставничестве", "Внедрение положения о наставничестве"}),
                ElementsAre("2 before 1", "3 before 4"));
}

TEST(Dependencies, OfAPlanAloneWhereThereAreTwoNobodyIsToldWhich) {
    EXPECT_THAT(proposed({"Утверждение плана обучения", "Утверждение плана закупок", "Реализация плана"}),
                IsEmpty());
    EXPECT_THAT(proposed({"Утверждение плана обучения", "Реализация плана"}), ElementsAre("1 before 2"));
    EXPECT_THAT(proposed({"Проведение семинара", "Утверждение плана обучения", "Исполнение приказа № 5"}),
                IsEmpty());
}

TEST(Dependencies, AreNotProposedAgainstTheDays) {
    const std::vector<Item> items{
        test::item("1", "Утверждение программы развития", {{std::nullopt, day("2026-12-01")}}, {}, {}),
        test::item("2", "Реализация программы развития", {{std::nullopt, day("2026-06-01")}}, {}, {})};
    EXPECT_THAT(propose_dependencies(items), IsEmpty());
}

void amend(test::Office& office, std::vector<Item> items) {
    EditionRequest request;
    request.document.reading.title = "План";
    request.document.reading.items = std::move(items);
    request.document.source_sha256 = "second";
    request.reason = "приказ № 45 от 12.03.2026";
    test::must(apply_edition(*office.store, office.org, office.id("irina"), plan, request, office.now));
}

class Order : public testing::Test {
  protected:
    Order() { office.import(rows()); }
    static std::vector<Item> rows() {
        return {test::item("1", "Утверждение плана обучения", {{std::nullopt, day("2026-03-20")}},
                           {"Методист"}, {}),
                test::item("2", "Реализация плана обучения", {{std::nullopt, day("2026-06-15")}},
                           {"Директор СОШ № 1"}, {}),
                test::item("3", "Подвести итоги", {{std::nullopt, day("2026-12-15")}}, {"Методист"}, {})};
    }
    std::vector<Dependency> shown() {
        return test::must(read_as<std::vector<Dependency>>(
            *office.store, [](ReadView& view) { return dependencies(view, plan); }));
    }
    Result<void> answer(int first, int then, OrderAnswer answer) {
        return set_dependency(*office.store, office.id("irina"), {plan, first, then, answer}, office.now);
    }
    Result<void> agree(int first, int then) { return answer(first, then, OrderAnswer::agreed); }
    /// The owner reports, the controller accepts.
    void accept(TaskId wanted, std::string_view by) {
        test::must(office.does(by, SubmitReport{"Сделано"}, wanted));
        test::must(office.does("irina", AcceptReport{}, wanted));
    }
    /// "oleg" for each who was told that the task may begin.
    std::vector<std::string> began(TaskId wanted) {
        std::vector<std::string> people;
        for (const auto& row : office.notices(wanted))
            if (row.rung == "may_begin") people.push_back(office.login(row.person));
        return people;
    }
    test::RowsOffice office;
};

TEST_F(Order, IsProposedAgreedToShownWithTheFirstRowsStateAndTakenBack) {
    ASSERT_THAT(shown(), SizeIs(1));
    EXPECT_FALSE(shown()[0].agreed);
    EXPECT_THAT(shown()[0].reason, HasSubstr("оба говорят об одном документе"));
    test::must(agree(1, 2));
    test::must(agree(2, 3));
    office.live_until(at("2026-03-10T07:00:00Z"));
    test::must(office.does("anna", SubmitReport{"Утвержден"}, TaskId{1}));
    test::must(office.does("irina", AcceptReport{}, TaskId{1}));
    const auto agreed = shown();
    ASSERT_THAT(agreed, SizeIs(2));
    EXPECT_TRUE(agreed[0].agreed);
    EXPECT_TRUE(agreed[0].progress.over());
    EXPECT_FALSE(agreed[1].progress.over());
    test::must(answer(1, 2, OrderAnswer::taken_back));
    EXPECT_FALSE(shown()[1].agreed) << "it is a proposal again";
    EXPECT_THAT(office.journal(), Contains("dependency_set").Times(3));
}

TEST_F(Order, RowsDoNotWaitForEachOtherInACircle) {
    test::must(agree(1, 2));
    test::must(agree(2, 3));
    EXPECT_EQ(agree(3, 1).error().fault, Fault::conflict);
    EXPECT_EQ(agree(1, 1).error().fault, Fault::conflict);
    EXPECT_EQ(agree(1, 9).error().fault, Fault::not_found);
}

TEST_F(Order, HoldsNothingBack) {
    test::must(agree(1, 2));
    office.live_until(at("2026-03-10T07:00:00Z"));
    EXPECT_TRUE(office.does("oleg", SubmitReport{"Сделано раньше"}, TaskId{2}));
}

TEST_F(Order, WhoWaitedHearsThatTheyMayBeginWithTheAcceptanceItself) {
    test::must(agree(1, 2));
    office.live_until(at("2026-03-10T07:00:00Z"));
    test::must(office.does("anna", SubmitReport{"Утвержден"}, TaskId{1}));
    EXPECT_THAT(began(TaskId{2}), IsEmpty()) << "the report is not accepted yet";
    test::must(office.does("irina", AcceptReport{}, TaskId{1}));
    EXPECT_THAT(began(TaskId{2}), ElementsAre("oleg"));
    const auto row = office.notices(TaskId{2}).back();
    EXPECT_EQ(row.kind, NoticeKind::changed);
    EXPECT_EQ(row.planned_at, office.now);
    EXPECT_EQ(row.reason,
              "Мероприятие п. 1 «Утверждение плана обучения» исполнено — можно приступать к п. 2 "
              "«Реализация плана обучения».");
    EXPECT_THAT(began(TaskId{3}), IsEmpty()) << "nobody said that it comes after";
}

TEST_F(Order, APersonIsToldOnceHoweverOftenTheFirstRowIsReopened) {
    test::must(agree(1, 2));
    office.live_until(at("2026-03-10T07:00:00Z"));
    accept(TaskId{1}, "anna");
    test::must(office.does("irina", ReopenTask{"Приказ отменён"}, TaskId{1}));
    accept(TaskId{1}, "anna");
    EXPECT_THAT(began(TaskId{2}), SizeIs(1));
}

TEST_F(Order, AProposalThatNobodyAgreedToTellsNobody) {
    office.live_until(at("2026-03-10T07:00:00Z"));
    accept(TaskId{1}, "anna");
    EXPECT_THAT(began(TaskId{2}), IsEmpty());
}

TEST_F(Order, ARowThatComesAfterTwoBeginsAfterTheLastOfThem) {
    test::must(agree(1, 3));
    test::must(agree(2, 3));
    office.live_until(at("2026-03-10T07:00:00Z"));
    accept(TaskId{1}, "anna");
    EXPECT_THAT(began(TaskId{3}), IsEmpty());
    accept(TaskId{2}, "oleg");
    EXPECT_THAT(began(TaskId{3}), ElementsAre("anna"));
    EXPECT_THAT(office.notices(TaskId{3}).back().reason,
                HasSubstr("п. 2 «Реализация плана обучения» исполнено"));
}

TEST_F(Order, ARowTakenOffControlIsNotCalledCarriedOut) {
    test::must(agree(1, 2));
    test::must(office.does("irina", CancelTask{"Приказ № 7"}, TaskId{1}));
    EXPECT_THAT(began(TaskId{2}), ElementsAre("oleg"));
    EXPECT_THAT(office.notices(TaskId{2}).back().reason, HasSubstr("снято с контроля, ждать его не нужно"));
}

TEST_F(Order, WhoStandsInIsToldInBothNames) {
    test::must(agree(1, 2));
    test::must(add_substitution(*office.store, office.org, office.id("irina"),
                                {"oleg", "pavel", "приказ № 5", day("2026-03-01"), day("2026-03-31")},
                                office.now));
    office.live_until(at("2026-03-10T07:00:00Z"));
    accept(TaskId{1}, "anna");
    EXPECT_THAT(began(TaskId{2}), ElementsAre("pavel"));
    EXPECT_THAT(office.notices(TaskId{2}).back().reason, HasSubstr("(за: oleg, приказ № 5)"));
}

TEST_F(Order, ARefusedProposalIsNotMadeAgainUntilSomebodyAgreesToItByHand) {
    test::must(answer(1, 2, OrderAnswer::refused));
    ASSERT_THAT(shown(), SizeIs(1));
    EXPECT_TRUE(shown()[0].refused);
    test::must(answer(1, 2, OrderAnswer::refused));
    EXPECT_THAT(office.journal(), Contains("dependency_refused").Times(1)) << "it stood already";
    const auto entries = test::must(read_as<std::vector<JournalEntry>>(
        *office.store, [](ReadView& view) { return view.journal(1, 1000); }));
    EXPECT_EQ(entries.back().type, "dependency_refused");
    EXPECT_EQ(office.login(entries.back().actor), "irina");
    EXPECT_EQ(entries.back().at, office.now);

    test::must(agree(1, 2));
    ASSERT_THAT(shown(), SizeIs(1));
    EXPECT_TRUE(shown()[0].agreed);
    EXPECT_FALSE(shown()[0].refused);
    test::must(answer(1, 2, OrderAnswer::taken_back));
    EXPECT_FALSE(shown()[0].refused) << "agreeing forgot the refusal, so it is a proposal again";
    EXPECT_EQ(office.audit_says(), "");
}

TEST_F(Order, WhatWasAgreedToCanBeRefusedAndWhatNobodyProposedCannot) {
    test::must(agree(1, 2));
    test::must(answer(1, 2, OrderAnswer::refused));
    EXPECT_TRUE(shown()[0].refused);
    EXPECT_FALSE(shown()[0].agreed);
    EXPECT_EQ(answer(1, 3, OrderAnswer::refused).error().fault, Fault::conflict);
    EXPECT_EQ(set_dependency(*office.store, office.id("anna"), {plan, 1, 2}, office.now).error().fault,
              Fault::forbidden);
}

TEST_F(Order, ARefusalOutlivesANewEditionOfThePlan) {
    test::must(answer(1, 2, OrderAnswer::refused));
    auto items = rows();
    items[1].deadline.windows = {{std::nullopt, day("2026-07-15")}};
    amend(office, std::move(items));
    ASSERT_THAT(shown(), SizeIs(1));
    EXPECT_TRUE(shown()[0].refused);
}

/// Two tasks of each row: 1 and 2 before 3 and 4.
class OrderOfManyTasks : public testing::Test {
  protected:
    OrderOfManyTasks() {
        office.import(rows());
        test::must(set_dependency(*office.store, office.id("irina"), {plan, 1, 2}, office.now));
        office.live_until(at("2026-03-10T07:00:00Z"));
    }
    static std::vector<Item> rows() {
        return {test::item("1", "Утверждение плана обучения",
                           {{std::nullopt, day("2026-03-20")}, {std::nullopt, day("2026-04-20")}},
                           {"Методист"}, {}),
                test::item("2", "Реализация плана обучения",
                           {{std::nullopt, day("2026-05-15")}, {std::nullopt, day("2026-06-15")}},
                           {"Директор СОШ № 1"}, {})};
    }
    void accept(TaskId wanted) {
        test::must(office.does("anna", SubmitReport{"Сделано"}, wanted));
        test::must(office.does("irina", AcceptReport{}, wanted));
    }
    bool began(TaskId wanted) { return testing::Value(office.told(wanted), Contains("may_begin oleg")); }

    test::RowsOffice office;
};

TEST_F(OrderOfManyTasks, APersonReadsOnceOfTheRowAndOnlyWhenAllOfTheFirstIsOver) {
    accept(TaskId{1});
    EXPECT_FALSE(began(TaskId{3}));
    accept(TaskId{2});
    EXPECT_TRUE(began(TaskId{3}));
    EXPECT_FALSE(began(TaskId{4})) << "one notice for the whole row";
}

TEST_F(OrderOfManyTasks, AnAcceptanceThatCameASecondTimeDoesNotSpeakOfTheNextTask) {
    accept(TaskId{1});
    accept(TaskId{2});
    test::must(office.does("oleg", SubmitReport{"Сделано"}, TaskId{3}));
    test::must(office.does("irina", AcceptReport{}, TaskId{3}));
    test::must(office.does("irina", ReopenTask{"Приказ отменён"}, TaskId{2}));
    accept(TaskId{2});
    EXPECT_FALSE(began(TaskId{4}));
}

TEST_F(OrderOfManyTasks, AnEditionThatTakesAwayTheLastTermLetsTheOthersBegin) {
    accept(TaskId{1});
    auto items = rows();
    items[0].deadline.windows.pop_back();
    amend(office, std::move(items));
    EXPECT_TRUE(began(TaskId{3}));
}

}  // namespace
}  // namespace vekha
