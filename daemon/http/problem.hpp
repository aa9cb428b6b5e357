// A failure as an answer: application/problem+json. The one place where a fault becomes an HTTP status.
#pragma once

#include <string_view>

#include "daemon/http/message.hpp"
#include "workflow/model/result.hpp"

namespace vekha::http {

/// The status of each fault; the list is closed.
int status_of(Fault fault);

/// The answer for a failure. `status` overrides where HTTP knows the case more closely (405, 415, 428 …).
Response problem(const Error& error);
Response problem(int status, const Error& error);

/// Text between quotes in JSON, quotes not included.
std::string json_escaped(std::string_view text);

}  // namespace vekha::http
