#include "daemon/conversion/picture.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <utility>

namespace vekha::conversion {
namespace {

constexpr int white = 255;
constexpr double ink_of_paper = 0.8;  ///< a dot darker than this share of the paper's grey is ink

constexpr double skew_most = 4.0;    ///< degrees
constexpr double coarse_step = 0.5;  ///< degrees
constexpr double fine_step = 0.05;   ///< degrees
constexpr std::size_t skew_dots_most = 60'000;

Picture blank(int width, int height) {
    Picture out{width, height, {}};
    out.dots.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), white);
    return out;
}

/// The next number of a PGM's head; moves past the one white space after it.
std::optional<int> head_number(std::string_view& bytes) {
    const auto start = bytes.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return std::nullopt;
    bytes.remove_prefix(start);
    int number = 0;
    const auto [end, fault] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), number);
    const auto length = static_cast<std::size_t>(end - bytes.data());
    if (fault != std::errc{} || length >= bytes.size()) return std::nullopt;
    bytes.remove_prefix(length + 1);
    return number;
}

struct Dot {
    double x;
    double y;
};

/// Dots of ink with no ink above: the upper edges of letters and rules, which tell the lean best.
std::vector<Dot> upper_edges(const Picture& picture) {
    const int level = ink_level(picture);
    std::vector<Dot> all;
    for (int y = 1; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x)
            if (picture.at(x, y) < level && picture.at(x, y - 1) >= level)
                all.push_back({static_cast<double>(x), static_cast<double>(y)});
    const std::size_t step = all.size() / skew_dots_most + 1;
    std::vector<Dot> some;
    for (std::size_t i = 0; i < all.size(); i += step) some.push_back(all[i]);
    return some;
}

/// How sharply the dots fall into rows when the page is turned back by the angle.
double sharpness(const std::vector<Dot>& dots, double degrees, int height) {
    const double slope = std::tan(degrees * std::numbers::pi / 180);
    std::vector<int> rows(static_cast<std::size_t>(height) * 2, 0);
    for (const Dot& dot : dots) {
        const double row = dot.y - dot.x * slope + height * 0.5;
        if (row >= 0 && row < static_cast<double>(rows.size())) ++rows[static_cast<std::size_t>(row)];
    }
    double sum = 0;
    for (const int count : rows) sum += static_cast<double>(count) * count;
    return sum;
}

double sharpest(const std::vector<Dot>& dots, double from, double to, double step, int height) {
    double best = 0;
    double best_sum = sharpness(dots, 0, height);
    for (double angle = from; angle <= to; angle += step) {
        const double sum = sharpness(dots, angle, height);
        if (sum > best_sum) {
            best_sum = sum;
            best = angle;
        }
    }
    return best;
}

}  // namespace

std::optional<Picture> read_pgm(std::string_view bytes) {
    if (!bytes.starts_with("P5")) return std::nullopt;
    bytes.remove_prefix(2);
    const auto width = head_number(bytes);
    const auto height = width ? head_number(bytes) : std::nullopt;
    const auto greys = height ? head_number(bytes) : std::nullopt;
    if (!greys || *greys != white || *width < 1 || *height < 1 || *width > picture_side_most ||
        *height > picture_side_most)
        return std::nullopt;
    const std::size_t count = static_cast<std::size_t>(*width) * static_cast<std::size_t>(*height);
    if (count > picture_dots_most || bytes.size() < count) return std::nullopt;
    return Picture{*width, *height, {bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count)}};
}

std::string write_pgm(const Picture& picture) {
    std::string out =
        "P5\n" + std::to_string(picture.width) + " " + std::to_string(picture.height) + "\n255\n";
    out.append(picture.dots.begin(), picture.dots.end());
    return out;
}

std::uint8_t ink_level(const Picture& picture) {
    std::array<std::size_t, 256> counts{};
    for (const auto dot : picture.dots) ++counts[dot];
    // The paper is the commonest of the bright greys.
    const auto paper = std::max_element(counts.begin() + 128, counts.end()) - counts.begin();
    return static_cast<std::uint8_t>(static_cast<double>(paper) * ink_of_paper);
}

double ink_share(const Picture& picture) {
    const int level = ink_level(picture);
    const auto ink =
        std::count_if(picture.dots.begin(), picture.dots.end(), [&](int dot) { return dot < level; });
    return picture.dots.empty() ? 0 : static_cast<double>(ink) / static_cast<double>(picture.dots.size());
}

Picture halved(const Picture& picture) {
    Picture out = blank(std::max(picture.width / 2, 1), std::max(picture.height / 2, 1));
    for (int y = 0; y + 1 < picture.height; y += 2)
        for (int x = 0; x + 1 < picture.width; x += 2)
            out.at(x / 2, y / 2) = std::min(
                {picture.at(x, y), picture.at(x + 1, y), picture.at(x, y + 1), picture.at(x + 1, y + 1)});
    return out;
}

Picture turned(const Picture& picture, int quarters) {
    if (quarters % 4 == 0) return picture;
    const bool half = quarters % 4 == 2;
    Picture out = half ? blank(picture.width, picture.height) : blank(picture.height, picture.width);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const int right = picture.width - 1 - x, low = picture.height - 1 - y;
            auto& to = half ? out.at(right, low) : quarters % 4 == 1 ? out.at(low, x) : out.at(y, right);
            to = picture.at(x, y);
        }
    return out;
}

double skew_degrees(const Picture& picture) {
    const auto dots = upper_edges(picture);
    const double coarse = sharpest(dots, -skew_most, skew_most, coarse_step, picture.height);
    const double fine = sharpest(dots, coarse - coarse_step, coarse + coarse_step, fine_step, picture.height);
    return fine;
}

Picture straightened(const Picture& picture, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    const double sine = std::sin(angle), cosine = std::cos(angle);
    const double middle_x = picture.width / 2.0, middle_y = picture.height / 2.0;
    Picture out = blank(picture.width, picture.height);
    for (int y = 0; y < picture.height; ++y)
        for (int x = 0; x < picture.width; ++x) {
            const double dx = x - middle_x, dy = y - middle_y;
            const int from_x = static_cast<int>(std::lround(middle_x + dx * cosine - dy * sine));
            const int from_y = static_cast<int>(std::lround(middle_y + dx * sine + dy * cosine));
            if (from_x >= 0 && from_x < picture.width && from_y >= 0 && from_y < picture.height)
                out.at(x, y) = picture.at(from_x, from_y);
        }
    return out;
}

}  // namespace vekha::conversion
