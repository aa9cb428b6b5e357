// Foreign formats that Vekha does not parse in its own process: a converter turns their bytes into one that
// it does. The port alone; the one that runs programs in children under limits is daemon/conversion.
#pragma once

#include <string>
#include <string_view>

#include "workflow/model/result.hpp"

namespace vekha {

/// What is asked of a converter. Each gives one text or file back.
enum class Conversion {
    word_to_docx,      ///< DOC and RTF to DOCX
    sheet_to_xlsx,     ///< XLS to XLSX
    pdf_to_boxes,      ///< PDF with text to words in boxes and ruling lines, as pdf.hpp reads them
    pdf_to_words,      ///< PDF of scanned pages to recognized words in boxes, the same form
    picture_to_words,  ///< PNG, JPEG, TIFF of a scanned page, the same form
};

class Converter {
  public:
    virtual ~Converter() = default;
    /// Errors: unreadable (the program could not read the bytes: damaged, protected by a password …);
    /// unavailable (the program is not installed; `mend` names the Debian package); too_slow and too_large
    /// past the converter's limits.
    virtual Result<std::string> convert(Conversion conversion, std::string_view bytes) = 0;
};

}  // namespace vekha
