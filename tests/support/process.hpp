// Starts a program beside a test, waits for what it says, and takes it down with the test.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace vekha::test {

/// A child program with its standard output on a pipe (standard error goes to the test's own). Killed and
/// reaped on destruction; it also dies with the test program. Always ended by its own process id.
class Process {
  public:
    /// `arguments[0]` is the program, by path or found on PATH. `folder`: where it runs; empty: where the
    /// test runs.
    explicit Process(const std::vector<std::string>& arguments, const std::string& folder = {});
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    pid_t id() const { return id_; }
    /// Reads lines until one starts with `start`; gives the rest of that line. Nothing after `limit` or at
    /// the end of the output.
    std::optional<std::string> line_after(const std::string& start,
                                          std::chrono::milliseconds limit = std::chrono::seconds{20});
    /// Sends a signal to the program.
    void signal(int number) const;
    /// Waits for the end; the exit status, or minus the signal that ended it. Nothing after `limit`.
    std::optional<int> wait(std::chrono::milliseconds limit = std::chrono::seconds{20});
    /// Everything it wrote that line_after() has not read; reads until the end of the output.
    std::string rest(std::chrono::milliseconds limit = std::chrono::seconds{20});

  private:
    bool read_some(std::chrono::steady_clock::time_point until);

    pid_t id_ = -1;
    int output_ = -1;
    int ended_ = -1;  ///< pidfd: readable when the program has ended
    bool reaped_ = false;
    std::string unread_;
};

/// Runs a program to its end.
struct Ran {
    int status = -1;
    std::string output;
};
Ran run(const std::vector<std::string>& arguments, const std::string& folder = {});

}  // namespace vekha::test
