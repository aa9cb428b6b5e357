// Marks that stand for the cell above, and cells that only look filled.
#pragma once

#include <string_view>

namespace vekha::reading {

/// «то же», «—//—», «-"-», «″», «там же»: the same as above.
bool is_ditto(std::string_view cell);

/// «-», «—», «___»: nothing.
bool is_nothing(std::string_view cell);

}  // namespace vekha::reading
