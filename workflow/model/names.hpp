// One table for each closed list: a value and its name, read both ways.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace vekha {

template <class Enum, std::size_t N>
using NameTable = std::array<std::pair<Enum, std::string_view>, N>;

/// The name of a value; empty for one that the table lacks (a defect that the tests of each table look for).
template <class Enum, std::size_t N>
constexpr std::string_view name_in(const NameTable<Enum, N>& table, Enum value) {
    for (const auto& [known, text] : table)
        if (known == value) return text;
    return {};
}

template <class Enum, std::size_t N>
constexpr std::optional<Enum> value_in(const NameTable<Enum, N>& table, std::string_view text) {
    for (const auto& [known, known_text] : table)
        if (known_text == text) return known;
    return std::nullopt;
}

}  // namespace vekha
