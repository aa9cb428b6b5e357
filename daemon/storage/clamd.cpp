#include "daemon/storage/clamd.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

namespace vekha {
namespace {

constexpr std::size_t reply_bytes = 4096;       // a name of a virus and a few words
constexpr std::size_t chunk_bytes = 64 * 1024;  // of one INSTREAM chunk; clamd takes up to StreamMaxLength

tl::unexpected<Error> gone(const std::string& where, std::string_view what) {
    return failure(Fault::unavailable, "Антивирус не отвечает: " + std::string(what) + ".", where,
                   "Попробуйте позже; администратору: работает ли clamd и тот ли адрес в [antivirus].");
}

/// Where to connect. Holds what connect() wants.
struct Place {
    sockaddr_storage storage{};
    socklen_t length = 0;
};

std::optional<Place> unix_place(const std::string& path) {
    Place place;
    auto& to = reinterpret_cast<sockaddr_un&>(place.storage);
    if (path.size() >= sizeof to.sun_path) return std::nullopt;
    to.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), to.sun_path);
    place.length = sizeof to;
    return place;
}

std::optional<Place> tcp_place(const std::string& address) {
    const auto colon = address.rfind(':');
    if (colon == std::string::npos) return std::nullopt;
    std::string host = address.substr(0, colon);
    const std::string_view digits = std::string_view(address).substr(colon + 1);
    std::uint16_t port = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return std::nullopt;
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    Place place;
    auto& four = reinterpret_cast<sockaddr_in&>(place.storage);
    auto& six = reinterpret_cast<sockaddr_in6&>(place.storage);
    if (inet_pton(AF_INET, host.c_str(), &four.sin_addr) == 1) {
        four.sin_family = AF_INET;
        four.sin_port = htons(port);
        place.length = sizeof four;
    } else if (inet_pton(AF_INET6, host.c_str(), &six.sin6_addr) == 1) {
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(port);
        place.length = sizeof six;
    } else {
        return std::nullopt;
    }
    return place;
}

}  // namespace

Result<std::string> read_verdict(std::string_view reply, const std::string& where) {
    constexpr std::string_view clean = "stream: OK";
    constexpr std::string_view before = "stream: ";
    constexpr std::string_view found = " FOUND";
    while (!reply.empty() && (reply.back() == '\0' || reply.back() == '\n')) reply.remove_suffix(1);
    if (reply == clean) return std::string();
    if (reply.starts_with(before) && reply.ends_with(found) && reply.size() > before.size() + found.size())
        return std::string(reply.substr(before.size(), reply.size() - before.size() - found.size()));
    if (reply.find("size limit exceeded") != std::string_view::npos)
        return failure(Fault::too_large, "Файл больше, чем проверяет антивирус.", where,
                       "Администратору: StreamMaxLength в clamd.conf не меньше store.evidence_bytes.");
    return gone(where, reply.empty() ? "соединение прервано" : "непонятный ответ");
}

Result<ClamdScan> ClamdScan::begin(const ClamdOptions& options) {
    const auto place =
        options.address.starts_with('/') ? unix_place(options.address) : tcp_place(options.address);
    if (!place)
        return failure(Fault::invalid_input, "Это не адрес антивируса.", options.address,
                       "Напишите как \"/run/clamav/clamd.ctl\" или \"127.0.0.1:3310\".");
    Descriptor socket(::socket(place->storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!socket) return gone(options.address, std::strerror(errno));
    timeval silence{};
    silence.tv_sec = static_cast<decltype(silence.tv_sec)>(options.silence.count());
    ::setsockopt(*socket, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
    ::setsockopt(*socket, SOL_SOCKET, SO_SNDTIMEO, &silence, sizeof silence);
    if (::connect(*socket, reinterpret_cast<const sockaddr*>(&place->storage), place->length) != 0)
        return gone(options.address, std::strerror(errno));
    ClamdScan scan(std::move(socket), options.address);
    constexpr std::string_view command{"zINSTREAM\0", 10};
    if (auto sent = scan.send(std::as_bytes(std::span(command))); !sent) return tl::unexpected(sent.error());
    return scan;
}

Result<void> ClamdScan::send(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(*socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return broken();
        bytes = bytes.subspan(static_cast<std::size_t>(sent));
    }
    return {};
}

tl::unexpected<Error> ClamdScan::broken() {
    const auto said = reply();
    if (!said) return tl::unexpected(said.error());
    // A verdict before the end of the file is none.
    return gone(address_, "соединение прервано");
}

Result<std::string> ClamdScan::reply() {
    std::array<char, reply_bytes> buffer{};
    std::size_t length = 0;
    while (length < buffer.size()) {
        const auto got = ::recv(*socket_, buffer.data() + length, buffer.size() - length, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return gone(address_, "молчит");
        if (got == 0) break;
        length += static_cast<std::size_t>(got);
        if (buffer[length - 1] == '\0') break;
    }
    return read_verdict(std::string_view(buffer.data(), length), address_);
}

Result<void> ClamdScan::write(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const auto chunk = bytes.first(std::min(bytes.size(), chunk_bytes));
        const std::uint32_t length = htonl(static_cast<std::uint32_t>(chunk.size()));
        if (auto sent = send(std::as_bytes(std::span(&length, 1))); !sent) return sent;
        if (auto sent = send(chunk); !sent) return sent;
        bytes = bytes.subspan(chunk.size());
    }
    return {};
}

Result<std::string> ClamdScan::verdict() {
    const std::uint32_t end = 0;
    if (auto sent = send(std::as_bytes(std::span(&end, 1))); !sent) return tl::unexpected(sent.error());
    return reply();
}

}  // namespace vekha
