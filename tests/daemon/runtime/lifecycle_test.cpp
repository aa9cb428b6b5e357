#include "daemon/runtime/lifecycle.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha {
namespace {

using testing::ElementsAre;

TEST(Lifecycle, StopsInTheReverseOrderOfTheStartAndOnlyOnce) {
    std::vector<std::string> stopped;
    Lifecycle life(
        [&](const std::string& part, std::chrono::milliseconds, bool) { stopped.push_back(part); });
    for (const auto* part : {"store", "engine", "listener"})
        life.started(part, [](std::chrono::milliseconds) { return true; });
    EXPECT_TRUE(life.stop(std::chrono::seconds{1}));
    EXPECT_TRUE(life.stop(std::chrono::seconds{1}));
    EXPECT_THAT(stopped, ElementsAre("listener", "engine", "store"));
}

TEST(Lifecycle, APartThatIsLateIsNamedAndTheRestStillStops) {
    std::vector<std::string> late;
    Lifecycle life([&](const std::string& part, std::chrono::milliseconds, bool in_time) {
        if (!in_time) late.push_back(part);
    });
    bool store_stopped = false;
    life.started("store", [&](std::chrono::milliseconds) { return store_stopped = true; });
    life.started("outbox", [](std::chrono::milliseconds) { return false; });
    EXPECT_FALSE(life.stop(std::chrono::milliseconds{0}));
    EXPECT_TRUE(store_stopped);
    EXPECT_THAT(late, ElementsAre("outbox"));
}

}  // namespace
}  // namespace vekha
