// The daemon's place among those that share its store: signs of life, clocks compared, housekeeping under a
// lease, and the end of a daemon that the schema has outgrown.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "daemon/runtime/clock.hpp"
#include "workflow/model/retention.hpp"
#include "workflow/service/nodes.hpp"

namespace vekha {

class NodeLoop {
  public:
    struct Hooks {
        /// The clock went wrong (false), or is right again: whether to plan.
        std::function<void(bool)> may_plan;
        /// Messages of a daemon that is gone are free to be sent.
        std::function<void()> freed;
        /// The store has been taken over by a newer program: this one must end.
        std::function<void(const Error&)> outgrown;
        /// How many daemons are at work on the store, this one among them; empty: nobody asks.
        std::function<void(int)> at_work = {};
        /// After what terms what is kept of people goes.
        Retention retention = {};
    };

    /// References must outlive the loop. `node` has id, name and version.
    NodeLoop(Store& store, const Clock& clock, Node node, Hooks hooks);
    ~NodeLoop();
    /// The first sign of life, at once, and then the thread.
    void start();
    /// Whether the others are sure to count this daemon among the living for a sign's time (node_every) more.
    /// From any thread.
    bool known_alive() const;
    /// Ends after the step under way and takes the daemon off the list.
    bool stop();

  private:
    void run();
    void pass();
    Result<void> step();
    Result<void> show();
    /// How far this clock is before the store's; nothing where there are not two.
    Result<std::optional<std::chrono::milliseconds>> clock_ahead();
    Result<void> count_others();
    void judge(std::chrono::milliseconds ahead);
    Result<void> keep_house();

    Store& store_;
    const Clock& clock_;
    Node node_;
    Hooks hooks_;
    bool shared_ = false;  ///< the store has a clock of its own
    /// Until when known_alive() holds: of the clock that nobody sets, in its own ticks.
    std::atomic<std::chrono::steady_clock::rep> alive_until_ = 0;
    bool planning_ = true;
    std::mutex mutex_;
    std::condition_variable stop_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace vekha
