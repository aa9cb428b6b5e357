// Pages for people without an account: plain HTML without any script, one thing said or asked on each.
#pragma once

#include <string>
#include <string_view>

#include "daemon/http/message.hpp"
#include "workflow/model/result.hpp"

namespace vekha::api {

/// Text as it stands between tags or in a quoted attribute.
std::string escaped(std::string_view text);

/// A page with this heading; `body` is HTML, the rest is text. Nothing of it may be kept or framed.
http::Response plain_page(int status, std::string_view heading, std::string_view body);

/// A wide page that holds a table and prints on A4; anybody may find and read it.
http::Response table_page(std::string_view heading, std::string_view body);

/// The page of a refusal: what happened and what to do, under the fault's own status.
http::Response refusal_page(const Error& error);

}  // namespace vekha::api
