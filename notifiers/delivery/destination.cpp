#include "notifiers/delivery/destination.hpp"

#include <algorithm>
#include <charconv>
#include <initializer_list>

namespace vekha {
namespace {

constexpr int ip_bits = 128;
constexpr int ipv4_bits = 32;
constexpr std::size_t ipv4_at = 12;  ///< where the four bytes of IPv4 stand
constexpr std::size_t label_bytes = 63;

/// A whole number in the base, of at most `digits` digits and nothing else.
std::optional<unsigned> number(std::string_view text, int base, std::size_t digits) {
    unsigned value = 0;
    if (text.empty() || text.size() > digits) return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::array<std::uint8_t, 4>> parse_ipv4(std::string_view text) {
    std::array<std::uint8_t, 4> bytes{};
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto end = text.find('.');
        if ((end == std::string_view::npos) != (at + 1 == bytes.size())) return std::nullopt;
        const auto part = text.substr(0, end);
        const auto value = number(part, 10, 3);
        if (!value || *value > 255 || (part.size() > 1 && part.front() == '0')) return std::nullopt;
        bytes[at] = static_cast<std::uint8_t>(*value);
        if (end != std::string_view::npos) text.remove_prefix(end + 1);
    }
    return bytes;
}

/// The groups of one side of "::", IPv4 at the very end as two of them.
std::optional<std::vector<std::uint16_t>> parse_groups(std::string_view text, bool last) {
    std::vector<std::uint16_t> groups;
    while (!text.empty()) {
        const auto end = text.find(':');
        const auto part = text.substr(0, end);
        if (end == std::string_view::npos && last && part.find('.') != std::string_view::npos) {
            const auto inner = parse_ipv4(part);
            if (!inner) return std::nullopt;
            groups.push_back(static_cast<std::uint16_t>((*inner)[0] << 8U | (*inner)[1]));
            groups.push_back(static_cast<std::uint16_t>((*inner)[2] << 8U | (*inner)[3]));
            return groups;
        }
        const auto value = number(part, 16, 4);
        if (!value) return std::nullopt;
        groups.push_back(static_cast<std::uint16_t>(*value));
        if (end == std::string_view::npos) return groups;
        text.remove_prefix(end + 1);
        if (text.empty()) return std::nullopt;  // a colon at the end
    }
    return groups;
}

std::optional<IpAddress> parse_ipv6(std::string_view text) {
    constexpr std::size_t all = 8;
    const auto gap = text.find("::");
    const bool short_form = gap != std::string_view::npos;
    const auto head = parse_groups(text.substr(0, gap), !short_form);
    const auto tail = parse_groups(short_form ? text.substr(gap + 2) : std::string_view{}, true);
    if (!head || !tail) return std::nullopt;
    const auto given = head->size() + tail->size();
    if (short_form ? given >= all : given != all) return std::nullopt;
    IpAddress address{true, {}};
    const auto put = [&](std::size_t at, std::uint16_t group) {
        address.bytes[2 * at] = static_cast<std::uint8_t>(group >> 8U);
        address.bytes[2 * at + 1] = static_cast<std::uint8_t>(group & 0xffU);
    };
    for (std::size_t at = 0; at < head->size(); ++at) put(at, (*head)[at]);
    for (std::size_t at = 0; at < tail->size(); ++at) put(all - tail->size() + at, (*tail)[at]);
    return address;
}

bool in_any(const IpAddress& address, std::initializer_list<std::string_view> ranges) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](std::string_view text) { return parse_ip_range(text)->holds(address); });
}

/// What a number may begin with in a resolver's eyes: the last label alone tells a number from a name.
bool looks_like_number(std::string_view host) {
    const auto label = host.substr(host.rfind('.') + 1);
    const bool digits = std::all_of(label.begin(), label.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits || label.starts_with("0x");
}

bool is_host_name(std::string_view host) {
    if (host.empty() || host.size() > host_bytes || looks_like_number(host)) return false;
    while (true) {
        const auto end = host.find('.');
        const auto label = host.substr(0, end);
        if (label.empty() || label.size() > label_bytes || label.front() == '-' || label.back() == '-')
            return false;
        const bool good = std::all_of(label.begin(), label.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        });
        if (!good) return false;
        if (end == std::string_view::npos) return true;
        host.remove_prefix(end + 1);
    }
}

