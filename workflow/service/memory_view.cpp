#include <algorithm>

#include "workflow/service/memory_views.hpp"

namespace vekha::memory {
namespace {

template <class Key, class Row, class Like>
std::optional<Row> copy(const Table<Key, Row>& table, const Like& key) {
    const Row* row = table.find(key);
    return row ? std::optional<Row>(*row) : std::nullopt;
}

template <class Key, class Row>
std::vector<Row> copies(const Table<Key, Row>& table) {
    std::vector<Row> rows;
    rows.reserve(table.rows().size());
    for (const auto& [key, row] : table.rows()) rows.push_back(row);
    return rows;
}

/// The rows that a set of (owner, id) names for one owner, by id.
template <class Row, class Owner, class RowId>
std::vector<Row> rows_of(const std::set<std::pair<Owner, RowId>>& index, const Table<RowId, Row>& table,
                         Owner owner) {
    std::vector<Row> rows;
    for (auto at = index.lower_bound({owner, RowId{}}); at != index.end() && at->first == owner; ++at)
        rows.push_back(*table.find(at->second));
    return rows;
}

bool shown(const TaskQuery& query, const Task& task) {
    if (query.list == TaskList::overdue && !task.overdue(query.now)) return false;
    if (query.list == TaskList::upcoming && task.overdue(query.now)) return false;
    if (query.owner && !task.owned_by(*query.owner)) return false;
    if (query.controller && task.controller != *query.controller) return false;
    return !query.roadmap || task.roadmap == *query.roadmap;
}

}  // namespace

Result<std::optional<Person>> View::person(PersonId id) {
    return as_narrowed(copy(kept_.people, id));
}

Result<std::optional<Person>> View::person_by_login(std::string_view login) {
    const auto at = kept_.logins.find(login);
    if (at == kept_.logins.end()) return std::nullopt;
    return person(at->second);
}

Result<std::vector<Person>> View::people() {
    return copies(kept_.people);
}
Result<std::optional<Group>> View::group(GroupId id) {
    return copy(kept_.groups, id);
}
Result<std::vector<Group>> View::groups() {
    return copies(kept_.groups);
}
Result<std::optional<PartyBinding>> View::binding(UnitId unit, std::string_view key) {
    return copy(kept_.bindings, std::pair(std::string(key), unit));
}
Result<std::vector<PartyBinding>> View::bindings() {
    return copies(kept_.bindings);
}
Result<std::optional<std::string>> View::password(PersonId id) {
    const Password* row = kept_.passwords.find(id);
    return row ? std::optional(row->argon2id) : std::nullopt;
}

Result<std::optional<Unit>> View::unit(UnitId id) {
    return copy(kept_.units, id);
}
Result<std::vector<Unit>> View::units() {
    return copies(kept_.units);
}

bool View::of_people(const TaskSight& sight, const Task& task) const {
    const auto seen = [&](const Assignment& one) {
        if (one.person == sight.person) return true;
        const Person* owner = kept_.people.find(one.person);
        return owner != nullptr && std::binary_search(sight.units.begin(), sight.units.end(), owner->unit);
    };
    return std::any_of(task.assignments.begin(), task.assignments.end(), seen);
}

bool View::in_bounds(const TaskSight& sight, const Task& task) const {
    if (!sight.within) return true;
    const StoredRoadmap* plan = kept_.roadmaps.find(task.roadmap);
    return plan != nullptr && std::binary_search(sight.within->begin(), sight.within->end(), plan->unit);
}

bool View::in_sight(const TaskSight& sight, const Task& task) const {
    if (!in_bounds(sight, task)) return false;
    if (std::binary_search(sight.roadmaps.begin(), sight.roadmaps.end(), task.roadmap)) return true;
    const StoredRoadmap* plan = kept_.roadmaps.find(task.roadmap);
    if (plan != nullptr && std::binary_search(sight.units.begin(), sight.units.end(), plan->unit))
        return true;
    return task.controller == sight.person || of_people(sight, task);
}

Result<std::vector<RoadmapId>> View::roadmaps_of_people(const TaskSight& sight) {
    std::set<RoadmapId> found;
    for (const auto& [key, task] : kept_.tasks.rows())
        if (in_bounds(sight, task) && of_people(sight, task)) found.insert(task.roadmap);
    return std::vector<RoadmapId>(found.begin(), found.end());
}

Result<std::optional<StoredRoadmap>> View::roadmap(RoadmapId id) {
    return copy(kept_.roadmaps, id);
}

Result<std::vector<StoredRoadmap>> View::roadmaps() {
    auto rows = copies(kept_.roadmaps);
    std::reverse(rows.begin(), rows.end());
    return rows;
}

Result<std::optional<RoadmapId>> View::roadmap_by_source(std::string_view sha256) {
    const auto at = kept_.sources.find(sha256);
    return at == kept_.sources.end() ? std::nullopt : std::optional(at->second);
}

Result<std::optional<StoredItem>> View::item(ItemId id) {
    return copy(kept_.items, id);
}

Result<std::vector<StoredItem>> View::items(RoadmapId id) {
    std::vector<StoredItem> rows;
    for (const auto& [key, row] : kept_.items.rows())
        if (row.roadmap == id) rows.push_back(row);
    std::stable_sort(rows.begin(), rows.end(),
                     [](const StoredItem& a, const StoredItem& b) { return a.position < b.position; });
    return rows;
}

Result<std::vector<StoredEdition>> View::editions(RoadmapId id) {
    std::vector<StoredEdition> found;
    const auto& rows = kept_.editions.rows();
    for (auto at = rows.lower_bound(std::pair(id, 0)); at != rows.end() && at->first.first == id; ++at)
        found.push_back(at->second);
    return found;
}

Result<std::optional<Task>> View::task(TaskId id) {
    return copy(kept_.tasks, id);
}

Result<std::vector<Task>> View::tasks_of(RoadmapId id) {
    std::vector<Task> tasks;
    for (const auto& [key, task] : kept_.tasks.rows())
        if (task.roadmap == id) tasks.push_back(task);
    return tasks;
}

TaskCard View::card_of(const Task& task) const {
    const Person* lead = kept_.people.find(task.lead());
    return {.id = task.id,
            .roadmap = task.roadmap,
            .number = task.number,
            .title = task.title,
            .state = task.state,
            .due = task.due,
            .due_at = task.due_at,
            .lead = task.lead(),
            .lead_name = lead ? lead->name : std::string{},
            .controller = task.controller,
            .requirements = static_cast<int>(task.requirements.size()),
            .requirements_missing = requirements_missing(task),
            .version = task.version};
}

void View::walk(const TaskQuery& query, const std::function<bool(const Task&)>& take) const {
    const Bucket bucket = bucket_of(query.list);
    const auto visit = [&](const auto& entry) {
        const Task& task = *kept_.tasks.find(std::get<TaskId>(entry));
        return !shown(query, task) || (query.sight && !in_sight(*query.sight, task)) || take(task);
    };
    const auto first = kept_.lists.lower_bound({bucket, Instant::min(), TaskId{}});
    const auto last = std::find_if(first, kept_.lists.end(),
                                   [&](const auto& entry) { return std::get<Bucket>(entry) != bucket; });
    if (query.list == TaskList::closed) {
        auto at =
            query.after ? kept_.lists.lower_bound({bucket, query.after->due_at, query.after->task}) : last;
        while (at != first && visit(*--at)) {
        }
        return;
    }
    auto at = query.after ? kept_.lists.upper_bound({bucket, query.after->due_at, query.after->task}) : first;
    while (at != last && visit(*at)) ++at;
}

Result<std::vector<TaskCard>> View::list(const TaskQuery& query) {
    std::vector<TaskCard> cards;
    if (query.limit == 0) return cards;
    walk(query, [&](const Task& task) {
        cards.push_back(card_of(task));
        return cards.size() < query.limit;
    });
    return cards;
}

Result<std::optional<TaskCard>> View::card(TaskId id) {
    const Task* task = kept_.tasks.find(id);
    return task ? std::optional(card_of(*task)) : std::nullopt;
}

Result<std::vector<TaskId>> View::marked(TaskMark mark, TaskId after, std::size_t limit) {
    std::vector<TaskId> found;
    for (auto at = kept_.marked.upper_bound(after); at != kept_.marked.end() && found.size() < limit; ++at)
        if ((marks_of(*kept_.tasks.find(*at)) & bit_of(mark)) != 0) found.push_back(*at);
    return found;
}

Result<std::vector<Substitution>> View::substitutions() {
    return copies(kept_.substitutions);
}

Result<std::size_t> View::count(const TaskQuery& query, std::size_t most) {
    std::size_t rows = 0;
    if (most == 0) return rows;
    walk(query, [&](const Task&) { return ++rows < most; });
    return rows;
}

Result<std::vector<Task>> View::due(Instant now, std::size_t limit) {
    std::vector<Task> tasks;
    for (const auto& [moment, id] : kept_.actions) {
        if (moment > now || tasks.size() >= limit) break;
        tasks.push_back(*kept_.tasks.find(id));
    }
    return tasks;
}

Result<std::optional<Instant>> View::earliest_action() {
    return kept_.actions.empty() ? std::nullopt : std::optional(kept_.actions.begin()->first);
}

Result<std::optional<TaskId>> View::task_with_evidence(std::string_view sha256) {
    const auto at = kept_.evidence.lower_bound({std::string(sha256), TaskId{}});
    return at == kept_.evidence.end() || at->first != sha256 ? std::nullopt : std::optional(at->second);
}

Result<std::optional<OutboxRow>> View::outbox_row(std::string_view key) {
    const auto at = kept_.outbox_keys.find(key);
    return at == kept_.outbox_keys.end() ? std::nullopt : copy(kept_.outbox, at->second);
}

Result<std::vector<OutboxRow>> View::outbox_of(TaskId id) {
    return rows_of(kept_.rows_of_tasks, kept_.outbox, id);
}

Result<std::vector<OutboxRow>> View::outbox_of(DeliveryId id) {
    return rows_of(kept_.rows_of_deliveries, kept_.outbox, id);
}

Result<std::vector<OutboxRow>> View::ready_rows(Instant now, std::size_t people) {
    std::set<PersonId> chosen;
    std::vector<OutboxRow> rows;
    for (const auto& [moment, id] : kept_.waiting_rows) {
        if (moment > now) break;
        const OutboxRow& row = *kept_.outbox.find(id);
        if (chosen.size() < people) chosen.insert(row.person);
        if (chosen.contains(row.person)) rows.push_back(row);
    }
    return rows;
}

Result<std::vector<Delivery>> View::ready_deliveries(Instant now, std::size_t limit) {
    std::vector<Delivery> rows;
    for (const auto& [moment, id] : kept_.open_deliveries) {
        if (moment > now || rows.size() >= limit) break;
        rows.push_back(*kept_.deliveries.find(id));
    }
    return rows;
}

Result<std::vector<Delivery>> View::leased_to(std::string_view holder) {
    std::vector<Delivery> held;
    for (const auto& [id, delivery] : kept_.deliveries.rows())
        if (delivery.state == DeliveryState::leased && delivery.lease == holder) held.push_back(delivery);
    return held;
}

Result<std::optional<Instant>> View::earliest_sending() {
    std::optional<Instant> earliest;
    if (!kept_.waiting_rows.empty()) earliest = kept_.waiting_rows.begin()->first;
    if (!kept_.open_deliveries.empty()) {
        const Instant moment = kept_.open_deliveries.begin()->first;
        earliest = earliest ? std::min(*earliest, moment) : moment;
    }
    return earliest;
}

Result<std::optional<Delivery>> View::delivery(DeliveryId id) {
    return copy(kept_.deliveries, id);
}

Result<std::vector<Delivery>> View::deliveries(const DeliveryQuery& query) {
    std::vector<Delivery> found;
    const auto& rows = kept_.deliveries.rows();
    auto at = query.before ? rows.lower_bound(*query.before) : rows.end();
    while (at != rows.begin() && found.size() < query.limit) {
        const Delivery& row = (--at)->second;
        if (query.person && row.person != *query.person) continue;
        if (query.state && row.state != *query.state) continue;
        found.push_back(row);
    }
    return found;
}

Result<std::vector<TaskId>> View::task_ids(TaskId after, std::size_t limit) {
    std::vector<TaskId> ids;
    const auto& rows = kept_.tasks.rows();
    for (auto at = rows.upper_bound(after); at != rows.end() && ids.size() < limit; ++at)
        ids.push_back(at->first);
    return ids;
}

Result<std::optional<IdempotentAnswer>> View::answer(PersonId person, std::string_view key) {
    return copy(kept_.answers, std::pair(person, std::string(key)));
}

Result<std::optional<std::string>> View::setting(std::string_view key) {
    return copy(kept_.settings, key);
}

Result<std::vector<Node>> View::nodes() {
    std::vector<Node> nodes;
    for (const auto& [id, node] : kept_.nodes.rows()) nodes.push_back(node);
    std::stable_sort(nodes.begin(), nodes.end(),
                     [](const Node& a, const Node& b) { return a.started_at < b.started_at; });
    return nodes;
}

Result<std::optional<Lease>> View::lease(std::string_view name) {
    return copy(kept_.leases, name);
}

}  // namespace vekha::memory
