#include "workflow/service/dependencies.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <boost/json.hpp>

#include "workflow/service/dependency_words.hpp"
#include "workflow/service/import_plan.hpp"

namespace vekha {
namespace {

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

Result<StoredItem*> row_at(std::vector<StoredItem>& rows, int position) {
    for (auto& row : rows)
        if (row.position == position) return &row;
    return failure(Fault::not_found, "В действующей редакции плана нет такой строки.",
                   "строка " + std::to_string(position));
}

bool comes_after(const StoredItem& row, ItemId first) {
    return std::find(row.plan.after.begin(), row.plan.after.end(), first) != row.plan.after.end();
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

void count_tasks(Dependency& dependency, const std::vector<Task>& tasks) {
    for (const auto& task : tasks)
        if (task.item == dependency.first.id) {
            ++dependency.tasks;
            dependency.closed += task.closed() ? 1 : 0;
        }
}

}  // namespace

Result<std::vector<Dependency>> dependencies(ReadView& view, RoadmapId roadmap) {
    auto rows = rows_in_force(view, roadmap);
    if (!rows) return tl::unexpected(rows.error());
    auto tasks = view.tasks_of(roadmap);
    if (!tasks) return tl::unexpected(tasks.error());
    std::vector<Item> items;
    for (const auto& row : *rows) items.push_back(row.item);
    const auto proposed = propose_dependencies(items);
    std::vector<Dependency> shown;
    for (std::size_t then = 0; then < rows->size(); ++then)
        for (std::size_t first = 0; first < rows->size(); ++first) {
            if (!comes_after((*rows)[then], (*rows)[first].id)) continue;
            const auto told = std::find_if(proposed.begin(), proposed.end(), [&](const auto& one) {
                return one.first == first && one.then == then;
            });
            shown.push_back(
                {(*rows)[first], (*rows)[then], true, told == proposed.end() ? std::string{} : told->reason});
        }
    for (const auto& one : proposed)
        if (!comes_after((*rows)[one.then], (*rows)[one.first].id) &&
            !hangs_on(*rows, (*rows)[one.first].id, (*rows)[one.then].id))
            shown.push_back({(*rows)[one.first], (*rows)[one.then], false, one.reason});
    for (auto& one : shown) count_tasks(one, *tasks);
    return shown;
}

Result<void> set_dependency(Store& store, PersonId actor, const DependencyChange& request, Instant now) {
    return store.write([&](Transaction& change) -> Result<void> {
        if (auto may = may_import(change, actor); !may) return may;
        auto rows = rows_in_force(change, request.roadmap);
        if (!rows) return tl::unexpected(rows.error());
        auto first = row_at(*rows, request.first);
        if (!first) return tl::unexpected(first.error());
        auto then = row_at(*rows, request.then);
        if (!then) return tl::unexpected(then.error());
        auto& after = (*then)->plan.after;
        if (comes_after(**then, (*first)->id) == request.stands) return {};
        if (request.stands && hangs_on(*rows, (*first)->id, (*then)->id))
            return failure(Fault::conflict, "Строки ждали бы друг друга.",
                           "строки " + std::to_string(request.first) + " и " + std::to_string(request.then),
                           "Сначала снимите обратную зависимость.");
        if (request.stands)
            after.push_back((*first)->id);
        else
            std::erase(after, (*first)->id);
        if (auto done = change.update(**then); !done) return done;
        const boost::json::object entry{{"roadmap", request.roadmap.value},
                                        {"first", (*first)->id.value},
                                        {"then", (*then)->id.value},
                                        {"stands", request.stands}};
        auto noted = change.append({now, actor, TaskId{}, "dependency_set", boost::json::serialize(entry)});
        if (!noted) return tl::unexpected(noted.error());
        return {};
    });
}

}  // namespace vekha
