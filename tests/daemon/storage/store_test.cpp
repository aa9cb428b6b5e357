// What only the database can show: one commit for many, a disk that is full or fails, readers beside the
// writer.
#include "daemon/storage/store.hpp"

#include <atomic>
#include <thread>

#include <gmock/gmock.h>

#include "tests/support/slow_sync_vfs.hpp"
#include "tests/support/store_samples.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

class DiskStore : public ::testing::Test {
  protected:
    ~DiskStore() override { disk_.full = disk_.sync_fails = false; }

    std::unique_ptr<Store> open(std::size_t largest_batch = 512) {
        StoreOptions options;
        options.path = folder_ / "vekha.db";
        options.file_layer = "moody";
        options.largest_batch = largest_batch;
        auto store = open_store(options);
        EXPECT_TRUE(store) << describe(store.error());
        return store ? std::move(*store) : nullptr;
    }
    static std::optional<std::string> setting(Store& store, const std::string& name) {
        const auto value =
            read_as<std::optional<std::string>>(store, [&](ReadView& view) { return view.setting(name); });
        EXPECT_TRUE(value) << describe(value.error());
        return value.value_or(std::nullopt);
    }
    /// How many syncs it took that all threads did all their writes.
    long syncs_of(Store& store, int threads, int rounds) {
        disk_.sync_delay_us = 2000;
        const long before = disk_.syncs;
        std::vector<std::thread> running;
        for (int thread = 0; thread < threads; ++thread)
            running.emplace_back([&, thread] {
                for (int round = 0; round < rounds; ++round)
                    EXPECT_TRUE(store.write([&](Transaction& change) {
                        return change.set("t" + std::to_string(thread), std::to_string(round));
                    }));
            });
        for (auto& thread : running) thread.join();
        disk_.sync_delay_us = 0;
        return disk_.syncs - before;
    }

    testing::TempFolder folder_;
    testing::DiskMood& disk_ = testing::register_slow_sync_vfs("moody", 0us);
};

TEST_F(DiskStore, ManyCallersShareOneSync) {
    const auto store = open();
    const long syncs = syncs_of(*store, 16, 5);
    EXPECT_LE(syncs, 80 / 4) << "of 80 writes";
    EXPECT_GE(syncs, 5) << "no round is answered before its sync";
}

TEST_F(DiskStore, ABatchOfOneIsASyncForEach) {
    const auto store = open(1);
    EXPECT_GE(syncs_of(*store, 4, 5), 20);
}

TEST_F(DiskStore, AnAnswerComesAfterItsSync) {
    const auto store = open();
    const long before = disk_.syncs;
    ASSERT_TRUE(store->write([](Transaction& change) { return change.set("a", "1"); }));
    EXPECT_GT(disk_.syncs, before);
}