std::string small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

tl::unexpected<Error> not_good(std::string message, std::string mend) {
    return failure(Fault::invalid_input, std::move(message), "address", std::move(mend));
}

/// Host and port out of "host:port", "[::1]:port"; false where they are none.
bool read_authority(std::string_view text, Destination& destination) {
    std::string_view port;
    bool bracketed = text.starts_with('[');
    if (bracketed) {
        const auto end = text.find(']');
        if (end == std::string_view::npos) return false;
        destination.host = small_letters(text.substr(1, end - 1));
        port = text.substr(end + 1);
    } else {
        const auto end = std::min(text.find(':'), text.size());
        destination.host = small_letters(text.substr(0, end));
        port = text.substr(end);
    }
    destination.literal = parse_ip(destination.host);
    if (bracketed ? !destination.literal || !destination.literal->six
                  : !destination.literal && !is_host_name(destination.host))
        return false;
    if (port.empty()) return true;
    constexpr std::size_t port_digits = 5;
    const auto value = port.front() == ':' ? number(port.substr(1), 10, port_digits) : std::nullopt;
    if (!value || *value == 0 || *value > 65'535) return false;
    destination.port = static_cast<std::uint16_t>(*value);
    return true;
}

}  // namespace

std::optional<IpAddress> parse_ip(std::string_view text) {
    if (text.find(':') != std::string_view::npos) return parse_ipv6(text);
    const auto four = parse_ipv4(text);
    if (!four) return std::nullopt;
    IpAddress address;
    std::copy(four->begin(), four->end(), address.bytes.begin() + ipv4_at);
    return address;
}

std::string format(const IpAddress& address) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    if (!address.six) {
        for (std::size_t at = ipv4_at; at < address.bytes.size(); ++at)
            text += (text.empty() ? "" : ".") + std::to_string(address.bytes[at]);
        return text;
    }
    for (std::size_t at = 0; at < address.bytes.size(); ++at) {
        if (at > 0 && at % 2 == 0) text += ':';
        text += digits[address.bytes[at] >> 4U];
        text += digits[address.bytes[at] & 0xfU];
    }
    return text;
}

bool IpRange::holds(const IpAddress& address) const {
    if (address.six != first.six) return false;
    const int skipped = first.six ? 0 : ip_bits - ipv4_bits;
    for (int bit = skipped; bit < skipped + bits; ++bit) {
        const auto at = static_cast<std::size_t>(bit / 8);
        const unsigned mask = 0x80U >> static_cast<unsigned>(bit % 8);
        if ((first.bytes[at] & mask) != (address.bytes[at] & mask)) return false;
    }
    return true;
}

std::optional<IpRange> parse_ip_range(std::string_view text) {
    const auto slash = text.find('/');
    const auto first = parse_ip(text.substr(0, slash));
    if (!first) return std::nullopt;
    const int most = first->six ? ip_bits : ipv4_bits;
    IpRange range{*first, most};
    if (slash != std::string_view::npos) {
        const auto bits = number(text.substr(slash + 1), 10, 3);
        if (!bits || *bits > static_cast<unsigned>(most)) return std::nullopt;
        range.bits = static_cast<int>(*bits);
    }
    const int skipped = ip_bits - most;
    for (int bit = skipped + range.bits; bit < ip_bits; ++bit)
        if (first->bytes[static_cast<std::size_t>(bit / 8)] & (0x80U >> static_cast<unsigned>(bit % 8)))
            return std::nullopt;
    return range;
}

