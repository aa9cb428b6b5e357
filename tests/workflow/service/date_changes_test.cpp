// The office takes another rule pack, or the year's calendar comes out: the dates that would move are shown,
// and move when the coordinator approves it.
#include "workflow/service/date_changes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/audit.hpp"
#include "workflow/service/edition.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using test::item;
using test::must;
using test::Office;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Task 1 is oleg's and due on Sunday 10 May, rolled back to the 8th; task 2 is anna's, on a plain Tuesday.
struct Moving : Office {
    Moving() {
        import({item("1", "Провести месячник",
                     {{ std::nullopt,
                        day("2026-05-10") }},
                     {"Директор СОШ № 1"}, {}),
                item("2", "Провести совещание",
                     {{ std::nullopt,
                        day("2026-05-12") }},
                     {"Методист"}, {})});
    }
    /// The office takes a pack that moves a due day forward.
    void take_other_pack() {
        org.rules = {"Соседний район", DayOff::next, "распоряжение № 7"};
        org.rules.version = "2026-04";
    }
    DateChanges changes() { return must(date_changes(*store, org)); }
    Result<DateApprovalOutcome> approve(std::string_view login, DateApproval approval) {
        return approve_date_changes(*store, org, id(login), approval, now);
    }
};

const DateApproval order{"приказ № 5 от 12.03.2026", {}};

TEST(DateChanges, AreShownWithTheirChainOfReasonsAndMoveNothingByThemselves) {
    Moving office;
    EXPECT_THAT(office.changes().items, IsEmpty());
    office.take_other_pack();
    const auto changes = office.changes();
    ASSERT_EQ(changes.items.size(), 1U);
    EXPECT_EQ(changes.total, 1U);
    const auto& one = changes.items.front();
    EXPECT_EQ(one.task, TaskId{1});
    EXPECT_EQ(one.title, "Провести месячник");
    EXPECT_EQ(one.was, day("2026-05-08"));
    EXPECT_EQ(one.due, day("2026-05-11"));
    EXPECT_EQ(
        one.rule,
        "Прочитано так. 10 мая 2026 г. — выходной, срок перенесён на следующий рабочий день, 11 мая 2026 г. "
        "(распоряжение № 7; набор правил «Соседний район», 2026-04).");
    must(reschedule(*office.store, office.org, office.now));
    EXPECT_EQ(office.task().due, day("2026-05-08")) << "a start moves no date";
}

TEST(DateChanges, MoveOnApprovalWithTheReasonInTheJournalAndTheFirstDateKept) {
    Moving office;
    office.take_other_pack();
    const auto done = must(office.approve("irina", order));
    EXPECT_EQ(done.moved, 1U);
    EXPECT_EQ(done.people_told, 1U);
    const auto task = office.task();
    EXPECT_EQ(task.due, day("2026-05-11"));
    EXPECT_EQ(task.first_due, day("2026-05-08"));
    EXPECT_EQ(task.window.last, day("2026-05-10")) << "what the words say stays";
    EXPECT_EQ(task.due_at, at("2026-05-11T21:00:00Z"));
    EXPECT_EQ(task.moves, 1);
    EXPECT_EQ(office.task(TaskId{2}).moves, 0);
    EXPECT_THAT(office.changes().items, IsEmpty());

    const auto head = must(read_as<JournalEntry>(*office.store, [](ReadView& view) -> Result<JournalEntry> {
        return view.journal_head().value().value();
    }));
    EXPECT_EQ(head.type, "dates_moved");
    EXPECT_EQ(head.actor, office.id("irina"));
    EXPECT_EQ(head.payload,
              R"({"pack":"Соседний район","version":"2026-04","reason":"приказ № 5 от 12.03.2026",)"
              R"("tasks":[{"task":1,"was":"2026-05-08","due":"2026-05-11"}]})");
    EXPECT_TRUE(audit(*office.store)) << "the journal gives the same tasks";
}

TEST(DateChanges, TellEachOwnerOnceWithALineForEachTask) {
    Office office;
    std::vector<Item> rows;
    for (int row = 1; row <= 3; ++row)
        rows.push_back(item(std::to_string(row), "Мероприятие " + std::to_string(row),
                            {{std::nullopt, day("2026-05-10")}}, {"Методист"}, {}));
    office.import(rows);
    office.org.rules.due_on_day_off = DayOff::next;
    const auto done = must(approve_date_changes(*office.store, office.org, PersonId{}, order, office.now));
    EXPECT_EQ(done.moved, 3U);
    EXPECT_EQ(done.people_told, 1U);
    const auto key = "0/dates:2026-02-02T07:00:00.000Z:1/" + std::to_string(office.id("anna").value);
    const auto told = must(read_as<std::optional<OutboxRow>>(
        *office.store, [&](ReadView& view) { return view.outbox_row(key); }));
    ASSERT_TRUE(told);
    EXPECT_EQ(told->person, office.id("anna"));
    EXPECT_THAT(told->reason,
                HasSubstr("Сроки пересчитаны: приказ № 5 от 12.03.2026.\n"
                          "п. 1 «Мероприятие 1»: срок перенесён с 8 мая 2026 на 11 мая 2026 г.\n"));
}

