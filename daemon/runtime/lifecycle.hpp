// Starting and stopping: a named list of parts, stopped in the reverse order of their start under one
// deadline.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace vekha {

/// Stops one part. It gets the time that is left and returns whether the part ended within it.
using StopPart = std::function<bool(std::chrono::milliseconds left)>;

/// Told of each part as it stops: its name, how long it took, whether in time.
using StopReport = std::function<void(const std::string& part, std::chrono::milliseconds took, bool in_time)>;

class Lifecycle {
  public:
    explicit Lifecycle(StopReport report) : report_(std::move(report)) {}
    /// A part that is running from now on.
    void started(std::string name, StopPart stop);
    /// Stops everything once, last started first; a second call does nothing. Parts late for the deadline are
    /// still asked, with no time left. Gives whether all ended in time.
    bool stop(std::chrono::milliseconds deadline);

  private:
    struct Part {
        std::string name;
        StopPart stop;
    };
    StopReport report_;
    std::vector<Part> parts_;
};

}  // namespace vekha
