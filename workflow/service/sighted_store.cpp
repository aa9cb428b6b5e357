#include "workflow/service/sighted_store.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "workflow/service/event_codec.hpp"
#include "workflow/service/passing_view.hpp"

namespace vekha {
namespace {

/// Rows looked through for one page at most: past them the page ends early, and its last row says where to go
/// on.
constexpr std::size_t looked_through_most = 20'000;
constexpr std::size_t looked_through_at_once = 500;

class SightedView final : public PassingView {
  public:
    SightedView(ReadView& view, const Sight& sight) : PassingView(view), sight_(sight) {}

    Result<std::optional<StoredRoadmap>> roadmap(RoadmapId id) override {
        auto known = view().roadmap(id);
        if (!known || !*known) return known;
        const auto seen = sees(**known);
        if (!seen) return tl::unexpected(seen.error());
        if (!*seen) return std::optional<StoredRoadmap>();
        return known;
    }

    Result<std::vector<StoredRoadmap>> roadmaps() override {
        auto known = view().roadmaps();
        if (!known) return known;
        std::vector<StoredRoadmap> shown;
        for (auto& one : *known) {
            const auto seen = sees(one);
            if (!seen) return tl::unexpected(seen.error());
            if (*seen) shown.push_back(std::move(one));
        }
        return shown;
    }

    Result<std::vector<StoredItem>> items(RoadmapId id) override {
        auto rows = view().items(id);
        if (!rows) return rows;
        const auto whole = sees_whole(id);
        if (!whole) return tl::unexpected(whole.error());
        if (*whole) return rows;
        const auto tasks = tasks_of(id);
        if (!tasks) return tl::unexpected(tasks.error());
        std::set<ItemId> own;
        for (const auto& task : *tasks) own.insert(task.item);
        const auto others = [&](const StoredItem& row) { return !own.contains(row.id); };
        rows->erase(std::remove_if(rows->begin(), rows->end(), others), rows->end());
        return rows;
    }

    Result<std::vector<StoredEdition>> editions(RoadmapId id) override {
        const auto known = roadmap(id);
        if (!known) return tl::unexpected(known.error());
        if (!*known) return std::vector<StoredEdition>();
        return view().editions(id);
    }

    Result<std::vector<Task>> tasks_of(RoadmapId id) override {
        auto tasks = view().tasks_of(id);
        if (!tasks) return tasks;
        const auto whole = sees_whole(id);
        if (!whole) return tl::unexpected(whole.error());
        if (*whole) return tasks;
        const auto bounded = plan_in_bounds(id);
        if (!bounded) return tl::unexpected(bounded.error());
        std::vector<Task> shown;
        if (!*bounded) return shown;
        for (auto& task : *tasks) {
            const auto seen = of_own_people(task);
            if (!seen) return tl::unexpected(seen.error());
            if (*seen) shown.push_back(std::move(task));
        }
        return shown;
    }

    Result<std::vector<TaskCard>> list(const TaskQuery& query) override {
        return view().list(narrowed(query));
    }
    Result<std::size_t> count(const TaskQuery& query, std::size_t most) override {
        return view().count(narrowed(query), most);
    }

    Result<std::vector<TaskId>> marked(TaskMark mark, TaskId after, std::size_t limit) override {
        return seen_ids(after, limit,
                        [&](TaskId from) { return view().marked(mark, from, looked_through_at_once); });
    }

    Result<std::vector<TaskId>> task_ids(TaskId after, std::size_t limit) override {
        return seen_ids(after, limit,
                        [&](TaskId from) { return view().task_ids(from, looked_through_at_once); });
    }

    Result<std::vector<Delivery>> deliveries(const DeliveryQuery& query) override {
        return page<Delivery>(query, [&](const DeliveryQuery& next) { return view().deliveries(next); });
    }

    Result<std::vector<Dispatch>> dispatches(const DispatchQuery& query) override {
        return page<Dispatch>(query, [&](const DispatchQuery& next) { return view().dispatches(next); });
    }

    using PassingView::journal;
    Result<std::vector<JournalEntry>> journal(const JournalQuery& asked) override {
        JournalQuery query = asked;
        query.limit = std::max(asked.limit, looked_through_at_once);
        std::vector<JournalEntry> shown;
        for (std::size_t looked = 0; looked < looked_through_most;) {
            auto entries = view().journal(query);
            if (!entries) return entries;
            const bool last = entries->size() < query.limit;
            for (auto& entry : *entries) {
                query.before = entry.sequence;
                const auto seen = reads(entry);
                if (!seen) return tl::unexpected(seen.error());
                if (*seen) shown.push_back(std::move(entry));
                if (shown.size() == asked.limit) return shown;
            }
            if (last) break;
            looked += entries->size();
        }
        return shown;
    }

  private:
    /// Where an entry belongs: with its task's plan, or else where who made it works.
    Result<bool> reads(const JournalEntry& entry) {
        if (!entry.task) return reads_of_actor(entry.actor);
        const auto task = view().task(entry.task);
        if (!task) return tl::unexpected(task.error());
        if (!*task) return reads_of_actor(entry.actor);
        const auto unit = unit_of((*task)->roadmap);
        if (!unit) return tl::unexpected(unit.error());
        if (!sight_.reads_journal_of(*unit)) return false;
        return !is_of_draft(entry.type) || sight_.sees_drafts_of(*unit) ? true : handed_in(entry);
    }

    Result<bool> reads_of_actor(PersonId actor) {
        if (!sight_.journal) return true;
        const auto person = view().person(actor);
        if (!person) return tl::unexpected(person.error());
        return sight_.reads_journal_of(*person ? (*person)->unit : UnitId{});
    }

