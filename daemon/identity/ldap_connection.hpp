// One connection to a directory over OpenLDAP's libldap: encrypted and verified, with a limit to each wait.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "config/ldap_options.hpp"

struct ldap;

namespace vekha::identity {

/// Why a server could not be asked: for the log and for administrators, no password in it.
struct LdapFailure {
    std::string why;
};

template <class T>
using LdapOutcome = tl::expected<T, LdapFailure>;

/// What a directory says of a password.
enum class BindAnswer : std::uint8_t {
    wrong,    ///< or the entry is locked, disabled, not there: it does not matter which
    right,    //
    expired,  ///< the password is right, and the directory wants another before anything else
};

struct LdapEntry {
    std::string dn;
    std::map<std::string, std::vector<std::string>, std::less<>> attributes;  ///< by name in small letters

    const std::vector<std::string>& all(std::string_view name) const;
    /// The first value; empty where there is none.
    std::string one(std::string_view name) const;
};

struct LdapFound {
    std::vector<LdapEntry> entries;
    bool more = false;  ///< there are more than were asked for
};

class HandshakeWatch;

class LdapConnection {
  public:
    LdapConnection(LdapConnection&& other) noexcept;
    LdapConnection& operator=(LdapConnection&&) = delete;
    ~LdapConnection();
    /// Connects; with TLS the server has shown a certificate for its name that `ca_file` vouches for.
    static LdapOutcome<LdapConnection> open(const config::LdapSettings& settings, const std::string& server);

    /// An empty password binds as nobody, whatever the DN: what a person typed must have been looked at.
    LdapOutcome<BindAnswer> bind(const std::string& dn, std::string_view password);
    /// Under `base`, at most `most` entries; references to other servers are not followed.
    LdapOutcome<LdapFound> search(const std::string& base, const std::string& filter,
                                  const std::vector<std::string>& attributes, std::size_t most);

  private:
    struct Unbind {
        void operator()(ldap* handle) const;
    };
    LdapConnection(ldap* handle, std::chrono::seconds timeout);
    LdapOutcome<void> prepare(const config::LdapSettings& settings, bool tls);
    tl::unexpected<LdapFailure> failed(const std::string& what, int code) const;

    std::chrono::seconds timeout_;
    std::unique_ptr<HandshakeWatch> watch_;  ///< libldap keeps its address while the handle lives
    std::unique_ptr<ldap, Unbind> handle_;
};

/// The text as a value within a filter (RFC 4515): nothing in it is a wildcard or a bracket.
std::string filter_value(std::string_view text);

/// The DN in one spelling, however it was written; nothing where the text is no DN.
std::string normal_dn(const std::string& text);
/// The value of a DN's first part: "Координаторы" of "cn=Координаторы,ou=groups,dc=local"; empty where there
/// is none.
std::string first_name(const std::string& dn);

}  // namespace vekha::identity
