// Webhooks out: which systems of others hear of what happens, and what is on its way to each of them. Values
// only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/ids.hpp"
#include "workflow/model/time.hpp"

namespace vekha {

using WebhookId = Id<struct WebhookTag>;

/// A subscription of another system to what the journal says. It hears of entries after `cursor`, each once.
struct Webhook {
    WebhookId id;
    std::string name;                         ///< for people: «СЭД администрации»
    std::string address;                      ///< where events are posted
    std::string secret;                       ///< "whsec_…"; signs every letter
    std::string old_secret;                   ///< signs beside the new one while it is being changed
    std::optional<Instant> old_secret_until;  ///< set with `old_secret`
    std::vector<std::string> types;           ///< events by name; empty: all of them
    int version = 1;                          ///< of the payload
    bool active = true;                       ///< nothing is sent and nothing is missed while it is not
    PersonId made_by;
    Instant made_at{};
    std::int64_t cursor = 0;  ///< the last journal entry that was looked at
    std::string trouble;      ///< named: "gone", "letters_dead"; empty where all is well
    friend bool operator==(const Webhook&, const Webhook&) = default;
};

enum class LetterState {
    waiting,  ///< will be tried at `next_try_at`
    leased,   ///< a sender works on it until `leased_until`
    sent,
    dead,  ///< no try is left; a person may send it again
};

/// One event for one subscription. Subscription and sequence name it over all tries.
struct WebhookLetter {
    WebhookId webhook;
    std::int64_t sequence = 0;  ///< of the journal's entry
    std::string type;           ///< of the event
    std::string body;           ///< the payload, the same over all tries
    LetterState state = LetterState::waiting;
    int attempts = 0;  ///< one under way counted
    Instant made_at{};
    Instant next_try_at{};
    std::optional<Instant> leased_until;
    std::string lease;  ///< who holds it: a random name for each run of a daemon
    std::optional<Instant> settled_at;
    std::string outcome;  ///< of the last try, named
    int code = 0;         ///< the receiver's HTTP code; 0 where it gave none
    friend bool operator==(const WebhookLetter&, const WebhookLetter&) = default;
};

/// Newest first; continue below `before`.
struct LetterQuery {
    WebhookId webhook;
    std::optional<LetterState> state = {};
    std::optional<std::int64_t> before = {};
    std::size_t limit = 50;
};

/// When the letter must be looked at again: its next try, or the end of its lease; nothing once settled.
std::optional<Instant> ready_at(const WebhookLetter& letter);

/// The name that the receiver knows a repetition by: "evt_3_1024".
std::string letter_id(const WebhookLetter& letter);

/// The secrets that sign at `now`, the new one first.
std::vector<std::string> signing_secrets(const Webhook& webhook, Instant now);

std::string_view name(LetterState state);
std::optional<LetterState> parse_letter_state(std::string_view text);

}  // namespace vekha
