// Where a row's term changed: which of its windows goes on with which.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "workflow/model/roadmap.hpp"

namespace vekha::editions {

/// For each old window the new one that it becomes; nothing: it is gone. The order of time is kept. Windows
/// that end on the same day belong together; beyond these as many go on as can, the nearest ones. So a
/// monthly row that becomes quarterly keeps its third months, and one whose every day shifts keeps all.
std::vector<std::optional<std::size_t>> pair_windows(std::span<const Window> was,
                                                     std::span<const Window> now);

}  // namespace vekha::editions
