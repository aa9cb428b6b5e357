#include "daemon/runtime/node_loop.hpp"

#include <algorithm>
#include <vector>

#include "daemon/runtime/log.hpp"
#include "workflow/service/retention.hpp"

namespace vekha {
namespace {

std::chrono::seconds sign_every(bool shared) {
    return shared ? std::chrono::seconds(node_every) : std::chrono::seconds(lone_node_every);
}

}  // namespace

NodeLoop::NodeLoop(Store& store, const Clock& clock, Node node, Hooks hooks)
    : store_(store), clock_(clock), node_(std::move(node)), hooks_(std::move(hooks)) {}

NodeLoop::~NodeLoop() {
    stop();
}

void NodeLoop::start() {
    pass();
    thread_ = std::thread([this] { run(); });
}

bool NodeLoop::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_all();
    if (!thread_.joinable()) return true;
    thread_.join();
    if (auto left = leave(store_, node_.id, clock_.now()); !left)
        log::warning("leave_failed", {{"message", describe(left.error())}});
    return true;
}

void NodeLoop::run() {
    for (;;) {
        const auto every = sign_every(shared_);
        {
            std::unique_lock lock(mutex_);
            if (stop_.wait_for(lock, every, [&] { return stopping_; })) return;
        }
        pass();
    }
}

void NodeLoop::pass() {
    const auto done = step();
    if (done) return;
    log::error("node_pass_failed",
               {{"fault", name(done.error().fault)}, {"message", describe(done.error())}});
    if (done.error().fault == Fault::newer_database) hooks_.outgrown(done.error());
}

Result<void> NodeLoop::step() {
    const auto ahead = clock_ahead();
    if (!ahead) return tl::unexpected(ahead.error());
    if (*ahead) judge(**ahead);
    node_.clock_ahead = ahead->value_or(std::chrono::milliseconds{0}).count();
    // First of all: behind a database that is slow to write, a daemon that keeps house would count as gone.
    if (auto shown = show(); !shown) return shown;
    const std::string held = node_.holds;
    if (auto done = keep_house(); !done) return done;
    if (node_.holds != held)
        if (auto shown = show(); !shown) return shown;
    return count_others();
}

Result<void> NodeLoop::show() {
    const auto since = std::chrono::steady_clock::now();
    const auto shown = show_life(store_, node_, clock_.now());
    if (!shown) return tl::unexpected(shown.error());
    node_ = *shown;
    const auto sure = (node_silences - 1) * sign_every(shared_);
    alive_until_ = (since + sure).time_since_epoch().count();
    return {};
}

bool NodeLoop::known_alive() const {
    return std::chrono::steady_clock::now().time_since_epoch().count() < alive_until_;
}

/// Alone on its store a daemon has no others, though one that was killed may still be listed.
Result<void> NodeLoop::count_others() {
    if (!hooks_.at_work || !shared_) return {};
    const auto nodes = read_as<std::vector<Node>>(store_, [](ReadView& view) { return view.nodes(); });
    if (!nodes) return tl::unexpected(nodes.error());
    const auto others = std::count_if(nodes->begin(), nodes->end(), [&](const Node& one) {
        return one.id != node_.id && alive(one, shared_, node_.seen_at);
    });
    hooks_.at_work(1 + static_cast<int>(others));
    return {};
}

Result<std::optional<std::chrono::milliseconds>> NodeLoop::clock_ahead() {
    using Ahead = std::optional<std::chrono::milliseconds>;
    return read_as<Ahead>(store_, [&](ReadView& view) -> Result<Ahead> {
        // The first question pays for the way to the server; the second one is measured.
        auto theirs = view.clock();
        if (!theirs) return tl::unexpected(theirs.error());
        shared_ = theirs->has_value();
        const Instant before = clock_.now();
        theirs = view.clock();
        if (!theirs) return tl::unexpected(theirs.error());
        if (!*theirs || clock_.simulated()) return Ahead{};
        return Ahead{before + (clock_.now() - before) / 2 - **theirs};
    });
}

void NodeLoop::judge(std::chrono::milliseconds ahead) {
    const bool right = ahead <= clock_tolerance && ahead >= -clock_tolerance;
    if (right == planning_) return;
    planning_ = right;
    const std::string milliseconds = std::to_string(ahead.count());
    if (right)
        log::info("clock_right_again", {{"ahead_ms", milliseconds}});
    else
        log::error("clock_wrong", {{"ahead_ms", milliseconds},
                                   {"message",
                                    "Часы этой машины расходятся с часами базы: Веха ничего не "
                                    "планирует, пока их не поправят (chrony, ntp)."}});
    hooks_.may_plan(right);
}

Result<void> NodeLoop::keep_house() {
    const auto lease = hold(store_, tidy_lease, node_.id, clock_.now());
    if (!lease) return tl::unexpected(lease.error());
    node_.holds = *lease ? std::string(tidy_lease) : std::string{};
    if (!*lease) return {};
    const auto taken = take_over(store_, **lease, clock_.now());
    if (!taken) return tl::unexpected(taken.error());
    if (*taken > 0) {
        log::warning("messages_taken_over", {{"messages", std::to_string(*taken)}});
        hooks_.freed();
    }
    const auto tidied = tidy(store_, **lease, clock_.now());
    if (!tidied) return tl::unexpected(tidied.error());
    if (*tidied) log::info("tidied", {{"term", std::to_string((*lease)->term)}});
    const auto forgot = apply_retention(store_, **lease, hooks_.retention, clock_.now());
    if (!forgot) return tl::unexpected(forgot.error());
    return {};
}

}  // namespace vekha
