// What stores keep of the doors: sessions, devices that a person has come from, keys of programs, failed
// tries. Values only; the port over them is workflow/service/store.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/ids.hpp"
#include "workflow/model/person.hpp"
#include "workflow/model/set_of.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

/// A signed-in browser. Only the token's SHA-256 is kept.
struct Session {
    std::string token_sha256;
    PersonId person;
    std::optional<TaskId> task;  ///< set: came by a personal link and may see and act on this task alone
    std::string csrf;
    Instant created_at{};
    Instant expires_at{};
    Instant seen_at = {};      ///< of a request, written down at most every doors::session_refresh
    std::string address = {};  ///< where from, as of seen_at; empty where that is not known
    std::string device = {};   ///< in words: «Chrome, Windows»
    /// The password was right and the code of the second factor is owed: it opens nothing.
    bool half = false;
    /// By whose word they came (vekha::outside); empty: a password of Vekha's or a link.
    std::string source = {};
    bool factor_elsewhere = false;  ///< the source asked for a second factor: Vekha's own is not owed
    friend bool operator==(const Session&, const Session&) = default;
};

/// What people call a session by: the beginning of its token's hash. It opens nothing.
std::string session_name(const Session& session);

/// Somebody of an outside source, bound to a person of Vekha's.
struct OutsideLogin {
    std::string source;   ///< one of vekha::outside
    std::string subject;  ///< OutsideIdentity::subject
    PersonId person;
    std::string login;  ///< what the source called them at the last sign-in
    Instant since{};
    Instant seen_at{};  ///< the last sign-in
    /// Duties that the source's groups gave and that go with them; no unit and no roadmap: held where the
    /// person works.
    std::vector<Grant> given = {};
    friend bool operator==(const OutsideLogin&, const OutsideLogin&) = default;
};

/// A person's second factor: the seed of an authenticator app, and recovery codes for who has lost it.
struct SecondFactor {
    PersonId person;
    std::string seed;  ///< in base32; stores seal it
    Instant made_at{};
    std::optional<Instant> confirmed_at = {};  ///< nothing: begun, and not asked for yet
    std::int64_t last_step = 0;                ///< the last step whose code was accepted (workflow/secrets)
    std::vector<std::string> recovery_sha256 = {};  ///< of the codes that are not used yet
    bool on() const { return confirmed_at.has_value(); }
    friend bool operator==(const SecondFactor&, const SecondFactor&) = default;
};

/// A browser that a person has signed in from. It holds a token that it shows at the next sign-in; only the
/// SHA-256 is kept. Several people may have come from one.
struct KnownDevice {
    PersonId person;
    std::string token_sha256;
    std::string device;  ///< in words, as of the last time
    std::string address;
    Instant first_at{};
    Instant seen_at{};
    Instant until{};  ///< known no longer than this
    friend bool operator==(const KnownDevice&, const KnownDevice&) = default;
};

/// What a program may do with its key, all of it no further than the key's person may.
enum class TokenScope : std::uint8_t {
    read,        ///< whatever the person sees
    act,         ///< steps on tasks, proof, reminders of one task
    import,      ///< roadmaps and their editions, dates, rows that wait, ladders
    administer,  ///< everything else that changes something: people, substitutions, webhooks, templates
};
inline constexpr std::size_t token_scope_count = 4;
using TokenScopes = SetOf<TokenScope>;

std::string_view name(TokenScope scope);
std::optional<TokenScope> parse_token_scope(std::string_view text);
/// In the order of the enum.
std::vector<TokenScope> scopes_in(TokenScopes scopes);
/// «read, act»: names parted by comma and space; the inverse gives nothing where a name is not known.
std::string scopes_text(TokenScopes scopes);
std::optional<TokenScopes> parse_scopes_text(std::string_view text);

using TokenId = Id<struct TokenTag>;

/// A program's key to the API. It acts as its person. Only its SHA-256 is kept; the row stays for a while
/// after the key's end, so that people see what it was.
struct ApiToken {
    TokenId id;
    std::string token_sha256;
    PersonId person;
    std::string name;  ///< what it is for, in the person's words
    TokenScopes scopes;
    PersonId made_by;  ///< 0: whoever runs the program at the shell
    Instant made_at{};
    Instant expires_at{};
    std::optional<Instant> ended_at = {};  ///< ended before its term
    PersonId ended_by = {};
    std::optional<Instant> used_at = {};  ///< written down at most every api_tokens::use_noted_every
    std::string used_from = {};           ///< an address, as of used_at
    /// The organization that it is good for, with all below; 0: whatever its person may.
    UnitId unit = {};
    bool open(Instant now) const { return !ended_at && now < expires_at; }
    friend bool operator==(const ApiToken& one, const ApiToken& other) = default;
};

/// Wrong passwords counted under one key. Kept in the store, so that the limit holds whichever daemon is
/// asked.
struct FailedSignIns {
    std::string login;  ///< the key: a login, an address, a device (workflow/service/sign_in_tries.hpp)
    std::int64_t count = 0;
    Instant first{};
    friend bool operator==(const FailedSignIns&, const FailedSignIns&) = default;
};

}  // namespace vekha
