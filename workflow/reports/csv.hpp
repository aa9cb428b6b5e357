// CSV as Russian spreadsheets take it: RFC 4180, semicolons, UTF-8 with a byte order mark in front.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace vekha {

inline constexpr std::string_view csv_start = "\xEF\xBB\xBF";

/// A quoted cell that no spreadsheet runs as a formula.
std::string csv_cell(std::string_view text);

/// The cells of a line, with its end.
std::string csv_line(std::initializer_list<std::string_view> cells);

}  // namespace vekha
