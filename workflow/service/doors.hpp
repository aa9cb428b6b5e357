// The doors of the house: sign-in, sessions, personal links and the limit of failed tries. Time is an
// argument.
//
// A session's token is 256 random bits that only the browser holds; the store keeps its SHA-256. Passwords
// are kept as Argon2id strings. Hashing one takes `PasswordCost::memory_bytes`, so few run at once: others
// wait, and where too many wait, the answer is too_many.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/coming.hpp"
#include "workflow/service/login_directory.hpp"
#include "workflow/service/outside_sign_in.hpp"
#include "workflow/service/second_factor.hpp"
#include "workflow/service/sight.hpp"
#include "workflow/service/sign_in_tries.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

namespace doors {

inline constexpr std::chrono::hours session_absolute{12};  ///< a session's longest life, unless set otherwise
inline constexpr std::chrono::hours session_idle{4};       ///< without a request this long, it ends
inline constexpr std::chrono::minutes session_refresh{30};  ///< an unused part this long is written back
inline constexpr std::chrono::hours answers_kept{24};       ///< how long an idempotency key is remembered

/// Between the password and the code of the second factor.
inline constexpr std::chrono::minutes half_session{5};

/// Who signed in by an outside source's word has no password to repeat: before the second factor is changed,
/// the sign-in itself must be no older.
inline constexpr std::chrono::minutes fresh_sign_in{10};

inline constexpr std::size_t password_least = 10;  ///< bytes of a new password
inline constexpr std::size_t password_most = 1024;
inline constexpr std::size_t hashes_at_once = 2;
inline constexpr std::size_t hashes_waiting = 16;
inline constexpr std::size_t directory_at_once = 8;  ///< questions to the directory

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

/// What must come first: until then nothing else is open to a session.
enum class FirstDuty {
    nothing,
    password,       ///< another gave the password: the person sets one of their own
    second_factor,  ///< their duties ask for a second factor and they have none
};

/// A session just begun. The tokens go to the browser and nowhere else. Where `session.half`, the code of the
/// second factor is owed and the token serves for nothing but Doors::finish_sign_in().
struct OpenedSession {
    std::string token;
    Session session;
    Person person;
    std::string device_token = {};  ///< what the browser is known by next time; empty: it keeps what it has
    Sight sight = {};
    FirstDuty first = FirstDuty::nothing;
};

/// What came of a sign-in that an outside source vouches for.
struct OutsideEntry {
    OutsideRefusal refusal = OutsideRefusal::none;
    OpenedSession opened = {};  ///< where there is no refusal
};

/// Who holds a session, as of the moment it was looked up.
struct SignedIn {
    Session session;
    Person person;
    Sight sight = {};
    FirstDuty first = FirstDuty::nothing;
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
/// The token of an invitation: who was invited and when under a MAC, so that it is kept nowhere and made
/// again when the letter is written.
std::string invitation_token(std::string_view key, PersonId person, Instant invited_at);
/// The organization's key for links, made on first use and kept in the setting "link_key".
Result<std::string> link_key(Store& store);

/// Hex SHA-256 of a session token, as the store keeps it.
std::string session_hash(std::string_view token);
/// A random name of `bytes` bytes in base64url.
std::string random_token(std::size_t bytes);

/// A directory that checks passwords beside Vekha itself.
struct DirectoryDoor {
    LoginDirectory* directory = nullptr;  ///< none where null; must outlive the doors
    OutsideRules rules = {};
};

/// The doors of one organization. Safe to share among threads.
class Doors {
  public:
    /// `longest_session`: a sign-in ends so long after it began, however much it is used. `factor_duties`:
    /// whoever holds one of them needs a second factor.
    explicit Doors(Store& store, PasswordCost cost = {},
                   std::chrono::seconds longest_session = doors::session_absolute, Duties factor_duties = {},
                   DirectoryDoor directory = {})
        : store_(store),
          passwords_(cost),
          longest_session_(longest_session),
          factor_duties_(factor_duties),
          directory_(std::move(directory)) {}

    /// unauthenticated for a wrong login or password alike (and in like time), too_many after too many tries
    /// (workflow/service/sign_in_tries.hpp). The device is known afterwards; the person is told of a new one.
    /// Where the person has a second factor, the session is half and all of that waits for finish_sign_in().
    ///
    /// Where there is a directory, it is asked about every password that is not Vekha's own, so that neither
    /// the answer nor its time tells whose password is kept where; a right password of Vekha's opens without
    /// it, also while it is down. unavailable where the directory can't be asked.
    Result<OpenedSession> sign_in(std::string_view login, std::string_view password, Instant now,
                                  const Coming& coming = {});
    /// For whom an outside source vouches: meet_outside(), then as after a right password. The person's
    /// own second factor is owed unless the source asked for one.
    /// forbidden, for people to read, where they do not come in; too_many after too many such refusals.
    Result<OpenedSession> sign_in_outside(const OutsideIdentity& identity, const OutsideRules& rules,
                                          Instant now, const Coming& coming = {});
    /// The same where the caller has words of its own for a refusal: it is no error here.
    Result<OutsideEntry> enter_outside(const OutsideIdentity& identity, const OutsideRules& rules,
                                       Instant now, const Coming& coming = {});
    /// The second half of a sign-in, in the browser that began it. unauthenticated where there was no first
    /// half or it is over, and for a wrong code, which counts as a wrong password does; too_many.
    Result<OpenedSession> finish_sign_in(std::string_view half_token, const SecondProof& proof, Instant now,
                                         const Coming& coming = {});

