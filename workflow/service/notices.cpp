#include "workflow/service/notices.hpp"

#include <algorithm>
#include <cstdlib>

#include "workflow/engine/substitution.hpp"
#include "workflow/model/russian.hpp"

namespace vekha {

std::string stand_in_words(const Directory& directory, const Addressee& told, Day day) {
    if (!told.away) return {};
    const auto* away = directory.find(told.away);
    std::string words = " (за: " + (away == nullptr ? std::string("отсутствующего") : away->name);
    for (const auto& one : directory.substitutions())
        if (one.away == told.away && one.in_force(day) && !one.order.empty()) {
            words += ", " + one.order;
            break;
        }
    return words + ")";
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
                                 const std::vector<PersonId>& people, Instant now, Instant ready_at) {
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
        row.ready_at = std::max(now, ready_at);
        const auto added = change.plan(row);
        if (!added) return tl::unexpected(added.error());
        if (*added) ++planned;
    }
    return planned;
}

Result<std::size_t> tell_people(Transaction& change, const Directory& directory, const Task& task,
                                NoticeKind kind, const std::string& rung, const std::string& reason,
                                const std::vector<PersonId>& people, Instant now, Day day) {
    std::size_t planned = 0;
    for (const auto id : people) {
        const auto told = directory.addressee(id, day);
        if (!told) continue;
        // One who is told for two people keeps the first row: the key is the same.
        auto row = plan_notices(change, task, kind, rung, reason + stand_in_words(directory, *told, day),
                                {told->person}, now);
        if (!row) return row;
        planned += *row;
    }
    return planned;
}

Result<void> raise_alarm(Transaction& change, const std::string& rung, const std::string& words,
                         Instant now) {
    const auto people = change.people();
    if (!people) return tl::unexpected(people.error());
    std::vector<PersonId> told;
    for (const auto& person : *people)
        if (person.active && person.has(Duty::administrator)) told.push_back(person.id);
    const auto planned = plan_notices(change, Task{}, NoticeKind::alarm, rung, words, told, now);
    if (!planned) return tl::unexpected(planned.error());
    return {};
}

Result<void> drop_former_holders_notices(Transaction& change, const Task& before, const Task& after) {
    auto rows = change.outbox_of(before.id);
    if (!rows) return tl::unexpected(rows.error());
    const auto holds = [](const Task& task, PersonId person) {
        return task.owned_by(person) || task.controller == person;
    };
    for (auto& row : *rows) {
        if (row.state != OutboxState::waiting || !holds(before, row.person) || holds(after, row.person))
            continue;
        row.state = OutboxState::dropped;
        if (auto done = change.update(row); !done) return done;
    }
    return {};
}

}  // namespace vekha
