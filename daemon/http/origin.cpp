#include "daemon/http/origin.hpp"

#include <algorithm>

namespace vekha::http {
namespace {

constexpr std::string_view blanks = " \t";

std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    text.remove_suffix(text.size() - (text.find_last_not_of(blanks) + 1));
    return text;
}

/// All values of a header that is a list, from the right: the nearest proxy's first.
std::vector<std::string_view> from_the_right(const Request& head, std::string_view name) {
    std::vector<std::string_view> all;
    for (auto one = head.headers.rbegin(); one != head.headers.rend(); ++one) {
        if (!same_ignoring_case(one->name, name)) continue;
        for (std::string_view rest = one->value;;) {
            const auto comma = rest.rfind(',');
            all.push_back(trimmed(comma == std::string_view::npos ? rest : rest.substr(comma + 1)));
            if (comma == std::string_view::npos) break;
            rest = rest.substr(0, comma);
        }
    }
    return all;
}

/// An address as proxies write it: "192.0.2.1", "192.0.2.1:4711", "2001:db8::1", "[2001:db8::1]:4711".
std::optional<std::string_view> address_in(std::string_view text) {
    if (text.starts_with('[')) {
        text.remove_prefix(1);
        text = text.substr(0, text.find(']'));
    } else if (std::count(text.begin(), text.end(), ':') == 1) {
        text = text.substr(0, text.find(':'));
    }
    return parse_ip(text) ? std::optional(text) : std::nullopt;
}

}  // namespace

bool TrustedProxies::add(std::string_view entry) {
    if (entry == unix_peer) return unix_ = true;
    const auto range = parse_ip_range(entry);
    if (range) ranges_.push_back(*range);
    return range.has_value();
}

bool TrustedProxies::trusts(std::string_view peer) const {
    if (peer == unix_peer) return unix_;
    const auto address = parse_ip(peer);
    return address && std::any_of(ranges_.begin(), ranges_.end(),
                                  [&](const IpRange& range) { return range.holds(*address); });
}

Origin origin_of(const Request& head, std::string_view peer, bool secure, const TrustedProxies& proxies) {
    Origin origin{std::string(peer), secure};
    if (!proxies.trusts(peer)) return origin;
    for (const auto entry : from_the_right(head, "x-forwarded-for")) {
        const auto address = address_in(entry);
        if (!address) break;  // what stands left of it was written by who wrote this
        origin.address = *address;
        if (!proxies.trusts(*address)) break;
    }
    if (const auto schemes = from_the_right(head, "x-forwarded-proto"); !schemes.empty())
        origin.secure = same_ignoring_case(schemes.front(), "https");
    return origin;
}

std::string subscriber(std::string_view peer) {
    constexpr std::size_t network_bytes = 8;
    auto address = parse_ip(peer);
    if (!address || !address->six) return std::string(peer);
    std::fill(address->bytes.begin() + network_bytes, address->bytes.end(), std::uint8_t{0});
    return format(*address);
}

bool host_is_ours(std::string_view host, const std::vector<std::string>& hosts) {
    if (hosts.empty()) return true;
    if (host.ends_with('.')) host.remove_suffix(1);
    if (parse_ip(host) || same_ignoring_case(host, "localhost")) return true;
    return std::any_of(hosts.begin(), hosts.end(),
                       [&](const std::string& one) { return same_ignoring_case(one, host); });
}

}  // namespace vekha::http
