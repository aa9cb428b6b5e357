#include "daemon/identity/id_token.hpp"

#include <boost/json.hpp>
#include <cjose/cjose.h>
#include <gtest/gtest.h>
#include <sodium.h>

#include "tests/support/build.hpp"

namespace vekha::identity {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

std::string base64url(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), variant);
    text.pop_back();
    return text;
}

/// A key that a provider signs with.
class Signer {
  public:
    static Signer rsa(const std::string& name, std::size_t bits = 2048) {
        cjose_err error{};
        const unsigned char exponent[] = {1, 0, 1};
        return Signer(cjose_jwk_create_RSA_random(bits, exponent, sizeof exponent, &error), name);
    }
    static Signer curve(const std::string& name, cjose_jwk_ec_curve curve = CJOSE_JWK_EC_P_256) {
        cjose_err error{};
        return Signer(cjose_jwk_create_EC_random(curve, &error), name);
    }
    static Signer secret(const std::string& name, const std::string& bytes) {
        cjose_err error{};
        return Signer(cjose_jwk_create_oct_spec(reinterpret_cast<const unsigned char*>(bytes.data()),
                                                bytes.size(), &error),
                      name);
    }
    Signer(Signer&& other) noexcept : key_(std::exchange(other.key_, nullptr)), name_(other.name_) {}
    ~Signer() {
        if (key_) cjose_jwk_release(key_);
    }

    std::string public_key() const {
        cjose_err error{};
        char* const text = cjose_jwk_to_json(key_, false, &error);
        std::string made = text;
        cjose_get_dealloc()(text);
        return made;
    }
    std::string sign(const json::object& claims, const char* algorithm, const std::string& name) const {
        cjose_err error{};
        cjose_header_t* const header = cjose_header_new(&error);
        cjose_header_set(header, CJOSE_HDR_ALG, algorithm, &error);
        if (!name.empty()) cjose_header_set(header, CJOSE_HDR_KID, name.c_str(), &error);
        const auto text = json::serialize(claims);
        cjose_jws_t* const jws = cjose_jws_sign(
            key_, header, reinterpret_cast<const unsigned char*>(text.data()), text.size(), &error);
        const char* compact = nullptr;
        EXPECT_TRUE(jws && cjose_jws_export(jws, &compact, &error)) << error.message;
        std::string made = compact;
        cjose_jws_release(jws);
        cjose_header_release(header);
        return made;
    }
    std::string sign(const json::object& claims, const char* algorithm = "RS256") const {
        return sign(claims, algorithm, name_);
    }

  private:
    Signer(cjose_jwk_t* key, const std::string& name) : key_(key), name_(name) {
        cjose_err error{};
        EXPECT_TRUE(cjose_jwk_set_kid(key_, name_.data(), name_.size(), &error));
    }
    cjose_jwk_t* key_;
    std::string name_;
};

KeySet keys_of(std::initializer_list<const Signer*> signers) {
    std::string all;
    for (const auto* one : signers) all += (all.empty() ? "" : ",") + one->public_key();
    return KeySet::parse("{\"keys\":[" + all + "]}");
}

class IdTokenTest : public ::testing::Test {
  protected:
    static std::int64_t seconds(Instant at) {
        return std::chrono::floor<std::chrono::seconds>(at.time_since_epoch()).count();
    }
    json::object claims() const {
        return {{"iss", "https://sso.example.org"}, {"aud", "vekha"},      {"sub", "248289761001"},
                {"nonce", "n-0S6_WzA2Mj"},          {"iat", seconds(now)}, {"exp", seconds(now + 5min)}};
    }
    TokenFault fault(const std::string& token) const {
        const auto read = read_id_token(token, keys, expected);
        return read ? TokenFault{255} : read.error();
    }
    TokenFault fault_of(std::string_view field, const json::value& value) const {
        auto changed = claims();
        changed[field] = value;
        return fault(signer().sign(changed));
    }
    static const Signer& signer() {
        static const Signer made = Signer::rsa("one");
        return made;
    }

    const Instant now = test::at("2026-03-17T07:00:00Z");
    const Expected expected{"https://sso.example.org", "vekha", "n-0S6_WzA2Mj", now};
    const KeySet keys = keys_of({&signer()});
    static constexpr TokenFault good{255};
};

TEST_F(IdTokenTest, ATokenOfTheProviderForThisSignInHolds) {
    const auto read = read_id_token(signer().sign(claims()), keys, expected);
    ASSERT_TRUE(read) << name(read.error());
    EXPECT_EQ(read->at("sub"), "248289761001");
    EXPECT_EQ(fault(signer().sign(claims(), "PS256")), good);
    const auto curve = Signer::curve("three");
    EXPECT_TRUE(read_id_token(curve.sign(claims(), "ES256"), keys_of({&signer(), &curve}), expected));
}

TEST_F(IdTokenTest, ASignatureByAnotherKeyOrOfOtherWordsIsNone) {
    const auto other = Signer::rsa("one");
    EXPECT_EQ(fault(other.sign(claims())), TokenFault::signature) << "the name is no proof";
    auto token = signer().sign(claims());
    auto changed = claims();
    changed["sub"] = "1";
    const auto body = token.find('.') + 1;
    token.replace(body, token.rfind('.') - body, base64url(json::serialize(changed)));
    EXPECT_EQ(fault(token), TokenFault::signature);
}

