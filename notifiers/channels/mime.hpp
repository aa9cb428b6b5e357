// A message as it travels by mail: RFC 5322 headers, multipart/alternative, everything in 7-bit ASCII.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "notifiers/channel.hpp"

namespace vekha {

/// "Name <mail@example.org>" or a bare address.
struct Mailbox {
    std::string name;     ///< UTF-8, may be empty
    std::string address;  ///< ASCII; the domain in its "xn--" form
    friend bool operator==(const Mailbox&, const Mailbox&) = default;
};

/// Reads both forms; nothing for an address that mail_address() refuses.
std::optional<Mailbox> parse_mailbox(std::string_view text);

/// The address in the form that every mail server takes: a domain with national letters («почта.рф») becomes
/// "xn--…". Nothing where it is no address: spaces, controls, quotes, angle brackets, no domain, a local part
/// beyond ASCII.
std::optional<std::string> mail_address(std::string_view text);

/// The whole message with CRLF line ends, no line longer than 998 bytes. `to.address` may be empty (a mail
/// folder's reader without an address); the header then holds an empty group.
std::string build_mime(const Message& message, const Mailbox& from, const Mailbox& to);

/// RFC 2047: plain where `text` is printable ASCII, else encoded words folded to lines of at most 76
/// characters. `column` is how far the header's own line has come.
std::string encode_header(std::string_view text, std::size_t column);

/// RFC 5322 date: "Tue, 31 Mar 2026 06:00:00 +0000".
std::string mail_date(Instant moment);

std::string base64(std::string_view bytes);

}  // namespace vekha
