#include <gmock/gmock.h>

#include "tests/contract/store_contract.hpp"

namespace vekha::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

StoredEdition sample_edition(const Ground& ground, int number, const std::string& sha256) {
    StoredEdition edition;
    edition.roadmap = ground.roadmap;
    edition.number = number;
    edition.reason = "приказ № 45 от 12.03.2026";
    edition.approval_number = "45";
    edition.approval_date = day_of(2026, 3, 12);
    edition.source_name = "изменения.docx";
    edition.source_sha256 = sha256;
    edition.applied_by = ground.controller;
    edition.applied_at = noon(3, 13);
    edition.same = 1;
    edition.moved = 2;
    edition.changed = 3;
    edition.added = 4;
    edition.dropped = 5;
    return edition;
}

TEST_P(StoreContract, EditionsComeBackByNumberAsAdded) {
    const Ground ground = lay_ground();
    EXPECT_THAT(read([&](ReadView& view) { return view.editions(ground.roadmap); }), IsEmpty());
    const auto second = sample_edition(ground, 2, "second");
    auto third = sample_edition(ground, 3, "third");
    third.approval_date.reset();
    third.applied_by = {};
    write([&](Transaction& change) { return change.add(third); });
    write([&](Transaction& change) { return change.add(second); });
    reopen();
    EXPECT_THAT(read([&](ReadView& view) { return view.editions(ground.roadmap); }),
                ElementsAre(second, third));
    EXPECT_THAT(read([&](ReadView& view) { return view.editions(RoadmapId{99}); }), IsEmpty());
}

TEST_P(StoreContract, ARowKeepsHowItsTasksAreMade) {
    const Ground ground = lay_ground();
    StoredItem row{{}, ground.roadmap, 2, sample_item("Обучение")};
    row.plan.waits = true;
    row.plan.owners = {{ground.lead, AssignmentRole::lead, "Отдел"}};
    row.plan.each = {{ground.contributor, AssignmentRole::lead, "школы"}};
    row.plan.proof = {EvidenceKind::order, EvidenceKind::certificate};
    row.plan.made = 3;
    row.plan.policy = "Строгая";
    row.plan.after = {ground.item};
    row.plan.refused = {ItemId{ground.item.value + 7}};
    row.id = write([&](Transaction& change) { return change.add(row); });
    reopen();
    EXPECT_EQ(read([&](ReadView& view) { return view.item(row.id); }), row);
    row.plan.waits = false;
    row.plan.event_day = day_of(2026, 5, 1);
    row.plan.basis = "приказ № 3";
    write([&](Transaction& change) { return change.update(row); });
    EXPECT_EQ(read([&](ReadView& view) { return view.item(row.id); }), row);
}

TEST_P(StoreContract, ARoadmapChangesItsControllerAndItsLadders) {
    const Ground ground = lay_ground();
    auto roadmap = *read([&](ReadView& view) { return view.roadmap(ground.roadmap); });
    roadmap.controller = ground.lead;
    roadmap.policy = "Строгая";
    roadmap.section_policies = {{"Кадры", "Мягкая"}, {"1. Обучение", "Строгая"}};
    write([&](Transaction& change) { return change.update(roadmap); });
    reopen();
    EXPECT_EQ(read([&](ReadView& view) { return view.roadmap(ground.roadmap); }), roadmap);
}

TEST_P(StoreContract, AFileServesOneEditionOrOneImport) {
    const Ground ground = lay_ground();
    write([&](Transaction& change) { return change.add(sample_edition(ground, 2, "amending")); });
    EXPECT_EQ(read([](ReadView& view) { return view.roadmap_by_source("amending"); }), ground.roadmap);
    const auto taken = [&](const StoredEdition& edition) {
        return refused([&](Transaction& change) { return change.add(edition); }).fault;
    };
    EXPECT_EQ(taken(sample_edition(ground, 2, "another")), Fault::conflict) << "the number";
    EXPECT_EQ(taken(sample_edition(ground, 3, "amending")), Fault::conflict) << "the file";
    EXPECT_EQ(taken(sample_edition(ground, 3, "source-of-the-ground")), Fault::conflict)
        << "the file of an import";
    const auto imported = refused(
        [&](Transaction& change) { return change.add(sample_roadmap("amending", ground.controller)); });
    EXPECT_EQ(imported.fault, Fault::conflict);
    write([&](Transaction& change) { return change.add(sample_edition(ground, 3, "")); });
    write([&](Transaction& change) { return change.add(sample_edition(ground, 4, "")); });
}

TEST_P(StoreContract, AnEditionNeedsItsRoadmap) {
    Ground ground = lay_ground();
    ground.roadmap = RoadmapId{99};
    const auto error =
        refused([&](Transaction& change) { return change.add(sample_edition(ground, 2, "amending")); });
    EXPECT_EQ(error.fault, Fault::not_found);
}

TEST_P(StoreContract, AnEditionWritesOverTheHeadAndTheRowsAndLeavesTheImportOnRecord) {
    const Ground ground = lay_ground();
    const auto imported = read([&](ReadView& view) { return view.roadmap(ground.roadmap); }).value();
    StoredRoadmap amended = imported;
    amended.title = "План в новой редакции";
    amended.period.last = day_of(2027, 5, 31);
    amended.edition = 2;
    StoredRoadmap given = amended;
    given.source_sha256 = "another";
    given.approval_number = "45";
    write([&](Transaction& change) { return change.update(given); });
    EXPECT_EQ(read([&](ReadView& view) { return view.roadmap(ground.roadmap); }), amended);

    StoredItem row = read([&](ReadView& view) { return view.item(ground.item); }).value();
    row.position = 7;
    row.item = sample_item("Другие слова");
    row.dropped_in = 2;
    write([&](Transaction& change) { return change.update(row); });
    StoredItem brought{{}, ground.roadmap, 1, sample_item("Новая строка"), 2};
    brought.id = write([&](Transaction& change) { return change.add(brought); });
    reopen();
    EXPECT_THAT(read([&](ReadView& view) { return view.items(ground.roadmap); }), ElementsAre(brought, row));
}

TEST_P(StoreContract, WhatIsNotThereCannotBeWrittenOver) {
    lay_ground();
    StoredRoadmap roadmap;
    roadmap.id = RoadmapId{99};
    EXPECT_EQ(refused([&](Transaction& change) { return change.update(roadmap); }).fault, Fault::not_found);
    StoredItem item;
    item.id = ItemId{99};
    EXPECT_EQ(refused([&](Transaction& change) { return change.update(item); }).fault, Fault::not_found);
}

}  // namespace
}  // namespace vekha::testing
