#include "workflow/service/searching.hpp"

#include <algorithm>
#include <map>

#include "workflow/engine/family.hpp"
#include "workflow/service/found_task.hpp"
#include "workflow/service/search_indexing.hpp"

namespace vekha {
namespace {

/// A hit comes with its whole text.
constexpr std::size_t hits_at_once = 32;
/// Hits looked through for one page at most: past them it ends early, and says where to go on.
constexpr std::size_t looked_through_most = 2'000;

/// By a program's key that was made for one organization.
bool narrowed(const Sight& sight) {
    return sight.tasks && sight.tasks->within;
}

/// What is found is looked at in the store, each task once.
class Looking {
  public:
    Looking(ReadView& view, const Organization& organization, const SearchCaller& caller, Instant now)
        : view_(view), organization_(organization), caller_(caller), now_(now) {}

    /// The hit as the caller may see it; nothing where they may not, or it is not there any more.
    Result<std::optional<Found>> look(const SearchHit& hit, const Sought& sought) {
        Found found{hit.kind, {}, {}};
        const auto there = hit.kind == SearchKind::person ? look_at_person(PersonId{hit.id}, found)
                                                          : look_at_task(hit, found);
        if (!there) return tl::unexpected(there.error());
        if (!*there) return std::optional<Found>();
        found.title = marked(hit.title, sought);
        found.excerpt = excerpt(hit.text, sought);
        return found;
    }

  private:
    Result<bool> look_at_person(PersonId id, Found& found) {
        auto person = view_.person(id);
        if (!person) return tl::unexpected(person.error());
        const bool own = id == caller_.actor.person && !narrowed(caller_.sight);
        if (!*person || (!own && !caller_.sight.sees_person(**person))) return false;
        found.person = std::move(**person);
        return true;
    }

    Result<bool> look_at_task(const SearchHit& hit, Found& found) {
        const auto task = seen_task(TaskId{hit.id});
        if (!task) return tl::unexpected(task.error());
        if (*task == nullptr) return false;
        if (hit.kind == SearchKind::document) {
            const auto& papers = (*task)->evidence;
            const auto paper = std::find_if(papers.begin(), papers.end(),
                                            [&](const Evidence& one) { return one.number == hit.part; });
            if (paper == papers.end()) return false;
            found.paper = *paper;
        }
        auto card = view_.card(TaskId{hit.id});
        if (!card) return tl::unexpected(card.error());
        found.task = std::move(*card);
        return found.task.has_value();
    }

    /// Without what is not handed in where that is not theirs to see; null where the task is not.
    Result<const Task*> seen_task(TaskId id) {
        if (const auto known = tasks_.find(id); known != tasks_.end())
            return known->second ? &*known->second : nullptr;
        auto found = find_task(view_, organization_, caller_.actor, id, now_);
        if (!found && found.error().fault != Fault::not_found) return tl::unexpected(found.error());
        auto& kept = tasks_[id];
        if (found) {
            if (!found->drafts) leave_drafts_out(found->task);
            kept = std::move(found->task);
        }
        return kept ? &*kept : nullptr;
    }

    ReadView& view_;
    const Organization& organization_;
    const SearchCaller& caller_;
    const Instant now_;
    std::map<TaskId, std::optional<Task>> tasks_;
};

std::vector<SearchKind> kinds_of(const SearchCaller& caller, const SearchRequest& request) {
    std::vector<SearchKind> kinds;
    for (const auto kind : {SearchKind::task, SearchKind::document, SearchKind::person}) {
        if (request.kind && *request.kind != kind) continue;
        if (kind == SearchKind::person && !caller.people) continue;
        kinds.push_back(kind);
    }
    return kinds;
}

/// The tasks that lists show to the caller: everyone's, those of their sight, or their own and of whom they
/// stand in for.
Result<std::optional<SearchScope>> scope_of(Store& store, const Organization& organization,
                                            const SearchCaller& caller, Instant now) {
    if (caller.all && !caller.sight.tasks) return std::optional<SearchScope>();
    SearchScope scope;
    if (caller.all) {
        scope.units = caller.sight.tasks->units;
        scope.roadmaps = caller.sight.tasks->roadmaps;
    }
    if (narrowed(caller.sight)) scope.within = caller.sight.tasks->within;
    scope.people = {caller.actor.person};
    auto done = store.read([&](ReadView& view) -> Result<void> {
        const auto person = view.person(caller.actor.person);
        if (!person) return tl::unexpected(person.error());
        if (!*person) return {};
        const auto acting = acting_person(view, organization, **person, false, now, nullptr);
        if (!acting) return tl::unexpected(acting.error());
        scope.people.insert(scope.people.end(), acting->stands_for.begin(), acting->stands_for.end());
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return std::optional(std::move(scope));
}

/// A page under way: one more than asked for tells whether there is a next one.
class PageInMaking {
  public:
    explicit PageInMaking(std::size_t limit) : limit_(limit) {}

    bool full() const { return page_.items.size() > limit_; }
    void add(Found&& found, std::int64_t place) {
        page_.items.push_back(std::move(found));
        if (page_.items.size() <= limit_) last_ = place;
    }
    FoundPage end(std::optional<std::int64_t> goes_on) {
        page_.next = goes_on;
        if (full()) {
            page_.next = last_;
            page_.items.pop_back();
        }
        return std::move(page_);
    }

  private:
    const std::size_t limit_;
    FoundPage page_;
    std::int64_t last_ = 0;
};

}  // namespace

Result<FoundPage> search_for(Store& store, SearchIndex& index, const Organization& organization,
                             const SearchCaller& caller, const SearchRequest& request, Instant now) {
    const auto sought = parse_search(request.query);
    if (!sought) return tl::unexpected(sought.error());
    const auto state = index.state();
    if (!state) return tl::unexpected(state.error());
    SearchQuery query;
    query.words = sought->words();
    query.kinds = kinds_of(caller, request);
    auto scope = scope_of(store, organization, caller, now);
    if (!scope) return tl::unexpected(scope.error());
    query.scope = std::move(*scope);
    if (caller.sight.people) {
        query.people = PeopleScope{*caller.sight.people, {}};
        if (!narrowed(caller.sight)) query.people->people = {caller.actor.person};
    }
    query.before = request.before;
    query.limit = hits_at_once;

    PageInMaking page(request.limit);
    bool more = !query.kinds.empty();
    for (std::size_t looked = 0; more && !page.full() && looked < looked_through_most;) {
        const auto hits = index.find(query);
        if (!hits) return tl::unexpected(hits.error());
        more = hits->size() == query.limit;
        looked += hits->size();
        auto done = store.read([&](ReadView& view) -> Result<void> {
            Looking looking(view, organization, caller, now);
            for (const auto& hit : *hits) {
                if (page.full()) break;
                query.before = hit.place;
                if (sought->asks_order() && !stands_in(*sought, {hit.title, hit.text})) continue;
                auto found = looking.look(hit, *sought);
                if (!found) return tl::unexpected(found.error());
                if (*found) page.add(std::move(**found), hit.place);
            }
            return {};
        });
        if (!done) return tl::unexpected(done.error());
    }
    auto made = page.end(more ? query.before : std::nullopt);
    made.whole = state->version == search_version && state->walk == SearchWalk::none;
    return made;
}

}  // namespace vekha
