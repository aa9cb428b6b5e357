// Templates of an organization's own: files in a folder replace the built-in ones.
#pragma once

#include <filesystem>

#include "notifiers/delivery/template_set.hpp"

namespace vekha {

inline constexpr std::size_t template_bytes = 256 * 1024;  ///< of one file

/// Reads the files of TemplateSet::names() that exist under `folder` into `templates`.
/// Errors: not_found (no such folder), too_large, invalid_input (no valid Mustache); `where` is the file.
Result<void> replace_from_folder(TemplateSet& templates, const std::filesystem::path& folder);

}  // namespace vekha
