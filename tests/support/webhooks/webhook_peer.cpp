#include "tests/support/webhooks/webhook_peer.hpp"

#include <fstream>
#include <stdexcept>

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "tests/support/places.hpp"

namespace vekha::test {
namespace {

std::vector<std::string> command(const std::string& folder, const std::string& secret,
                                 const std::string& certificate, const std::string& key) {
    std::vector<std::string> words{VEKHA_NODE, source_folder() + "/tests/support/webhooks/webhook_peer.mjs",
                                   folder, secret};
    if (!certificate.empty()) words.insert(words.end(), {"--tls", certificate, key});
    return words;
}

}  // namespace

WebhookPeer::WebhookPeer(const std::string& secret, const std::string& certificate, const std::string& key)
    : process_(command(folder_.path().string(), secret, certificate, key)) {
    const auto port = process_.line_after("ready ", std::chrono::minutes{1});
    if (!port) throw std::runtime_error("the receiver of webhooks did not start");
    port_ = std::stoi(*port);
}

bool WebhookPeer::to_be_had() {
    return *VEKHA_NODE != '\0';
}

std::vector<WebhookPeer::Seen> WebhookPeer::seen() const {
    std::vector<Seen> all;
    std::ifstream file(folder_ / "received.jsonl");
    for (std::string line; std::getline(file, line);) {
        const auto parsed = boost::json::parse(line);
        const auto& one = parsed.as_object();
        all.push_back({std::string(one.at("path").as_string()), std::string(one.at("id").as_string()),
                       one.at("verified").as_bool(), std::string(one.at("body").as_string())});
    }
    return all;
}

}  // namespace vekha::test
