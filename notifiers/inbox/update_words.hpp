// What the parsers of both messengers share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "notifiers/inbox/update.hpp"

namespace vekha {

inline constexpr std::int64_t update_number_most = std::int64_t{1} << 62;

/// One line, without path, not too long.
std::string file_name_of(std::string_view given);

/// «/start КОД» becomes the code, a bare «/start» and «/help» ask for help.
void read_command(Update& update);

/// The words, where they are nothing but the code of a deep link: as the reply to somebody unknown asks for
/// it. Empty for any others.
std::string_view bare_code(std::string_view words);

/// Puts the update into the list, within the limits of one update.
void keep_update(Updates& into, Update update);

}  // namespace vekha
