#include "workflow/service/act.hpp"

#include <algorithm>

#include "workflow/service/dependency_notices.hpp"
#include "workflow/service/family.hpp"
#include "workflow/service/found_task.hpp"
#include "workflow/service/parts.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/record.hpp"
#include "workflow/service/sight.hpp"
#include "workflow/service/telling.hpp"

namespace vekha {
namespace {

/// Those whom a reassignment names are there, at work, and near to the plan's organization.
Result<void> check_people(ReadView& view, PersonId actor, const Task& task, const Command& command) {
    const auto* reassign = std::get_if<ReassignTask>(&command);
    if (reassign == nullptr) return {};
    auto named = std::vector<PersonId>{};
    for (const auto& owner : reassign->assignments) named.push_back(owner.person);
    if (reassign->controller) named.push_back(reassign->controller);
    const auto home = home_of(view, task);
    if (!home) return tl::unexpected(home.error());
    for (const auto id : named) {
        const std::string where = "человек " + std::to_string(id.value);
        const auto person = view.person(id);
        if (!person) return tl::unexpected(person.error());
        if (!*person || !(*person)->active)
            return failure(Fault::invalid_input, "Такого человека нет или он больше не работает.", where);
        if (auto good = require_near(view, actor, home->unit, **person, where); !good) return good;
    }
    return {};
}

Result<std::vector<Person>> named_in(ReadView& view, const Task& task) {
    std::vector<PersonId> ids = owners_of(task);
    ids.push_back(task.controller);
    for (const auto& one : task.evidence) ids.push_back(one.by);
    for (const auto& one : task.children) ids.push_back(one.person);
    for (const auto& one : task.contributions) ids.push_back(one.by);
    for (const auto& one : task.extensions) {
        ids.push_back(one.by);
        ids.push_back(one.decided_by);
    }
    for (const auto& one : task.submissions) {
        ids.push_back(one.by);
        ids.push_back(one.decided_by);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<Person> people;
    for (const auto id : ids) {
        if (!id) continue;
        auto person = view.person(id);
        if (!person) return tl::unexpected(person.error());
        if (*person) people.push_back(std::move(**person));
    }
    return people;
}

/// The changes of one step on the task and on those above and below it, and who is told.
Result<void> take_step(Transaction& change, const Organization& organization, const Actor& actor,
                       FoundTask& found, const Command& command, Instant now) {
    Task& task = found.task;
    const auto& acting = found.acting;
    const auto circumstances = circumstances_of(organization, found.parent ? &*found.parent : nullptr);
    if (std::holds_alternative<HandPart>(command))
        return hand_part(change, organization, task, acting, circumstances, std::get<HandPart>(command), now);
    const auto changes = decide(task, acting, circumstances, now, command);
    if (!changes) return tl::unexpected(changes.error());
    if (auto known = check_people(change, actor.person, task, command); !known) return known;
    const bool was_closed = task.closed();
    const PersonId away = stood_in_for(task, acting, step_of(command));
    auto done = record(change, task, actor.person, now, *changes, away);
    if (done) done = tell_of_step(change, organization, task, *changes, actor.person, now);
    if (done) done = save_scheduled(change, task, organization, now);
    if (done) done = family_follows(change, organization, task, command, actor.person, away, now);
    if (done && task.closed() && !was_closed)
        done = tell_who_may_begin(change, organization, task.roadmap, task.item, now);
    return done;
}

}  // namespace

Result<TaskView> view_task(ReadView& view, const Organization& organization, const Actor& actor, TaskId id,
                           Instant now) {
    auto found = find_task(view, organization, actor, id, now);
    if (!found) return tl::unexpected(found.error());
    TaskView shown;
    shown.steps = allowed_steps(found->task, found->acting, organization.rules.rights);
    auto item = view.item(found->task.item);
    if (!item) return tl::unexpected(item.error());
    auto roadmap = view.roadmap(found->task.roadmap);
    if (!roadmap) return tl::unexpected(roadmap.error());
    if (!*item || !*roadmap)
        return failure(Fault::damaged, "У задачи нет её строки плана.", "задача " + std::to_string(id.value));
    shown.item = std::move(**item);
    shown.roadmap = std::move(**roadmap);
    auto people = named_in(view, found->task);
    if (!people) return tl::unexpected(people.error());
    shown.people = std::move(*people);
    auto notices = view.outbox_of(id);
    if (!notices) return tl::unexpected(notices.error());
    shown.notices = std::move(*notices);
    if (found->task.owed())
        for (auto& rung : lay_ladder(found->task, organization.policy_of(found->task), organization.calendar,
                                     *organization.zone))
            if (rung.moment > now && (!found->task.ladder_at || rung.moment > *found->task.ladder_at))
                shown.ladder.push_back(std::move(rung));
    for (const auto& one : found->task.children) {
        auto child = view.task(one.task);
        if (!child) return tl::unexpected(child.error());
        if (*child) shown.children.push_back(std::move(**child));
    }
    shown.drafts = found->drafts;
    if (!shown.drafts) {
        leave_drafts_out(found->task);
        for (auto& child : shown.children) leave_drafts_out(child);
        if (found->parent) leave_drafts_out(*found->parent);
        shown.notices.clear();
    }
    shown.draft = merged_draft(found->task, shown.children, shown.people);
    shown.parent = std::move(found->parent);
    shown.task = std::move(found->task);
    return shown;
}

Result<Task> act_in(Transaction& change, const Organization& organization, const Actor& actor, TaskId id,
                    std::optional<std::int64_t> expected_version, const Command& command, Instant now) {
    auto found = find_task(change, organization, actor, id, now);
    if (!found) return tl::unexpected(found.error());
    Task& task = found->task;
    if (auto seen = check_version(task, expected_version); !seen) return tl::unexpected(seen.error());
    if (auto done = take_step(change, organization, actor, *found, command, now); !done)
        return tl::unexpected(done.error());
    return std::move(task);
}

Result<Task> act(Store& store, const Organization& organization, const Actor& actor, TaskId id,
                 std::optional<std::int64_t> expected_version, const Command& command, Instant now) {
    return write_as<Task>(store, [&](Transaction& change) {
        return act_in(change, organization, actor, id, expected_version, command, now);
    });
}

}  // namespace vekha
