// The two languages, for wording().
#pragma once

#include "notifiers/delivery/wording.hpp"

namespace vekha {

const Wording& russian();
const Wording& english();

}  // namespace vekha
