// How a person is written to: which messengers, in what order, when and of what; who may change it.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "workflow/model/contact.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

namespace contacts {

inline constexpr std::chrono::minutes code_term{30};  ///< how long a code of either kind can be used
inline constexpr std::size_t link_code_bytes = 16;    ///< 128 random bits: nothing that is guessed

}  // namespace contacts

/// Who comes from a chat with the code of a deep link: the person's number in that messenger becomes this
/// chat's, proved, and the code is used up. Nothing where the code is unknown, used, too old or made for
/// another messenger, its person is dismissed, or `address` is no number. A group's chat is nobody's own:
/// nothing is linked, and the code, which the whole group has read, is used up.
Result<std::optional<Person>> link_messenger(Transaction& change, AddressKind kind, std::string_view address,
                                             std::string_view code, Instant now);

}  // namespace vekha
