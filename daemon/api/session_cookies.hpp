// The cookies by which a browser shows that somebody has signed in, has half done so, or has been here
// before.
#pragma once

#include <string>
#include <string_view>

#include "daemon/http/message.hpp"
#include "workflow/service/doors.hpp"

namespace vekha::api {

/// The value of Set-Cookie for the whole site, out of reach of scripts; `rest` begins with "; ".
std::string cookie_line(std::string_view name, std::string_view value, bool secure, std::string_view rest);

/// Those of a session just begun; where it is half, of that half alone.
void give_cookies(http::Response& response, const OpenedSession& opened, bool secure);

}  // namespace vekha::api
