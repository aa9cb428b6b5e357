#include "config/options.hpp"

#include <algorithm>

#include "config/address.hpp"
#include "config/option_readers.hpp"
#include "notifiers/delivery/destination.hpp"

namespace vekha::config {

void read_seconds(TableReader& table, std::string_view key, std::chrono::seconds& value, std::int64_t least,
                  std::int64_t most) {
    auto count = value.count();
    table.integer(key, count, least, most, "секунд");
    value = std::chrono::seconds{count};
}

void read_url(TableReader& table, std::string_view key, std::string& value) {
    table.text(key, value, {0, url_bytes});
    if (table.has(key) && !value.empty() && !is_base_url(value))
        table.fault(key, "Это не адрес.",
                    "Напишите как \"https://vekha.example.org\", без косой черты в конце.");
}

namespace {

constexpr std::int64_t mebibyte = 1024 * 1024;
constexpr std::size_t bot_name_bytes = 64;
constexpr int most_per_second = 1000;

void read_organization(TableReader table, OrganizationOptions& options) {
    table.text("name", options.name, {1});
    table.text("zone", options.zone, {1});
    if (!is_zone_name(options.zone))
        table.fault("zone", "«" + options.zone + "» не название часового пояса.",
                    "Напишите как \"Europe/Moscow\".");
    table.choice<std::string>("language", options.language, {{"ru", "ru"}, {"en", "en"}});
    table.finish();
}

/// A path, or the address of a server.
void read_database(TableReader& table, StoreOptions& options) {
    std::string database = options.database.string();
    table.text("database", database, {0, url_bytes});
    if (is_database_url(database))
        options.server = database;
    else
        options.database = database;
    if (has_password(options.server))
        table.fault("database", "В адресе сервера базы стоит пароль: оттуда он попадает в чужие глаза.",
                    "Уберите его из адреса и укажите файл с паролем ключом database_password_file.");
    table.secret("database_password", options.server_password);
}

void read_evidence(TableReader& table, EvidencePlace& place) {
    std::string text = place.folder.string();
    table.text("evidence", text, {0, 4096});
    if (auto given = parse_evidence_place(text))
        place = std::move(*given);
    else
        table.fault("evidence", given.error().message, given.error().mend);
}

void read_s3(TableReader table, S3Settings& options, bool in_use) {
    table.text("access_key", options.access_key);
    table.secret("secret_key", options.secret_key);
    table.path("ca_file", options.ca_file);
    read_seconds(table, "timeout_seconds", options.timeout, 1, 300);
    table.finish();
    if (!in_use) return;
    if (options.access_key.empty())
        table.fault("access_key", "Документы хранятся в S3, а ключа доступа нет.",
                    "Укажите его ключом access_key раздела [store.s3].");
    if (options.secret_key.empty() && !table.has("secret_key_file") && !table.has("secret_key"))
        table.fault("secret_key", "Документы хранятся в S3, а секретного ключа нет.",
                    "Укажите файл с ним ключом secret_key_file раздела [store.s3].");
}

void read_store(TableReader table, StoreOptions& options) {
    table.path("data", options.data);
    read_database(table, options);
    read_evidence(table, options.evidence);
    for (const auto& [key, path] : {std::pair{"data", &options.data}, {"database", &options.database}})
        if (path->empty()) table.fault(key, "Путь пуст.");
    table.integer("evidence_bytes", options.evidence_bytes, mebibyte,
                  static_cast<std::int64_t>(limits::evidence_bytes), "байт");
    read_s3(table.table("s3"), options.s3, options.evidence.s3.has_value());
    table.finish();
}

void read_smtp(TableReader table, SmtpSettings& options, bool in_use) {
    read_mail_server(table, options);
    table.text("bounces_to", options.bounces_to);
    if (!options.bounces_to.empty() && !is_mailbox(options.bounces_to))
        table.fault("bounces_to", "Это не почтовый адрес.", "Напишите как \"otvet@example.org\".");
    table.finish();
    if (!in_use) return;
    if (options.host.empty())
        table.fault("host", "Не указан почтовый сервер.", "Укажите его имя ключом host.");
    if (!options.user.empty() && options.password.empty() && !table.has("password_file") &&
        !table.has("password"))
        table.fault("user", "Есть имя, но нет пароля.", "Укажите файл с паролем ключом password_file.");
    if (!options.password.empty() && options.user.empty())
        table.fault("user", "Есть пароль, но нет имени.", "Укажите имя ключом user.");
}

void read_gateway(TableReader table, GatewaySettings& options, bool in_use) {
    read_url(table, "base_url", options.base_url);
    table.secret("token", options.token);
    table.path("ca_file", options.ca_file);
    read_seconds(table, "timeout_seconds", options.timeout, 1, 300);
    table.path("body_file", options.body_file);
    table.text("path", options.path, {0, url_bytes});
    table.texts("headers", options.headers);
    table.texts("success", options.success);
    for (const auto& code : options.success)
        if (code.size() != 3 || code.find_first_not_of("0123456789") != std::string::npos)
            table.fault("success", "«" + code + "» не код ответа HTTP.", "Напишите как [\"200\", \"202\"].");
    table.text("error_at", options.error_at);
    table.finish();
    if (in_use && options.base_url.empty())
        table.fault("base_url", "Не указан адрес почтового шлюза.", "Укажите его ключом base_url.");
}

void read_mail(TableReader table, MailOptions& options) {
    table.choice<MailTransport>("transport", options.transport,
                                {{"folder", MailTransport::folder},
                                 {"smtp", MailTransport::smtp},
                                 {"gateway", MailTransport::gateway}});
    table.text("from", options.from, {1});
    if (!is_mailbox(options.from))
        table.fault("from", "Это не почтовый адрес.", "Напишите как \"Веха <vekha@example.org>\".");
    table.path("folder", options.folder);
    if (options.folder.empty()) table.fault("folder", "Путь пуст.");
    table.integer("per_second", options.per_second, 0, most_per_second);
    read_smtp(table.table("smtp"), options.smtp, options.transport == MailTransport::smtp);
    read_gateway(table.table("gateway"), options.gateway, options.transport == MailTransport::gateway);
    table.finish();
}

/// Letters, digits and an underline, as both messengers have them; empty where none is given.
bool is_bot_name(const std::string& name) {
    return name.size() <= bot_name_bytes &&
           name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") ==
               std::string::npos;
}

/// What every bot of a messenger needs.
template <class Settings>
void read_bot(TableReader& table, Settings& options) {
    table.boolean("enabled", options.enabled);
    table.text("bot", options.bot);
    if (!is_bot_name(options.bot))
        table.fault("bot", "Это не имя бота.", "Латинские буквы, цифры и подчёркивание, без @ и адреса.");
    read_url(table, "base_url", options.base_url);
    table.secret("token", options.token);
    table.path("ca_file", options.ca_file);
    read_seconds(table, "timeout_seconds", options.timeout, 1, 300);
    if (!options.enabled) return;
    if (options.base_url.empty()) table.fault("base_url", "Не указан адрес Bot API.");
    if (options.token.empty() && !table.has("token_file"))
        table.fault("token", "Нет ключа бота.", "Укажите файл с ключом: token_file.");
}

/// Both messengers take the same secrets: letters, digits, _ and -.
bool is_webhook_secret(std::string_view text) {
    constexpr std::size_t least = 16;  // characters; guessed by nobody
    constexpr std::size_t most = 256;
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || c == '-';
           });
}

