#include "workflow/service/reminders.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/event_codec.hpp"
#include "workflow/service/record.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Item school_item() {
    return test::item("1.1", "Назначить координатора", {{std::nullopt, day("2026-03-20")}},
                      {"Директор СОШ № 1", "Методист"}, {EvidenceKind::order});
}

/// An office with one task: oleg leads, anna contributes, irina controls; due on Friday, 20 March.
class Reminders : public ::testing::Test {
  protected:
    void SetUp() override { office.import({school_item()}); }

    OnTask as(std::string_view login) {
        return {*office.store, office.org,   {office.id(login), std::nullopt},
                TaskId{1},     std::nullopt, office.now};
    }
    void happens(const TaskChange& what, std::string_view login = "irina") {
        test::must(office.store->write([&, by = office.id(login)](Transaction& change) -> Result<void> {
            auto task = change.task(TaskId{1}).value().value();
            if (auto done = record(change, task, by, office.now, {what}); !done) return done;
            return save_scheduled(change, task, office.org, office.now);
        }));
    }
    /// Who was told by this rung.
    std::vector<std::string> told_by(std::string_view rung) {
        std::vector<std::string> people;
        for (const auto& row : office.notices())
            if (row.rung == rung) people.push_back(office.login(row.person));
        return people;
    }
    OutboxRow row(std::string_view rung, std::string_view login) {
        for (const auto& one : office.notices())
            if (one.rung == rung && office.login(one.person) == login) return one;
        ADD_FAILURE() << "no " << rung << " for " << login;
        return {};
    }
    /// What the journal says of a rung.
    RungReached reached(std::string_view rung) {
        const auto entries = test::must(read_as<std::vector<JournalEntry>>(
            *office.store, [](ReadView& view) { return view.journal_of(TaskId{1}); }));
        for (const auto& entry : entries) {
            if (!is_task_change(entry.type)) continue;
            const auto event = test::must(event_of(entry));
            if (const auto* one = std::get_if<RungReached>(&event.change);
                one != nullptr && one->rung == rung)
                return *one;
        }
        ADD_FAILURE() << rung << " was not reached";
        return {};
    }

    test::Office office;
};

TEST_F(Reminders, TheControllersOwnClockIsRemindedAndClimbs) {
    office.org.policy.acceptance = {
        {"accept-1", -1, reminder_time, {Audience::controller}, false},
        {"accept+1", 1, reminder_time, {Audience::controller}, false},
        {"accept+3", 3, reminder_time, {Audience::controller, Audience::deputy_head}, false}};
    office.live_until(at("2026-03-16T08:00:00Z"));
    happens(ReportSubmitted{"Приказ издан", {}, {}, day("2026-03-19"), at("2026-03-19T21:00:00Z")}, "oleg");
    office.live_until(at("2026-03-24T12:00:00Z"));
    EXPECT_THAT(told_by("accept-1:1"), ElementsAre("irina"));
    EXPECT_EQ(row("accept-1:1", "irina").reason,
              "Отчёт ждёт решения: до конца срока приёмки 1 рабочий день.");
    EXPECT_EQ(row("accept-1:1", "irina").kind, NoticeKind::acceptance);
    EXPECT_EQ(row("accept+1:1", "irina").reason,
              "Отчёт ждёт решения: срок приёмки прошёл 1 рабочий день назад.");
    EXPECT_THAT(told_by("accept+3:1"), ElementsAre("irina", "vera"));
    EXPECT_THAT(told_by("T0"), IsEmpty()) << "the executor's clock stands";
    EXPECT_EQ(office.task().acceptance_at, at("2026-03-24T06:00:00Z"));
    happens(ReportReturned{"Нет подписи"});
    happens(ReportSubmitted{"Подписан", {}, {}, day("2026-03-27"), at("2026-03-27T21:00:00Z")}, "oleg");
    office.live_until(at("2026-03-26T12:00:00Z"));
    EXPECT_THAT(told_by("accept-1:2"), ElementsAre("irina")) << "the second report has its own term";
}

