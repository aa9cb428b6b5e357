// The senders' threads: claim what is ready, hand it to its channel, settle by the outcome, sleep until the
// next.
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "daemon/runtime/clock.hpp"
#include "notifiers/channel.hpp"
#include "notifiers/outbox/outbox.hpp"

namespace vekha {

using Channels = std::map<std::string, std::shared_ptr<Channel>, std::less<>>;

class OutboxLoop {
  public:
    static constexpr std::size_t senders_default = 2;
    /// What was claimed and waited longer than this behind a slow server goes back, so that its task is
    /// looked at again before it is sent.
    static constexpr std::chrono::seconds claim_fresh{10};
    /// References must outlive the loop. `lease` names this run of the daemon: a random word. While
    /// `known_alive` denies it, others may hold this daemon for gone and send what it claimed: nothing is
    /// sent.
    OutboxLoop(Store& store, Outbox& outbox, Channels channels, const Clock& clock, std::string lease,
               std::size_t senders = senders_default, std::function<bool()> known_alive = {});
    ~OutboxLoop();
    void start();
    /// Something was planned: look at once.
    void nudge();
    /// The message being sent by each sender is finished and settled, claimed ones that were not tried go
    /// back.
    bool stop();

  private:
    void run(Nudge& nudge);
    std::optional<Instant> pass(Nudge& nudge);
    bool alive() const;
    void deliver(const Job& job, const Job* next, Nudge& nudge);

    Store& store_;
    Outbox& outbox_;
    Channels channels_;
    const Clock& clock_;
    std::string lease_;
    std::function<bool()> known_alive_;
    std::vector<std::unique_ptr<Nudge>> nudges_;
    std::vector<std::thread> threads_;
};

}  // namespace vekha