bool is_public(const IpAddress& address) {
    if (address.six)
        // Only global unicast is given out at all; of it these are not for hosts, or hold IPv4 inside.
        return in_any(address, {"2000::/3"}) &&
               !in_any(address, {"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"});
    return !in_any(address,
                   {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
                    "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
                    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"});
}

std::string Destination::origin() const {
    const bool brackets = literal && literal->six;
    return std::string(secure ? "https://" : "http://") + (brackets ? "[" + host + "]" : host) + ":" +
           std::to_string(port);
}

Result<Destination> parse_destination(std::string_view text) {
    constexpr std::string_view example = "Например: https://sed.example.org/hooks/vekha.";
    const std::string mend(example);
    if (text.size() > destination_bytes) return not_good("Адрес слишком длинный.", mend);
    const auto odd = [](char c) { return c <= 0x20 || c >= 0x7f || c == '\\'; };
    if (std::any_of(text.begin(), text.end(), odd))
        return not_good("В адресе есть пробел или буква не из латиницы.",
                        "Домен на кириллице пишите в форме xn--…, остальное — в форме %D0%B0.");
    Destination destination;
    const auto scheme_end = text.find("://");
    const auto scheme = small_letters(text.substr(0, std::min(scheme_end, text.size())));
    if (scheme_end == std::string_view::npos || (scheme != "https" && scheme != "http"))
        return not_good("Адрес должен начинаться с https://.", mend);
    destination.secure = scheme == "https";
    destination.port = destination.secure ? 443 : 80;
    text.remove_prefix(scheme.size() + 3);
    const auto end = std::min(text.find_first_of("/?#"), text.size());
    const auto authority = text.substr(0, end);
    destination.path = std::string(text.substr(end));
    if (destination.path.find('#') != std::string::npos)
        return not_good("В адресе не может быть части после «#».", mend);
    if (!destination.path.starts_with('/')) destination.path.insert(0, "/");
    if (authority.find('@') != std::string_view::npos)
        return not_good("В адресе не может быть имени и пароля.",
                        "Получатель узнаёт Веху по подписи в заголовке webhook-signature.");
    if (!read_authority(authority, destination)) return not_good("Имя узла или порт записаны неверно.", mend);
    return destination;
}

bool DestinationRules::allow(std::string_view entry) {
    if (auto range = parse_ip_range(entry)) {
        ranges.push_back(*range);
        return true;
    }
    auto host = small_letters(entry);
    if (!is_host_name(host)) return false;
    hosts.push_back(std::move(host));
    return true;
}

bool DestinationRules::names(const Destination& destination) const {
    return std::find(hosts.begin(), hosts.end(), destination.host) != hosts.end();
}

bool DestinationRules::in_ranges(const IpAddress& address) const {
    return std::any_of(ranges.begin(), ranges.end(), [&](const IpRange& one) { return one.holds(address); });
}

Result<void> DestinationRules::admit(const Destination& destination) const {
    if (std::find(ports.begin(), ports.end(), destination.port) == ports.end())
        return not_good("Порт " + std::to_string(destination.port) + " не разрешён.",
                        "Разрешённые порты перечислены в настройке webhooks.ports.");
    // Where a name without https leads is not known yet: admit_ip() looks at that again.
    if (destination.literal) return admit_ip(destination, *destination.literal);
    if (!destination.secure && !names(destination) && ranges.empty())
        return not_good("Без https можно слать только на разрешённые узлы.",
                        "Разрешите узел в настройке webhooks.allow или пишите https://.");
    return {};
}

Result<void> DestinationRules::admit_ip(const Destination& destination, const IpAddress& address) const {
    if (names(destination) || in_ranges(address)) return {};
    if (!is_public(address))
        return not_good("Узел " + destination.host + " ведёт на внутренний или служебный адрес.",
                        "Если это ваша система, разрешите её адрес в настройке webhooks.allow.");
    if (!destination.secure)
        return not_good("Без https можно слать только на разрешённые узлы.",
                        "Разрешите узел в настройке webhooks.allow или пишите https://.");
    return {};
}

}  // namespace vekha
