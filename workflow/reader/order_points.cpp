#include "workflow/reader/order_points.hpp"

#include <algorithm>
#include <optional>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"
#include "workflow/reader/numbering.hpp"

namespace vekha::reading {
namespace {

bool starts_bullet(std::string_view line) {
    const std::string_view text = trim(line);
    return text.starts_with('-') || text.starts_with("•") || text.starts_with("–") || text.starts_with("—");
}

std::string_view without_bullet(std::string_view text) {
    text = trim(text, "-*");
    for (const std::string_view bullet : {"•", "–", "—"})
        if (text.starts_with(bullet)) text = trim(text.substr(bullet.size()), "-*");
    return text;
}

// Without its closing marks, but for the dot of initials: «… Иванову И.И.».
std::string clause_of(std::string_view words) {
    std::string clause = squeeze(trim(words, " ;.-*"));
    const std::string dotted = clause + '.';
    if (squeeze(words).find(dotted) == std::string::npos) return clause;
    std::optional<FoundName> last;
    for (auto name = find_name(dotted, 0); name; name = find_name(dotted, name->end)) last = name;
    return last && last->end == dotted.size() ? dotted : clause;
}

OrderPoint point_of(std::string_view line) {
    OrderPoint point;
    const std::string_view text = without_bullet(line);
    auto [number, rest] = split_number(text);
    point.number = std::move(number);
    std::string_view words = rest.empty() ? text : std::string_view(rest);
    if (point.number.empty() && starts_digit(words)) {
        const auto end = words.find_first_not_of("0123456789.)");
        if (end != std::string_view::npos) words = words.substr(end);
    }
    point.clause = clause_of(words);
    point.goes_on =
        point.number.find('.') != std::string::npos || starts_bullet(line) || starts_lower(point.clause);
    return point;
}

}  // namespace

std::vector<OrderPoint> order_points(const std::vector<Group>& groups) {
    std::vector<std::string> lines;
    for (const Group& group : groups) {
        bool first = true;
        for (const auto& line : group.lines) {
            if (first || starts_digit(line) || starts_bullet(line) || lines.empty())
                lines.push_back(line);
            else
                append_cut(lines.back(), line);
            first = false;
        }
    }
    std::vector<OrderPoint> points;
    points.reserve(lines.size());
    for (const auto& line : lines) points.push_back(point_of(line));
    return points;
}

bool has_any_stem(std::string_view folded, std::initializer_list<std::string_view> stems) {
    return std::any_of(stems.begin(), stems.end(), [&](auto stem) { return has_stem(folded, stem); });
}

}  // namespace vekha::reading
