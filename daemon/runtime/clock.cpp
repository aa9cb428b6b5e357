#include "daemon/runtime/clock.hpp"

#include <algorithm>
#include <fstream>
#include <string>

namespace vekha {
namespace {

/// A loop looks again at least this often, so that a clock set forward by the administrator is noticed.
constexpr std::chrono::milliseconds longest_sleep{std::chrono::seconds{30}};
/// How soon a moved file clock is noticed.
constexpr std::chrono::milliseconds file_clock_sleep{20};

class SystemClock final : public Clock {
  public:
    Instant now() const override {
        return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    }
    std::chrono::milliseconds patience(Instant moment) const override {
        return std::clamp(moment - now(), std::chrono::milliseconds{1}, longest_sleep);
    }
};

std::optional<Instant> read_instant(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    return parse_instant(line);
}

class FileClock final : public Clock {
  public:
    FileClock(std::filesystem::path file, Instant start)
        : file_(std::move(file)), last_(start.time_since_epoch().count()) {}
    Instant now() const override {
        // A file caught in the midst of being written leaves the clock where it stood.
        if (const auto read = read_instant(file_)) last_ = read->time_since_epoch().count();
        return Instant{std::chrono::milliseconds{last_}};
    }
    std::chrono::milliseconds patience(Instant) const override { return file_clock_sleep; }
    bool simulated() const override { return true; }

  private:
    std::filesystem::path file_;
    mutable std::atomic<std::int64_t> last_;
};

}  // namespace

std::unique_ptr<Clock> make_system_clock() {
    return std::make_unique<SystemClock>();
}

Result<std::unique_ptr<Clock>> make_file_clock(const std::filesystem::path& file) {
    const auto start = read_instant(file);
    if (!start)
        return failure(Fault::invalid_input, "В файле нет момента времени.", file.string(),
                       "Запишите его в первой строке, например 2026-03-01T06:00:00Z.");
    return std::make_unique<FileClock>(file, *start);
}

void Nudge::ring() {
    {
        const std::lock_guard lock(mutex_);
        rung_ = true;
    }
    changed_.notify_all();
}

void Nudge::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_all();
}

void Nudge::wait(const Clock& clock, std::optional<Instant> moment) {
    std::unique_lock lock(mutex_);
    while (!rung_ && !stopping_) {
        if (moment && clock.now() >= *moment) break;
        const auto patience = moment ? clock.patience(*moment) : longest_sleep;
        changed_.wait_for(lock, patience);
    }
    rung_ = false;
}

void Nudge::rest(std::chrono::milliseconds length) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, length, [this] { return stopping_.load(); });
}

}  // namespace vekha
