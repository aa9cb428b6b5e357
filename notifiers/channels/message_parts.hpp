// Long words cut for a messenger.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vekha {

/// Cuts at a blank line, else at a line's end, else at a space, else between characters; never inside a
/// character. Parts are not empty and hold at most `most` UTF-16 units, which messengers count by; joined
/// they say the same but for white space at cuts.
std::vector<std::string> message_parts(std::string_view text, std::size_t most);

}  // namespace vekha
