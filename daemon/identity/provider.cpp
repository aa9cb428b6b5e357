#include "daemon/identity/provider.hpp"

#include <boost/json/parse.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>
#include <sodium.h>

#include "notifiers/channel.hpp"
#include "workflow/secrets/wipe.hpp"

namespace vekha::identity {
namespace {

namespace json = boost::json;

constexpr int ok = 200;

std::string encoded(std::string_view text) {
    return boost::urls::encode(text, boost::urls::unreserved_chars);
}

std::string base64(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), variant);
    text.resize(text.size() - 1);  // the closing zero
    return text;
}

Outcome<json::object> object_in(const std::string& body, const std::string& what) {
    boost::system::error_code code;
    auto value = json::parse(body, code);
    if (code || !value.is_object()) return fail(Trouble::down, what + ": no JSON object");
    return std::move(value.get_object());
}

std::string text_at(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

std::string status_words(const std::string& what, int status) {
    return what + ": HTTP " + std::to_string(status);
}

}  // namespace

Outcome<HttpClient*> Provider::client_for(const std::string& origin) {
    const std::lock_guard lock(mutex_);
    auto& client = clients_[origin];
    if (!client) {
        HttpOptions options;
        options.base_url = origin;
        options.ca_file = settings_.ca_file.string();
        options.timeout = settings_.timeout;
        options.reply_bytes = answer_bytes_most;
        auto made = HttpClient::make(std::move(options));
        if (!made) return fail(Trouble::down, "an endpoint is no address");
        client = std::move(*made);
    }
    return client.get();
}

Outcome<std::string> Provider::get(const std::string& url, const HttpHeaders& headers,
                                   const std::string& what) {
    const auto address = split(url);
    const auto client = client_for(address.origin);
    if (!client) return tl::unexpected(client.error());
    auto reply = (*client)->get(address.path, headers);
    if (!reply) return fail(Trouble::down, what + ": " + std::string(name(reply.error())));
    if (reply->status != ok) return fail(Trouble::down, status_words(what, reply->status));
    return std::move(reply->body);
}

Outcome<Metadata> Provider::metadata(Instant now) {
    {
        const std::lock_guard lock(mutex_);
        if (metadata_ && now < metadata_until_) return *metadata_;
    }
    const auto body = get(discovery_address(settings_.issuer), {}, "discovery");
    if (!body) return tl::unexpected(body.error());
    auto read = read_metadata(*body, settings_.issuer, !settings_.client_secret.empty());
    if (!read) return read;
    const std::lock_guard lock(mutex_);
    metadata_ = *read;
    metadata_until_ = now + metadata_life;
    return read;
}

Outcome<Tokens> Provider::exchange(const Metadata& about, const std::string& code,
                                   const std::string& verifier, const std::string& redirect_uri) {
    std::string fields = "grant_type=authorization_code&code=" + encoded(code) +
                         "&redirect_uri=" + encoded(redirect_uri) + "&code_verifier=" + encoded(verifier);
    const WipedAtEnd fields_wiped(fields);
    HttpHeaders headers;
    if (about.proof == ClientProof::basic)
        headers.emplace_back("Authorization", "Basic " + base64(encoded(settings_.client_id) + ":" +
                                                                encoded(settings_.client_secret)));
    else
        fields += "&client_id=" + encoded(settings_.client_id);
    if (about.proof == ClientProof::post) fields += "&client_secret=" + encoded(settings_.client_secret);
    const auto address = split(about.token_endpoint);
    const auto client = client_for(address.origin);
    if (!client) return tl::unexpected(client.error());
    const auto reply = (*client)->post_fields(address.path, headers, fields);
    if (!reply) return fail(Trouble::down, "token: " + std::string(name(reply.error())));
    if (reply->status == 400) return fail(Trouble::denied, "token: the code was not taken");
    if (reply->status != ok) return fail(Trouble::down, status_words("token", reply->status));
    const auto object = object_in(reply->body, "token");
    if (!object) return tl::unexpected(object.error());
    Tokens tokens{text_at(*object, "id_token"), text_at(*object, "access_token")};
    if (tokens.id.empty()) return fail(Trouble::invalid, "token: no id_token");
    return tokens;
}

Outcome<std::shared_ptr<const KeySet>> Provider::keys(const Metadata& about, bool anew, Instant now) {
    {
        const std::lock_guard lock(mutex_);
        if (keys_ && (!anew || now < keys_asked_ + keys_again)) return keys_;
        keys_asked_ = now;
    }
    const auto body = get(about.jwks_uri, {}, "keys");
    if (!body) return tl::unexpected(body.error());
    auto fetched = std::make_shared<const KeySet>(KeySet::parse(*body));
    if (fetched->size() == 0) return fail(Trouble::down, "keys: none of use");
    const std::lock_guard lock(mutex_);
    keys_ = fetched;
    return fetched;
}

Outcome<json::object> Provider::claims_of(const Metadata& about, const std::string& id_token,
                                          const Expected& expected) {
    for (const bool anew : {false, true}) {
        const auto known = keys(about, anew, expected.now);
        if (!known) return tl::unexpected(known.error());
        auto claims = read_id_token(id_token, **known, expected);
        if (claims) return std::move(*claims);
        if (claims.error() != TokenFault::unknown_key || anew)
            return fail(Trouble::invalid, "id_token: " + std::string(name(claims.error())));
    }
    return fail(Trouble::invalid, "id_token: unknown_key");
}

Outcome<json::object> Provider::userinfo(const Metadata& about, const std::string& access_token,
                                         const std::string& subject) {
    const auto body = get(about.userinfo_endpoint, {{"Authorization", "Bearer " + access_token}}, "userinfo");
    if (!body) return tl::unexpected(body.error());
    auto claims = object_in(*body, "userinfo");
    if (claims && text_at(*claims, "sub") != subject)
        return fail(Trouble::invalid, "userinfo: of another subject");
    return claims;
}

}  // namespace vekha::identity
