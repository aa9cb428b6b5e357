#include "workflow/reader/columns_by_content.hpp"

#include <algorithm>
#include <utility>

#include "workflow/reader/deadline.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"
#include "workflow/reader/numbering.hpp"
#include "workflow/reader/party_words.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_deadline = 250;  // bytes of a cell that may read as a deadline
constexpr std::size_t longest_event = 90;      // bytes of one that speaks of an event
constexpr std::size_t dated_letters = 60;      // a longer cell that holds a date speaks of something else
constexpr std::size_t longest_people = 300;    // bytes
constexpr std::size_t name_within = 40;        // bytes before a person's name in a column of persons
constexpr std::size_t fewest_grid_columns = 3;
constexpr std::size_t fewest_rows = 3;  // without a heading
constexpr double title_letters = 12;    // a row on average

/// What the cells of one column look like.
struct Facts {
    std::size_t filled = 0;
    std::size_t dated = 0;
    std::size_t numbers = 0;
    std::size_t people = 0;
    std::size_t letters = 0;

    double share(std::size_t part) const {
        return filled == 0 ? 0 : static_cast<double>(part) / static_cast<double>(filled);
    }
    double width() const { return share(letters); }
};

bool is_dated(const std::string& cell) {
    return letter_count(cell) <= dated_letters && !row_number(cell) && datedness(cell) > 0;
}

bool is_people(const std::string& cell) {
    if (cell.size() > longest_people) return false;
    if (const auto name = find_name(cell, 0); name && name->begin <= name_within) return true;
    const auto all = words(fold(cell));
    for (std::size_t i = 0; i < std::min<std::size_t>(3, all.size()); ++i) {
        if (is_party_noun(all[i])) return true;
        if (!is_nominative_adjective(all[i])) break;
    }
    const std::string line = squeeze(cell);
    return is_legal_form(line.substr(0, line.find(' ')));
}

std::vector<Facts> facts_of(const Sample& rows, std::size_t columns) {
    std::vector<Facts> all(columns);
    for (const Line* line : rows)
        for (std::size_t c = 0; c < std::min(columns, line->cells.size()); ++c) {
            const std::string& cell = line->cells[c];
            if (line->cover(c) != Cover::own || letter_count(cell) + (starts_digit(cell) ? 1U : 0U) == 0)
                continue;
            Facts& facts = all[c];
            ++facts.filled;
            facts.dated += is_dated(cell) ? 1 : 0;
            facts.numbers += row_number(cell) ? 1 : 0;
            facts.people += is_people(cell) ? 1 : 0;
            facts.letters += letter_count(cell);
        }
    return all;
}

/// The column with the highest value among those that `may` allows; nothing where none is above `floor`.
template <class Value, class May>
std::optional<std::size_t> best(const std::vector<Facts>& facts, double floor, Value value, May may) {
    std::optional<std::size_t> found;
    double highest = floor;
    for (std::size_t c = 0; c < facts.size(); ++c)
        if (may(c) && value(facts[c]) >= highest && (!found || value(facts[c]) > highest)) {
            highest = value(facts[c]);
            found = c;
        }
    return found;
}

double dated_share(const Facts& f) {
    return f.share(f.dated);
}
double people_share(const Facts& f) {
    return f.share(f.people);
}

bool often(const Facts& facts, const Sample& rows) {
    return facts.filled >= 2 && facts.filled * 3 >= rows.size();
}

// Two named things in each other's place.
void swap_if_denied(Heading& heading, const std::vector<Facts>& facts, Column column,
                    double (*share)(const Facts&)) {
    const auto at = heading.place(column);
    if (!at || facts[*at].filled < fewest_rows || share(facts[*at]) > 0.2) return;
    const auto other = best(facts, 0.8, share, [&](std::size_t c) {
        const Column there = heading.columns[c];
        return c != *at && facts[c].filled >= fewest_rows &&
               (there == Column::party || there == Column::result || there == Column::unknown ||
                there == Column::deadline || (there == Column::title && column == Column::deadline));
    });
    if (other) std::swap(heading.columns[*at], heading.columns[*other]);
}

