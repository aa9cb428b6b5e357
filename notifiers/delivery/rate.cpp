#include "notifiers/delivery/rate.hpp"

#include <algorithm>

namespace vekha {
namespace {

std::chrono::microseconds interval_of(int per_second) {
    constexpr std::chrono::microseconds second = std::chrono::seconds{1};
    const std::chrono::microseconds::rep count = std::max(per_second, 1);
    return std::chrono::microseconds{(second.count() + count - 1) / count};
}

}  // namespace

Rate::Rate(int per_second) : interval_(interval_of(per_second)) {}

std::optional<std::chrono::milliseconds> Rate::take(Instant now, std::chrono::milliseconds longest,
                                                    int sharers) {
    if (now < seen_) next_ -= seen_ - now;
    seen_ = now;
    const Moment place = std::max<Moment>(now, next_);
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(place - now);
    if (wait > longest) return std::nullopt;
    next_ = place + interval_ * std::max(sharers, 1);
    return wait;
}

std::optional<std::chrono::milliseconds> RateByKey::take(const std::string& key, Instant now,
                                                         std::chrono::milliseconds longest) {
    if (rates_.size() >= rates_kept)
        std::erase_if(rates_, [&](const auto& one) { return one.second.idle(now); });
    return rates_.try_emplace(key, per_second_).first->second.take(now, longest);
}

}  // namespace vekha
