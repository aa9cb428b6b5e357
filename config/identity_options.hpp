// The settings of `vekha serve` about signing in by somebody else's word.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "workflow/service/outside_sign_in.hpp"

namespace vekha::config {

/// A provider of OpenID Connect: Keycloak and the like.
struct OidcSettings {
    std::string issuer;  ///< its address, as its own tokens name it; empty: none
    std::string client_id;
    std::string client_secret;                                     ///< empty: a public client
    std::string title = "Войти через учётную запись организации";  ///< of the button
    std::vector<std::string> scopes = {"openid", "profile", "email"};
    // Where the provider's claims say it; "a.b" is b within a.
    std::string login_claim = "preferred_username";
    std::string name_claim = "name";
    std::string position_claim;  ///< empty: nowhere
    std::string groups_claim = "groups";
    /// Values of `amr` or `acr` by which the provider says that it asked for a second factor.
    std::vector<std::string> second_factor = {"mfa"};
    OutsideRules rules;
    std::filesystem::path ca_file;     ///< empty: the system's certificates
    std::chrono::seconds timeout{10};  ///< of connecting, and of each wait for bytes
    bool on() const { return !issuer.empty(); }
    friend bool operator==(const OidcSettings&, const OidcSettings&) = default;
};

}  // namespace vekha::config
