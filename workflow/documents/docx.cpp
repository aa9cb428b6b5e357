#include "workflow/documents/docx.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "workflow/documents/document_check.hpp"
#include "workflow/documents/docx_blocks.hpp"
#include "workflow/documents/printed_table.hpp"
#include "workflow/documents/relations.hpp"
#include "workflow/documents/xml.hpp"

namespace vekha {
namespace {

using docx::Reading;
using office::attribute;
using office::child;
using office::is;
using office::Package;
using office::Relations;
using office::Xml;

Result<Xml> part(Package& package, std::string_view name) {
    auto bytes = package.read(name);
    if (!bytes) return tl::unexpected(bytes.error());
    return Xml::parse(std::move(*bytes), name);
}

// A part that a document may lack, by the type of its relation.
Result<std::optional<Xml>> side_part(Package& package, const Relations& relations, std::string_view type) {
    const std::string_view name = relations.by_type(type);
    if (name.empty()) return std::optional<Xml>();
    auto xml = part(package, name);
    if (!xml) return tl::unexpected(xml.error());
    return std::optional(std::move(*xml));
}

pugi::xml_node root_of(const std::optional<Xml>& xml) {
    return xml ? xml->root() : pugi::xml_node();
}

// The first section's properties: of the paragraph that ends it, else of the body.
pugi::xml_node first_section(pugi::xml_node body) {
    for (const pugi::xml_node at : body.children()) {
        if (is(at, "sectPr")) return at;
        if (const auto section = child(child(at, "pPr"), "sectPr")) return section;
    }
    return {};
}

bool has_words_of_approval(const std::vector<Block>& blocks) {
    constexpr std::array<std::string_view, 6> words{"УТВЕРЖД",  "Утвержд",   "утвержд",
                                                    "СОГЛАСОВ", "Приложени", "ПРИЛОЖЕНИ"};
    for (const Block& block : blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block);
        const std::string text = paragraph != nullptr ? paragraph->text : cell_of({block}).text;
        for (const std::string_view word : words)
            if (text.find(word) != std::string::npos) return true;
    }
    return false;
}

Result<std::vector<Block>> header(Package& package, const Relations& relations, pugi::xml_node section,
                                  Reading& reading) {
    const std::string_view wanted = docx::is_on(child(section, "titlePg")) ? "first" : "default";
    for (const pugi::xml_node reference : section.children()) {
        if (!is(reference, "headerReference") || attribute(reference, "type") != wanted) continue;
        const std::string_view name = relations.by_id(attribute(reference, "id"));
        if (name.empty()) continue;
        const auto xml = part(package, name);
        if (!xml) return tl::unexpected(xml.error());
        auto blocks = docx::blocks_of(xml->root(), reading);
        return has_words_of_approval(blocks) ? std::move(blocks) : std::vector<Block>();
    }
    return std::vector<Block>();
}

// Notes by their numbers; separators, which have a type, are none.
std::map<int, pugi::xml_node> notes_in(pugi::xml_node root) {
    std::map<int, pugi::xml_node> notes;
    for (const pugi::xml_node note : root.children())
        if (!office::has_attribute(note, "type") || attribute(note, "type") == "normal")
            notes.emplace(office::number(note, "id", -1), note);
    return notes;
}

Result<std::vector<Paragraph>> footnotes(Package& package, const Relations& relations, Reading& reading) {
    std::vector<Paragraph> out;
    const auto marks = std::exchange(reading.notes, {});
    if (marks.empty()) return out;
    const auto foot = side_part(package, relations, "footnotes");
    if (!foot) return tl::unexpected(foot.error());
    const auto end = side_part(package, relations, "endnotes");
    if (!end) return tl::unexpected(end.error());
    auto foot_notes = notes_in(root_of(*foot)), end_notes = notes_in(root_of(*end));
    for (const docx::Note& mark : marks) {
        auto& notes = mark.end ? end_notes : foot_notes;
        const auto note = notes.find(mark.id);
        if (note == notes.end()) continue;
        Cell cell = cell_of(docx::blocks_of(note->second, reading));
        if (!cell.text.empty()) out.push_back(Paragraph{std::move(cell.text), 0, cell.bold, 0});
        notes.erase(note);  // told once, however many marks it has
    }
    return out;
}

}  // namespace

Result<Document> read_docx(Package& package, std::string_view main) {
    const auto relations = Relations::of(package, main);
    if (!relations) return tl::unexpected(relations.error());
    const auto styles = side_part(package, *relations, "styles");
    if (!styles) return tl::unexpected(styles.error());
    const auto numbering = side_part(package, *relations, "numbering");
    if (!numbering) return tl::unexpected(numbering.error());
    auto bytes = package.read(main);
    if (!bytes) return tl::unexpected(bytes.error());
    const bool marked = bytes->find("lastRenderedPageBreak") != std::string::npos;
    const auto xml = Xml::parse(std::move(*bytes), main);
    if (!xml) return tl::unexpected(xml.error());

    const docx::Styles known(root_of(*styles));
    Reading reading{known, docx::Lists(root_of(*numbering), known), office::Pages(marked)};
    const pugi::xml_node body = child(xml->root(), "body");
    Document document;
    auto stamp = header(package, *relations, first_section(body), reading);
    if (!stamp) return tl::unexpected(stamp.error());
    document.blocks = std::move(*stamp);
    auto blocks = docx::blocks_of(body, reading);
    if (auto fits = reading.cells.check(); !fits) return tl::unexpected(fits.error());
    document.blocks.insert(document.blocks.end(), std::make_move_iterator(blocks.begin()),
                           std::make_move_iterator(blocks.end()));
    auto notes = footnotes(package, *relations, reading);
    if (!notes) return tl::unexpected(notes.error());
    document.footnotes = std::move(*notes);
    if (reading.changed)
        document.remarks.emplace_back(
            "В документе есть исправления (рецензирование), прочитано так, будто все они приняты");
    if (!has_words(document))
        return failure(Fault::unreadable, "В документе нет ни слова", std::string(main),
                       "Проверьте, тот ли файл выбран");
    return document;
}

}  // namespace vekha
