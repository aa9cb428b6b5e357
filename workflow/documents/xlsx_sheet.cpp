#include "workflow/documents/xlsx_sheet.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>

#include "workflow/documents/ascii.hpp"

namespace vekha::xlsx {
namespace {

using office::attribute;
using office::child;
using office::is;
using office::Xml;

constexpr int last_column = 16'384;
constexpr int last_row = 1'048'576;

/// «B5»: column from 0, row from 1; nothing for what is no place of a sheet.
struct Place {
    int column = 0;
    int row = 0;
};

std::optional<Place> place_of(std::string_view reference) {
    Place place;
    std::size_t at = 0;
    for (; at < reference.size() && ascii_lower(reference[at]) >= 'a' && ascii_lower(reference[at]) <= 'z';
         ++at) {
        place.column = place.column * 26 + (ascii_lower(reference[at]) - 'a' + 1);
        if (place.column > last_column) return std::nullopt;
    }
    const auto [end, fault] =
        std::from_chars(reference.data() + at, reference.data() + reference.size(), place.row);
    if (at == 0 || fault != std::errc() || end != reference.data() + reference.size() || place.row < 1 ||
        place.row > last_row)
        return std::nullopt;
    --place.column;
    return place;
}

/// Columns that are hidden, and where the others lie among the visible ones.
class Columns {
  public:
    explicit Columns(pugi::xml_node worksheet) : hidden_(static_cast<std::size_t>(last_column) + 1, 0) {
        for (const pugi::xml_node columns : worksheet.children()) {
            if (!is(columns, "cols")) continue;
            for (const pugi::xml_node column : columns.children()) {
                if (!is_true(attribute(column, "hidden"))) continue;
                const int first = std::clamp(office::number(column, "min", 1), 1, last_column);
                const int last = std::clamp(office::number(column, "max", first), first, last_column);
                for (int c = first; c <= last; ++c) hidden_[static_cast<std::size_t>(c)] = 1;
            }
        }
        // hidden_[c + 1] - hidden_[c] says whether column c, from 0, is hidden.
        for (std::size_t c = 1; c < hidden_.size(); ++c) hidden_[c] += hidden_[c - 1];
    }

    int visible_before(int column) const { return column - hidden_[static_cast<std::size_t>(column)]; }

  private:
    std::vector<int> hidden_;  // how many of the columns up to here are
};

std::uint64_t key_of(int column, int row) {
    return static_cast<std::uint64_t>(row) << 32U | static_cast<std::uint64_t>(column);
}

/// Merged areas by their first cell: the last cell of each.
using Merges = std::unordered_map<std::uint64_t, Place>;

Merges merges_of(pugi::xml_node worksheet) {
    Merges merges;
    for (const pugi::xml_node merge : child(worksheet, "mergeCells").children()) {
        const std::string_view reference = attribute(merge, "ref");
        const auto colon = reference.find(':');
        if (colon == std::string_view::npos) continue;
        const auto first = place_of(reference.substr(0, colon)), last = place_of(reference.substr(colon + 1));
        if (first && last && last->row >= first->row && last->column >= first->column)
            merges.emplace(key_of(first->column, first->row), *last);
    }
    return merges;
}

/// Cells of one sheet, read row by row.
class SheetReader {
  public:
    SheetReader(pugi::xml_node worksheet, const SheetEntry& entry, const Book& book, SheetBudget& budget,
                SheetNotices& notices)
        : worksheet_(worksheet),
          entry_(entry),
          book_(book),
          budget_(budget),
          notices_(notices),
          columns_(worksheet),
          merges_(merges_of(worksheet)) {}

    Result<Sheet> read() {
        Sheet sheet{entry_.name, {}};
        int number = 0, hidden = 0;
        for (const pugi::xml_node row : child(worksheet_, "sheetData").children()) {
            if (!is(row, "row")) continue;
            number = std::max(office::number(row, "r", number + 1), number + 1);
            if (number > last_row) break;
            auto read = row_of(row, number);
            if (!read) return tl::unexpected(read.error());
            if (is_true(attribute(row, "hidden"))) {
                ++hidden;
                notices_.hidden_cells = notices_.hidden_cells || !read->cells.empty();
                continue;
            }
            if (read->cells.empty()) continue;
            if (auto fits = budget_.take_row(entry_.name); !fits) return tl::unexpected(fits.error());
            read->place = number - hidden;
            read->heading = number >= entry_.heading_first && number <= entry_.heading_last;
            sheet.rows.push_back(std::move(*read));
        }
        return sheet;
    }

