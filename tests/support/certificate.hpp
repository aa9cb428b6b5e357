// Certificates for a peer on loopback.
#pragma once

#include <string>

#include "tests/support/temp_folder.hpp"

namespace vekha::test {

/// A certificate for 127.0.0.1 that only its own file vouches for.
class Certificate {
  public:
    Certificate();
    std::string file() const { return (folder_ / "cert.pem").string(); }
    std::string key() const { return (folder_ / "key.pem").string(); }

  private:
    vekha::testing::TempFolder folder_;
};

/// What a server shows and keeps.
struct Identity {
    std::string certificate;
    std::string key;
};

/// A private root, as an office or a ministry has one: nobody trusts what it signed but by its bundle.
class CertificateAuthority {
  public:
    CertificateAuthority();
    /// What `ca_file` names.
    std::string bundle() const { return (folder_ / "root.pem").string(); }
    /// For 127.0.0.1 and localhost, good today.
    Identity good() const { return issue("good", "IP:127.0.0.1,DNS:localhost", 2); }
    Identity expired() const { return issue("expired", "IP:127.0.0.1,DNS:localhost", -1); }
    Identity of_another_host() const { return issue("another", "DNS:mail.example.org", 2); }

  private:
    Identity issue(const std::string& name, const std::string& hosts, int days) const;

    vekha::testing::TempFolder folder_;
};

}  // namespace vekha::test
