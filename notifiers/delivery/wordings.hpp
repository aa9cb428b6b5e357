// The two languages, for wording().
#pragma once

#include "notifiers/delivery/wording.hpp"

namespace vekha {

const Wording& russian();
const Wording& english();

/// «Открыть 2: п. 1.4» of its pieces; no line and no number leave theirs out.
std::string opening(std::string_view verb, int line, std::string_view item);

}  // namespace vekha
