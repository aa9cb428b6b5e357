// What must hold of the journal, the ladder, the messages and the plan, whatever happened.
#include <algorithm>

#include "tests/sim/world.hpp"
#include "workflow/engine/ladder.hpp"
#include "workflow/service/event_codec.hpp"
#include "workflow/service/journal.hpp"

namespace vekha::sim {
namespace {

/// A report or a stop lets rungs pass without a word, as it should; what changes the ladder itself makes it
/// another than the one that is laid at the end.
bool interrupts(const TaskChange& change) {
    if (const auto* reached = std::get_if<RungReached>(&change)) return !reached->jumped.empty();
    return std::holds_alternative<ReportSubmitted>(change) || std::holds_alternative<TaskSuspended>(change) ||
           std::holds_alternative<TaskCancelled>(change) || std::holds_alternative<TaskAccepted>(change) ||
           std::holds_alternative<CadenceSet>(change) || std::holds_alternative<PolicyChosen>(change) ||
           std::holds_alternative<RungEdited>(change) || std::holds_alternative<EscalationDelayed>(change);
}

}  // namespace

std::vector<std::string> World::broken_promises() {
    std::vector<std::string> broken;
    check_journal(broken);
    check_rungs(broken);
    check_messages(broken);
    check_editions(broken);
    check_families(broken);
    check_terms(broken);
    check_lateness(broken);
    broken.insert(broken.end(), late_words_.begin(), late_words_.end());
    return broken;
}

/// The chain holds, and replaying it gives the tasks as they are.
void World::check_journal(std::vector<std::string>& broken) {
    const auto entries = test::must(read_as<std::vector<JournalEntry>>(
        *store_, [](ReadView& view) { return view.journal(1, 1'000'000); }));
    JournalWalk walk;
    std::map<TaskId, Task> rebuilt;
    for (const auto& entry : entries) {
        if (auto followed = walk.next(entry); !followed)
            broken.push_back("chain: " + describe(followed.error()));
        if (!is_task_change(entry.type)) continue;
        rebuilt[entry.task].id = entry.task;
        apply(rebuilt[entry.task], test::must(event_of(entry)));
    }
    for (auto task : tasks()) {
        task.next_action_at.reset();
        if (!(rebuilt[task.id] == task))
            broken.push_back("task " + std::to_string(task.id.value) + " differs from its journal");
    }
}

/// Each rung of an owed task is settled exactly once: reached or superseded; none is both and none twice.
void World::check_rungs(std::vector<std::string>& broken) {
    for (const auto& task : tasks()) {
        const auto entries = test::must(read_as<std::vector<JournalEntry>>(
            *store_, [&](ReadView& view) { return view.journal_of(task.id); }));
        std::vector<std::string> settled;
        bool interrupted = false;  // a report or a stop lets rungs pass without a word, as it should
        Task rebuilt;
        std::optional<Instant> told_till;  // by the notice of an edition, which made or moved the task
        for (const auto& entry : entries) {
            if (!is_task_change(entry.type)) continue;
            const auto event = test::must(event_of(entry));
            apply(rebuilt, event);
            if (std::holds_alternative<TaskPlanned>(event.change) ||
                std::holds_alternative<TaskMoved>(event.change))
                told_till = rebuilt.ladder_at;
            if (const auto* reached = std::get_if<RungReached>(&event.change)) {
                settled.insert(settled.end(), reached->superseded.begin(), reached->superseded.end());
                settled.push_back(reached->rung);
            }
            interrupted = interrupted || interrupts(event.change);
        }
        auto distinct = std::set<std::string>(settled.begin(), settled.end());
        if (distinct.size() != settled.size())
            broken.push_back("task " + std::to_string(task.id.value) + " settled a rung twice");
        if (interrupted) continue;
        for (const auto& rung :
             lay_ladder(task, office_.org.policy_of(task), office_.org.calendar, *office_.org.zone))
            if (!distinct.contains(rung.id) && (!told_till || rung.moment > *told_till))
                broken.push_back("task " + std::to_string(task.id.value) + " missed rung " + rung.id);
    }
}

/// Each planned row ends: sent, dropped or failed; sent rows arrived; nothing arrived under two Message-IDs;
/// nobody was written to outside the hours but for urgent words.
void World::check_messages(std::vector<std::string>& broken) {
    std::map<std::string, std::set<std::string>> arrived;  // row key → Message-IDs
    for (const auto& [id, message] : received_)
        for (const auto& row : message.rows) arrived[row.key].insert(id);
    for (const auto& [key, ids] : arrived)
        if (ids.size() > 1) broken.push_back(key + " arrived in two messages");
    for (const auto& task : tasks())
        for (const auto& row : office_.notices(task.id)) {
            if (row.state == OutboxState::waiting || row.state == OutboxState::taken)
                broken.push_back(row.key + " was never settled");
            if (row.state == OutboxState::sent && !arrived.contains(row.key))
                broken.push_back(row.key + " is marked sent and never arrived");
        }
    for (const auto& [id, message] : received_) {
        // A clock that was set back while the message was under way is no fault of the sender.
        const auto local = office_.org.zone->local(message.claimed);
        if (!office_.org.calendar.works(local.day))
            broken.push_back("message " + id + " on a day off, " + format(message.at));
    }
}

bool World::was_reopened(const Task& task) {
    const auto entries = test::must(read_as<std::vector<JournalEntry>>(
        *store_, [&](ReadView& view) { return view.journal_of(task.id); }));
    return std::any_of(entries.begin(), entries.end(),
                       [](const JournalEntry& entry) { return entry.type == "task_reopened"; });
}

/// The plan stands as the last edition says, whole; what is still owed belongs to a row in force; who was
/// told of an edition was told to the end.
void World::check_editions(std::vector<std::string>& broken) {
    const auto view_all = [&](auto read) {
        using Value = typename std::invoke_result_t<decltype(read), ReadView&>::value_type;
        return test::must(read_as<Value>(*store_, read));
    };
    const auto items = view_all([](ReadView& view) { return view.items(RoadmapId{1}); });
    std::vector<std::string> titles;
    std::set<ItemId> in_force;
    for (const auto& one : items) {
        if (one.dropped_in != 0) continue;
        titles.push_back(one.item.title);
        in_force.insert(one.id);
    }
    std::vector<std::string> wanted;
    for (const auto& one : items_) wanted.push_back(one.title);
    if (titles != wanted) broken.push_back("the rows in force are not those of the last edition");
    for (const auto& task : tasks())
        // A report that waited for its decision may be returned after its row was dropped, its parent waits
        // for it, and a person may bring a task back by hand.
        if (task.owed() && task.submissions.empty() && task.children.empty() && task.branch != Branch::part &&
            !in_force.contains(task.item) && !was_reopened(task))
            broken.push_back("task " + std::to_string(task.id.value) + " is owed for a row that was dropped");
    const auto roadmap = view_all([](ReadView& view) { return view.roadmap(RoadmapId{1}); });
    const auto editions = view_all([](ReadView& view) { return view.editions(RoadmapId{1}); });
    if (roadmap->edition != editions_ || static_cast<int>(editions.size()) + 1 != editions_)
        broken.push_back("an edition was lost or counted twice");
    const auto people = view_all([](ReadView& view) { return view.people(); });
    for (const auto& edition : editions)
        for (const auto& person : people) {
            const auto key =
                "roadmap:1/edition:" + std::to_string(edition.number) + "/" + std::to_string(person.id.value);
            const auto row = view_all([&](ReadView& view) { return view.outbox_row(key); });
            if (row && (row->state == OutboxState::waiting || row->state == OutboxState::taken))
                broken.push_back(key + " was never settled");
        }
}

}  // namespace vekha::sim
