// The second pass of the comparison: rows whose titles are not the same, but alike. Part of compare.cpp
// alone.
#pragma once

#include <span>
#include <vector>

#include "workflow/model/roadmap.hpp"

namespace vekha::editions {

/// Which rows go on with which, and how surely; what is in neither is dropped or added.
struct Pairs {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> new_of;  ///< by old row
    std::vector<std::size_t> old_of;  ///< by new row
    std::vector<bool> closed_new;     ///< a person said that this row is new
    std::vector<bool> doubtful;       ///< by new row
    std::vector<int> likeness;        ///< by new row, percent

    Pairs(std::size_t was, std::size_t now)
        : new_of(was, none), old_of(now, none), closed_new(now), doubtful(now), likeness(now, 100) {}
    void join(std::size_t old_row, std::size_t new_row) {
        new_of[old_row] = new_row;
        old_of[new_row] = old_row;
    }
    bool free_old(std::size_t row) const { return new_of[row] == none; }
    bool free_new(std::size_t row) const { return old_of[row] == none && !closed_new[row]; }
};

/// Joins what is alike among the rows still free, the likest first.
void pair_alike(std::span<const Item> was, std::span<const Item> now, Pairs& pairs);

}  // namespace vekha::editions
