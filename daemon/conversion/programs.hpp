// The foreign programs, what Debian calls their packages, and what their ends mean for a person.
#pragma once

#include <string>
#include <vector>

#include "daemon/conversion/child.hpp"
#include "daemon/conversion/temp_folder.hpp"
#include "workflow/model/result.hpp"

namespace vekha::conversion {

struct Program {
    std::string name;      ///< as found in the system's folders, or a full path
    std::string packages;  ///< that bring it, as apt is told them
};

/// A test may put others in their place.
struct Programs {
    Program office{"soffice", "libreoffice-writer-nogui libreoffice-calc-nogui"};
    Program pdf_text{"pdftotext", "poppler-utils"};
    Program pdf_picture{"pdftoppm", "poppler-utils"};
    Program recognition{"tesseract", "tesseract-ocr tesseract-ocr-rus"};
};

/// Runs the program in the folder and gives its standard output. Errors: unavailable (not installed, could
/// not be started); too_slow; too_large (its output, or a limit of memory or of file size ended it);
/// unreadable where it refused the document. The document is «in.…» in the folder.
Result<std::string> run_program(const Program& program, std::vector<std::string> arguments,
                                const TempFolder& folder, const ChildLimits& limits);

/// What a person is told of a document that a program could not read.
Error refused_document();

}  // namespace vekha::conversion
