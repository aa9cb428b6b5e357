// Who comes to a door, as far as the request tells.
#pragma once

#include <string>

#include "workflow/model/time.hpp"

namespace vekha {

struct Coming {
    std::string address = {};  ///< for people to read; empty where it is not known
    std::string network = {};  ///< what tries are counted by; empty where that would count everybody as one
    std::string device = {};   ///< in words: «Chrome, Windows»
    std::string device_token = {};  ///< what the browser was given at an earlier sign-in
    const Zone* zone = nullptr;     ///< whose clocks people are told by; UTC where there is none
};

}  // namespace vekha
