#include "notifiers/inbox/file_address.hpp"

#include <algorithm>

namespace vekha {
namespace {

bool is_under(std::string_view host, std::string_view allowed) {
    if (allowed.empty() || !host.ends_with(allowed)) return false;
    return host.size() == allowed.size() || host[host.size() - allowed.size() - 1] == '.';
}

bool is_host_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

}  // namespace

std::optional<FileAddress> parse_file_address(std::string_view address) {
    const auto scheme = address.substr(0, address.find("://"));
    if (scheme != "https" && scheme != "http") return std::nullopt;
    // Nothing but visible ASCII: what is left could be read in two ways.
    const bool visible =
        std::all_of(address.begin(), address.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    if (!visible || address.find('\\') != std::string_view::npos) return std::nullopt;
    const auto rest = address.substr(scheme.size() + 3);
    const auto end = std::min(rest.find_first_of("/?#"), rest.size());
    std::string place(rest.substr(0, end));
    std::transform(place.begin(), place.end(), place.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (place.empty() || !std::all_of(place.begin(), place.end(), is_host_character)) return std::nullopt;
    FileAddress made;
    made.origin = std::string(scheme) + "://" + place;
    made.host = place.substr(0, place.find(':'));
    const auto tail = rest.substr(end);
    made.path = std::string(tail.starts_with('/') ? "" : "/") + std::string(tail.substr(0, tail.find('#')));
    return made;
}

bool may_fetch(const FileAddress& address, std::string_view base_url, const std::vector<std::string>& hosts) {
    const auto own = parse_file_address(base_url);
    if (own && own->origin == address.origin) return true;
    if (address.origin != "https://" + address.host) return false;
    return std::any_of(hosts.begin(), hosts.end(),
                       [&](const std::string& host) { return is_under(address.host, host); });
}

}  // namespace vekha
