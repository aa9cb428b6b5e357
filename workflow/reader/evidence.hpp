// The documentary proofs and the measurable parts that an expected result asks for.
#pragma once

#include <string_view>
#include <vector>

#include "workflow/model/roadmap.hpp"

namespace vekha::reading {

/// Kinds in the order of the words, each once. A paper that is only an aim, a purpose or a means («с целью
/// построения маршрута», «по плану работы») is not asked for.
std::vector<EvidenceKind> evidence_of(std::string_view result);

/// Papers that a measure's title makes («Утверждение плана», «Подготовка аналитической справки») and that are
/// not `asked` for by its result: a weaker ground.
std::vector<EvidenceKind> evidence_of_title(std::string_view title, const std::vector<EvidenceKind>& asked);

/// «100% охват педагогов», «не менее 80 %», «72 часа»: a number with its unit, which values meet it, and the
/// words around. Of a range the lower end. Dates, numbers of schools and acts are none. (indicators.cpp)
std::vector<Indicator> indicators_of(std::string_view result);

}  // namespace vekha::reading
