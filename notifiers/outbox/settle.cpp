#include <algorithm>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "notifiers/delivery/stages.hpp"
#include "notifiers/outbox/channel_board.hpp"
#include "notifiers/outbox/dispatch_lines.hpp"
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

/// What a try tells about the address itself: one that was refused is marked, and freed of the mark when it
/// takes a message again. A bounce stays: the mail that came back was taken first, too. `reached` is the
/// person as the message went to them: what goes to an address that is not theirs, or not theirs any more,
/// tells nothing.
Result<void> mark_address(Transaction& change, const std::optional<Person>& who, const Person& reached,
                          const Delivery& delivery, const Outcome& outcome, Instant now) {
    const auto kind = address_kind_of(delivery.channel);
    if (!who || !kind || who->address(*kind) != reached.address(*kind)) return {};
    const auto reason = std::string(name(SendReason::rejected_recipient));
    const bool refused_before =
        std::any_of(who->marks.begin(), who->marks.end(), [&](const AddressMark& mark) {
            return mark.kind == *kind && mark.standing == AddressStanding::refused && mark.reason == reason &&
                   mark.address == who->address(*kind);
        });
    const bool refused_now = outcome.reason == SendReason::rejected_recipient;
    const bool freed = refused_before && outcome.verdict == SendVerdict::delivered;
    if (!freed && (refused_before || !refused_now)) return {};
    Person person = *who;
    person.mark(*kind, refused_now ? AddressStanding::refused : AddressStanding::unproved, now,
                refused_now ? reason : "sent");
    auto saved = change.save(person);
    if (!saved) return tl::unexpected(saved.error());
    boost::json::object words{
        {"kind", name(*kind)}, {"person", person.id.value}, {"standing", name(person.standing(*kind))}};
    auto noted = change.append(
        {now, PersonId{}, TaskId{}, "address_marked", std::string(boost::json::serialize(words))});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

/// The try's line in the delivery journal.
Result<void> note_try(Transaction& change, const Delivery& delivery, const Step& step, const Outcome& outcome,
                      Instant now) {
    DispatchLines lines(change, now);
    const auto reason = name(outcome.reason);
    // A long morning has thousands of those: that it waits is written down once.
    if (awaits_turn(outcome))
        return delivery.outcome == reason ? Result<void>{}
                                          : lines.of_delivery(DispatchStep::held, delivery, "pace");
    if (step.kind == StepKind::sent)
        return lines.of_delivery(DispatchStep::sent, delivery, reason, outcome.code);
    if (step.kind == StepKind::try_again)
        return lines.of_delivery(DispatchStep::postponed, delivery, reason, outcome.code);
    if (auto done = lines.of_delivery(DispatchStep::refused, delivery, reason, outcome.code); !done)
        return done;
    if (step.kind == StepKind::failed) return lines.of_delivery(DispatchStep::failed, delivery, reason);
    Delivery onward = delivery;
    onward.use_channel(step.channel);
    return lines.of_delivery(DispatchStep::rerouted, onward, "refused");
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
    delivery.subject = job.stored.subject;
    delivery.text = job.stored.text;
    delivery.html = job.stored.html;
    free_lease(delivery);

    const auto person = change.person(delivery.person);
    if (!person) return tl::unexpected(person.error());
    auto reached = *person;
    // A code went to an address that is not the person's yet.
    if (reached) reached->email = job.message.recipient.email;
    const auto way = way_of(change, delivery, reached);
    if (!way) return tl::unexpected(way.error());
    Step step = next_step(delivery.channel, delivery.attempts, way->channels, outcome, now, random_());
    if (way->urgent && step.kind == StepKind::try_again) step.at = std::min(step.at, way->until);
    auto learnt = ChannelBoard(change, now).learn(delivery.channel, outcome);
    if (learnt) learnt = mark_address(change, *person, job.message.recipient, delivery, outcome, now);
    if (learnt) learnt = note_try(change, delivery, step, outcome, now);
    if (!learnt) return tl::unexpected(learnt.error());
    delivery.outcome = name(outcome.reason);
    if (awaits_turn(outcome)) --delivery.attempts;  // no try was made
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

Result<Outbox::Way> Outbox::way_of(ReadView& view, const Delivery& delivery,
                                   const std::optional<Person>& person) const {
    const auto rows = taken_rows(view, delivery.id);
    if (!rows) return tl::unexpected(rows.error());
    Way way;
    NoticeReader facts(view);
    for (const auto& row : *rows) {
        const auto urgent = facts.urgent(*organization_, row);
        if (!urgent) return tl::unexpected(urgent.error());
        way.urgent = way.urgent || *urgent;
    }
    const std::string bound = rows->empty() ? std::string{} : rows->front().channel;
    if (person)
        way.channels =
            channels_for(*person, bound, way.urgent, settings_.channels, settings_.urgent_channels);
    const auto place = std::find(way.channels.begin(), way.channels.end(), delivery.channel);
    // At the last one there is nowhere to go on to: it is tried at its own pace.
    way.urgent = way.urgent && place != way.channels.end() && std::next(place) != way.channels.end();
    if (way.urgent) way.until = urgent_until(delivery.created_at, place - way.channels.begin());
    return way;
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