TEST_F(Reminders, APaceOfItsOwnRemindsUntilItsEnd) {
    office.live_until(at("2026-03-10T09:00:00Z"));
    ASSERT_TRUE(set_cadence(as("irina"), 2, day("2026-03-17"), "на контроле главы"));
    office.live_until(at("2026-03-19T12:00:00Z"));
    EXPECT_THAT(told_by("pace:2026-03-12"), ElementsAre("oleg", "anna"));
    EXPECT_THAT(told_by("pace:2026-03-16"), ElementsAre("oleg", "anna"));
    EXPECT_EQ(row("pace:2026-03-16", "oleg").reason,
              "Напоминание за 4 рабочих дня до срока.\nна контроле главы");
    EXPECT_THAT(office.told(), Not(Contains(HasSubstr("pace:2026-03-18"))));
    EXPECT_THAT(told_by("T-3"), ElementsAre("oleg", "anna")) << "the ladder stands beside it";
    ASSERT_TRUE(end_cadence(as("irina")));
    EXPECT_FALSE(office.task().cadence);
    EXPECT_EQ(end_cadence(as("irina")).error().fault, Fault::wrong_state);
}

TEST_F(Reminders, APaceHasBoundsAndAReason) {
    EXPECT_EQ(set_cadence(as("irina"), 0, day("2026-03-17"), "так").error().where, "every");
    EXPECT_EQ(set_cadence(as("irina"), 21, day("2026-03-17"), "так").error().where, "every");
    EXPECT_EQ(set_cadence(as("irina"), 2, day("2026-02-01"), "так").error().where, "until");
    EXPECT_EQ(set_cadence(as("irina"), 2, day("2027-03-17"), "так").error().where, "until");
    EXPECT_EQ(set_cadence(as("irina"), 2, day("2026-03-17"), " ").error().where, "reason");
    EXPECT_EQ(set_cadence(as("irina"), 5, day("2026-02-04"), "так").error().where, "until")
        << "the first would come after the end";
}

TEST_F(Reminders, AreNotTheExecutorsToChange) {
    EXPECT_EQ(set_cadence(as("oleg"), 2, day("2026-03-17"), "так").error().fault, Fault::forbidden);
    EXPECT_EQ(mute(as("anna"), office.id("anna"), day("2026-03-17"), "занята").error().fault,
              Fault::forbidden);
    auto by_link = as("irina");
    by_link.actor.only_task = TaskId{1};
    EXPECT_EQ(mute(by_link, office.id("anna"), day("2026-03-17"), "занята").error().fault, Fault::forbidden);
    auto seen_before = as("egor");
    seen_before.expected_version = office.task().version + 1;
    EXPECT_EQ(mute(seen_before, office.id("anna"), day("2026-03-17"), "занята").error().fault, Fault::stale);
    EXPECT_TRUE(mute(as("egor"), office.id("anna"), day("2026-03-17"), "занята")) << "the head may";
}

TEST_F(Reminders, WhoStandsInForTheControllerActsInTheirPlace) {
    EXPECT_EQ(mute(as("vera"), office.id("anna"), day("2026-03-17"), "занята").error().fault,
              Fault::forbidden);
    const Substitution order{
        {}, office.id("irina"), office.id("vera"), "приказ № 5", day("2026-02-02"), day("2026-02-10"), {}};
    test::must(
        write_as<SubstitutionId>(*office.store, [&](Transaction& change) { return change.save(order); }));
    ASSERT_TRUE(mute(as("vera"), office.id("anna"), day("2026-03-17"), "занята"));
    const auto entries = test::must(read_as<std::vector<JournalEntry>>(
        *office.store, [](ReadView& view) { return view.journal_of(TaskId{1}); }));
    const auto event = test::must(event_of(entries.back()));
    EXPECT_EQ(event.actor, office.id("vera"));
    EXPECT_EQ(event.instead_of, office.id("irina"));
}

