// How long what is kept of people may be kept: the office's own rule.
#pragma once

#include <chrono>

namespace vekha {

struct Retention {
    std::chrono::days message_words{365};   ///< subject and text of a sent message; who, when, how stays
    std::chrono::days sign_in_places{365};  ///< address and device of a sign-in, in the journal
    friend bool operator==(const Retention&, const Retention&) = default;
};

inline constexpr std::chrono::days retention_least{30};
inline constexpr std::chrono::days retention_most{3650};

}  // namespace vekha
