// Rows that wait for a date, and the day of their event.
#include "workflow/service/waiting.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/service/rows_office.hpp"
#include "workflow/service/edition.hpp"
#include "workflow/service/plan_copy.hpp"
#include "workflow/service/row_dates.hpp"

namespace vekha {
namespace {

using test::after_event;
using test::at;
using test::day;
using test::working_days;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr RoadmapId plan{1};

std::vector<Item> rows_that_wait() {
    return {after_event("1", "Довести план до школ", "в течение 5 рабочих дней после утверждения плана",
                        working_days(5, "после утверждения плана"), {"Методист"}, {EvidenceKind::order}),
            after_event("2", "Разместить план на сайте", "в течение 3 дней со дня утверждения Плана",
                        {3, EventSpan::Unit::day, false, "со дня утверждения Плана"},
                        {std::string(test::heads)}, {EvidenceKind::publication}),
            test::item("3", "Участвовать в семинарах", {}, {"Директор СОШ № 1"}, {EvidenceKind::report}),
            test::item("4", "Подвести итоги", {{std::nullopt, day("2026-12-15")}}, {"Методист"},
                       {EvidenceKind::report})};
}

class Waiting : public testing::Test {
  protected:
    Waiting() { office.import_waiting(rows_that_wait(), {1, 2, 3}); }

    std::vector<WaitingEvent> events() {
        return test::must(read_as<std::vector<WaitingEvent>>(
            *office.store, [](ReadView& view) { return waiting(view, plan); }));
    }
    EventDay approved(std::string_view on) {
        return {plan, "утверждение плана", {}, day(on), "приказ № 3 от 12.03.2026"};
    }
    Result<DatesOutcome> set(const EventDay& request, std::string_view login = "irina") {
        return set_event_day(*office.store, office.org, office.id(login), request, office.now);
    }
    Result<EditionOutcome> amend(std::vector<Item> rows, std::string sha256 = "second") {
        EditionRequest request;
        request.document.reading.title = "План";
        request.document.reading.items = std::move(rows);
        request.document.source_sha256 = std::move(sha256);
        request.reason = "приказ № 45 от 12.03.2026";
        return apply_edition(*office.store, office.org, office.id("irina"), plan, request, office.now);
    }

    test::RowsOffice office;
};

TEST_F(Waiting, RowsOfOneEventStandTogetherAndOneWithoutAnEventAlone) {
    EXPECT_THAT(office.tasks(), SizeIs(1)) << "only the dated row has its task";
    const auto found = events();
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].event, "после утверждения плана");
    EXPECT_THAT(found[0].rows, SizeIs(2)) << "in whatever case the event is named";
    EXPECT_EQ(found[1].event, "");
    EXPECT_EQ(office.login(found[1].rows[0].plan.owners[0].person), "oleg");
    EXPECT_THAT(found[0].rows[1].plan.each, SizeIs(3));
}

TEST_F(Waiting, AreNotLetThroughWithoutADecision) {
    ImportRequest request;
    request.reading.items = {rows_that_wait()[0]};
    request.source_sha256 = "other";
    request.accept_readings = true;
    const auto refused = import_roadmap(*office.store, office.org, PersonId{}, request, office.now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::undecided);
    EXPECT_THAT(refused.error().mend, HasSubstr("ждать даты"));
    request.reading.items = {rows_that_wait()[3]};
    Decision waits;
    waits.position = 1;
    waits.waits = true;
    request.decisions = {waits};
    EXPECT_EQ(import_roadmap(*office.store, office.org, PersonId{}, request, office.now).error().fault,
              Fault::invalid_input)
        << "a row with a date has nothing to wait for";
}

