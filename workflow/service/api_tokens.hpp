// Keys of programs. A key is "vekha_" and 256 random bits; it is shown once, and only its SHA-256 is kept. A
// program with it acts as the key's person and may never more than they, nor more than the key's scopes.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/coming.hpp"
#include "workflow/service/sight.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

namespace api_tokens {

inline constexpr std::string_view prefix = "vekha_";  ///< by which a leaked key is known for one
inline constexpr int days_most = 366;                 ///< a key's longest term
inline constexpr int days_usual = 90;
inline constexpr std::size_t open_most = 20;  ///< of one person at the same time
inline constexpr std::size_t name_bytes = 200;
inline constexpr std::chrono::minutes use_noted_every{10};
inline constexpr std::chrono::days kept_after_end{90};  ///< so long people see what an ended key was

}  // namespace api_tokens

struct TokenWish {
    PersonId person;  ///< whose it is to be
    std::string name;
    TokenScopes scopes;
    int days = api_tokens::days_usual;
    UnitId unit = {};  ///< the organization that it is to be good for; 0: whatever the person may
};

/// A key just made. The secret goes to whoever asked and nowhere else.
struct MadeToken {
    std::string secret;
    ApiToken token;
};

/// Who holds a key, as of the moment it was looked up.
struct TokenHolder {
    ApiToken token;
    Person person;
    Sight sight = {};
};

/// Whether the text has the form of a key at all.
bool looks_like_token(std::string_view secret);

/// Makes a key for oneself; nobody makes one for another, but for whoever runs the program at the shell
/// (actor 0). In the journal, and the person is told: a key that somebody else made in their name does not go
/// unseen. Errors: forbidden, not_found, invalid_input (name, scopes, days, a person dismissed, an
/// organization that is closed or where the person has nothing to do), too_many.
Result<MadeToken> make_token(Store& store, PersonId actor, const TokenWish& wish, const Coming& coming,
                             Instant now);

/// unauthenticated where there is no such key, it is over, its person was dismissed, or the organization that
/// it was made for was closed. The person is narrowed as the key says.
Result<TokenHolder> find_token(Store& store, std::string_view secret, Instant now);
/// Whether note_use() would write.
bool use_due(const ApiToken& token, Instant now);
/// Writes down that the key is in use, once in api_tokens::use_noted_every.
Result<void> note_use(Store& store, const ApiToken& token, const std::string& address, Instant now);

/// The keys of `person`, by id, the ended ones too. The person or an administrator: forbidden otherwise;
/// not_found where there is no such person.
Result<std::vector<ApiToken>> tokens_of(ReadView& view, PersonId actor, PersonId person);
/// Ends a key, in the journal. Its person or an administrator. not_found where there is none that the actor
/// may end, or it is over.
Result<ApiToken> end_token(Store& store, PersonId actor, TokenId id, Instant now);
/// Ends all of the person's keys that are open, in the caller's transaction.
Result<void> end_tokens_of(Transaction& change, PersonId actor, PersonId person, Instant now);

}  // namespace vekha
