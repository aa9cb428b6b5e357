#include "workflow/service/edition.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/audit.hpp"

namespace vekha {
namespace {

using editions::Fate;
using test::at;
using test::day;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr RoadmapId plan{1};

std::vector<Item> first_edition() {
    return {test::item("1", "Назначить координатора", {{std::nullopt, day("2026-03-20")}}, {"Методист"},
                       {EvidenceKind::order}),
            test::item("2", "Провести мониторинг дефицитов", {{std::nullopt, day("2026-04-15")}},
                       {"Методист", "Директор СОШ № 1"}, {EvidenceKind::analytical_note}),
            test::item("3", "Обучить педагогов на курсах", {{std::nullopt, day("2026-05-15")}},
                       {"Директор СОШ № 1"}, {EvidenceKind::certificate}),
            test::item("4", "Провести совещание", {{std::nullopt, day("2026-06-15")}}, {"Методист"},
                       {EvidenceKind::protocol})};
}

/// An office with the first edition in force; its tasks are 1 to 4.
class Edition : public testing::Test {
  protected:
    Edition() { office.import(first_edition()); }

    EditionRequest request_of(std::vector<Item> items, std::string sha256 = "second") {
        EditionRequest request;
        request.document.reading.title = "План";
        request.document.reading.items = std::move(items);
        request.document.reading.approval = Approval{ApprovalKind::order, "45", day("2026-03-12"), "приказ"};
        request.document.source_name = "изменения.docx";
        request.document.source_sha256 = std::move(sha256);
        return request;
    }
    Result<EditionPreview> preview(const EditionRequest& request) {
        return read_as<EditionPreview>(*office.store, [&](ReadView& view) {
            return preview_edition(view, office.org, plan, request, office.now);
        });
    }
    Result<EditionOutcome> applied(const EditionRequest& request, std::string_view login = "irina") {
        return apply_edition(*office.store, office.org, office.id(login), plan, request, office.now);
    }
    EditionOutcome amend(std::vector<Item> items) {
        return test::must(applied(request_of(std::move(items))));
    }
    std::vector<StoredItem> items() {
        return test::must(
            read_as<std::vector<StoredItem>>(*office.store, [](ReadView& view) { return view.items(plan); }));
    }
    std::size_t tasks() {
        return test::must(read_as<std::vector<Task>>(*office.store,
                                                     [](ReadView& view) { return view.tasks_of(plan); }))
            .size();
    }
    /// What the person is told of the edition; empty: nothing.
    std::string told(std::string_view login, int edition = 2) {
        const auto key =
            "roadmap:1/edition:" + std::to_string(edition) + "/" + std::to_string(office.id(login).value);
        const auto row = test::must(read_as<std::optional<OutboxRow>>(
            *office.store, [&](ReadView& view) { return view.outbox_row(key); }));
        return row ? row->reason : "";
    }
    std::vector<std::string> journal(TaskId task) {
        const auto entries = test::must(read_as<std::vector<JournalEntry>>(
            *office.store, [&](ReadView& view) { return view.journal_of(task); }));
        std::vector<std::string> types;
        for (const auto& one : entries) types.push_back(one.type);
        return types;
    }
    void audit_holds() {
        const auto report = audit(*office.store);
        EXPECT_TRUE(report) << describe(report.error());
    }

