#include "daemon/runtime/inbox_loop.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "daemon/runtime/log.hpp"
#include "workflow/service/same_secret.hpp"

namespace vekha {
namespace {

/// After a failure the messenger is asked again so much later, twice as late after each further one.
constexpr std::chrono::milliseconds retry_first{std::chrono::seconds{2}};
constexpr std::chrono::milliseconds retry_most{std::chrono::minutes{1}};
/// A messenger that answers at once that there is nothing is not asked again at once.
constexpr std::chrono::milliseconds idle_pause{200};
/// A daemon that does not ask looks so often whether it must.
constexpr std::chrono::milliseconds look_again{std::chrono::seconds{5}};

std::optional<std::int64_t> number_of(const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
    return number;
}

}  // namespace

InboxLoop::InboxLoop(InboxContext context, std::unique_ptr<Bot> bot, std::shared_ptr<Channel> channel,
                     InboxWay way)
    : context_(std::move(context)),
      bot_(std::move(bot)),
      channel_(std::move(channel)),
      way_(std::move(way)),
      lease_name_("inbox." + std::string(name(bot_->kind()))),
      position_key_(lease_name_ + ".position"),
      taker_({context_.store, context_.files, context_.organization, context_.file_bytes,
              [this] { return nudge_.stopping(); },
              [this](std::chrono::milliseconds length) { nudge_.rest(length); }},
             *bot_, *channel_) {}

InboxLoop::~InboxLoop() {
    stop();
}

void InboxLoop::start() {
    thread_ = std::thread([this] { run(); });
}

bool InboxLoop::stop() {
    nudge_.stop();
    bot_->interrupt();
    if (!thread_.joinable()) return true;
    thread_.join();
    if (!lease_.holder.empty())
        if (auto freed = let_go(context_.store, lease_name_, context_.node, context_.clock.now()); !freed)
            log::warning("inbox_leave_failed", {{"message", describe(freed.error())}});
    return true;
}

void InboxLoop::run() {
    auto wait = retry_first;
    while (!nudge_.stopping()) {
        const auto done = pass();
        // The messenger knows where to bring updates: there is nothing to ask for.
        if (done && way_.receiving == Receiving::webhook) return;
        if (done) {
            wait = retry_first;
            continue;
        }
        if (nudge_.stopping()) return;
        log::warning("inbox_failed", {{"channel", channel_->name()},
                                      {"fault", name(done.error().fault)},
                                      {"message", describe(done.error())}});
        nudge_.rest(wait);
        wait = std::min(wait * 2, retry_most);
    }
}

/// Once a run: tells the messenger how updates are to come. That a webhook of old can't be taken away need
/// not be a failure: it may never have been there, and asking for updates will tell.
Result<void> InboxLoop::prepare() {
    if (prepared_) return {};
    if (way_.receiving == Receiving::webhook) {
        if (auto set = bot_->set_hook(way_.hook_url, way_.hook_secret); !set) return set;
        log::info("inbox_webhook", {{"channel", channel_->name()}});
    } else if (auto dropped = bot_->drop_hook(way_.hook_url); !dropped) {
        log::debug("inbox_no_webhook",
                   {{"channel", channel_->name()}, {"message", describe(dropped.error())}});
    }
    prepared_ = true;
    return {};
}

Result<void> InboxLoop::pass() {
    if (way_.receiving == Receiving::webhook) return prepare();
    const auto may = may_ask();
    if (!may) return tl::unexpected(may.error());
    if (!*may) {
        nudge_.rest(look_again);
        return {};
    }
    if (auto prepared = prepare(); !prepared) return prepared;
    const auto position = read_as<std::optional<std::string>>(
        context_.store, [&](ReadView& view) { return view.setting(position_key_); });
    if (!position) return tl::unexpected(position.error());
    const auto updates = bot_->poll(number_of(*position), inbox_poll_wait);
    if (!updates) {
        // A webhook of old that could not be taken away stands in the way.
        if (updates.error().fault == Fault::conflict) prepared_ = false;
        return tl::unexpected(updates.error());
    }
    if (auto taken = take_all(*updates); !taken) return taken;
    if (updates->updates.empty()) nudge_.rest(idle_pause);
    if (updates->next && updates->next != number_of(*position)) return confirm(*updates->next);
    return {};
}

/// Alone on its store a daemon needs no lease, and no write to the disk for each question.
Result<bool> InboxLoop::may_ask() {
    const auto clock =
        read_as<std::optional<Instant>>(context_.store, [](ReadView& view) { return view.clock(); });
    if (!clock) return tl::unexpected(clock.error());
    shared_ = clock->has_value();
    if (!shared_) return true;
    auto lease = hold(context_.store, lease_name_, context_.node, context_.clock.now());
    if (!lease) return tl::unexpected(lease.error());
    if (!*lease) return false;
    lease_ = std::move(**lease);
    return true;
}

Result<void> InboxLoop::take_all(const Updates& updates) {
    for (const auto& update : updates.updates) {
        if (nudge_.stopping()) return failure(Fault::unavailable, "Веха останавливается.");
        const auto reply = taker_.take(update, context_.clock.now());
        if (!reply) {
            if (leave_behind(update, reply.error())) continue;
            return tl::unexpected(reply.error());
        }
        log::info("answer", {{"channel", channel_->name()},
                             {"person", reply->person ? std::to_string(reply->person->value) : ""},
                             {"repeated", reply->repeated ? "yes" : "no"}});
        if (!reply->repeated && context_.nudge) context_.nudge();
    }
    return {};
}

bool InboxLoop::leave_behind(const Update& update, const Error& error) {
    // These pass: the update waits for as long as it takes.
    if (error.fault == Fault::unavailable || error.fault == Fault::storage_full ||
        error.fault == Fault::too_slow || error.fault == Fault::newer_database)
        return false;
    failures_ = failed_key_ == update.key ? failures_ + 1 : 1;
    failed_key_ = update.key;
    if (failures_ < inbox_failures_most) return false;
    log::error("answer_left_behind", {{"channel", channel_->name()},
                                      {"update", update.key},
                                      {"fault", name(error.fault)},
                                      {"message", describe(error)}});
    return true;
}

/// A holder that stood still past the end of its lease moves nothing: another one is further on.
Result<void> InboxLoop::confirm(std::int64_t next) {
    return context_.store.write([&](Transaction& change) -> Result<void> {
        if (shared_) {
            const auto held = still_holds(change, lease_, context_.clock.now());
            if (!held) return tl::unexpected(held.error());
            if (!*held) return {};
        }
        return change.set(position_key_, std::to_string(next));
    });
}

Result<void> InboxLoop::receive(std::string_view secret, std::string_view body) {
    if (way_.receiving != Receiving::webhook || !same_secret(secret, way_.hook_secret))
        return failure(Fault::unauthenticated, "Запрос без верного секрета вебхука.");
    struct Place {
        explicit Place(std::atomic<int>& counted) : count(counted), number(++count) {}
        ~Place() { --count; }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        std::atomic<int>& count;
        const int number;
    };
    const Place place(waiting_);
    if (place.number > inbox_hooks_most)
        return failure(Fault::too_many, "Слишком много запросов вебхука сразу.");
    const std::lock_guard lock(receiving_);
    const auto updates = bot_->read_hook(body);
    if (!updates) return tl::unexpected(updates.error());
    return take_all(*updates);
}

}  // namespace vekha
