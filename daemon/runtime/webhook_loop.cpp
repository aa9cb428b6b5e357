#include "daemon/runtime/webhook_loop.hpp"

#include <algorithm>

#include "daemon/runtime/log.hpp"

namespace vekha {
namespace {

/// After a failed pass a sender tries again so much later.
constexpr std::chrono::seconds retry_pass{5};
/// A sender looks at least this often, so that what another process did is seen.
constexpr std::chrono::seconds look_again{30};

std::uint64_t seed_of(Instant now) {
    return static_cast<std::uint64_t>(now.time_since_epoch().count());
}

}  // namespace

class WebhookLoop::Hold {
  public:
    Hold(WebhookLoop& loop, WebhookId id) : loop_(loop), id_(id) {
        const std::lock_guard lock(loop_.mutex_);
        held_ = loop_.held_.insert(id_).second;
    }
    ~Hold() {
        if (!held_) return;
        const std::lock_guard lock(loop_.mutex_);
        loop_.held_.erase(id_);
    }
    Hold(const Hold&) = delete;
    Hold& operator=(const Hold&) = delete;
    explicit operator bool() const { return held_; }

  private:
    WebhookLoop& loop_;
    WebhookId id_;
    bool held_ = false;
};

WebhookLoop::WebhookLoop(Store& store, Post post, std::function<std::string(TaskId)> task_link,
                         const Clock& clock, std::string lease, std::size_t senders)
    : store_(store),
      post_(std::move(post)),
      task_link_(std::move(task_link)),
      clock_(clock),
      lease_(std::move(lease)) {
    for (std::size_t at = 0; at <= senders; ++at) nudges_.push_back(std::make_unique<Nudge>());
}

WebhookLoop::~WebhookLoop() {
    stop();
}

void WebhookLoop::start() {
    for (std::size_t at = 0; at < nudges_.size(); ++at) threads_.emplace_back([this, at] { run(at); });
}

void WebhookLoop::nudge() {
    // The pump wakes the senders where there is something to post.
    nudges_.front()->ring();
}

bool WebhookLoop::stop() {
    for (auto& nudge : nudges_) nudge->stop();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
    threads_.clear();
    return true;
}

void WebhookLoop::run(std::size_t at) {
    Nudge& nudge = *nudges_[at];
    while (!nudge.stopping()) nudge.wait(clock_, pass(at));
}

Instant WebhookLoop::failed(const Error& error) const {
    log::error("webhook_pass_failed", {{"fault", name(error.fault)}, {"message", describe(error)}});
    return clock_.now() + retry_pass;
}

std::optional<Instant> WebhookLoop::pass(std::size_t at) {
    if (at != 0) return send_all(at);
    const auto pumped = pump();
    return pumped ? clock_.now() + look_again : failed(pumped.error());
}

std::optional<Instant> WebhookLoop::send_all(std::size_t sender) {
    for (bool more = true; more && !nudges_[sender]->stopping();) {
        const auto sent = round(sender);
        if (!sent) return failed(sent.error());
        more = *sent;
    }
    const Instant now = clock_.now();
    const auto next = webhooks::earliest(store_);
    if (!next) return failed(next.error());
    // What is ready and still there is in another sender's hands: it looks for more by itself.
    return *next && **next > now ? std::min(**next, now + look_again) : now + look_again;
}

Result<void> WebhookLoop::pump() {
    for (bool more = true; more && !nudges_.front()->stopping();) {
        const auto pumped = webhooks::pump(store_, task_link_, clock_.now());
        if (!pumped) return tl::unexpected(pumped.error());
        more = *pumped;
    }
    const auto next = webhooks::earliest(store_);
    if (!next) return tl::unexpected(next.error());
    if (*next && **next <= clock_.now())
        for (std::size_t at = 1; at < nudges_.size(); ++at) nudges_[at]->ring();
    return {};
}

Result<bool> WebhookLoop::round(std::size_t sender) {
    auto all = read_as<std::vector<Webhook>>(store_, [](ReadView& view) { return view.webhooks(); });
    if (!all) return tl::unexpected(all.error());
    // Each sender begins at a place of its own, so that they meet seldom.
    if (!all->empty())
        std::rotate(all->begin(), all->begin() + static_cast<std::ptrdiff_t>(sender % all->size()),
                    all->end());
    bool more = false;
    for (const Webhook& webhook : *all) {
        if (!webhook.active || nudges_[sender]->stopping()) continue;
        const Hold hold(*this, webhook.id);
        if (!hold) continue;
        const auto ready = read_as<std::optional<Instant>>(
            store_, [&](ReadView& view) { return view.earliest_letter(webhook.id); });
        if (!ready) return tl::unexpected(ready.error());
        if (!*ready || **ready > clock_.now()) continue;
        const auto served = serve(webhook.id, *nudges_[sender]);
        if (!served) return served;
        more = more || *served;
    }
    return more;
}

Result<bool> WebhookLoop::serve(WebhookId id, Nudge& nudge) {
    const Instant began = clock_.now();
    const auto claimed = webhooks::claim(store_, id, lease_, began);
    if (!claimed) return tl::unexpected(claimed.error());
    std::vector<webhooks::Tried> tried;
    bool goes = true;
    for (const auto& letter : claimed->letters) {
        webhooks::Tried one{letter, std::nullopt};
        const Instant now = clock_.now();
        goes = goes && !nudge.stopping() && now - began < webhooks::batch_time;
        if (goes) {
            one.outcome = post_(claimed->webhook, letter_id(letter), letter.body, now);
            // A receiver that fails is asked again later, by one letter.
            goes = one.outcome->verdict == webhooks::PostVerdict::taken;
            log::info("webhook_letter", {{"id", letter_id(letter)}, {"outcome", one.outcome->reason}});
        }
        tried.push_back(std::move(one));
    }
    const Instant now = clock_.now();
    if (auto settled = webhooks::settle(store_, tried, now, seed_of(now)); !settled)
        return tl::unexpected(settled.error());
    return claimed->more || !goes;
}

}  // namespace vekha
