#include "workflow/service/live_news.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

/// People come and go all day: no page but the journal shows that, and none is to look again for it.
constexpr std::array<std::string_view, 4> comings{"signed_in", "session_ended", "outside_refused",
                                                  "recovery_code_used"};

bool is_coming(const JournalEntry& entry) {
    return std::find(comings.begin(), comings.end(), entry.type) != comings.end();
}

/// Too much to name: all up to the end of the journal is passed over.
Result<LiveNews> look_again(ReadView& view) {
    const auto end = live_end(view);
    if (!end) return tl::unexpected(end.error());
    LiveNews news;
    news.until = *end;
    news.more_than_told = true;
    return news;
}

}  // namespace

Result<std::int64_t> live_end(ReadView& view) {
    const auto head = view.journal_head();
    if (!head) return tl::unexpected(head.error());
    return *head ? (*head)->sequence : std::int64_t{0};
}

Result<bool> live_since(ReadView& view, Instant moment) {
    const auto end = live_end(view);
    if (!end) return tl::unexpected(end.error());
    const auto first = std::max<std::int64_t>(1, *end - live_back_most + 1);
    const auto entries = view.journal(first, live_back_most);
    if (!entries) return tl::unexpected(entries.error());
    if (first > 1 && !entries->empty() && entries->front().at >= moment) return true;
    return std::any_of(entries->begin(), entries->end(),
                       [&](const JournalEntry& entry) { return entry.at >= moment && !is_coming(entry); });
}

Result<LiveNews> live_news(ReadView& view, std::int64_t after) {
    const auto entries = view.journal(after + 1, live_entries_most + 1);
    if (!entries) return tl::unexpected(entries.error());
    if (entries->size() > live_entries_most) return look_again(view);
    std::map<TaskId, std::set<PersonId>> tasks;
    std::set<PersonId> office;
    LiveNews news;
    news.until = after;
    for (const auto& entry : *entries) {
        news.until = entry.sequence;
        if (entry.task)
            tasks[entry.task].insert(entry.actor);
        else if (!is_coming(entry))
            office.insert(entry.actor);
    }
    if (tasks.size() > live_tasks_most) return look_again(view);
    for (const auto& [task, actors] : tasks) news.tasks.push_back({task, {actors.begin(), actors.end()}});
    news.office.assign(office.begin(), office.end());
    return news;
}

Result<std::vector<UnitId>> live_units(ReadView& view, const std::vector<PersonId>& actors) {
    std::set<UnitId> units;
    for (const auto actor : actors) {
        const auto unit = own_organization(view, actor);
        if (!unit) return tl::unexpected(unit.error());
        units.insert(*unit);
    }
    return std::vector<UnitId>(units.begin(), units.end());
}

Result<std::vector<LiveTask>> live_tasks_for(ReadView& view, const Organization& organization,
                                             const Actor& actor, const std::vector<LiveChange>& tasks,
                                             Instant now) {
    std::vector<LiveTask> told;
    for (const auto& change : tasks) {
        const auto found = find_task(view, organization, actor, change.task, now);
        if (found)
            told.push_back({change.task, found->task.version, found->task.roadmap,
                            std::all_of(change.actors.begin(), change.actors.end(),
                                        [&](PersonId one) { return one == actor.person; })});
        else if (found.error().fault != Fault::not_found && found.error().fault != Fault::forbidden)
            return tl::unexpected(found.error());
    }
    return told;
}

}  // namespace vekha
