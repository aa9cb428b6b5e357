// Two columns of text, a stamp beside another: lines that share a height but not a thought.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "workflow/documents/pdf_text.hpp"

namespace vekha::pdf {
namespace {

constexpr double narrow_gutter = 10;         ///< points, between columns of text
constexpr double wide_gutter = 30;           ///< points, between stamps and signatures
constexpr std::size_t lines_for_narrow = 5;  ///< with words on both sides
constexpr std::size_t lines_for_wide = 2;
constexpr double parting_heights = 2.5;  ///< of white space after which one side alone goes on by itself

struct Stretch {
    double from = 0;
    double to = 0;
    double width() const { return to - from; }
};

/// The widest white between two words of the line.
Stretch widest_gap(const TextLine& line) {
    Stretch best;
    for (std::size_t i = 0; i + 1 < line.words.size(); ++i) {
        const Stretch gap{line.words[i].box.right, line.words[i + 1].box.left};
        if (gap.width() > best.width()) best = gap;
    }
    return best;
}

/// What of the white stretch the line's words leave: the widest piece.
Stretch left_white(const Stretch& stretch, const TextLine& line) {
    Stretch best;
    double from = stretch.from;
    for (const Word& word : line.words) {
        if (word.box.right <= stretch.from || word.box.left >= stretch.to) continue;
        if (word.box.left - from > best.width()) best = {from, word.box.left};
        from = std::max(from, word.box.right);
    }
    if (stretch.to - from > best.width()) best = {from, stretch.to};
    return best;
}

struct SideBySide {
    std::size_t last = 0;  ///< one past the last line
    double gutter = 0;
};

/// From this line on: how far white runs down between two sides. `last` is `first` where there are no two
/// sides.
SideBySide sides_from(const std::vector<TextLine>& lines, std::size_t first) {
    Stretch white = widest_gap(lines[first]);
    std::size_t both = 0, last = first;
    for (std::size_t i = first; i < lines.size() && white.width() >= narrow_gutter; ++i) {
        const Stretch left = left_white(white, lines[i]);
        const std::size_t needed = left.width() >= wide_gutter ? lines_for_wide : lines_for_narrow;
        // A narrower white that only starts to be seen is chance; the sides end above this line.
        if (left.width() < narrow_gutter ||
            (left.width() < wide_gutter && both < needed && white.width() >= wide_gutter && i > first))
            break;
        const double middle = (left.from + left.to) / 2;
        const bool on_left = lines[i].words.front().box.middle_x() < middle;
        const bool on_right = lines[i].words.back().box.middle_x() > middle;
        const bool parted =
            i > first && lines[i].box.top - lines[i - 1].box.bottom > parting_heights * lines[i].box.height();
        if (parted && !(on_left && on_right)) break;
        white = left;
        both += on_left && on_right ? 1 : 0;
        last = i + 1;
    }
    const std::size_t needed = white.width() >= wide_gutter ? lines_for_wide : lines_for_narrow;
    const bool two =
        both >= needed || (both == 1 && white.width() >= wide_gutter && last - first > lines_for_wide);
    return {two ? last : first, (white.from + white.to) / 2};
}

}  // namespace

std::vector<std::vector<TextLine>> in_reading_order(const std::vector<TextLine>& lines) {
    std::vector<std::vector<TextLine>> parts;
    bool fresh = true;
    for (std::size_t i = 0; i < lines.size();) {
        const SideBySide sides = sides_from(lines, i);
        if (sides.last == i) {
            if (fresh) parts.emplace_back();
            parts.back().push_back(lines[i++]);
            fresh = false;
            continue;
        }
        std::vector<Word> left, right;
        for (; i < sides.last; ++i)
            for (const Word& word : lines[i].words)
                (word.box.middle_x() < sides.gutter ? left : right).push_back(word);
        parts.push_back(lines_of(std::move(left)));
        parts.push_back(lines_of(std::move(right)));
        fresh = true;
    }
    return parts;
}

}  // namespace vekha::pdf
