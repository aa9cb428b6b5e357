#include "workflow/service/parts.hpp"

#include <algorithm>

#include "workflow/service/permission.hpp"
#include "workflow/service/record.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

/// Who gets the part is at work, and of the lead's own department.
Result<void> check_colleague(ReadView& view, PersonId actor, const Task& task, PersonId id) {
    const auto colleague = view.person(id);
    if (!colleague) return tl::unexpected(colleague.error());
    const auto lead = view.person(task.lead());
    if (!lead) return tl::unexpected(lead.error());
    if (!*colleague || !(*colleague)->active)
        return failure(Fault::invalid_input, "Такого человека нет или он больше не работает.", "person");
    const auto home = home_of(view, task);
    if (!home) return tl::unexpected(home.error());
    if (auto good = require_near(view, actor, home->unit, **colleague, "person"); !good) return good;
    if (!*lead || (*lead)->department.empty() || (*lead)->department != (*colleague)->department)
        return failure(Fault::forbidden, "Часть можно поручить только сотруднику своей организации.",
                       "person", "Соисполнителя из другой организации назначает координатор.");
    return {};
}

std::string name_of(PersonId id, const std::vector<Person>& people) {
    const auto found =
        std::find_if(people.begin(), people.end(), [&](const Person& one) { return one.id == id; });
    return found == people.end() ? std::to_string(id.value) : found->name;
}

}  // namespace

Result<void> hand_part(Transaction& change, const Organization& organization, Task& task,
                       const ActingPerson& actor, const Circumstances& circumstances, const HandPart& command,
                       Instant now) {
    auto part = make_part(task, actor, circumstances, now, command);
    if (!part) return tl::unexpected(part.error());
    if (auto good = check_colleague(change, actor.person, task, command.person); !good) return good;
    const auto id = change.next_task_id();
    if (!id) return tl::unexpected(id.error());
    part->id = *id;
    const PersonId away = stood_in_for(task, actor, TaskStep::hand_part);
    Task planned = *part;
    auto done = record(change, planned, actor.person, now, {TaskPlanned{*part}}, away);
    if (done) done = save_scheduled(change, planned, organization, now);
    if (done)
        done = record(change, task, actor.person, now,
                      {ChildAdded{{*id, command.person, Branch::part, ChildStanding::owed}}}, away);
    if (done) done = save_scheduled(change, task, organization, now);
    return done;
}

std::string merged_draft(const Task& task, const std::vector<Task>& children,
                         const std::vector<Person>& people) {
    std::string draft;
    const auto add = [&](PersonId person, const std::string& words) {
        if (words.empty()) return;
        if (!draft.empty()) draft += '\n';
        draft += name_of(person, people) + ": " + words;
    };
    for (const auto& one : task.contributions) add(one.by, one.words);
    for (const auto& child : children)
        if (child.state == TaskState::accepted && !child.submissions.empty())
            add(child.lead(), child.submissions.back().words);
    return draft;
}

}  // namespace vekha
