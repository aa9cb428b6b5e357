// Page numbers, running headers and footers.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "workflow/documents/pdf_layout.hpp"

namespace vekha::pdf {
namespace {

constexpr double margin_share = 0.12;    ///< of the page's height, above and below
constexpr double same_place = 6;         ///< points
constexpr std::size_t lines_looked = 3;  ///< from the page's upper and lower end
constexpr std::size_t number_digits = 3;
constexpr double column_gap = 12;  ///< points between cells of a heading
constexpr std::size_t heading_cells = 3;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// «12», «- 12 -», «Страница 2 из 10»: figures, and nothing else that says anything.
bool is_page_number(std::string text) {
    for (const std::string_view word : {"Страница", "страница", "Стр", "стр", "Лист", "лист", "из", "—", "–"})
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word))
            text.erase(at, word.size());
    std::size_t digits = 0;
    for (const char c : text) {
        if (is_digit(c))
            ++digits;
        else if (c != ' ' && c != '-' && c != '.' && c != '/')
            return false;
    }
    return digits > 0 && digits <= 2 * number_digits;
}

std::string without_figures(std::string text) {
    for (char& c : text)
        if (is_digit(c)) c = '#';
    return text;
}

enum class Margin { none, upper, lower };

Margin margin_of(const PageLayout& page, std::size_t line) {
    const Box& box = page.lines[line].box;
    const auto above_tables = [&] {
        return page.tables.empty() || box.bottom <= page.tables.front().grid.ys.front() + 1;
    };
    const auto below_tables = [&] {
        return page.tables.empty() || box.top >= page.tables.back().grid.ys.back() - 1;
    };
    if (line < lines_looked && box.bottom < page.height * margin_share && above_tables())
        return Margin::upper;
    if (line + lines_looked >= page.lines.size() && box.top > page.height * (1 - margin_share) &&
        below_tables())
        return Margin::lower;
    return Margin::none;
}

/// What stands where: the words without their figures, and the place.
using Mark = std::pair<std::string, long>;

Mark mark_of(const TextLine& line) {
    return {without_figures(line.text()), std::lround(line.box.middle_y() / same_place)};
}

/// How many pages have the words at this place or right beside it.
int pages_with(const std::map<Mark, int>& counts, const Mark& mark) {
    int count = 0;
    for (const long beside : {-1L, 0L, 1L})
        if (const auto found = counts.find({mark.first, mark.second + beside}); found != counts.end())
            count += found->second;
    return count;
}

}  // namespace

void drop_margins(std::vector<PageLayout>& pages) {
    std::map<Mark, int> counts;
    for (const PageLayout& page : pages)
        for (std::size_t i = 0; i < page.lines.size(); ++i)
            if (margin_of(page, i) != Margin::none) ++counts[mark_of(page.lines[i])];
    std::map<std::string, bool> kept;  // headings of tables, where they stand first
    for (PageLayout& page : pages) {
        std::vector<TextLine> lines;
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            const Margin margin = margin_of(page, i);
            TextLine& line = page.lines[i];
            const bool edge = i == 0 || i + 1 == page.lines.size();
            bool drop = margin != Margin::none && edge && is_page_number(line.text());
            if (margin != Margin::none && !drop && pages.size() > 1) {
                const int count = pages_with(counts, mark_of(line));
                drop = count > 1 && static_cast<std::size_t>(count) * 2 > pages.size();
                if (drop && chunks_of(line, column_gap).size() >= heading_cells)
                    drop = !kept.emplace(line.text(), true).second;
            }
            if (!drop) lines.push_back(line);
        }
        page.lines = std::move(lines);
    }
}

}  // namespace vekha::pdf
