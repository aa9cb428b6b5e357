#include "daemon/identity/ldap_directory.hpp"

#include <algorithm>
#include <charconv>

#include "daemon/runtime/log.hpp"

namespace vekha::identity {
namespace {

constexpr unsigned account_disabled = 0x2;  ///< of userAccountControl
/// A DN of nobody: an unknown login takes the directory's time for a wrong password, too.
constexpr std::string_view nobody = "cn=vekha-nobody,";

/// The filter with the person put into it, escaped. In one pass: a login with "{dn}" in it is no place for
/// one.
std::string filled(std::string_view filter, std::string_view login, std::string_view dn) {
    const std::pair<std::string_view, std::string> places[] = {
        {config::ldap_login_place, filter_value(login)}, {config::ldap_dn_place, filter_value(dn)}};
    std::string made;
    while (!filter.empty()) {
        const auto* const place = std::find_if(std::begin(places), std::end(places), [&](const auto& one) {
            return filter.starts_with(one.first);
        });
        const bool found = place != std::end(places);
        made += found ? std::string_view(place->second) : filter.substr(0, 1);
        filter.remove_prefix(found ? place->first.size() : 1);
    }
    return made;
}

bool is_disabled(const LdapEntry& entry) {
    const auto text = entry.one("userAccountControl");
    unsigned flags = 0;
    std::from_chars(text.data(), text.data() + text.size(), flags);
    return (flags & account_disabled) != 0;
}

std::string hex(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char one : bytes) {
        const auto byte = static_cast<unsigned char>(one);
        text += digits[byte >> 4];
        text += digits[byte & 0xf];
    }
    return text;
}

/// What stays the same when the entry is renamed or moved, where the directory has it.
std::string subject_of(const LdapEntry& entry) {
    if (auto uuid = entry.one("entryUUID"); !uuid.empty()) return uuid;
    if (const auto guid = entry.one("objectGUID"); !guid.empty()) return hex(guid);
    return normal_dn(entry.dn);
}

/// A group goes by its DN and by its name. A name that could be taken for a DN is none.
void add_group(std::vector<std::string>& groups, const std::string& dn) {
    auto normal = normal_dn(dn);
    if (normal.empty() || std::find(groups.begin(), groups.end(), normal) != groups.end()) return;
    groups.push_back(std::move(normal));
    if (auto name = first_name(dn); !name.empty() && name.find('=') == name.npos)
        groups.push_back(std::move(name));
}

}  // namespace

OutsideRules LdapDirectory::rules() const {
    OutsideRules rules = settings_.rules;
    for (auto& one : rules.groups)
        if (auto dn = normal_dn(one.group); !dn.empty()) one.group = std::move(dn);
    return rules;
}

LdapOutcome<void> LdapDirectory::bind_as_service(LdapConnection& connection) {
    const auto bound = connection.bind(settings_.bind_dn, settings_.password);
    if (!bound) return tl::unexpected(bound.error());
    if (*bound != BindAnswer::right)
        return tl::unexpected(LdapFailure{
            "каталог не принял служебную запись " + settings_.bind_dn +
            (*bound == BindAnswer::expired ? ": срок её пароля истёк" : ": пароль или DN неверны")});
    return {};
}

LdapOutcome<LdapFound> LdapDirectory::find_person(LdapConnection& connection, std::string_view login) {
    std::vector<std::string> wanted{"cn", "memberOf", "entryUUID", "objectGUID", "userAccountControl"};
    for (const auto& one : {settings_.login_attribute, settings_.name_attribute, settings_.position_attribute,
                            settings_.mail_attribute})
        if (!one.empty()) wanted.push_back(one);
    return connection.search(settings_.base, filled(settings_.person_filter, login, {}), wanted, 2);
}

LdapOutcome<std::vector<std::string>> LdapDirectory::groups_of(LdapConnection& connection,
                                                               const LdapEntry& entry,
                                                               const std::string& login) {
    std::vector<std::string> groups;
    for (const auto& one : entry.all("memberOf")) add_group(groups, one);
    if (settings_.group_filter.empty()) return groups;
    const auto& base = settings_.group_base.empty() ? settings_.base : settings_.group_base;
    const auto found =
        connection.search(base, filled(settings_.group_filter, login, entry.dn), {"cn"}, ldap_groups_most);
    if (!found) return tl::unexpected(found.error());
    if (found->more)
        return tl::unexpected(
            LdapFailure{"групп больше " + std::to_string(ldap_groups_most) + ": сузьте group_filter"});
    for (const auto& one : found->entries) add_group(groups, one.dn);
    return groups;
}

