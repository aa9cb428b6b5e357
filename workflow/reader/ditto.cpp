#include "workflow/reader/ditto.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_mark = 24;  // bytes

}  // namespace

bool is_ditto(std::string_view cell) {
    if (cell.empty() || cell.size() > longest_mark) return false;
    const std::string folded = squeeze(fold(cell));
    constexpr std::array<std::string_view, 8> phrases{"то же",  "тоже",  "там же",      "те же",
                                                      "тот же", "та же", "то же самое", "так же"};
    const std::string_view body = trim(folded, "-.,;\"' ");
    if (std::find(phrases.begin(), phrases.end(), body) != phrases.end()) return true;
    // Strokes and quotes in any mixture: a quote, a double stroke, a double prime.
    bool stroke = false;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const std::string_view rest = std::string_view(folded).substr(i);
        if (rest.starts_with("″") || rest.starts_with("〃") || rest.starts_with("ˮ")) {
            stroke = true;
            i += std::string_view(rest.starts_with("ˮ")   ? "ˮ"
                                  : rest.starts_with("″") ? "″"
                                                          : "〃")
                     .size() -
                 1;
        } else if (folded[i] == '"' || rest.starts_with("//") || rest.starts_with("\\\\") ||
                   rest.starts_with("||") || rest.starts_with("''")) {
            stroke = true;
        } else if (std::string_view("-/\\|'., ").find(folded[i]) == std::string_view::npos) {
            return false;
        }
    }
    return stroke;
}

bool is_nothing(std::string_view cell) {
    const std::string folded = fold(cell);
    return trim(folded, "-_.").empty() && !cell.empty();
}

}  // namespace vekha::reading
