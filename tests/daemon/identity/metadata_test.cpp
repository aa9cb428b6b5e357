#include "daemon/identity/metadata.hpp"

#include <boost/json.hpp>
#include <gtest/gtest.h>

namespace vekha::identity {
namespace {

namespace json = boost::json;

constexpr std::string_view issuer = "https://sso.example.org/realms/admin";

json::object document() {
    return {{"issuer", issuer},
            {"authorization_endpoint", "https://sso.example.org/auth"},
            {"token_endpoint", "https://sso.example.org/token"},
            {"userinfo_endpoint", "https://sso.example.org/userinfo"},
            {"jwks_uri", "https://sso.example.org/keys"},
            {"token_endpoint_auth_methods_supported", {"private_key_jwt", "client_secret_basic"}}};
}

Outcome<Metadata> read(const json::object& made, bool secret = true) {
    return read_metadata(json::serialize(made), issuer, secret);
}

TEST(Metadata, SaysWhereEverythingIs) {
    const auto found = read(document());
    ASSERT_TRUE(found) << found.error().why;
    EXPECT_EQ(found->token_endpoint, "https://sso.example.org/token");
    EXPECT_EQ(found->proof, ClientProof::basic);
    EXPECT_FALSE(found->says_issuer);
}

TEST(Metadata, OfAnotherIssuerIsRefused) {
    auto other = document();
    other["issuer"] = "https://evil.example.org";
    EXPECT_FALSE(read(other));
    other.erase("issuer");
    EXPECT_FALSE(read(other));
    EXPECT_FALSE(read_metadata("no json", issuer, true));
}

TEST(Metadata, EndpointsAreHttpsButOnThisMachine) {
    for (const auto* bad : {"http://sso.example.org/token", "ftp://sso.example.org/", "/token", "",
                            "https://user@sso.example.org/token", "https://sso.example.org/token#here",
                            "http://127.0.0.1.example.org/token", "http://localhost.example.org/"}) {
        auto made = document();
        made["token_endpoint"] = bad;
        EXPECT_FALSE(read(made)) << bad;
    }
    for (const auto* good : {"http://127.0.0.1:8080/token", "http://localhost/token", "http://[::1]:90/"})
        EXPECT_TRUE(is_endpoint(good)) << good;
}

TEST(Metadata, TheClientShowsItselfAsTheProviderTakesIt) {
    auto made = document();
    made["token_endpoint_auth_methods_supported"] = {"client_secret_post"};
    EXPECT_EQ(read(made)->proof, ClientProof::post);
    EXPECT_EQ(read(made, false)->proof, ClientProof::none);
    made["token_endpoint_auth_methods_supported"] = {"private_key_jwt"};
    EXPECT_FALSE(read(made));
    made.erase("token_endpoint_auth_methods_supported");
    EXPECT_EQ(read(made)->proof, ClientProof::basic);
}

TEST(Metadata, AnAddressIsCutWhereItsPathBegins) {
    const auto cut = split("https://sso.example.org:8443/token?realm=a/b");
    EXPECT_EQ(cut.origin, "https://sso.example.org:8443");
    EXPECT_EQ(cut.path, "/token?realm=a/b");
    EXPECT_EQ(split("https://sso.example.org").path, "/");
    EXPECT_EQ(split("https://sso.example.org?a=b").path, "/?a=b");
    EXPECT_EQ(discovery_address("https://sso.example.org/"),
              "https://sso.example.org/.well-known/openid-configuration");
}

}  // namespace
}  // namespace vekha::identity
