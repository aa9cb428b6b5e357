// Words of files of proof, for the search index.
#pragma once

#include "workflow/documents/convert.hpp"
#include "workflow/service/files.hpp"
#include "workflow/service/search_indexing.hpp"

namespace vekha {

/// Reads by the same readers as a roadmap's document; a format that none of them knows is a trouble of the
/// file. Both must outlive what is returned.
ReadFileText file_text_reader(const EvidenceFiles& files, Converter& converter);

}  // namespace vekha
