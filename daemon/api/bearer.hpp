// Keys of programs at the API's door: Authorization: Bearer vekha_….
#pragma once

#include <optional>
#include <string_view>

#include "daemon/api/caller.hpp"
#include "daemon/api/routes.hpp"
#include "daemon/api/wrong_tokens.hpp"
#include "daemon/http/message.hpp"

namespace vekha::api {

/// What follows "Bearer" in Authorization; nothing where there is no such header or it speaks otherwise (a
/// proxy's own Basic is not ours). Where a request shows a key, its cookies are nobody's.
std::optional<std::string_view> bearer_token(const http::Request& request);

/// The caller whom a key of the store makes; unauthenticated or, after too many wrong ones, too_many.
Result<Caller> caller_by_token(Store& store, WrongTokens& wrong, std::string_view secret,
                               const http::Request& request, Instant now);

/// forbidden where the key's scopes do not take it through this door.
Result<void> token_may(const ApiToken& token, const Route& route);

/// Says at an answer of 401 how to come in, as RFC 6750 has it.
void say_how_to_come(http::Response& response, const http::Request& request);

}  // namespace vekha::api
