// DOC, RTF and XLS through LibreOffice.
#pragma once

#include <string>
#include <string_view>

#include "daemon/conversion/programs.hpp"

namespace vekha::conversion {

/// DOC, RTF or Word's XML of 2003 to DOCX. Macros do not run, links are not followed. Errors as run_program.
Result<std::string> word_to_docx(const Program& office, std::string_view bytes);
/// XLS or Excel's XML of 2003 to XLSX, in the same way.
Result<std::string> sheet_to_xlsx(const Program& office, std::string_view bytes);

}  // namespace vekha::conversion
