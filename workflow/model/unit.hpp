// Organizations and their departments: the tree that roadmaps and people belong to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "workflow/model/ids.hpp"

namespace vekha {

enum class UnitKind {
    region,        ///< субъект: министерство, комитет
    municipality,  ///< муниципальный орган управления образованием
    institution,  ///< учреждение: методический центр, дворец творчества
    school,       ///< образовательная организация
    department,  ///< подразделение of the organization above it, no organization of its own
};

/// An organization, or a department of one. The tree says who stands over whom: a district's school lies
/// under the district, the district under its region.
struct Unit {
    UnitId id;
    UnitId parent;  ///< 0: stands at the top
    UnitKind kind = UnitKind::institution;
    std::string name;    ///< unique among those of one parent
    bool active = true;  ///< one that was closed is kept for the record: nothing new is put into it
    friend bool operator==(const Unit&, const Unit&) = default;
};

/// As the API and files of people call it: "municipality".
std::string_view name(UnitKind kind);
std::optional<UnitKind> parse_unit_kind(std::string_view text);
/// In Russian: «муниципалитет».
std::string_view kind_words(UnitKind kind);

}  // namespace vekha
