// Where the sources and the build lie. Known to one file alone, so that every other object of a test is the
// same in each clone and is found in ccache.
#pragma once

#include <string>

namespace vekha {

/// The root of the sources, without a slash at its end.
const std::string& source_folder();
/// The folder of this build, without a slash at its end.
const std::string& build_folder();

}  // namespace vekha
