// The answers of the server itself, where no service was asked or none answered. Each ends the connection.
#pragma once

#include <cstddef>
#include <string>

#include "daemon/http/message.hpp"
#include "daemon/http/strict.hpp"
#include "workflow/model/result.hpp"

namespace vekha::http {

Response refused(int status, Fault fault, std::string message, std::string mend = {});
Response refused(HeadFault fault);
/// `most` 0: this request has no body at all.
Response too_large(std::size_t most);
/// The pool would not take the work, or it is stopping.
Response overloaded();
/// A handler threw: a defect, never the caller's fault.
Response defect();

}  // namespace vekha::http
