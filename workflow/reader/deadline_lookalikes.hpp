// Letters that look alike and stand one for another in typed and scanned words.
#pragma once

#include <string>
#include <vector>

namespace vekha::reading {

/// Folded words with Latin letters among the Cyrillic made Cyrillic («дo» with a Latin o, a lone «c»), and
/// letters among digits made digits («З0.04», «1О мая»). As many letters as before. Where letters became
/// digits, `mended[i]` is true.
std::u32string without_lookalikes(std::u32string text, std::vector<bool>& mended);

}  // namespace vekha::reading
