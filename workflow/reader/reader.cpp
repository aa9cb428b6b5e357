#include "workflow/reader/reader.hpp"

#include <algorithm>
#include <utility>

#include "workflow/model/limits.hpp"
#include "workflow/reader/abbreviations.hpp"
#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline.hpp"
#include "workflow/reader/evidence.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/headings.hpp"
#include "workflow/reader/layout.hpp"
#include "workflow/reader/marks.hpp"
#include "workflow/reader/numbering.hpp"
#include "workflow/reader/page.hpp"
#include "workflow/reader/parties.hpp"
#include "workflow/reader/period.hpp"
#include "workflow/reader/ribbon.hpp"
#include "workflow/reader/rows.hpp"
#include "workflow/reader/sections.hpp"
#include "workflow/reader/stems.hpp"
#include "workflow/reader/two_dates.hpp"

namespace vekha {
namespace reading {
namespace {

constexpr int longest_month = 31;            // days
constexpr std::size_t quoted_heading = 200;  // bytes of the nearest heading in the error

tl::unexpected<Error> no_plan(const PlanRows& plan, const std::vector<Line>& lines) {
    const bool tables = std::any_of(lines.begin(), lines.end(), [](const Line& l) { return l.row; });
    std::string found = plan.best_heading.empty()
                            ? (tables ? "таблицы есть, но их заголовки другие" : "таблиц нет")
                            : "ближе всего строка «" + plan.best_heading.substr(0, quoted_heading) + "»";
    // A cut in the middle of a letter would break the text.
    if (plan.best_heading.size() > quoted_heading) found = squeeze(found) + "»";
    return failure(Fault::unreadable,
                   "Это не план мероприятий: не нашлось таблицы, в заголовке которой есть мероприятие и срок "
                   "исполнения; " +
                       found,
                   {}, "Проверьте, тот ли файл выбран и сохранилась ли в нём таблица");
}

Deadline deadline_of(const PlanRow& row, const Headings& headings, const ReadingRules& rules) {
    const Frame frame = headings.frame(row);
    Field words = row.deadline;
    if (words.text.empty()) {
        if (Field above = headings.deadline(row); !above.text.empty()) words = std::move(above);
    }
    const std::string text = join_lines(words.text);
    Deadline deadline = row.dates.begins.empty() ? read_deadline(text, frame, rules)
                                                 : read_two_dates(row.dates, text, frame, rules);
    // «15» under «Сентябрь», or in a plan for one month.
    const std::optional<Period> month = frame.heading ? frame.heading : frame.plan;
    if (deadline.windows.empty() && month && length(*month) <= longest_month)
        if (const std::string days = days_of_month(text, month_of_day(month->first)); !days.empty()) {
            deadline = read_deadline(days, frame, rules);
            deadline.text = text;
        }
    deadline.source = words.source;
    return deadline;
}

Item item_of(const PlanRow& row, const Headings& headings, const KnownParties& known,
             const ReadingRules& rules) {
    Item item;
    item.section =
        row.section.empty() ? headings.section() : std::optional(heading_text(join_lines(row.section)));
    item.number = row.number;
    item.title = join_lines(row.title.text);
    item.source = row.source;
    item.deadline = deadline_of(row, headings, rules);
    const Field& party =
        row.party.text.empty() && !headings.party().text.empty() ? headings.party() : row.party;
    item.responsible.text = join_lines(party.text);
    item.responsible.parties = parties_of(party.text, known);
    item.responsible.source = party.source;
    item.result.text = join_lines(row.result.text);
    item.result.evidence = evidence_of(item.result.text);
    item.result.from_title = evidence_of_title(item.title, item.result.evidence);
    item.result.indicators = indicators_of(item.result.text);
    item.result.source = row.result.source;
    return item;
}

// Parties of cells on one line: there only commas cut, so their names are sure.
KnownParties known_parties(const std::vector<PlanRow>& rows) {
    KnownParties known;
    for (const PlanRow& row : rows) {
        if (row.party.text.find('\n') != std::string::npos) continue;
        for (const auto& party : parties_of(row.party.text, {})) known.insert(party_key(party));
    }
    return known;
}

}  // namespace
}  // namespace reading

Result<Roadmap> read_roadmap(const Document& document, const ReadingRules& rules) {
    using namespace reading;
    const auto lines = rows_from_ribbons(lines_of(document));
    const PlanRows plan = plan_rows(lines);
    const auto items = static_cast<std::size_t>(
        std::count_if(plan.rows.begin(), plan.rows.end(), [](const auto& r) { return !r.heading; }));
    if (!plan.found || items == 0) return no_plan(plan, lines);
    if (items > limits::document_items)
        return failure(Fault::too_large,
                       "В плане больше " + std::to_string(limits::document_items) + " мероприятий", {},
                       "Разделите документ на части");
    const auto groups = groups_of(plan.before);
    Roadmap roadmap;
    roadmap.title = title_of(groups);
    roadmap.organization = organization_of(groups);
    roadmap.approval = approval_of(groups);
    roadmap.roles = roles_of(groups);
    roadmap.control = control_of(groups);
    for (const Group& group : groups) add_abbreviations(group.text, roadmap.abbreviations);
    roadmap.period = period_of(roadmap.title, groups, plan.rows);
    const KnownParties known = known_parties(plan.rows);
    Headings headings(roadmap.period);
    if (!groups.empty()) headings.begin_under(groups.back().text);
    for (const PlanRow& row : plan.rows) {
        if (row.heading)
            headings.enter(row);
        else
            roadmap.items.push_back(item_of(row, headings, known, rules));
    }
    for (const Item& item : roadmap.items)
        for (const auto& text : {item.title, item.responsible.text})
            add_abbreviations(text, roadmap.abbreviations);
    return roadmap;
}

}  // namespace vekha
