// What the contract (tests/contract) can't ask of every store: how the memory twin takes a write back.
#include "workflow/service/memory_store.hpp"

#include <gtest/gtest.h>

#include "tests/support/store_samples.hpp"

namespace vekha {
namespace {

TEST(MemoryStore, AFailedWriteTakesBackManyChangesOfOneRowInTheirOrder) {
    const auto store = make_memory_store();
    ASSERT_TRUE(store->write([](Transaction& change) { return change.set("name", "before"); }));
    EXPECT_FALSE(store->write([](Transaction& change) -> Result<void> {
        for (const auto* value : {"one", "two", "three"}) EXPECT_TRUE(change.set("name", value));
        return failure(Fault::stale, "нет");
    }));
    ASSERT_TRUE(store->read([](ReadView& view) -> Result<void> {
        EXPECT_EQ(*view.setting("name"), "before");
        return {};
    }));
}

TEST(MemoryStore, AnIdTakenByAFailedWriteIsGivenAgain) {
    const auto store = make_memory_store();
    TaskId first;
    EXPECT_FALSE(store->write([&](Transaction& change) -> Result<void> {
        first = *change.next_task_id();
        return failure(Fault::stale, "нет");
    }));
    ASSERT_TRUE(store->write([&](Transaction& change) -> Result<void> {
        EXPECT_EQ(*change.next_task_id(), first);
        return {};
    }));
}

}  // namespace
}  // namespace vekha
