#include "workflow/documents/text_file.hpp"

#include <string>

#include "workflow/documents/csv.hpp"
#include "workflow/documents/encoding.hpp"
#include "workflow/documents/html.hpp"
#include "workflow/documents/html_clean.hpp"
#include "workflow/documents/mhtml.hpp"
#include "workflow/documents/text.hpp"
#include "workflow/documents/typed_tables.hpp"
#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

Result<Document> read_decoded(std::string_view text, bool page) {
    if (page || looks_like_html(text)) return read_html(text).map(with_typed_tables);
    if (const auto delimiter = csv_delimiter(text)) return read_csv(text, *delimiter);
    return read_text(text);
}

Result<Document> read(std::string_view bytes, std::string_view declared, bool page) {
    const auto decoded = decoded_text(bytes, declared);
    if (!decoded) return tl::unexpected(decoded.error());
    auto document = read_decoded(decoded->text, page);
    if (document && decoded->encoding != "UTF-8")
        document->remarks.push_back("Файл прочитан в кодировке " + std::string(decoded->encoding));
    return document;
}

}  // namespace

Result<Document> read_text_file(std::string_view bytes) {
    if (bytes.size() > limits::document_bytes)
        return failure(Fault::too_large,
                       "Документ больше " + std::to_string(limits::document_bytes / 1024 / 1024) + " МБ", {},
                       "Оставьте в файле один план");
    if (const auto page = page_of_mhtml(bytes)) return read(page->bytes, page->encoding, true);
    return read(bytes, looks_like_html(bytes) ? declared_encoding(bytes) : std::string(), false);
}

bool is_utf16(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

}  // namespace vekha