TEST_F(Waiting, TheDayOfTheEventPlansAllThatHangOnItAndSaysWhy) {
    const auto seen = test::must(read_as<std::vector<DatedRow>>(*office.store, [&](ReadView& view) {
        return preview_event_day(view, office.org, approved("2026-03-12"), office.now);
    }));
    ASSERT_THAT(seen, SizeIs(2));
    EXPECT_EQ(seen[0].terms[0].due, day("2026-03-19"));
    EXPECT_THAT(office.tasks(), SizeIs(1)) << "a preview keeps nothing";

    const auto done = test::must(set(approved("2026-03-12")));
    EXPECT_EQ(done.tasks_made, 5U) << "one, and one for each of three heads under a common one";
    const auto task = office.task(TaskId{2});
    EXPECT_EQ(task.window, (Window{day("2026-03-12"), day("2026-03-19")}));
    EXPECT_EQ(
        task.due_rule,
        "«в течение 5 рабочих дней после утверждения плана»: день события — 12 марта 2026 г. (приказ № 3 "
        "от 12.03.2026), последний день — 19 марта 2026 г.");
    EXPECT_THAT(office.task(TaskId{3}).due_rule,
                AllOf(HasSubstr("последний день — 15 марта 2026 г."), HasSubstr("выходной")))
        << "a day off comes last in the chain of reasons";
    EXPECT_EQ(office.task(TaskId{3}).due, day("2026-03-13"));
    EXPECT_THAT(events(), SizeIs(1));
    const auto row = office.rows()[0];
    EXPECT_EQ(row.item.deadline.text, "в течение 5 рабочих дней после утверждения плана");
    EXPECT_EQ(row.item.deadline.kind, DeadlineKind::once);
    EXPECT_EQ(row.plan.event_day, day("2026-03-12"));
    EXPECT_THAT(office.journal(), Contains("item_scheduled").Times(2));
    office.live_until(at("2026-03-02T12:00:00Z"));
    EXPECT_THAT(office.told(TaskId{2}), ElementsAre("assigned anna")) << "announced as any new task";
    EXPECT_EQ(office.audit_says(), "");
}

TEST_F(Waiting, AnotherDayOfTheEventMovesWhatIsOpenWithTheBasisAndTellsTheOwners) {
    test::must(set(approved("2026-03-12")));
    office.live_until(at("2026-03-10T07:00:00Z"));
    test::must(office.does("olga", SubmitReport{"Разместили"}, TaskId{5}));
    auto later = approved("2026-03-26");
    later.basis = "приказ № 5 от 10.03.2026";
    const auto done = test::must(set(later));
    EXPECT_EQ(done.tasks_made, 0U);
    const auto task = office.task(TaskId{2});
    EXPECT_EQ(task.due, day("2026-04-02"));
    EXPECT_EQ(task.first_due, day("2026-03-19"));
    EXPECT_EQ(office.task(TaskId{4}).due, day("2026-03-27"));
    EXPECT_EQ(office.task(TaskId{5}).due, day("2026-03-27")) << "a later term harms no report";
    EXPECT_EQ(office.task(TaskId{1}).due, day("2026-12-15"));
    EXPECT_THAT(office.told(TaskId{2}), Contains("moved:1 anna"));
    EXPECT_THAT(office.notices(TaskId{2}).back().reason,
                AllOf(HasSubstr("с 19 марта 2026 на 2 апреля 2026 г."),
                      HasSubstr("перенос даты события: приказ № 5 от 10.03.2026")));
    const auto again = test::must(set(later));
    EXPECT_EQ(again.tasks_moved + again.people_told, 0U) << "saying the same again moves nothing";
    EXPECT_EQ(office.audit_says(), "");
}

TEST_F(Waiting, ARowWithoutAnEventGetsItsDatesFromAPerson) {
    const RowDates request{
        plan, 3, {{std::nullopt, day("2026-09-25")}, {std::nullopt, day("2026-05-15")}}, "письмо № 12"};
    const auto done =
        test::must(set_row_dates(*office.store, office.org, office.id("irina"), request, office.now));
    EXPECT_EQ(done.tasks_made, 2U);
    EXPECT_EQ(office.task(TaskId{2}).due, day("2026-05-15"));
    EXPECT_EQ(office.task(TaskId{2}).due_rule, "Срок указан человеком (письмо № 12).");
    const auto twice = set_row_dates(*office.store, office.org, office.id("irina"), request, office.now);
    EXPECT_EQ(twice.error().fault, Fault::conflict);
    auto unreasoned = request;
    unreasoned.basis = " ";
    EXPECT_EQ(
        set_row_dates(*office.store, office.org, office.id("irina"), unreasoned, office.now).error().fault,
        Fault::invalid_input);
}

