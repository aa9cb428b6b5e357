// Short lists of words in one column: a JSON array of strings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/result.hpp"

namespace vekha {

std::string encode_list(const std::vector<std::string>& words);
/// damaged where the text is not what encode_list writes.
Result<std::vector<std::string>> decode_list(std::string_view text);

}  // namespace vekha
