// Numbers of rows and headings as printed.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vekha::reading {

/// «1.», «1.2.», «3)», «№ 4»: the number without its closing mark; nothing for other words or a year.
std::optional<std::string> row_number(std::string_view text);

/// As row_number, and «а)», «Б.», «п. 3.1»: what a cell of numbers may hold. Roman numerals are not: bare,
/// they number headings.
std::optional<std::string> row_label(std::string_view text);

/// «I.», «IV», with Cyrillic look-alikes.
bool is_roman_number(std::string_view text);

struct Numbered {
    std::string number;  ///< empty where none is printed
    std::string rest;
};
/// Cuts the number before a text: «1.2. Назначение …» is 1.2 and the rest. A text that is a list of its own
/// («1. …» on a line, «2. …» on the next) stays whole.
Numbered split_number(std::string_view text);

/// The text of a heading without its number: «2. …», «III. …», «Раздел 1. …».
std::string heading_text(std::string_view text);

}  // namespace vekha::reading
