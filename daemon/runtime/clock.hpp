// The only place where Vekha asks what time it is. Everything else is handed `now`.
#pragma once

#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "workflow/model/result.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

/// A clock that can also be waited on. Thread-safe.
class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    /// How long a thread may really sleep before it should look again for `moment`.
    virtual std::chrono::milliseconds patience(Instant moment) const = 0;
    /// Whether it shows another time than the machine's on purpose.
    virtual bool simulated() const { return false; }
};

/// The machine's clock.
std::unique_ptr<Clock> make_system_clock();

/// A clock that stands at the instant written in a file and moves when the file does: for rehearsing a plan's
/// year with the real daemon. invalid_input where the file holds no instant.
Result<std::unique_ptr<Clock>> make_file_clock(const std::filesystem::path& file);

/// Wakes a loop early: because something changed, or because it must stop.
class Nudge {
  public:
    /// Something changed: the next wait returns at once.
    void ring();
    /// The loop must end: every wait returns at once from now on.
    void stop();
    bool stopping() const { return stopping_; }
    /// Waits until `moment` on the clock, a ring or a stop, whichever is first; without a moment until the
    /// others.
    void wait(const Clock& clock, std::optional<Instant> moment);
    /// Waits so long in real time, whatever is rung meanwhile; a stop ends it.
    void rest(std::chrono::milliseconds length);

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool rung_ = false;
    std::atomic<bool> stopping_ = false;
};

}  // namespace vekha
