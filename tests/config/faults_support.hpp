// Faults as lines, so that a test reads like what a person sees.
#pragma once

#include <string>
#include <vector>

#include "config/faults.hpp"

namespace vekha::config {

inline std::vector<std::string> places(const Faults& faults) {
    std::vector<std::string> list;
    for (const auto& fault : faults) list.push_back(fault.where);
    return list;
}

inline std::string words(const Faults& faults) {
    std::string lines;
    for (const auto& fault : faults) lines += describe(fault) + "\n";
    return lines;
}

}  // namespace vekha::config
