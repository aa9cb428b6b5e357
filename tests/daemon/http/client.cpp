#include "tests/daemon/http/client.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace vekha::testing {
namespace {

/// A test that waits longer than this has failed.
constexpr timeval patience{20, 0};

std::string small(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char one) { return static_cast<char>(std::tolower(one)); });
    return text;
}

}  // namespace

Client::Client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const int at_once =
        1;  // head and body are two writes: the second must not wait for the first to be confirmed
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("no server on port " + std::to_string(port));
}

Client::~Client() {
    ::close(socket_);
}

bool Client::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool Client::fill() {
    std::array<char, 65536> piece{};
    const auto count = ::recv(socket_, piece.data(), piece.size(), 0);
    if (count <= 0) return false;
    unread_.append(piece.data(), static_cast<std::size_t>(count));
    return true;
}

std::string Client::read_to(std::string_view end) {
    while (unread_.find(end) == std::string::npos)
        if (!fill()) return std::exchange(unread_, {});
    const auto size = unread_.find(end) + end.size();
    std::string read = unread_.substr(0, size);
    unread_.erase(0, size);
    return read;
}

bool Client::closed() {
    return unread_.empty() && !fill();
}

Reply Client::read(bool to_head) {
    Reply reply;
    std::size_t end = 0;
    while ((end = unread_.find("\r\n\r\n")) == std::string::npos)
        if (!fill()) return reply;
    const std::string head = unread_.substr(0, end + 2);
    unread_.erase(0, end + 4);
    reply.status = std::stoi(head.substr(head.find(' ') + 1, 3));
    for (auto at = head.find("\r\n") + 2; at < head.size();) {
        const auto line_end = head.find("\r\n", at);
        const auto colon = head.find(':', at);
        const auto name = small(head.substr(at, colon - at));
        const auto value = head.substr(colon + 2, line_end - colon - 2);
        if (name == "set-cookie") reply.cookies.push_back(value);
        reply.headers.try_emplace(name, value);
        at = line_end + 2;
    }
    const auto length = reply.header("content-length");
    const bool bodiless = to_head || length.empty();
    const std::size_t wanted = bodiless ? 0 : std::stoul(length);
    while (unread_.size() < wanted)
        if (!fill()) break;
    reply.body = unread_.substr(0, wanted);
    unread_.erase(0, wanted);
    return reply;
}

Reply Client::send(std::string_view method, std::string_view target, const SentHeaders& headers,
                   std::string_view body) {
    std::string request(method);
    request += ' ';
    request += target;
    request += " HTTP/1.1\r\nHost: localhost\r\n";
    for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
    if (!body.empty()) request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    request += "\r\n";
    // A server that refuses early answers while the body is on its way: a failed write is no failed request.
    if (write(request)) (void)write(body);
    return read(method == "HEAD");
}

}  // namespace vekha::testing
