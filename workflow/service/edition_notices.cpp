#include "workflow/service/edition_notices.hpp"

#include <algorithm>
#include <map>
#include <variant>

#include "workflow/engine/transitions.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {
namespace {

/// The beginning of a title, cut between characters.
std::string brief(const std::string& title) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < title.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(title[at]) & 0xc0U) != 0x80U;
        if (begins && characters++ == title_characters) return title.substr(0, at) + "…";
    }
    return title;
}

std::string named(const std::string& number, const std::string& title) {
    std::string words = number.empty() ? "" : "п. " + number + " ";
    for (const char letter : "«" + brief(title) + "»") words += letter == '\n' ? ' ' : letter;
    return words;
}

std::string due_words(Day due) {
    return russian_date(due) + " г.";
}

/// What is said to each person, a line for each task, in the order of the plan.
class Told {
  public:
    void of(const TaskEffect& effect) {
        if (effect.made())
            for (const auto& owner : effect.task.assignments)
                part(owner.person, "поручено вам, срок — " + due_words(effect.task.due));
        after_ = effect.task;
        for (const auto& one : effect.changes) {
            std::visit([&](const auto& change) { said_of(effect.task, change); }, one);
            apply(after_, TaskEvent{after_.id, {}, {}, one});
        }
        for (auto& [person, words] : parts_)
            lines_[person].push_back(named(after_.number, after_.title) + ": " + words + ".");
        parts_.clear();
    }
    std::map<PersonId, std::vector<std::string>>& lines() { return lines_; }

  private:
    void part(PersonId person, const std::string& words) {
        auto& said = parts_[person];
        said += (said.empty() ? "" : "; ") + words;
    }
    void owners(const std::string& words) {
        for (const auto& owner : after_.assignments) part(owner.person, words);
    }

    void said_of(const Task& before, const TaskMoved& change) {
        if (before.due != change.due)
            owners("срок перенесён с " + russian_date(before.due) + " на " + due_words(change.due));
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

std::string words_of(const StoredRoadmap& roadmap, const StoredEdition& edition,
                     const std::vector<std::string>& lines) {
    std::string words = "План " + named({}, roadmap.title) + " изменён: " + edition.reason + ".";
    const std::size_t shown = std::min(lines.size(), notice_changes);
    for (std::size_t at = 0; at < shown; ++at) words += "\n" + lines[at];
    if (const auto more = static_cast<int>(lines.size() - shown); more > 0)
        words += "\nИ ещё " + counted(more, "изменение", "изменения", "изменений") + ": они на вашей доске.";
    return words;
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
        row.reason = words_of(plan.roadmap, edition, lines);
        row.planned_at = now;
        row.ready_at = now;
        const auto planned = change.plan(row);
        if (!planned) return tl::unexpected(planned.error());
        if (*planned) ++people;
    }
    return people;
}

}  // namespace vekha
