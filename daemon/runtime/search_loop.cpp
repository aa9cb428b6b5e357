#include "daemon/runtime/search_loop.hpp"

#include "daemon/runtime/log.hpp"

namespace vekha {
namespace {

/// After a failed pass it is tried again so much later.
constexpr std::chrono::seconds retry_pass{30};
/// The journal is looked at this often, so that what another process did is seen.
constexpr std::chrono::seconds look_again{30};

}  // namespace

SearchLoop::SearchLoop(Store& store, SearchIndex& index, ReadFileText read, const Clock& clock)
    : store_(store), index_(index), read_(std::move(read)), clock_(clock) {}

SearchLoop::~SearchLoop() {
    stop();
}

void SearchLoop::start() {
    thread_ = std::thread([this] { run(); });
}

bool SearchLoop::stop() {
    nudge_.stop();
    if (thread_.joinable()) thread_.join();
    return true;
}

void SearchLoop::run() {
    while (!nudge_.stopping()) nudge_.wait(clock_, pass());
}

Instant SearchLoop::pass() {
    const auto done = catch_up();
    if (done) return clock_.now() + look_again;
    log::warning("search_pass_failed",
                 {{"fault", name(done.error().fault)}, {"message", describe(done.error())}});
    return clock_.now() + retry_pass;
}

Result<void> SearchLoop::catch_up() {
    for (bool more = true; more && !nudge_.stopping();) {
        const auto stepped = index_more(store_, index_);
        if (!stepped) return tl::unexpected(stepped.error());
        more = *stepped;
        if (more) continue;
        // A file may take long: what happens meanwhile is taken before the next one.
        const auto read = index_file(store_, index_, read_);
        if (!read) return tl::unexpected(read.error());
        more = *read;
    }
    return {};
}

}  // namespace vekha
