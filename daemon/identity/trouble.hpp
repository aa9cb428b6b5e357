// Why a sign-in through a provider came to nothing: a named code for the page, plain words for the log.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace vekha::identity {

enum class Trouble : std::uint8_t {
    down,     ///< the provider can't be asked now, or answers what it should not
    denied,   ///< the provider refused, or the person gave up there
    expired,  ///< begun in another browser, too long ago, or used already
    invalid,  ///< what the provider says of the person does not hold
    busy,     ///< too many sign in at once
};

/// "down", "denied" …
std::string_view name(Trouble trouble);

struct Failure {
    Trouble trouble = Trouble::down;
    std::string why;  ///< for the log: no token, code, secret or name in it
};

template <class T>
using Outcome = tl::expected<T, Failure>;

inline tl::unexpected<Failure> fail(Trouble trouble, std::string why) {
    return tl::unexpected(Failure{trouble, std::move(why)});
}

}  // namespace vekha::identity
