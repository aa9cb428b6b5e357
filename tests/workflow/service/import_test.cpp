#include "workflow/service/import.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using testing::ElementsAre;
using testing::HasSubstr;

ImportRequest request_of(std::vector<Item> items) {
    ImportRequest request;
    request.reading.title = "План мероприятий";
    request.reading.items = std::move(items);
    request.source_name = "план.txt";
    request.source_sha256 = "abc";
    return request;
}

std::vector<DoubtKind> kinds(const std::vector<Doubt>& doubts) {
    std::vector<DoubtKind> list;
    for (const auto& one : doubts) list.push_back(one.kind);
    return list;
}

TEST(Import, MakesOneTaskForEachWindowWithOwnersProofAndDueDay) {
    test::Office office;
    const auto outcome = office.import(
        {test::item("1", "Провести мониторинг",
                    {{day("2026-01-01"), day("2026-03-31")}, {day("2026-04-01"), day("2026-06-30")}},
                    {"методист", "Директор СОШ № 1"}, {EvidenceKind::analytical_note})});
    EXPECT_EQ(outcome.tasks, 2u);
    const auto second = office.task(TaskId{2});
    EXPECT_EQ(second.occurrence, 2);
    EXPECT_EQ(second.due, day("2026-06-30"));
    EXPECT_EQ(office.login(second.lead()), "anna")
        << "the first named leads, whatever the case of the letters";
    EXPECT_EQ(second.assignments[1].role, AssignmentRole::contributor);
    EXPECT_EQ(office.login(second.controller), "irina");
    ASSERT_EQ(second.requirements.size(), 1u);
    EXPECT_EQ(second.requirements[0].state, RequirementState::requested);
    EXPECT_EQ(second.due_at, at("2026-06-30T21:00:00Z")) << "the day itself is still in time, in Moscow";
}

TEST(Import, ADueDayOnADayOffMovesByTheRulePack) {
    test::Office office;
    office.import(
        {test::item("1", "Дело", {{std::nullopt, day("2026-03-08")}}, {"Методист"}, {EvidenceKind::order})});
    EXPECT_EQ(office.task().due, day("2026-03-06"));
    EXPECT_THAT(office.task().due_rule, HasSubstr("предыдущий рабочий день"));
}

TEST(Import, WhereTheControllerLeadsTheHeadControls) {
    test::Office office;
    office.import(
        {test::item("1", "Дело", {{std::nullopt, day("2026-03-20")}}, {"Муниципальный координатор"}, {})});
    EXPECT_EQ(office.login(office.task().controller), "egor");
}

TEST(Import, ListsEveryDoubtInOneGoRowByRow) {
    test::Office office;
    auto doubtful =
        test::item("2", "Неясно", {{std::nullopt, day("2026-04-30")}}, {"Методист"}, {EvidenceKind::order});
    doubtful.deadline.ambiguous = true;
    const auto preview = test::must(read_as<ImportPreview>(*office.store, [&](ReadView& view) {
        return preview_import(
            view, office.org,
            request_of({test::item("1", "Без даты", {}, {"Кураторы"}, {EvidenceKind::order}), doubtful,
                        test::item("3", "Ничей", {{std::nullopt, day("2027-04-30")}}, {}, {})}),
            office.now);
    }));
    EXPECT_THAT(kinds(preview.doubts),
                ElementsAre(DoubtKind::unscheduled_deadline, DoubtKind::unbound_party,
                            DoubtKind::ambiguous_deadline, DoubtKind::missing_party, DoubtKind::no_proof));
    EXPECT_TRUE(preview.blocked());
    EXPECT_EQ(preview.doubts[1].text, "Кураторы");
}

TEST(Import, NothingIsMadeWhileADecisionIsOpen) {
    test::Office office;
    const auto refused = import_roadmap(
        *office.store, office.org, PersonId{},
        request_of({test::item("1", "Ясное дело", {{std::nullopt, day("2026-03-20")}}, {"Методист"}, {}),
                    test::item("2.1", "Без даты", {}, {"Методист"}, {})}),
        office.now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::undecided);
    EXPECT_THAT(refused.error().where, HasSubstr("2.1"));
    const auto head =
        test::must(read_as<std::size_t>(*office.store, [&](ReadView& view) -> Result<std::size_t> {
            return view.roadmaps().value().size();
        }));
    EXPECT_EQ(head, 0u);
}

