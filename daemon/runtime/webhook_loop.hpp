// Letters to other systems: one thread pumps the journal and never posts; the senders claim one
// subscription's letters, post, settle, sleep. Of one subscription the letters are posted one after another,
// the longest ready first, which is the journal's order while the receiver takes them; one that failed is
// tried again later and may come after younger ones: a receiver that minds looks at the payload's id.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "daemon/runtime/clock.hpp"
#include "notifiers/webhooks/letters.hpp"

namespace vekha {

class WebhookLoop {
  public:
    static constexpr std::size_t senders_default = 4;
    using Post = std::function<webhooks::PostOutcome(const Webhook&, const std::string& id,
                                                     const std::string& body, Instant now)>;
    /// References must outlive the loop. `lease` names this run of the daemon. `task_link` gives the address
    /// where a task is opened by signing in.
    WebhookLoop(Store& store, Post post, std::function<std::string(TaskId)> task_link, const Clock& clock,
                std::string lease, std::size_t senders = senders_default);
    ~WebhookLoop();
    void start();
    /// The journal may have something new.
    void nudge();
    /// The letter being posted by each sender is finished and settled, claimed ones that were not tried go
    /// back.
    bool stop();

  private:
    /// A subscription in one sender's hands: a receiver that is slow holds one sender and no more.
    class Hold;

    void run(std::size_t at);
    std::optional<Instant> pass(std::size_t at);
    std::optional<Instant> send_all(std::size_t sender);
    Instant failed(const Error& error) const;
    Result<void> pump();
    /// Whether anything was sent or is left to send at once.
    Result<bool> round(std::size_t sender);
    Result<bool> serve(WebhookId webhook, Nudge& nudge);

    Store& store_;
    Post post_;
    std::function<std::string(TaskId)> task_link_;
    const Clock& clock_;
    std::string lease_;
    std::mutex mutex_;
    std::set<WebhookId> held_;                    ///< guarded by the mutex
    std::vector<std::unique_ptr<Nudge>> nudges_;  ///< the pump's, then the senders'
    std::vector<std::thread> threads_;
};

}  // namespace vekha
