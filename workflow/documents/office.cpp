#include "workflow/documents/office.hpp"

#include <array>
#include <utility>

#include "workflow/documents/document_check.hpp"
#include "workflow/documents/docx.hpp"
#include "workflow/documents/ods.hpp"
#include "workflow/documents/odt.hpp"
#include "workflow/documents/relations.hpp"
#include "workflow/documents/xlsx.hpp"
#include "workflow/documents/xml.hpp"

namespace vekha {
namespace {

using office::Package;

constexpr std::size_t sniffed_bytes = 4096;

struct Reader {
    OfficeKind kind;
    Result<Document> (*read)(Package& package, std::string_view main);
};

// One line a kind: the reader gets the package and the name of its main part.
constexpr std::array readers{
    Reader{OfficeKind::docx, read_docx},
    Reader{OfficeKind::odt, read_odt},
    Reader{OfficeKind::xlsx, read_xlsx},
    Reader{OfficeKind::ods, read_ods},
};

struct MainRoot {
    std::string_view root;
    OfficeKind kind;
    std::string_view looks_like;
};
constexpr std::array main_roots{
    MainRoot{"document", OfficeKind::docx, {}},
    MainRoot{"workbook", OfficeKind::xlsx, {}},
    MainRoot{"presentation", OfficeKind::other, "презентация PowerPoint"},
};

struct MediaType {
    std::string_view ending;
    OfficeKind kind;
    std::string_view looks_like;
};
// Longer names first where one begins with another.
constexpr std::array media_types{
    MediaType{"opendocument.text", OfficeKind::odt, {}},
    MediaType{"opendocument.spreadsheet", OfficeKind::ods, {}},
    MediaType{"opendocument.presentation", OfficeKind::other, "презентация LibreOffice"},
    MediaType{"opendocument.graphics", OfficeKind::other, "рисунок LibreOffice"},
};

Result<OfficeFile> microsoft(Package& package) {
    const auto relations = office::Relations::of(package, {});
    if (!relations) return tl::unexpected(relations.error());
    std::string main(relations->by_type("officeDocument"));
    for (const std::string_view known : {"word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"})
        if (main.empty() && package.has(known)) main = known;
    if (main.empty() || main.ends_with(".bin"))
        return OfficeFile{OfficeKind::other, {}, main.empty() ? "архив zip" : "двоичная книга Excel (.xlsb)"};
    const auto head = package.head(main, sniffed_bytes);
    if (!head) return tl::unexpected(head.error());
    // UTF-16 is rare enough to be told by the folder alone.
    const std::string_view root = office::root_name(*head);
    for (const MainRoot& known : main_roots)
        if (known.root == root) return OfficeFile{known.kind, main, std::string(known.looks_like)};
    if (root.empty() && main.starts_with("word/")) return OfficeFile{OfficeKind::docx, main, {}};
    return OfficeFile{OfficeKind::other, main, "архив zip"};
}

OfficeFile of_media_type(std::string_view media) {
    for (const MediaType& known : media_types)
        if (media.find(known.ending) != std::string_view::npos)
            return {known.kind, "content.xml", std::string(known.looks_like)};
    return {OfficeKind::other, {}, "архив zip"};
}

// OpenDocument: «mimetype» names the kind, the manifest too and also says whether parts are encrypted.
Result<OfficeFile> open_document_file(Package& package) {
    std::string media;
    if (package.has("mimetype")) {
        const auto head = package.head("mimetype", sniffed_bytes);
        if (!head) return tl::unexpected(head.error());
        media = *head;
    }
    constexpr std::string_view manifest = "META-INF/manifest.xml";
    if (package.has(manifest)) {
        auto bytes = package.read(manifest);
        if (!bytes) return tl::unexpected(bytes.error());
        if (bytes->find("encryption-data") != std::string::npos)
            return failure(Fault::unreadable, "Файл защищён паролем", {},
                           "Снимите пароль в редакторе, сохраните файл и загрузите ещё раз");
        if (media.empty()) media = *bytes;
    }
    return of_media_type(media);
}

bool has_macros(const Package& package) {
    return package.has_ending("vbaProject.bin") || package.has("Basic/script-lc.xml");
}

}  // namespace

Result<OfficeFile> office_file(Package& package) {
    return package.has("content.xml") ? open_document_file(package) : microsoft(package);
}

Result<Document> read_office(std::string_view bytes) {
    auto package = Package::open(bytes);
    if (!package) return tl::unexpected(package.error());
    const auto file = office_file(*package);
    if (!file) return tl::unexpected(file.error());
    for (const Reader& reader : readers) {
        if (reader.kind != file->kind) continue;
        auto document = reader.read(*package, file->main);
        if (!document) return document;
        if (auto fits = check_document(*document); !fits) return tl::unexpected(fits.error());
        if (has_macros(*package)) document->remarks.emplace_back("В файле есть макросы, они не выполняются");
        return document;
    }
    const std::string looks_like = file->looks_like.empty() ? "документ Office" : file->looks_like;
    return failure(Fault::unreadable, "Это " + looks_like + ", такой файл Веха не читает", {},
                   "Загрузите сам план: документ Word или LibreOffice, таблицу Excel или текст");
}

}  // namespace vekha
