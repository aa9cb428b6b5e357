// Many threads at one store. The counts are small: what matters is that the threads meet, and the thread
// sanitizer sees.
#include <atomic>
#include <thread>
#include <vector>

#include "tests/contract/store_contract.hpp"
#include "workflow/service/journal.hpp"

namespace vekha::testing {
namespace {

constexpr int threads = 8;
constexpr int rounds = 25;

/// Runs `work(thread)` in all threads at once and waits for them.
void at_once(const std::function<void(int)>& work) {
    std::vector<std::thread> running;
    for (int thread = 0; thread < threads; ++thread) running.emplace_back(work, thread);
    for (auto& thread : running) thread.join();
}

Result<std::int64_t> counter(ReadView& view, const std::string& name) {
    auto value = view.setting(name);
    if (!value) return tl::unexpected(value.error());
    return *value ? std::stoll(**value) : 0;
}

TEST_P(StoreContract, NoIncrementIsLostAmongManyWriters) {
    at_once([&](int) {
        for (int round = 0; round < rounds; ++round)
            write([](Transaction& change) -> Result<void> {
                return change.set("count", std::to_string(must(counter(change, "count")) + 1));
            });
    });
    EXPECT_EQ(read([](ReadView& view) { return counter(view, "count"); }), threads * rounds);
}

TEST_P(StoreContract, AFailedWriteHarmsNoneOfThoseItSharesACommitWith) {
    std::atomic<int> kept = 0;
    at_once([&](int thread) {
        for (int round = 0; round < rounds; ++round) {
            const bool fails = (thread + round) % 3 == 0;
            const auto done = store().write([&](Transaction& change) -> Result<void> {
                must(change.append(
                    {noon(1, 1), {}, TaskId{thread + 1}, "task_opened", std::to_string(round)}));
                if (fails) return failure(Fault::stale, "нет");
                return {};
            });
            EXPECT_EQ(done.has_value(), !fails);
            if (done) ++kept;
        }
    });
    const auto check = [&] {
        const auto entries = read([](ReadView& view) { return view.journal(1, threads * rounds); });
        EXPECT_EQ(static_cast<int>(entries.size()), kept.load());
        JournalWalk walk;
        for (const auto& entry : entries) must(walk.next(entry));
    };
    check();
    if (reopen()) check();
}

TEST_P(StoreContract, AReaderSeesAllOfAWriteOrNoneOfIt) {
    std::atomic<bool> writing = true;
    std::thread writer([&] {
        for (int round = 1; round <= threads * rounds; ++round)
            write([&](Transaction& change) -> Result<void> {
                must(change.set("left", std::to_string(round)));
                return change.set("right", std::to_string(-round));
            });
        writing = false;
    });
    at_once([&](int) {
        std::int64_t last = 0;
        for (int round = 0; round < rounds || writing; ++round) {
            const auto [left, right] =
                read([](ReadView& view) -> Result<std::pair<std::int64_t, std::int64_t>> {
                    const auto first = must(counter(view, "left"));
                    std::this_thread::yield();
                    return std::pair(first, must(counter(view, "right")));
                });
            EXPECT_EQ(left, -right);
            EXPECT_GE(left, last) << "no reader goes back";
            last = left;
        }
    });
    writer.join();
}

TEST_P(StoreContract, AWriterSeesItsOwnAnsweredWriteAtOnce) {
    at_once([&](int thread) {
        const std::string name = "thread-" + std::to_string(thread);
        for (int round = 0; round < rounds; ++round) {
            write([&](Transaction& change) { return change.set(name, std::to_string(round)); });
            EXPECT_EQ(read([&](ReadView& view) { return view.setting(name); }), std::to_string(round));
        }
    });
}

TEST_P(StoreContract, ANoticePlannedByManyIsPlannedOnce) {
    const Ground ground = lay_ground();
    std::atomic<int> planned = 0;
    at_once([&](int) {
        for (int round = 0; round < rounds; ++round)
            if (write([&](Transaction& change) {
                    return change.plan(
                        sample_row("rung-" + std::to_string(round), {}, ground.lead, noon(3, 1)));
                }))
                ++planned;
    });
    EXPECT_EQ(planned, rounds);
    EXPECT_EQ(static_cast<int>(read([](ReadView& view) { return view.ready_rows(noon(3, 1), 1); }).size()),
              rounds);
}

TEST_P(StoreContract, TheRevisionCanBeAskedWhileOthersWrite) {
    at_once([&](int thread) {
        for (int round = 0; round < rounds; ++round) {
            const auto before = store().revision();
            if (thread % 2 == 0) {
                write([&](Transaction& change) {
                    return change.set("r" + std::to_string(thread), std::to_string(round));
                });
                EXPECT_GT(store().revision(), before);
            } else {
                EXPECT_GE(store().revision(), before);
            }
        }
    });
}

}  // namespace
}  // namespace vekha::testing