TEST(Import, DecisionsAreTakenAndBindingsServeTheNextPlan) {
    test::Office office;
    auto request = request_of(
        {test::item("1", "Без даты", {}, {"Кураторы"}, {EvidenceKind::order}),
         test::item("2", "Не задача", {}, {"Методист"}, {EvidenceKind::order}),
         test::item("3", "Ничей", {{std::nullopt, day("2026-04-30")}}, {}, {EvidenceKind::order})});
    Decision dated;
    dated.position = 1;
    dated.windows = {{std::nullopt, day("2026-05-20")}};
    Decision dropped;
    dropped.position = 2;
    dropped.without_tasks = true;
    Decision led;
    led.position = 3;
    led.lead = "oleg";
    request.decisions = {dated, dropped, led};
    request.parties = {{"Кураторы", "anna"}};
    const auto outcome =
        test::must(import_roadmap(*office.store, office.org, PersonId{}, request, office.now));
    EXPECT_EQ(outcome.items, 3u);
    EXPECT_EQ(outcome.tasks, 2u);
    office.import(
        {test::item("1", "Следующий план", {{std::nullopt, day("2026-06-30")}}, {"кураторы."}, {})});
    EXPECT_EQ(office.login(office.task(TaskId{3}).lead()), "anna");
}

TEST(Import, TheSameDocumentIsNotTakenTwice) {
    test::Office office;
    const auto request =
        request_of({test::item("1", "Дело", {{std::nullopt, day("2026-03-20")}}, {"Методист"}, {})});
    test::must(import_roadmap(*office.store, office.org, PersonId{}, request, office.now));
    const auto again = import_roadmap(*office.store, office.org, PersonId{}, request, office.now);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().fault, Fault::conflict);
}

TEST(Import, IsForControllersAndNotForExecutors) {
    test::Office office;
    const auto request =
        request_of({test::item("1", "Дело", {{std::nullopt, day("2026-03-20")}}, {"Методист"}, {})});
    const auto refused = import_roadmap(*office.store, office.org, office.id("oleg"), request, office.now);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::forbidden);
}

TEST(Import, TellsRemarksAndDoubtfulNamesAndWhatTheTitleSpeaksOf) {
    test::Office office;
    auto row = test::item("1", "Утверждение плана", {{std::nullopt, day("2026-03-20")}}, {"Методист"}, {});
    row.result.from_title = {EvidenceKind::plan};
    auto request = request_of({row});
    request.remarks = {"Распознано со снимка."};
    request.reading.roles = {{"куратор", "И.О. Иваненко", "куратором И.О. Иваненко", true}};
    const auto preview = test::must(read_as<ImportPreview>(*office.store, [&](ReadView& view) {
        return preview_import(view, office.org, request, office.now);
    }));
    EXPECT_THAT(kinds(preview.doubts),
                ElementsAre(DoubtKind::document_remark, DoubtKind::doubtful_name, DoubtKind::no_proof));
    EXPECT_EQ(preview.doubts[0].reason, "Распознано со снимка.");
    EXPECT_THAT(preview.doubts[2].proofs, ElementsAre(EvidenceKind::plan));
    EXPECT_FALSE(preview.blocked());

    Decision asked;
    asked.position = 1;
    asked.title_proof = true;
    request.decisions = {asked};
    test::must(import_roadmap(*office.store, office.org, PersonId{}, request, office.now));
    ASSERT_EQ(office.task().requirements.size(), 1u);
    EXPECT_EQ(office.task().requirements[0].kind, EvidenceKind::plan);
}

