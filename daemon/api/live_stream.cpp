#include "daemon/api/live_stream.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace vekha::api {
namespace {

/// How long a browser waits before it comes again.
constexpr std::string_view retry = "retry: 3000\n";  // milliseconds

std::string data_of(const LiveTask& task) {
    return R"({"task":)" + std::to_string(task.task.value) + R"(,"version":)" + std::to_string(task.version) +
           R"(,"roadmap":)" + std::to_string(task.roadmap.value) + R"(,"own":)" +
           (task.own ? "true" : "false") + "}";
}

}  // namespace

http::LiveBody::News LiveStream::take() {
    const std::lock_guard lock(mutex_);
    if (ended_) return {{}, true};
    std::vector<std::string> events;
    if (look_) {
        events.emplace_back("event: look\ndata: {}\n");
    } else {
        for (const auto& [id, task] : tasks_) events.push_back("event: task\ndata: " + data_of(task) + "\n");
        if (office_) events.emplace_back("event: office\ndata: {}\n");
    }
    // With no data it is no event to a browser, but the number is taken.
    if (events.empty() && beat_) events.emplace_back(greeted_ ? ": \n" : "event: here\ndata: {}\n");
    std::string bytes;
    for (const auto& one : events) {
        if (!std::exchange(greeted_, true)) bytes += retry;
        bytes += one;
        // The last alone: who lost the connection in the middle comes again for all of them.
        if (&one == &events.back()) bytes += "id: " + std::to_string(until_) + "\n";
        bytes += '\n';
    }
    tasks_.clear();
    office_ = look_ = beat_ = false;
    return {std::move(bytes), false};
}

void LiveStream::on_news(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
}

void LiveStream::tell(const std::vector<LiveTask>& tasks, bool office, std::int64_t until) {
    const std::lock_guard lock(mutex_);
    for (const auto& task : tasks) {
        const auto [known, added] = tasks_.try_emplace(task.task, task);
        if (added) continue;
        const bool own = known->second.own && task.own;
        known->second = task;
        known->second.own = own;
    }
    office_ = office_ || office;
    if (tasks_.size() > live_pending_most) {
        tasks_.clear();
        look_ = true;
    }
    changed(until);
}

void LiveStream::look(std::int64_t until) {
    const std::lock_guard lock(mutex_);
    tasks_.clear();
    look_ = true;
    changed(until);
}

void LiveStream::beat(std::int64_t until) {
    const std::lock_guard lock(mutex_);
    beat_ = true;
    changed(until);
}

void LiveStream::end() {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed(until_);
}

bool LiveStream::ended() const {
    const std::lock_guard lock(mutex_);
    return ended_;
}

void LiveStream::changed(std::int64_t until) {
    until_ = std::max(until_, until);
    if (wake_) wake_();
}

}  // namespace vekha::api
