#include "workflow/service/plan_copy.hpp"

#include <algorithm>
#include <map>

#include "workflow/editions/next_period.hpp"
#include "workflow/engine/checkpoints.hpp"
#include "workflow/service/kept_rules.hpp"
#include "workflow/service/sha256.hpp"
#include "workflow/service/waiting.hpp"

namespace vekha {
namespace {

using editions::PatternRow;

/// The terms by which the row is really kept, where a person set others than its words give.
std::vector<Window> set_by_person(const StoredItem& row, const Item& printed, const std::vector<Task>& tasks,
                                  const RulePack& rules) {
    std::vector<Window> kept;
    for (const auto& task : tasks)
        if (!task.parent && task.state != TaskState::cancelled) kept.push_back(task.window);
    const auto is_kept = [&](const Window& window) {
        return std::find(kept.begin(), kept.end(), window) != kept.end();
    };
    if (row.plan.event_day) return {};  // another year's event has a day of its own
    auto read = terms_of(printed.deadline, {}, rules).windows;
    const bool some_to_come = !row.plan.owners.empty() || !row.plan.each.empty();
    if (some_to_come && row.plan.made < static_cast<int>(read.size()))
        read.resize(static_cast<std::size_t>(row.plan.made));
    if (!read.empty() && std::all_of(read.begin(), read.end(), is_kept)) return {};
    return kept;
}

Result<std::vector<PatternRow>> rows_of(ReadView& view, RoadmapId roadmap, const RulePack& rules) {
    auto items = view.items(roadmap);
    if (!items) return tl::unexpected(items.error());
    auto tasks = view.tasks_of(roadmap);
    if (!tasks) return tl::unexpected(tasks.error());
    std::map<ItemId, std::vector<Task>> tasks_of_row;
    for (auto& task : *tasks) tasks_of_row[task.item].push_back(std::move(task));
    std::vector<PatternRow> rows;
    for (auto& stored : *items) {
        if (stored.dropped_in != 0) continue;
        auto printed = as_printed(stored);
        auto set = set_by_person(stored, printed, tasks_of_row[stored.id], rules);
        rows.push_back({std::move(printed), std::move(set)});
    }
    return rows;
}

}  // namespace

Result<ImportRequest> copy_of(ReadView& view, const Organization& organization, RoadmapId roadmap,
                              const CopyRequest& request) {
    auto kept = view.roadmap(roadmap);
    if (!kept) return tl::unexpected(kept.error());
    if (!*kept)
        return failure(Fault::not_found, "Такой дорожной карты нет.",
                       "дорожная карта " + std::to_string(roadmap.value));
    const auto& pattern = **kept;
    const int begins = static_cast<int>(civil(pattern.period.first).year());
    const int years = request.year - begins;
    if (years < 1 || years > copy_years_most)
        return failure(Fault::invalid_input,
                       "План начинается в " + std::to_string(begins) + " году, в " +
                           std::to_string(request.year) + " год его скопировать нельзя.",
                       "year",
                       "Укажите год от " + std::to_string(begins + 1) + " до " +
                           std::to_string(begins + copy_years_most) + ".");
    auto rows = rows_of(view, roadmap, organization.rules);
    if (!rows) return tl::unexpected(rows.error());
    const auto rules = rules_of_reading(view, organization);
    if (!rules) return tl::unexpected(rules.error());
    ImportRequest made = request.document;
    made.reading =
        editions::next_period(pattern.title, pattern.organization, *rows, pattern.period, years, *rules);
    if (!made.unit) made.unit = pattern.unit;
    made.source_name = "по образцу дорожной карты № " + std::to_string(roadmap.value);
    made.source_sha256 =
        sha256_hex("roadmap " + std::to_string(roadmap.value) + " copied to " + std::to_string(request.year));
    return made;
}

}  // namespace vekha
