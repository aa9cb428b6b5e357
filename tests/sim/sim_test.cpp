// The simulation: the real use cases on the memory store under faults, seed by seed. A failing seed is
// printed; run it alone with VEKHA_SIM_SEED=…, which also tells its journal; VEKHA_SIM_FROM=… and
// VEKHA_SIM_SEEDS=… set the first and the last, so that a long run can be done in parts.
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

#include "tests/sim/world.hpp"

namespace vekha::sim {
namespace {

constexpr std::uint64_t seeds_default = 10'000;
constexpr std::chrono::days people_act{3 * 365};

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
    const char* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// What the worlds of one run came to together.
struct Sum {
    std::size_t worlds = 0;
    std::size_t messages = 0;
    std::size_t foreseen = 0;
    std::size_t faults = 0;
    std::size_t done = 0;
    std::size_t refused = 0;
    std::chrono::days lived{};
    std::vector<std::string> broken;

    void add(const World& world, std::vector<std::string> promises, std::uint64_t seed) {
        ++worlds;
        messages += world.messages();
        foreseen += world.foreseen();
        faults += world.faults();
        done += world.steps_done();
        refused += world.steps_refused();
        lived += world.lived();
        for (auto& promise : promises)
            broken.push_back("seed " + std::to_string(seed) + ": " + std::move(promise));
    }
};

/// Worlds share nothing, so each core lives its own.
Sum live_all(std::uint64_t first, std::uint64_t last, bool tell) {
    std::atomic next{first};
    std::mutex mutex;
    Sum sum;
    const auto work = [&] {
        for (;;) {
            const auto seed = next++;
            if (seed > last) return;
            World world(seed);
            world.live(people_act);
            auto broken = world.broken_promises();
            const std::lock_guard lock(mutex);
            if (tell && !broken.empty()) world.tell(std::cout);
            sum.add(world, std::move(broken), seed);
            if (!sum.broken.empty()) next = last + 1;
        }
    };
    std::vector<std::thread> threads;
    for (unsigned at = 1; at < std::thread::hardware_concurrency(); ++at) threads.emplace_back(work);
    work();
    for (auto& thread : threads) thread.join();
    return sum;
}

TEST(Simulation, PromisesHoldWhateverHappens) {
    const auto only = number_from("VEKHA_SIM_SEED", 0);
    const auto first = only == 0 ? number_from("VEKHA_SIM_FROM", 1) : only;
    const auto last = only == 0 ? number_from("VEKHA_SIM_SEEDS", seeds_default) : only;
    const auto sum = live_all(first, last, only != 0);
    for (const auto& promise : sum.broken) ADD_FAILURE() << promise;
    std::cout << sum.worlds << " seeds, " << sum.lived.count() / 365 << " years, " << sum.messages
              << " messages, " << sum.foreseen << " lines foreseen, " << sum.faults << " faults; people did "
              << sum.done << " things and were refused " << sum.refused << "\n";
    if (only == 0 && sum.broken.empty()) {
        EXPECT_GT(sum.messages, sum.worlds) << "the worlds must be busy";
        EXPECT_GT(sum.foreseen, sum.worlds) << "there must be something to foresee";
        EXPECT_GT(sum.faults, sum.worlds) << "the worlds must be harsh";
        EXPECT_GT(sum.done, 5 * sum.worlds) << "people must get things done";
        EXPECT_GT(sum.refused, 5 * sum.worlds) << "and try what they may not";
    }
}

}  // namespace
}  // namespace vekha::sim
