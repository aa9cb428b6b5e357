// The doors of the house: sign-in, sessions, personal links and the limit of failed tries. Time is an
// argument.
//
// A session's token is 256 random bits that only the browser holds; the store keeps its SHA-256. Passwords
// are kept as Argon2id strings. Hashing one takes `PasswordCost::memory_bytes`, so few run at once: others
// wait, and where too many wait, the answer is too_many.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "workflow/service/sight.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

namespace doors {

inline constexpr std::chrono::hours session_absolute{12};  ///< a session's longest life, unless set otherwise
inline constexpr std::chrono::hours session_idle{4};       ///< without a request this long, it ends
inline constexpr std::chrono::minutes session_refresh{30};  ///< an unused part this long is written back
inline constexpr std::chrono::hours answers_kept{24};       ///< how long an idempotency key is remembered

inline constexpr std::int64_t failures_allowed = 5;         ///< wrong passwords for one login …
inline constexpr std::chrono::minutes failures_window{15};  ///< … within this; then it must rest as long

inline constexpr std::size_t password_least = 10;  ///< bytes of a new password
inline constexpr std::size_t password_most = 1024;
inline constexpr std::size_t hashes_at_once = 2;
inline constexpr std::size_t hashes_waiting = 16;

}  // namespace doors

/// What one Argon2id hash costs. The default is 64 MiB and about a tenth of a second; tests take less.
struct PasswordCost {
    unsigned long long operations = 2;
    std::size_t memory_bytes = 64 * 1024 * 1024;
};

/// At most `doors::hashes_at_once` passwords are hashed at the same time. Safe to share among threads.
class PasswordGate {
  public:
    explicit PasswordGate(PasswordCost cost = {}) : cost_(cost) {}

    /// The Argon2id string to keep. too_many where the gate is full, unavailable where memory is short.
    Result<std::string> hash(std::string_view password);
    /// Whether the password is the one of this string; an empty string costs the same time and is never
    /// right.
    Result<bool> verify(std::string_view password, const std::string& argon2id);

  private:
    class Pass;
    Result<const std::string*> stand_in();

    PasswordCost cost_;
    std::mutex mutex_;
    std::condition_variable free_;
    std::size_t running_ = 0;
    std::size_t waiting_ = 0;
    std::once_flag stand_in_made_;
    std::string stand_in_;  ///< hashed against when there is nothing to compare with
};

/// A session just begun. The token goes to the browser and nowhere else.
struct OpenedSession {
    std::string token;
    Session session;
    Person person;
    Sight sight = {};
};

/// Who holds a session, as of the moment it was looked up.
struct SignedIn {
    Session session;
    Person person;
    Sight sight = {};
};

/// What a personal link says.
struct PersonalLink {
    TaskId task;
    PersonId person;
    Instant expires{};
    friend bool operator==(const PersonalLink&, const PersonalLink&) = default;
};

/// The token of a personal link: task, person and term under a MAC, readable in an address as it stands. The
/// link is `PUBLIC_URL/go#TOKEN`; the fragment never reaches a server or its log.
std::string link_token(std::string_view key, TaskId task, PersonId person, Instant expires);
/// The inverse; nothing where the MAC is wrong. The term is the caller's to check.
std::optional<PersonalLink> read_link(std::string_view key, std::string_view token);
/// The organization's key for links, made on first use and kept in the setting "link_key".
Result<std::string> link_key(Store& store);

/// Hex SHA-256 of a session token, as the store keeps it.
std::string session_hash(std::string_view token);
/// A random name of `bytes` bytes in base64url.
std::string random_token(std::size_t bytes);

/// The doors of one organization. Safe to share among threads.
class Doors {
  public:
    /// `longest_session`: a sign-in ends so long after it began, however much it is used.
    explicit Doors(Store& store, PasswordCost cost = {},
                   std::chrono::seconds longest_session = doors::session_absolute)
        : store_(store), passwords_(cost), longest_session_(longest_session) {}

    /// unauthenticated for a wrong login or password alike (and in like time), too_many after too many tries.
    Result<OpenedSession> sign_in(std::string_view login, std::string_view password, Instant now);
    /// A session for the link's task alone; the delivery journal has that the person opened the link, once
    /// for each session. unauthenticated where the link is wrong or spent: past its term, the task closed, or
    /// the person dismissed or no longer an owner or the controller of it.
    Result<OpenedSession> follow_link(std::string_view token, Instant now);
    /// unauthenticated where there is no such session, it has ended, or the person was dismissed.
    Result<SignedIn> find(std::string_view token_sha256, Instant now);
    /// Moves the session's end on after a request; `true` where that was worth a write.
    Result<bool> refresh(const Session& session, Instant now);
    Result<void> sign_out(std::string_view token_sha256);

    /// Sets a person's password, notes who did it and ends the person's sessions: whoever came in by the old
    /// password is out. invalid_input for one too short or too long, not_found.
    Result<void> set_password(PersonId actor, PersonId person, std::string_view password, Instant now) {
        return set_password(actor, person, password, now, {});
    }
    /// The same for oneself, this session stays; forbidden where the old one is wrong.
    Result<void> change_password(const SignedIn& caller, std::string_view old_password,
                                 std::string_view new_password, Instant now);

  private:
    Result<void> set_password(PersonId actor, PersonId person, std::string_view password, Instant now,
                              std::string_view kept_token_sha256);
    Result<OpenedSession> open(Person person, std::optional<TaskId> task, Instant most, Instant now);

    /// too_many, with how long to wait, where the login must rest.
    Result<void> may_try(std::string_view login, Instant now);
    /// Counts a wrong password and gives `refusal`, or the store's error.
    Error count_failure(std::string_view login, Instant now, Error refusal);
    Instant end_of(const Session& session, Instant now) const;

    Store& store_;
    PasswordGate passwords_;
    const std::chrono::seconds longest_session_;
};

/// Whether a session that ends within `longest_session` of its beginning is due for refresh() at `now`.
bool refresh_due(const Session& session, Instant now,
                 std::chrono::seconds longest_session = doors::session_absolute);

}  // namespace vekha