TEST_F(DiskStore, AFullDiskRefusesTheWriteAndTheNextOneAfterMakingRoomIsKept) {
    auto store = open();
    ASSERT_TRUE(store->write([](Transaction& change) { return change.set("a", "1"); }));
    disk_.full = true;
    const auto refused = store->write([](Transaction& change) { return change.set("a", "2"); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::storage_full);
    EXPECT_THAT(refused.error().message, HasSubstr("не хватает места"));
    EXPECT_THAT(refused.error().where, HasSubstr("vekha.db"));
    EXPECT_EQ(setting(*store, "a"), "1") << "what was there can still be read";
    disk_.full = false;
    ASSERT_TRUE(store->write([](Transaction& change) { return change.set("b", "3"); }));
    store.reset();
    store = open();
    EXPECT_EQ(setting(*store, "a"), "1");
    EXPECT_EQ(setting(*store, "b"), "3");
}

TEST_F(DiskStore, ACommitThatFailsIsAnErrorForAllWhoSharedIt) {
    const auto store = open();
    ASSERT_TRUE(store->write([](Transaction& change) { return change.set("a", "0"); }));
    disk_.sync_fails = true;
    std::atomic<int> refused = 0;
    std::vector<std::thread> running;
    for (int thread = 0; thread < 6; ++thread)
        running.emplace_back([&, thread] {
            if (!store->write(
                    [&](Transaction& change) { return change.set("a", "new " + std::to_string(thread)); }))
                ++refused;
        });
    for (auto& thread : running) thread.join();
    EXPECT_EQ(refused, 6);
    disk_.sync_fails = false;
    EXPECT_EQ(setting(*store, "a"), "0");
    EXPECT_TRUE(store->write([](Transaction& change) { return change.set("a", "7"); }));
    EXPECT_EQ(setting(*store, "a"), "7");
}

TEST_F(DiskStore, AFullDiskFoundByTheWriteItselfCantBePassedOver) {
    const auto store = open();
    disk_.full = true;
    // Far more than the page cache holds, so that pages go to the disk before the commit.
    const auto done = store->write([](Transaction& change) -> Result<void> {
        const std::string large(1024 * 1024, 'x');
        for (int made = 0; made < 40; ++made) (void)change.set("large" + std::to_string(made), large);
        return {};
    });
    ASSERT_FALSE(done);
    EXPECT_EQ(setting(*store, "large0"), std::nullopt);
}

TEST_F(DiskStore, AReaderKeepsItsStateWhileAWriteLands) {
    const auto store = open();
    ASSERT_TRUE(store->write([](Transaction& change) { return change.set("a", "before"); }));
    const auto done = store->read([&](ReadView& view) -> Result<void> {
        EXPECT_EQ(*view.setting("a"), "before");
        std::thread writer(
            [&] { EXPECT_TRUE(store->write([](Transaction& change) { return change.set("a", "after"); })); });
        writer.join();
        EXPECT_EQ(*view.setting("a"), "before");
        return {};
    });
    EXPECT_TRUE(done);
    EXPECT_EQ(setting(*store, "a"), "after");
}

TEST_F(DiskStore, MoreReadersThanConnectionsWaitTheirTurn) {
    const auto store = open();
    constexpr int readers = 12;
    std::atomic<int> done = 0;
    std::vector<std::thread> running;
    for (int reader = 0; reader < readers; ++reader)
        running.emplace_back([&] {
            for (int round = 0; round < 20; ++round)
                EXPECT_TRUE(store->read([](ReadView& view) -> Result<void> {
                    auto people = view.people();
                    std::this_thread::yield();
                    return people ? Result<void>{} : tl::unexpected(people.error());
                }));
            ++done;
        });
    for (auto& thread : running) thread.join();
    EXPECT_EQ(done, readers);
}

TEST_F(DiskStore, AWriteInsideAWriteIsRefusedInsteadOfWaitingForEver) {
    const auto store = open();
    ASSERT_TRUE(store->write([&](Transaction& change) -> Result<void> {
        const auto inner = store->write([](Transaction& other) { return other.set("a", "inner"); });
        EXPECT_FALSE(inner);
        return change.set("a", "outer");
    }));
    EXPECT_EQ(setting(*store, "a"), "outer");
}

TEST_F(DiskStore, ARevisionSeesWhatAnotherProgramWrote) {
    const auto server = open();
    const auto command = open();
    const auto before = server->revision();
    EXPECT_EQ(server->revision(), before);
    ASSERT_TRUE(command->write([](Transaction& change) { return change.set("a", "1"); }));
    EXPECT_GT(server->revision(), before);
    EXPECT_EQ(setting(*server, "a"), "1");
}

TEST_F(DiskStore, TwoProgramsCanWriteInTurn) {
    const auto one = open();
    const auto other = open();
    std::vector<std::thread> running;
    for (Store* store : {one.get(), other.get()})
        running.emplace_back([store] {
            for (int round = 0; round < 20; ++round)
                EXPECT_TRUE(store->write([](Transaction& change) -> Result<void> {
                    auto entry = change.append({testing::noon(1, 1), {}, {}, "person_saved", "{}"});
                    return entry ? Result<void>{} : tl::unexpected(entry.error());
                }));
        });
    for (auto& thread : running) thread.join();
    const auto head =
        read_as<std::optional<JournalEntry>>(*one, [](ReadView& view) { return view.journal_head(); });
    ASSERT_TRUE(head);
    EXPECT_EQ((*head)->sequence, 40);
}

}  // namespace
}  // namespace vekha
