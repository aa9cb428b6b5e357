// Who a request comes from, and whether this server is the one it was meant for. Proxies that the operator
// trusts are believed about the client behind them, nobody else is. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/http/message.hpp"
#include "notifiers/delivery/destination.hpp"

namespace vekha::http {

/// What a connection over a Unix socket has in place of an address.
inline constexpr std::string_view unix_peer = "unix";

class TrustedProxies {
  public:
    /// An address, a range ("10.0.0.0/8") or "unix"; false where it is none of these.
    bool add(std::string_view entry);
    bool trusts(std::string_view peer) const;

  private:
    std::vector<IpRange> ranges_;
    bool unix_ = false;
};

struct Origin {
    std::string address;  ///< of the client, as far as those who are trusted know it
    bool secure = false;  ///< it came by TLS, to this server or to the proxy in front
};

/// By X-Forwarded-For the right-most address that is no trusted proxy's, by X-Forwarded-Proto the scheme;
/// `peer` and `secure`, those of the connection, where the peer is not trusted or says nothing that can be
/// read.
Origin origin_of(const Request& head, std::string_view peer, bool secure, const TrustedProxies& proxies);

/// What connections are counted by: an IPv4 address, or the network (/64) that one subscriber has of IPv6.
std::string subscriber(std::string_view peer);

/// Whether a Host is one of `hosts` or cannot have been led here by another's name: an address, localhost. An
/// empty list takes any.
bool host_is_ours(std::string_view host, const std::vector<std::string>& hosts);

}  // namespace vekha::http
