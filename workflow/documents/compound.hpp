// The compound files of the old Microsoft Office: what is inside, told by the names in the directory.
#pragma once

#include <string_view>

namespace vekha {

enum class CompoundKind {
    word,       ///< has a WordDocument
    sheet,      ///< has a Workbook or a Book
    encrypted,  ///< a new document under a password: EncryptedPackage, or an old one that says so itself
    other,
};

/// For bytes that begin with the compound file's mark. Looks through the directory's sectors alone.
CompoundKind compound_kind(std::string_view bytes);

}  // namespace vekha
