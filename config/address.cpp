#include "config/address.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

namespace vekha::config {
namespace {

bool letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;  // names in Cyrillic are addresses too
}

bool all_of(std::string_view text, std::string_view others) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return letter_or_digit(c) || others.find(c) != others.npos;
    });
}

}  // namespace

bool is_mail_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == text.npos) return false;
    const auto name = text.substr(0, at);
    const auto host = text.substr(at + 1);
    return all_of(name, "!#$%&'*+-/=?^_`{|}~.") && all_of(host, ".-") && host.front() != '.' &&
           host.back() != '.' && host.find("..") == host.npos;
}

bool is_mailbox(std::string_view text) {
    if (is_mail_address(text)) return true;
    const auto open = text.find('<');
    if (open == text.npos || text.back() != '>') return false;
    const auto name = text.substr(0, open);
    return name.find_first_of("@\"<>\r\n") == name.npos &&
           is_mail_address(text.substr(open + 1, text.size() - open - 2));
}

bool is_base_url(std::string_view text) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!text.starts_with(scheme)) continue;
        const auto rest = text.substr(scheme.size());
        return !rest.empty() && letter_or_digit(rest.front() == '[' ? 'x' : rest.front()) &&
               rest.back() != '/' && rest.find_first_of(" \t?#@\"<>") == rest.npos;
    }
    return false;
}

bool is_database_url(std::string_view text) {
    return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

bool has_password(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return false;
    url.remove_prefix(scheme + 3);
    const auto query = url.find('?');
    const auto authority = url.substr(0, std::min(url.find('/'), query));
    const auto user = authority.rfind('@');
    if (user != std::string_view::npos && authority.substr(0, user).find(':') != std::string_view::npos)
        return true;
    return query != std::string_view::npos && url.substr(query).find("password=") != std::string_view::npos;
}

bool is_ip_address(std::string_view text) {
    const bool six = text.find(':') != text.npos;
    const std::string_view allowed = six ? "0123456789abcdefABCDEF:." : "0123456789.";
    if (text.empty() || text.find_first_not_of(allowed) != text.npos) return false;
    if (six) return std::count(text.begin(), text.end(), ':') >= 2;
    int parts = 0;
    for (std::size_t start = 0; start <= text.size(); ++parts) {
        const auto end = std::min(text.find('.', start), text.size());
        const auto part = text.substr(start, end - start);
        int number = 0;
        const auto [last, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        if (part.size() > 3 || error != std::errc{} || last != part.data() + part.size() || number > 255)
            return false;
        start = end + 1;
    }
    return parts == 4;
}

bool is_zone_name(std::string_view text) {
    return all_of(text, "/_+-") && text.front() >= 'A' && text.front() <= 'Z' && text.back() != '/' &&
           text.find("//") == text.npos &&
           std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace vekha::config
