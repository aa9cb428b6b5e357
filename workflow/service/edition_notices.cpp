#include "workflow/service/edition_notices.hpp"

#include <algorithm>
#include <map>
#include <variant>

#include "workflow/engine/transitions.hpp"
#include "workflow/service/notice_words.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {
namespace {

/// What is said to each person, a line for each task, in the order of the plan.
class Told {
  public:
    void of(const TaskEffect& effect) {
        if (effect.made()) given(effect.task);
        for (const auto& member : effect.members) given(member);
        after_ = effect.task;
        for (const auto& one : effect.changes) {
            std::visit([&](const auto& change) { said_of(effect.task, change); }, one);
            apply(after_, TaskEvent{after_.id, {}, {}, one});
        }
        for (auto& [person, words] : parts_)
            lines_[person].push_back(named_in_line(after_.number, after_.title) + ": " + words + ".");
        parts_.clear();
    }
    std::map<PersonId, std::vector<std::string>>& lines() { return lines_; }

  private:
    void part(PersonId person, const std::string& words) {
        auto& said = parts_[person];
        said += (said.empty() ? "" : "; ") + words;
    }
    void given(const Task& task) {
        for (const auto& owner : task.assignments)
            part(owner.person, "поручено вам, срок — " + due_words(task.due));
    }
    void owners(const std::string& words) {
        for (const auto& owner : after_.assignments) part(owner.person, words);
    }

    void said_of(const Task& before, const TaskMoved& change) {
        if (before.due != change.due) owners(moved_words(before.due, change.due));
    }
    void said_of(const Task& before, const TaskReworded& change) {
        if (before.title != change.title) owners("изменена формулировка");
    }
    void said_of(const Task& before, const TaskReassigned& change) {
        const auto role_in = [](const std::vector<Assignment>& list, PersonId person) {
            const auto found = std::find_if(list.begin(), list.end(),
                                            [&](const Assignment& one) { return one.person == person; });
            return found == list.end() ? nullptr : &*found;
        };
        for (const auto& owner : change.assignments) {
            const auto* earlier = role_in(before.assignments, owner.person);
            if (earlier == nullptr)
                part(owner.person, "поручено вам, срок — " + due_words(after_.due));
            else if (earlier->role != owner.role)
                part(owner.person, owner.role == AssignmentRole::lead ? "теперь вы ответственный исполнитель"
                                                                      : "теперь вы соисполнитель");
        }
        for (const auto& owner : before.assignments)
            if (role_in(change.assignments, owner.person) == nullptr) part(owner.person, "больше не за вами");
    }
    void said_of(const Task&, const TaskCancelled&) { owners("снято с контроля"); }
    void said_of(const Task&, const RequirementAdded&) { owners("нужен ещё один подтверждающий документ"); }
    void said_of(const Task&, const RequirementWaived&) {
        owners("один подтверждающий документ больше не нужен");
    }
    void said_of(const Task&, const IndicatorAdded& change) {
        owners("нужен ещё один показатель: «" + change.plan.text + "»");
    }
    void said_of(const Task& before, const IndicatorWaived& change) {
        for (const auto& slot : before.indicators)
            if (slot.number == change.indicator)
                owners("показатель больше не нужен: «" + slot.plan.text + "»");
    }
    template <class Other>
    void said_of(const Task&, const Other&) {}

    Task after_;
    std::map<PersonId, std::string> parts_;
    std::map<PersonId, std::vector<std::string>> lines_;
};

std::string summary_of(const StoredEdition& edition) {
    return "Строк новых — " + std::to_string(edition.added) + ", изменено — " +
           std::to_string(edition.changed) + ", перемещено — " + std::to_string(edition.moved) +
           ", исключено — " + std::to_string(edition.dropped) + ".";
}

/// Reminders that wait for people who had a part in the task and have none any more.
Result<void> drop_waiting(Transaction& change, const TaskEffect& effect) {
    const auto reassigned =
        std::find_if(effect.changes.begin(), effect.changes.end(),
                     [](const TaskChange& one) { return std::holds_alternative<TaskReassigned>(one); });
    if (reassigned == effect.changes.end()) return {};
    Task after;
    after.assignments = std::get<TaskReassigned>(*reassigned).assignments;
    after.controller = std::get<TaskReassigned>(*reassigned).controller;
    return drop_former_holders_notices(change, effect.task, after);
}

}  // namespace

Result<std::size_t> tell_of_edition(Transaction& change, const EditionPlan& plan,
                                    const StoredEdition& edition, Instant now) {
    auto directory = Directory::read(change);
    if (!directory) return tl::unexpected(directory.error());
    Told told;
    for (const auto& row : plan.preview.rows)
        for (const auto& effect : row.tasks) {
            told.of(effect);
            if (auto dropped = drop_waiting(change, effect); !dropped) return tl::unexpected(dropped.error());
        }
    if (edition.applied_by != plan.roadmap.controller) {
        auto& lines = told.lines()[plan.roadmap.controller];
        lines.insert(lines.begin(), summary_of(edition));
    }
    std::size_t people = 0;
    for (const auto& [id, lines] : told.lines()) {
        const auto* person = directory->find(id);
        if (person == nullptr || !person->active) continue;
        OutboxRow row;
        row.rung = "edition:" + std::to_string(edition.number);
        row.key = "roadmap:" + std::to_string(edition.roadmap.value) + "/" + row.rung + "/" +
                  std::to_string(id.value);
        row.kind = NoticeKind::amended;
        row.person = id;
        row.reason = with_lines(
            "План " + named_in_line({}, plan.roadmap.title) + " изменён: " + edition.reason + ".", lines);
        row.planned_at = now;
        row.ready_at = now;
        const auto planned = change.plan(row);
        if (!planned) return tl::unexpected(planned.error());
        if (*planned) ++people;
    }
    return people;
}

}  // namespace vekha
