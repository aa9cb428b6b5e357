// The browsers that people are known to have signed in from, and the word to a person about a new one.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "workflow/service/coming.hpp"
#include "workflow/service/sign_in_tries.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

namespace doors {

inline constexpr std::chrono::days device_known{
    180};  ///< without a sign-in this long, a device is a stranger

}  // namespace doors

/// Whether the person is known to have come from the device that shows this token.
Result<bool> knows_device(ReadView& view, PersonId person, std::string_view device_token, Instant now);

/// What a try of the person counts under: their known device's own counter, or a stranger's.
Result<std::vector<TryCounter>> counters_of_sign_in(ReadView& view, const Person& person,
                                                    const Coming& coming, Instant now);

/// The person has signed in: their device is known from here on. They are told of it where it is new to them,
/// unless they have never signed in before. Gives the token that the browser is to keep: its own, where it is
/// one of ours, or a new one, so that nobody can plant a token of their making.
Result<std::string> meet_device(Transaction& change, const Person& person, const Coming& coming, Instant now);

/// The person's devices are strangers again, but for the one that shows `kept_token` (which may be empty).
Result<void> forget_devices_of(Transaction& change, PersonId person, std::string_view kept_token,
                               Instant now);

/// «25 ноября 2026 г. в 14:05», by the clocks of whoever comes.
std::string moment_words(const Coming& coming, Instant now);

}  // namespace vekha