    /// Whether the person's duties ask for a second factor.
    bool needs_second_factor(const Person& person) const;
    /// Whether what changes the caller's second factor asks for their password; else a sign-in that is fresh
    /// (doors::fresh_sign_in) is enough, for they have none here.
    Result<bool> asks_password(const SignedIn& caller);
    /// A new seed for the caller's authenticator app, in base32; it is not in force until it is confirmed.
    /// forbidden where the password is wrong, too_many, conflict where a second factor is on.
    Result<std::string> begin_second_factor(const SignedIn& caller, std::string_view password, Instant now);
    /// The factor is on from here; gives recovery codes, which are shown now and never again. The person's
    /// other sessions end, and they are told. invalid_input for a wrong code, wrong_state where none was
    /// begun.
    Result<std::vector<std::string>> confirm_second_factor(const SignedIn& caller, std::string_view code,
                                                           Instant now, const Coming& coming = {});
    /// The factor is off; the person is told. forbidden where the password or the code is wrong, too_many,
    /// wrong_state where it is not on.
    Result<void> end_second_factor(const SignedIn& caller, std::string_view password,
                                   const SecondProof& proof, Instant now, const Coming& coming = {});

    /// A session for the link's task alone; the delivery journal has that the person opened the link, once
    /// for each session. unauthenticated where the link is wrong or spent: past its term, the task closed, or
    /// the person dismissed or no longer an owner or the controller of it.
    Result<OpenedSession> follow_link(std::string_view token, Instant now, const Coming& coming = {});
    /// unauthenticated where there is no such session, it has ended, or the person was dismissed.
    Result<SignedIn> find(std::string_view token_sha256, Instant now);
    /// Moves the session's end on after a request, and when and from where it was last in use; `true` where
    /// that was worth a write.
    Result<bool> refresh(const Session& session, Instant now, const std::string& address = {});
    Result<void> sign_out(std::string_view token_sha256);

    /// The person whom an open invitation is for (workflow/service/invitations.hpp). not_found where there is
    /// no such invitation, wrong_state where it is used, void or too old or the person may not come in.
    Result<Person> invited(std::string_view token, Instant now);
    /// Uses the invitation up: the password is the person's own from here, and they are in, as by sign_in().
    /// Errors: those of invited() and of check_new_password().
    Result<OpenedSession> accept_invitation(std::string_view token, std::string_view password, Instant now,
                                            const Coming& coming = {});

    /// Sets a person's password, notes who did it, ends the person's sessions and forgets their devices:
    /// whoever came in by the old password is out. invalid_input for one too short, too long or too easy to
    /// guess (password_strength.hpp), not_found.
    Result<void> set_password(PersonId actor, PersonId person, std::string_view password, Instant now) {
        return set_password(actor, person, password, now, {}, {});
    }
    /// The same for oneself, this session and this device stay; forbidden where the old one is wrong.
    Result<void> change_password(const SignedIn& caller, std::string_view old_password,
                                 std::string_view new_password, Instant now, const Coming& coming = {});

  private:
    Result<void> set_password(PersonId actor, PersonId person, std::string_view password, Instant now,
                              std::string_view kept_token_sha256, std::string_view kept_device_token);
    Result<OpenedSession> sign_in_by_directory(std::string_view login, std::string_view password,
                                               const std::vector<TryCounter>& counters, Instant now,
                                               const Coming& coming);
    /// As LoginDirectory::check(); too_many where too many ask at once, for each may wait for the network.
    Result<std::optional<OutsideIdentity>> ask_directory(std::string_view login, std::string_view password);
    /// Refusals count under the counters, a success forgets the first.
    Result<OutsideEntry> open_outside(const OutsideIdentity& identity, const OutsideRules& rules,
                                      const std::vector<TryCounter>& counters, Instant now,
                                      const Coming& coming);
    /// Whether this is the password by which the person signs in, who may have none of Vekha's.
    Result<bool> is_own_password(const SignedIn& caller, std::string_view password, const std::string& kept,
                                 Instant now);
    /// The person is in: their device is known, and the journal says so.
    Result<void> welcome(Transaction& change, OpenedSession& opened, const Coming& coming, Instant now);
    /// A session of the person, not kept yet.
    OpenedSession begin(Person person, Instant most, const Coming& coming, Instant now) const;
    /// With what the person sees and what must come first.
    Result<OpenedSession> with_sight(OpenedSession opened);
    /// What must come first for this person, who has signed in themself.
    Result<FirstDuty> first_duty(ReadView& view, const Person& person, const Session& session) const;
    /// forbidden, with `where`, for a wrong password of the caller's own; too_many after too many.
    Result<void> check_own_password(const SignedIn& caller, std::string_view password,
                                    const std::string& where, Instant now);
    /// Counts a wrong password and gives `refusal`, or the store's error.
    Error refuse(const std::vector<TryCounter>& counters, Instant now, Error refusal);
    Instant end_of(const Session& session, Instant now) const;

    Store& store_;
    PasswordGate passwords_;
    const std::chrono::seconds longest_session_;
    const Duties factor_duties_;
    const DirectoryDoor directory_;
    std::atomic<std::size_t> asking_{0};  ///< the directory, at this moment
};

/// Whether a session that ends within `longest_session` of its beginning is due for refresh() at `now`.
bool refresh_due(const Session& session, Instant now,
                 std::chrono::seconds longest_session = doors::session_absolute);

}  // namespace vekha
