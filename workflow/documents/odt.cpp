#include "workflow/documents/odt.hpp"

#include <string>
#include <utility>

#include "workflow/documents/document_check.hpp"
#include "workflow/documents/odt_blocks.hpp"
#include "workflow/documents/xml.hpp"
#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

using office::child;
using office::Xml;

bool has_changes(pugi::xml_node text) {
    return static_cast<bool>(child(child(text, "tracked-changes"), "changed-region"));
}

Result<Document> read_body(pugi::xml_node root, const odt::Styles& styles, bool marked,
                           std::string_view part) {
    const pugi::xml_node text = child(child(root, "body"), "text");
    odt::Reading reading{styles, odt::Lists(styles), office::Pages(marked)};
    Document document;
    document.blocks = odt::blocks_of(text, reading);
    if (auto fits = reading.cells.check(); !fits) return tl::unexpected(fits.error());
    for (std::size_t i = 0; i < reading.notes.size(); ++i) {
        Cell note = cell_of(odt::blocks_of(reading.notes[i], reading));
        if (!note.text.empty())
            document.footnotes.push_back(Paragraph{std::move(note.text), 0, note.bold, 0});
    }
    if (has_changes(text))
        document.remarks.emplace_back(
            "В документе есть исправления (рецензирование), прочитано так, будто все они приняты");
    if (!has_words(document))
        return failure(Fault::unreadable, "В документе нет ни слова", std::string(part),
                       "Проверьте, тот ли файл выбран");
    return document;
}

bool has_page_marks(std::string_view bytes) {
    return bytes.find("soft-page-break") != std::string_view::npos;
}

}  // namespace

Result<Document> read_odt(office::Package& package, std::string_view main) {
    odt::Styles styles;
    if (constexpr std::string_view part = "styles.xml"; package.has(part)) {
        auto bytes = package.read(part);
        if (!bytes) return tl::unexpected(bytes.error());
        auto xml = Xml::parse(std::move(*bytes), part);
        if (!xml) return tl::unexpected(xml.error());
        styles.add(xml->root());
    }
    auto bytes = package.read(main);
    if (!bytes) return tl::unexpected(bytes.error());
    const bool marked = has_page_marks(*bytes);
    const auto xml = Xml::parse(std::move(*bytes), main);
    if (!xml) return tl::unexpected(xml.error());
    styles.add(xml->root());
    return read_body(xml->root(), styles, marked, main);
}

bool is_flat_odt(std::string_view head) {
    return head.find("opendocument") != std::string_view::npos && office::root_name(head) == "document";
}

Result<Document> read_flat_odt(std::string_view bytes) {
    constexpr std::string_view name = "FODT";
    if (bytes.size() > limits::document_bytes)
        return failure(Fault::too_large,
                       "Документ больше " + std::to_string(limits::document_bytes / 1024 / 1024) + " МБ", {},
                       "Оставьте в файле один план");
    const bool marked = has_page_marks(bytes);
    const auto xml = Xml::parse(std::string(bytes), name);
    if (!xml) return tl::unexpected(xml.error());
    odt::Styles styles;
    styles.add(xml->root());
    auto document = read_body(xml->root(), styles, marked, name);
    if (!document) return document;
    if (auto fits = check_document(*document); !fits) return tl::unexpected(fits.error());
    return document;
}

}  // namespace vekha
