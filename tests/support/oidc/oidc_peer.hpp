// A provider of OpenID Connect that is not ours, on loopback, and a person's browser at its pages:
// tests/support/oidc/oidc_peer.mjs and oidc_browser.mjs.
#pragma once

#include <memory>
#include <string>

#include <boost/json/object.hpp>

#include "tests/support/process.hpp"

namespace vekha::test {

class OidcPeer {
  public:
    /// `options` as oidc_peer.mjs has them. Throws where it does not start.
    explicit OidcPeer(const boost::json::object& options);
    /// Whether there is Node.js to run it with; told at configure time.
    static bool to_be_had();

    std::string issuer() const { return "http://127.0.0.1:" + std::to_string(port_); }
    /// Signs in there, or gives up with "--refuse": the address where the provider sends the browser in the
    /// end, or what its page of an error says.
    static std::string walk(const std::string& address, const std::string& login);
    /// The provider is gone.
    void stop() { process_.reset(); }

  private:
    std::unique_ptr<Process> process_;
    int port_ = 0;
};

}  // namespace vekha::test