LdapOutcome<OutsideIdentity> LdapDirectory::identity_of(LdapConnection& connection, const LdapEntry& entry) {
    OutsideIdentity who;
    who.source = outside::ldap;
    who.subject = subject_of(entry);
    who.login = entry.one(settings_.login_attribute);
    if (who.login.empty())
        return tl::unexpected(LdapFailure{"у записи " + entry.dn + " нет поля " + settings_.login_attribute});
    who.name = entry.one(settings_.name_attribute);
    if (who.name.empty()) who.name = entry.one("cn");
    who.position = entry.one(settings_.position_attribute);
    who.email = entry.one(settings_.mail_attribute);
    who.email_verified = settings_.trust_mail && !who.email.empty();
    auto groups = groups_of(connection, entry, who.login);
    if (!groups) return tl::unexpected(groups.error());
    who.groups = std::move(*groups);
    return who;
}

LdapOutcome<LdapLook> LdapDirectory::ask(const std::string& server, std::string_view login,
                                         std::string_view password) {
    auto connection = LdapConnection::open(settings_, server);
    if (!connection) return tl::unexpected(connection.error());
    if (auto bound = bind_as_service(*connection); !bound) return tl::unexpected(bound.error());
    const auto found = find_person(*connection, login);
    if (!found) return tl::unexpected(found.error());
    LdapLook look;
    look.server = server;
    look.entries = found->more ? 2 : found->entries.size();
    const bool known = look.entries == 1 && !found->entries.front().dn.empty();
    if (known) {
        look.dn = found->entries.front().dn;
        look.disabled = is_disabled(found->entries.front());
    }
    const auto said = connection->bind(known ? look.dn : std::string(nobody) + settings_.base, password);
    if (!said) return tl::unexpected(said.error());
    if (!known) return look;
    look.password = *said;
    if (!look.let_in()) return look;
    // Groups are read as the person was looked up: they may see less of the directory themselves.
    if (auto bound = bind_as_service(*connection); !bound) return tl::unexpected(bound.error());
    auto who = identity_of(*connection, found->entries.front());
    if (!who) return tl::unexpected(who.error());
    look.identity = std::move(*who);
    return look;
}

LdapLook LdapDirectory::look(std::string_view login, std::string_view password) {
    LdapLook none;
    // A directory takes a bind without a password for a guest's, and says that it is well.
    if (password.empty() || login.empty() || login.size() > ldap_login_bytes) return none;
    const auto first = first_.load();
    for (std::size_t turn = 0; turn < settings_.servers.size(); ++turn) {
        const auto at = (first + turn) % settings_.servers.size();
        auto asked = ask(settings_.servers[at], login, password);
        if (asked) {
            first_ = at;
            asked->failures = std::move(none.failures);
            return std::move(*asked);
        }
        none.failures.emplace_back(settings_.servers[at], asked.error().why);
    }
    return none;
}

Result<std::optional<OutsideIdentity>> LdapDirectory::check(std::string_view login,
                                                            std::string_view password) {
    if (password.empty() || login.empty() || login.size() > ldap_login_bytes)
        return std::optional<OutsideIdentity>();
    auto seen = look(login, password);
    for (const auto& [server, why] : seen.failures)
        log::warning("ldap_failed", {{"server", server}, {"why", why}});
    if (seen.server.empty())
        return failure(Fault::unavailable, "Каталог организации сейчас не отвечает.", {},
                       "Повторите через минуту; если не проходит, сообщите администратору.");
    if (seen.entries > 1) log::warning("ldap_ambiguous", {{"server", seen.server}});
    if (seen.entries == 1 && !seen.disabled && seen.password == BindAnswer::expired)
        return failure(Fault::forbidden, "Срок действия вашего пароля в каталоге организации истёк.", {},
                       "Смените пароль на рабочем компьютере или у администратора и войдите снова.");
    if (!seen.let_in()) return std::optional<OutsideIdentity>();
    return std::optional(std::move(seen.identity));
}

}  // namespace vekha::identity
