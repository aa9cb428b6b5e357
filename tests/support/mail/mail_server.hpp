// A mail server that is not ours, on loopback: tests/support/mail/mail_peer.mjs.
#pragma once

#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "tests/support/certificate.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::test {

/// Demands STARTTLS before anything else and a sign-in before a mail, unless `wishes` say otherwise.
class MailServer {
  public:
    static constexpr const char* user = "vekha@example.org";
    static constexpr const char* password = "S3cret-of-the-mailbox";

    /// `wishes`: JSON of smtp-server's own options. Throws where it does not start.
    explicit MailServer(const Identity& identity, const std::string& wishes = "{}");
    /// Whether there is Node.js to run it with; told at configure time.
    static bool to_be_had();

    int port() const { return port_; }
    /// The mails it took, in order.
    std::vector<boost::json::object> received() const;
    /// "METHOD USER" for each try to sign in.
    std::vector<std::string> sign_ins() const;
    /// All that a listener on the line read of the client's words.
    std::string wire() const;

  private:
    vekha::testing::TempFolder folder_;
    Process process_;
    int port_ = 0;
};

}  // namespace vekha::test
