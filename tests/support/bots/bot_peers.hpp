// Programs of npm's that stand beside the tests of the messengers.
#pragma once

#include <string>

#include "tests/support/process.hpp"

namespace vekha::test {

/// Whether there is Node.js to run them with; told at configure time.
bool node_to_be_had();

/// A Telegram that is not ours (telegram-test-api). Runs while it lives; throws where it does not start. What
/// people do is posted to its /sendMessage and /sendCallback, what the bot said is read from its /getUpdates.
class TelegramPeer {
  public:
    TelegramPeer();
    const std::string& base_url() const { return base_url_; }

  private:
    Process process_;
    std::string base_url_;
};

/// MAX's own client makes each of the requests that Vekha makes, once. It trusts the root in `ca_file`.
/// Throws where one of them failed.
void run_max_client(const std::string& base_url, const std::string& token, const std::string& ca_file);

}  // namespace vekha::test
