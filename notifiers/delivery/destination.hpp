// Where the daemon may post by itself: an address that a person typed in must not lead it to neighbours that
// trust it (its own machine, the inner network, a cloud's metadata). Refused is everything but public
// addresses over https, unless the operator allowed it by configuration.
//
// A name says nothing about where it leads: first the address as typed is judged (parse_destination,
// DestinationRules::admit), then each network address that the name gives (admit_ip); the connection must go
// to the very address that was judged.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/result.hpp"

namespace vekha {

/// A network address. IPv4 stands in the last four bytes.
struct IpAddress {
    bool six = false;
    std::array<std::uint8_t, 16> bytes{};
    friend bool operator==(const IpAddress&, const IpAddress&) = default;
};

/// Dotted IPv4 of four decimal numbers without leading zeros, or IPv6 without brackets and zone. Nothing
/// else: what some resolvers take beside that ("127.1", "0x7f000001", "0177.0.0.1") is how guards are passed
/// by.
std::optional<IpAddress> parse_ip(std::string_view text);
/// The inverse: one text for one address; IPv6 in full groups of hex.
std::string format(const IpAddress& address);

/// A range of addresses of one family: "10.0.0.0/8", "fd00::/8", "10.1.2.3".
struct IpRange {
    IpAddress first;
    int bits = 0;  ///< that count
    bool holds(const IpAddress& address) const;
    friend bool operator==(const IpRange&, const IpRange&) = default;
};

/// Nothing where it is no range, or bits beyond the prefix are set ("10.0.0.1/8": a slip that allows too
/// much).
std::optional<IpRange> parse_ip_range(std::string_view text);

/// Whether a stranger on the Internet may be there. Private, loopback, link-local, carrier's (CGNAT),
/// multicast, unspecified, reserved, documentation and benchmark ranges are not; nor is IPv6 that carries
/// IPv4 inside (mapped, compatible, 6to4, Teredo, NAT64), since it leads to the inner one by another name.
bool is_public(const IpAddress& address);

/// An address as typed, taken apart.
struct Destination {
    bool secure = true;
    std::string host;                  ///< in small letters; IPv6 without brackets
    std::optional<IpAddress> literal;  ///< where the host is an address and no name
    std::uint16_t port = 443;
    std::string path;  ///< with the query; begins with a slash
    /// "https://host:port".
    std::string origin() const;
    friend bool operator==(const Destination&, const Destination&) = default;
};

inline constexpr std::size_t destination_bytes = 2048;  ///< the longest address
inline constexpr std::size_t host_bytes = 253;          ///< the longest name of the DNS

/// invalid_input, with `where` "address", for anything that is not plainly http(s)://host[:port]/path: a
/// user, a fragment, a blank, a letter beyond ASCII, a host that only looks like a number.
Result<Destination> parse_destination(std::string_view text);

/// What the operator allows.
struct DestinationRules {
    std::vector<IpRange> ranges;     ///< beside the public addresses; http may go there too
    std::vector<std::string> hosts;  ///< wherever they lead; the same
    std::vector<std::uint16_t> ports{80, 443, 8443};

    /// Reads an entry of the allow-list, a range or a host; false where it is neither.
    bool allow(std::string_view entry);
    /// Before the name is resolved. invalid_input says what the operator would have to allow.
    Result<void> admit(const Destination& destination) const;
    /// After: whether this address may be connected to for it.
    Result<void> admit_ip(const Destination& destination, const IpAddress& address) const;

  private:
    bool names(const Destination& destination) const;
    bool in_ranges(const IpAddress& address) const;
};

}  // namespace vekha