/// How a bot hears its answers.
template <class Settings>
void read_receiving(TableReader& table, Settings& options, const std::string& public_url) {
    table.choice<Receive>(
        "receive", options.receive,
        {{"polling", Receive::polling}, {"webhook", Receive::webhook}, {"off", Receive::off}});
    table.secret("webhook_secret", options.webhook_secret);
    if (!options.enabled || options.receive != Receive::webhook) return;
    if (!is_webhook_secret(options.webhook_secret))
        table.fault("webhook_secret", "Секрет вебхука: от 16 до 256 латинских букв, цифр, знаков «_» и «-».",
                    "Укажите файл с ним ключом webhook_secret_file.");
    if (!public_url.starts_with("https://"))
        table.fault("receive",
                    "Мессенджер приносит ответы только по https, а server.public_url начинается не с него.",
                    "Укажите внешний адрес с https или выберите receive = \"polling\".");
}

/// How fast a bot may write.
template <class Settings>
void read_pace(TableReader& table, Settings& options) {
    table.integer("per_second", options.per_second, 1, most_per_second);
    table.integer("per_chat_per_second", options.per_chat_per_second, 1, most_per_second);
}

void read_telegram(TableReader table, TelegramSettings& options, const std::string& public_url) {
    read_bot(table, options);
    read_pace(table, options);
    read_receiving(table, options, public_url);
    table.finish();
}

void read_max(TableReader table, MaxSettings& options, const std::string& public_url) {
    read_bot(table, options);
    read_receiving(table, options, public_url);
    table.texts("file_hosts", options.file_hosts);
    read_pace(table, options);
    table.finish();
}

void read_webhooks(TableReader table, WebhookSettings& options) {
    constexpr int last_port = 65'535;
    table.texts("allow", options.allow);
    DestinationRules rules;
    for (const auto& entry : options.allow)
        if (!rules.allow(entry))
            table.fault("allow", "«" + entry + "» — не узел и не диапазон адресов.",
                        "Напишите как \"sed.admin.local\" или \"10.0.0.0/8\".");
    table.integers("ports", options.ports, 1, last_port);
    table.path("ca_file", options.ca_file);
    read_seconds(table, "timeout_seconds", options.timeout, 1, 30);
    table.finish();
}

