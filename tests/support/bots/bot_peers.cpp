#include "tests/support/bots/bot_peers.hpp"

#include <stdexcept>

#include "tests/support/places.hpp"

namespace vekha::test {
namespace {

const std::string scripts = source_folder() + "/tests/support/bots/";

}  // namespace

bool node_to_be_had() {
    return *VEKHA_NODE != '\0';
}

TelegramPeer::TelegramPeer() : process_({VEKHA_NODE, std::string(scripts) + "telegram_peer.mjs"}) {
    const auto port = process_.line_after("ready ", std::chrono::minutes{1});
    if (!port) throw std::runtime_error("telegram-test-api did not start");
    base_url_ = "http://127.0.0.1:" + *port;
}

void run_max_client(const std::string& base_url, const std::string& token, const std::string& ca_file) {
    Process client({"env", "NODE_EXTRA_CA_CERTS=" + ca_file, VEKHA_NODE,
                    std::string(scripts) + "max_client.mjs", base_url, token});
    if (!client.line_after("ready ", std::chrono::minutes{1}))
        throw std::runtime_error("MAX's client was refused");
}

}  // namespace vekha::test
