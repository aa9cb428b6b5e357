// The documentary proofs and the measurable parts that an expected result asks for.
#pragma once

#include <string_view>
#include <vector>

#include "workflow/model/roadmap.hpp"

namespace vekha::reading {

/// Kinds in the order of the words, each once. A paper that is only an aim, a purpose or a means («с целью
/// построения маршрута», «по плану работы») is not asked for.
std::vector<EvidenceKind> evidence_of(std::string_view result);

/// «100% охват педагогов», «72 часа»: a number with a unit, and the words around it. (indicators.cpp)
std::vector<Indicator> indicators_of(std::string_view result);

}  // namespace vekha::reading
