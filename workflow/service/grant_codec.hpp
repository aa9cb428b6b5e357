// Duties granted elsewhere as one column keeps them: a list of words, "observer@unit:17",
// "auditor@roadmap:3".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/person.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

std::string encode_grant(const Grant& grant);
/// invalid_input where the words name no duty, or nothing that it is held over.
Result<Grant> parse_grant(std::string_view words);

std::string encode_grants(const std::vector<Grant>& grants);
/// damaged where the text is not what encode_grants writes.
Result<std::vector<Grant>> decode_grants(std::string_view text);

/// The same of duties that an outside source gave (OutsideLogin::given): "executor" with nothing after it is
/// held where the person works.
std::string encode_given(const Grant& grant);
std::string encode_given(const std::vector<Grant>& grants);
/// damaged where the text is not what encode_given writes.
Result<std::vector<Grant>> decode_given(std::string_view text);

}  // namespace vekha
