// All words of a document in the order of the page, for whoever looks for words and not for rows.
#pragma once

#include <cstddef>
#include <string>

#include "workflow/documents/document.hpp"

namespace vekha {

/// A line for each paragraph and each cell, footnotes at the end; what comes after `most` bytes is left out.
std::string flat_text(const Document& document, std::size_t most);

}  // namespace vekha
