// A process that dies by SIGKILL amid its writes: every change it was answered for is there, and nothing by
// halves.
#include <csignal>
#include <thread>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "daemon/storage/store.hpp"
#include "tests/support/store_samples.hpp"
#include "tests/support/temp_folder.hpp"
#include "workflow/service/journal.hpp"

namespace vekha {
namespace {

constexpr int writers = 4;

/// One entry and one setting that must agree for ever.
Result<std::int64_t> write_both(Transaction& change) {
    auto entry = change.append({testing::noon(1, 1), {}, {}, "person_saved", "{}"});
    if (!entry) return tl::unexpected(entry.error());
    auto set = change.set("entries", std::to_string(entry->sequence));
    if (!set) return tl::unexpected(set.error());
    return entry->sequence;
}

/// The child: writes for ever and tells each answered entry's number through the pipe.
[[noreturn]] void write_until_killed(const StoreOptions& options, int pipe) {
    const auto store = open_store(options);
    if (!store) _exit(1);
    std::vector<std::thread> running;
    for (int writer = 0; writer < writers; ++writer)
        running.emplace_back([&] {
            while (const auto sequence = write_as<std::int64_t>(**store, write_both))
                if (::write(pipe, &*sequence, sizeof *sequence) != sizeof *sequence) break;
        });
    for (auto& thread : running) thread.join();
    _exit(1);
}

/// Starts the child, waits for so many answers, kills it; the largest number it was answered for.
std::int64_t kill_after(const StoreOptions& options, int answers) {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        write_until_killed(options, ends[1]);
    }
    close(ends[1]);
    std::int64_t largest = 0;
    const auto listen = [&] {
        std::int64_t sequence = 0;
        if (read(ends[0], &sequence, sizeof sequence) != sizeof sequence) return false;
        largest = std::max(largest, sequence);
        return true;
    };
    for (int heard = 0; heard < answers; ++heard) EXPECT_TRUE(listen());
    kill(child, SIGKILL);
    while (listen()) {  // what it said before it died
    }
    int status = 0;
    waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status));
    close(ends[0]);
    return largest;
}

TEST(KilledStore, EveryAnsweredWriteIsThereAndTheChainIsWhole) {
    const testing::TempFolder folder;
    StoreOptions options;
    options.path = folder / "vekha.db";
    for (const int answers : {0, 1, 7, 30, 60}) {
        const std::int64_t answered = kill_after(options, answers);
        const auto store = open_store(options);
        ASSERT_TRUE(store) << describe(store.error());
        ASSERT_TRUE((*store)->read([&](ReadView& view) -> Result<void> {
            JournalWalk walk;
            const auto entries = view.journal(1, 100'000);
            for (const auto& entry : *entries) EXPECT_TRUE(walk.next(entry));
            EXPECT_GE(walk.entries(), answered);
            EXPECT_EQ(view.setting("entries")->value_or("0"), std::to_string(walk.entries()));
            return {};
        }));
    }
}

}  // namespace
}  // namespace vekha
