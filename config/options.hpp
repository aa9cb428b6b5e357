// The settings of `vekha serve`, typed, with the defaults that config/vekha.example.toml documents.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/evidence_place.hpp"
#include "config/faults.hpp"
#include "config/identity_options.hpp"
#include "config/ldap_options.hpp"
#include "config/server_options.hpp"
#include "notifiers/delivery/sending_plan.hpp"
#include "workflow/model/contact.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/retention.hpp"
#include "workflow/model/time.hpp"

namespace vekha::config {

struct OrganizationOptions {
    std::string name = "Администрация муниципального района";
    std::string zone = "Europe/Moscow";  ///< IANA name; whether tzdata knows it is checked at start
    std::string language = "ru";         ///< "ru" or "en": of messages to people who chose none
    friend bool operator==(const OrganizationOptions&, const OrganizationOptions&) = default;
};

/// The key to a place in S3.
struct S3Settings {
    std::string access_key;
    std::string secret_key;
    std::filesystem::path ca_file;     ///< empty: the system's certificates
    std::chrono::seconds timeout{30};  ///< without a byte from or to the storage
    friend bool operator==(const S3Settings&, const S3Settings&) = default;
};

struct StoreOptions {
    std::filesystem::path data = "data";          ///< folder of everything the daemon writes
    std::filesystem::path database = "vekha.db";  ///< SQLite file; relative to `data`
    /// A PostgreSQL server in place of the file (the key "database" holds its URI); empty: the file.
    std::string server;
    std::string server_password;                          ///< empty: the server or libpq's own files know
    EvidencePlace evidence;                               ///< of proof; a folder is relative to `data`
    std::size_t evidence_bytes = limits::evidence_bytes;  ///< one file
    S3Settings s3;
    friend bool operator==(const StoreOptions&, const StoreOptions&) = default;
};

/// What becomes of a file that the antivirus can't look at now.
enum class WhenUnscanned { refuse, take };

/// clamd, to which files that come in are shown.
struct AntivirusSettings {
    std::string clamd;  ///< a Unix socket's path or "127.0.0.1:3310"; empty: none
    WhenUnscanned when_unavailable = WhenUnscanned::refuse;
    std::chrono::seconds timeout{30};                 ///< for a connection, a write, the verdict
    std::filesystem::path quarantine = "quarantine";  ///< folder for what is infected; relative to `data`
    friend bool operator==(const AntivirusSettings&, const AntivirusSettings&) = default;
};

enum class MailTransport { folder, smtp, gateway };
enum class MailSecurity { none, starttls, tls };

struct SmtpSettings {
    std::string host;
    std::uint16_t port = 587;
    MailSecurity security = MailSecurity::starttls;
    std::string user;  ///< empty: no sign-in
    std::string password;
    std::string bounces_to;         ///< where undeliverable mails return; empty: the sender
    std::filesystem::path ca_file;  ///< empty: the system's certificates
    std::chrono::seconds timeout{30};
    friend bool operator==(const SmtpSettings&, const SmtpSettings&) = default;
};

struct GatewaySettings {
    std::string base_url;
    std::string token;
    std::filesystem::path ca_file;  ///< empty: the system's certificates
    std::chrono::seconds timeout{30};
    std::filesystem::path body_file;   ///< a template of a provider's own request; empty: our contract
    std::string path;                  ///< of that request, "/v1/email/send.json"
    std::vector<std::string> headers;  ///< of that request, "X-API-KEY: {{token}}"
    std::vector<std::string> success = {"200", "201", "202"};  ///< its answers that mean "taken"
    std::string error_at;  ///< where an error stands within such an answer; empty: nowhere
    friend bool operator==(const GatewaySettings&, const GatewaySettings&) = default;
};

struct MailOptions {
    MailTransport transport = MailTransport::folder;
    std::string from = "Веха <vekha@localhost>";
    std::filesystem::path folder = "mail";  ///< Maildir; relative to the data folder
    int per_second = 0;                     ///< letters to everybody together; 0: as fast as they are taken
    SmtpSettings smtp;
    GatewaySettings gateway;
    friend bool operator==(const MailOptions&, const MailOptions&) = default;
};

enum class AnswerSource { none, maildir, imap };

struct ImapMailbox {
    std::string host;
    std::uint16_t port = 993;
    MailSecurity security = MailSecurity::tls;
    std::string user;
    std::string password;
    std::string folder = "INBOX";
    std::filesystem::path ca_file;  ///< empty: the system's certificates
    std::chrono::seconds timeout{30};
    friend bool operator==(const ImapMailbox&, const ImapMailbox&) = default;
};

/// Answers that people send by mail.
struct AnswersOptions {
    AnswerSource source = AnswerSource::none;
    std::string address;                        ///< the mailbox that takes them: "otvet@example.org"
    std::chrono::seconds poll{60};              ///< from one look to the next
    std::size_t mail_bytes = 40 * 1024 * 1024;  ///< of a whole mail; a larger one is not read
    std::filesystem::path folder = "answers";   ///< Maildir; relative to the data folder
    ImapMailbox imap;
    friend bool operator==(const AnswersOptions&, const AnswersOptions&) = default;
};

/// How answers come in from a messenger.
enum class Receive {
    polling,  ///< Vekha asks: no way in from outside is needed
    webhook,  ///< the messenger brings them to server.public_url
    off,      ///< not at all
};

struct TelegramSettings {
    bool enabled = false;
    std::string bot;  ///< its name, as in t.me/NAME; empty: unknown, and no deep links
    std::string base_url = "https://api.telegram.org";
    std::string token;
    std::filesystem::path ca_file;  ///< empty: the system's certificates
    std::chrono::seconds timeout{30};
    int per_second = 30;          ///< messages to everybody together
    int per_chat_per_second = 1;  ///< messages to one of them
    Receive receive = Receive::polling;
    std::string webhook_secret;
    friend bool operator==(const TelegramSettings&, const TelegramSettings&) = default;
};

struct MaxSettings {
    bool enabled = false;
    std::string bot;  ///< its name, as in max.ru/NAME; empty: unknown, and no deep links
    std::string base_url = "https://platform-api2.max.ru";
    std::string token;
    std::filesystem::path ca_file;  ///< empty: the system's certificates
    std::chrono::seconds timeout{30};
    int per_second = 30;          ///< messages to everybody together
    int per_chat_per_second = 2;  ///< messages to one of them
    Receive receive = Receive::polling;
    std::string webhook_secret;
    /// From where its files may be fetched, each with what lies under it.
    std::vector<std::string> file_hosts = {"oneme.ru", "okcdn.ru", "mycdn.me", "max.ru"};
    friend bool operator==(const MaxSettings&, const MaxSettings&) = default;
};

/// Letters to other systems.
struct WebhookSettings {
    std::vector<std::string> allow;  ///< hosts and ranges beside the public addresses: "10.0.0.0/8"
    std::vector<int> ports{80, 443, 8443};
    std::filesystem::path ca_file;     ///< empty: the system's certificates
    std::chrono::seconds timeout{10};  ///< of a whole try
    friend bool operator==(const WebhookSettings&, const WebhookSettings&) = default;
};

struct SendingOptions {
    TimeOfDay hours_start{std::chrono::hours{8} + std::chrono::minutes{30}};  ///< local, on working days
    TimeOfDay hours_end{std::chrono::hours{17} + std::chrono::minutes{30}};
    bool any_time = false;                                            ///< at any hour of any day
    std::vector<std::string> channels = {"mail", "max", "telegram"};  ///< order for people who chose none
    std::vector<std::string> urgent_channels = {};  ///< what urgent messages try first, whatever was chosen
    int per_person_per_hour = 6;  ///< messages; what comes above goes together later; 0: no limit
    friend bool operator==(const SendingOptions&, const SendingOptions&) = default;
};

/// Empty paths mean what is compiled in.
struct FileOptions {
    std::filesystem::path policy;     ///< the organization's ladder
    std::filesystem::path policies;   ///< folder of other ladders; replaces those whose name it has
    std::filesystem::path rules;      ///< rule pack
    std::filesystem::path calendars;  ///< folder; replaces the years it has
    std::filesystem::path templates;  ///< folder; replaces the templates it has
    friend bool operator==(const FileOptions&, const FileOptions&) = default;
};

enum class LogLevel { debug, info, warning, error };

struct LogOptions {
    LogLevel level = LogLevel::info;
    bool json = false;
    friend bool operator==(const LogOptions&, const LogOptions&) = default;
};

struct Options {
    OrganizationOptions organization;
    ServerOptions server;
    StoreOptions store;
    AntivirusSettings antivirus;
    MailOptions mail;
    AnswersOptions answers;
    TelegramSettings telegram;
    MaxSettings max;
    WebhookSettings webhooks;
    OidcSettings oidc;
    LdapSettings ldap;
    SendingOptions sending;
    FileOptions files;
    Retention retention;
    LogOptions log;
    friend bool operator==(const Options&, const Options&) = default;
};

/// Options from the text of a settings file; what it leaves out has its default. `file` is its name in
/// faults; files of secrets are looked for from `base`. Other paths stay as written.
Checked<Options> parse_options(std::string_view text, const std::string& file,
                               const std::filesystem::path& base);

/// Options from a file. Relative paths in it start from its folder (database, evidence and mail from the data
/// folder) and come out absolute.
Checked<Options> read_options(const std::filesystem::path& path);

/// Makes every relative path absolute as read_options does.
void resolve_paths(Options& options, const std::filesystem::path& base);

/// The names of the channels in use (notifiers/channel.hpp) in the organization's order: "smtp", "max" …
std::vector<std::string> channel_order(const Options& options);
/// The same of what urgent messages try first.
std::vector<std::string> urgent_order(const Options& options);

/// What each channel lets through a second, by its name.
std::map<std::string, ChannelLimit> channel_limits(const Options& options);

/// The names of the enabled bots, of those that are known.
std::map<AddressKind, std::string> bot_names(const Options& options);

/// Every key that a settings file may have, as "server.port"; sections come before their keys.
std::vector<std::string> option_keys();

}  // namespace vekha::config