TEST_F(Reminders, AMutedPersonIsLeftOutAndHearsAgainByThemself) {
    office.live_until(at("2026-03-02T09:00:00Z"));
    ASSERT_TRUE(mute(as("irina"), office.id("anna"), day("2026-03-05"), "сдаёт экзамены"));
    office.live_until(at("2026-03-05T09:00:00Z"));
    EXPECT_THAT(told_by("T-10"), ElementsAre("oleg"));
    EXPECT_THAT(reached("T-10").quiet, ElementsAre(office.id("anna")));
    office.live_until(at("2026-03-17T09:00:00Z"));
    EXPECT_THAT(told_by("T-3"), ElementsAre("oleg", "anna")) << "the mute has ended";
}

TEST_F(Reminders, MutesAreListedWithTheirOwnerAndEnd) {
    ASSERT_TRUE(mute(as("irina"), office.id("anna"), day("2026-03-05"), "сдаёт экзамены"));
    const auto listed = [&](std::string_view today) {
        return test::must(read_as<MutePage>(
            *office.store, [&](ReadView& view) { return list_mutes(view, day(today), TaskId{}, 10); }));
    };
    const auto page = listed("2026-03-05");
    ASSERT_EQ(page.items.size(), 1u);
    EXPECT_EQ(page.items[0].mute.person, office.id("anna"));
    EXPECT_EQ(page.items[0].mute.by, office.id("irina"));
    EXPECT_EQ(page.items[0].mute.until, day("2026-03-05"));
    EXPECT_FALSE(page.next);
    EXPECT_THAT(listed("2026-03-06").items, IsEmpty());
    ASSERT_TRUE(unmute(as("irina"), office.id("anna")));
    EXPECT_THAT(listed("2026-03-05").items, IsEmpty());
    EXPECT_EQ(unmute(as("irina"), office.id("anna")).error().fault, Fault::wrong_state);
    EXPECT_EQ(mute(as("irina"), office.id("anna"), day("2026-06-05"), "долго").error().where, "until");
}

TEST_F(Reminders, ARungCanBeSentAtOnceAndTheLadderGoesOnAfterIt) {
    office.live_until(at("2026-03-02T09:00:00Z"));
    ASSERT_TRUE(jump_to_rung(as("irina"), "T-1", "глава спросил"));
    EXPECT_THAT(told_by("T-1"), ElementsAre("oleg"));
    EXPECT_EQ(row("T-1", "oleg").reason, "Напоминание вне очереди: срок 20 марта 2026 года.\nглава спросил");
    EXPECT_THAT(reached("T-1").superseded, ElementsAre("T-10", "T-3"));
    EXPECT_EQ(reached("T-1").jumped, "глава спросил");
    EXPECT_EQ(jump_to_rung(as("irina"), "T-3", "ещё раз").error().fault, Fault::wrong_state);
    EXPECT_EQ(jump_to_rung(as("irina"), "T-99", "ещё раз").error().fault, Fault::invalid_input);
    EXPECT_EQ(office.task().next_action_at, at("2026-03-20T06:00:00Z"));
    office.live_until(at("2026-03-20T09:00:00Z"));
    EXPECT_EQ(office.told().back(), "T0 oleg");
    EXPECT_THAT(told_by("T-3"), IsEmpty());
}

TEST_F(Reminders, AnEscalationBeforeTheTermDoesNotSayThatItHasPassed) {
    office.live_until(at("2026-03-02T09:00:00Z"));
    ASSERT_TRUE(jump_to_rung(as("irina"), "late+5", "дело стоит"));
    EXPECT_THAT(told_by("late+5"), ElementsAre("oleg", "irina", "vera"));
    EXPECT_EQ(row("late+5", "vera").kind, NoticeKind::reminder);
}

