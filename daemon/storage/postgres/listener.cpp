#include "daemon/storage/postgres/listener.hpp"

#include <array>
#include <cstdint>
#include <memory>

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace vekha::postgres {
namespace {

/// Between two tries to connect.
constexpr int again_milliseconds = 1000;
/// Notices of one such while are told once.
constexpr int together_milliseconds = 30;

struct FreeNotice {
    void operator()(PGnotify* notice) const { PQfreemem(notice); }
};

}  // namespace

Listener::Listener(Servers& servers, std::function<int()> own_process)
    : connection_(servers, Purpose::listening),
      own_process_(std::move(own_process)),
      wake_(::eventfd(0, EFD_CLOEXEC)) {}

Listener::~Listener() {
    stop();
    ::close(wake_);
}

void Listener::stop() {
    if (!thread_.joinable()) return;
    std::uint64_t one = 1;
    (void)!::write(wake_, &one, sizeof one);
    thread_.join();
    (void)!::read(wake_, &one, sizeof one);
}

void Listener::listen(std::function<void()> told) {
    stop();
    told_ = std::move(told);
    if (told_) thread_ = std::thread([this] { run(); });
}

bool Listener::connect() {
    if (connection_.handle() && PQstatus(connection_.handle()) == CONNECTION_OK) return true;
    if (!connection_.script("LISTEN vekha_changed")) return false;
    told_();
    return true;
}

bool Listener::wait(int milliseconds, bool for_notices) {
    std::array<pollfd, 2> watched{{{wake_, POLLIN, 0}, {-1, POLLIN, 0}}};
    if (for_notices) watched[1].fd = PQsocket(connection_.handle());
    ::poll(watched.data(), watched.size(), milliseconds);
    return watched[0].revents == 0;
}

bool Listener::heard_others() {
    if (!PQconsumeInput(connection_.handle())) return false;
    bool others = false;
    while (const std::unique_ptr<PGnotify, FreeNotice> notice{PQnotifies(connection_.handle())})
        others = others || notice->be_pid != own_process_();
    return others;
}

void Listener::run() {
    constexpr int forever = -1;
    for (;;) {
        const bool connected = connect();
        if (!wait(connected ? forever : again_milliseconds, connected)) return;
        if (!connected || !heard_others()) continue;
        // More of the same are on their way when somebody is busy.
        if (!wait(together_milliseconds, false)) return;
        (void)heard_others();
        told_();
    }
}

}  // namespace vekha::postgres
