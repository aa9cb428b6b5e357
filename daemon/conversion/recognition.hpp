// What tesseract says, told apart.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "workflow/documents/pdf_boxes.hpp"

namespace vekha::conversion {

/// Words of each page of tesseract's TSV, in dots.
std::vector<std::vector<pdf::Word>> parse_recognized(std::string_view tsv, std::size_t pages);

/// The mean confidence over letters, 0 to 100; 0 for no words.
double confidence_of(const std::vector<pdf::Word>& words);

/// By how many quarters, clockwise, the page must be turned to stand upright, as «--psm 0» tells.
std::optional<int> quarters_to_turn(std::string_view report);

}  // namespace vekha::conversion
