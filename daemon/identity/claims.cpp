#include "daemon/identity/claims.hpp"

#include <algorithm>

#include <boost/json/array.hpp>
#include <boost/json/value.hpp>

namespace vekha::identity {
namespace {

namespace json = boost::json;

const json::value* value_at(const json::object& claims, std::string_view path) {
    if (path.empty()) return nullptr;
    if (const auto* whole = claims.if_contains(path)) return whole;
    for (auto dot = path.find('.'); dot != path.npos; dot = path.find('.', dot + 1)) {
        const auto* part = claims.if_contains(path.substr(0, dot));
        if (!part || !part->is_object()) continue;
        if (const auto* found = value_at(part->get_object(), path.substr(dot + 1))) return found;
    }
    return nullptr;
}

std::string text_at(const json::object& claims, std::string_view path) {
    const auto texts = texts_at(claims, path);
    return texts.empty() ? std::string() : texts.front();
}

/// Some providers say it as a text.
bool says_yes(const json::object& claims, std::string_view key) {
    const auto* value = claims.if_contains(key);
    return value && ((value->is_bool() && value->get_bool()) ||
                     (value->is_string() && std::string_view(value->get_string()) == "true"));
}

}  // namespace

std::vector<std::string> texts_at(const json::object& claims, std::string_view path) {
    std::vector<std::string> texts;
    const auto* value = value_at(claims, path);
    if (!value) return texts;
    if (value->is_string()) texts.emplace_back(value->get_string());
    if (!value->is_array()) return texts;
    for (const auto& one : value->get_array()) {
        if (texts.size() == groups_most) break;
        if (one.is_string()) texts.emplace_back(one.get_string());
    }
    return texts;
}

bool lacks(const json::object& claims, const config::OidcSettings& settings) {
    if (!value_at(claims, settings.login_claim)) return true;
    return !settings.rules.groups.empty() && !value_at(claims, settings.groups_claim);
}

OutsideIdentity identity_of(const json::object& claims, const config::OidcSettings& settings) {
    OutsideIdentity who;
    who.source = outside::oidc;
    who.subject = text_at(claims, "iss") + " " + text_at(claims, "sub");
    who.login = text_at(claims, settings.login_claim);
    who.name = text_at(claims, settings.name_claim);
    who.position = text_at(claims, settings.position_claim);
    who.email = text_at(claims, "email");
    who.email_verified = says_yes(claims, "email_verified");
    who.groups = texts_at(claims, settings.groups_claim);
    for (const auto* claim : {"amr", "acr"})
        for (const auto& value : texts_at(claims, claim))
            who.second_factor =
                who.second_factor || std::find(settings.second_factor.begin(), settings.second_factor.end(),
                                               value) != settings.second_factor.end();
    return who;
}

}  // namespace vekha::identity
