// What the words of a row say about the row itself: whether they go on, stand alone, begin a list.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vekha::reading {

/// Longer paragraphs between tables are no headings. Bytes.
inline constexpr std::size_t longest_heading_row = 600;

/// The last word asks for another: a preposition, a conjunction, a mark that opens.
bool ends_open(std::string_view text);

bool ends_sentence(std::string_view text);

/// A deadline that says something by itself; «2021 г.» after «Ноябрь-декабрь» is the rest of one.
bool stands_alone(const std::string& deadline, const std::string& before);

/// «- подготовка», «• сбор»: without the bullet; nothing where there is none.
std::optional<std::string> without_bullet(const std::string& title);

/// «а», «Б»: a row among the rows of a list.
bool is_letter_label(const std::optional<std::string>& label);

/// «Двор –», «Кадры (»: the words before a label without what joined them to it.
std::string without_joint(std::string_view before);

/// «2. Обучение», «III. Контроль»: short words with a number of their own.
bool numbers_heading(const std::string& text);

}  // namespace vekha::reading