TEST_F(Reminders, WhatARehearsalShowsCanBeSkippedForOneOrForAll) {
    RungEdit skip{"T-10", office.id("anna"), RungEdit::Kind::skip, {}, "в отпуске", {}};
    ASSERT_TRUE(edit_rung(as("irina"), skip));
    ASSERT_TRUE(edit_rung(as("irina"), {"T-3", {}, RungEdit::Kind::skip, {}, "обсудили лично", {}}));
    office.live_until(at("2026-03-19T12:00:00Z"));
    EXPECT_THAT(told_by("T-10"), ElementsAre("oleg"));
    EXPECT_THAT(told_by("T-3"), IsEmpty());
    EXPECT_THAT(reached("T-3").quiet, ElementsAre(office.id("oleg"), office.id("anna")));
    EXPECT_THAT(told_by("T-3:nobody"), IsEmpty());
    EXPECT_THAT(told_by("T-1"), ElementsAre("oleg"));
    EXPECT_EQ(withdraw_edit(as("irina"), skip).error().fault, Fault::wrong_state) << "it has passed";
}

TEST_F(Reminders, AnEditIsTakenBackWhileTheRungIsAhead) {
    const RungEdit skip{"T-10", {}, RungEdit::Kind::skip, {}, "обсудили лично", {}};
    ASSERT_TRUE(edit_rung(as("irina"), skip));
    ASSERT_TRUE(withdraw_edit(as("irina"), skip));
    EXPECT_EQ(withdraw_edit(as("irina"), skip).error().fault, Fault::invalid_input);
    office.live_until(at("2026-03-05T12:00:00Z"));
    EXPECT_THAT(told_by("T-10"), ElementsAre("oleg", "anna"));
}

TEST_F(Reminders, AHeldRungSpeaksOnItsDayAndWithTheNote) {
    ASSERT_TRUE(
        edit_rung(as("irina"), {"T-10", {}, RungEdit::Kind::hold, day("2026-03-10"), "после совещания", {}}));
    ASSERT_TRUE(
        edit_rung(as("irina"), {"T-10", office.id("anna"), RungEdit::Kind::note, {}, "Позвоните мне", {}}));
    office.live_until(at("2026-03-10T05:59:59Z"));
    EXPECT_THAT(told_by("T-10"), IsEmpty());
    office.live_until(at("2026-03-10T06:00:00Z"));
    EXPECT_EQ(row("T-10", "oleg").reason, "Напоминание за 8 рабочих дней до срока.");
    EXPECT_EQ(row("T-10", "anna").reason, "Напоминание за 8 рабочих дней до срока.\nПозвоните мне");
}

TEST_F(Reminders, APersonIsHeldByThemself) {
    ASSERT_TRUE(edit_rung(
        as("irina"),
        {"T-10", office.id("anna"), RungEdit::Kind::hold, day("2026-03-11"), "вернётся из поездки", {}}));
    office.live_until(at("2026-03-05T12:00:00Z"));
    EXPECT_EQ(row("T-10", "oleg").ready_at, at("2026-03-05T06:00:00Z"));
    EXPECT_EQ(row("T-10", "anna").ready_at, at("2026-03-11T06:00:00Z"));
    EXPECT_EQ(row("T-10", "anna").reason, "Напоминание за 7 рабочих дней до срока.");
}

TEST_F(Reminders, AnEditNamesItsOwnPeopleAndItsDay) {
    const auto irina = office.id("irina");
    EXPECT_EQ(edit_rung(as("irina"), {"T-10", irina, RungEdit::Kind::skip, {}, "так", {}}).error().where,
              "person");
    EXPECT_EQ(edit_rung(as("irina"), {"T-10", {}, RungEdit::Kind::hold, {}, "так", {}}).error().where,
              "until");
    EXPECT_EQ(edit_rung(as("irina"), {"T-10", {}, RungEdit::Kind::skip, day("2026-03-10"), "так", {}})
                  .error()
                  .where,
              "until");
    EXPECT_EQ(edit_rung(as("irina"), {"T-11", {}, RungEdit::Kind::skip, {}, "так", {}}).error().where,
              "rung");
    EXPECT_EQ(edit_rung(as("irina"), {"T-10", {}, RungEdit::Kind::note, {}, "", {}}).error().where, "reason");
}

