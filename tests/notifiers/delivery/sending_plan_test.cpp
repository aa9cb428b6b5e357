#include "notifiers/delivery/sending_plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

const Instant morning{std::chrono::sys_days{std::chrono::year{2026} / 3 / 31} + 5h + 30min};

std::vector<ComingMessage> digests(std::size_t people, const std::string& channel) {
    std::vector<ComingMessage> messages;
    for (std::size_t at = 0; at < people; ++at)
        messages.push_back({channel, "chat-" + std::to_string(at), morning});
    return messages;
}

TEST(SendingPlan, AMorningOfFiveThousandTakesAsLongAsTheMessengerDemands) {
    const auto plan = sending_plan(digests(5000, "max"), {{"max", {30, 2}}});
    ASSERT_EQ(plan.size(), 1U);
    EXPECT_EQ(plan[0].messages, 5000U);
    EXPECT_EQ(plan[0].first, morning);
    EXPECT_GE(plan[0].last - morning, 4999 * 1000ms / 30);  // 166.6 s
    EXPECT_LE(plan[0].last - morning, 168s);
}

TEST(SendingPlan, OneChatWaitsAndHoldsUpNobodyElse) {
    auto messages = std::vector<ComingMessage>(5, {"max", "chatty", morning});
    messages.push_back({"max", "other", morning});
    const auto plan = sending_plan(messages, {{"max", {30, 2}}});
    EXPECT_THAT(plan, ElementsAre(PlannedSending{"max", 6, morning, morning + 2s}));
}

TEST(SendingPlan, ChannelsWorkBesideEachOther) {
    auto messages = digests(61, "max");
    for (auto& one : digests(3, "smtp")) messages.push_back(one);
    messages.back().ready = morning + 1h;
    EXPECT_THAT(
        sending_plan(messages, {{"max", {30, 0}}}),
        ElementsAre(testing::Field(&PlannedSending::last,
                                   testing::AllOf(testing::Ge(morning + 2s), testing::Le(morning + 2001ms))),
                    PlannedSending{"smtp", 3, morning, morning + 1h}));
}

TEST(SendingPlan, NothingToSendIsNoPlan) {
    EXPECT_THAT(sending_plan({}, {{"max", {30, 2}}}), IsEmpty());
}

}  // namespace
}  // namespace vekha
