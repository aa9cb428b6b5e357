#include "workflow/documents/pdf_columns.hpp"

#include <algorithm>
#include <cmath>

namespace vekha::pdf {
namespace {

constexpr std::size_t fewest_columns = 3;
constexpr std::size_t fewest_lines = 4;
constexpr double narrowest_gutter = 4;   ///< points
constexpr double before_column = 4;      ///< points left of where a column's words begin
constexpr double crossing_share = 0.12;  ///< of lines that may cross a gutter: headings over several columns
constexpr double column_lines_share = 0.1;  ///< of lines that a column must stand in
constexpr double full_lines_share = 0.15;   ///< of lines that must stand in all columns but one
constexpr std::size_t prose_lines = 5;      ///< that cross most gutters, one after another: the table is over
constexpr std::size_t heading_lines_most = 3;
constexpr double heading_white = 0.5;       ///< heights, between lines of one heading
constexpr double blank_lines = 4;           ///< heights of white space that end a table
constexpr std::size_t widest_page = 4'000;  ///< points
constexpr std::size_t lines_most = 3'000;   ///< of one page; more is no table that a person printed

struct Gutter {
    double from = 0;
    double to = 0;
    double middle = 0;  ///< where it parts words
};

/// How many lines have a word over each point of the page's width.
class Shadow {
  public:
    void add(const TextLine& line) {
        for (const Word& word : line.words) {
            const auto from = place(word.box.left), to = place(word.box.right);
            if (counts_.size() <= to) counts_.resize(to + 1, 0);
            for (std::size_t x = from; x <= to; ++x) ++counts_[x];
        }
        ++lines_;
    }

    /// White stretches with words on both sides.
    std::vector<Gutter> gutters() const {
        const auto most = static_cast<std::size_t>(crossing_share * static_cast<double>(lines_));
        std::vector<Gutter> out;
        std::size_t start = 0;
        bool inside = false, words_before = false;
        for (std::size_t x = 0; x < counts_.size(); ++x) {
            const bool white = counts_[x] <= most;
            if (white && !inside) start = x;
            if (!white && inside && words_before && static_cast<double>(x - start) >= narrowest_gutter)
                out.push_back({static_cast<double>(start), static_cast<double>(x), whitest(start, x)});
            words_before = words_before || !white;
            inside = white;
        }
        return out;
    }

