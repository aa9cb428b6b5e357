// A document as the page of an office: an HTML file with its paragraphs and tables, from which an office
// program makes any format.
#pragma once

#include <string>

#include "workflow/documents/document.hpp"

namespace vekha::testing {

/// Tables that a text printed one cell a line become rows again; a row of one cell, or a bold one of one
/// filled cell, spans its table. Blank lines stay blank paragraphs. Words only: styles are plain, cells have
/// borders.
std::string plan_page(const Document& document);

}  // namespace vekha::testing
