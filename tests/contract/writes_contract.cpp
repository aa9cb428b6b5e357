#include <stdexcept>

#include <gmock/gmock.h>

#include "tests/contract/store_contract.hpp"

namespace vekha::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Changes one row of every kind that the ground stands under.
Result<void> change_everything(Transaction& change, const Ground& ground, const Task& before) {
    Task task = before;
    task.state = TaskState::accepted;
    task.next_action_at.reset();
    task.assignments[0].person = ground.contributor;
    task.evidence = full_task().evidence;
    must(change.save(task));
    must(change.save(sample_person("someone")));
    must(change.save(Group{{}, "группа", {ground.lead}}));
    must(change.bind("ключ", {"Ключ", ground.lead}));
    must(change.set_password(ground.lead, "secret"));
    must(change.add(sample_roadmap("second", ground.lead)));
    must(change.add(StoredItem{{}, ground.roadmap, 2, sample_item("второе")}));
    must(change.append({noon(3, 1), {}, task.id, "task_accepted", "{}"}));
    must(change.add(sample_delivery(ground.lead, noon(3, 1))));
    must(change.plan(sample_row("key", task.id, ground.lead, noon(3, 1))));
    must(change.save(Session{"hash", ground.lead, {}, "csrf", noon(3, 1), noon(3, 2)}));
    must(change.remember({ground.lead, "key", "hash", 201, "/", "{}", noon(3, 1)}));
    must(change.set("name", "value"));
    return {};
}

TEST_P(StoreContract, AFailedWriteLeavesNothingBehind) {
    const Ground ground = lay_ground();
    const Task task = save_task(ground, day_of(2026, 3, 1));
    const Error error = refused([&](Transaction& change) -> Result<void> {
        must(change_everything(change, ground, task));
        return failure(Fault::stale, "изменено", "здесь", "повторите");
    });
    EXPECT_EQ(error, (Error{Fault::stale, "изменено", "здесь", "повторите"}))
        << "the function's own error is passed on";
    EXPECT_EQ(read([&](ReadView& view) { return view.task(task.id); }), task);
    EXPECT_EQ(read([](ReadView& view) { return view.earliest_action(); }), task.next_action_at);
    EXPECT_EQ(read([](ReadView& view) { return view.task_with_evidence(std::string(64, 'a')); }),
              std::nullopt);
    TaskQuery query;
    query.now = noon(12, 1);
    query.owner = ground.lead;
    EXPECT_EQ(read([&](ReadView& view) { return view.list(query); }).size(), 1U);
    query.list = TaskList::closed;
    query.owner.reset();
    EXPECT_THAT(read([&](ReadView& view) { return view.list(query); }), IsEmpty());
    EXPECT_EQ(read([](ReadView& view) { return view.people(); }).size(), 3U);
    EXPECT_EQ(read([](ReadView& view) { return view.person_by_login("someone"); }), std::nullopt);
    EXPECT_THAT(read([](ReadView& view) { return view.groups(); }), IsEmpty());
    EXPECT_THAT(read([](ReadView& view) { return view.bindings(); }), IsEmpty());
    EXPECT_EQ(read([&](ReadView& view) { return view.password(ground.lead); }), std::nullopt);
    EXPECT_EQ(read([](ReadView& view) { return view.roadmaps(); }).size(), 1U);
    EXPECT_EQ(read([](ReadView& view) { return view.roadmap_by_source("second"); }), std::nullopt);
    EXPECT_EQ(read([&](ReadView& view) { return view.items(ground.roadmap); }).size(), 1U);
    EXPECT_EQ(read([](ReadView& view) { return view.journal_head(); }), std::nullopt);
    EXPECT_THAT(read([](ReadView& view) { return view.deliveries({}); }), IsEmpty());
    EXPECT_EQ(read([](ReadView& view) { return view.outbox_row("key"); }), std::nullopt);
    EXPECT_EQ(read([](ReadView& view) { return view.earliest_sending(); }), std::nullopt);
    EXPECT_EQ(read([](ReadView& view) { return view.session("hash"); }), std::nullopt);
    EXPECT_EQ(read([&](ReadView& view) { return view.answer(ground.lead, "key"); }), std::nullopt);
    EXPECT_EQ(read([](ReadView& view) { return view.setting("name"); }), std::nullopt);
}

