#include "workflow/documents/open.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "workflow/documents/converted.hpp"
#include "workflow/documents/even_columns.hpp"
#include "workflow/documents/odt.hpp"
#include "workflow/documents/office.hpp"
#include "workflow/documents/text_file.hpp"
#include "workflow/documents/typed_tables.hpp"

namespace vekha {
namespace {

struct Foreign {
    std::string_view magic;
    std::string_view looks_like;
    std::string_view mend;
};

constexpr std::string_view save_as_text = "Откройте файл и сохраните его как текст в кодировке UTF-8";

constexpr std::array foreign{
    Foreign{"\x1F\x8B", "архив gzip", "Распакуйте архив"},
    Foreign{"7z\xBC\xAF", "архив 7z", "Распакуйте архив"},
    Foreign{"Rar!", "архив RAR", "Распакуйте архив"},
};

// A zip archive begins with an entry, or with its end where it has none.
constexpr std::array<std::string_view, 2> zip_magic{"PK\x03\x04", "PK\x05\x06"};

constexpr std::size_t sniffed_bytes = 4096;

tl::unexpected<Error> refuse(std::string_view looks_like, std::string_view mend) {
    return failure(Fault::unreadable, "Это " + std::string(looks_like) + ", такой файл Веха не читает", {},
                   std::string(mend));
}

Document settled(Document document) {
    return with_typed_tables(with_even_columns(std::move(document)));
}

}  // namespace

Result<Document> open_document(std::string_view bytes, Converter* converter) {
    for (const std::string_view magic : zip_magic)
        if (bytes.starts_with(magic)) return read_office(bytes).map(settled);
    if (is_flat_odt(bytes.substr(0, sniffed_bytes))) return read_flat_odt(bytes).map(settled);
    if (auto converted = read_converted(bytes, converter)) return std::move(*converted).map(settled);
    for (const Foreign& format : foreign)
        if (bytes.starts_with(format.magic)) return refuse(format.looks_like, format.mend);
    const std::string_view head = bytes.substr(0, sniffed_bytes);
    if (!is_utf16(bytes) && head.find('\0') != std::string_view::npos)
        return refuse("двоичный файл, не текст", save_as_text);
    return read_text_file(bytes);
}

}  // namespace vekha
