#include "config/builtin.hpp"

#include <algorithm>

#include "embedded/config.hpp"

namespace vekha::config {

std::string_view builtin_file(std::string_view name) {
    return embedded::config::find(name).value_or("");
}

std::vector<std::pair<std::string_view, std::string_view>> builtin_files(std::string_view folder) {
    std::vector<std::pair<std::string_view, std::string_view>> files;
    for (const auto& file : embedded::config::files())
        if (file.name.starts_with(folder)) files.emplace_back(file.name, file.text);
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace vekha::config
