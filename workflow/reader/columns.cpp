#include "workflow/reader/columns.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "workflow/reader/deadline.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/heading_words.hpp"
#include "workflow/reader/numbering.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_heading = 300;  // bytes of one heading cell
constexpr std::size_t fewest_spans = 2;       // one column named «2026» is no column of marks

struct Named {
    Column column = Column::unknown;
    int strength = 0;
    std::optional<Span> span = {};
    bool inherited = false;  ///< what stands over the cell names it
};

Named named_by(const std::string& folded) {
    if (is_number_sign(folded)) return {Column::number, 1};
    const HeadingWord* word = heading_word(folded);
    if (word == nullptr) return {};
    if (word->column == Column::deadline || word->column == Column::party) {
        // «Срок исполнения, ответственный» speaks of both.
        const bool both =
            has_stem(folded, "срок") && (has_stem(folded, "ответственны") ||
                                         has_stem(folded, "исполнители") || has_stem(folded, "исполнитель"));
        if (both) return {Column::deadline_party, 4};
    }
    return {word->column, word->strength};
}

bool says_when(const Named& named) {
    return named.column == Column::deadline || named.column == Column::deadline_party;
}

Named named(const HeadingCell& cell) {
    const std::string own = squeeze(fold(cell.text)), over = squeeze(fold(cell.group));
    const Named group = over.empty() ? Named{} : named_by(over);
    const bool under_deadline = says_when(group);
    const bool free = group.column == Column::unknown || under_deadline;
    if (free)
        if (auto span = span_named(own, over)) return {Column::span, 3, span};
    if (names_begin(own, under_deadline)) return {Column::begins, 3};
    if (names_end(own, under_deadline)) return {Column::ends, 3};
    if (under_deadline && own.starts_with("план")) return {Column::deadline, 4};
    Named mine = own.empty() ? Named{} : named_by(own);
    if (mine.column == Column::unknown && !over.empty()) {
        mine = group;
        mine.inherited = true;
    }
    // «Объём финансирования» over anything is money.
    if (group.column == Column::note) return group;
    return mine;
}

// What becomes of the weaker of two columns for one thing.
Column lost(Column column, const std::string& folded) {
    if (column == Column::title) return is_grouping(folded) ? Column::section : Column::unknown;
    // «Месяц» beside «Дата» stands over the rows as a heading does.
    if (column == Column::deadline && has_stem(folded, "месяц")) return Column::section;
    return Column::note;
}

// All proofs and measures of success belong to the result; those who help belong to the parties.
bool may_stand_twice(Column column) {
    return column == Column::result || column == Column::note || column == Column::unknown ||
           column == Column::span || column == Column::section;
}

bool helps(const std::string& folded) {
    return has_stem(folded, "соисполнител") || has_stem(folded, "исполнител") ||
           has_stem(folded, "ответствен");
}

// One heading cell over the columns from `first` to `last`.
bool one_cell(const std::vector<HeadingCell>& cells, std::size_t first, std::size_t last) {
    for (std::size_t i = first + 1; i <= last; ++i)
        if (!cells[i].covered) return false;
    return true;
}

void settle_pairs(Heading& heading, const std::vector<Named>& all, const std::vector<HeadingCell>& cells) {
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t other = 0; other < i; ++other) {
            const Column column = heading.columns[i];
            if (column != heading.columns[other] || may_stand_twice(column)) continue;
            if (one_cell(cells, other, i) ||
                (all[i].inherited && all[other].inherited && cells[i].group == cells[other].group &&
                 cells[i].text == cells[other].text))
                continue;
            const std::string mine = squeeze(fold(cells[i].text)), theirs = squeeze(fold(cells[other].text));
            if (column == Column::party && helps(mine) && helps(theirs)) continue;
            const bool first_wins = all[other].strength >= all[i].strength;
            const std::size_t loser = first_wins ? i : other;
            heading.columns[loser] = lost(column, loser == i ? mine : theirs);
        }
}

// One column that a year names is no column of marks; nor are years beside a column of deadlines.
void settle_spans(Heading& heading, std::vector<Named>& all) {
    const auto count =
        static_cast<std::size_t>(std::count(heading.columns.begin(), heading.columns.end(), Column::span));
    const bool other = heading.has(Column::deadline) || heading.has(Column::begins);
    if (count == 0 || (count >= fewest_spans && !other)) return;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (heading.columns[i] == Column::span) {
            heading.columns[i] = Column::note;
            all[i].span.reset();
        }
}

