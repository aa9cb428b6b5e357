// Whether a new password would be among the first that somebody tries (OWASP ASVS 4.0.3, 2.1.7): zxcvbn knows
// the lists of passwords in use, names, dates and runs of keys; the Russian ones, typed in either layout or
// spelled in Latin letters, are added here.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/person.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

namespace password_strength {

/// The binary logarithm of a hundred million tries: more than the doors allow in years, less than a phrase of
/// three words needs.
inline constexpr double least_bits = 26.6;
inline constexpr std::size_t judged_bytes = 64;  ///< of the beginning; what is longer is strong by then

}  // namespace password_strength

/// The binary logarithm of how many tries somebody would need who knows the words of `about`.
double password_bits(std::string_view password, const std::vector<std::string>& about);

/// invalid_input at "password" where it is too short, too long or too easy to guess for this person's.
Result<void> check_new_password(std::string_view password, const Person& person);

}  // namespace vekha
