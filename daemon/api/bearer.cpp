#include "daemon/api/bearer.hpp"

#include "daemon/api/coming.hpp"
#include "daemon/http/network.hpp"
#include "workflow/service/api_tokens.hpp"

namespace vekha::api {

std::optional<std::string_view> bearer_token(const http::Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const auto header = request.header("authorization");
    if (!header || header->size() < scheme.size() ||
        !http::same_ignoring_case(header->substr(0, scheme.size()), scheme))
        return std::nullopt;
    auto token = header->substr(scheme.size());
    while (token.starts_with(' ')) token.remove_prefix(1);
    return token;
}

Result<Caller> caller_by_token(Store& store, WrongTokens& wrong, std::string_view secret,
                               const http::Request& request, Instant now) {
    auto holder = find_token(store, secret, now);
    if (holder) {
        Session session;
        session.person = holder->person.id;
        session.created_at = holder->token.made_at;
        session.expires_at = holder->token.expires_at;
        return Caller{std::move(session), std::move(holder->person),
                      std::make_shared<const Sight>(std::move(holder->sight)), std::move(holder->token)};
    }
    if (holder.error().fault == Fault::unauthenticated &&
        wrong.count(http::network_of(address_of(request)), now))
        return failure(
            Fault::too_many, "Слишком много неверных ключей с этого адреса.", "Authorization",
            "Исправьте ключ; повторите через " + std::to_string(wrong_tokens_window.count()) + " мин.");
    return tl::unexpected(holder.error());
}

Result<void> token_may(const ApiToken& token, const Route& route) {
    const auto scope = scope_of(route);
    if (!scope)
        return failure(Fault::forbidden, "Это делают после входа, а не по ключу.", "Authorization",
                       "Войдите с логином и паролем.");
    if (token.scopes.has(*scope)) return {};
    return failure(Fault::forbidden, "Этому ключу такое не разрешено.", "Authorization",
                   "Нужен ключ с разрешением «" + std::string(name(*scope)) + "».");
}

void say_how_to_come(http::Response& response, const http::Request& request) {
    if (response.status != 401) return;
    response.with("WWW-Authenticate", bearer_token(request) ? R"(Bearer realm="Vekha", error="invalid_token")"
                                                            : R"(Bearer realm="Vekha")");
}

}  // namespace vekha::api
