// What a converter gives of a PDF or a scan: pages with words in boxes and ruling lines; as values and as
// text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/result.hpp"

namespace vekha::pdf {

/// In points (1/72 inch) from the page's upper left corner, y grows downwards.
struct Box {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;

    double width() const { return right - left; }
    double height() const { return bottom - top; }
    double middle_x() const { return (left + right) / 2; }
    double middle_y() const { return (top + bottom) / 2; }
};

struct Word {
    Box box;
    std::string text;
    int confidence = 100;  ///< of a recognized word, 0 to 100
};

/// A printed line along one axis.
struct Ruling {
    bool horizontal = true;
    double at = 0;    ///< y of a horizontal one, x of a vertical one
    double from = 0;  ///< along the other axis
    double to = 0;
};

struct Page {
    double width = 0;
    double height = 0;
    enum class Kind {
        text,        ///< the words stand in the file
        recognized,  ///< the words were recognized in a picture
        picture,     ///< something is printed, but there are no words yet
    };
    Kind kind = Kind::text;
    std::vector<Word> words;
    std::vector<Ruling> rulings;
};

inline constexpr std::size_t pages_most = 300;
inline constexpr std::size_t words_most = 500'000;    ///< of all pages
inline constexpr std::size_t rulings_most = 500'000;  ///< of all pages
inline constexpr double page_side_most = 20'000;      ///< points

/// The text form. The first line is «boxes 1», then a line each: «page WIDTH HEIGHT KIND» before what stands
/// on it, «word LEFT TOP RIGHT BOTTOM CONFIDENCE TEXT», «h Y FROM TO» and «v X FROM TO».
std::string print_boxes(const std::vector<Page>& pages);

/// The pages of a text form. Errors: unreadable for anything else, naming the line; too_large past the
/// limits.
Result<std::vector<Page>> parse_boxes(std::string_view text);

}  // namespace vekha::pdf
