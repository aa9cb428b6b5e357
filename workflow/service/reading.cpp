#include "workflow/service/reading.hpp"

#include "workflow/documents/open.hpp"
#include "workflow/reader/reader.hpp"

namespace vekha {

Result<DocumentReading> read_bytes(std::string_view bytes, const ReadingRules& rules, Converter* converter) {
    auto document = open_document(bytes, converter);
    if (!document) return tl::unexpected(document.error());
    auto roadmap = read_roadmap(*document, rules);
    if (!roadmap) return tl::unexpected(roadmap.error());
    return DocumentReading{std::move(*document), std::move(*roadmap)};
}

}  // namespace vekha
