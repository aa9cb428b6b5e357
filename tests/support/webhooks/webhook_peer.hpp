// A receiver of webhooks that is not ours, on loopback: tests/support/webhooks/webhook_peer.mjs.
#pragma once

#include <string>
#include <vector>

#include "tests/support/process.hpp"
#include "tests/support/temp_folder.hpp"

namespace vekha::test {

class WebhookPeer {
  public:
    struct Seen {
        std::string path;
        std::string id;
        bool verified = false;
        std::string body;
    };
    /// With a certificate it speaks TLS. Throws where it does not start.
    explicit WebhookPeer(const std::string& secret, const std::string& certificate = {},
                         const std::string& key = {});
    /// Whether there is Node.js to run it with; told at configure time.
    static bool to_be_had();
    int port() const { return port_; }
    std::vector<Seen> seen() const;

  private:
    vekha::testing::TempFolder folder_;
    Process process_;
    int port_ = 0;
};

}  // namespace vekha::test
