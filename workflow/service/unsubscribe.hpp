// One click that ends reminders of some kinds to one person (RFC 8058). Whoever holds the token may do it,
// without signing in: it stands in the headers of that person's own mail, it only takes away what a person
// may decline, and it is taken back in the person's settings.
//
// A token is "PERSON.KIND-KIND.SEAL": "12.reminder-slip.k5q…". It has no term: an old mail may still be
// unsubscribed from. The door is POST /api/v1/unsubscribe/{token}.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/message.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

inline constexpr std::string_view unsubscribe_path = "/api/v1/unsubscribe/";

/// What a token asks for.
struct Unsubscription {
    PersonId person;
    std::vector<NoticeKind> kinds;
    friend bool operator==(const Unsubscription&, const Unsubscription&) = default;
};

/// Empty where no kind is named or one of them may not be declined.
std::string unsubscribe_token(std::string_view key, const Unsubscription& asked);
/// The inverse; nothing where the seal is wrong.
std::optional<Unsubscription> read_unsubscribe_token(std::string_view key, std::string_view token);

/// The person is not told of these kinds any more; noted in the journal. A second time changes nothing.
/// not_found where the token is not one of ours.
Result<void> unsubscribe(Store& store, std::string_view token, Instant now);

}  // namespace vekha