TEST_F(Reminders, AHoldCannotBeTakenBackOnceALaterRungHasSpoken) {
    const RungEdit hold{"T-10", {}, RungEdit::Kind::hold, day("2026-03-18"), "после совещания", {}};
    ASSERT_TRUE(edit_rung(as("irina"), hold));
    office.live_until(at("2026-03-17T12:00:00Z"));
    ASSERT_THAT(told_by("T-3"), ElementsAre("oleg", "anna"));
    EXPECT_EQ(withdraw_edit(as("irina"), hold).error().fault, Fault::wrong_state);
    office.live_until(at("2026-03-18T12:00:00Z"));
    EXPECT_THAT(told_by("T-10"), ElementsAre("oleg", "anna"));
}

TEST_F(Reminders, SeenQuietsOneRungAndNotTheLadder) {
    office.live_until(at("2026-02-10T09:00:00Z"));
    happens(TaskAcknowledged{}, "oleg");
    office.live_until(at("2026-03-17T09:00:00Z"));
    EXPECT_THAT(told_by("T-10"), ElementsAre("anna"));
    EXPECT_THAT(reached("T-10").quiet, ElementsAre(office.id("oleg")));
    EXPECT_THAT(told_by("T-3"), ElementsAre("oleg", "anna")) << "one rung only";
    happens(TaskAcknowledged{}, "oleg");
    office.live_until(at("2026-03-20T09:00:00Z"));
    EXPECT_THAT(told_by("T-1"), IsEmpty()) << "said again, it quiets one rung again";
    EXPECT_THAT(told_by("T-1:nobody"), IsEmpty());
    EXPECT_THAT(told_by("T0"), ElementsAre("oleg"));
}

TEST_F(Reminders, SeenNeverQuietsTheTermItselfOrWhatIsLate) {
    office.live_until(at("2026-03-19T09:00:00Z"));
    happens(TaskAcknowledged{}, "oleg");
    office.live_until(at("2026-03-20T09:00:00Z"));
    EXPECT_THAT(told_by("T0"), ElementsAre("oleg"));
    happens(TaskAcknowledged{}, "oleg");
    office.live_until(at("2026-03-23T09:00:00Z"));
    EXPECT_THAT(told_by("late+1"), ElementsAre("oleg", "irina"));
}

TEST_F(Reminders, TheHeadFirstSeesASlipInTheDigestAndThenAMessage) {
    office.org.policy.slip_digest = WeeklyMoment{};
    office.live_until(at("2026-03-27T09:00:00Z"));
    const auto first = row("late+5", "vera");
    EXPECT_EQ(first.kind, NoticeKind::slip);
    EXPECT_EQ(first.ready_at, at("2026-03-30T06:00:00Z")) << "Monday's digest";
    EXPECT_EQ(row("late+5", "oleg").kind, NoticeKind::overdue) << "the lead hears at once";
    EXPECT_EQ(row("late+5", "oleg").ready_at, at("2026-03-27T06:00:00Z"));
    office.live_until(at("2026-04-04T00:00:00Z"));
    EXPECT_EQ(row("late+10", "egor").kind, NoticeKind::slip);
    EXPECT_EQ(row("late+10", "egor").ready_at, at("2026-04-06T06:00:00Z"));
    office.live_until(at("2026-04-06T09:00:00Z"));
    EXPECT_THAT(told_by("weekly:2026-04-06"), ElementsAre("oleg", "irina"))
        << "the head's first word of it is in today's digest";
    const auto first_of_egor = row("late+10", "egor");
    test::must(office.store->write([&](Transaction& change) -> Result<void> {
        auto sent = first_of_egor;
        sent.state = OutboxState::sent;
        return change.update(sent);
    }));
    office.live_until(at("2026-04-13T09:00:00Z"));
    EXPECT_EQ(row("weekly:2026-04-13", "egor").kind, NoticeKind::overdue) << "now a message of its own";
}

TEST_F(Reminders, ADeputyWhoControlsTheTaskIsToldAtOnce) {
    office.org.policy.slip_digest = WeeklyMoment{};
    const auto task = office.task();
    happens(TaskReassigned{task.assignments, office.id("vera"), "приказ № 3"});
    office.live_until(at("2026-03-27T09:00:00Z"));
    EXPECT_EQ(row("late+5", "vera").kind, NoticeKind::overdue);
}

}  // namespace
}  // namespace vekha
