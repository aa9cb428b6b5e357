#include "workflow/documents/pdf_lines.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace vekha::pdf {
namespace {

constexpr double same_line_share = 0.5;  ///< of the lower word's height that both must share
constexpr double upright_ratio = 1.5;   ///< height to width, of a word of some letters: it stands on its side
constexpr double space_heights = 0.25;  ///< of a space
constexpr std::size_t tail_letters = 2;  ///< of a word cut by a cell's edge
constexpr double same_edge = 8;          ///< points
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

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Small Cyrillic letters and nothing else.
bool all_small(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        const auto lead = static_cast<unsigned char>(text[i]), next = static_cast<unsigned char>(text[i + 1]);
        if (!(lead == 0xD0 && next >= 0xB0) && !(lead == 0xD1 && next <= 0x91)) return false;
    }
    return !text.empty() && text.size() % 2 == 0;
}

/// One word over the last one or two letters of it: no line of a text ends so.
bool is_tail(const TextLine& above, const TextLine& below) {
    if (above.words.size() != 1 || below.words.size() != 1) return false;
    const std::string& tail = below.words.front().text;
    const std::string& head = above.words.front().text;
    if (letters_in(tail) > tail_letters || !all_small(tail) || head.size() < some_letters) return false;
    return all_small(std::string_view(head).substr(head.size() - 2)) &&
           above.box.width() > below.box.width() + same_edge;
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

bool begins_list_item(const TextLine& above, const TextLine& line) {
    const std::string_view mark = line.words.front().text;
    if (mark.starts_with("•")) return true;
    const std::string& end = above.words.back().text;
    if (std::string_view(".;:!?").find(end.back()) == std::string_view::npos) return false;
    if (mark == "-" || mark == "–" || mark == "—") return true;
    const auto digits = mark.find_first_not_of("0123456789.");
    const bool number = mark.front() >= '0' && mark.front() <= '9';
    return number && ((digits == std::string_view::npos && mark.back() == '.') ||
                      (digits + 1 == mark.size() && mark.back() == ')'));
}

bool ends_early(const TextLine& line, const TextLine& next, double room) {
    const Word& word = next.words.front();
    // A word with a hyphen could have been parted there.
    const auto hyphen = word.text.find('-');
    const double share = hyphen == std::string::npos || hyphen == 0
                             ? 1
                             : static_cast<double>(hyphen + 1) / static_cast<double>(word.text.size());
    const double space = space_heights * line.box.height();
    return line.box.width() + space + word.box.width() * share < room;
}

std::string cell_text(std::vector<Word> words, double room) {
    const bool lying = on_their_side(words);
    const auto lines = lines_of(lying ? laid_down(std::move(words)) : std::move(words));
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0 && !(i + 1 == lines.size() && is_tail(lines[i - 1], lines[i]))) {
            const bool full = !lying && out.back() != '-' && !ends_early(lines[i - 1], lines[i], room) &&
                              !begins_list_item(lines[i - 1], lines[i]);
            out += full ? ' ' : '\n';
        }
        out += lines[i].text();
    }
    return out;
}

std::string plain_marks(const std::string& word) {
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const std::string_view three = std::string_view(word).substr(i, 3);
        const auto lead = static_cast<unsigned char>(word[i]);
        // The private area U+E000 to U+F8FF; symbol fonts of office programs lie at U+F000.
        const bool is_private =
            three.size() == 3 &&
            (lead == 0xEE || (lead == 0xEF && static_cast<unsigned char>(three[1]) <= 0xA3));
        if (!is_private) {
            out += word[i];
            continue;
        }
        out += three == "\xEF\x80\xAD" ? "-" : "•";
        i += 2;
    }
    return out;
}

bool begins_small(std::string_view text) {
    return all_small(text.substr(0, 2));
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
