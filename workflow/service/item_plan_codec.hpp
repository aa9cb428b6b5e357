// How tasks are made of a row from here on, as text: canonical JSON, as stores keep it.
#pragma once

#include <string>
#include <string_view>

#include "workflow/service/store.hpp"

namespace vekha {

/// Equal plans give equal text; the plan of a row whose tasks are all there is "{}".
std::string encode_item_plan(const ItemPlan& plan);

/// damaged where the text is not what encode_item_plan writes; `where` names the field.
Result<ItemPlan> decode_item_plan(std::string_view text);

}  // namespace vekha
