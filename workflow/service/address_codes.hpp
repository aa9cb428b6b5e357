// A mail address proved by a code that is sent to it. The address takes the place of the old one only when
// the code comes back: until then every other message goes where it went before.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/store.hpp"

namespace vekha {

namespace address_codes {

inline constexpr std::size_t digits = 6;      ///< of a code
inline constexpr std::size_t wrong_most = 5;  ///< wrong tries, then the code is void

}  // namespace address_codes

/// Sends a code to `address` by `mail_channel` alone (the mail channel in use: "smtp", "gateway", "folder"),
/// whatever the hour. Only the newest code of a person is good. Gives until when it is.
/// Errors: contact_to_change's (workflow/service/contacts.hpp); invalid_input for no mail address;
/// wrong_state where no mail is configured (`mail_channel` is empty); too_many past asked_codes::most an
/// hour.
Result<Instant> ask_address_code(Store& store, PersonId actor, PersonId person, const std::string& address,
                                 const std::string& mail_channel, Instant now);

/// The code is right: the person's mail address is the new one, proved. Errors: contact_to_change's;
/// invalid_input for a wrong code (counted; after wrong_most of them it is void) and where none is waited for
/// any more.
Result<Person> confirm_address(Store& store, PersonId actor, PersonId person, std::string_view code,
                               Instant now);

/// The mail channel among those in use; empty where there is none.
std::string mail_channel_of(const std::vector<std::string>& in_use);

/// Where a row with a code goes: to the address that is to be proved, whatever the person's own is, and it
/// alone. Nothing where the code is used, void or too old: then the row is not sent.
Result<std::optional<std::string>> address_of_code(ReadView& view, const OutboxRow& row, Instant now);

}  // namespace vekha
