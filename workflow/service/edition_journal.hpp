// A new edition as the journal keeps it.
#pragma once

#include <string>
#include <vector>

#include "workflow/service/edition.hpp"

namespace vekha {

/// The edition's head and every row that did not stay the same, with both readings of what changed.
std::string edition_json(const StoredEdition& edition, const std::vector<EditionRow>& rows);

}  // namespace vekha
