#include <algorithm>
#include <cmath>

#include "daemon/conversion/pages.hpp"
#include "daemon/conversion/picture.hpp"
#include "daemon/conversion/recognition.hpp"
#include "workflow/documents/pdf_grid.hpp"

namespace vekha::conversion {
namespace {

constexpr std::size_t cells_most = 600;   ///< of one document
constexpr double inset = 2;               ///< points left out along the cell's borders
constexpr int around = 24;                ///< white dots around the cut-out: letters at an edge are misread
constexpr std::ptrdiff_t ink_least = 25;  ///< dots; less is a speck

struct Spot {
    std::size_t page = 0;
    double scale = 1;  ///< points of a dot
    int left = 0;      ///< dots, of the cut-out on its page
    int top = 0;
};

bool has_word(const pdf::Page& page, const pdf::Box& box) {
    return std::any_of(page.words.begin(), page.words.end(), [&](const pdf::Word& word) {
        const double x = word.box.middle_x(), y = word.box.middle_y();
        return x > box.left && x < box.right && y > box.top && y < box.bottom;
    });
}

std::vector<pdf::Box> wordless_cells(const pdf::Page& page) {
    std::vector<pdf::Box> boxes;
    for (const auto& grid : pdf::grids_of(page))
        for (const auto& cell : grid.cells) {
            const pdf::Box box{grid.xs[cell.column], grid.ys[cell.row], grid.xs[cell.column + cell.columns],
                               grid.ys[cell.row + cell.rows]};
            if (!has_word(page, box)) boxes.push_back(box);
        }
    return boxes;
}

/// The part of the picture that has ink, in white; empty where there is only a speck.
Picture cut_out(const Picture& picture, const pdf::Box& box, Spot& spot) {
    const auto dot = [&](double points, int most) {
        return std::clamp(static_cast<int>(std::lround(points / spot.scale)), 0, most);
    };
    const int left = dot(box.left + inset, picture.width), right = dot(box.right - inset, picture.width);
    const int top = dot(box.top + inset, picture.height), bottom = dot(box.bottom - inset, picture.height);
    const int level = ink_level(picture);
    int low_x = right, high_x = left, low_y = bottom, high_y = top;
    std::ptrdiff_t ink = 0;
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) {
            if (picture.at(x, y) >= level) continue;
            ++ink;
            low_x = std::min(low_x, x);
            high_x = std::max(high_x, x);
            low_y = std::min(low_y, y);
            high_y = std::max(high_y, y);
        }
    if (ink < ink_least) return {};
    spot.left = low_x - around;
    spot.top = low_y - around;
    Picture out{high_x - low_x + 1 + 2 * around, high_y - low_y + 1 + 2 * around, {}};
    out.dots.assign(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height), 255);
    for (int y = low_y; y <= high_y; ++y)
        for (int x = low_x; x <= high_x; ++x) out.at(x - spot.left, y - spot.top) = picture.at(x, y);
    return out;
}

Result<void> cut_cells(const TempFolder& folder, const Scan& scan, const pdf::Page& page,
                       std::vector<std::string>& files, std::vector<Spot>& spots) {
    const auto boxes = wordless_cells(page);
    if (boxes.empty()) return {};
    const auto bytes = folder.read(scan.file(), page_picture_bytes);
    const auto picture = bytes ? read_pgm(*bytes) : std::nullopt;
    if (!picture) return {};
    for (const auto& box : boxes) {
        if (files.size() >= cells_most) return {};
        Spot spot{scan.page, page.width / picture->width, 0, 0};
        const Picture cell = cut_out(*picture, box, spot);
        if (cell.dots.empty()) continue;
        files.push_back("cell-" + std::to_string(files.size()) + ".pgm");
        spots.push_back(spot);
        if (auto written = folder.write(files.back(), write_pgm(cell)); !written) return written;
    }
    return {};
}

}  // namespace

Result<void> recognize_overlooked(const Programs& programs, const TempFolder& folder,
                                  const std::vector<Scan>& scans, std::vector<pdf::Page>& pages) {
    std::vector<std::string> files;
    std::vector<Spot> spots;
    for (const Scan& scan : scans)
        if (auto cut = cut_cells(folder, scan, pages[scan.page], files, spots); !cut) return cut;
    if (files.empty()) return {};
    auto words = recognized_words(programs, folder, files, one_block);
    if (!words) return tl::unexpected(words.error());
    for (std::size_t i = 0; i < spots.size(); ++i)
        for (auto& word : (*words)[i]) {
            const Spot& spot = spots[i];
            word.box = {(word.box.left + spot.left) * spot.scale, (word.box.top + spot.top) * spot.scale,
                        (word.box.right + spot.left) * spot.scale, (word.box.bottom + spot.top) * spot.scale};
            pages[spot.page].words.push_back(std::move(word));
        }
    return {};
}

}  // namespace vekha::conversion
