#include "workflow/service/nodes.hpp"

#include <algorithm>

#include "workflow/service/answer_limits.hpp"
#include "workflow/service/api_tokens.hpp"
#include "workflow/service/doors.hpp"

namespace vekha {
namespace {

constexpr std::string_view tidied_key = "last_tidied";

/// The moment that all daemons agree on.
Result<Instant> moment_of(ReadView& view, Instant now) {
    auto clock = view.clock();
    if (!clock) return tl::unexpected(clock.error());
    return clock->value_or(now);
}

Result<void> free_lease(Transaction& change, std::string_view name, std::string_view holder, Instant now) {
    auto kept = change.lease(name);
    if (!kept) return tl::unexpected(kept.error());
    if (!*kept || (*kept)->holder != holder) return {};
    (*kept)->until = now;
    return change.save(**kept);
}

Result<void> forget_gone(Transaction& change, Instant moment) {
    const auto nodes = change.nodes();
    if (!nodes) return tl::unexpected(nodes.error());
    for (const Node& node : *nodes)
        if (moment - node.seen_at > node_forgotten)
            if (auto done = change.remove_node(node.id); !done) return done;
    return {};
}

}  // namespace

Result<Node> show_life(Store& store, Node node, Instant now) {
    return write_as<Node>(store, [&](Transaction& change) -> Result<Node> {
        const auto moment = moment_of(change, now);
        if (!moment) return tl::unexpected(moment.error());
        const auto earliest = change.earliest_action();
        if (!earliest) return tl::unexpected(earliest.error());
        node.seen_at = *moment;
        if (node.started_at == Instant{}) node.started_at = *moment;
        node.due_lag = *earliest ? std::max<std::int64_t>(0, (now - **earliest).count()) : 0;
        if (auto done = change.save(node); !done) return tl::unexpected(done.error());
        return node;
    });
}

Result<void> leave(Store& store, std::string_view node, Instant now) {
    return store.write([&](Transaction& change) -> Result<void> {
        const auto moment = moment_of(change, now);
        if (!moment) return tl::unexpected(moment.error());
        if (auto freed = free_lease(change, tidy_lease, node, *moment); !freed) return freed;
        return change.remove_node(node);
    });
}

bool alive(const Node& node, bool shared, Instant now) {
    const std::chrono::milliseconds every =
        shared ? std::chrono::milliseconds(node_every) : std::chrono::milliseconds(lone_node_every);
    return now - node.seen_at <= node_silences * every;
}

Result<std::optional<Lease>> hold(Store& store, std::string_view name, std::string_view holder, Instant now) {
    return write_as<std::optional<Lease>>(store, [&](Transaction& change) -> Result<std::optional<Lease>> {
        const auto moment = moment_of(change, now);
        if (!moment) return tl::unexpected(moment.error());
        const auto kept = change.lease(name);
        if (!kept) return tl::unexpected(kept.error());
        Lease lease{std::string(name), std::string(holder), 1, *moment + lease_life};
        if (*kept && (*kept)->until > *moment) {
            if ((*kept)->holder != holder) return std::nullopt;
            lease.term = (*kept)->term;
        } else if (*kept) {
            lease.term = (*kept)->term + 1;
        }
        if (auto done = change.save(lease); !done) return tl::unexpected(done.error());
        return lease;
    });
}

Result<void> let_go(Store& store, std::string_view name, std::string_view holder, Instant now) {
    return store.write([&](Transaction& change) -> Result<void> {
        const auto moment = moment_of(change, now);
        if (!moment) return tl::unexpected(moment.error());
        return free_lease(change, name, holder, *moment);
    });
}

Result<bool> still_holds(ReadView& view, const Lease& lease, Instant now) {
    const auto moment = moment_of(view, now);
    if (!moment) return tl::unexpected(moment.error());
    const auto kept = view.lease(lease.name);
    if (!kept) return tl::unexpected(kept.error());
    return *kept && (*kept)->holder == lease.holder && (*kept)->term == lease.term &&
           (*kept)->until - lease_margin > *moment;
}

Result<std::size_t> take_over(Store& store, const Lease& lease, Instant now) {
    // Nearly always nobody is gone: a read tells so without a write.
    const auto gone =
        read_as<std::vector<std::string>>(store, [&](ReadView& view) -> Result<std::vector<std::string>> {
            const auto moment = moment_of(view, now);
            if (!moment) return tl::unexpected(moment.error());
            const auto clock = view.clock();
            if (!clock) return tl::unexpected(clock.error());
            const auto nodes = view.nodes();
            if (!nodes) return tl::unexpected(nodes.error());
            std::vector<std::string> names;
            for (const Node& node : *nodes) {
                if (alive(node, clock->has_value(), *moment)) continue;
                const auto held = view.leased_to(node.id);
                if (!held) return tl::unexpected(held.error());
                if (!held->empty()) names.push_back(node.id);
            }
            return names;
        });
    if (!gone) return tl::unexpected(gone.error());
    if (gone->empty()) return std::size_t{0};
    return write_as<std::size_t>(store, [&](Transaction& change) -> Result<std::size_t> {
        std::size_t freed = 0;
        const auto held = still_holds(change, lease, now);
        if (!held) return tl::unexpected(held.error());
        if (!*held) return freed;
        for (const auto& node : *gone) {
            auto deliveries = change.leased_to(node);
            if (!deliveries) return tl::unexpected(deliveries.error());
            for (auto& delivery : *deliveries) {
                delivery.leased_until = now;
                if (auto done = change.update(delivery); !done) return tl::unexpected(done.error());
                ++freed;
            }
        }
        return freed;
    });
}

Result<bool> tidy(Store& store, const Lease& lease, Instant now) {
    const auto last =
        read_as<std::optional<std::string>>(store, [](ReadView& view) { return view.setting(tidied_key); });
    if (!last) return tl::unexpected(last.error());
    const auto done_at = *last ? parse_instant(**last) : std::nullopt;
    if (done_at && now - *done_at < tidy_every) return false;
    return write_as<bool>(store, [&](Transaction& change) -> Result<bool> {
        const auto held = still_holds(change, lease, now);
        if (!held) return held;
        if (!*held) return false;
        const auto moment = moment_of(change, now);
        if (!moment) return tl::unexpected(moment.error());
        auto done = change.forget(now, now - doors::answers_kept, now - doors::failures_window);
        if (done)
            done = change.forget_traffic(now - keys_kept, now - received_kept,
                                         now - answer_limits::question_open);
        if (done) done = change.forget_doors(now, now - api_tokens::kept_after_end);
        if (done) done = change.forget_letters(now - sent_letters_kept);
        if (done) done = forget_gone(change, *moment);
        if (done) done = change.set(tidied_key, format(now));
        if (!done) return tl::unexpected(done.error());
        return true;
    });
}

}  // namespace vekha
