#include "tests/support/places.hpp"

namespace vekha {

const std::string& source_folder() {
    static const std::string folder = VEKHA_SOURCE_DIR;
    return folder;
}

const std::string& build_folder() {
    static const std::string folder = VEKHA_BINARY_DIR;
    return folder;
}

}  // namespace vekha
