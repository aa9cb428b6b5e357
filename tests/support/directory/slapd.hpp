// Debian's slapd with the people of an office (office.ldif), on loopback:
// tests/support/directory/slapd_peer.py.
#pragma once

#include <string>

#include "config/ldap_options.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::test {

enum class Directory { openldap, active_directory };

class Slapd {
  public:
    explicit Slapd(const Identity& shown, Directory kind = Directory::openldap);
    /// SIGTERM, so that the server and its folder go with the test.
    ~Slapd() { stop(); }
    Slapd(const Slapd&) = delete;
    Slapd& operator=(const Slapd&) = delete;
    /// "ldap://127.0.0.1:PORT".
    std::string address() const { return "ldap://127.0.0.1:" + port_; }
    std::string tls_address() const { return "ldaps://127.0.0.1:" + tls_port_; }
    /// What a Vekha that asks it over TLS is set to.
    config::LdapSettings settings(const std::string& ca_file) const;
    /// Changes entries by LDIF, as the directory's administrator.
    void modify(const std::string& ldif) const;
    void stop();

  private:
    Process process_;
    std::string port_, tls_port_;
    vekha::testing::TempFolder folder_;
};

}  // namespace vekha::test
