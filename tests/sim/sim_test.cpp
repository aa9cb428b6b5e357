// The first simulation: the real use cases on the memory store under faults, seed by seed. A failing seed is
// printed; run it alone with VEKHA_SIM_SEED=…; VEKHA_SIM_SEEDS=… sets how many are run.
#include <cstdlib>

#include <gtest/gtest.h>

#include "tests/sim/world.hpp"

namespace vekha::sim {
namespace {

constexpr std::uint64_t seeds_default = 1000;
constexpr int steps_each = 120;

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
    const char* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

TEST(Simulation, PromisesHoldWhateverHappens) {
    const auto only = number_from("VEKHA_SIM_SEED", 0);
    const auto first = only == 0 ? 1 : only;
    const auto last = only == 0 ? number_from("VEKHA_SIM_SEEDS", seeds_default) : only;
    std::size_t messages = 0;
    std::size_t faults = 0;
    std::size_t done = 0;
    std::size_t refused = 0;
    for (auto seed = first; seed <= last; ++seed) {
        World world(seed);
        world.live(steps_each);
        const auto broken = world.broken_promises();
        for (const auto& promise : broken) ADD_FAILURE() << "seed " << seed << ": " << promise;
        messages += world.messages();
        faults += world.faults();
        done += world.steps_done();
        refused += world.steps_refused();
        if (!broken.empty()) break;
    }
    std::cout << last - first + 1 << " seeds, " << messages << " messages, " << faults
              << " faults, people did " << done << " things and were refused " << refused << "\n";
    if (only == 0) {
        EXPECT_GT(messages, last) << "the worlds must be busy";
        EXPECT_GT(faults, last) << "the worlds must be harsh";
    }
}

}  // namespace
}  // namespace vekha::sim
