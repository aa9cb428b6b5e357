// What a request tells of who comes: address, device, and what the browser was given before.
#pragma once

#include <string>
#include <string_view>

#include "daemon/api/call.hpp"
#include "workflow/service/coming.hpp"

namespace vekha::api {

/// The cookie that a browser is known by at its next sign-in; named as the session's.
constexpr std::string_view device_cookie(bool secure) {
    return secure ? "__Host-vekha_device" : "vekha_device";
}

/// The address of who sent the request, past a proxy that is trusted.
inline const std::string& address_of(const http::Request& request) {
    return request.peer_address;
}

/// «Chrome, Windows» of a User-Agent: names of a closed list alone, nothing of what was sent.
std::string device_words(std::string_view user_agent);

/// The zone is the call's organization's: the value must not outlive the call.
Coming coming_of(const Call& call, bool secure_cookie);

}  // namespace vekha::api
