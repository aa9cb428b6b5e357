// Where a file may be fetched from: an address named by a stranger must not lead inside the office.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha {

struct FileAddress {
    std::string origin;  ///< "https://i.oneme.ru", with a port where one is named
    std::string host;    ///< in small letters
    std::string path;    ///< with the query, at least "/"
};

/// Nothing for what is no http(s) address, or has a name and password in it.
std::optional<FileAddress> parse_file_address(std::string_view address);

/// By https from one of the hosts or a host under one of them, at the usual port; or from the messenger's own
/// address as it is configured.
bool may_fetch(const FileAddress& address, std::string_view base_url, const std::vector<std::string>& hosts);

}  // namespace vekha