void settle_begin_and_end(Heading& heading) {
    const bool begins = heading.has(Column::begins), ends = heading.has(Column::ends);
    if (begins == ends && !(begins && heading.has(Column::deadline))) return;
    for (Column& column : heading.columns)
        if (column == Column::begins || column == Column::ends)
            column = heading.has(Column::deadline) ? Column::note : Column::deadline;
}

// «Весь период» is a deadline, «Срок реализации» the name of a column of them, whatever else it may mean.
bool is_a_deadline(const std::string& folded) {
    constexpr std::array<std::string_view, 6> names{"срок", "дата", "даты", "период", "время", "год"};
    if (std::any_of(names.begin(), names.end(),
                    [&](std::string_view name) { return folded.starts_with(name); }))
        return false;
    return !read_deadline(folded, Period{day_of(2000, 1, 1), day_of(2000, 12, 31)}).windows.empty();
}

}  // namespace

std::optional<std::size_t> Heading::place(Column column) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i] == column) return i;
    return std::nullopt;
}

bool Heading::dated() const {
    return has(Column::deadline) || has(Column::deadline_party) || has(Column::ends) || has(Column::span);
}

bool Heading::complete() const {
    if (grid) return true;
    return has(Column::title) && dated() &&
           (has(Column::number) || has(Column::party) || has(Column::result) || has(Column::deadline_party));
}

Column column_named(const std::string& cell) {
    if (cell.empty() || cell.size() > longest_heading) return Column::unknown;
    return named_by(squeeze(fold(cell))).column;
}

Heading columns_of(const std::vector<HeadingCell>& cells) {
    Heading heading;
    std::vector<Named> all;
    for (const HeadingCell& cell : cells) {
        all.push_back(cell.text.size() > longest_heading ? Named{} : named(cell));
        heading.columns.push_back(all.back().column);
    }
    settle_pairs(heading, all, cells);
    settle_spans(heading, all);
    settle_begin_and_end(heading);
    if (heading.has(Column::deadline) && heading.has(Column::deadline_party))
        heading.columns[*heading.place(Column::deadline_party)] = Column::party;
    heading.spans.resize(cells.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        if (heading.columns[i] == Column::span) heading.spans[i] = all[i].span;
    return heading;
}

bool may_be_heading(const std::vector<std::string>& cells) {
    if (cells.empty() || row_number(cells.front())) return false;
    return std::all_of(cells.begin(), cells.end(),
                       [](const auto& cell) { return cell.size() <= longest_heading; });
}

std::optional<Heading> heading_of(const std::vector<std::string>& cells) {
    // Most rows of a plan end here: they are numbered, or long.
    if (cells.size() < 3 || !may_be_heading(cells)) return std::nullopt;
    std::vector<HeadingCell> alone;
    alone.reserve(cells.size());
    for (const auto& cell : cells) alone.push_back({{}, cell});
    Heading heading = columns_of(alone);
    if (!heading.complete()) return std::nullopt;
    const auto deadline = heading.place(Column::deadline);
    if (!deadline) return heading;
    if (cells[*deadline].find_first_of("0123456789") != std::string::npos) return std::nullopt;
    if (is_a_deadline(squeeze(fold(cells[*deadline])))) return std::nullopt;
    return heading;
}

bool is_foreign_heading(const std::vector<std::string>& cells) {
    if (cells.size() < 2 || !may_be_heading(cells) || heading_of(cells)) return false;
    if (is_number_sign(squeeze(fold(cells.front())))) return true;
    return std::count_if(cells.begin(), cells.end(),
                         [](const auto& cell) { return is_foreign_word(squeeze(fold(cell))); }) >= 2;
}

bool is_column_count(const std::vector<std::string>& cells) {
    int expected = 0;
    for (const auto& cell : cells) {
        if (cell.empty()) continue;
        if (trim(cell, ".") != std::to_string(expected + 1)) return false;
        ++expected;
    }
    return expected >= 3 && !cells.front().empty();
}

}  // namespace vekha::reading
