// Words of a document made comparable: one case, one kind of dash, quote and white space. Everything here
// takes any bytes; what is no UTF-8 counts as U+FFFD.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::reading {

std::u32string decode(std::string_view text);
std::string encode(std::u32string_view text);

/// White space (no-break, line ends, tabs, zero-width) as single spaces, ends trimmed. The words stay as
/// printed.
std::string squeeze(std::string_view text);

/// As squeeze, but line ends stay: each line squeezed, empty lines dropped, '\n' between.
std::string squeeze_lines(std::string_view text);

/// For comparing: lower case, ё as е, every dash as '-', every quote as '"', white space as one space ('\n'
/// stays).
std::string fold(std::string_view text);

/// Letters and digits in runs, of folded text: «план-график № 2» is план, график, 2.
std::vector<std::string> words(std::string_view text);

bool starts_upper(std::string_view text);  ///< the first letter, past quotes and brackets, is a capital
bool starts_lower(std::string_view text);
bool starts_digit(std::string_view text);
bool all_upper(std::string_view word);  ///< two letters or more, all capitals: МБОУ, ОО
std::size_t letter_count(std::string_view text);

/// Drops any of `marks` (ASCII) and white space from both ends.
std::string_view trim(std::string_view text, std::string_view marks = {});

/// As trim, and every dash.
std::string_view trim_dashes(std::string_view text, std::string_view marks = {});

/// True if the text has one of the stems at the start of a word.
bool has_stem(std::string_view folded, std::string_view stem);

/// Joins two parts of a cell that a line end or a page break cut: with a space, or whole where a hyphen cut a
/// word.
std::string join_cut(std::string_view left, std::string_view right);
/// The same onto `left`, in the time of `right`: for joining many.
void append_cut(std::string& left, std::string_view right);

}  // namespace vekha::reading
