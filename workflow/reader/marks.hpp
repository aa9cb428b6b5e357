// Columns that stand for a time and are marked: «I кв.» … «IV кв.» with «+», months with «х», years with
// «✓».
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::reading {

/// The time that a column of marks stands for.
struct Span {
    enum class Part : std::uint8_t { year, half_year, quarter, month };
    Part part = Part::quarter;
    int index = 0;  ///< from 1; of a year, the year itself
    int year = 0;   ///< 0 where the heading leaves it out
    friend bool operator==(const Span&, const Span&) = default;
};

/// «I кв.», «2 квартал 2026», «янв.», «2027 г.», «I полугодие»; a bare «1» only under «Квартал» or «Месяц»,
/// which `group` (what stands over the cell) says; years of `group` are the column's.
std::optional<Span> span_named(std::string_view cell, std::string_view group);

/// «+», «х», «✓»: says yes and nothing more.
bool is_mark(std::string_view cell);

/// Neither a mark nor a time: the words of a measure that stands in the column of its month.
bool is_measure(std::string_view cell);

/// «15», «2–5», «до 20» under a month: «15 сентября». Empty for other words.
std::string days_of_month(std::string_view cell, int month);

/// The deadline that the cells under `spans` say, in canonical words that read_deadline reads: «I, III
/// квартал», «ежеквартально» where each is marked, «март; 15 мая» where cells hold words. Empty for a row
/// without marks. By analogy with months in a list, neighbouring marks are one span of time.
std::string marked_phrase(const std::vector<std::optional<Span>>& spans,
                          const std::vector<std::string>& cells);

}  // namespace vekha::reading