    test::Office office;
};

TEST_F(Edition, ADateMovesWithTheOrderAndTheTaskKeepsItsHistoryAndProof) {
    office.live_until(at("2026-03-13T07:00:00Z"));
    Evidence paper;
    paper.kind = EvidenceKind::order;
    paper.title = "Приказ.pdf";
    paper.sha256 = std::string(64, 'a');
    test::must(office.does("anna", AttachEvidence{paper}));
    const auto before = office.task();
    auto items = first_edition();
    items[0].deadline.windows[0].last = day("2026-05-20");
    const auto outcome = amend(items);
    EXPECT_EQ(outcome.edition.reason, "приказ № 45 от 12.03.2026");
    EXPECT_EQ(outcome.edition.changed, 1);
    EXPECT_EQ(outcome.edition.same, 3);
    const auto task = office.task();
    EXPECT_EQ(task.due, day("2026-05-20"));
    EXPECT_EQ(task.first_due, day("2026-03-20"));
    EXPECT_EQ(task.due_at, at("2026-05-20T21:00:00Z"));
    EXPECT_EQ(task.evidence, before.evidence);
    EXPECT_EQ(task.state, TaskState::open);
    EXPECT_EQ(tasks(), 4U);
    EXPECT_EQ(journal(TaskId{1}).back(), "task_moved");
    EXPECT_THAT(journal(TaskId{2}), Not(testing::Contains("task_moved")));
    audit_holds();
}

TEST_F(Edition, RemindersOfTheOldTermAreNotSentAndThoseOfTheNewOneComeAgain) {
    office.live_until(at("2026-03-06T05:59:00Z"));
    const auto before = office.told();
    auto items = first_edition();
    items[0].deadline.windows[0].last = day("2026-04-24");
    amend(items);
    office.live_until(at("2026-04-27T12:00:00Z"));
    auto after = office.told();
    EXPECT_THAT(before, ElementsAre("assigned anna", "T-10 anna"));
    EXPECT_THAT(after, ElementsAre("assigned anna", "T-10 anna", "T-10#1 anna", "T-3#1 anna", "T-1#1 anna",
                                   "T0#1 anna", "late+1#1 anna", "late+1#1 irina"));
    audit_holds();
}

TEST_F(Edition, ARowPutInIsATaskAndRenumbersWithoutAWord) {
    auto items = first_edition();
    items.insert(items.begin() + 1,
                 test::item("2", "Создать рабочую группу", {{std::nullopt, day("2026-04-01")}},
                            {"Директор СОШ № 1"}, {EvidenceKind::order}));
    for (std::size_t at = 2; at < items.size(); ++at) items[at].number = std::to_string(at + 1);
    const auto outcome = amend(items);
    EXPECT_EQ(outcome.tasks_made, 1U);
    EXPECT_EQ(outcome.edition.moved, 3);
    EXPECT_EQ(office.task(TaskId{2}).number, "3");
    const auto made = office.task(TaskId{5});
    EXPECT_EQ(made.title, "Создать рабочую группу");
    EXPECT_EQ(office.login(made.lead()), "oleg");
    EXPECT_THAT(told("oleg"),
                AllOf(HasSubstr("приказ № 45"),
                      HasSubstr("«Создать рабочую группу»: поручено вам, срок — 1 апреля 2026 г.")));
    EXPECT_EQ(told("anna"), "") << "another number is nothing to write about";
    office.live_until(office.now + std::chrono::hours{1});
    EXPECT_THAT(office.told(TaskId{5}), IsEmpty()) << "the edition's notice has announced it";
    EXPECT_THAT(this->items(), SizeIs(5));
}

TEST_F(Edition, ADroppedRowEndsWhatIsOwedAndStaysOnRecord) {
    auto items = first_edition();
    items.erase(items.begin() + 3);
    const auto outcome = amend(items);
    EXPECT_EQ(outcome.tasks_cancelled, 1U);
    EXPECT_EQ(office.task(TaskId{4}).state, TaskState::cancelled);
    EXPECT_EQ(office.task(TaskId{4}).hold_reason, "Исключено из плана: приказ № 45 от 12.03.2026");
    EXPECT_EQ(this->items().back().dropped_in, 2);
    EXPECT_THAT(told("anna"), HasSubstr("снято с контроля"));
    audit_holds();
}

TEST_F(Edition, WhatIsAcceptedOrHandedInStaysAsItWas) {
    office.live_until(at("2026-03-10T07:00:00Z"));
    test::must(office.does("anna", SubmitReport{"Приказ издан"}, TaskId{1}));
    test::must(office.does("irina", AcceptReport{{{1, "в деле"}}}, TaskId{1}));
    test::must(office.does("anna", SubmitReport{"Совещание прошло"}, TaskId{4}));
    const auto accepted = office.task(TaskId{1});
    auto items = first_edition();
    items[0].deadline.windows[0].last = day("2026-05-20");
    items[0].title = "Назначить координатора проекта";
    items.erase(items.begin() + 3);
    const auto request = request_of(items);
    const auto seen = test::must(preview(request));
    EXPECT_THAT(seen.rows[0].tasks[0].note, HasSubstr("исполнена"));
    EXPECT_THAT(seen.rows[3].tasks[0].note, HasSubstr("Отчёт ждёт решения"));
    test::must(applied(request));
    EXPECT_EQ(office.task(TaskId{1}), accepted);
    EXPECT_EQ(office.task(TaskId{4}).state, TaskState::submitted);
    EXPECT_EQ(this->items()[0].item.title, "Назначить координатора проекта");
}

TEST_F(Edition, OtherOwnersTakeOverAndEachIsToldOnce) {
    office.live_until(at("2026-02-03T07:00:00Z"));
    auto items = first_edition();
    items[1].responsible.parties = {"Директор СОШ № 1"};
    items[1].responsible.text = "Директор СОШ № 1";
    items[3].responsible.parties = {"Директор СОШ № 1"};
    items[3].deadline.windows[0].last = day("2026-06-25");
    const auto outcome = amend(items);
    EXPECT_EQ(outcome.people_told, 2U);
    EXPECT_EQ(office.login(office.task(TaskId{4}).lead()), "oleg");
    EXPECT_THAT(told("oleg"),
                AllOf(HasSubstr("п. 2 «Провести мониторинг дефицитов»: теперь вы ответственный исполнитель"),
                      HasSubstr("п. 4 «Провести совещание»: поручено вам, срок — 25 июня 2026 г.")));
    EXPECT_THAT(told("anna"), AllOf(HasSubstr("п. 2 «Провести мониторинг дефицитов»: больше не за вами"),
                                    HasSubstr("п. 4")));
    audit_holds();
}

TEST_F(Edition, AMonthlyRowThatBecomesQuarterlyKeepsTheMonthsThatFit) {
    office.import({test::item("1", "Собирать отчётность",
                              {{day("2026-04-01"), day("2026-04-30")},
                               {day("2026-05-01"), day("2026-05-29")},
                               {day("2026-06-01"), day("2026-06-30")}},
                              {"Методист"}, {EvidenceKind::report})});
    auto request = request_of(
        {test::item("1", "Собирать отчётность",
                    {{day("2026-04-01"), day("2026-06-30")}, {day("2026-07-01"), day("2026-09-30")}},
                    {"Методист"}, {EvidenceKind::report})});
    const auto outcome =
        test::must(apply_edition(*office.store, office.org, PersonId{}, RoadmapId{2}, request, office.now));
    EXPECT_EQ(outcome.tasks_cancelled, 2U);
    EXPECT_EQ(outcome.tasks_made, 1U);
    EXPECT_EQ(office.task(TaskId{5}).state, TaskState::cancelled);
    EXPECT_EQ(office.task(TaskId{7}).due, day("2026-06-30"));
    EXPECT_EQ(office.task(TaskId{7}).moves, 0) << "the day itself did not move";
    EXPECT_EQ(office.task(TaskId{8}).due, day("2026-09-30"));
    EXPECT_EQ(office.task(TaskId{8}).occurrence, 4);
}

TEST_F(Edition, OnlyNewAndChangedRowsAreDoubted) {
    auto items = first_edition();
    items[1].deadline = test::item("", "", {}, {}, {}).deadline;
    items[2].responsible.parties = {"Кураторы"};
    items.push_back(test::item("5", "Подвести итоги", {{std::nullopt, day("2026-12-15")}}, {"Методист"}, {}));
    const auto seen = test::must(preview(request_of(items)));
    std::vector<std::string> doubts;
    for (const auto& one : seen.doubts)
        doubts.push_back(std::to_string(one.position) + " " + std::string(name(one.kind)));
    EXPECT_THAT(doubts, ElementsAre("2 unscheduled_deadline", "3 unbound_party", "5 no_proof"));
    EXPECT_TRUE(seen.blocked());
    const auto refused = applied(request_of(items));
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::undecided);
    EXPECT_EQ(office.task(TaskId{2}).due, day("2026-04-15"));
    EXPECT_THAT(this->items(), SizeIs(4)) << "nothing half done";

