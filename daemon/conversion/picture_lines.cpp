#include "daemon/conversion/picture_lines.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace vekha::conversion {
namespace {

constexpr double filled_share = 0.7;  ///< of its box that a filled field covers
constexpr int touching = 3;           ///< dots between two runs of one line that steps

struct Run {
    int row = 0;
    int from = 0;
    int to = 0;  ///< the last dot
};

/// The picture with x and y changed: vertical lines are looked for as horizontal ones.
Picture transposed(const Picture& picture) {
    Picture out{picture.height, picture.width, std::vector<std::uint8_t>(picture.dots.size())};
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) out.at(y, x) = picture.at(x, y);
    return out;
}

std::vector<Run> long_runs(const Picture& picture, int level, int shortest) {
    constexpr std::size_t most = picture_lines_most * 20;
    std::vector<Run> runs;
    for (int y = 0; y < picture.height && runs.size() < most; ++y) {
        int start = -1;
        for (int x = 0; x <= picture.width; ++x) {
            const bool ink = x < picture.width && picture.at(x, y) < level;
            if (ink && start < 0) start = x;
            if (ink || start < 0) continue;
            if (x - start >= shortest) runs.push_back({y, start, x - 1});
            start = -1;
        }
    }
    return runs;
}

/// Which runs belong to one line: neighbours of the next row that overlap or touch.
class Bundles {
  public:
    explicit Bundles(const std::vector<Run>& runs) : parents_(runs.size()) {
        std::iota(parents_.begin(), parents_.end(), std::size_t{0});
        std::size_t above = 0;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            while (runs[above].row < runs[i].row - 1) ++above;
            for (std::size_t j = above; j < i && runs[j].row < runs[i].row; ++j)
                if (runs[j].from <= runs[i].to + touching && runs[j].to + touching >= runs[i].from)
                    parents_[root(j)] = root(i);
        }
    }
    std::size_t root(std::size_t i) {
        while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
        return i;
    }

  private:
    std::vector<std::size_t> parents_;
};

struct Bundle {
    int top = 0;
    int bottom = 0;
    int from = 0;
    int to = 0;
    double dots = 0;
    double rows = 0;  ///< the sum over dots of their row
};

std::vector<Bundle> bundles_of(const std::vector<Run>& runs) {
    Bundles roots(runs);
    std::vector<std::size_t> place(runs.size(), runs.size());
    std::vector<Bundle> out;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Run& run = runs[i];
        std::size_t& at = place[roots.root(i)];
        if (at == runs.size()) {
            at = out.size();
            out.push_back({run.row, run.row, run.from, run.to, 0, 0});
        }
        Bundle& bundle = out[at];
        bundle.bottom = run.row;
        bundle.from = std::min(bundle.from, run.from);
        bundle.to = std::max(bundle.to, run.to);
        const double length = run.to - run.from + 1;
        bundle.dots += length;
        bundle.rows += length * run.row;
    }
    return out;
}

void add_lines(const Bundle& bundle, int thickest, bool horizontal, std::vector<PictureLine>& lines) {
    const double length = bundle.to - bundle.from + 1;
    const double thickness = bundle.dots / length;
    PictureLine line{horizontal, bundle.rows / bundle.dots, static_cast<double>(bundle.from),
                     static_cast<double>(bundle.to), thickness};
    if (thickness <= thickest) {
        lines.push_back(line);
        return;
    }
    const double height = bundle.bottom - bundle.top + 1;
    if (bundle.dots < filled_share * height * length) return;  // a photograph, a stamp
    line.thickness = 1;
    for (const int edge : {bundle.top, bundle.bottom}) {
        line.at = edge;
        lines.push_back(line);
    }
}

void find(const Picture& picture, int level, int shortest, int thickest, bool horizontal,
          std::vector<PictureLine>& lines) {
    std::size_t found = 0;
    for (const Bundle& bundle : bundles_of(long_runs(picture, level, shortest))) {
        if (++found > picture_lines_most) return;
        add_lines(bundle, thickest, horizontal, lines);
    }
}

/// One dot of the line and what crosses it there: whitened if it is no taller than the line itself.
void erase_across(Picture& picture, int along, int middle, int reach, bool horizontal, int level) {
    const int end = horizontal ? picture.height : picture.width;
    const auto dot = [&](int across) -> std::uint8_t& {
        return horizontal ? picture.at(along, across) : picture.at(across, along);
    };
    const int first = std::max(middle - reach, 0), last = std::min(middle + reach, end - 1);
    const bool goes_up = first > 0 && dot(first) < level && dot(first - 1) < level;
    const bool goes_down = last + 1 < end && dot(last) < level && dot(last + 1) < level;
    if (goes_up || goes_down) return;
    for (int across = first; across <= last; ++across) dot(across) = 255;
}

}  // namespace

std::vector<PictureLine> picture_lines(const Picture& picture, const LineSizes& sizes) {
    std::vector<PictureLine> lines;
    const int level = ink_level(picture);
    find(picture, level, sizes.shortest_horizontal, sizes.thickest, true, lines);
    find(transposed(picture), level, sizes.shortest_vertical, sizes.thickest, false, lines);
    return lines;
}

void erase_lines(Picture& picture, const std::vector<PictureLine>& lines) {
    const int level = ink_level(picture);
    for (const PictureLine& line : lines) {
        const int end = (line.horizontal ? picture.width : picture.height) - 1;
        const int reach = static_cast<int>(std::ceil(line.thickness / 2)) + 3;
        const int from = std::clamp(static_cast<int>(line.from) - 2, 0, end);
        const int to = std::clamp(static_cast<int>(line.to) + 2, 0, end);
        for (int along = from; along <= to; ++along)
            erase_across(picture, along, static_cast<int>(std::lround(line.at)), reach, line.horizontal,
                         level);
    }
}

}  // namespace vekha::conversion
