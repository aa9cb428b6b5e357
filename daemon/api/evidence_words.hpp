// The words and tables of an office's document among the proof, for whoever reads it in the browser.
#pragma once

#include <cstddef>

#include "daemon/api/call.hpp"
#include "workflow/documents/document.hpp"
#include "workflow/service/files.hpp"

namespace vekha::api {

/// Past this much text only the beginning is shown.
inline constexpr std::size_t shown_words_bytes = 1024 * 1024;

/// As many blocks from the beginning, and rows of the last table, as hold no more than `most_bytes` of text.
/// Tells whether anything was left out.
bool shorten(Document& document, std::size_t most_bytes);

/// The schema Document of openapi.yaml, with the file's ETag. Errors: those of evidence_file(); too_large
/// past `most_bytes` of the file; unreadable for a format that is not read here without a converter, such as
/// a PDF or a picture, and for a damaged file.
Answer evidence_words(Store& store, const EvidenceFiles& files, std::size_t most_bytes, const Call& call);

}  // namespace vekha::api
