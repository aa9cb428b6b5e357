// What a limit by address counts: one neighbour on the network, not one of the many addresses it may take.
#pragma once

#include <string>
#include <string_view>

namespace vekha::http {

/// "192.0.2.7" for an IPv4 address, also for one inside IPv6; "2001:db8:0:7::/64" for IPv6, where one machine
/// has a whole /64. Empty for this machine itself and for what is no address: behind a proxy that does not
/// say who comes, everybody would be one.
std::string network_of(std::string_view address);

}  // namespace vekha::http
