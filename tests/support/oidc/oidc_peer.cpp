#include "tests/support/oidc/oidc_peer.hpp"

#include <stdexcept>
#include <vector>

#include <boost/json/serialize.hpp>

#include "tests/support/places.hpp"

namespace vekha::test {
namespace {

std::string program(const std::string& name) {
    return source_folder() + "/tests/support/oidc/" + name;
}

}  // namespace

OidcPeer::OidcPeer(const boost::json::object& options)
    : process_(std::make_unique<Process>(
          std::vector<std::string>{VEKHA_NODE, program("oidc_peer.mjs"), boost::json::serialize(options)})) {
    const auto port = process_->line_after("ready ", std::chrono::minutes{1});
    if (!port) throw std::runtime_error("the provider of OpenID Connect did not start");
    port_ = std::stoi(*port);
}

bool OidcPeer::to_be_had() {
    return *VEKHA_NODE != '\0';
}

std::string OidcPeer::walk(const std::string& address, const std::string& login) {
    Process browser({VEKHA_NODE, program("oidc_browser.mjs"), address, login});
    auto said = browser.rest(std::chrono::minutes{1});
    if (!said.empty() && said.back() == '\n') said.pop_back();
    const std::string arrived = "arrived ";
    return said.starts_with(arrived) ? said.substr(arrived.size()) : said;
}

}  // namespace vekha::test