TEST(DateChanges, MoveForChosenTasksAlone) {
    Moving office;
    office.import({item("3", "Ещё одно", {{std::nullopt, day("2026-05-17")}}, {"Методист"}, {})});
    office.take_other_pack();
    EXPECT_EQ(must(office.approve("egor", {"приказ № 5", {TaskId{3}}})).moved, 1U) << "the head may";
    EXPECT_EQ(office.task(TaskId{3}).due, day("2026-05-18"));
    EXPECT_EQ(office.task(TaskId{1}).due, day("2026-05-08"));
    const auto missing = office.approve("irina", {"приказ № 6", {TaskId{1}, TaskId{99}}});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().fault, Fault::not_found);
    EXPECT_EQ(office.task(TaskId{1}).due, day("2026-05-08")) << "nothing half done";
}

TEST(DateChanges, NeedAReasonAndSomebodyWhoMayApproveThem) {
    Moving office;
    office.take_other_pack();
    EXPECT_EQ(office.approve("oleg", order).error().fault, Fault::forbidden);
    EXPECT_EQ(office.approve("pavel", order).error().fault, Fault::forbidden);
    EXPECT_EQ(office.approve("irina", {"  ", {}}).error().fault, Fault::invalid_input);
    ASSERT_TRUE(office.approve("irina", order));
    EXPECT_EQ(office.approve("irina", order).error().fault, Fault::conflict) << "nothing is left to move";
}

TEST(DateChanges, LeaveClosedTasksAloneAndMoveSuspendedOnesToo) {
    Moving office;
    must(office.does("irina", CancelTask{"отменено"}, TaskId{1}));
    office.import({item("3", "Ещё одно", {{std::nullopt, day("2026-05-17")}}, {"Методист"}, {})});
    must(office.does("irina", SuspendTask{"ждём приказа"}, TaskId{3}));
    office.take_other_pack();
    const auto changes = office.changes();
    ASSERT_EQ(changes.items.size(), 1U);
    EXPECT_EQ(changes.items.front().task, TaskId{3});
    ASSERT_TRUE(office.approve("irina", order));
    EXPECT_EQ(office.task(TaskId{3}).due, day("2026-05-18"));
    EXPECT_EQ(office.task(TaskId{3}).state, TaskState::suspended);
}

TEST(DateChanges, NeverMakeAReportThatWaitsLate) {
    Moving office;
    must(office.does("oleg", SubmitReport{"сделано"}));
    office.org.calendar = WorkingCalendar({{2026, false, {day("2026-03-09"), day("2026-05-08")}, {}, {}}});
    EXPECT_THAT(office.changes().items, IsEmpty()) << "the new calendar would bring the date forward";
    office.take_other_pack();
    EXPECT_EQ(office.changes().total, 1U) << "later is no harm";
}

TEST(DateChanges, OfANewCalendarAreFoundAtTheStart) {
    Moving office;
    EXPECT_EQ(must(dates_to_approve(*office.store, office.org)), 0U);
    // The decree makes Friday the 8th a day off.
    office.org.calendar = WorkingCalendar({{2026, false, {day("2026-03-09"), day("2026-05-08")}, {}, {}}});
    EXPECT_EQ(must(dates_to_approve(*office.store, office.org)), 1U);
    EXPECT_EQ(must(dates_to_approve(*office.store, office.org)), 1U) << "until somebody approves it";
    ASSERT_TRUE(office.approve("irina", order));
    EXPECT_EQ(office.task().due, day("2026-05-07"));
    EXPECT_EQ(must(dates_to_approve(*office.store, office.org)), 0U);
}

TEST(DateChanges, AreLookedForAgainWhenTheOldRulesComeBack) {
    Moving office;
    const Organization before = office.org;
    ASSERT_EQ(must(dates_to_approve(*office.store, before)), 0U);
    office.take_other_pack();
    ASSERT_EQ(must(dates_to_approve(*office.store, office.org)), 1U);
    office.import({item("3", "По новым правилам", {{std::nullopt, day("2026-05-17")}}, {"Методист"}, {})});
    EXPECT_EQ(must(dates_to_approve(*office.store, before)), 1U) << "what was made meanwhile";
}

TEST(DateChanges, OfAMovedWindowKeepTheWordsOfTheMove) {
    Moving office;
    must(office.store->write([&](Transaction& change) -> Result<void> {
        auto task = change.task(TaskId{1}).value().value();
        const Window window{std::nullopt, day("2026-05-17")};
        const auto due = due_day(window, "Перенесено по приказу № 3.", office.org.rules, office.org.calendar);
        task.window = window;
        task.due = due.day;
        task.due_rule = due.rule;
        return change.save(task);
    }));
    office.take_other_pack();
    const auto changes = office.changes();
    ASSERT_EQ(changes.items.size(), 1U);
    EXPECT_EQ(changes.items.front().due, day("2026-05-18"));
    EXPECT_THAT(changes.items.front().rule,
                HasSubstr("Перенесено по приказу № 3. 17 мая 2026 г. — выходной"));
    EXPECT_THAT(changes.items.front().rule, Not(HasSubstr("регламент")));
}

}  // namespace
}  // namespace vekha