TEST(Import, AnUnknownPartyComesWithThoseItMayStandFor) {
    test::Office office;
    auto request = request_of({test::item("1", "Дело", {{std::nullopt, day("2026-03-20")}}, {"методистам"},
                                          {EvidenceKind::order})});
    request.reading.control = Role{"", "И. Иринина", "контроль возложить на И. Иринину"};
    const auto preview = test::must(read_as<ImportPreview>(*office.store, [&](ReadView& view) {
        return preview_import(view, office.org, request, office.now);
    }));
    ASSERT_EQ(preview.doubts.size(), 1u);
    ASSERT_EQ(preview.doubts[0].candidates.size(), 1u);
    EXPECT_EQ(preview.doubts[0].candidates[0].owner, "anna") << "bound as «Методист» before";
    EXPECT_TRUE(preview.controllers.empty()) << "nobody of that name is known";
}

TEST(Import, WarnsOfAYearWhoseCalendarIsNotKnown) {
    test::Office office;
    const auto outcome = office.import(
        {test::item("1", "Дело", {{std::nullopt, day("2031-03-20")}}, {"Методист"}, {EvidenceKind::order})});
    EXPECT_THAT(kinds(outcome.doubts), ElementsAre(DoubtKind::provisional_calendar));
}

TEST(PartyKey, FoldsWhatPrintersDoDifferently) {
    EXPECT_EQ(party_key("  Руководители  ОО. "), party_key("руководители ОО"));
    EXPECT_EQ(party_key("Директор МКУ «ЦРО»"), party_key("директор МКУ \"ЦРО\""));
    EXPECT_EQ(party_key("отдел учёта"), party_key("Отдел учета"));
    EXPECT_NE(party_key("Методист"), party_key("Методисты"));
}

TEST(Import, FindsABindingInAnotherCaseForm) {
    test::Office office;
    test::must(save_people(
        *office.store, PersonId{},
        {{test::person("anna", {Duty::executor}, "Методкабинет", {"Школьный куратор"})}, {}}, office.now));
    const auto found = test::must(read_as<std::optional<PartyBinding>>(
        *office.store, [](ReadView& view) { return binding_of(view, "школьного куратора"); }));
    EXPECT_EQ(found.value_or(PartyBinding{}).owner, PartyOwner(office.id("anna")));
}

TEST(Import, FindsABindingKeptUnderItsKeyOfBeforeStems) {
    test::Office office;
    const PartyBinding old{"Руководители школ", office.id("anna")};
    test::must(write_as<bool>(*office.store, [&](Transaction& change) -> Result<bool> {
        if (auto done = change.bind(plain_party_key(old.party), old); !done)
            return tl::unexpected(done.error());
        return true;
    }));
    const auto found = test::must(read_as<std::optional<PartyBinding>>(
        *office.store, [](ReadView& view) { return binding_of(view, "руководители  школ"); }));
    EXPECT_EQ(found, std::optional(old));
}

TEST(People, BadEntriesNameThePersonAndChangeNothing) {
    test::Office office;
    auto bad = test::person("masha", {Duty::executor});
    bad.person.email = "masha@example.org\nBcc: all@example.org";
    const auto refused = save_people(*office.store, PersonId{},
                                     {{test::person("nina", {Duty::executor}), bad}, {}}, office.now);
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().where, HasSubstr("masha"));
    EXPECT_FALSE(test::must(read_as<bool>(*office.store, [](ReadView& view) -> Result<bool> {
        return view.person_by_login("nina").value().has_value();
    })));
}

TEST(People, SavedTwiceChangesNothing) {
    test::Office office;
    const PeopleEntries entries{{test::person("anna", {Duty::executor}, "Методкабинет", {"Методист"})},
                                {{"Школы", {"oleg", "anna"}, {"Руководители ОО"}}}};
    const auto first = test::must(save_people(*office.store, PersonId{}, entries, office.now));
    EXPECT_EQ(first.bound, 1u);
    const auto again = test::must(save_people(*office.store, PersonId{}, entries, office.now));
    EXPECT_EQ(again.unchanged, 1u);
    EXPECT_EQ(again.bound, 0u);
}

}  // namespace
}  // namespace vekha
