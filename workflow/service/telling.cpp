#include "workflow/service/telling.hpp"

#include <algorithm>

#include "workflow/model/russian.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {
namespace {

/// One notice that a change asks for.
struct Told {
    NoticeKind kind = NoticeKind::changed;
    std::string rung;
    std::string reason;
    std::vector<PersonId> people;
};

std::string day_words(Day day) {
    return russian_date(day) + " г.";
}

/// Which notice a change asks for; nothing for most.
class Teller {
  public:
    explicit Teller(const Task& task) : task_(task) {}

    std::optional<Told> operator()(const ReportSubmitted&) const {
        return Told{NoticeKind::submitted,
                    "submitted:" + reports(),
                    "Поступил отчёт, он ждёт вашего решения.",
                    {task_.controller}};
    }
    std::optional<Told> operator()(const ReportReturned& returned) const {
        std::string words = "Отчёт возвращён на доработку: " + returned.reason;
        for (const auto& failed : returned.failed)
            words += " Подтверждение № " + std::to_string(failed.requirement) + ": " + failed.what;
        return Told{NoticeKind::returned, "returned:" + reports(), std::move(words), owners_of(task_)};
    }
    std::optional<Told> operator()(const PartContributed& part) const {
        return Told{NoticeKind::contributed,
                    version("contributed"),
                    "Соисполнитель сдал свою часть: " + part.words,
                    {task_.lead()}};
    }
    std::optional<Told> operator()(const ExtensionAsked& asked) const {
        return Told{NoticeKind::asked,
                    version("asked"),
                    "Просят перенести срок на " + day_words(asked.day) + ": " + asked.reason,
                    {task_.controller}};
    }
    std::optional<Told> operator()(const ExtensionDecided& decided) const {
        std::string words =
            decided.granted ? "Срок перенесён на " + day_words(task_.due) : "В переносе срока отказано.";
        if (!decided.words.empty()) words += " " + decided.words;
        return Told{NoticeKind::decided, version("decided"), std::move(words), owners_of(task_)};
    }
    std::optional<Told> operator()(const TaskDisowned& disowned) const {
        return Told{NoticeKind::disowned,
                    version("disowned"),
                    "Исполнитель сообщает, что задача не его: " + disowned.reason,
                    {task_.controller}};
    }
    std::optional<Told> operator()(const TaskMoved& moved) const {
        return changed("moved", "Срок перенесён на " + day_words(moved.due) + " Основание: " + moved.reason);
    }
    std::optional<Told> operator()(const TaskSuspended& suspended) const {
        return changed("suspended", "Задача приостановлена: " + suspended.reason);
    }
    std::optional<Told> operator()(const TaskResumed&) const {
        return changed("resumed", "Задача возобновлена, срок " + day_words(task_.due));
    }
    std::optional<Told> operator()(const TaskCancelled& cancelled) const {
        return changed("ended", "Задача снята с контроля: " + cancelled.reason);
    }
    std::optional<Told> operator()(const TaskReopened& reopened) const {
        return changed("reopened", "Задача возвращена на исполнение: " + reopened.reason);
    }
    std::optional<Told> operator()(const TaskReassigned& reassigned) const {
        return changed("reassigned", "Задача передана: " + reassigned.reason);
    }
    std::optional<Told> operator()(const auto&) const { return std::nullopt; }

  private:
    std::string reports() const { return std::to_string(task_.submissions.size()); }
    std::string version(const std::string& word) const { return word + "." + std::to_string(task_.version); }
    std::optional<Told> changed(const std::string& word, std::string reason) const {
        return Told{NoticeKind::changed, version(word), std::move(reason), owners_of(task_)};
    }

    const Task& task_;
};

}  // namespace

std::vector<PersonId> owners_of(const Task& task) {
    std::vector<PersonId> people;
    for (const auto& assignment : task.assignments) people.push_back(assignment.person);
    return people;
}

Result<void> tell_of(Transaction& change, const Organization& organization, const Task& task, NoticeKind kind,
                     const std::string& rung, const std::string& reason, const std::vector<PersonId>& people,
                     Instant now) {
    if (people.empty()) return {};
    const auto directory = Directory::read(change);
    if (!directory) return tl::unexpected(directory.error());
    const auto told = tell_people(change, *directory, task, kind, rung, reason, people, now,
                                  organization.zone->local(now).day);
    if (!told) return tl::unexpected(told.error());
    return {};
}

Result<void> tell_of_step(Transaction& change, const Organization& organization, const Task& task,
                          const std::vector<TaskChange>& changes, PersonId actor, Instant now) {
    const Teller teller(task);
    bool decided = false;  // a move that follows another decision is told with it
    for (const auto& one : changes) {
        auto told = std::visit(teller, one);
        if (!told || (decided && std::holds_alternative<TaskMoved>(one))) continue;
        decided = true;
        std::erase(told->people, actor);
        if (auto done =
                tell_of(change, organization, task, told->kind, told->rung, told->reason, told->people, now);
            !done)
            return done;
    }
    return {};
}

}  // namespace vekha
