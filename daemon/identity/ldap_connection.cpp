#include "daemon/identity/ldap_connection.hpp"

#include <ldap.h>
#include <sys/time.h>

#include "daemon/identity/handshake_watch.hpp"
#include "workflow/documents/ascii.hpp"

namespace vekha::identity {
namespace {

/// Debian's, from ca-certificates; libldap itself would look into the settings of its own programs.
constexpr const char* system_certificates = "/etc/ssl/certs/ca-certificates.crt";

template <auto Free>
struct FreedBy {
    template <class T>
    void operator()(T* held) const {
        Free(held);
    }
};
using Message = std::unique_ptr<LDAPMessage, FreedBy<ldap_msgfree>>;
using Text = std::unique_ptr<char, FreedBy<ldap_memfree>>;
using Control = std::unique_ptr<LDAPControl, FreedBy<ldap_control_free>>;
using Controls = std::unique_ptr<LDAPControl*, FreedBy<ldap_controls_free>>;
using Values = std::unique_ptr<berval*, FreedBy<ldap_value_free_len>>;

/// libldap takes what it only reads as pointers to what could be written.
berval bytes_of(std::string_view text) {
    return {text.size(), const_cast<char*>(text.data())};
}

/// By what Active Directory says beside "invalid credentials" that the password itself was right: 532 it has
/// expired, 773 it must be changed. It says so to nobody with a wrong one.
bool says_expired(std::string_view words) {
    return words.find("data 532") != words.npos || words.find("data 773") != words.npos;
}

/// The same as the draft of password policies has it, of OpenLDAP and 389 DS.
bool says_expired(LDAP* handle, LDAPControl** controls) {
    LDAPControl* found = ldap_control_find(LDAP_CONTROL_PASSWORDPOLICYRESPONSE, controls, nullptr);
    if (!found) return false;
    LDAPPasswordPolicyError error = PP_noError;
    return ldap_parse_passwordpolicy_control(handle, found, nullptr, nullptr, &error) == LDAP_SUCCESS &&
           (error == PP_passwordExpired || error == PP_changeAfterReset);
}

/// Answers that say no to this entry and this password; all others say that the server can't tell.
bool says_no(int code) {
    switch (code) {
        case LDAP_INVALID_CREDENTIALS:
        case LDAP_INAPPROPRIATE_AUTH:
        case LDAP_CONSTRAINT_VIOLATION:  // locked after too many tries (389 DS)
        case LDAP_UNWILLING_TO_PERFORM:  // switched off (389 DS)
        case LDAP_INSUFFICIENT_ACCESS:
        case LDAP_NO_SUCH_OBJECT:
        case LDAP_INVALID_DN_SYNTAX:
            return true;
        default:
            return false;
    }
}

LdapEntry entry_of(LDAP* handle, LDAPMessage* message) {
    LdapEntry entry;
    if (const Text dn{ldap_get_dn(handle, message)}) entry.dn = dn.get();
    BerElement* place = nullptr;
    for (Text name{ldap_first_attribute(handle, message, &place)}; name;
         name.reset(ldap_next_attribute(handle, message, place))) {
        const Values values{ldap_get_values_len(handle, message, name.get())};
        if (!values) continue;
        auto& kept = entry.attributes[ascii_lower(name.get())];
        for (berval** one = values.get(); *one; ++one) kept.emplace_back((*one)->bv_val, (*one)->bv_len);
    }
    if (place) ber_free(place, 0);
    return entry;
}

}  // namespace

const std::vector<std::string>& LdapEntry::all(std::string_view name) const {
    static const std::vector<std::string> none;
    const auto found = attributes.find(ascii_lower(name));
    return found == attributes.end() ? none : found->second;
}

std::string LdapEntry::one(std::string_view name) const {
    const auto& values = all(name);
    return values.empty() ? std::string() : values.front();
}

LdapConnection::LdapConnection(ldap* handle, std::chrono::seconds timeout)
    : timeout_(timeout), watch_(std::make_unique<HandshakeWatch>(timeout)), handle_(handle) {}
LdapConnection::LdapConnection(LdapConnection&& other) noexcept = default;
LdapConnection::~LdapConnection() = default;

void LdapConnection::Unbind::operator()(ldap* handle) const {
    ldap_unbind_ext_s(handle, nullptr, nullptr);
}

tl::unexpected<LdapFailure> LdapConnection::failed(const std::string& what, int code) const {
    std::string why = what + ": " + ldap_err2string(code);
    char* said = nullptr;
    ldap_get_option(handle_.get(), LDAP_OPT_DIAGNOSTIC_MESSAGE, &said);
    if (const Text words{said}; words && *words) why += " (" + std::string(words.get()) + ")";
    return tl::unexpected(LdapFailure{why});
}

/// Everything that libldap's own settings files could say otherwise is said here.
LdapOutcome<void> LdapConnection::prepare(const config::LdapSettings& settings, bool tls) {
    LDAP* const handle = handle_.get();
    const int version = LDAP_VERSION3, none = 0, never = LDAP_DEREF_NEVER;
    const timeval wait{timeout_.count(), 0};
    int code = LDAP_OPT_SUCCESS;
    const auto set = [&](int option, const void* value) {
        if (code == LDAP_OPT_SUCCESS) code = ldap_set_option(handle, option, value);
    };
    set(LDAP_OPT_PROTOCOL_VERSION, &version);
    set(LDAP_OPT_REFERRALS, LDAP_OPT_OFF);
    set(LDAP_OPT_DEREF, &never);
    set(LDAP_OPT_RESTART, LDAP_OPT_ON);
    set(LDAP_OPT_NETWORK_TIMEOUT, &wait);
    set(LDAP_OPT_TIMEOUT, &wait);
    set(LDAP_OPT_CONNECT_CB, watch_->callbacks());
    if (tls) {
        const int hard = LDAP_OPT_X_TLS_HARD, least = LDAP_OPT_X_TLS_PROTOCOL_TLS1_2;
        const std::string file = settings.ca_file.empty() ? system_certificates : settings.ca_file.string();
        set(LDAP_OPT_X_TLS_REQUIRE_CERT, &hard);
        set(LDAP_OPT_X_TLS_PROTOCOL_MIN, &least);
        set(LDAP_OPT_X_TLS_CACERTFILE, file.c_str());
        set(LDAP_OPT_X_TLS_NEWCTX, &none);
        if (code != LDAP_OPT_SUCCESS)
            return tl::unexpected(LdapFailure{"корневые сертификаты не читаются: " + file});
    }
    if (code != LDAP_OPT_SUCCESS) return failed("соединение не настроено", code);
    return {};
}

LdapOutcome<LdapConnection> LdapConnection::open(const config::LdapSettings& settings,
                                                 const std::string& server) {
    LDAP* made = nullptr;
    if (const int code = ldap_initialize(&made, server.c_str()); code != LDAP_SUCCESS)
        return tl::unexpected(LdapFailure{std::string("адрес не годится: ") + ldap_err2string(code)});
    LdapConnection connection(made, settings.timeout);
    const bool whole = server.starts_with("ldaps://");
    if (auto ready = connection.prepare(settings, whole || settings.starttls); !ready)
        return tl::unexpected(ready.error());
    if (const int code = ldap_connect(made); code != LDAP_SUCCESS)
        return connection.failed(
            whole ? "нет соединения, или сертификат сервера не подошёл" : "нет соединения", code);
    if (!whole && settings.starttls)
        if (const int code = ldap_start_tls_s(made, nullptr, nullptr); code != LDAP_SUCCESS)
            return connection.failed("шифрование не началось (StartTLS)", code);
    connection.watch_->done();
    return connection;
}

LdapOutcome<BindAnswer> LdapConnection::bind(const std::string& dn, std::string_view password) {
    LDAP* const handle = handle_.get();
    LDAPControl* asked = nullptr;
    if (const int code = ldap_create_passwordpolicy_control(handle, &asked); code != LDAP_SUCCESS)
        return failed("вход в каталог не подготовлен", code);
    const Control policy(asked);
    LDAPControl* wanted[] = {policy.get(), nullptr};
    berval secret = bytes_of(password);
    int id = 0;
    // libldap's own bind that waits gives no controls back.
    int code = ldap_sasl_bind(handle, dn.c_str(), LDAP_SASL_SIMPLE, &secret, wanted, nullptr, &id);
    if (code != LDAP_SUCCESS) return failed("вход в каталог не удался", code);
    timeval wait{timeout_.count(), 0};
    LDAPMessage* received = nullptr;
    const int came = ldap_result(handle, id, LDAP_MSG_ALL, &wait, &received);
    if (came == 0) return failed("вход в каталог не удался", LDAP_TIMEOUT);
    if (came < 0) {
        ldap_get_option(handle, LDAP_OPT_RESULT_CODE, &code);
        return failed("вход в каталог не удался", code);
    }
    const Message message(received);
    char* said = nullptr;
    LDAPControl** given = nullptr;
    int answer = LDAP_OTHER;
    code = ldap_parse_result(handle, received, &answer, nullptr, &said, nullptr, &given, 0);
    const Text words(said);
    const Controls controls(given);
    if (code != LDAP_SUCCESS) return failed("ответ каталога не понят", code);
    if ((answer == LDAP_SUCCESS || answer == LDAP_INVALID_CREDENTIALS) &&
        ((words && says_expired(words.get())) || (given && says_expired(handle, given))))
        return BindAnswer::expired;
    if (answer == LDAP_SUCCESS) return BindAnswer::right;
    if (says_no(answer)) return BindAnswer::wrong;
    return failed("вход в каталог не удался", answer);
}

LdapOutcome<LdapFound> LdapConnection::search(const std::string& base, const std::string& filter,
                                              const std::vector<std::string>& attributes, std::size_t most) {
    std::vector<char*> names;
    for (const auto& one : attributes) names.push_back(const_cast<char*>(one.c_str()));
    names.push_back(nullptr);
    timeval wait{timeout_.count(), 0};
    LDAPMessage* received = nullptr;
    const int code =
        ldap_search_ext_s(handle_.get(), base.c_str(), LDAP_SCOPE_SUBTREE, filter.c_str(), names.data(), 0,
                          nullptr, nullptr, &wait, static_cast<int>(most), &received);
    const Message message(received);
    if (code != LDAP_SUCCESS && code != LDAP_SIZELIMIT_EXCEEDED)
        return failed("поиск под «" + base + "» не удался", code);
    LdapFound found;
    found.more = code == LDAP_SIZELIMIT_EXCEEDED;
    for (LDAPMessage* one = ldap_first_entry(handle_.get(), received); one;
         one = ldap_next_entry(handle_.get(), one))
        found.entries.push_back(entry_of(handle_.get(), one));
    return found;
}

std::string filter_value(std::string_view text) {
    berval given = bytes_of(text), made{0, nullptr};
    if (text.empty() || ldap_bv2escaped_filter_value(&given, &made) != 0) return {};
    const Text held(made.bv_val);
    return std::string(made.bv_val, made.bv_len);
}

std::string normal_dn(const std::string& text) {
    char* made = nullptr;
    if (text.empty() || ldap_dn_normalize(text.c_str(), LDAP_DN_FORMAT_LDAPV3, &made,
                                          LDAP_DN_FORMAT_LDAPV3 | LDAP_DN_PRETTY) != LDAP_SUCCESS)
        return {};
    const Text held(made);
    return made;
}

std::string first_name(const std::string& dn) {
    LDAPDN parts = nullptr;
    if (ldap_str2dn(dn.c_str(), &parts, LDAP_DN_FORMAT_LDAPV3) != LDAP_SUCCESS || !parts) return {};
    std::string name;
    if (parts[0] && parts[0][0]) name.assign(parts[0][0]->la_value.bv_val, parts[0][0]->la_value.bv_len);
    ldap_dnfree(parts);
    return name;
}

}  // namespace vekha::identity
