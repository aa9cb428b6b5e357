// Short lists of words in one column: a JSON array of strings.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "workflow/model/result.hpp"

namespace vekha {

std::string encode_list(const std::vector<std::string>& words);
/// damaged where the text is not what encode_list writes.
Result<std::vector<std::string>> decode_list(std::string_view text);

/// Pairs of words in one column: a JSON array with the words in turn.
std::string encode_pairs(const std::vector<std::pair<std::string, std::string>>& pairs);
/// damaged where the text is not what encode_pairs writes.
Result<std::vector<std::pair<std::string, std::string>>> decode_pairs(std::string_view text);

}  // namespace vekha
