// What somebody holds: read, never changed.
#include <algorithm>
#include <functional>
#include <map>

#include "workflow/engine/substitution.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/handover.hpp"

namespace vekha {
namespace {

constexpr TaskList unclosed[] = {TaskList::overdue, TaskList::upcoming, TaskList::to_accept,
                                 TaskList::suspended};

/// Every card of one list, a page at a time.
Result<void> each_card(ReadView& view, TaskQuery query, const std::function<void(const TaskCard&)>& take) {
    query.limit = limits::page_most;
    for (;;) {
        const auto cards = view.list(query);
        if (!cards) return tl::unexpected(cards.error());
        for (const auto& card : *cards) take(card);
        if (cards->size() < query.limit) return {};
        query.after = TaskCursor{cards->back().due_at, cards->back().id};
    }
}

Result<std::vector<HeldTask>> held_tasks(ReadView& view, PersonId person) {
    std::map<TaskId, HeldTask> held;
    for (const auto list : unclosed) {
        TaskQuery query;
        query.list = list;
        query.owner = person;
        auto read = each_card(view, query, [&](const TaskCard& card) {
            held[card.id] = {card, true, false};
        });
        if (!read) return tl::unexpected(read.error());
        query.owner.reset();
        query.controller = person;
        read = each_card(view, query, [&](const TaskCard& card) {
            auto& one = held[card.id];
            one.card = card;
            one.controls = true;
        });
        if (!read) return tl::unexpected(read.error());
    }
    std::vector<HeldTask> tasks;
    tasks.reserve(held.size());
    for (auto& [id, one] : held) tasks.push_back(std::move(one));
    return tasks;
}

bool named_in(const std::vector<Assignment>& list, PersonId person) {
    return std::any_of(list.begin(), list.end(), [&](const Assignment& one) { return one.person == person; });
}

Result<void> read_plans(ReadView& view, PersonId person, HeldWork& held) {
    const auto roadmaps = view.roadmaps();
    if (!roadmaps) return tl::unexpected(roadmaps.error());
    for (const auto& roadmap : *roadmaps) {
        if (roadmap.controller == person) held.roadmaps.push_back(roadmap);
        const auto items = view.items(roadmap.id);
        if (!items) return tl::unexpected(items.error());
        for (const auto& one : *items)
            if (one.dropped_in == 0 && (named_in(one.plan.owners, person) || named_in(one.plan.each, person)))
                held.rows.push_back({one.id, roadmap.id, one.item.number.value_or(""), one.item.title});
    }
    return {};
}

}  // namespace

Result<HeldWork> tasks_to_hand_over(ReadView& view, PersonId person, Day today) {
    HeldWork held;
    auto tasks = held_tasks(view, person);
    if (!tasks) return tl::unexpected(tasks.error());
    held.tasks = std::move(*tasks);
    if (auto read = read_plans(view, person, held); !read) return tl::unexpected(read.error());
    const auto bindings = view.bindings();
    if (!bindings) return tl::unexpected(bindings.error());
    for (const auto& one : *bindings)
        if (one.owner == PartyOwner{person}) held.parties.push_back(one);
    const auto groups = view.groups();
    if (!groups) return tl::unexpected(groups.error());
    for (const auto& one : *groups)
        if (std::find(one.members.begin(), one.members.end(), person) != one.members.end())
            held.groups.push_back(one);
    const auto substitutions = view.substitutions();
    if (!substitutions) return tl::unexpected(substitutions.error());
    for (const auto& one : *substitutions)
        if (one.acting == person && standing_of(one, today) != SubstitutionStanding::past)
            held.acting.push_back(one);
    return held;
}

Result<std::size_t> count_held_tasks(ReadView& view, PersonId person, std::size_t most) {
    std::size_t held = 0;
    for (const auto list : unclosed) {
        TaskQuery query;
        query.list = list;
        query.owner = person;
        const auto owned = view.count(query, most);
        if (!owned) return owned;
        query.owner.reset();
        query.controller = person;
        const auto controlled = view.count(query, most);
        if (!controlled) return controlled;
        held += *owned + *controlled;
    }
    return held;
}

}  // namespace vekha
