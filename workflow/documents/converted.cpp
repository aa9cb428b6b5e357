#include "workflow/documents/converted.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "workflow/documents/compound.hpp"
#include "workflow/documents/office.hpp"
#include "workflow/documents/pdf.hpp"

namespace vekha {
namespace {

constexpr std::size_t sniffed_bytes = 4096;
constexpr std::size_t pdf_head_bytes = 1024;  ///< some programs write a few bytes of their own before «%PDF-»

enum class Kind { none, pdf, word, sheet, picture, closed, other_compound };

/// The XML that Word and Excel of 2003 wrote.
Kind kind_of_xml(std::string_view head) {
    if (head.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string_view::npos)
        return Kind::sheet;
    if (head.find("http://schemas.microsoft.com/office/word/2003/wordml") != std::string_view::npos)
        return Kind::word;
    return Kind::none;
}

Kind kind_of_compound(std::string_view bytes) {
    switch (compound_kind(bytes)) {
        case CompoundKind::word:
            return Kind::word;
        case CompoundKind::sheet:
            return Kind::sheet;
        case CompoundKind::encrypted:
            return Kind::closed;
        case CompoundKind::other:
            break;
    }
    return Kind::other_compound;
}

Kind kind_of(std::string_view bytes) {
    constexpr std::array<std::string_view, 4> pictures{"\x89PNG", "\xFF\xD8\xFF", {"II*\0", 4}, {"MM\0*", 4}};
    for (const auto magic : pictures)
        if (bytes.starts_with(magic)) return Kind::picture;
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) return kind_of_compound(bytes);
    if (bytes.starts_with("{\\rtf")) return Kind::word;
    if (bytes.substr(0, pdf_head_bytes).find("%PDF-") != std::string_view::npos) return Kind::pdf;
    if (const auto start = bytes.find('<'); start < 8 && bytes.substr(start).starts_with("<?xml"))
        return kind_of_xml(bytes.substr(0, sniffed_bytes));
    return Kind::none;
}

/// The words that stand in the file; pages that are pictures are recognized, if the program is there.
Result<Document> read_pdf(std::string_view bytes, Converter& converter) {
    auto boxes = converter.convert(Conversion::pdf_to_boxes, bytes);
    if (!boxes) return tl::unexpected(boxes.error());
    const bool pictures = has_pictures(*boxes);
    if (!pictures) return read_boxes(*boxes);
    auto recognized = converter.convert(Conversion::pdf_to_words, bytes);
    if (recognized) return read_boxes(*recognized);
    // Pages with words are worth reading without the rest; that some were left out is told in a remark.
    auto document = read_boxes(*boxes);
    if (!document) return tl::unexpected(recognized.error());
    document->remarks.push_back(recognized.error().message + ". " + recognized.error().mend + ".");
    return document;
}

Result<Document> read_kind(Kind kind, std::string_view bytes, Converter& converter) {
    switch (kind) {
        case Kind::word:
            return converter.convert(Conversion::word_to_docx, bytes).and_then(read_office);
        case Kind::sheet:
            return converter.convert(Conversion::sheet_to_xlsx, bytes).and_then(read_office);
        case Kind::picture:
            return converter.convert(Conversion::picture_to_words, bytes).and_then(read_boxes);
        default:
            return read_pdf(bytes, converter);
    }
}

std::string_view looks_like(Kind kind) {
    switch (kind) {
        case Kind::word:
            return "документ Word в старом формате (.doc, .rtf)";
        case Kind::sheet:
            return "таблица Excel в старом формате (.xls)";
        case Kind::picture:
            return "изображение";
        default:
            return "документ PDF";
    }
}

}  // namespace

std::optional<Result<Document>> read_converted(std::string_view bytes, Converter* converter) {
    const Kind kind = kind_of(bytes);
    if (kind == Kind::none) return std::nullopt;
    if (kind == Kind::closed)
        return failure(Fault::unreadable, "Документ защищён паролем", {},
                       "Откройте его, снимите пароль и сохраните заново");
    if (kind == Kind::other_compound)
        return failure(Fault::unreadable,
                       "Это старый файл Microsoft Office, но не документ .doc и не таблица .xls", {},
                       "Сохраните документ в формате .docx");
    if (converter == nullptr)
        return failure(Fault::unreadable,
                       "Это " + std::string(looks_like(kind)) + ", здесь такие файлы не преобразуются", {},
                       "Сохраните документ в формате .docx или как текст в кодировке UTF-8");
    return read_kind(kind, bytes, *converter);
}

}  // namespace vekha
