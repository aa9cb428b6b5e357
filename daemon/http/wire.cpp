#include "daemon/http/wire.hpp"

#include "daemon/http/live.hpp"

namespace vekha::http {
namespace {

void add(std::string& head, std::string_view name, std::string_view value) {
    head += name;
    head += ": ";
    // A line end in a value would begin a header of someone else's choice.
    for (const char one : value) head.push_back(one == '\r' || one == '\n' ? ' ' : one);
    head += "\r\n";
}

}  // namespace

std::uint64_t body_length(const Response& response) {
    return response.stream ? response.stream->length : response.body.bytes().size();
}

std::string head_bytes(const Response& response, bool http_1_0, bool keep_alive, std::string_view date,
                       bool strict_transport) {
    std::string head;
    head.reserve(512);
    head += http_1_0 ? "HTTP/1.0 " : "HTTP/1.1 ";
    head += std::to_string(response.status);
    head += ' ';
    head += reason_phrase(response.status);
    head += "\r\n";
    if (!date.empty()) add(head, "Date", date);
    if (!response.content_type.empty()) add(head, "Content-Type", response.content_type);
    if (live_body(response)) {
        // Nobody knows yet how long it gets; before 1.1 the end of the connection tells.
        if (!http_1_0) add(head, "Transfer-Encoding", "chunked");
    } else if (!bodiless(response.status)) {
        add(head, "Content-Length", std::to_string(body_length(response)));
    }
    for (const auto& one : response.headers) add(head, one.name, one.value);
    head += "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nX-Frame-Options: DENY\r\n";
    if (strict_transport) head += "Strict-Transport-Security: max-age=31536000\r\n";  // a year
    if (!response.header("Content-Security-Policy"))
        head += "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
    if (!response.header("Cache-Control")) head += "Cache-Control: no-store\r\n";
    if (!keep_alive) {
        head += "Connection: close\r\n";
    } else if (http_1_0) {
        head += "Connection: keep-alive\r\n";
    }
    head += "\r\n";
    return head;
}

}  // namespace vekha::http
