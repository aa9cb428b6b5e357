// A page as grey dots, as pdftoppm writes it, and what is done to it before lines and words are looked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vekha::conversion {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> dots;  ///< row by row from the top; 0 is black

    std::uint8_t at(int x, int y) const {
        return dots[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                    static_cast<std::size_t>(x)];
    }
    std::uint8_t& at(int x, int y) {
        return dots[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                    static_cast<std::size_t>(x)];
    }
};

inline constexpr int picture_side_most = 20'000;              ///< dots
inline constexpr std::size_t picture_dots_most = 64'000'000;  ///< of one page

/// A binary PGM (P5) of one byte a dot; nothing for anything else and past the limits.
std::optional<Picture> read_pgm(std::string_view bytes);
std::string write_pgm(const Picture& picture);

/// Below this a dot counts as ink: told from the paper's own grey.
std::uint8_t ink_level(const Picture& picture);
/// The share of dots with ink, 0 to 1.
double ink_share(const Picture& picture);

/// Half the size; each dot the darkest of the four it stands for, so that thin lines live on.
Picture halved(const Picture& picture);
/// Turned by quarters, clockwise: 0 to 3.
Picture turned(const Picture& picture, int quarters);

/// By how many degrees lines of words and rules lean (clockwise is more than 0), within a few degrees.
double skew_degrees(const Picture& picture);
/// Turned back by that much; corners that come in from outside are white.
Picture straightened(const Picture& picture, double degrees);

}  // namespace vekha::conversion