  private:
    Result<SheetRow> row_of(pugi::xml_node row, int number) {
        SheetRow out;
        out.number = number;
        int column = -1;
        for (const pugi::xml_node cell : row.children()) {
            if (!is(cell, "c")) continue;
            const auto place = place_of(attribute(cell, "r"));
            column = place ? std::max(place->column, column + 1) : column + 1;
            if (column >= last_column) break;
            SheetCell made;
            made.text = words_of(cell, made);
            if (made.text.empty()) continue;
            made.number = attribute(cell, "t").empty() || attribute(cell, "t") == "n";
            note_error(cell, column, number);
            if (!set_place(made, column, number)) continue;
            if (auto fits = budget_.take_cell(made, entry_.name); !fits) return tl::unexpected(fits.error());
            out.cells.push_back(std::move(made));
        }
        return out;
    }

    // False for a hidden one. A merged cell is seen while any of its columns is.
    bool set_place(SheetCell& cell, int column, int row) {
        const auto merge = merges_.find(key_of(column, row));
        const int last = merge == merges_.end() ? column : merge->second.column;
        cell.column = columns_.visible_before(column);
        cell.columns = columns_.visible_before(last + 1) - cell.column;
        cell.last_row = merge == merges_.end() ? 0 : merge->second.row;
        if (cell.columns > 0) return true;
        notices_.hidden_cells = true;
        return false;
    }

    // Sets how the cell looks too.
    std::string words_of(pugi::xml_node cell, SheetCell& made) {
        const auto number = static_cast<std::size_t>(std::max(office::number(cell, "s"), 0));
        const CellStyle* style = number < book_.styles.size() ? &book_.styles[number] : nullptr;
        made.bold = style != nullptr && style->bold;
        made.centered = style != nullptr && style->centered;
        std::string words = shown(cell, style, made.bold);
        if (words.empty() || style == nullptr || !style->struck) return words;
        notices_.struck = true;
        return {};
    }

    std::string shown(pugi::xml_node cell, const CellStyle* style, bool& bold) {
        const std::string_view type = attribute(cell, "t");
        if (type == "inlineStr") return rich(rich_text(child(cell, "is")), bold);
        const std::string_view value = child(cell, "v").text().get();
        if (value.empty()) {
            notices_.empty_formulas = notices_.empty_formulas || (child(cell, "f") && type != "str");
            return {};
        }
        if (type == "s") {
            std::size_t number = 0;
            const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
            return fault == std::errc() && number < book_.strings.size() ? rich(book_.strings[number], bold)
                                                                         : std::string();
        }
        if (type == "b") return value == "1" ? "ИСТИНА" : "ЛОЖЬ";
        if (type == "str" || type == "e") return std::string(ascii_trimmed(value));
        if (type == "d") return iso_date(value);
        return numeric(value, style);
    }

    std::string rich(const RichText& rich, bool& bold) {
        notices_.struck = notices_.struck || rich.struck;
        bold = rich.all_bold || (bold && !rich.some_plain);
        return std::string(ascii_trimmed(rich.text));
    }

    std::string numeric(std::string_view value, const CellStyle* style) const {
        double number = 0;
        const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
        if (fault != std::errc()) return std::string(value);
        const std::string words =
            style != nullptr ? style->format.shown(number, book_.from_1904) : plain_number(number);
        return std::string(ascii_trimmed(words));
    }

    // «2026-05-15T00:00:00»
    static std::string iso_date(std::string_view value) {
        if (value.size() < 10 || value[4] != '-' || value[7] != '-') return std::string(value);
        return std::string(value.substr(8, 2)) + "." + std::string(value.substr(5, 2)) + "." +
               std::string(value.substr(0, 4));
    }

    void note_error(pugi::xml_node cell, int column, int row) {
        if (attribute(cell, "t") != "e" || !notices_.error_cell.empty()) return;
        std::string letters;
        for (int c = column + 1; c > 0; c = (c - 1) / 26)
            letters.insert(letters.begin(), static_cast<char>('A' + (c - 1) % 26));
        notices_.error_cell = entry_.name + "!" + letters + std::to_string(row);
    }

    pugi::xml_node worksheet_;
    const SheetEntry& entry_;
    const Book& book_;
    SheetBudget& budget_;
    SheetNotices& notices_;
    Columns columns_;
    Merges merges_;
};

}  // namespace

Result<Sheet> read_sheet(std::string bytes, const SheetEntry& entry, const Book& book, SheetBudget& budget,
                         SheetNotices& notices) {
    drop_empty_cells(bytes);
    const auto xml = Xml::parse(std::move(bytes), entry.part);
    if (!xml) return tl::unexpected(xml.error());
    return SheetReader(xml->root(), entry, book, budget, notices).read();
}

}  // namespace vekha::xlsx
