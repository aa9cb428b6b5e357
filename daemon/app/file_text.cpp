#include "daemon/app/file_text.hpp"

#include "workflow/documents/flat_text.hpp"
#include "workflow/documents/open.hpp"
#include "workflow/service/search_words.hpp"

namespace vekha {
namespace {

Result<std::string> read_all(KeptFile& file) {
    std::string bytes(static_cast<std::size_t>(file.bytes()), '\0');
    for (std::size_t at = 0; at < bytes.size();) {
        const auto got = file.read(at, std::as_writable_bytes(std::span(bytes)).subspan(at));
        if (!got) return tl::unexpected(got.error());
        if (*got == 0) bytes.resize(at);
        at += *got;
    }
    return bytes;
}

/// What a later try may not meet. A program of conversion that is not installed stays away until somebody
/// installs it, and then has the index made anew: the files behind this one must not wait for that.
bool passes(Fault fault) {
    return fault == Fault::too_many || fault == Fault::storage_full;
}

Result<FileText> text_in(const EvidenceFiles& files, Converter& converter, const std::string& sha256) {
    const auto file = files.open(sha256);
    if (!file && file.error().fault == Fault::not_found) return FileText{sha256, {}, file.error().message};
    if (!file) return tl::unexpected(file.error());
    if ((*file)->bytes() > search::file_bytes)
        return FileText{sha256, {}, "Файл слишком велик, чтобы искать по его словам."};
    const auto bytes = read_all(**file);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto document = open_document(*bytes, &converter);
    if (document) return FileText{sha256, search_text(flat_text(*document, search::text_bytes)), {}};
    if (passes(document.error().fault)) return tl::unexpected(document.error());
    return FileText{sha256, {}, document.error().message};
}

}  // namespace

ReadFileText file_text_reader(const EvidenceFiles& files, Converter& converter) {
    return [&](const std::string& sha256) { return text_in(files, converter, sha256); };
}

}  // namespace vekha
