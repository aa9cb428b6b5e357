// One-time codes of an authenticator app: TOTP by RFC 6238 over HOTP by RFC 4226, HMAC-SHA-1, steps of 30
// seconds. Pure: the time is an argument.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "workflow/model/time.hpp"

namespace vekha {

namespace totp {

inline constexpr std::chrono::seconds step_length{30};
inline constexpr int digits = 6;
/// Codes of this many steps before and after the present one are taken: clocks of phones differ.
inline constexpr std::int64_t steps_around = 1;
/// Of a new seed: as long as the hash, as RFC 4226 (section 4) recommends.
inline constexpr std::size_t seed_bytes = 20;

}  // namespace totp

/// How many whole steps have passed since 1970.
std::int64_t totp_step(Instant now);
/// The code of a step, with leading zeros. `digits`: 6 to 8.
std::string totp_code(std::string_view seed, std::int64_t step, int digits = totp::digits);
/// The step whose code this is, of those around `now` that come after `last_step`: a step that was accepted
/// is never accepted again (RFC 6238, section 5.2). Takes the same time whatever the code.
std::optional<std::int64_t> step_of_code(std::string_view seed, std::string_view code, Instant now,
                                         std::int64_t last_step);

/// Random bytes of libsodium.
std::string random_bytes(std::size_t size);
/// RFC 4648 without padding, as apps take a seed that is typed in.
std::string base32(std::string_view bytes);
/// The inverse; nothing where a letter is none of it.
std::optional<std::string> base32_bytes(std::string_view text);
/// What the picture for the app says: the de facto format otpauth://totp/ISSUER:ACCOUNT?secret=….
std::string otpauth_address(std::string_view issuer, std::string_view account, std::string_view seed);

}  // namespace vekha
