#include <algorithm>

#include "config/option_readers.hpp"

namespace vekha::config {
namespace {

constexpr int longest_wait = 60;

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(' ');
    return from == text.npos ? std::string_view() : text.substr(from, text.find_last_not_of(' ') - from + 1);
}

/// "controller" or "observer@СОШ № 1"; several are parted by semicolons.
bool read_group(const std::string& group, std::string_view words, std::vector<GroupRule>& rules) {
    for (bool more = true; more;) {
        const auto end = words.find(';');
        more = end != words.npos;
        const auto one = trimmed(words.substr(0, end));
        const auto at = one.find('@');
        const auto duty = parse_duty(trimmed(one.substr(0, at)));
        const auto unit = at == one.npos ? std::string_view() : trimmed(one.substr(at + 1));
        if (!duty || (at != one.npos && unit.empty())) return false;
        rules.push_back({group, *duty, std::string(unit)});
        if (more) words.remove_prefix(end + 1);
    }
    return true;
}

/// OpenID Connect speaks without TLS to this machine alone.
bool is_loopback(std::string_view url) {
    for (const std::string_view start : {"http://localhost", "http://127.0.0.1", "http://[::1]"})
        if (url.starts_with(start) &&
            (url.size() == start.size() || url[start.size()] == ':' || url[start.size()] == '/'))
            return true;
    return false;
}

void read_claims(TableReader& table, OidcSettings& options) {
    table.text("login_claim", options.login_claim, {1});
    table.text("name_claim", options.name_claim);
    table.text("position_claim", options.position_claim);
    table.text("groups_claim", options.groups_claim);
    table.texts("second_factor", options.second_factor);
}

}  // namespace

void read_outside_rules(TableReader& table, OutsideRules& rules) {
    table.boolean("create", rules.create);
    table.text("home", rules.home);
    for (const auto& [group, words] : table.pairs("groups"))
        if (!read_group(group, words, rules.groups))
            table.fault("groups", "Непонятно, что даёт группа «" + group + "»: «" + words + "».",
                        "Напишите обязанность и, если нужно, организацию: \"controller\" или "
                        "\"observer@СОШ № 1\"; несколько через точку с запятой. Обязанности: executor, "
                        "controller, department_head, deputy_head, head, administrator, observer, auditor.");
}

void read_oidc(TableReader table, OidcSettings& options) {
    table.text("issuer", options.issuer, {0, url_bytes});
    if (options.on() && !options.issuer.starts_with("https://") && !is_loopback(options.issuer))
        table.fault("issuer", "Адрес поставщика входа должен начинаться с https://.",
                    "Напишите как \"https://sso.example.org/realms/admin\", точно как в его настройках.");
    else if (options.issuer.find_first_of(" ?#@") != std::string::npos)
        table.fault("issuer", "Это не адрес поставщика входа.",
                    "Напишите как \"https://sso.example.org/realms/admin\", без «?» и «#».");
    table.text("client_id", options.client_id);
    table.secret("client_secret", options.client_secret);
    table.text("title", options.title, {1});
    table.texts("scopes", options.scopes);
    if (std::find(options.scopes.begin(), options.scopes.end(), "openid") == options.scopes.end())
        table.fault("scopes", "Среди scopes нет \"openid\": без него поставщик не говорит, кто вошёл.",
                    "Напишите как [\"openid\", \"profile\", \"email\"].");
    read_claims(table, options);
    read_outside_rules(table, options.rules);
    table.path("ca_file", options.ca_file);
    read_seconds(table, "timeout_seconds", options.timeout, 1, longest_wait);
    table.finish();
    if (options.on() && options.client_id.empty())
        table.fault("client_id", "Поставщик входа назван, а имени клиента нет.",
                    "Укажите имя, под которым Веха заведена у поставщика, ключом client_id.");
}

}  // namespace vekha::config
