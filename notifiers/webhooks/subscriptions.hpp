// What an administrator does with subscriptions of other systems. Each change is journaled without addresses
// and secrets.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/store.hpp"

namespace vekha::webhooks {

inline constexpr std::size_t most_webhooks = 50;  ///< each costs a look at every pass of the senders
inline constexpr std::size_t name_bytes = 200;
inline constexpr std::chrono::hours old_secret_term{24};  ///< it signs for so long beside the new one

/// Whether the daemon may post there, judged with its name resolved; the error says what the operator must
/// allow.
using AddressCheck = std::function<Result<void>(const std::string& address)>;

struct WebhookEntry {
    std::string name;
    std::string address;
    std::vector<std::string> types;  ///< empty: every event
    bool active = true;
};

/// Who asks, and when.
struct Asked {
    PersonId by;
    Instant at{};
};

/// It hears of what happens from now on. The one answer that the secret may be shown from.
/// invalid_input: no name, an unknown event, an address that is refused; conflict: there are most_webhooks.
Result<Webhook> add(Store& store, const AddressCheck& check, const WebhookEntry& entry, Asked asked);
/// not_found; else as add(). Active again: what happened meanwhile is sent, and the trouble is forgotten.
Result<Webhook> change(Store& store, const AddressCheck& check, WebhookId id, const WebhookEntry& entry,
                       Asked asked);
/// With all of its letters. not_found.
Result<void> remove(Store& store, WebhookId id, Asked asked);
/// A new secret; the old one signs beside it for old_secret_term. not_found.
Result<Webhook> rotate(Store& store, WebhookId id, Asked asked);
/// Dead letters are sent once more from the first try on: one, or all of them. Gives how many. not_found;
/// wrong_state where the one is not dead.
Result<std::size_t> replay(Store& store, WebhookId id, std::optional<std::int64_t> sequence, Asked asked);

}  // namespace vekha::webhooks
