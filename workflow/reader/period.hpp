// The plan's span, from its title, its order, its headings or its deadlines.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/roadmap.hpp"
#include "workflow/reader/page.hpp"
#include "workflow/reader/rows.hpp"

namespace vekha::reading {

/// «на 2023 год», «в 2022 году», «2019-2021 годы», «на 2026-2027 учебный год», «на I полугодие 2026
/// года», «на сентябрь 2026 г.» in running words; dates («18
/// февраля 2022 г.») and years of documents are passed over.
std::optional<Period> period_in(std::string_view words);

/// The title says it, else the order, else the headings over rows, else most deadlines.
std::optional<Period> period_of(const std::string& title, const std::vector<Group>& groups,
                                const std::vector<PlanRow>& rows);

}  // namespace vekha::reading
