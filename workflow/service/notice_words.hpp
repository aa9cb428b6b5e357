// Words that notices of several changes share: how a task is named, and a line for each change.
#pragma once

#include <string>
#include <vector>

#include "workflow/model/time.hpp"

namespace vekha {

inline constexpr std::size_t notice_changes = 40;     ///< lines of one notice; the rest is counted
inline constexpr std::size_t title_characters = 160;  ///< of a title in a line

/// «п. 3 «Провести совещание»», on one line, a long title cut; without «п.» where it has no number.
std::string named_in_line(const std::string& number, const std::string& title);

/// «31 марта 2026 г.».
std::string due_words(Day due);

/// «срок перенесён с 31 марта 2026 на 1 апреля 2026 г.».
std::string moved_words(Day was, Day due);

/// The head, then each line on one of its own, up to notice_changes; what is left out is counted.
std::string with_lines(std::string head, const std::vector<std::string>& lines);

}  // namespace vekha
