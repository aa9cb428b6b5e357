#include <algorithm>
#include <array>

#include "notifiers/delivery/stages.hpp"
#include "notifiers/outbox/notices.hpp"
#include "notifiers/outbox/outbox.hpp"
#include "workflow/engine/ladder.hpp"

namespace vekha {
namespace {

/// A claimed delivery and what it says, to be rendered after the transaction.
struct Draft {
    Delivery delivery;
    Digest digest;
};

std::string hex(std::uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = 16; i-- > 0; value >>= 4U) text[i] = digits[value & 0xfU];
    return text;
}

/// The claim of one transaction: every decision is a stage's, what is kept is written here.
class Claiming {
  public:
    Claiming(Transaction& change, const Organization& organization, const OutboxSettings& settings,
             const std::function<std::uint64_t()>& random, Instant now, std::string_view lease)
        : change_(change),
          facts_(change),
          organization_(organization),
          settings_(settings),
          random_(random),
          now_(now),
          lease_(lease) {}

    Result<void> run(std::size_t most) {
        auto ready = change_.ready_deliveries(now_, most);
        if (!ready) return tl::unexpected(ready.error());
        for (auto& delivery : *ready)
            if (auto done = take_again(std::move(delivery)); !done) return done;
        const std::size_t room = most - std::min(most, ready->size());
        outcome_.more = room == 0;
        if (room == 0) return {};
        auto rows = change_.ready_rows(now_, room);
        if (!rows) return tl::unexpected(rows.error());
        const auto people = by_person(std::move(*rows));
        outcome_.more = people.size() >= room;
        for (const auto& [person, theirs] : people)
            if (auto done = take_new(person, theirs); !done) return done;
        return {};
    }

    std::vector<Draft> drafts_;
    Claim outcome_;

  private:
    /// Persons in the order in which their first row became ready.
    static std::vector<std::pair<PersonId, std::vector<OutboxRow>>> by_person(std::vector<OutboxRow> rows) {
        std::vector<std::pair<PersonId, std::vector<OutboxRow>>> people;
        std::map<PersonId, std::size_t> place;
        for (auto& row : rows) {
            const auto [known, added] = place.emplace(row.person, people.size());
            if (added) people.emplace_back(row.person, std::vector<OutboxRow>{});
            people[known->second].second.push_back(std::move(row));
        }
        return people;
    }

    /// Stage recheck: the rows that are still true; the others are dropped for good, and so are all of a
    /// person who was dismissed since: their tasks wait to be handed over, and that is told elsewhere.
    Result<std::vector<OutboxRow>> still_true(PersonId id, const std::vector<OutboxRow>& rows) {
        const auto person = facts_.person(id);
        if (!person) return tl::unexpected(person.error());
        const bool dismissed = *person && !(*person)->active;
        std::vector<OutboxRow> kept;
        for (const auto& row : rows) {
            const auto task = facts_.task(row.task);
            if (!task) return tl::unexpected(task.error());
            if (!dismissed && recheck(row, *task, now_) == Recheck::still_true) {
                kept.push_back(row);
                continue;
            }
            OutboxRow gone = row;
            gone.state = OutboxState::dropped;
            if (auto done = change_.update(gone); !done) return tl::unexpected(done.error());
            ++outcome_.dropped;
        }
        return kept;
    }

    /// Stage hold: when these rows may leave. One urgent row takes the others with it.
    Result<Instant> release_of(const std::vector<OutboxRow>& rows) {
        bool urgent = false;
        for (const auto& row : rows) {
            const auto task = facts_.task(row.task);
            if (!task) return tl::unexpected(task.error());
            urgent = urgent || (*task != nullptr && is_urgent(organization_.policy_of(**task), row.rung));
        }
        return hold(now_, urgent, organization_.hours, organization_.calendar, *organization_.zone);
    }

    Result<void> take_again(Delivery delivery) {
        const bool holder_died = delivery.state == DeliveryState::leased;
        const auto taken = taken_rows(change_, delivery.id);
        if (!taken) return tl::unexpected(taken.error());
        const auto rows = still_true(delivery.person, *taken);
        if (!rows) return tl::unexpected(rows.error());
        delivery.leased_until.reset();
        delivery.lease.clear();
        if (holder_died) {
            // A daemon that is killed often, with whole batches in hand, must not use up tries never made;
            // and only the message it was busy with can be why it died.
            --delivery.attempts;
            if (delivery.trying) ++delivery.holders_lost;
            delivery.trying = false;
        }
        if (rows->empty()) {
            delivery.state = DeliveryState::dropped;
            delivery.settled_at = now_;
            return change_.update(delivery);
        }
        const auto release = release_of(*rows);
        if (!release) return tl::unexpected(release.error());
        if (*release > now_) {
            delivery.state = DeliveryState::waiting;
            delivery.next_try_at = *release;
            ++outcome_.held;
            return change_.update(delivery);
        }
        const auto person = facts_.person(delivery.person);
        if (!person) return tl::unexpected(person.error());
        const auto channels =
            *person ? usable_channels(**person, settings_.channels) : std::vector<std::string>{};
        if (channels.empty()) return give_up(delivery, SendReason::no_address, *rows);
        if (std::find(channels.begin(), channels.end(), delivery.channel) == channels.end()) {
            delivery.use_channel(channels.front());
        }
        if (delivery.holders_lost >= most_holders_lost) {
            const auto step = next_step(delivery.channel, most_attempts, channels,
                                        try_later(SendReason::timed_out), now_, 0);
            if (step.kind != StepKind::next_channel) return give_up(delivery, SendReason::timed_out, *rows);
            delivery.use_channel(step.channel);
        }
        lease(delivery);
        if (auto done = change_.update(delivery); !done) return done;
        return draft(delivery, **person, *rows);
    }