    Result<UnitId> unit_of(RoadmapId id) {
        if (const auto known = units_.find(id); known != units_.end()) return known->second;
        const auto roadmap = view().roadmap(id);
        if (!roadmap) return tl::unexpected(roadmap.error());
        return units_[id] = *roadmap ? (*roadmap)->unit : UnitId{};
    }

    /// Whether a report that came after the entry has what it tells of.
    Result<bool> handed_in(const JournalEntry& entry) {
        JournalQuery reports;
        reports.task = entry.task;
        reports.types = {"report_submitted"};
        reports.limit = 1;
        const auto last = view().journal(reports);
        if (!last) return tl::unexpected(last.error());
        return !last->empty() && last->front().sequence > entry.sequence;
    }

    TaskQuery narrowed(TaskQuery query) const {
        query.sight = sight_.tasks;
        return query;
    }

    /// Goes on asking until the page is full: a short one is the last.
    template <class Ask>
    Result<std::vector<TaskId>> seen_ids(TaskId after, std::size_t limit, const Ask& ask) {
        std::vector<TaskId> shown;
        for (;;) {
            const Result<std::vector<TaskId>> found = ask(after);
            if (!found) return found;
            for (const auto id : *found) {
                const auto task = view().task(id);
                if (!task) return tl::unexpected(task.error());
                if (!*task) continue;
                const auto seen = sees(**task);
                if (!seen) return tl::unexpected(seen.error());
                if (*seen) shown.push_back(id);
                if (shown.size() == limit) return shown;
            }
            if (found->size() < looked_through_at_once) return shown;
            after = found->back();
        }
    }

    /// Newest first, as both lists run.
    template <class Row, class Query, class Ask>
    Result<std::vector<Row>> page(Query query, const Ask& ask) {
        const std::size_t limit = query.limit;
        query.limit = std::max(limit, looked_through_at_once);
        std::vector<Row> shown;
        for (std::size_t looked = 0; looked < looked_through_most;) {
            auto rows = ask(query);
            if (!rows) return rows;
            const bool last = rows->size() < query.limit;
            for (auto& row : *rows) {
                query.before = row.id;
                const auto seen = reads_of(row.person);
                if (!seen) return tl::unexpected(seen.error());
                if (*seen) shown.push_back(std::move(row));
                if (shown.size() == limit) return shown;
            }
            if (last) break;
            looked += rows->size();
        }
        return shown;
    }

    Result<bool> reads_of(PersonId id) {
        const auto known = read_.find(id);
        if (known != read_.end()) return known->second;
        const auto person = view().person(id);
        if (!person) return tl::unexpected(person.error());
        const bool own = sight_.tasks && sight_.tasks->person == id && !sight_.tasks->within;
        return read_[id] = own || (*person && sight_.sees_messages_of(**person));
    }

    bool in_bounds(const StoredRoadmap& roadmap) const {
        if (!sight_.tasks || !sight_.tasks->within) return true;
        return std::binary_search(sight_.tasks->within->begin(), sight_.tasks->within->end(), roadmap.unit);
    }

    Result<bool> sees(const StoredRoadmap& roadmap) {
        if (!in_bounds(roadmap)) return false;
        if (sight_.sees_plan(roadmap)) return true;
        if (roadmap.controller == sight_.tasks->person) return true;
        if (!with_own_) {
            const auto found = view().roadmaps_of_people(*sight_.tasks);
            if (!found) return tl::unexpected(found.error());
            with_own_.emplace(found->begin(), found->end());
        }
        return with_own_->contains(roadmap.id);
    }

    Result<bool> sees_whole(RoadmapId id) {
        if (const auto known = whole_.find(id); known != whole_.end()) return known->second;
        const auto roadmap = view().roadmap(id);
        if (!roadmap) return tl::unexpected(roadmap.error());
        return whole_[id] = *roadmap && in_bounds(**roadmap) && sight_.sees_plan(**roadmap);
    }

    /// Of a plan that is not seen whole.
    Result<bool> plan_in_bounds(RoadmapId id) {
        if (!sight_.tasks || !sight_.tasks->within) return true;
        const auto roadmap = view().roadmap(id);
        if (!roadmap) return tl::unexpected(roadmap.error());
        return *roadmap && in_bounds(**roadmap);
    }

    Result<bool> of_own_people(const Task& task) {
        if (!sight_.tasks || task.controller == sight_.tasks->person) return true;
        for (const auto& one : task.assignments) {
            if (one.person == sight_.tasks->person) return true;
            const auto owner = view().person(one.person);
            if (!owner) return tl::unexpected(owner.error());
            const auto& units = sight_.tasks->units;
            if (*owner && std::binary_search(units.begin(), units.end(), (*owner)->unit)) return true;
        }
        return false;
    }

    Result<bool> sees(const Task& task) {
        const auto whole = sees_whole(task.roadmap);
        if (!whole || *whole) return whole;
        const auto bounded = plan_in_bounds(task.roadmap);
        if (!bounded || !*bounded) return bounded;
        return of_own_people(task);
    }

    const Sight& sight_;
    std::optional<std::set<RoadmapId>> with_own_;
    std::map<RoadmapId, bool> whole_;
    std::map<RoadmapId, UnitId> units_;
    std::map<PersonId, bool> read_;
};

}  // namespace

Result<void> SightedStore::read(const ReadFunction& function) {
    return store_.read([&](ReadView& view) {
        SightedView narrow(view, sight_);
        return function(narrow);
    });
}

}  // namespace vekha
