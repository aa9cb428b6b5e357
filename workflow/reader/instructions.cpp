#include "workflow/reader/instructions.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/labels.hpp"
#include "workflow/reader/numbering.hpp"
#include "workflow/reader/sections.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t fewest_deadlines = 2;
constexpr std::size_t longest_point = 4000;  // bytes; longer paragraphs are no instructions

/// A numbered paragraph and what follows it up to the next one.
struct Point {
    std::string number;
    std::string title;
    Labelled said;
    Source source, deadline, party, result;
    std::size_t line = 0;  ///< index of its first line
    std::size_t depth() const {
        return static_cast<std::size_t>(std::count(number.begin(), number.end(), '.'));
    }
};

void add(std::string& text, const std::string& more) {
    if (more.empty()) return;
    if (!text.empty()) text += '\n';
    text += more;
}

void say(Point& point, const Labelled& words, const Source& source) {
    if (!words.deadline.empty() && point.said.deadline.empty()) point.deadline = source;
    if (!words.party.empty() && point.said.party.empty()) point.party = source;
    if (!words.result.empty() && point.said.result.empty()) point.result = source;
    add(point.said.deadline, words.deadline);
    add(point.said.party, words.party);
    add(point.said.result, words.result);
}

// Lines of text that one paragraph takes are one again, «Срок:» and numbers apart.
std::vector<Line> whole_paragraphs(const std::vector<Line>& lines) {
    std::vector<Line> out;
    for (const Line& line : lines) {
        if (line.row) {
            out.push_back(line);
            continue;
        }
        const std::string text = squeeze(line.text());
        const Labelled words = split_labels(text);
        const bool labelled = words.any() && words.before.empty();
        const bool begins =
            line.gap || out.empty() || out.back().row || labelled || !split_number(text).number.empty();
        if (begins || starts_upper(text)) {
            out.push_back(line);
            out.back().cells = {text};
        } else {
            append_cut(out.back().cells.front(), text);
        }
    }
    return out;
}

std::vector<Point> points_of(const std::vector<Line>& lines) {
    std::vector<Point> points;
    bool open = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Line& line = lines[i];
        const std::string text = line.text();
        if (line.row || text.size() > longest_point) {
            open = false;
            continue;
        }
        const Numbered numbered = split_number(text);
        if (!numbered.number.empty()) {
            Point point;
            point.number = numbered.number;
            const Labelled words = split_labels(numbered.rest);
            point.title = words.any() ? words.before : numbered.rest;
            point.source = point.deadline = point.party = point.result = line.source;
            point.line = i;
            say(point, words, line.source);
            points.push_back(std::move(point));
            open = true;
            continue;
        }
        if (!open) continue;
        const Labelled words = split_labels(text);
        if (words.any() && words.before.empty()) {
            say(points.back(), words, line.source);
        } else if (!points.back().said.any() && !is_signature(text)) {
            // «а) …» and the like are more of the point, up to its labels.
            if (words.any()) {
                add(points.back().title, words.before);
                say(points.back(), words, line.source);
            } else {
                add(points.back().title, text);
            }
        } else {
            open = false;
        }
    }
    return points;
}

bool is_parent(const std::vector<Point>& points, std::size_t i) {
    return !points[i].said.any() && i + 1 < points.size() &&
           points[i + 1].number.starts_with(points[i].number + ".");
}

}  // namespace

PlanRows instruction_rows(const std::vector<Line>& all) {
    PlanRows plan;
    const std::vector<Line> lines = whole_paragraphs(all);
    const std::vector<Point> points = points_of(lines);
    const auto dated = static_cast<std::size_t>(std::count_if(
        points.begin(), points.end(), [](const Point& point) { return !point.said.deadline.empty(); }));
    if (dated < fewest_deadlines) return plan;
    plan.found = true;
    std::size_t first = lines.size();
    bool under_heading = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point& point = points[i];
        PlanRow row;
        row.source = point.source;
        if (is_parent(points, i)) {
            row.heading = std::string(trim(squeeze(point.title), ":"));
            under_heading = true;
        } else if (point.said.any()) {
            // A point of its own after sub-points stands under none of their headings.
            if (under_heading && point.depth() == 0) {
                PlanRow end;
                end.heading = std::string();
                plan.rows.push_back(std::move(end));
                under_heading = false;
            }
            row.number = point.number;
            row.title = {point.title, point.source};
            row.deadline = {point.said.deadline, point.deadline};
            row.party = {point.said.party, point.party};
            row.result = {point.said.result, point.result};
        } else {
            continue;
        }
        first = std::min(first, point.line);
        plan.rows.push_back(std::move(row));
    }
    plan.before.assign(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(first));
    return plan;
}

}  // namespace vekha::reading
