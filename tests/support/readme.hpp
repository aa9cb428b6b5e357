// A table that a README shows and a test keeps true: what stands between two marks of the page.
#pragma once

#include <fstream>
#include <iterator>
#include <string>

#include "tests/support/places.hpp"

namespace vekha::test {

/// The text between the lines `<!-- BEGIN -->` and `<!-- END -->`; empty where a mark is missing. `page` is a
/// path from the root of the sources.
inline std::string shown_in(const std::string& page, const std::string& begin, const std::string& end) {
    std::ifstream file(source_folder() + "/" + page);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::string opening = "<!-- " + begin + " -->\n";
    const auto from = text.find(opening);
    const auto to = text.find("<!-- " + end + " -->\n");
    if (from == std::string::npos || to == std::string::npos) return {};
    return text.substr(from + opening.size(), to - from - opening.size());
}

}  // namespace vekha::test
