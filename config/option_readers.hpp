// What the readers of the settings' sections share (options.cpp, answers_options.cpp, antivirus_options.cpp,
// server_options.cpp, identity_options.cpp, ldap_options.cpp).
#pragma once

#include "config/options.hpp"
#include "config/toml_table.hpp"

namespace vekha::config {

/// Whole seconds between the bounds, inclusive.
void read_seconds(TableReader& table, std::string_view key, std::chrono::seconds& value, std::int64_t least,
                  std::int64_t most);

inline constexpr std::size_t url_bytes = 2048;

/// The beginning of addresses, "https://vekha.example.org".
void read_url(TableReader& table, std::string_view key, std::string& value);

/// Where a mail server is and how one signs in there: SmtpSettings, ImapMailbox.
template <class Settings>
void read_mail_server(TableReader& table, Settings& options) {
    constexpr int last_port = 65'535;
    constexpr int longest_timeout = 300;
    table.text("host", options.host);
    table.integer("port", options.port, 1, last_port);
    table.choice<MailSecurity>(
        "security", options.security,
        {{"none", MailSecurity::none}, {"starttls", MailSecurity::starttls}, {"tls", MailSecurity::tls}});
    table.text("user", options.user);
    table.secret("password", options.password);
    table.path("ca_file", options.ca_file);
    read_seconds(table, "timeout_seconds", options.timeout, 1, longest_timeout);
}

void read_answers(TableReader table, AnswersOptions& options);
void read_antivirus(TableReader table, AntivirusSettings& options);
/// What an outside identity becomes here: the keys create, home and groups.
void read_outside_rules(TableReader& table, OutsideRules& rules);
void read_ldap(TableReader table, LdapSettings& options);
void read_oidc(TableReader table, OidcSettings& options);
void read_server(TableReader table, ServerOptions& options);

}  // namespace vekha::config
