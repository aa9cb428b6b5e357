// Which rows of a plan seem to come before which others («план утверждают, потом исполняют»): proposals made
// of the words alone, never imposed. Pure.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "workflow/model/roadmap.hpp"

namespace vekha {

struct ProposedDependency {
    std::size_t first = 0;  ///< place of the row that works the thing out, from 0
    std::size_t then = 0;   ///< place of the row that carries it out
    std::string reason;     ///< one Russian sentence
    friend bool operator==(const ProposedDependency&, const ProposedDependency&) = default;
};

/// A row that works out or approves a document («Разработка и утверждение плана …», «Утверждение положения»)
/// comes before the rows that carry it out («Реализация плана …»), where both name the same one; words are
/// compared by their stems. A row that speaks of «план» alone belongs to the only plan that is worked out.
/// Not proposed where the days say the opposite. In the order of the rows that come second.
std::vector<ProposedDependency> propose_dependencies(std::span<const Item> items);

}  // namespace vekha
