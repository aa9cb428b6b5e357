#include "workflow/reader/rows.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/instructions.hpp"
#include "workflow/reader/join_rows.hpp"
#include "workflow/reader/raw_rows.hpp"
#include "workflow/reader/row_words.hpp"
#include "workflow/reader/sections.hpp"

namespace vekha::reading {
namespace {

// Words that a plan calls itself by, somewhere above its table.
bool speaks_of_plan(const std::vector<Line>& lines) {
    return std::any_of(lines.begin(), lines.end(), [](const Line& line) {
        const std::string folded = fold(line.text());
        return has_stem(folded, "план") || has_stem(folded, "дорожн") || has_stem(folded, "мероприяти") ||
               has_stem(folded, "циклограмм") || has_stem(folded, "график");
    });
}

bool is_first_of_sections(const std::string& text, const RawRows& raw) {
    const bool numbered = numbers_heading(text);
    if (!numbered && !month_of_title(text)) return false;
    return std::any_of(raw.rows.begin(), raw.rows.end(), [&](const RawRow& row) {
        return row.paragraph &&
               (numbered ? numbers_heading(row.title.text) : month_of_title(row.title.text).has_value());
    });
}

// «1. Анализ» under the plan's title and over its first table, as «2. Обучение» is over the second; «План на
// сентябрь» as «План на октябрь»: the words of the rows, not of the page.
void take_first_section(RawRows& raw) {
    if (raw.before.size() < 2) return;
    const Line line = raw.before.back();
    // «Раздел 1. Кадры» in the row above the heading row.
    const bool row_over_heading = line.row && line.filled() == 1 && numbers_heading(line.text());
    if (!row_over_heading && (line.row || !is_first_of_sections(line.text(), raw))) return;
    RawRow first;
    first.paragraph = true;
    first.bold = line.bold;
    first.title = {line.text(), line.source};
    first.source = line.source;
    raw.rows.insert(raw.rows.begin(), std::move(first));
    raw.before.pop_back();
    // «План работы школы» again over «на сентябрь», under the whole plan's title.
    const auto names_plan = [](const Line& above) { return fold(above.text()).starts_with("план"); };
    const auto last = std::prev(raw.before.end());
    if (names_plan(*last) && std::any_of(raw.before.begin(), last, names_plan)) raw.before.pop_back();
}

std::size_t count_items(const std::vector<PlanRow>& rows) {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(), [](const PlanRow& row) { return !row.heading; }));
}

}  // namespace

PlanRows plan_rows(const std::vector<Line>& lines) {
    PlanRows plan;
    for (const Trust trust : {Trust::words, Trust::months, Trust::content}) {
        if (trust == Trust::content && !speaks_of_plan(lines)) break;
        RawRows raw = raw_rows(lines, trust);
        if (trust == Trust::words) plan.best_heading = raw.best_heading;
        if (!raw.found) continue;
        take_first_section(raw);
        plan.before = std::move(raw.before);
        plan.rows = joined(std::move(raw));
        plan.found = true;
        if (count_items(plan.rows) > 0) return plan;
    }
    PlanRows instructions = instruction_rows(lines);
    if (!instructions.found) return plan;
    instructions.best_heading = std::move(plan.best_heading);
    return instructions;
}

}  // namespace vekha::reading
