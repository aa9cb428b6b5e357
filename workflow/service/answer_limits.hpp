// Bounds of what an answer from a message may bring and ask.
#pragma once

#include <chrono>
#include <cstddef>

namespace vekha::answer_limits {

inline constexpr std::size_t files = 10;                    ///< of one answer
inline constexpr std::size_t tasks_offered = 8;             ///< to choose among; the most urgent first
inline constexpr std::size_t label_characters = 48;         ///< on a button
inline constexpr std::chrono::hours question_open{24 * 3};  ///< an older question is not answered any more

}  // namespace vekha::answer_limits
