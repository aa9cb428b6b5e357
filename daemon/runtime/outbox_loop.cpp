#include "daemon/runtime/outbox_loop.hpp"

#include <algorithm>

#include "daemon/runtime/log.hpp"

namespace vekha {
namespace {

/// After a failed pass a sender tries again so much later.
constexpr std::chrono::seconds retry_pass{5};
/// What a channel took is noted again so much later where the database did not take the note.
constexpr std::chrono::milliseconds note_again{200};
/// A sender that is told to stop tries so often more, at once, before it leaves a note to its lease.
constexpr int last_notes = 3;
/// A sender looks at least this often, so that what another process planned is seen.
constexpr std::chrono::seconds look_again{30};
/// How many messages one sender takes at a time: few, so that another process can take over soon.
constexpr std::size_t claim_most = 20;

}  // namespace

OutboxLoop::OutboxLoop(Store& store, Outbox& outbox, Channels channels, const Clock& clock, std::string lease,
                       std::size_t senders, std::function<bool()> known_alive)
    : store_(store),
      outbox_(outbox),
      channels_(std::move(channels)),
      clock_(clock),
      lease_(std::move(lease)),
      known_alive_(std::move(known_alive)) {
    for (std::size_t at = 0; at < senders; ++at) nudges_.push_back(std::make_unique<Nudge>());
}

OutboxLoop::~OutboxLoop() {
    stop();
}

void OutboxLoop::start() {
    for (auto& nudge : nudges_) threads_.emplace_back([this, &nudge = *nudge] { run(nudge); });
}

void OutboxLoop::nudge() {
    for (auto& nudge : nudges_) nudge->ring();
}

bool OutboxLoop::stop() {
    for (auto& nudge : nudges_) nudge->stop();
    for (auto& thread : threads_)
        if (thread.joinable()) thread.join();
    threads_.clear();
    return true;
}

void OutboxLoop::run(Nudge& nudge) {
    while (!nudge.stopping()) nudge.wait(clock_, pass(nudge));
}

std::optional<Instant> OutboxLoop::pass(Nudge& nudge) {
    const auto failed = [&](const Error& error) {
        log::error("outbox_pass_failed", {{"fault", name(error.fault)}, {"message", describe(error)}});
        return clock_.now() + retry_pass;
    };
    for (bool more = true; more && !nudge.stopping();) {
        if (!alive()) return clock_.now() + retry_pass;
        // The lease counts from here, however long the database took to give it.
        const Instant claimed_at = clock_.now();
        auto claim = outbox_.claim(claimed_at, lease_, claim_most);
        if (!claim) return failed(claim.error());
        more = claim->more;
        const auto& jobs = claim->jobs;
        for (std::size_t at = 0; at < jobs.size(); ++at) {
            const Job& job = jobs[at];
            const bool fresh = alive() && clock_.now() - claimed_at < claim_fresh;
            more = more || !fresh;
            if (fresh && !nudge.stopping()) {
                deliver(job, at + 1 < jobs.size() ? &jobs[at + 1] : nullptr, nudge);
            } else if (const auto released = outbox_.release(clock_.now(), job); !released) {
                log::warning("release_failed", {{"message", describe(released.error())}});
            }
        }
    }
    const Instant latest = clock_.now() + look_again;
    const auto next =
        read_as<std::optional<Instant>>(store_, [](ReadView& view) { return view.earliest_sending(); });
    if (!next) return failed(next.error());
    return *next ? std::min(std::max(**next, clock_.now() + std::chrono::milliseconds{1}), latest) : latest;
}

bool OutboxLoop::alive() const {
    return !known_alive_ || known_alive_();
}

void OutboxLoop::deliver(const Job& job, const Job* next, Nudge& nudge) {
    const auto channel = channels_.find(job.delivery.channel);
    const auto outcome =
        channel == channels_.end() ? refused(SendReason::no_address) : channel->second->send(job.message);
    const auto id = std::to_string(job.delivery.id.value);
    auto settled = outbox_.settle(clock_.now(), job, outcome, next);
    // A message that was delivered would be sent a second time if that went unnoted: while a database server
    // restarts or hands over, the sender keeps trying; one that is stopped tries a few times more, since a
    // connection that broke is open again at the next try. What was not delivered comes back with its lease.
    const auto unnoted = [&] {
        return !settled && settled.error().fault == Fault::unavailable &&
               outcome.verdict == SendVerdict::delivered;
    };
    if (unnoted()) log::warning("settle_again", {{"delivery", id}, {"message", describe(settled.error())}});
    for (int last = last_notes; unnoted();) {
        if (nudge.stopping() && last-- == 0) break;
        nudge.rest(note_again);
        settled = outbox_.settle(clock_.now(), job, outcome, next);
    }
    if (!settled)
        log::error("settle_failed", {{"delivery", id}, {"message", describe(settled.error())}});
    else
        log::info("delivery", {{"id", id},
                               {"person", job.message.recipient.login},
                               {"channel", job.delivery.channel},
                               {"outcome", name(outcome.reason)}});
}

}  // namespace vekha