    auto request = request_of(items);
    request.document.decisions.resize(1);
    request.document.decisions[0].position = 2;
    request.document.decisions[0].windows = {{std::nullopt, day("2026-09-10")}};
    request.document.parties = {{"Кураторы", "anna"}};
    test::must(applied(request));
    EXPECT_EQ(office.task(TaskId{2}).due, day("2026-09-10"));
    EXPECT_EQ(office.login(office.task(TaskId{3}).lead()), "anna");
}

TEST_F(Edition, AReadingThatAPersonTookForTheSameWordsStands) {
    auto item = test::item("1", "Подвести итоги", {{std::nullopt, day("2026-04-30")}}, {"Методист"},
                           {EvidenceKind::order});
    item.deadline.text = "до мая";
    item.deadline.ambiguous = true;
    item.deadline.others = {
        {"", "", DeadlineKind::once, {{std::nullopt, day("2026-05-29")}}, {}, "Май входит."}};
    ImportRequest first;
    first.reading.title = "План";
    first.reading.items = {item};
    first.source_sha256 = "may";
    first.decisions.resize(1);
    first.decisions[0].position = 1;
    first.decisions[0].other = 1;
    test::must(import_roadmap(*office.store, office.org, PersonId{}, first, office.now));
    const auto roadmap = RoadmapId{2};
    const auto due = office.task(TaskId{5}).due;
    ASSERT_EQ(due, day("2026-05-29"));
    auto request = request_of({item, test::item("2", "Новое дело", {{std::nullopt, day("2026-06-15")}},
                                                {"Методист"}, {EvidenceKind::order})});
    const auto outcome =
        test::must(apply_edition(*office.store, office.org, PersonId{}, roadmap, request, office.now));
    EXPECT_EQ(outcome.edition.same, 1);
    EXPECT_EQ(office.task(TaskId{5}).due, due);
}

TEST_F(Edition, ALikelyRowIsAskedAndAPersonDecides) {
    auto items = first_edition();
    items[1] = test::item("2", "Провести анализ затруднений", {{std::nullopt, day("2026-04-15")}},
                          {"Методист", "Директор СОШ № 1"}, {EvidenceKind::analytical_note});
    const auto seen = test::must(preview(request_of(items)));
    ASSERT_EQ(seen.unsure(), 1U);
    EXPECT_TRUE(seen.blocked());
    const auto refused = applied(request_of(items));
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message, HasSubstr("та же ли это строка"));

