#include "workflow/service/door_values.hpp"

#include <algorithm>

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr std::size_t session_name_digits = 16;
constexpr std::string_view between = ", ";

constexpr NameTable<TokenScope, token_scope_count> scope_names{{{TokenScope::read, "read"},
                                                                {TokenScope::act, "act"},
                                                                {TokenScope::import, "import"},
                                                                {TokenScope::administer, "administer"}}};

}  // namespace

std::string session_name(const Session& session) {
    return session.token_sha256.substr(0, session_name_digits);
}

std::string_view name(TokenScope scope) {
    return name_in(scope_names, scope);
}

std::optional<TokenScope> parse_token_scope(std::string_view text) {
    return value_in(scope_names, text);
}

std::vector<TokenScope> scopes_in(TokenScopes scopes) {
    std::vector<TokenScope> found;
    for (const auto& [scope, text] : scope_names)
        if (scopes.has(scope)) found.push_back(scope);
    return found;
}

std::string scopes_text(TokenScopes scopes) {
    std::string text;
    for (const auto scope : scopes_in(scopes)) {
        if (!text.empty()) text += between;
        text += name(scope);
    }
    return text;
}

std::optional<TokenScopes> parse_scopes_text(std::string_view text) {
    TokenScopes scopes;
    while (!text.empty()) {
        const auto end = std::min(text.find(between), text.size());
        const auto scope = parse_token_scope(text.substr(0, end));
        if (!scope) return std::nullopt;
        scopes.add(*scope);
        text.remove_prefix(std::min(end + between.size(), text.size()));
    }
    return scopes;
}

}  // namespace vekha
