// A sight in SQL that both databases read alike: lists of ids travel as one text between commas, which a
// row's id is looked for in. The tables asked so are people and roadmaps, once for a statement.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vekha::sql {

/// ",3,17,": nothing is in ",".
template <class Id>
std::string id_text(const std::vector<Id>& ids) {
    std::string text = ",";
    for (const auto id : ids) text += std::to_string(id.value) + ",";
    return text;
}

/// People of the sight: parameters are the person, then the units.
inline constexpr std::string_view seen_people =
    "SELECT id FROM people WHERE id = ? OR ? LIKE '%,' || coalesce(unit_id, 0) || ',%'";
/// Plans of the sight: parameters are the units, then the roadmaps.
inline constexpr std::string_view seen_plans =
    "SELECT id FROM roadmaps WHERE ? LIKE '%,' || coalesce(unit_id, 0) || ',%' OR ? LIKE '%,' || id || ',%'";

/// Plans of the sight's bound: the parameter is its units.
inline constexpr std::string_view bound_plans =
    "SELECT id FROM roadmaps WHERE ? LIKE '%,' || coalesce(unit_id, 0) || ',%'";

}  // namespace vekha::sql
