#include "workflow/documents/pdf_rulings.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "workflow/documents/pdf_grid.hpp"

namespace vekha::pdf {
namespace {

constexpr double stroke_longest = 40;  ///< points; a longer line is no letter's
constexpr double same_line = 1.5;      ///< points between pieces of one line, across it
constexpr double gap_printed = 2.0;    ///< points between pieces of one line, along it
constexpr double gap_scanned = 6.0;
constexpr double reach_printed = 1.3;  ///< points by which a line may miss the one it should touch
constexpr double reach_scanned = 3.0;
constexpr std::size_t looks_most =
    100'000'000;                 ///< words looked at for all lines of a page; past it a drawing
constexpr int rounds_most = 40;  ///< of dropping loose lines

/// A short line inside a word's box is a stroke of its letters.
bool is_stroke(const Ruling& line, const std::vector<Word>& words) {
    if (line.to - line.from > stroke_longest) return false;
    constexpr double edge = 0.5;  // points
    return std::any_of(words.begin(), words.end(), [&](const Word& word) {
        const Box& box = word.box;
        if (line.horizontal)
            return line.at > box.top && line.at < box.bottom && line.from > box.left - 1 &&
                   line.to < box.right + 1;
        return line.at > box.left + edge && line.at < box.right - edge && line.from > box.top - 1 &&
               line.to < box.bottom + 1;
    });
}

/// Pieces that lie one behind the other on one line, made one.
std::vector<Ruling> joined(std::vector<Ruling> pieces, double gap) {
    std::sort(pieces.begin(), pieces.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
    std::vector<Ruling> out;
    for (std::size_t first = 0; first < pieces.size();) {
        std::size_t last = first;
        while (last < pieces.size() && pieces[last].at - pieces[first].at <= same_line) ++last;
        std::sort(pieces.begin() + static_cast<std::ptrdiff_t>(first),
                  pieces.begin() + static_cast<std::ptrdiff_t>(last),
                  [](const Ruling& a, const Ruling& b) { return a.from < b.from; });
        for (std::size_t i = first; i < last; ++i) {
            if (i > first && pieces[i].from - out.back().to <= gap)
                out.back().to = std::max(out.back().to, pieces[i].to);
            else
                out.push_back(pieces[i]);
        }
        first = last;
    }
    return out;
}

bool touch(const Ruling& across, const Ruling& down, double reach) {
    return down.at >= across.from - reach && down.at <= across.to + reach && across.at >= down.from - reach &&
           across.at <= down.to + reach;
}

/// Lines without two crossing ones part nothing; dropping one may free the next.
void drop_loose(std::vector<Ruling>& lines, const std::vector<Ruling>& others, double reach, bool& changed) {
    const auto loose = [&](const Ruling& line) {
        double lowest = 0, highest = 0;
        std::size_t count = 0;
        for (const Ruling& other : others) {
            if (!(line.horizontal ? touch(line, other, reach) : touch(other, line, reach))) continue;
            lowest = count == 0 ? other.at : std::min(lowest, other.at);
            highest = count == 0 ? other.at : std::max(highest, other.at);
            ++count;
        }
        return count < 2 || highest - lowest < 2 * reach;
    };
    const auto end = std::remove_if(lines.begin(), lines.end(), loose);
    changed = changed || end != lines.end();
    lines.erase(end, lines.end());
}

class Roots {
  public:
    explicit Roots(std::size_t count) : parents_(count) {
        std::iota(parents_.begin(), parents_.end(), std::size_t{0});
    }
    std::size_t of(std::size_t i) {
        while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b) { parents_[of(a)] = of(b); }

  private:
    std::vector<std::size_t> parents_;
};

std::vector<LineGroup> grouped(const std::vector<Ruling>& across, const std::vector<Ruling>& down,
                               double reach) {
    Roots roots(across.size() + down.size());
    for (std::size_t a = 0; a < across.size(); ++a)
        for (std::size_t d = 0; d < down.size(); ++d)
            if (touch(across[a], down[d], reach)) roots.join(a, across.size() + d);
    std::vector<LineGroup> groups;
    std::vector<std::size_t> place(across.size() + down.size(), across.size() + down.size());
    for (std::size_t i = 0; i < place.size(); ++i) {
        std::size_t& at = place[roots.of(i)];
        if (at == place.size()) {
            at = groups.size();
            groups.emplace_back();
        }
        if (i < across.size())
            groups[at].across.push_back(across[i]);
        else
            groups[at].down.push_back(down[i - across.size()]);
    }
    return groups;
}

}  // namespace

std::vector<LineGroup> line_groups(const Page& page) {
    const bool scanned = page.kind == Page::Kind::recognized;
    const double reach = scanned ? reach_scanned : reach_printed;
    if (page.rulings.size() * (page.words.size() + 1) > looks_most) return {};
    std::vector<Ruling> across, down;
    for (const Ruling& line : page.rulings)
        if (!is_stroke(line, page.words)) (line.horizontal ? across : down).push_back(line);
    if (across.size() + down.size() > page_rulings_most) return {};
    across = joined(std::move(across), scanned ? gap_scanned : gap_printed);
    down = joined(std::move(down), scanned ? gap_scanned : gap_printed);
    bool changed = true;
    for (int round = 0; changed && round < rounds_most; ++round) {
        changed = false;
        drop_loose(across, down, reach, changed);
        drop_loose(down, across, reach, changed);
    }
    return grouped(across, down, reach);
}

}  // namespace vekha::pdf
