// Tables as comma-separated values: RFC 4180 with the delimiters that offices use.
#pragma once

#include <optional>
#include <string_view>

#include "workflow/documents/document.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// The delimiter (';', ',' or a tab) by which the text is a table: quotes close where they should, rows agree
/// in their number of cells, three at least. Nothing for any other text, prose with commas among it; tables
/// of tabs without quotes are left to the text reader, which knows more of their ways.
std::optional<char> csv_delimiter(std::string_view text);

/// Reads the text (UTF-8) by that delimiter; quoted cells may hold line breaks. Lines are numbered from 1.
/// Errors: too_large past the limits of a sheet and of check_document.
Result<Document> read_csv(std::string_view text, char delimiter);

}  // namespace vekha
