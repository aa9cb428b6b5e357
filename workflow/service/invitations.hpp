// Invitations: a letter with a link by which somebody new chooses a password and comes in. The link's token
// is 256 bits of a MAC that no row, log or journal holds; the store keeps its SHA-256.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

namespace invitations {

inline constexpr std::chrono::days term{7};          ///< an invitation is good for so long
inline constexpr std::size_t at_once_most = 500;     ///< people invited in one request
inline constexpr std::size_t token_bytes_most = 64;  ///< of what is typed as a token

}  // namespace invitations

/// Where the link's page is; the fragment never reaches a server or its log.
std::string invitation_address(std::string_view public_url, std::string_view token);

struct Invitation {
    PersonId person;
    Instant made_at{};
    Instant expires_at{};
    friend bool operator==(const Invitation&, const Invitation&) = default;
};

/// Sends the letter by `mail_channel` alone (mail_channel_of(): the mail channel in use); an invitation that
/// is still open is void from here. Errors: forbidden (Action::passwords over where the person works),
/// not_found; wrong_state where no mail is set up, the person is dismissed, or they have a password of their
/// own; invalid_input where they have no mail address.
Result<Invitation> invite(Store& store, const Organization& organization, PersonId actor, PersonId person,
                          const std::string& mail_channel, Instant now);

/// Somebody at work who has never come in.
struct Newcomer {
    PersonId person;
    std::optional<Invitation> invitation = {};  ///< the last one, used or not; nothing: never invited
};

/// Those whom the actor may invite, by id. Errors: forbidden.
Result<std::vector<Newcomer>> newcomers(ReadView& view, PersonId actor);

/// The key of an invitation that still opens, with its person. not_found, wrong_state.
struct OpenInvitation {
    OneTimeKey key;
    Person person;
};
Result<OpenInvitation> open_invitation(ReadView& view, std::string_view token, Instant now);

}  // namespace vekha
