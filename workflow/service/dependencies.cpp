#include "workflow/service/dependencies.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <boost/json.hpp>

#include "workflow/service/dependency_words.hpp"
#include "workflow/service/import_plan.hpp"

namespace vekha {
namespace {

bool holds(const std::vector<ItemId>& list, ItemId id) {
    return std::find(list.begin(), list.end(), id) != list.end();
}

std::vector<ProposedDependency> proposals(const std::vector<StoredItem>& rows) {
    std::vector<Item> items;
    for (const auto& row : rows) items.push_back(row.item);
    return propose_dependencies(items);
}

Result<StoredItem*> row_at(std::vector<StoredItem>& rows, int position) {
    for (auto& row : rows)
        if (row.position == position) return &row;
    return failure(Fault::not_found, "В действующей редакции плана нет такой строки.",
                   "строка " + std::to_string(position));
}

/// Whether the row waits for `sought`, itself or through others.
bool hangs_on(const std::vector<StoredItem>& rows, ItemId row, ItemId sought) {
    std::map<ItemId, const StoredItem*> by_id;
    for (const auto& one : rows) by_id[one.id] = &one;
    std::set<ItemId> seen;
    std::vector<ItemId> open{row};
    while (!open.empty()) {
        const auto id = open.back();
        open.pop_back();
        if (id == sought) return true;
        const auto found = by_id.find(id);
        if (found == by_id.end() || !seen.insert(id).second) continue;
        open.insert(open.end(), found->second->plan.after.begin(), found->second->plan.after.end());
    }
    return false;
}

/// Whether the words propose that one row comes before the other.
bool proposed(const std::vector<StoredItem>& rows, ItemId first, ItemId then) {
    const auto all = proposals(rows);
    return std::any_of(all.begin(), all.end(), [&](const ProposedDependency& one) {
        return rows[one.first].id == first && rows[one.then].id == then;
    });
}

/// What the answer makes of the row that comes second. False where it says what stands already.
Result<bool> take_answer(const std::vector<StoredItem>& rows, ItemId first, StoredItem& then,
                         const DependencyChange& request) {
    const bool stands = comes_after(then, first);
    const auto both = [&] {
        return "строки " + std::to_string(request.first) + " и " + std::to_string(request.then);
    };
    if (request.answer == OrderAnswer::agreed) {
        if (stands) return false;
        if (hangs_on(rows, first, then.id))
            return failure(Fault::conflict, "Строки ждали бы друг друга.", both(),
                           "Сначала снимите обратную зависимость.");
        then.plan.after.push_back(first);
        std::erase(then.plan.refused, first);
        return true;
    }
    if (request.answer == OrderAnswer::refused) {
        if (holds(then.plan.refused, first)) return false;
        if (!stands && !proposed(rows, first, then.id))
            return failure(Fault::conflict, "Такой порядок строк не предлагался.", both(),
                           "Отклоняют только то, что предложено или согласовано.");
        then.plan.refused.push_back(first);
    }
    std::erase(then.plan.after, first);
    return stands || request.answer == OrderAnswer::refused;
}

Result<void> note(Transaction& change, PersonId actor, const DependencyChange& request, ItemId first,
                  ItemId then, Instant now) {
    boost::json::object entry{
        {"roadmap", request.roadmap.value}, {"first", first.value}, {"then", then.value}};
    const bool refused = request.answer == OrderAnswer::refused;
    if (!refused) entry["stands"] = request.answer == OrderAnswer::agreed;
    auto noted = change.append({now, actor, TaskId{}, refused ? "dependency_refused" : "dependency_set",
                                boost::json::serialize(entry)});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

}  // namespace

RowProgress progress_of(const StoredItem& row, const std::vector<Task>& tasks) {
    RowProgress progress;
    progress.to_come = row.plan.to_come();
    for (const auto& task : tasks) {
        if (task.item != row.id) continue;
        ++progress.tasks;
        progress.closed += task.closed() ? 1 : 0;
        progress.accepted += task.state == TaskState::accepted ? 1 : 0;
    }
    return progress;
}

Result<std::vector<StoredItem>> rows_in_force(ReadView& view, RoadmapId id) {
    auto roadmap = view.roadmap(id);
    if (!roadmap) return tl::unexpected(roadmap.error());
    if (!*roadmap)
        return failure(Fault::not_found, "Такой дорожной карты нет.",
                       "дорожная карта " + std::to_string(id.value));
    auto items = view.items(id);
    if (items) std::erase_if(*items, [](const StoredItem& one) { return one.dropped_in != 0; });
    return items;
}

bool comes_after(const StoredItem& row, ItemId first) {
    return holds(row.plan.after, first);
}

Result<std::vector<Dependency>> dependencies(ReadView& view, RoadmapId roadmap) {
    auto rows = rows_in_force(view, roadmap);
    if (!rows) return tl::unexpected(rows.error());
    auto tasks = view.tasks_of(roadmap);
    if (!tasks) return tl::unexpected(tasks.error());
    const auto proposed = proposals(*rows);
    std::vector<Dependency> shown;
    for (std::size_t then = 0; then < rows->size(); ++then)
        for (std::size_t first = 0; first < rows->size(); ++first) {
            if (!comes_after((*rows)[then], (*rows)[first].id)) continue;
            const auto told = std::find_if(proposed.begin(), proposed.end(), [&](const auto& one) {
                return one.first == first && one.then == then;
            });
            shown.push_back({(*rows)[first], (*rows)[then], true, false,
                             told == proposed.end() ? std::string{} : told->reason});
        }
    std::vector<Dependency> refused;
    for (const auto& one : proposed) {
        const auto& first = (*rows)[one.first];
        const auto& then = (*rows)[one.then];
        if (comes_after(then, first.id) || hangs_on(*rows, first.id, then.id)) continue;
        const bool no = holds(then.plan.refused, first.id);
        (no ? refused : shown).push_back({first, then, false, no, one.reason});
    }
    shown.insert(shown.end(), refused.begin(), refused.end());
    for (auto& one : shown) one.progress = progress_of(one.first, *tasks);
    return shown;
}

Result<void> set_dependency(Store& store, PersonId actor, const DependencyChange& request, Instant now) {
    return store.write([&](Transaction& change) -> Result<void> {
        if (auto may = may_import(change, actor, request.roadmap); !may) return may;
        auto rows = rows_in_force(change, request.roadmap);
        if (!rows) return tl::unexpected(rows.error());
        auto first = row_at(*rows, request.first);
        if (!first) return tl::unexpected(first.error());
        auto then = row_at(*rows, request.then);
        if (!then) return tl::unexpected(then.error());
        const auto changed = take_answer(*rows, (*first)->id, **then, request);
        if (!changed) return tl::unexpected(changed.error());
        if (!*changed) return {};
        if (auto done = change.update(**then); !done) return done;
        return note(change, actor, request, (*first)->id, (*then)->id, now);
    });
}

}  // namespace vekha