TEST_P(StoreContract, AWriteThatThrowsLeavesNothingBehindAndTheStoreGoesOn) {
    const Result<void> done = store().write([](Transaction& change) -> Result<void> {
        must(change.set("name", "value"));
        throw std::runtime_error("defect in a use case");
    });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().fault, Fault::internal);
    EXPECT_THAT(describe(done.error()), HasSubstr("defect in a use case"));
    EXPECT_EQ(read([](ReadView& view) { return view.setting("name"); }), std::nullopt);
    write([](Transaction& change) { return change.set("name", "other"); });
    EXPECT_EQ(read([](ReadView& view) { return view.setting("name"); }), "other");
}

TEST_P(StoreContract, AReadThatThrowsOrFailsIsAnErrorAndTheStoreGoesOn) {
    const Result<void> thrown =
        store().read([](ReadView&) -> Result<void> { throw std::runtime_error("defect"); });
    ASSERT_FALSE(thrown);
    EXPECT_EQ(thrown.error().fault, Fault::internal);
    const Result<void> failed =
        store().read([](ReadView&) -> Result<void> { return failure(Fault::not_found, "нет"); });
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().fault, Fault::not_found);
    EXPECT_THAT(read([](ReadView& view) { return view.people(); }), IsEmpty());
}

TEST_P(StoreContract, AWriteReadsItsOwnChanges) {
    const Ground ground = lay_ground();
    const Task before = save_task(ground, day_of(2026, 3, 1));
    write([&](Transaction& change) -> Result<void> {
        must(change_everything(change, ground, before));
        EXPECT_EQ(must(change.task(before.id))->state, TaskState::accepted);
        EXPECT_EQ(must(change.card(before.id))->lead, ground.contributor);
        EXPECT_EQ(must(change.earliest_action()), std::nullopt);
        EXPECT_EQ(must(change.setting("name")), "value");
        EXPECT_EQ(must(change.ready_rows(noon(3, 1), 5)).size(), 1U);
        return {};
    });
}

TEST_P(StoreContract, TheRevisionGrowsWithEachChangeAndOnlyThen) {
    const auto start = store().revision();
    write([](Transaction& change) { return change.set("name", "one"); });
    const auto first = store().revision();
    EXPECT_GT(first, start);
    read([](ReadView& view) { return view.setting("name"); });
    refused([](Transaction& change) -> Result<void> {
        must(change.set("name", "two"));
        return failure(Fault::stale, "нет");
    });
    EXPECT_EQ(store().revision(), first);
    write([](Transaction& change) { return change.set("name", "three"); });
    EXPECT_GT(store().revision(), first);
}

TEST_P(StoreContract, WhatWasAnsweredIsThereAfterReopening) {
    const Ground ground = lay_ground();
    const Task task = save_task(ground, day_of(2026, 3, 1));
    write([&](Transaction& change) { return change_everything(change, ground, task); });
    const auto whole = [&] {
        return read([&](ReadView& view) -> Result<std::string> {
            const auto kept = *must(view.task(task.id));
            const auto head = *must(view.journal_head());
            return std::string(name(kept.state)) + head.hash + *must(view.setting("name")) +
                   must(view.people()).back().login + must(view.deliveries({})).front().subject +
                   must(view.ready_rows(noon(3, 1), 1)).front().key + *must(view.password(ground.lead));
        });
    };
    const std::string before = whole();
    if (!reopen()) GTEST_SKIP() << "nothing outlives this store";
    EXPECT_EQ(whole(), before);
    EXPECT_EQ(write([](Transaction& change) {
                  return change.append({noon(3, 2), {}, {}, "person_saved", "{}"});
              }).sequence,
              2);
}

}  // namespace
}  // namespace vekha::testing
