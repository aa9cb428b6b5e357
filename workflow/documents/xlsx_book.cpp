#include "workflow/documents/xlsx_book.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <tuple>

#include "workflow/documents/relations.hpp"

namespace vekha::xlsx {
namespace {

using office::attribute;
using office::child;
using office::is;
using office::Package;
using office::Xml;

// A toggle's element without a value turns it on.
bool toggled(pugi::xml_node properties, std::string_view name) {
    const pugi::xml_node toggle = child(properties, name);
    if (!toggle) return false;
    return !office::has_attribute(toggle, "val") || is_true(attribute(toggle, "val"));
}

// «_x000D_» stands for a character that XML does not allow; those that make a line end or a tab are white
// space, the others nothing.
std::string without_escapes(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        unsigned code = 0;
        const bool escape =
            rest.size() >= 7 && rest.starts_with("_x") && rest[6] == '_' &&
            std::from_chars(rest.data() + 2, rest.data() + 6, code, 16).ptr == rest.data() + 6;
        if (escape && (code < 0x20 || code == '_')) {
            if (code == '\n' || code == '\t' || code == '_') out += static_cast<char>(code);
            at += 7;
            continue;
        }
        if (rest[0] != '\r') out += rest[0];
        ++at;
    }
    return out;
}

std::string text_of(pugi::xml_node t) {
    std::string out;
    for (const pugi::xml_node piece : t.children()) out += piece.value();
    return out;
}

// An optional part: nothing where the book has none.
Result<std::optional<Xml>> part_of(Package& package, std::string_view name) {
    if (name.empty() || !package.has(name)) return std::nullopt;
    auto bytes = package.read(name);
    if (!bytes) return tl::unexpected(bytes.error());
    auto xml = Xml::parse(std::move(*bytes), name);
    if (!xml) return tl::unexpected(xml.error());
    return std::optional<Xml>(std::move(*xml));
}

std::vector<CellStyle> styles_of(pugi::xml_node root) {
    std::map<int, NumberFormat> formats;
    for (const pugi::xml_node format : child(root, "numFmts").children())
        formats.insert_or_assign(office::number(format, "numFmtId"),
                                 NumberFormat(attribute(format, "formatCode")));
    std::vector<std::pair<bool, bool>> fonts;  // bold, struck
    for (const pugi::xml_node font : child(root, "fonts").children())
        if (is(font, "font")) fonts.emplace_back(toggled(font, "b"), toggled(font, "strike"));
    std::vector<CellStyle> styles;
    for (const pugi::xml_node cell : child(root, "cellXfs").children()) {
        if (!is(cell, "xf")) continue;
        CellStyle style;
        const int id = office::number(cell, "numFmtId");
        const auto own = formats.find(id);
        style.format = own != formats.end() ? own->second : NumberFormat::built_in(id);
        const auto font = static_cast<std::size_t>(std::max(office::number(cell, "fontId"), 0));
        if (font < fonts.size()) std::tie(style.bold, style.struck) = fonts[font];
        const std::string_view across = attribute(child(cell, "alignment"), "horizontal");
        style.centered = across == "center" || across == "centerContinuous";
        styles.push_back(std::move(style));
    }
    return styles;
}

// «План!$A:$B,План!$5:$6»: rows 5 and 6 are printed on each page.
void note_print_titles(std::string_view formula, SheetEntry& sheet) {
    for (auto at = formula.find("!$"); at != std::string_view::npos; at = formula.find("!$", at + 1)) {
        const std::string_view rest = formula.substr(at + 2);
        int first = 0, last = 0;
        const auto [end, fault] = std::from_chars(rest.data(), rest.data() + rest.size(), first);
        if (fault != std::errc()) continue;
        const std::string_view second = rest.substr(static_cast<std::size_t>(end - rest.data()));
        if (!second.starts_with(":$")) continue;
        if (std::from_chars(second.data() + 2, second.data() + second.size(), last).ec != std::errc())
            continue;
        sheet.heading_first = first;
        sheet.heading_last = last;
    }
}

void read_sheets(pugi::xml_node workbook, const office::Relations& relations, Book& book) {
    for (const pugi::xml_node sheet : child(workbook, "sheets").children()) {
        if (!is(sheet, "sheet")) continue;
        SheetEntry entry;
        entry.name = attribute(sheet, "name");
        const std::string_view state = attribute(sheet, "state");
        entry.hidden = state == "hidden" || state == "veryHidden";
        entry.part = relations.by_id(attribute(sheet, "id"));
        book.sheets.push_back(std::move(entry));
    }
    for (const pugi::xml_node name : child(workbook, "definedNames").children()) {
        const int sheet = office::number(name, "localSheetId", -1);
        if (attribute(name, "name") != "_xlnm.Print_Titles" || sheet < 0) continue;
        if (static_cast<std::size_t>(sheet) < book.sheets.size())
            note_print_titles(text_of(name), book.sheets[static_cast<std::size_t>(sheet)]);
    }
}

}  // namespace

bool is_true(std::string_view value) {
    return value == "1" || value == "true" || value == "on";
}

RichText rich_text(pugi::xml_node item) {
    RichText rich;
    bool bold_runs = false, unsaid = false;
    std::string raw;
    for (const pugi::xml_node part : item.children()) {
        if (is(part, "t")) raw += text_of(part);
        if (!is(part, "r")) continue;
        const std::string words = text_of(child(part, "t"));
        const pugi::xml_node look = child(part, "rPr");
        if (toggled(look, "strike")) {
            rich.struck = true;
            continue;
        }
        raw += words;
        if (words.find_first_not_of(" \n\r\t") == std::string::npos) continue;
        const bool bold = toggled(look, "b");
        bold_runs = bold_runs || bold;
        rich.some_plain = rich.some_plain || (look && !bold);
        unsaid = unsaid || !look;
    }
    rich.all_bold = bold_runs && !rich.some_plain && !unsaid;
    rich.text = without_escapes(raw);
    return rich;
}

Result<Book> read_book(Package& package, std::string_view main) {
    auto bytes = package.read(main);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto workbook = Xml::parse(std::move(*bytes), main);
    if (!workbook) return tl::unexpected(workbook.error());
    const auto relations = office::Relations::of(package, main);
    if (!relations) return tl::unexpected(relations.error());
    Book book;
    book.from_1904 = is_true(attribute(child(workbook->root(), "workbookPr"), "date1904"));
    read_sheets(workbook->root(), *relations, book);
    const auto styles = part_of(package, relations->by_type("styles"));
    if (!styles) return tl::unexpected(styles.error());
    if (*styles) book.styles = styles_of((*styles)->root());
    const auto strings = part_of(package, relations->by_type("sharedStrings"));
    if (!strings) return tl::unexpected(strings.error());
    if (*strings)
        for (const pugi::xml_node item : (*strings)->root().children())
            if (is(item, "si")) book.strings.push_back(rich_text(item));
    return book;
}

}  // namespace vekha::xlsx