  private:
    /// In the longest stretch that the fewest lines cross, near its right end: words of a column begin at one
    /// place, but end anywhere.
    double whitest(std::size_t from, std::size_t to) const {
        const auto first = counts_.begin() + static_cast<std::ptrdiff_t>(from);
        const std::size_t fewest =
            *std::min_element(first, counts_.begin() + static_cast<std::ptrdiff_t>(to));
        std::size_t best = 0, best_end = to;
        for (std::size_t x = from, start = from; x <= to; ++x) {
            if (x < to && counts_[x] == fewest) continue;
            if (x - start >= best) {
                best = x - start;
                best_end = x;
            }
            start = x + 1;
        }
        return static_cast<double>(best_end) - std::min(static_cast<double>(best) / 4, before_column);
    }
    static std::size_t place(double x) {
        return static_cast<std::size_t>(std::clamp(x, 0.0, static_cast<double>(widest_page)));
    }
    std::vector<std::size_t> counts_;
    std::size_t lines_ = 0;
};

bool crosses(const TextLine& line, double middle) {
    return std::any_of(line.words.begin(), line.words.end(),
                       [&](const Word& word) { return word.box.left < middle && word.box.right > middle; });
}

/// In which columns the line has words.
std::vector<bool> filled(const TextLine& line, const std::vector<Gutter>& gutters) {
    std::vector<bool> out(gutters.size() + 1, false);
    for (const Word& word : line.words) {
        std::size_t column = 0;
        while (column < gutters.size() && word.box.middle_x() > gutters[column].middle) ++column;
        out[column] = true;
    }
    return out;
}

bool crosses_most(const TextLine& line, const std::vector<Gutter>& gutters) {
    const auto crossed = std::count_if(gutters.begin(), gutters.end(),
                                       [&](const Gutter& gutter) { return crosses(line, gutter.middle); });
    return static_cast<std::size_t>(crossed) * 2 >= gutters.size();
}

bool in_pieces(const TextLine& line) {
    return chunks_of(line, narrowest_gutter).size() > 1;
}

/// The words over the whole of a gutter and on both sides of it: a heading over columns, or prose.
bool covers(const TextLine& line, const std::vector<Gutter>& gutters) {
    return std::any_of(gutters.begin(), gutters.end(), [&](const Gutter& gutter) {
        return line.box.left < gutter.from - 1 && line.box.right > gutter.to + 1;
    });
}

/// Gutters of lines in pieces; what stands in one column narrows them, headings over columns say nothing.
std::vector<Gutter> gutters_between(const std::vector<TextLine>& lines, std::size_t first, std::size_t last) {
    Shadow shadow;
    for (std::size_t i = first; i < last; ++i)
        if (in_pieces(lines[i])) shadow.add(lines[i]);
    const auto rough = shadow.gutters();
    for (std::size_t i = first; i < last; ++i)
        if (!in_pieces(lines[i]) && !covers(lines[i], rough)) shadow.add(lines[i]);
    return shadow.gutters();
}

/// The table that begins with this line: where it ends, by lines that no more keep to its columns.
std::size_t end_from(const std::vector<TextLine>& lines, std::size_t first) {
    Shadow shadow;
    std::size_t last = first, against = 0;
    for (std::size_t i = first; i < lines.size(); ++i) {
        if (i > first && lines[i].box.top - lines[i - 1].box.bottom > blank_lines * lines[i].box.height())
            break;
        if (in_pieces(lines[i])) shadow.add(lines[i]);
        const auto gutters = shadow.gutters();
        if (gutters.empty()) {
            if (i - first >= prose_lines) break;
            continue;
        }
        against = crosses_most(lines[i], gutters) ? against + 1 : 0;
        if (against == 0) last = i + 1;
        if (against >= prose_lines) break;
    }
    return last;
}

std::optional<AlignedTable> table_between(const std::vector<TextLine>& lines, std::size_t first,
                                          std::size_t last) {
    if (last < first + fewest_lines) return std::nullopt;
    const auto gutters = gutters_between(lines, first, last);
    if (gutters.size() + 1 < fewest_columns) return std::nullopt;
    std::vector<double> standing(gutters.size() + 1, 0);
    std::size_t full = 0;
    for (std::size_t i = first; i < last; ++i) {
        const auto columns = filled(lines[i], gutters);
        std::size_t count = 0;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            standing[c] += columns[c] ? 1 : 0;
            count += columns[c] ? 1 : 0;
        }
        full += count + 1 >= columns.size() ? 1 : 0;
    }
    const auto all = static_cast<double>(last - first);
    if (static_cast<double>(full) < std::max(2.0, full_lines_share * all)) return std::nullopt;
    AlignedTable table{first, last, {}};
    for (std::size_t c = 0; c < gutters.size(); ++c)
        if (standing[c] >= column_lines_share * all) table.gutters.push_back(gutters[c].middle);
    if (table.gutters.size() + 1 < fewest_columns) return std::nullopt;
    return table;
}

/// A heading of two lines may begin with one that stands in few columns («№», over «п/п» and the rest).
std::size_t heading_start(const std::vector<TextLine>& lines, std::size_t from, const AlignedTable& table) {
    std::size_t first = table.first;
    while (first > from && table.first - first < heading_lines_most) {
        const TextLine &line = lines[first - 1], &below = lines[first];
        const bool crossed = std::any_of(table.gutters.begin(), table.gutters.end(),
                                         [&](double gutter) { return crosses(line, gutter); });
        if (crossed || below.box.top - line.box.bottom > heading_white * line.box.height()) break;
        --first;
    }
    return first;
}

}  // namespace

std::optional<AlignedTable> aligned_table(const std::vector<TextLine>& lines, std::size_t from) {
    if (lines.size() > lines_most) return std::nullopt;
    for (std::size_t first = from; first < lines.size(); ++first) {
        if (chunks_of(lines[first], narrowest_gutter).size() < fewest_columns) continue;
        auto table = table_between(lines, first, end_from(lines, first));
        if (!table) continue;
        table->first = heading_start(lines, from, *table);
        return table;
    }
    return std::nullopt;
}

std::size_t lines_going_on(const std::vector<TextLine>& lines, const std::vector<double>& gutters) {
    constexpr std::size_t heading_lines = 3;  // one after another that cross gutters
    std::size_t end = 0, crossing = 0;
    bool rows = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && lines[i].box.top - lines[i - 1].box.bottom > blank_lines * lines[i].box.height()) break;
        const bool crossed = std::any_of(gutters.begin(), gutters.end(),
                                         [&](double gutter) { return crosses(lines[i], gutter); });
        crossing = crossed ? crossing + 1 : 0;
        if (crossing > heading_lines) break;
        if (crossed) continue;
        const double left = lines[i].words.front().box.middle_x(),
                     right = lines[i].words.back().box.middle_x();
        rows = rows || std::any_of(gutters.begin(), gutters.end(),
                                   [&](double gutter) { return left < gutter && gutter < right; });
        end = i + 1;
    }
    return rows ? end : 0;
}

}  // namespace vekha::pdf