    auto as_new = request_of(items);
    as_new.rows = {{2, 0}};
    EXPECT_EQ(test::must(preview(as_new)).count(Fate::added), 1U);
    auto goes_on = request_of(items);
    goes_on.rows = {{2, 2}};
    test::must(applied(goes_on));
    EXPECT_EQ(office.task(TaskId{2}).title, "Провести анализ затруднений");
    EXPECT_THAT(told("oleg"), HasSubstr("изменена формулировка"));
}

TEST_F(Edition, AListOfChangesAloneIsNotTakenForTheWholePlan) {
    const auto request = request_of({first_edition()[0]});
    EXPECT_TRUE(test::must(preview(request)).mostly_dropped);
    const auto refused = applied(request);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::undecided);
    EXPECT_THAT(refused.error().mend, HasSubstr("перечень изменений"));
    auto meant = request;
    meant.accept_dropped = true;
    EXPECT_EQ(test::must(applied(meant)).tasks_cancelled, 3U);
}

TEST_F(Edition, TheActIsAskedForWhereTheDocumentNamesNone) {
    auto items = first_edition();
    items[0].deadline.windows[0].last = day("2026-05-20");
    auto request = request_of(items);
    request.document.reading.approval.reset();
    EXPECT_TRUE(test::must(preview(request)).blocked());
    EXPECT_EQ(applied(request).error().fault, Fault::undecided);
    request.reason = "распоряжение № 7-р от 01.03.2026";
    EXPECT_EQ(test::must(applied(request)).edition.reason, request.reason);
}

