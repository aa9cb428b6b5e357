#include "daemon/http/problem.hpp"

namespace vekha::http {

int status_of(Fault fault) {
    switch (fault) {
        case Fault::invalid_input:
            return 400;
        case Fault::unreadable:
            return 422;
        case Fault::undecided:
            return 422;
        case Fault::unauthenticated:
            return 401;
        case Fault::forbidden:
            return 403;
        case Fault::not_found:
            return 404;
        case Fault::wrong_state:
            return 409;
        case Fault::requirement_open:
            return 409;
        case Fault::stale:
            return 412;
        case Fault::conflict:
            return 409;
        case Fault::too_large:
            return 413;
        case Fault::too_many:
            return 429;
        case Fault::too_slow:
            return 408;
        case Fault::storage_full:
            return 507;
        case Fault::newer_database:
            return 503;
        case Fault::infected:
            return 422;
        case Fault::damaged:
            return 500;
        case Fault::unavailable:
            return 503;
        case Fault::internal:
            return 500;
    }
    return 500;
}

std::string json_escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string escaped;
    escaped.reserve(text.size());
    for (const char one : text) {
        const auto byte = static_cast<unsigned char>(one);
        if (one == '"' || one == '\\') {
            escaped += {'\\', one};
        } else if (byte < 0x20) {
            escaped += "\\u00";
            escaped += {digits[byte >> 4], digits[byte & 15]};
        } else {
            escaped.push_back(one);
        }
    }
    return escaped;
}

Response problem(int status, const Error& error) {
    std::string body = R"({"type":"about:blank","title":")";
    body += reason_phrase(status);
    body += R"(","status":)" + std::to_string(status);
    body += R"(,"code":")";
    body += name(error.fault);
    body += R"(","detail":")" + json_escaped(error.message);
    body += R"(","where":")" + json_escaped(error.where);
    body += R"(","mend":")" + json_escaped(error.mend) + "\"}";
    return answer(status, "application/problem+json", std::move(body));
}

Response problem(const Error& error) {
    return problem(status_of(error.fault), error);
}

}  // namespace vekha::http