// A number column that the heading leaves blank, or «Мероприятие» over both number and measure.
void find_numbers(Heading& heading, const std::vector<Facts>& facts) {
    if (heading.has(Column::number)) return;
    for (std::size_t c = 0; c + 1 < heading.columns.size(); ++c) {
        const bool over_both = heading.columns[c] == Column::title && heading.columns[c + 1] == Column::title;
        const bool blank = c == 0 && heading.columns[c] == Column::unknown;
        if ((over_both || blank) && facts[c].filled >= 2 && facts[c].share(facts[c].numbers) >= 0.6) {
            heading.columns[c] = Column::number;
            return;
        }
    }
}

void part_begin_and_end(Heading& heading, const std::vector<Facts>& facts) {
    for (std::size_t c = 0; c + 1 < heading.columns.size(); ++c) {
        if (heading.columns[c] != Column::deadline || heading.columns[c + 1] != Column::deadline) continue;
        const Facts &a = facts[c], &b = facts[c + 1];
        if (b.filled == 0) continue;
        if (dated_share(a) >= 0.6 && dated_share(b) >= 0.6) {
            heading.columns[c] = Column::begins;
            heading.columns[c + 1] = Column::ends;
        }
        return;
    }
}

// Columns named by years and full of figures are sums or values, no marks.
void drop_figures(Heading& heading, const Sample& rows) {
    std::size_t filled = 0, figures = 0;
    for (const Line* line : rows)
        for (std::size_t c = 0; c < std::min(heading.spans.size(), line->cells.size()); ++c) {
            if (!heading.spans[c] || line->cells[c].empty()) continue;
            ++filled;
            const std::string& cell = line->cells[c];
            const Span::Part part = heading.spans[c]->part;
            const bool date = part == Span::Part::month || (part != Span::Part::year && datedness(cell) == 2);
            figures += !date && letter_count(cell) == 0 && starts_digit(cell) ? 1 : 0;
        }
    if (filled == 0 || figures * 2 <= filled) return;
    for (std::size_t c = 0; c < heading.spans.size(); ++c)
        if (heading.spans[c]) {
            heading.spans[c].reset();
            heading.columns[c] = Column::note;
        }
}

// «Направление | Сентябрь | Октябрь»: a net of measures under their months.
void find_grid(Heading& heading, const Sample& rows) {
    std::size_t filled = 0, measures = 0;
    const auto spans =
        static_cast<std::size_t>(std::count(heading.columns.begin(), heading.columns.end(), Column::span));
    if (spans < fewest_grid_columns) return;
    for (const Line* line : rows)
        for (std::size_t c = 0; c < std::min(heading.spans.size(), line->cells.size()); ++c) {
            if (!heading.spans[c] || line->cells[c].empty()) continue;
            ++filled;
            measures += is_measure(line->cells[c]) ? 1 : 0;
        }
    if (filled < spans || measures * 10 < filled * 7) return;
    heading.grid = true;
    // What leads the row groups its measures.
    auto leads = heading.place(Column::title);
    if (!leads) leads = heading.place(Column::unknown);
    if (leads && !heading.has(Column::section)) heading.columns[*leads] = Column::section;
}

}  // namespace

int datedness(const std::string& text) {
    if (text.size() > longest_deadline) return 0;
    const Deadline deadline = read_deadline(squeeze(text), Period{day_of(2000, 1, 1), day_of(2000, 12, 31)});
    if (!deadline.windows.empty()) return 2;
    return deadline.kind == DeadlineKind::unscheduled && !deadline.ambiguous && text.size() <= longest_event
               ? 1
               : 0;
}

bool row_number_like(const std::string& cell) {
    return row_number(cell).has_value();
}

