#include "workflow/service/notices.hpp"

#include <algorithm>
#include <cstdlib>

#include "workflow/model/russian.hpp"

namespace vekha {

Result<Directory> Directory::read(ReadView& view) {
    auto people = view.people();
    if (!people) return tl::unexpected(people.error());
    Directory directory;
    directory.people_ = std::move(*people);
    std::sort(directory.people_.begin(), directory.people_.end(),
              [](const Person& a, const Person& b) { return a.id < b.id; });
    return directory;
}

const Person* Directory::find(PersonId id) const {
    const auto found = std::lower_bound(people_.begin(), people_.end(), id,
                                        [](const Person& one, PersonId wanted) { return one.id < wanted; });
    return found != people_.end() && found->id == id ? &*found : nullptr;
}

std::vector<PersonId> Directory::with(Duty duty) const {
    std::vector<PersonId> found;
    for (const auto& person : people_)
        if (person.active && person.has(duty)) found.push_back(person.id);
    return found;
}

std::vector<PersonId> Directory::resolve(const Task& task, const std::vector<Audience>& audience) const {
    std::vector<PersonId> told;
    const auto add = [&](PersonId id) {
        const auto* person = find(id);
        if (person == nullptr || !person->active) return;
        if (std::find(told.begin(), told.end(), id) == told.end()) told.push_back(id);
    };
    for (const auto one : audience) {
        switch (one) {
            case Audience::lead:
                add(task.lead());
                break;
            case Audience::contributors:
                for (const auto& assignment : task.assignments)
                    if (assignment.role == AssignmentRole::contributor) add(assignment.person);
                break;
            case Audience::controller:
                add(task.controller);
                break;
            case Audience::department_head: {
                const auto* lead = find(task.lead());
                if (lead == nullptr || lead->department.empty()) break;
                for (const auto& person : people_)
                    if (person.has(Duty::department_head) && person.department == lead->department)
                        add(person.id);
                break;
            }
            case Audience::deputy_head:
                for (const auto id : with(Duty::deputy_head)) add(id);
                break;
            case Audience::head:
                for (const auto id : with(Duty::head)) add(id);
                break;
        }
    }
    return told;
}

std::string rung_reason(const LaidRung& rung) {
    if (rung.id == "assigned") return "Вам поручена задача.";
    if (rung.offset == 0) return "Срок сегодня.";
    // Told by the rung and not by today: after an outage it may be sent some days late.
    const auto days = counted(std::abs(rung.offset), "рабочий день", "рабочих дня", "рабочих дней");
    return rung.offset < 0 ? "Напоминание за " + days + " до срока."
                           : "Напоминание через " + days + " после срока.";
}

Result<std::size_t> plan_notices(Transaction& change, const Task& task, NoticeKind kind,
                                 const std::string& rung, const std::string& reason,
                                 const std::vector<PersonId>& people, Instant now) {
    std::size_t planned = 0;
    for (const auto person : people) {
        OutboxRow row;
        row.key = std::to_string(task.id.value) + "/" + rung + "/" + std::to_string(person.value);
        row.kind = kind;
        row.task = task.id;
        row.person = person;
        row.rung = rung;
        row.reason = reason;
        row.planned_at = now;
        row.ready_at = now;
        const auto added = change.plan(row);
        if (!added) return tl::unexpected(added.error());
        if (*added) ++planned;
    }
    return planned;
}

}  // namespace vekha
