#include "workflow/reader/people_table.hpp"

#include <algorithm>

#include "workflow/model/names.hpp"
#include "workflow/reader/columns.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/layout.hpp"
#include "workflow/reader/nested.hpp"
#include "workflow/reader/people_columns.hpp"
#include "workflow/reader/person_name.hpp"

namespace vekha {
namespace {

using reading::Line;
using reading::NamedColumn;
using reading::PeopleColumn;

constexpr NameTable<PeopleField, people_field_count> fields{{{PeopleField::name, "name"},
                                                             {PeopleField::position, "position"},
                                                             {PeopleField::organization, "organization"},
                                                             {PeopleField::department, "department"},
                                                             {PeopleField::email, "email"},
                                                             {PeopleField::login, "login"},
                                                             {PeopleField::role, "role"},
                                                             {PeopleField::telegram, "telegram"},
                                                             {PeopleField::max, "max"}}};

constexpr std::array<std::string_view, people_field_count> words_of_fields{
    "ФИО", "Должность", "Организация", "Отдел", "Эл. почта", "Логин", "Роль", "Telegram", "MAX"};

constexpr std::size_t told_lines = 3;   // of what stands below a table and was left out
constexpr std::size_t told_bytes = 80;  // of each

/// Words that a row of sums, or of a post that nobody holds, begins with.
bool begins_with(const std::string& text, std::initializer_list<std::string_view> stems) {
    const std::string folded = reading::fold(text);
    return std::any_of(stems.begin(), stems.end(), [&](auto stem) { return folded.starts_with(stem); });
}

std::string cut(const std::string& text) {
    std::string line = reading::squeeze(text);
    if (line.size() <= told_bytes) return line;
    const auto space = line.rfind(' ', told_bytes);
    return (space == std::string::npos ? std::string() : line.substr(0, space)) + " …";
}

/// A cell as one line; roles that stand under each other stay apart.
std::string cell_words(const std::string& cell, PeopleField field) {
    if (field != PeopleField::role && field != PeopleField::email) return reading::squeeze(cell);
    std::string apart;
    for (const char one : cell) apart += one == '\n' ? std::string(", ") : std::string(1, one);
    return reading::squeeze(apart);
}

/// Goes over the lines once, from heading to heading.
class Reader {
  public:
    explicit Reader(const Document& document)
        : lines_(reading::lines_of(document)), tables_(reading::tables_in_order(document)) {
        out_.remarks = document.remarks;
    }

    Result<PeopleTable> read() {
        for (std::size_t at = 0; at < lines_.size(); ++at) {
            const Line& line = lines_[at];
            if (line.filled() == 0) continue;
            if (!line.row) {
                if (found_) left_out(line);
                continue;
            }
            if (line.source.table != table_) enter(line);
            if (take_heading(line)) continue;
            if (heading_.empty())
                note_nearest(line);
            else if (auto taken = take(line); !taken)
                return tl::unexpected(taken.error());
        }
        if (!found_) return nothing_found();
        tell_left_out();
        return std::move(out_);
    }

  private:
    /// A table without a heading of its own goes on with the one above, unless it is another sheet.
    void enter(const Line& line) {
        table_ = line.source.table;
        over_.clear();
        if (!sheet_of(line).empty() || line.cells.size() != heading_.size()) heading_.clear();
    }

    bool take_heading(const Line& line) {
        if (line.spans_width()) return false;
        auto columns = reading::people_columns_of(line.cells);
        if (!reading::is_people_heading(columns)) return false;
        heading_ = std::move(columns);
        found_ = true;
        for (std::size_t i = 0; i < heading_.size(); ++i) {
            if (heading_[i].kind == PeopleColumn::field)
                out_.columns[static_cast<std::size_t>(heading_[i].field)] = true;
            if (heading_[i].kind == PeopleColumn::surname) out_.columns[0] = true;
            if (heading_[i].kind == PeopleColumn::unknown) note_unused(line.cells[i]);
        }
        return true;
    }

    void note_unused(const std::string& cell) {
        auto words = cut(cell);
        if (!words.empty() && std::find(out_.unused.begin(), out_.unused.end(), words) == out_.unused.end())
            out_.unused.push_back(std::move(words));
    }

    Result<void> take(const Line& line) {
        if (reading::is_column_count(line.cells)) return {};
        if (begins_with(line.text(), {"итого", "всего"})) return {};
        if (is_over(line)) {
            over_ = reading::squeeze(line.text());
            return {};
        }
        // One person over two rows: the second says what the first has no room for.
        if (const auto at = name_column(); line.cover(at) == reading::Cover::above) return {};
        PeopleRow row = row_of(line);
        if (begins_with(row.at(PeopleField::name), {"вакан"})) {
            ++vacant_;
            return {};
        }
        if (out_.rows.size() == people_table_rows)
            return failure(Fault::too_large,
                           "В списке больше " + std::to_string(people_table_rows) + " человек.",
                           place_words(row), "Разделите список на несколько файлов.");
        row.position = static_cast<int>(out_.rows.size()) + 1;
        out_.rows.push_back(std::move(row));
        return {};
    }

