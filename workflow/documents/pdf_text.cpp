#include "workflow/documents/pdf_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace vekha::pdf {
namespace {

constexpr double wide_pitch = 1.35;    ///< of the usual distance of lines: white space between paragraphs
constexpr double blank_heights = 1.2;  ///< of white between two lines, where no usual distance is known
constexpr double indent = 8;           ///< points
constexpr double centred_within =
    20;  ///< points between the middles of two centred lines: a first line's indent moves it
constexpr double narrow_block = 300;  ///< points: a stamp, a signature; its lines end early by nature

/// The usual distance from line to line; 0 where there are too few to tell.
double pitch_of(const std::vector<TextLine>& lines) {
    std::vector<double> pitches;
    for (std::size_t i = 1; i < lines.size(); ++i)
        pitches.push_back(lines[i].box.middle_y() - lines[i - 1].box.middle_y());
    constexpr std::size_t enough = 3;
    if (pitches.size() < enough) return 0;
    const auto low = pitches.begin() + static_cast<std::ptrdiff_t>(pitches.size() / 3);
    std::nth_element(pitches.begin(), low, pitches.end());
    return *low;
}

bool white_between(const TextLine& above, const TextLine& below, double usual_pitch) {
    const double height = std::max(above.box.height(), below.box.height());
    const double pitch = below.box.middle_y() - above.box.middle_y();
    if (below.box.top - above.box.bottom > blank_heights * height) return true;
    return usual_pitch > 0 && pitch > std::max(wide_pitch * usual_pitch, height);
}

/// Lines that no white parts: they share margins.
std::vector<std::vector<TextLine>> blocks_by_white(const std::vector<TextLine>& lines) {
    const double pitch = pitch_of(lines);
    std::vector<std::vector<TextLine>> blocks;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == 0 || white_between(lines[i - 1], lines[i], pitch)) blocks.emplace_back();
        blocks.back().push_back(lines[i]);
    }
    return blocks;
}

struct Margins {
    double left = 0;
    double right = 0;
};

Margins margins_of(const std::vector<TextLine>& lines) {
    Margins margins{lines.front().box.left, lines.front().box.right};
    for (const TextLine& line : lines) {
        margins.left = std::min(margins.left, line.box.left);
        margins.right = std::max(margins.right, line.box.right);
    }
    return margins;
}

bool centred(const TextLine& line, const Margins& margins) {
    return std::abs(line.box.middle_x() - (margins.left + margins.right) / 2) < centred_within &&
           line.box.left > margins.left + indent;
}

enum class Join { one, touching, apart };

Join join_of(const TextLine& above, const TextLine& below, const Margins& margins) {
    const bool both_centred = std::abs(above.box.middle_x() - below.box.middle_x()) < centred_within &&
                              (centred(above, margins) || centred(below, margins));
    if (both_centred) return Join::one;
    const bool narrow = margins.right - margins.left < narrow_block;
    const bool indented = below.box.left > margins.left + indent && below.box.left > above.box.left + indent;
    if (indented || begins_list_item(above, below) ||
        ends_early(above, below, margins.right - above.box.left))
        return narrow ? Join::touching : Join::apart;
    return Join::one;
}

void add_paragraphs(const std::vector<TextLine>& block, std::vector<TextParagraph>& out) {
    const Margins margins = margins_of(block);
    for (std::size_t i = 0; i < block.size(); ++i) {
        const Join join = i == 0 ? Join::apart : join_of(block[i - 1], block[i], margins);
        if (join == Join::one)
            out.back().text += '\n' + block[i].text();
        else
            out.push_back({block[i].text(), join == Join::touching});
    }
}

}  // namespace

std::vector<TextParagraph> paragraphs_of(const std::vector<TextLine>& lines) {
    std::vector<TextParagraph> out;
    for (const auto& part : in_reading_order(lines))
        for (const auto& block : blocks_by_white(part)) add_paragraphs(block, out);
    return out;
}

}  // namespace vekha::pdf
