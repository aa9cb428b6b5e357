// Bytes of a file to a list of people.
#pragma once

#include <string_view>

#include "workflow/documents/convert.hpp"
#include "workflow/model/result.hpp"
#include "workflow/reader/people_table.hpp"

namespace vekha {

inline constexpr std::size_t people_file_bytes = 4 * 1024 * 1024;

/// A list of people out of XLSX, ODS, CSV in any encoding that offices save in, or any other document with a
/// table. Errors: too_large past people_file_bytes, and those of open_document() and read_people().
Result<PeopleTable> read_people_file(std::string_view bytes, Converter* converter = nullptr);

}  // namespace vekha
