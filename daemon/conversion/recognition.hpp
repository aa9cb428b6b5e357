// Words in pictures, by tesseract: what it is asked and what it says.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "daemon/conversion/programs.hpp"
#include "workflow/documents/pdf_boxes.hpp"

namespace vekha::conversion {

/// One page to be recognized: its number and its picture's width in dots. The picture lies in the folder.
struct Scan {
    std::size_t page = 0;
    int width = 0;

    std::string file() const { return "scan-" + std::to_string(page + 1) + ".pgm"; }
};

inline constexpr int whole_page = 3;  ///< tesseract's --psm: it finds the blocks itself
inline constexpr int one_block = 6;

/// Of one run of tesseract over all pictures given. Its time by the wall is longer than its processor time:
/// it shares the machine.
constexpr ChildLimits recognition_limits() {
    ChildLimits limits;
    limits.time = std::chrono::seconds{120};
    limits.processor = std::chrono::seconds{60};
    limits.memory_bytes = 1024 * mebibyte;
    return limits;
}

/// The words of each picture, in its dots. Errors: as run_program. (recognition_run.cpp)
Result<std::vector<std::vector<pdf::Word>>> recognized_words(const Programs& programs,
                                                             const TempFolder& folder,
                                                             const std::vector<std::string>& files, int mode);

/// Cells of ruled tables that have ink but no words are looked at once more, each by itself: a column of
/// short numbers is easily overlooked on a whole page. (recognition_cells.cpp)
Result<void> recognize_overlooked(const Programs& programs, const TempFolder& folder,
                                  const std::vector<Scan>& scans, std::vector<pdf::Page>& pages);

/// Words of each page of tesseract's TSV, in dots.
std::vector<std::vector<pdf::Word>> parse_recognized(std::string_view tsv, std::size_t pages);

/// The mean confidence over letters, 0 to 100; 0 for no words.
double confidence_of(const std::vector<pdf::Word>& words);

/// By how many quarters, clockwise, the page must be turned to stand upright, as «--psm 0» tells.
std::optional<int> quarters_to_turn(std::string_view report);

}  // namespace vekha::conversion