TEST_F(IdTokenTest, WhatIsNotSignedByAPairOfKeysIsRefused) {
    const auto bare = base64url(R"({"alg":"none"})") + "." + base64url(json::serialize(claims())) + ".";
    EXPECT_NE(fault(bare), good);
    const auto none = base64url(R"({"alg":"none","kid":"one"})") + "." +
                      base64url(json::serialize(claims())) + "." + base64url("anything");
    EXPECT_EQ(fault(none), TokenFault::algorithm);
    // Who has the public key must not be able to sign with it.
    const auto known_to_all = Signer::secret("one", signer().public_key());
    EXPECT_EQ(fault(known_to_all.sign(claims(), "HS256")), TokenFault::algorithm);
    EXPECT_EQ(fault(signer().sign(claims(), "RS512")), TokenFault::algorithm);
    for (const auto* text : {"", "a", "a.b", "a.b.c", "....", "{}"})
        EXPECT_EQ(fault(text), TokenFault::malformed) << text;
}

TEST_F(IdTokenTest, AnUnknownKeyIsToldSoThatTheKeysCanBeFetchedAnew) {
    const auto fresh = Signer::rsa("two");
    EXPECT_EQ(fault(fresh.sign(claims())), TokenFault::unknown_key);
    EXPECT_TRUE(read_id_token(fresh.sign(claims()), keys_of({&signer(), &fresh}), expected));
    EXPECT_EQ(fault(signer().sign(claims(), "RS256", "")), good) << "the only key needs no name";
    EXPECT_EQ(
        read_id_token(signer().sign(claims(), "RS256", ""), keys_of({&signer(), &fresh}), expected).error(),
        TokenFault::unknown_key);
}

TEST_F(IdTokenTest, WeakKeysAndThoseForOtherUsesAreLeftOut) {
    const auto weak = Signer::rsa("weak", 1024);
    const auto wide = Signer::curve("wide", CJOSE_JWK_EC_P_521);
    EXPECT_EQ(keys_of({&weak, &wide}).size(), 0u);
    auto key = json::parse(signer().public_key()).as_object();
    key["use"] = "enc";
    EXPECT_EQ(KeySet::parse(json::serialize(json::object{{"keys", {key}}})).size(), 0u);
    EXPECT_EQ(KeySet::parse("[]").size(), 0u);
    EXPECT_EQ(KeySet::parse("no json").size(), 0u);
    EXPECT_EQ(KeySet::parse(R"({"keys":[{"kty":"RSA"},7]})").size(), 0u);
}

TEST_F(IdTokenTest, AnotherIssuerAudienceNonceOrNobodyIsRefused) {
    EXPECT_EQ(fault_of("iss", "https://sso.example.org/"), TokenFault::issuer);
    EXPECT_EQ(fault_of("aud", "another"), TokenFault::audience);
    EXPECT_EQ(fault_of("aud", json::array{"another"}), TokenFault::audience);
    EXPECT_EQ(fault_of("aud", nullptr), TokenFault::audience);
    EXPECT_EQ(fault_of("nonce", "of another sign-in"), TokenFault::nonce);
    EXPECT_EQ(fault_of("nonce", ""), TokenFault::nonce);
    EXPECT_EQ(fault_of("sub", ""), TokenFault::subject);
    EXPECT_EQ(fault_of("sub", 7), TokenFault::subject);
}

TEST_F(IdTokenTest, ATokenForSeveralMustSayThatItWasHandedToUs) {
    EXPECT_EQ(fault_of("aud", json::array{"vekha"}), good);
    EXPECT_EQ(fault_of("aud", json::array{"vekha", "another"}), TokenFault::party);
    EXPECT_EQ(fault_of("azp", "another"), TokenFault::party);
    auto both = claims();
    both["aud"] = {"vekha", "another"};
    both["azp"] = "vekha";
    EXPECT_EQ(fault(signer().sign(both)), good);
}

TEST_F(IdTokenTest, TheMomentMustBeNowGiveOrTakeTheClocks) {
    EXPECT_EQ(fault_of("exp", seconds(now - 30s)), good);
    EXPECT_EQ(fault_of("exp", seconds(now - 61s)), TokenFault::expired);
    EXPECT_EQ(fault_of("iat", seconds(now + 30s)), good);
    EXPECT_EQ(fault_of("iat", seconds(now + 61s)), TokenFault::not_yet);
    EXPECT_EQ(fault_of("iat", seconds(now - 17min)), TokenFault::expired);
    EXPECT_EQ(fault_of("nbf", seconds(now + 30s)), good);
    EXPECT_EQ(fault_of("nbf", seconds(now + 61s)), TokenFault::not_yet);
    EXPECT_EQ(fault_of("exp", "tomorrow"), TokenFault::malformed);
    EXPECT_EQ(fault_of("exp", 1e300), TokenFault::malformed);
    auto endless = claims();
    endless.erase("exp");
    EXPECT_EQ(fault(signer().sign(endless)), TokenFault::malformed);
}

}  // namespace
}  // namespace vekha::identity
