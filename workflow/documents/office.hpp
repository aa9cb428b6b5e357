// Files of office programs: which of them a zip archive is, and which reader takes it.
#pragma once

#include <string>
#include <string_view>

#include "workflow/documents/document.hpp"
#include "workflow/documents/package.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// Told by the parts of the archive and the first words of the main one, never by a file's name.
enum class OfficeKind { docx, xlsx, odt, ods, other };

struct OfficeFile {
    OfficeKind kind = OfficeKind::other;
    std::string main;        ///< the name of the main part: «word/document.xml», «content.xml»
    std::string looks_like;  ///< Russian; of `other` only
};

/// Errors: those of Package; unreadable where an ODF document is encrypted («Файл защищён паролем»).
Result<OfficeFile> office_file(office::Package& package);

/// Reads the bytes of a zip archive with the reader of its kind. Macros are never run: a remark says that
/// there are some. Errors: those of the kind's reader; unreadable for an archive that is none of them, naming
/// what it looks like and what to do.
Result<Document> read_office(std::string_view bytes);

}  // namespace vekha
