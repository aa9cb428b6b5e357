#include <algorithm>

#include "config/address.hpp"
#include "config/option_readers.hpp"

namespace vekha::config {
namespace {

constexpr int longest_wait = 30;
constexpr std::size_t filter_bytes = 2048;
constexpr std::size_t servers_most = 8;
constexpr std::string_view plain_scheme = "ldap://";
constexpr std::string_view tls_scheme = "ldaps://";

/// "dc1.admin.local", "10.0.0.1:389", "[::1]:636" without anything after it.
bool is_host(std::string_view text) {
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == text.npos || !is_ip_address(text.substr(1, end - 1))) return false;
        text.remove_prefix(end + 1);
    } else {
        const auto end = std::min(text.find(':'), text.size());
        if (end == 0 || text.substr(0, end).find_first_of(" /?#@,%<>\"") != text.npos) return false;
        text.remove_prefix(end);
    }
    if (text.empty()) return true;
    return text.size() > 1 && text.front() == ':' &&
           text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

bool is_this_machine(std::string_view host) {
    for (const std::string_view one : {"localhost", "127.0.0.1", "[::1]"})
        if (host.starts_with(one) && (host.size() == one.size() || host[one.size()] == ':')) return true;
    return false;
}

void read_servers(TableReader& table, LdapSettings& options) {
    table.texts("servers", options.servers);
    table.boolean("starttls", options.starttls);
    if (options.servers.size() > servers_most)
        table.fault("servers", "Серверов каталога больше " + std::to_string(servers_most) + ".",
                    "Оставьте ближайшие.");
    for (const auto& one : options.servers) {
        const bool plain = one.starts_with(plain_scheme);
        const auto host = std::string_view(one).substr(plain                         ? plain_scheme.size()
                                                       : one.starts_with(tls_scheme) ? tls_scheme.size()
                                                                                     : one.size());
        if (!is_host(host))
            table.fault("servers", "«" + one + "» не адрес сервера каталога.",
                        "Напишите как \"ldaps://dc1.admin.local\" или \"ldap://10.0.0.1:389\".");
        else if (plain && !options.starttls && !is_this_machine(host))
            table.fault("servers", "Пароли пошли бы на «" + one + "» открытыми.",
                        "Напишите ldaps:// или включите starttls = true.");
    }
    table.path("ca_file", options.ca_file);
    read_seconds(table, "timeout_seconds", options.timeout, 1, longest_wait);
}

/// A filter in brackets that nothing is left open in; RFC 4515 keeps brackets of values as \28 and \29.
bool is_filter(std::string_view text) {
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '(') ++depth;
        if (text[at] == ')') --depth;
        if (depth < 0 || (depth == 0 && at + 1 < text.size())) return false;
    }
    return depth == 0 && text.starts_with('(');
}

void read_filter(TableReader& table, std::string_view key, std::string& value,
                 std::initializer_list<std::string_view> places, bool may_be_empty = false) {
    table.text(key, value, {0, filter_bytes});
    if (value.empty() && may_be_empty) return;
    const auto held = [&](std::string_view place) { return value.find(place) != std::string::npos; };
    if (!is_filter(value))
        table.fault(key, "Это не фильтр LDAP.",
                    "Напишите как \"(&(objectClass=user)(sAMAccountName={login}))\".");
    else if (std::none_of(places.begin(), places.end(), held))
        table.fault(key, "В фильтре нет места для человека: " + std::string(*places.begin()) + ".",
                    "Без него фильтр находит одно и то же для всех.");
}

void read_people(TableReader& table, LdapSettings& options) {
    table.text("base", options.base);
    read_filter(table, "person_filter", options.person_filter, {ldap_login_place});
    table.text("login_attribute", options.login_attribute, {1});
    table.text("name_attribute", options.name_attribute, {1});
    table.text("position_attribute", options.position_attribute);
    table.text("mail_attribute", options.mail_attribute);
    table.boolean("trust_mail", options.trust_mail);
    table.text("group_base", options.group_base);
    read_filter(table, "group_filter", options.group_filter, {ldap_dn_place, ldap_login_place}, true);
}

/// As Active Directory has it: groups within groups are found by its own rule of matching.
void choose_kind(LdapSettings& options) {
    if (options.kind != LdapKind::active_directory) return;
    options.person_filter = "(&(objectCategory=person)(objectClass=user)(sAMAccountName={login}))";
    options.login_attribute = "sAMAccountName";
    options.group_filter = "(member:1.2.840.113556.1.4.1941:={dn})";
}

}  // namespace

void read_ldap(TableReader table, LdapSettings& options) {
    read_servers(table, options);
    table.choice<LdapKind>("kind", options.kind,
                           {{"openldap", LdapKind::openldap}, {"ad", LdapKind::active_directory}});
    choose_kind(options);
    table.text("bind_dn", options.bind_dn);
    table.secret("password", options.password);
    read_people(table, options);
    read_outside_rules(table, options.rules);
    table.finish();
    if (!options.on()) return;
    if (options.base.empty())
        table.fault("base", "Не сказано, где в каталоге искать людей.",
                    "Напишите как \"dc=admin,dc=local\".");
    if (options.bind_dn.empty() != options.password.empty())
        table.fault(
            "bind_dn", "Служебная запись каталога названа наполовину.",
            "Укажите и bind_dn, и password_file; или ни того, ни другого, если каталог даёт искать всем.");
}

}  // namespace vekha::config
