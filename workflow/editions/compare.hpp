// Two editions of one plan, row by row. A row is known by what it says and not by its number or place: rows
// are renumbered, swapped, put into another section and corrected, and stay the same measure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "workflow/editions/fields.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha::editions {

enum class Fate {
    same,
    moved,    ///< only its number, section or place among the rows
    changed,  ///< other words, days, parties or proof
    added,
    dropped,
};

/// One line of the two editions laid side by side.
struct Row {
    Fate fate = Fate::same;
    std::optional<std::size_t> was;  ///< which row of the old edition; nothing: added
    std::optional<std::size_t> now;  ///< which row of the new one; nothing: dropped
    std::vector<Field> changed;      ///< of a row that goes on
    bool elsewhere = false;          ///< it stands before or after other rows than it did
    int likeness = 100;              ///< of the titles, percent
    bool sure = true;                ///< false: a person must say whether the row goes on
    friend bool operator==(const Row&, const Row&) = default;
};

/// A person's word on one row of the new edition: it goes on with `was`, or is a new one (nothing).
struct Continuation {
    std::size_t now = 0;
    std::optional<std::size_t> was;
};

/// The rows in the order of the new edition, a dropped row after the row it followed. Every row of both
/// stands in it once. A row that was cut in two, or two that were joined, are dropped and added unless one
/// part says nearly the whole. The answer depends on the arguments alone; its time grows with the rows, not
/// with their square.
std::vector<Row> compare(std::span<const Item> was, std::span<const Item> now,
                         std::span<const Continuation> decided = {});

std::string_view name(Fate fate);

}  // namespace vekha::editions