std::optional<Heading> completed(Heading named, const Sample& rows) {
    if (rows.size() < 2) return std::nullopt;
    drop_figures(named, rows);
    find_grid(named, rows);
    if (named.grid) return named;
    const auto facts = facts_of(rows, named.columns.size());
    const auto unknown = [&](std::size_t c) {
        return named.columns[c] == Column::unknown && often(facts[c], rows);
    };
    find_numbers(named, facts);
    if (!named.dated()) {
        auto found = best(facts, 0.6, dated_share, unknown);
        // «Исполнение» full of dates where nothing else tells when.
        if (!found)
            found = best(facts, 0.8, dated_share, [&](std::size_t c) {
                return named.columns[c] == Column::note && facts[c].filled >= fewest_rows &&
                       often(facts[c], rows);
            });
        if (!found) return std::nullopt;
        named.columns[*found] = Column::deadline;
    }
    if (!named.has(Column::title)) {
        const auto found = best(
            facts, title_letters, [](const Facts& f) { return f.width(); },
            [&](std::size_t c) {
                return (unknown(c) || named.columns[c] == Column::section) && dated_share(facts[c]) < 0.5 &&
                       people_share(facts[c]) < 0.5;
            });
        if (!found) return std::nullopt;
        named.columns[*found] = Column::title;
    }
    const auto deadline = named.place(Column::deadline);
    if (deadline && dated_share(facts[*deadline]) < 0.5) return std::nullopt;
    // «Мероприятие | Срок» and nothing else that is known, borne out by the cells, is a plan too.
    if (!named.has(Column::title) || !named.dated()) return std::nullopt;
    return named;
}

Heading corrected(Heading heading, const Sample& rows) {
    drop_figures(heading, rows);
    find_grid(heading, rows);
    if (heading.grid) return heading;
    const auto facts = facts_of(rows, heading.columns.size());
    find_numbers(heading, facts);
    part_begin_and_end(heading, facts);
    if (rows.size() < fewest_rows) return heading;
    swap_if_denied(heading, facts, Column::deadline, dated_share);
    swap_if_denied(heading, facts, Column::party, people_share);
    return heading;
}

std::optional<Heading> heading_by_content(const Sample& rows) {
    if (rows.size() < fewest_rows) return std::nullopt;
    std::size_t columns = 0;
    for (const Line* line : rows) columns = std::max(columns, line->cells.size());
    if (columns < 3) return std::nullopt;
    const auto facts = facts_of(rows, columns);
    Heading heading{std::vector<Column>(columns, Column::unknown), std::vector<std::optional<Span>>(columns)};
    const auto open = [&](std::size_t c) {
        return heading.columns[c] == Column::unknown && often(facts[c], rows);
    };
    if (open(0) && facts[0].share(facts[0].numbers) >= 0.7) heading.columns[0] = Column::number;
    std::vector<std::size_t> dated;
    for (std::size_t c = 0; c < columns; ++c)
        if (open(c) && dated_share(facts[c]) >= 0.7) dated.push_back(c);
    if (dated.size() == 2 && dated[0] + 1 == dated[1]) {
        heading.columns[dated[0]] = Column::begins;
        heading.columns[dated[1]] = Column::ends;
    } else if (dated.size() == 1) {
        heading.columns[dated[0]] = Column::deadline;
    } else {
        return std::nullopt;
    }
    const auto party = best(facts, 0.6, people_share, open);
    if (party) heading.columns[*party] = Column::party;
    const auto wide = [](const Facts& f) { return f.width(); };
    const auto title = best(facts, title_letters, wide, open);
    if (!title) return std::nullopt;
    heading.columns[*title] = Column::title;
    // One column of words is left: the result. Of two either might be.
    std::vector<std::size_t> left;
    for (std::size_t c = 0; c < columns; ++c)
        if (open(c) && facts[c].width() >= 1) left.push_back(c);
    if (left.size() == 1) heading.columns[left.front()] = Column::result;
    if (!party && !heading.has(Column::number)) return std::nullopt;
    return heading;
}

}  // namespace vekha::reading
