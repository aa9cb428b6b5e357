#include "tests/bench/load.hpp"

#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <string_view>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vekha::bench {
namespace {

using Clock = std::chrono::steady_clock;

/// One kept connection.
struct Connection {
    int socket = -1;
    std::size_t count = 0;
    std::string unread;
};

int connect_to(std::uint16_t port) {
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) return -1;
    const int on = 1;
    ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return made;
}

/// Whether a whole answer stands in `unread`; takes it out and says whether it was a good one.
bool take_answer(std::string& unread, bool& good) {
    const auto head = unread.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    std::size_t length = 0;
    if (const auto at = unread.find("Content-Length: "); at != std::string::npos && at < head)
        std::from_chars(unread.data() + at + 16, unread.data() + head, length);
    if (unread.size() < head + 4 + length) return false;
    good = unread.size() > 9 && unread[9] == '2';
    unread.erase(0, head + 4 + length);
    return true;
}

}  // namespace

Load put_load(std::uint16_t port, std::size_t connections, double seconds,
              const std::function<std::string(std::size_t, std::size_t)>& request) {
    Load load;
    const int poll = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Connection> all(connections);
    const auto ask = [&](std::size_t at) {
        const auto bytes = request(at, all[at].count++);
        if (::send(all[at].socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) !=
            static_cast<ssize_t>(bytes.size()))
            ++load.failures;
    };
    for (std::size_t at = 0; at < connections; ++at) {
        all[at].socket = connect_to(port);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = at;
        ::epoll_ctl(poll, EPOLL_CTL_ADD, all[at].socket, &event);
    }
    const auto begun = Clock::now();
    const auto end =
        begun + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
    for (std::size_t at = 0; at < connections; ++at) ask(at);
    std::array<epoll_event, 64> events{};
    std::array<char, 256 * 1024> buffer{};
    while (Clock::now() < end) {
        const int ready = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 100);
        for (int one = 0; one < ready; ++one) {
            const auto at = events[static_cast<std::size_t>(one)].data.u64;
            const auto got = ::recv(all[at].socket, buffer.data(), buffer.size(), 0);
            if (got <= 0) {
                ++load.failures;
                ::epoll_ctl(poll, EPOLL_CTL_DEL, all[at].socket, nullptr);
                continue;
            }
            all[at].unread.append(buffer.data(), static_cast<std::size_t>(got));
            bool good = false;
            while (take_answer(all[at].unread, good)) {
                ++(good ? load.answers : load.failures);
                ask(at);
            }
        }
    }
    const std::chrono::duration<double> took = Clock::now() - begun;
    for (const auto& one : all) ::close(one.socket);
    ::close(poll);
    load.per_second = static_cast<double>(load.answers) / took.count();
    return load;
}

}  // namespace vekha::bench
