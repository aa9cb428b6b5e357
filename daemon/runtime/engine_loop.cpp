#include "daemon/runtime/engine_loop.hpp"

#include <algorithm>

#include "daemon/runtime/log.hpp"
#include "workflow/service/horizon.hpp"
#include "workflow/service/journal_letter.hpp"
#include "workflow/service/outage.hpp"
#include "workflow/service/tick.hpp"

namespace vekha {
namespace {

/// After a failed pass (a full disk, a locked database) the engine tries again so much later.
constexpr std::chrono::seconds retry_pass{5};

/// The engine looks at least this often, so that what another process wrote (an import at the command line)
/// is seen.
constexpr std::chrono::seconds look_again{30};

}  // namespace

EngineLoop::EngineLoop(Store& store, std::shared_ptr<const Organization> organization, const Clock& clock,
                       std::function<void()> planned)
    : store_(store), organization_(std::move(organization)), clock_(clock), planned_(std::move(planned)) {}

EngineLoop::~EngineLoop() {
    stop();
}

void EngineLoop::start() {
    thread_ = std::thread([this] { run(); });
}

bool EngineLoop::stop() {
    nudge_.stop();
    if (thread_.joinable()) thread_.join();
    return true;
}

void EngineLoop::may_plan(bool may) {
    may_plan_ = may;
    if (may) nudge_.ring();
}

std::optional<Instant> EngineLoop::last_pass() const {
    const auto moment = last_pass_.load();
    if (moment == 0) return std::nullopt;
    return Instant{std::chrono::milliseconds{moment}};
}

void EngineLoop::run() {
    const auto outage = note_start(store_, *organization_, clock_.now());
    if (!outage)
        log::error("outage_check_failed", {{"message", describe(outage.error())}});
    else if (*outage)
        log::warning("outage_noted");
    while (!nudge_.stopping()) nudge_.wait(clock_, pass());
}

/// Does all that is due and gives the moment of the next look.
std::optional<Instant> EngineLoop::pass() {
    const auto failed = [&](const Error& error) {
        log::error("engine_pass_failed", {{"fault", name(error.fault)}, {"message", describe(error)}});
        return clock_.now() + retry_pass;
    };
    if (!may_plan_) return clock_.now() + look_again;
    bool any = false;
    if (const auto beaten = beat(store_, clock_.now()); !beaten) return failed(beaten.error());
    const auto ahead = make_ahead_daily(store_, *organization_, clock_.now());
    if (!ahead) return failed(ahead.error());
    if (*ahead && (*ahead)->tasks > 0)
        log::info("tasks_made_ahead",
                  {{"rows", std::to_string((*ahead)->rows)}, {"tasks", std::to_string((*ahead)->tasks)}});
    const auto told = tell_journal_head_weekly(store_, *organization_, clock_.now());
    if (!told) return failed(told.error());
    any = any || *told > 0;
    std::optional<Instant> next;
    while (!nudge_.stopping()) {
        const auto done = tick(store_, *organization_, clock_.now());
        if (!done) return failed(done.error());
        any = any || done->planned > 0;
        next = done->next;
        if (done->tasks > 0)
            log::info("engine_tick", {{"tasks", std::to_string(done->tasks)},
                                      {"planned", std::to_string(done->planned)},
                                      {"superseded", std::to_string(done->superseded)}});
        if (!done->more) break;
    }
    if (any && planned_) planned_();
    const Instant now = clock_.now();
    last_pass_ = now.time_since_epoch().count();
    const Instant latest = now + look_again;
    return next ? std::min(*next, latest) : latest;
}

}  // namespace vekha
