// The page's files, compiled into the program.
#pragma once

#include <span>

#include "daemon/http/assets.hpp"

namespace vekha::web {

/// Every file of the page and, beside most, its packed form NAME.gz. Without VEKHA_WEB one small index.html
/// that says so. The bytes live as long as the program.
std::span<const http::AssetFile> page();

}  // namespace vekha::web