TEST_F(Waiting, OnlyAControllerSetsTheDayAndOnlyOfAnEventThatIsThere) {
    EXPECT_EQ(set(approved("2026-03-12"), "anna").error().fault, Fault::forbidden);
    auto other = approved("2026-03-12");
    other.event = "после получения субсидии";
    EXPECT_EQ(set(other).error().fault, Fault::invalid_input);
    other.event.clear();
    other.positions = {9};
    EXPECT_EQ(set(other).error().fault, Fault::not_found);
    other.positions = {4};
    EXPECT_EQ(set(other).error().fault, Fault::invalid_input) << "its term hangs on no event";
    other.positions = {1};
    EXPECT_EQ(test::must(set(other)).tasks_made, 1U);
    EXPECT_THAT(events(), SizeIs(2)) << "the other row of the event still waits";
}

TEST_F(Waiting, AnEditionWithTheSameWordsLeavesBothWhatWaitsAndWhatWasSet) {
    auto by_row = approved("2026-03-12");
    by_row.event.clear();
    by_row.positions = {1};
    test::must(set(by_row));
    auto rows = rows_that_wait();
    rows[3].deadline.windows[0].last = day("2026-12-20");
    const auto outcome = test::must(amend(rows));
    EXPECT_EQ(outcome.edition.changed, 1);
    EXPECT_EQ(outcome.tasks_made, 0U);
    EXPECT_EQ(office.task(TaskId{2}).due, day("2026-03-19"));
    EXPECT_EQ(office.rows()[0].plan.event_day, day("2026-03-12"));
    ASSERT_THAT(events(), SizeIs(2));
    EXPECT_THAT(events()[0].rows, SizeIs(1));
    test::must(set(approved("2026-03-16")));
    EXPECT_EQ(office.task(TaskId{2}).due, day("2026-03-23")) << "the event is still known for the row";
}

TEST_F(Waiting, AnEditionGivesAWaitingRowOtherOwnersOrADate) {
    auto rows = rows_that_wait();
    rows[0].responsible.parties = {"Директор СОШ № 1"};
    rows[2].deadline = test::item("", "", {{std::nullopt, day("2026-06-15")}}, {}, {}).deadline;
    const auto outcome = test::must(amend(rows));
    EXPECT_EQ(outcome.tasks_made, 1U);
    EXPECT_EQ(office.login(office.task(TaskId{2}).lead()), "oleg");
    const auto found = events();
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(office.login(found[0].rows[0].plan.owners[0].person), "oleg");
}

TEST_F(Waiting, ACopyForTheNextYearWaitsForItsOwnEvent) {
    test::must(set(approved("2026-03-12")));
    CopyRequest wanted;
    wanted.year = 2027;
    const auto copy = test::must(read_as<ImportRequest>(
        *office.store, [&](ReadView& view) { return copy_of(view, office.org, plan, wanted); }));
    EXPECT_THAT(copy.reading.items[0].deadline.windows, IsEmpty());
}

TEST(EventKey, IsOneForEveryCaseFormAndPreposition) {
    EXPECT_EQ(event_key("после утверждения плана"), event_key("со дня утверждения  Плана"));
    EXPECT_EQ(event_key("после утверждения плана"), event_key("с момента утверждения плана"));
    EXPECT_EQ(event_key("Утверждение плана"), event_key("до утверждения плана"));
    EXPECT_NE(event_key("после утверждения плана"), event_key("после утверждения положения"));
    EXPECT_NE(event_key("после дня знаний"), event_key("после знаний") + "x");
    EXPECT_EQ(event_key("после"), "");
}

}  // namespace
}  // namespace vekha
