// A roadmap's item as text: canonical JSON, as stores keep it.
#pragma once

#include <string>
#include <string_view>

#include "workflow/model/result.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha {

/// Equal items give equal text. A deadline's other readings are left out: in the store the one that stands
/// was chosen.
std::string encode_item(const Item& item);

/// damaged where the text is not what encode_item writes; `where` names the field.
Result<Item> decode_item(std::string_view text);

}  // namespace vekha
