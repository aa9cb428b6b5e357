// A person's second factor: codes of an authenticator app (workflow/secrets/totp.hpp), and recovery codes for
// who has lost it. Signing in with it and turning it on and off is the doors' (workflow/service/doors.hpp).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/service/coming.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

namespace second_factor {

inline constexpr std::size_t recovery_codes = 10;
/// Of one recovery code: 80 random bits, too many to guess from a hash.
inline constexpr std::size_t recovery_bytes = 10;
inline constexpr std::size_t proof_bytes = 64;  ///< of what somebody types, dashes and blanks too

}  // namespace second_factor

/// What somebody shows beside the password: either of the two.
struct SecondProof {
    std::string code = {};      ///< six digits
    std::string recovery = {};  ///< «ABCD-EFGH-IJKL-MNOP», in any case, with or without dashes and blanks
};

/// Whether the proof is right for a factor that is on. What was right is used up: its step, or the recovery
/// code; the use of a recovery code is journalled and the person is told.
Result<bool> accept_proof(Transaction& change, const Person& person, SecondFactor factor,
                          const SecondProof& proof, const Coming& coming, Instant now);

/// Fresh recovery codes, as people see them, and their hashes into the factor.
std::vector<std::string> make_recovery_codes(SecondFactor& factor);

/// What happened to a person's second factor.
enum class FactorNews { on, off, reset, recovery_used };
/// Into the journal, and a message to the person.
Result<void> tell_of_factor(Transaction& change, PersonId actor, const Person& person, FactorNews news,
                            std::size_t codes_left, const Coming& coming, Instant now);

/// An administrator takes another's second factor away, who has lost the phone: the next sign-in asks for the
/// password alone. The person's sessions end, and they are told. forbidden, not_found, wrong_state where
/// there is none.
Result<void> reset_second_factor(Store& store, PersonId actor, PersonId person, const Coming& coming,
                                 Instant now);

}  // namespace vekha