    std::size_t name_column() const {
        for (std::size_t i = 0; i < heading_.size(); ++i)
            if (heading_[i].kind == PeopleColumn::surname ||
                heading_[i] == NamedColumn{PeopleColumn::field, PeopleField::name})
                return i;
        return 0;
    }

    /// One cell, and neither a person's name nor an address: what the rows below have in common.
    bool is_over(const Line& line) const {
        if (line.spans_width()) return true;
        if (line.filled() != 1) return false;
        const auto at = static_cast<std::size_t>(
            std::find_if(line.cells.begin(), line.cells.end(), [](const auto& c) { return !c.empty(); }) -
            line.cells.begin());
        if (at == name_column()) return !reading::looks_like_name(line.cells[at]);
        const bool address = at < heading_.size() && heading_[at].kind == PeopleColumn::field &&
                             heading_[at].field >= PeopleField::email;
        return !address;
    }

    PeopleRow row_of(const Line& line) const {
        PeopleRow row;
        row.sheet = sheet_of(line);
        row.table = line.source.table;
        row.row = line.source.line > 0 ? line.source.line : line.source.row;
        row.over = over_;
        std::array<std::string, 3> parts;  // of a name that stands in several columns
        for (std::size_t i = 0; i < heading_.size() && i < line.cells.size(); ++i) {
            const auto& column = heading_[i];
            if (column.kind == PeopleColumn::field)
                row.at(column.field) = cell_words(line.cells[i], column.field);
            else if (column.kind >= PeopleColumn::surname && column.kind <= PeopleColumn::patronymic)
                parts[static_cast<std::size_t>(column.kind) -
                      static_cast<std::size_t>(PeopleColumn::surname)] = reading::squeeze(line.cells[i]);
        }
        if (row.at(PeopleField::name).empty())
            row.at(PeopleField::name) = reading::squeeze(parts[0] + " " + parts[1] + " " + parts[2]);
        return row;
    }

    std::string sheet_of(const Line& line) const {
        const auto at = static_cast<std::size_t>(line.source.table);
        return at > 0 && at <= tables_.size() ? tables_[at - 1]->name : std::string();
    }

    void left_out(const Line& line) {
        if (left_out_++ < told_lines)
            out_.remarks.push_back("Строка под таблицей не прочитана: «" + cut(line.text()) + "».");
    }

    void tell_left_out() {
        if (left_out_ > told_lines)
            out_.remarks.push_back(
                "Не прочитано и других строк под таблицей: " + std::to_string(left_out_ - told_lines) + ".");
        if (vacant_ > 0)
            out_.remarks.push_back("Пропущено строк с вакансиями: " + std::to_string(vacant_) + ".");
    }

    // Remembers the row that names the most columns, for the error that no list was found.
    void note_nearest(const Line& line) {
        const auto columns = reading::people_columns_of(line.cells);
        const auto named = std::count_if(columns.begin(), columns.end(), [](const NamedColumn& one) {
            return one.kind != PeopleColumn::unknown;
        });
        if (named <= most_named_) return;
        most_named_ = named;
        nearest_ = cut(line.text());
    }

    tl::unexpected<Error> nothing_found() const {
        return failure(Fault::unreadable,
                       "В файле нет таблицы со списком людей." +
                           (nearest_.empty() ? std::string() : " Ближе всего строка «" + nearest_ + "»."),
                       {},
                       "Нужна строка с названиями столбцов: «ФИО» и ещё хотя бы один, например «Должность» "
                       "или «Эл. почта». Можно взять образец.");
    }

    std::vector<Line> lines_;
    std::vector<const Table*> tables_;
    PeopleTable out_;
    std::vector<NamedColumn> heading_;  ///< that holds now; empty: none
    std::string over_;
    int table_ = 0;
    bool found_ = false;
    std::size_t left_out_ = 0, vacant_ = 0;
    std::ptrdiff_t most_named_ = 0;
    std::string nearest_;
};

}  // namespace

std::string_view name(PeopleField field) {
    return name_in(fields, field);
}

std::optional<PeopleField> parse_people_field(std::string_view text) {
    return value_in(fields, text);
}

std::string_view field_words(PeopleField field) {
    return words_of_fields[static_cast<std::size_t>(field)];
}

std::string place_words(const PeopleRow& row) {
    const auto at = "строка " + std::to_string(row.row);
    if (!row.sheet.empty()) return "лист «" + row.sheet + "», " + at;
    return row.table > 1 ? "таблица " + std::to_string(row.table) + ", " + at : at;
}

Result<PeopleTable> read_people(const Document& document) {
    return Reader(document).read();
}

bool is_people_heading(const std::vector<std::string>& cells) {
    return reading::is_people_heading(reading::people_columns_of(cells));
}

}  // namespace vekha