TEST_F(Edition, TheSameFileAndAnUnchangedPlanAreRefused) {
    EXPECT_EQ(applied(request_of(first_edition())).error().fault, Fault::conflict) << "nothing changes";
    auto items = first_edition();
    items[0].deadline.windows[0].last = day("2026-05-20");
    amend(items);
    EXPECT_EQ(applied(request_of(items)).error().fault, Fault::conflict) << "the same file";
    EXPECT_EQ(applied(request_of(items, "s1")).error().fault, Fault::conflict) << "the file of the import";
}

TEST_F(Edition, WhoSawAnotherEditionLooksAgain) {
    auto items = first_edition();
    items[0].deadline.windows[0].last = day("2026-05-20");
    amend(items);
    items[1].deadline.windows[0].last = day("2026-05-21");
    auto request = request_of(items, "third");
    request.expected_edition = 1;
    EXPECT_EQ(applied(request).error().fault, Fault::stale);
    request.expected_edition = 2;
    EXPECT_EQ(test::must(applied(request)).edition.number, 3);
    EXPECT_THAT(told("anna", 3), HasSubstr("срок перенесён с 15 апреля 2026 на 21 мая 2026 г."));
}

TEST_F(Edition, IsForControllersAndOfAPlanThatIsThere) {
    EXPECT_EQ(applied(request_of(first_edition()), "oleg").error().fault, Fault::forbidden);
    const auto absent = apply_edition(*office.store, office.org, PersonId{}, RoadmapId{9},
                                      request_of(first_edition()), office.now);
    EXPECT_EQ(absent.error().fault, Fault::not_found);
    EXPECT_EQ(applied(request_of({})).error().fault, Fault::invalid_input);
    auto wrong = request_of(first_edition());
    wrong.rows = {{1, 77}};
    EXPECT_EQ(applied(wrong).error().fault, Fault::invalid_input);
}

TEST_F(Edition, TheControllerHearsOfWhatAnotherDid) {
    test::must(
        save_people(*office.store, PersonId{}, {{test::person("nina", {Duty::controller})}, {}}, office.now));
    auto items = first_edition();
    items[0].deadline.windows[0].last = day("2026-05-20");
    auto request = request_of(items);
    test::must(applied(request, "nina"));
    EXPECT_THAT(told("irina"), HasSubstr("изменено — 1"));
}

TEST_F(Edition, AnIndicatorThatIsNewIsAskedForAndOneThatIsGoneNoMore) {
    const auto with = [](std::string words, double value) {
        auto rows = first_edition();
        rows[2].result.text = words;
        rows[2].result.indicators = {{std::move(words), value, "%", Indicator::Direction::at_least}};
        return rows;
    };
    amend(with("обучено не менее 80 % педагогов", 80));
    ASSERT_THAT(office.task(TaskId{3}).indicators, SizeIs(1));
    EXPECT_THAT(told("oleg"), HasSubstr("нужен ещё один показатель: «обучено не менее 80 % педагогов»"));
    test::must(applied(request_of(with("обучено не менее 90 % педагогов", 90), "third")));
    const auto slots = office.task(TaskId{3}).indicators;
    ASSERT_THAT(slots, SizeIs(2));
    EXPECT_EQ(slots[0].waiver, "Показатель исключён из плана: приказ № 45 от 12.03.2026");
    EXPECT_TRUE(slots[1].open());
    EXPECT_EQ(slots[1].plan.value, 90);
    EXPECT_THAT(told("oleg", 3), HasSubstr("показатель больше не нужен: «обучено не менее 80 % педагогов»"));
    audit_holds();
}

}  // namespace
}  // namespace vekha
