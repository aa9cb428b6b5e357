#include "notifiers/outbox/claiming.hpp"

#include <algorithm>
#include <map>

#include "notifiers/delivery/stages.hpp"
#include "workflow/service/address_codes.hpp"

namespace vekha {
namespace {

/// What is written on a delivery that waits for its channel to work again.
constexpr std::string_view channel_down = "channel_down";

std::string hex(std::uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (std::size_t i = 16; i-- > 0; value >>= 4U) text[i] = digits[value & 0xfU];
    return text;
}

/// A code goes to another address than all else of the person, an invitation to who knows nothing of the
/// rest.
bool stands_alone(NoticeKind kind) {
    return kind == NoticeKind::code || kind == NoticeKind::invited;
}

/// What goes in one message: the rows of one person, those bound to one channel apart, and each of those that
/// stand alone.
using Bundle = std::pair<PersonId, std::string>;

/// Bundles in the order in which their first row became ready.
std::vector<std::pair<Bundle, std::vector<OutboxRow>>> bundles_of(std::vector<OutboxRow> rows) {
    std::vector<std::pair<Bundle, std::vector<OutboxRow>>> bundles;
    std::map<Bundle, std::size_t> place;
    for (auto& row : rows) {
        const Bundle bundle{row.person, stands_alone(row.kind) ? row.key : row.channel};
        const auto [known, added] = place.emplace(bundle, bundles.size());
        if (added) bundles.emplace_back(bundle, std::vector<OutboxRow>{});
        bundles[known->second].second.push_back(std::move(row));
    }
    return bundles;
}

bool has_kind(const std::vector<OutboxRow>& rows, NoticeKind kind) {
    return std::any_of(rows.begin(), rows.end(), [&](const OutboxRow& row) { return row.kind == kind; });
}

bool at_once(const std::vector<OutboxRow>& rows) {
    return std::any_of(rows.begin(), rows.end(),
                       [](const OutboxRow& row) { return leaves_at_once(row.kind); });
}

}  // namespace

Claiming::Claiming(Transaction& change, const Organization& organization, const OutboxSettings& settings,
                   const std::function<std::uint64_t()>& random, Instant now, std::string_view lease)
    : change_(change),
      facts_(change),
      board_(change, now),
      lines_(change, now),
      organization_(organization),
      settings_(settings),
      random_(random),
      now_(now),
      lease_(lease) {}

Result<void> Claiming::run(std::size_t most) {
    auto ready = change_.ready_deliveries(now_, most);
    if (!ready) return tl::unexpected(ready.error());
    for (auto& delivery : *ready)
        if (auto done = take_again(std::move(delivery)); !done) return done;
    const std::size_t room = most - std::min(most, ready->size());
    outcome_.more = room == 0;
    if (room == 0) return {};
    auto rows = change_.ready_rows(now_, room);
    if (!rows) return tl::unexpected(rows.error());
    const auto bundles = bundles_of(std::move(*rows));
    outcome_.more = bundles.size() >= room;
    for (const auto& [bundle, theirs] : bundles)
        if (auto done = take_new(bundle.first, theirs); !done) return done;
    return {};
}

/// Stage recheck: the rows that are still true; the others are dropped for good.
Result<std::vector<OutboxRow>> Claiming::still_true(PersonId id, const std::vector<OutboxRow>& rows) {
    const auto person = facts_.person(id);
    if (!person) return tl::unexpected(person.error());
    std::vector<OutboxRow> kept;
    for (const auto& row : rows) {
        const auto why = why_dropped(row, *person);
        if (!why) return tl::unexpected(why.error());
        if (why->empty()) {
            kept.push_back(row);
            continue;
        }
        OutboxRow gone = row;
        gone.state = OutboxState::dropped;
        if (auto done = change_.update(gone); !done) return tl::unexpected(done.error());
        if (auto done = lines_.of_row(DispatchStep::dropped, row, {}, *why); !done)
            return tl::unexpected(done.error());
        ++outcome_.dropped;
    }
    return kept;
}

/// Why the row is not said any more; empty where it is. All of a person who was dismissed since are dropped:
/// their tasks wait to be handed over, and that is told elsewhere.
Result<std::string_view> Claiming::why_dropped(const OutboxRow& row, const std::optional<Person>& person) {
    const auto task = facts_.task(row.task);
    if (!task) return tl::unexpected(task.error());
    if (person && !person->active) return std::string_view{"dismissed"};
    if (person && may_be_declined(row.kind) &&
        std::find(person->declined.begin(), person->declined.end(), row.kind) != person->declined.end())
        return std::string_view{"declined"};
    if (row.kind == NoticeKind::code) {
        const auto address = address_of_code(change_, row, now_);
        if (!address) return tl::unexpected(address.error());
        return *address ? std::string_view{} : std::string_view{"code_over"};
    }
    const Recheck verdict = recheck(row, *task, now_);
    return verdict == Recheck::still_true ? std::string_view{} : name(verdict);
}

/// The person as these rows are to reach them: a code only at the address that it is to prove.
Result<std::optional<Person>> Claiming::recipient(PersonId id, const std::vector<OutboxRow>& rows) {
    auto person = facts_.person(id);
    if (!person || !*person || !has_kind(rows, NoticeKind::code)) return person;
    auto address = address_of_code(change_, rows.front(), now_);
    if (!address) return tl::unexpected(address.error());
    (*person)->email = address->value_or(std::string());
    (*person)->telegram.clear();
    (*person)->max.clear();
    return person;
}

/// Stage hold: when these rows may leave. One urgent row takes the others with it, and so does an answer to
/// what the person has just done.
Result<Claiming::Release> Claiming::release_of(const std::vector<OutboxRow>& rows,
                                               const std::optional<Person>& person) {
    Release release{now_, {}, false};
    for (const auto& row : rows) {
        const auto urgent = facts_.urgent(organization_, row);
        if (!urgent) return tl::unexpected(urgent.error());
        release.urgent = release.urgent || *urgent;
    }
    if (at_once(rows)) return release;
    const auto hours = person ? hours_of(organization_.hours, *person) : organization_.hours;
    release.at = hold(now_, release.urgent, hours, organization_.calendar, *organization_.zone);
    if (release.at > now_) {
        const bool works = organization_.calendar.works(organization_.zone->local(now_).day);
        release.reason = !works ? "day_off" : person && person->hours ? "own_hours" : "hours";
    }
    return release;
}

Result<std::optional<Instant>> Claiming::after_enough(PersonId id) {
    if (settings_.per_person_hourly == 0) return std::optional<Instant>();
    DeliveryQuery query;
    query.person = id;
    query.limit = static_cast<std::size_t>(settings_.per_person_hourly);
    const auto latest = change_.deliveries(query);
    if (!latest) return tl::unexpected(latest.error());
    if (latest->size() < query.limit) return std::optional<Instant>();
    const Instant free = latest->back().created_at + std::chrono::hours{1};
    return free > now_ ? std::optional(free) : std::nullopt;
}

/// Stage route: the channel in use while it works and is not waited for too long; else the next that works.
Result<Claiming::Way> Claiming::way_of(const Delivery& delivery, const std::vector<OutboxRow>& rows,
                                       const std::vector<std::string>& channels, bool urgent) {
    Way way{delivery.channel, std::nullopt, false, {}};
    auto place = std::find(channels.begin(), channels.end(), delivery.channel);
    if (place == channels.end()) {
        place = channels.begin();
        way.channel = *place;
        way.rerouted = !delivery.channel.empty();
        way.reason = "no_address";
    } else if (urgent && std::next(place) != channels.end() &&
               now_ >= urgent_until(delivery.created_at, place - channels.begin())) {
        way = {*++place, std::nullopt, true, "waited"};
    }
    // A test asks whether the channel works: it is no reason not to try.
    if (has_kind(rows, NoticeKind::test)) return way;
    const auto health = board_.health(way.channel);
    if (!health) return tl::unexpected(health.error());
    if (health->open() && (urgent || now_ - *health->open_since >= breaker::patience))
        for (const auto& other : channels) {
            const auto theirs = board_.health(other);
            if (!theirs) return tl::unexpected(theirs.error());
            if (!theirs->open()) return Way{other, std::nullopt, true, channel_down};
        }
    const auto admitted = board_.admits(way.channel);
    if (!admitted) return tl::unexpected(admitted.error());
    if (!*admitted) way.wait = health->probe_at;
    return way;
}

Result<void> Claiming::take_again(Delivery delivery) {
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
    const auto person = recipient(delivery.person, *rows);
    if (!person) return tl::unexpected(person.error());
    const auto release = release_of(*rows, *person);
    if (!release) return tl::unexpected(release.error());
    if (release->at > now_) {
        delivery.state = DeliveryState::waiting;
        delivery.next_try_at = release->at;
        ++outcome_.held;
        if (auto done = change_.update(delivery); !done) return done;
        return lines_.of_delivery(DispatchStep::held, delivery, release->reason);
    }
    return go(std::move(delivery), *person, *rows, release->urgent);
}

Result<void> Claiming::take_new(PersonId id, const std::vector<OutboxRow>& waiting) {
    auto rows = still_true(id, waiting);
    if (!rows) return tl::unexpected(rows.error());
    if (rows->empty()) return {};
    const auto person = recipient(id, *rows);
    if (!person) return tl::unexpected(person.error());
    auto release = release_of(*rows, *person);
    if (!release) return tl::unexpected(release.error());
    if (release->at <= now_ && !release->urgent && !at_once(*rows)) {
        const auto later = after_enough(id);
        if (!later) return tl::unexpected(later.error());
        if (*later) *release = {**later, "person_rate", false};
    }
    if (release->at > now_) {
        ++outcome_.held;
        return put_off(*rows, *release);
    }
    auto delivery = new_delivery(id, *rows);
    if (!delivery) return tl::unexpected(delivery.error());
    return go(std::move(*delivery), *person, *rows, release->urgent);
}

Result<void> Claiming::go(Delivery delivery, const std::optional<Person>& person,
                          const std::vector<OutboxRow>& rows, bool urgent) {
    const auto channels = person ? channels_for(*person, rows.front().channel, urgent, settings_.channels,
                                                settings_.urgent_channels)
                                 : std::vector<std::string>{};
    if (channels.empty()) return give_up(delivery, SendReason::no_address, rows);
    const auto way = way_of(delivery, rows, channels, urgent);
    if (!way) return tl::unexpected(way.error());
    if (way->wait) return wait_for_channel(std::move(delivery), *way);
    if (way->channel != delivery.channel) delivery.use_channel(way->channel);
    if (way->rerouted)
        if (auto done = lines_.of_delivery(DispatchStep::rerouted, delivery, way->reason); !done) return done;
    if (delivery.holders_lost >= most_holders_lost) {
        const auto step =
            next_step(delivery.channel, most_attempts, channels, try_later(SendReason::timed_out), now_, 0);
        if (step.kind != StepKind::next_channel) return give_up(delivery, SendReason::timed_out, rows);
        delivery.use_channel(step.channel);
    }
    lease(delivery);
    if (auto done = change_.update(delivery); !done) return done;
    return draft(delivery, *person, rows);
}

/// Its tries are not used up meanwhile. That it waits is written down once.
Result<void> Claiming::wait_for_channel(Delivery delivery, const Way& way) {
    const bool known = delivery.outcome == channel_down;
    delivery.state = DeliveryState::waiting;
    delivery.next_try_at = *way.wait;
    delivery.outcome = channel_down;
    if (delivery.channel != way.channel) delivery.use_channel(way.channel);
    ++outcome_.held;
    if (auto done = change_.update(delivery); !done) return done;
    return known ? Result<void>{} : lines_.of_delivery(DispatchStep::held, delivery, channel_down);
}

Result<Delivery> Claiming::new_delivery(PersonId id, std::vector<OutboxRow>& rows) {
    Delivery delivery;
    delivery.person = id;
    delivery.created_at = now_;
    delivery.next_try_at = now_;
    delivery.state = DeliveryState::waiting;
    const auto number = change_.add(delivery);
    if (!number) return tl::unexpected(number.error());
    delivery.id = *number;
    delivery.message_id = std::to_string(number->value) + "." + hex(random_()) + "@" + settings_.domain;
    for (auto& row : rows) {
        row.state = OutboxState::taken;
        row.delivery = delivery.id;
        if (auto done = change_.update(row); !done) return tl::unexpected(done.error());
        if (auto done = lines_.of_row(DispatchStep::digested, row, {}, name(row.kind)); !done)
            return tl::unexpected(done.error());
    }
    return delivery;
}

Result<void> Claiming::put_off(const std::vector<OutboxRow>& rows, const Release& release) {
    for (OutboxRow row : rows) {
        row.ready_at = release.at;
        if (auto done = change_.update(row); !done) return done;
        if (auto done = lines_.of_row(DispatchStep::held, row, {}, release.reason); !done) return done;
    }
    return {};
}

void Claiming::lease(Delivery& delivery) const {
    delivery.state = DeliveryState::leased;
    delivery.lease = lease_;
    delivery.leased_until = now_ + settings_.lease;
    delivery.trying = drafts_.empty();  // the sender begins with the first
    ++delivery.attempts;
}

Result<void> Claiming::give_up(Delivery delivery, SendReason reason, const std::vector<OutboxRow>& rows) {
    delivery.state = DeliveryState::failed;
    delivery.trying = false;
    delivery.lease.clear();
    delivery.leased_until.reset();
    delivery.settled_at = now_;
    delivery.outcome = name(reason);
    ++outcome_.failed;
    if (auto done = change_.update(delivery); !done) return done;
    if (auto done = lines_.of_delivery(DispatchStep::failed, delivery, name(reason)); !done) return done;
    return tell_failure(change_, delivery, rows, now_);
}

Result<void> Claiming::draft(const Delivery& delivery, const Person& person,
                             const std::vector<OutboxRow>& rows) {
    std::vector<Notice> notices;
    for (const auto& row : rows) {
        auto notice = facts_.notice(row);
        if (!notice) return tl::unexpected(notice.error());
        notices.push_back(std::move(*notice));
    }
    drafts_.push_back({delivery, make_digest(person, std::move(notices))});
    return {};
}

}  // namespace vekha
