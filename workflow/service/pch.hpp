// What nearly every use case includes, compiled once: the store's port, and with it the model.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "workflow/service/notices.hpp"
#include "workflow/service/store.hpp"
