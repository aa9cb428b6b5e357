// The real peers that channels are tested against, on loopback, and what they saw.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include <boost/json.hpp>

#include "notifiers/channel.hpp"
#include "tests/support/certificate.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha {

/// Makes a failed comparison readable.
inline void PrintTo(const Outcome& outcome, std::ostream* out) {
    *out << name(outcome.reason) << " (verdict " << static_cast<int>(outcome.verdict) << ", code "
         << outcome.code << ", wait " << (outcome.retry_after ? outcome.retry_after->count() : -1) << " ms)";
}

}  // namespace vekha

namespace vekha::test {

/// Debian's interpreter, for which python3-aiosmtpd is packaged.
inline constexpr const char* python = "/usr/bin/python3";

/// A peer script that is ready, with a folder for what it receives.
class Peer {
  public:
    /// `script` lies in tests/support; `arguments` follow the folder.
    explicit Peer(const std::string& script, const std::vector<std::string>& arguments = {});

    int port() const { return port_; }
    /// What it received, in order.
    std::vector<boost::json::object> received() const;

  private:
    vekha::testing::TempFolder folder_;
    Process process_;
    int port_ = 0;
};

/// A message to the person whom every channel of the tests knows as `who`.
Message message_to(const std::string& who, const std::string& id = "1.00ff@vekha.example.org");

/// The value of a header in a mail's bytes, unfolded; empty where it is not there.
std::string header_of(const std::string& mail, const std::string& name);
/// The decoded base64 body of the part with this content type.
std::string part_of(const std::string& mail, const std::string& type);

}  // namespace vekha::test
