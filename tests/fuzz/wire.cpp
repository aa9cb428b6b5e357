// The HTTP server as a reader of foreign bytes: a real server on loopback, its answers read back strictly.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include "daemon/http/server.hpp"
#include "tests/fuzz/readers.hpp"

namespace vekha::fuzz {
namespace {

constexpr std::size_t body_most = 4'000;

void promise(bool kept, const char* what) {
    if (kept) return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

/// Takes everything, writes down what it took.
class Taker final : public http::Service {
  public:
    http::Plan plan(const http::Request& head) override {
        promise(head.target.starts_with('/') || head.target == "*", "a target is a path");
        promise(
            head.path().find("..") == std::string_view::npos || head.path().find("/../") == head.path().npos,
            "no path climbs");
        {
            const std::lock_guard lock(mutex_);
            methods_.push_back(head.method);
        }
        using Body = http::Plan::Body;
        if (head.path() == "/at-once") return {Body::none, 0, http::answer(200, "text/plain", "here")};
        if (head.path() == "/upload") return {Body::streamed, body_most, std::nullopt};
        return {Body::whole, body_most, std::nullopt};
    }
    http::Response handle(http::Request& request) override {
        promise(request.body.size() <= body_most, "a body is within its limit");
        return http::answer(200, "text/plain", request.body);
    }
    std::variant<std::unique_ptr<http::Upload>, http::Response> begin_upload(const http::Request&) override {
        class Count final : public http::Upload {
          public:
            Result<void> write(std::span<const std::byte> bytes) override {
                total_ += bytes.size();
                promise(total_ <= body_most, "an upload is within its limit");
                return {};
            }
            http::Response finish() override {
                return http::answer(201, "text/plain", std::to_string(total_));
            }

          private:
            std::size_t total_ = 0;
        };
        return std::make_unique<Count>();
    }
    void served(const http::Served&) override {}

    std::vector<http::Method> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(methods_, {});
    }

  private:
    std::mutex mutex_;
    std::vector<http::Method> methods_;
};

struct Site {
    Site() {
        http::ServerOptions options;
        options.loops = 1;
        options.pool_threads = 1;
        server = std::make_unique<http::Server>(taker, options);
        const auto started = server->start("127.0.0.1", 0);
        promise(started.has_value(), "the server starts");
        port = *started;
    }
    Taker taker;
    std::unique_ptr<http::Server> server;
    std::uint16_t port = 0;
};

/// Sends the bytes in two pieces and gives all that comes back until the end.
std::string exchange(std::uint16_t port, std::string_view bytes, std::size_t cut) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    promise(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0,
            "a door is open");
    for (auto piece : {bytes.substr(0, cut), bytes.substr(cut)})
        while (!piece.empty()) {
            const auto sent = ::send(socket, piece.data(), piece.size(), MSG_NOSIGNAL);
            if (sent <= 0) break;  // refused already
            piece.remove_prefix(static_cast<std::size_t>(sent));
        }
    ::shutdown(socket, SHUT_WR);
    std::string all;
    std::array<char, 65536> piece{};
    for (ssize_t count = 0; (count = ::recv(socket, piece.data(), piece.size(), 0)) > 0;)
        all.append(piece.data(), static_cast<std::size_t>(count));
    ::close(socket);
    return all;
}

/// The value of a header within a head; empty where it is absent.
std::string_view value_of(std::string_view head, std::string_view name) {
    const auto at = head.find(name);
    if (at == head.npos) return {};
    const auto rest = head.substr(at + name.size());
    return rest.substr(0, rest.find("\r\n"));
}

/// Reads answers strictly; gives how many final ones there are.
std::size_t check_answers(std::string_view rest, const std::vector<http::Method>& methods) {
    std::size_t answers = 0;
    for (bool closed = false; !rest.empty();) {
        promise(!closed, "nothing follows a close");
        promise(rest.starts_with("HTTP/1.1 ") || rest.starts_with("HTTP/1.0 "),
                "an answer begins with its version");
        const auto end = rest.find("\r\n\r\n");
        promise(end != rest.npos, "a head ends");
        const auto head = rest.substr(0, end + 2);
        const int status = std::atoi(std::string(head.substr(9, 3)).c_str());
        promise(status >= 100 && status < 600, "a status is one");
        rest.remove_prefix(end + 4);
        if (status == 100) continue;
        const bool bodiless = answers < methods.size() && methods[answers] == http::Method::head;
        ++answers;
        closed = value_of(head, "\r\nConnection: ") == "close";
        const auto length = static_cast<std::size_t>(
            std::strtoul(std::string(value_of(head, "\r\nContent-Length: ")).c_str(), nullptr, 10));
        if (bodiless) continue;
        promise(length <= rest.size(), "a body is as long as was told");
        rest.remove_prefix(length);
    }
    return answers;
}

}  // namespace

void read_connection(std::string_view bytes) {
    // Neither goes: a thread of the server may be at work when the program ends.
    static Site& site = *new Site;
    for (const std::size_t cut : {std::size_t{0}, bytes.size() / 2, bytes.size() - bytes.size() / 7}) {
        const auto all = exchange(site.port, bytes, cut);
        const auto methods = site.taker.take();
        const auto answers = check_answers(all, methods);
        promise(answers <= methods.size() + 1, "no request has two answers");
    }
}

}  // namespace vekha::fuzz
