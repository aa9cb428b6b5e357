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

/// The store of files can't be asked now.
bool passes_for_files(Fault fault) {
    return fault == Fault::unavailable || fault == Fault::too_slow || fault == Fault::too_many ||
           fault == Fault::storage_full;
}

/// What a later try may not meet. A program of conversion that is not installed stays away until somebody
/// installs it, and then has the index made anew: the files behind this one must not wait for that.
bool passes_for_texts(Fault fault) {
    return fault == Fault::too_many || fault == Fault::storage_full;
}

/// A file that no try will read must not hold up those behind it.
Result<FileText> failed(const std::string& sha256, const Error& why, bool (*passes)(Fault)) {
    if (passes(why.fault)) return tl::unexpected(why);
    return FileText{sha256, {}, why.message};
}

Result<FileText> text_in(const EvidenceFiles& files, Converter& converter, const std::string& sha256) {
    const auto file = files.open(sha256);
    if (!file) return failed(sha256, file.error(), passes_for_files);
    if ((*file)->bytes() > search::file_bytes)
        return FileText{sha256, {}, "Файл слишком велик, чтобы искать по его словам."};
    const auto bytes = read_all(**file);
    if (!bytes) return failed(sha256, bytes.error(), passes_for_files);
    const auto document = open_document(*bytes, &converter);
    if (document) return FileText{sha256, search_text(flat_text(*document, search::text_bytes)), {}};
    return failed(sha256, document.error(), passes_for_texts);
}

}  // namespace

ReadFileText file_text_reader(const EvidenceFiles& files, Converter& converter) {
    return [&](const std::string& sha256) { return text_in(files, converter, sha256); };
}

}  // namespace vekha
