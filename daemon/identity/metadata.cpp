#include "daemon/identity/metadata.hpp"

#include <algorithm>

#include <boost/json.hpp>
#include <boost/url.hpp>

namespace vekha::identity {
namespace {

namespace json = boost::json;

std::string text_at(const json::object& object, std::string_view key) {
    const auto* value = object.if_contains(key);
    return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

bool lists(const json::object& object, std::string_view key, std::string_view wanted) {
    const auto* value = object.if_contains(key);
    if (!value || !value->is_array()) return false;
    const auto& all = value->get_array();
    return std::any_of(all.begin(), all.end(), [&](const json::value& one) {
        return one.is_string() && std::string_view(one.get_string()) == wanted;
    });
}

}  // namespace

std::string_view name(Trouble trouble) {
    switch (trouble) {
        case Trouble::down:
            return "down";
        case Trouble::denied:
            return "denied";
        case Trouble::expired:
            return "expired";
        case Trouble::invalid:
            return "invalid";
        case Trouble::busy:
            return "busy";
    }
    return "down";
}

bool is_endpoint(std::string_view url) {
    const auto parsed = boost::urls::parse_uri(url);
    if (!parsed || parsed->has_userinfo() || parsed->has_fragment() || parsed->host().empty()) return false;
    if (parsed->scheme() == "https") return true;
    // By the letters themselves: to one parser or another "127.0.0.1.example.org" may be an address.
    const auto origin = split(url).origin;
    for (const std::string_view here : {"http://localhost", "http://127.0.0.1", "http://[::1]"}) {
        if (!origin.starts_with(here)) continue;
        const auto port = std::string_view(origin).substr(here.size());
        if (port.empty() || (port.front() == ':' && port.find_first_not_of("0123456789", 1) == port.npos))
            return true;
    }
    return false;
}

Address split(std::string_view url) {
    const auto host = url.find("://") + 3;
    const auto path = url.find_first_of("/?", host);
    if (path == url.npos) return {std::string(url), "/"};
    const std::string_view rest = url.substr(path);
    return {std::string(url.substr(0, path)), (rest.front() == '?' ? "/" : "") + std::string(rest)};
}

std::string discovery_address(std::string_view issuer) {
    if (issuer.ends_with('/')) issuer.remove_suffix(1);
    return std::string(issuer) + "/.well-known/openid-configuration";
}

Outcome<Metadata> read_metadata(std::string_view body, std::string_view issuer, bool secret) {
    boost::system::error_code code;
    const auto value = json::parse(body, code);
    if (code || !value.is_object()) return fail(Trouble::down, "discovery: no JSON object");
    const auto& object = value.get_object();
    Metadata found;
    found.issuer = text_at(object, "issuer");
    if (found.issuer != issuer) return fail(Trouble::down, "discovery: issuer is another");
    found.authorization_endpoint = text_at(object, "authorization_endpoint");
    found.token_endpoint = text_at(object, "token_endpoint");
    found.userinfo_endpoint = text_at(object, "userinfo_endpoint");
    found.jwks_uri = text_at(object, "jwks_uri");
    for (const auto* needed : {&found.authorization_endpoint, &found.token_endpoint, &found.jwks_uri})
        if (!is_endpoint(*needed))
            return fail(Trouble::down, "discovery: an endpoint is missing or not https");
    if (!is_endpoint(found.userinfo_endpoint)) found.userinfo_endpoint.clear();
    constexpr std::string_view methods = "token_endpoint_auth_methods_supported";
    // Where the provider does not say, it is the first (OpenID Connect Core, 9).
    if (!secret)
        found.proof = ClientProof::none;
    else if (!object.contains(methods) || lists(object, methods, "client_secret_basic"))
        found.proof = ClientProof::basic;
    else if (lists(object, methods, "client_secret_post"))
        found.proof = ClientProof::post;
    else
        return fail(Trouble::down, "discovery: neither client_secret_basic nor client_secret_post");
    const auto* says = object.if_contains("authorization_response_iss_parameter_supported");
    found.says_issuer = says && says->is_bool() && says->get_bool();
    return found;
}

}  // namespace vekha::identity
