// What has come onto the board since somebody last looked at it.
#pragma once

#include <cstddef>

#include "workflow/service/store.hpp"

namespace vekha {

/// Rows of each kind looked through at most; a board with more has more news than anybody reads.
inline constexpr std::size_t news_most = 1'000;

struct BoardNews {
    std::size_t late = 0;        ///< tasks that became late, and still are
    std::size_t handed_in = 0;   ///< reports that came and wait
    std::size_t extensions = 0;  ///< extensions that were asked for and wait
    std::size_t disowned = 0;    ///< tasks whose owner says that they are not theirs
    friend bool operator==(const BoardNews&, const BoardNews&) = default;
};

/// Of what the view shows, from `since` up to `now`.
Result<BoardNews> board_news(ReadView& view, Instant since, Instant now);

}  // namespace vekha
