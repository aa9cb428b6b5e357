// «(далее – ОО)»: short names that a document gives to longer ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/roadmap.hpp"

namespace vekha::reading {

/// Every short name that `text` introduces, in its order, each once.
std::vector<Abbreviation> abbreviations_in(std::string_view text);

/// Adds those of `text` to the list; what a document named first stays.
void add_abbreviations(std::string_view text, std::vector<Abbreviation>& known);

/// Other printings of a party by the document's own short names: «руководители ОО» is «руководители
/// образовательных организаций», and the other way round. Empty where no short name touches it.
std::vector<std::string> other_forms(std::string_view party, const std::vector<Abbreviation>& known);

}  // namespace vekha::reading
