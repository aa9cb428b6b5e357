// The code of a number format taken apart.
#pragma once

#include <string_view>
#include <vector>

#include "workflow/documents/number_format.hpp"

namespace vekha {

/// Sections in the order of the code, the one for text left out; at least one. Any code gives something: what
/// is not understood is shown as General.
std::vector<FormatSection> format_sections(std::string_view code);

}  // namespace vekha
