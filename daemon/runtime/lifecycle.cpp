#include "daemon/runtime/lifecycle.hpp"

#include <algorithm>

namespace vekha {
namespace {

using Steady = std::chrono::steady_clock;

std::chrono::milliseconds since(Steady::time_point start) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - start);
}

}  // namespace

void Lifecycle::started(std::string name, StopPart stop) {
    parts_.push_back({std::move(name), std::move(stop)});
}

bool Lifecycle::stop(std::chrono::milliseconds deadline) {
    const auto start = Steady::now();
    bool all_in_time = true;
    while (!parts_.empty()) {
        const Part part = std::move(parts_.back());
        parts_.pop_back();
        const auto begun = Steady::now();
        const auto left = std::max(std::chrono::milliseconds{0}, deadline - since(start));
        const bool in_time = part.stop(left);
        all_in_time = all_in_time && in_time;
        if (report_) report_(part.name, since(begun), in_time);
    }
    return all_in_time;
}

}  // namespace vekha
