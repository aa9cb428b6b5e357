// From the journal to the senders: pump, claim, settle. Each is one transaction; the moment is always an
// argument. Nothing here sends.
//
//   pump    entries after each subscription's cursor → letters, and the cursor moves: none is lost or doubled
//   however
//           many daemons run
//   claim   ready letters of one subscription → leased to this run of the daemon
//   settle  what became of them: sent, again later, dead
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/store.hpp"

namespace vekha::webhooks {

inline constexpr std::size_t pump_entries = 500;  ///< of the journal, by one transaction
inline constexpr std::size_t claim_letters = 32;  ///< by one sender at a time
/// A sender has its letters for so long; longer than it sends (batch_time) and the slowest answer after that.
inline constexpr std::chrono::seconds lease_time{60};
inline constexpr std::chrono::seconds batch_time{5};  ///< then what was not tried goes back
inline constexpr std::string_view trouble_gone = "gone";
inline constexpr std::string_view trouble_dead = "letters_dead";

enum class PostVerdict {
    taken,  ///< the receiver answered 2xx
    again,  ///< anything else: the same later may work
    gone,   ///< 410: the receiver wants no more
};

/// How a try ended; the reason is named and holds no address and no secret.
struct PostOutcome {
    PostVerdict verdict = PostVerdict::again;
    std::string reason;
    int code = 0;
    std::optional<std::chrono::milliseconds> retry_after;
    friend bool operator==(const PostOutcome&, const PostOutcome&) = default;
};

/// Makes letters of what the journal says; true where there is more to look at.
/// `task_link` gives the address where a task is opened by signing in.
Result<bool> pump(Store& store, const std::function<std::string(TaskId)>& task_link, Instant now);

/// A subscription with the letters of it that this sender has.
struct Claim {
    Webhook webhook;
    std::vector<WebhookLetter> letters;
    bool more = false;
};

/// Leases ready letters of the subscription; none where it is not active or not there.
Result<Claim> claim(Store& store, WebhookId webhook, std::string_view lease, Instant now,
                    std::size_t most = claim_letters);

/// A claimed letter and how its try ended; nothing where it was not tried, and then the try is not counted.
struct Tried {
    WebhookLetter letter;
    std::optional<PostOutcome> outcome;
};

/// Keeps the outcomes. A letter whose lease has passed to another is left to the other, but one that was
/// taken is marked sent all the same. Untried ones are ready again with the first that failed, so that a
/// receiver that is down is asked by one letter at a time. `seed` spreads the waits.
Result<void> settle(Store& store, const std::vector<Tried>& tried, Instant now, std::uint64_t seed);

/// When the first letter of an active subscription becomes ready.
Result<std::optional<Instant>> earliest(Store& store);

}  // namespace vekha::webhooks
