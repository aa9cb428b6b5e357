// One messenger's way in: a thread that asks for updates, or that has them brought and lets the webhook's
// requests through. Each update is acted on once, however often it comes.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "daemon/runtime/clock.hpp"
#include "notifiers/channel.hpp"
#include "notifiers/inbox/bot.hpp"
#include "notifiers/inbox/update_taker.hpp"
#include "workflow/service/nodes.hpp"

namespace vekha {

/// How updates come in.
enum class Receiving { polling, webhook };

struct InboxWay {
    Receiving receiving = Receiving::polling;
    std::string hook_url;     ///< our own address for the messenger's requests
    std::string hook_secret;  ///< which they bear in a header; empty with polling
};

/// What the loop stands on; all of it must outlive the loop.
struct InboxContext {
    Store& store;
    EvidenceFiles& files;
    std::function<std::shared_ptr<const Organization>()> organization;
    const Clock& clock;
    std::size_t file_bytes = 0;   ///< the most of one file
    std::function<void()> nudge;  ///< something changed: look at once
    std::string node;             ///< this run of the daemon: of several on one store, one alone asks
};

class InboxLoop {
  public:
    InboxLoop(InboxContext context, std::unique_ptr<Bot> bot, std::shared_ptr<Channel> channel, InboxWay way);
    ~InboxLoop();
    void start();
    /// Ends a call under way; an update whose answer is not durable yet comes again after the next start.
    bool stop();

    /// A webhook's request, in the caller's thread; one at a time, so that what a person says keeps its
    /// order. unauthenticated for a wrong secret and where no webhook is expected; too_many where others wait
    /// already; invalid_input for what is no update. Returns when the answer is durable.
    Result<void> receive(std::string_view secret, std::string_view body);

  private:
    void run();
    Result<void> prepare();
    Result<void> pass();
    /// Whether this daemon is the one that asks.
    Result<bool> may_ask();
    Result<void> take_all(const Updates& updates);
    /// Whether an update that fails again and again by a fault of its own is left behind, so that it does not
    /// stand in the way of all others for ever.
    bool leave_behind(const Update& update, const Error& error);
    Result<void> confirm(std::int64_t next);

    InboxContext context_;
    const std::unique_ptr<Bot> bot_;
    const std::shared_ptr<Channel> channel_;
    const InboxWay way_;
    const std::string lease_name_;
    const std::string position_key_;
    UpdateTaker taker_;
    Lease lease_;
    bool shared_ = false;     ///< the store is shared with other daemons
    std::string failed_key_;  ///< the update that failed last
    int failures_ = 0;        ///< in a row, of that one
    bool prepared_ = false;   ///< the messenger knows how updates are to come
    Nudge nudge_;
    std::mutex receiving_;
    std::atomic<int> waiting_ = 0;
    std::thread thread_;
};

inline constexpr std::chrono::seconds inbox_poll_wait{8};  ///< for an update; a lease lives longer
inline constexpr int inbox_failures_most = 3;              ///< of one update, before it is left behind
inline constexpr int inbox_hooks_most = 4;                 ///< requests of one webhook under way

}  // namespace vekha