    Result<void> take_new(PersonId id, const std::vector<OutboxRow>& waiting) {
        const auto rows = still_true(id, waiting);
        if (!rows) return tl::unexpected(rows.error());
        if (rows->empty()) return {};
        const auto release = release_of(*rows);
        if (!release) return tl::unexpected(release.error());
        if (*release > now_) {
            ++outcome_.held;
            return put_off(*rows, *release);
        }
        const auto person = facts_.person(id);
        if (!person) return tl::unexpected(person.error());
        const auto channels =
            *person ? usable_channels(**person, settings_.channels) : std::vector<std::string>{};
        Delivery delivery;
        delivery.person = id;
        delivery.created_at = now_;
        delivery.next_try_at = now_;
        if (!channels.empty()) delivery.channel = channels.front();
        lease(delivery);
        const auto number = change_.add(delivery);
        if (!number) return tl::unexpected(number.error());
        delivery.id = *number;
        delivery.message_id = std::to_string(number->value) + "." + hex(random_()) + "@" + settings_.domain;
        std::vector<OutboxRow> taken = *rows;
        for (auto& row : taken) {
            row.state = OutboxState::taken;
            row.delivery = delivery.id;
            if (auto done = change_.update(row); !done) return done;
        }
        if (channels.empty()) return give_up(delivery, SendReason::no_address, taken);
        if (auto done = change_.update(delivery); !done) return done;
        return draft(delivery, **person, taken);
    }

    Result<void> put_off(const std::vector<OutboxRow>& rows, Instant release) {
        for (OutboxRow row : rows) {
            row.ready_at = release;
            if (auto done = change_.update(row); !done) return done;
        }
        return {};
    }

    void lease(Delivery& delivery) const {
        delivery.state = DeliveryState::leased;
        delivery.lease = lease_;
        delivery.leased_until = now_ + settings_.lease;
        delivery.trying = drafts_.empty();  // the sender begins with the first
        ++delivery.attempts;
    }

    Result<void> give_up(Delivery delivery, SendReason reason, const std::vector<OutboxRow>& rows) {
        delivery.state = DeliveryState::failed;
        delivery.trying = false;
        delivery.lease.clear();
        delivery.leased_until.reset();
        delivery.settled_at = now_;
        delivery.outcome = name(reason);
        ++outcome_.failed;
        if (auto done = change_.update(delivery); !done) return done;
        return tell_failure(change_, delivery, rows, now_);
    }

    Result<void> draft(const Delivery& delivery, const Person& person, const std::vector<OutboxRow>& rows) {
        std::vector<Notice> notices;
        for (const auto& row : rows) {
            auto notice = facts_.notice(row);
            if (!notice) return tl::unexpected(notice.error());
            notices.push_back(std::move(*notice));
        }
        drafts_.push_back({delivery, make_digest(person, std::move(notices))});
        return {};
    }

    Transaction& change_;
    NoticeReader facts_;
    const Organization& organization_;
    const OutboxSettings& settings_;
    const std::function<std::uint64_t()>& random_;
    Instant now_;
    std::string lease_;
};

Message message_of(const Draft& draft, const RenderedDigest& rendered, const std::string& domain,
                   Instant now) {
    const Rendered& sent = rendered.sent;
    Message message;
    message.id = draft.delivery.message_id;
    message.recipient = draft.digest.person;
    message.subject = sent.subject;
    message.text = sent.text;
    message.html = sent.html;
    message.links = rendered.links;
    message.headers = {{"Auto-Submitted", "auto-generated"}, {"List-Id", "<vekha." + domain + ">"}};
    message.date = now;
    return message;
}

}  // namespace

Outbox::Outbox(Store& store, std::shared_ptr<const Organization> organization,
               std::shared_ptr<const TemplateSet> templates, LinkMaker links, OutboxSettings settings,
               std::function<std::uint64_t()> random)
    : store_(store),
      organization_(std::move(organization)),
      templates_(std::move(templates)),
      links_(std::move(links)),
      settings_(std::move(settings)),
      random_(std::move(random)) {}

Result<Claim> Outbox::claim(Instant now, std::string_view lease, std::size_t most) {
    // Nothing ready is the common answer: a read gives it without a write, and so without a sync of the disk.
    std::optional<Instant> earliest;
    auto looked = store_.read([&](ReadView& view) -> Result<void> {
        auto moment = view.earliest_sending();
        if (!moment) return tl::unexpected(moment.error());
        earliest = *moment;
        return {};
    });
    if (!looked) return tl::unexpected(looked.error());
    if (!earliest || *earliest > now) return Claim{};

    std::vector<Draft> drafts;
    Claim claim;
    auto done = store_.write([&](Transaction& change) -> Result<void> {
        Claiming claiming(change, *organization_, settings_, random_, now, lease);
        auto ran = claiming.run(most);
        drafts = std::move(claiming.drafts_);
        claim = std::move(claiming.outcome_);
        return ran;
    });
    if (!done) return tl::unexpected(done.error());
    // The writer is free again: words take longer than rows.
    const RenderContext context{*templates_, links_, organization_->calendar, *organization_->zone,
                                organization_->name};
    for (const auto& draft : drafts) {
        auto rendered = render(draft.digest, now, context);
        claim.jobs.push_back(
            {draft.delivery, message_of(draft, rendered, settings_.domain, now), std::move(rendered.stored)});
    }
    return claim;
}

}  // namespace vekha
