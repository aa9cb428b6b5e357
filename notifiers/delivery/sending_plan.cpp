#include "notifiers/delivery/sending_plan.hpp"

#include <algorithm>

#include "notifiers/delivery/rate.hpp"

namespace vekha {
namespace {

/// A plan refuses no place for being far away.
constexpr std::chrono::hours no_end{24 * 365};

bool sooner(const ComingMessage& left, const ComingMessage& right) {
    return left.ready < right.ready;
}

/// Each message moved to the place that its own address gives it, and put in that order.
void wait_for_chats(std::vector<ComingMessage>& messages, int per_chat) {
    std::stable_sort(messages.begin(), messages.end(), sooner);
    if (per_chat == 0) return;
    std::map<std::string, Rate> chats;
    for (auto& message : messages) {
        auto& chat = chats.try_emplace(message.address, per_chat).first->second;
        message.ready += chat.take(message.ready, no_end).value_or(no_end);
    }
    std::stable_sort(messages.begin(), messages.end(), sooner);
}

PlannedSending plan_of(const std::string& channel, std::vector<ComingMessage> messages,
                       const ChannelLimit& limit) {
    wait_for_chats(messages, limit.per_chat);
    PlannedSending plan{channel, messages.size(), messages.front().ready, messages.back().ready};
    if (limit.per_second == 0) return plan;
    Rate all(limit.per_second);
    for (const auto& message : messages)
        plan.last = message.ready + all.take(message.ready, no_end).value_or(no_end);
    return plan;
}

}  // namespace

std::vector<PlannedSending> sending_plan(std::vector<ComingMessage> messages,
                                         const std::map<std::string, ChannelLimit>& limits) {
    std::map<std::string, std::vector<ComingMessage>> by_channel;
    for (auto& message : messages) {
        auto& theirs = by_channel[message.channel];
        theirs.push_back(std::move(message));
    }
    std::vector<PlannedSending> plan;
    for (auto& [channel, theirs] : by_channel) {
        const auto limit = limits.find(channel);
        plan.push_back(
            plan_of(channel, std::move(theirs), limit == limits.end() ? ChannelLimit{} : limit->second));
    }
    return plan;
}

}  // namespace vekha
