#include "notifiers/delivery/stages.hpp"
#include "notifiers/outbox/notices.hpp"
#include "notifiers/outbox/outbox.hpp"

namespace vekha {
namespace {

bool settled(const Delivery& delivery) {
    return delivery.state != DeliveryState::leased && delivery.state != DeliveryState::waiting;
}

/// Whether the job is still this holder's: the same lease of the same try.
bool holds(const Delivery& kept, const Delivery& job) {
    return kept.state == DeliveryState::leased && kept.lease == job.lease && kept.attempts == job.attempts &&
           kept.leased_until == job.leased_until && kept.channel == job.channel;
}

Result<std::optional<Delivery>> read(ReadView& view, DeliveryId id) {
    return view.delivery(id);
}

void free_lease(Delivery& delivery) {
    delivery.lease.clear();
    delivery.leased_until.reset();
    delivery.trying = false;
}

Result<void> begin(Transaction& change, const Job& job) {
    auto kept = read(change, job.delivery.id);
    if (!kept) return tl::unexpected(kept.error());
    if (!*kept || !holds(**kept, job.delivery)) return {};
    (*kept)->trying = true;
    return change.update(**kept);
}

Result<void> mark_sent(Transaction& change, Delivery& delivery, Instant now) {
    delivery.state = DeliveryState::sent;
    delivery.settled_at = now;
    if (auto done = change.update(delivery); !done) return done;
    auto rows = taken_rows(change, delivery.id);
    if (!rows) return tl::unexpected(rows.error());
    for (auto& row : *rows) {
        row.state = OutboxState::sent;
        if (auto done = change.update(row); !done) return done;
    }
    return journal_rows(change, "message_sent", delivery, *rows, now);
}

Result<void> mark_failed(Transaction& change, Delivery& delivery, Instant now) {
    delivery.state = DeliveryState::failed;
    delivery.settled_at = now;
    if (auto done = change.update(delivery); !done) return done;
    auto rows = taken_rows(change, delivery.id);
    if (!rows) return tl::unexpected(rows.error());
    return tell_failure(change, delivery, std::move(*rows), now);
}

}  // namespace

Result<StepKind> Outbox::settle(Instant now, const Job& job, const Outcome& outcome, const Job* next) {
    return write_as<StepKind>(store_, [&](Transaction& change) -> Result<StepKind> {
        if (next)
            if (auto begun = begin(change, *next); !begun) return tl::unexpected(begun.error());
        return settle_in(change, now, job, outcome);
    });
}

Result<StepKind> Outbox::settle_in(Transaction& change, Instant now, const Job& job, const Outcome& outcome) {
    const auto kept = read(change, job.delivery.id);
    if (!kept) return tl::unexpected(kept.error());
    const bool sent = outcome.verdict == SendVerdict::delivered;
    // Another holder, or an end already written: only "it was delivered" is news.
    if (!*kept || settled(**kept)) return sent ? StepKind::sent : StepKind::try_again;
    if (!holds(**kept, job.delivery) && !sent) return StepKind::try_again;

    Delivery delivery = **kept;
    if (sent) delivery.channel = job.delivery.channel;
    delivery.outcome = name(outcome.reason);
    delivery.subject = job.stored.subject;
    delivery.text = job.stored.text;
    delivery.html = job.stored.html;
    free_lease(delivery);

    const auto person = change.person(delivery.person);
    if (!person) return tl::unexpected(person.error());
    const auto channels =
        *person ? usable_channels(**person, settings_.channels) : std::vector<std::string>{};
    const Step step = next_step(delivery.channel, delivery.attempts, channels, outcome, now, random_());
    if (step.kind == StepKind::sent) {
        if (auto done = mark_sent(change, delivery, now); !done) return tl::unexpected(done.error());
        return step.kind;
    }
    if (step.kind == StepKind::failed) {
        if (auto done = mark_failed(change, delivery, now); !done) return tl::unexpected(done.error());
        return step.kind;
    }
    delivery.state = DeliveryState::waiting;
    // The sending hours are asked again by claim(), which knows whether a row is urgent.
    delivery.next_try_at = step.at;
    if (step.kind == StepKind::next_channel) delivery.use_channel(step.channel);
    if (auto done = change.update(delivery); !done) return tl::unexpected(done.error());
    return step.kind;
}

Result<void> Outbox::release(Instant now, const Job& job) {
    return store_.write([&](Transaction& change) -> Result<void> {
        const auto kept = read(change, job.delivery.id);
        if (!kept) return tl::unexpected(kept.error());
        if (!*kept || !holds(**kept, job.delivery)) return {};
        Delivery delivery = **kept;
        free_lease(delivery);
        delivery.state = DeliveryState::waiting;
        delivery.next_try_at = now;
        --delivery.attempts;
        return change.update(delivery);
    });
}

}  // namespace vekha
