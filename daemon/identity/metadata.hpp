// What a provider says of itself: OpenID Connect Discovery 1.0. Pure.
#pragma once

#include <string>
#include <string_view>

#include "daemon/identity/trouble.hpp"

namespace vekha::identity {

/// How the client shows itself at the token endpoint.
enum class ClientProof { basic, post, none };

struct Metadata {
    std::string issuer;
    std::string authorization_endpoint;
    std::string token_endpoint;
    std::string userinfo_endpoint;  ///< empty: none
    std::string jwks_uri;
    ClientProof proof = ClientProof::basic;
    bool says_issuer = false;  ///< the answer of the authorization endpoint names the issuer (RFC 9207)
    friend bool operator==(const Metadata&, const Metadata&) = default;
};

/// An address cut where its path begins.
struct Address {
    std::string origin;  ///< "https://sso.example.org:8443"
    std::string path;    ///< with the query; "/" where there is none
};

/// https, or http on this machine itself; no user and no fragment. Nothing for any other.
bool is_endpoint(std::string_view url);
/// Of an endpoint.
Address split(std::string_view url);

/// Where the document of this issuer lies.
std::string discovery_address(std::string_view issuer);

/// The document of this very issuer; `secret`: the client has one. The failure is `down`, naming the field.
Outcome<Metadata> read_metadata(std::string_view body, std::string_view issuer, bool secret);

}  // namespace vekha::identity
