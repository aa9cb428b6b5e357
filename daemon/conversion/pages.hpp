// PDF and pictures to the boxes of workflow/documents/pdf_boxes.hpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "daemon/conversion/programs.hpp"
#include "workflow/documents/pdf_boxes.hpp"

namespace vekha::conversion {

/// The words that stand in a PDF and the ruling lines of each page. A page that has none but is printed on is
/// told as a picture. Errors: as run_program; too_large past pdf::pages_most.
Result<std::string> pdf_to_boxes(const Programs& programs, std::string_view bytes);

/// The same, with the words of pictures recognized. Errors: as pdf_to_boxes and recognize_pages.
Result<std::string> pdf_to_words(const Programs& programs, std::string_view bytes);

/// A PNG, JPEG or TIFF, of one page or more, recognized. Errors: as pdf_to_words.
Result<std::string> picture_to_words(const Programs& programs, std::string_view bytes);

/// Recognizes the pages that are pictures. The document is `file` in the folder. Errors: as run_program;
/// too_large past recognized_pages_most. (recognition.cpp)
Result<void> recognize_pages(const Programs& programs, const TempFolder& folder, const std::string& file,
                             std::vector<pdf::Page>& pages);
inline constexpr std::size_t recognized_pages_most = 30;

/// The words of pdftotext's -bbox pages. (page_words.cpp)
std::vector<pdf::Page> parse_page_words(const std::string& xhtml);

inline constexpr std::size_t page_picture_bytes = 70 * mebibyte;  ///< one page as a picture

/// Limits of the programs of poppler: of one run of theirs.
constexpr ChildLimits page_limits() {
    ChildLimits limits;
    limits.time = std::chrono::seconds{60};
    limits.processor = std::chrono::seconds{60};
    limits.memory_bytes = 1024 * mebibyte;
    limits.file_bytes = page_picture_bytes;
    limits.output_bytes = 128 * mebibyte;
    return limits;
}

}  // namespace vekha::conversion
