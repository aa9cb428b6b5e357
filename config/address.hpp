// Shapes of addresses that people type into settings. They catch slips; only use tells whether an address
// works.
#pragma once

#include <string_view>

namespace vekha::config {

/// "name@host" of visible characters, one @, the host of letters, digits, dots and dashes.
bool is_mail_address(std::string_view text);
/// "name@host" or «Имя <name@host>».
bool is_mailbox(std::string_view text);
/// "http://host…" or "https://host…" without a closing slash, question mark, fragment, user or blank.
bool is_base_url(std::string_view text);
/// "postgresql://…" or "postgres://…": a server and not a path.
bool is_database_url(std::string_view text);
/// Whether the part of a URL before its host names a password, or its query does.
bool has_password(std::string_view url);
/// The form of an IPv4 or IPv6 address, without brackets or a zone: "127.0.0.1", "::".
bool is_ip_address(std::string_view text);
/// The form of an IANA zone: "Europe/Moscow", "UTC", "Etc/GMT+3".
bool is_zone_name(std::string_view text);

}  // namespace vekha::config