void read_sending(TableReader table, SendingOptions& options) {
    table.time_of_day("hours_start", options.hours_start);
    table.time_of_day("hours_end", options.hours_end);
    table.boolean("any_time", options.any_time);
    if (options.hours_start >= options.hours_end)
        table.fault("hours_end", "Часы рассылки кончаются раньше, чем начинаются.");
    static const std::vector<std::string> known = {"mail", "max", "telegram"};
    const auto parse = [](const std::string& name) {
        return std::find(known.begin(), known.end(), name) != known.end() ? std::optional(name)
                                                                          : std::nullopt;
    };
    table.choices("channels", options.channels, known, parse);
    table.choices("urgent_channels", options.urgent_channels, known, parse);
    if (options.channels.empty()) table.fault("channels", "Не назван ни один канал.");
    table.integer("per_person_per_hour", options.per_person_per_hour, 0, 100);
    table.finish();
}

void read_file(TableReader table, std::string_view key, std::filesystem::path& path) {
    table.path(key, path);
    table.finish();
}

void read_retention(TableReader table, Retention& rule) {
    const auto days = [&](std::string_view key, std::chrono::days& term) {
        std::int64_t count = term.count();
        table.integer(key, count, retention_least.count(), retention_most.count(), "дней");
        term = std::chrono::days(count);
    };
    days("message_words_days", rule.message_words);
    days("sign_in_places_days", rule.sign_in_places);
    table.finish();
}

void read_log(TableReader table, LogOptions& options) {
    table.choice<LogLevel>("level", options.level,
                           {{"debug", LogLevel::debug},
                            {"info", LogLevel::info},
                            {"warning", LogLevel::warning},
                            {"error", LogLevel::error}});
    table.boolean("json", options.json);
    table.finish();
}

Options read_root(TableReader root) {
    Options options;
    read_organization(root.table("organization"), options.organization);
    read_server(root.table("server"), options.server);
    read_store(root.table("store"), options.store);
    read_antivirus(root.table("antivirus"), options.antivirus);
    read_mail(root.table("mail"), options.mail);
    read_answers(root.table("answers"), options.answers);
    read_telegram(root.table("telegram"), options.telegram, options.server.public_url);
    read_max(root.table("max"), options.max, options.server.public_url);
    read_webhooks(root.table("webhooks"), options.webhooks);
    read_oidc(root.table("oidc"), options.oidc);
    read_ldap(root.table("ldap"), options.ldap);
    read_sending(root.table("sending"), options.sending);
    read_file(root.table("policy"), "file", options.files.policy);
    read_file(root.table("policies"), "folder", options.files.policies);
    read_file(root.table("rules"), "file", options.files.rules);
    read_file(root.table("calendars"), "folder", options.files.calendars);
    read_file(root.table("templates"), "folder", options.files.templates);
    read_retention(root.table("retention"), options.retention);
    read_log(root.table("log"), options.log);
    root.finish();
    return options;
}

// Not under the empty path: that one means "what is compiled in".
void resolve(std::filesystem::path& path, const std::filesystem::path& base) {
    if (!path.empty()) path = (base / path).lexically_normal();
}

}  // namespace

Checked<Options> parse_options(std::string_view text, const std::string& file,
                               const std::filesystem::path& base) {
    Reading reading{file, base, {}};
    const auto toml = parse_toml(text, reading);
    if (!toml) return tl::unexpected(reading.faults);
    Options options = read_root(TableReader(&*toml, "", reading));
    if (!reading.faults.empty()) return tl::unexpected(reading.faults);
    return options;
}

Checked<Options> read_options(const std::filesystem::path& path) {
    const auto text = read_settings_file(path);
    if (!text) return tl::unexpected(Faults{text.error()});
    std::error_code error;
    const auto base = std::filesystem::absolute(path, error).parent_path();
    auto options = parse_options(*text, path.string(), base);
    if (options) resolve_paths(*options, base);
    return options;
}

void resolve_paths(Options& options, const std::filesystem::path& base) {
    resolve(options.store.data, base);
    for (auto* path : {&options.store.database, &options.store.evidence.folder, &options.mail.folder,
                       &options.answers.folder, &options.server.unix_socket, &options.antivirus.quarantine})
        resolve(*path, options.store.data);
    for (auto* path :
         {&options.server.tls.certificate, &options.server.tls.key, &options.server.secrets_key,
          &options.store.s3.ca_file, &options.mail.smtp.ca_file, &options.mail.gateway.ca_file,
          &options.mail.gateway.body_file, &options.answers.imap.ca_file, &options.telegram.ca_file,
          &options.max.ca_file, &options.webhooks.ca_file, &options.oidc.ca_file, &options.ldap.ca_file,
          &options.files.policy, &options.files.policies, &options.files.rules, &options.files.calendars,
          &options.files.templates})
        resolve(*path, base);
}

std::vector<std::string> option_keys() {
    Reading reading{"", {}, {}};
    read_root(TableReader(nullptr, "", reading));
    return reading.keys;
}

}  // namespace vekha::config
