#include "workflow/documents/pdf_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace vekha::pdf {
namespace {

constexpr double same_line_share = 0.5;  ///< of the lower word's height that both must share
constexpr double upright_ratio = 1.5;  ///< height to width, of a word of some letters: it stands on its side
constexpr std::size_t some_letters = 6;  ///< bytes

void grow(Box& box, const Box& more) {
    box.left = std::min(box.left, more.left);
    box.top = std::min(box.top, more.top);
    box.right = std::max(box.right, more.right);
    box.bottom = std::max(box.bottom, more.bottom);
}

bool shares_line(const Box& line, const Box& word) {
    const double shared = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
    return shared > same_line_share * std::min(line.height(), word.height());
}

bool on_their_side(const std::vector<Word>& words) {
    std::size_t standing = 0, lying = 0;
    for (const Word& word : words)
        if (word.text.size() >= some_letters)
            ++(word.box.height() > upright_ratio * word.box.width() ? standing : lying);
    return standing > lying;
}

/// Turned by a quarter so that what is read from the bottom up is read from left to right.
std::vector<Word> laid_down(std::vector<Word> words) {
    for (Word& word : words) word.box = {-word.box.bottom, word.box.left, -word.box.top, word.box.right};
    return words;
}

}  // namespace

std::string TextLine::text() const {
    std::string out;
    for (const Word& word : words) {
        if (!out.empty()) out += ' ';
        out += word.text;
    }
    return out;
}

std::vector<TextLine> lines_of(std::vector<Word> words) {
    // By the middle: a tall word (a bracket, another font) does not pull its line up.
    std::stable_sort(words.begin(), words.end(),
                     [](const Word& a, const Word& b) { return a.box.middle_y() < b.box.middle_y(); });
    std::vector<TextLine> lines;
    std::vector<Box> cores;  // of each line: the box of its first word, which does not grow down a slope
    for (Word& word : words) {
        if (lines.empty() || !shares_line(cores.back(), word.box)) {
            lines.push_back({word.box, {}});
            cores.push_back(word.box);
        }
        grow(lines.back().box, word.box);
        cores.back().top = (cores.back().top * 3 + word.box.top) / 4;
        cores.back().bottom = (cores.back().bottom * 3 + word.box.bottom) / 4;
        lines.back().words.push_back(std::move(word));
    }
    for (TextLine& line : lines)
        std::stable_sort(line.words.begin(), line.words.end(),
                         [](const Word& a, const Word& b) { return a.box.left < b.box.left; });
    return lines;
}

std::vector<TextLine> chunks_of(const TextLine& line, double gap) {
    std::vector<TextLine> chunks;
    for (const Word& word : line.words) {
        if (chunks.empty() || word.box.left - chunks.back().box.right > gap) chunks.push_back({word.box, {}});
        grow(chunks.back().box, word.box);
        chunks.back().words.push_back(word);
    }
    return chunks;
}

std::string cell_text(std::vector<Word> words) {
    std::string out;
    for (const TextLine& line :
         lines_of(on_their_side(words) ? laid_down(std::move(words)) : std::move(words))) {
        if (!out.empty()) out += '\n';
        out += line.text();
    }
    return out;
}

double usual_height(const std::vector<Word>& words) {
    if (words.empty()) return 0;
    std::vector<double> heights;
    for (const Word& word : words) heights.push_back(word.box.height());
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

}  // namespace vekha::pdf
