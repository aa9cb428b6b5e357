#include "workflow/service/audit.hpp"

#include <array>
#include <set>
#include <utility>

#include <boost/json/serialize.hpp>

#include "workflow/engine/transitions.hpp"
#include "workflow/service/event_codec.hpp"
#include "workflow/service/evidence.hpp"
#include "workflow/service/journal.hpp"
#include "workflow/service/store_keys.hpp"
#include "workflow/service/task_json.hpp"

namespace vekha {
namespace {

/// Entries and tasks looked at in one read.
constexpr std::size_t page = 500;

tl::unexpected<Error> differs(TaskId task, std::string message, const std::string& field = {}) {
    return failure(
        Fault::damaged, std::move(message),
        "задача " + std::to_string(task.value) + (field.empty() ? "" : ", " + field),
        "Таблицы меняли в обход программы или диск повреждён: восстановите базу из резервной копии.");
}

std::string shown(const json_text::json::value* value) {
    return value ? json_text::json::serialize(*value) : std::string("нет");
}

Result<void> task_is_there(ReadView& view, const JournalEntry& entry) {
    if (!entry.task || !is_task_change(entry.type)) return {};
    const auto card = view.card(entry.task);
    if (!card) return tl::unexpected(card.error());
    if (!*card) return differs(entry.task, "Задача есть в журнале, но не в таблице.");
    return {};
}

/// The whole chain; every planned task must still be there.
Result<void> audit_chain(Store& store, const std::optional<JournalHead>& told, bool with_tasks,
                         AuditReport& report) {
    JournalWalk walk;
    const JournalWitness witness(told);
    bool more = true;
    while (more) {
        auto read = store.read([&](ReadView& view) -> Result<void> {
            const auto entries = view.journal(walk.entries() + 1, page);
            if (!entries) return tl::unexpected(entries.error());
            more = entries->size() == page;
            for (const JournalEntry& entry : *entries) {
                if (auto follows = walk.next(entry); !follows) return follows;
                if (auto same = witness.next(entry); !same) return same;
                if (!with_tasks) continue;
                if (auto there = task_is_there(view, entry); !there) return there;
            }
            if (more) return {};
            // In the same view as the last entries: the journal grows meanwhile.
            const auto seal = view.journal_seal();
            if (!seal) return tl::unexpected(seal.error());
            return walk.hold_against(*seal);
        });
        if (!read) return read;
    }
    if (auto explained = walk.end(); !explained) return explained;
    if (auto reached = witness.end(walk.entries()); !reached) return reached;
    report.entries = walk.entries();
    report.head = walk.head();
    return {};
}

/// The first column of the lists that says other than the task; empty where all agree.
std::string differing_column(const TaskCard& card, const Task& task) {
    const std::array<std::pair<std::string_view, bool>, 11> columns{{
        {"roadmap", card.roadmap == task.roadmap},
        {"number", card.number == task.number},
        {"title", card.title == task.title},
        {"state", card.state == task.state},
        {"due", card.due == task.due},
        {"due_at", card.due_at == task.due_at},
        {"lead", card.lead == task.lead()},
        {"controller", card.controller == task.controller},
        {"requirements", card.requirements == static_cast<int>(task.requirements.size())},
        {"requirements_missing", card.requirements_missing == requirements_missing(task)},
        {"version", card.version == task.version},
    }};
    for (const auto& [column, same] : columns)
        if (!same) return std::string(column);
    return {};
}

Result<void> audit_card(ReadView& view, const Task& task) {
    const auto card = view.card(task.id);
    if (!card) return tl::unexpected(card.error());
    const std::string column = *card ? differing_column(**card, task) : "id";
    if (!column.empty())
        return differs(task.id, "Строка списков не соответствует задаче.", "столбец " + column);
    return {};
}

TaskList list_of(const Task& task) {
    switch (bucket_of(task.state)) {
        case Bucket::owed:
            return TaskList::overdue;
        case Bucket::submitted:
            return TaskList::to_accept;
        case Bucket::suspended:
            return TaskList::suspended;
        case Bucket::closed:
            return TaskList::closed;
    }
    return TaskList::closed;
}

/// The task must stand at its place in the list of its state, in everybody's and in each owner's.
Result<void> audit_lists(ReadView& view, const Task& task) {
    TaskQuery query;
    query.list = list_of(task);
    query.now = task.due_at;
    query.limit = 1;
    // The row that continues after the place just before the task is the task.
    const int before = query.list == TaskList::closed ? 1 : -1;
    query.after = TaskCursor{task.due_at, TaskId{task.id.value + before}};
    std::vector<std::optional<PersonId>> owners{std::nullopt};
    for (const Assignment& each : task.assignments) owners.emplace_back(each.person);
    for (const auto& owner : owners) {
        query.owner = owner;
        const auto rows = view.list(query);
        if (!rows) return tl::unexpected(rows.error());
        if (rows->empty() || rows->front().id != task.id)
            return differs(task.id, "Задачи нет на её месте в списках.");
    }
    return {};
}

Result<void> audit_task(ReadView& view, TaskId id, std::vector<NamedFile>& files, AuditReport& report) {
    const auto kept = view.task(id);
    if (!kept) return tl::unexpected(kept.error());
    const auto entries = view.journal_of(id);
    if (!entries) return tl::unexpected(entries.error());
    const auto rebuilt = rebuild(*entries);
    if (!rebuilt) return tl::unexpected(rebuilt.error());
    if (!*kept || rebuilt->id != id) return differs(id, "Задача есть в таблице, но не в журнале.");
    if (const auto difference = first_difference(**kept, *rebuilt); !difference.empty())
        return differs(id, "Задача не соответствует журналу: " + difference + ".");
    if (auto card = audit_card(view, **kept); !card) return card;
    if (auto lists = audit_lists(view, **kept); !lists) return lists;
    ++report.tasks;
    for (NamedFile& each : files_of(**kept)) files.push_back(std::move(each));
    return {};
}

Result<void> audit_files(const EvidenceFiles& files, const std::vector<NamedFile>& named,
                         AuditReport& report) {
    for (const NamedFile& each : named) {
        const auto standing = standing_of(files, each);
        if (!standing) return tl::unexpected(standing.error());
        const std::string field = "подтверждение " + std::to_string(each.number);
        if (*standing == FileStanding::missing)
            return differs(each.task, "Файл подтверждения пропал из хранилища.", field);
        if (*standing == FileStanding::damaged)
            return differs(each.task, "Файл подтверждения не соответствует контрольной сумме.", field);
        ++report.files;
    }
    return {};
}

Result<void> audit_tasks(Store& store, const EvidenceFiles* files, AuditReport& report) {
    TaskId last;
    bool more = true;
    while (more) {
        std::vector<NamedFile> named;
        auto read = store.read([&](ReadView& view) -> Result<void> {
            const auto ids = view.task_ids(last, page);
            if (!ids) return tl::unexpected(ids.error());
            more = ids->size() == page;
            for (const TaskId id : *ids) {
                if (auto task = audit_task(view, id, named, report); !task) return task;
                last = id;
            }
            return {};
        });
        if (!read) return read;
        // Outside the read: files may take long, and a database should not keep its past for them.
        if (files)
            if (auto whole = audit_files(*files, named, report); !whole) return whole;
    }
    return {};
}

}  // namespace

Result<Task> rebuild(const std::vector<JournalEntry>& entries) {
    Task task;
    for (const JournalEntry& entry : entries) {
        if (!is_task_change(entry.type)) continue;
        const auto event = event_of(entry);
        if (!event) return tl::unexpected(event.error());
        apply(task, *event);
    }
    return task;
}

std::string first_difference(const Task& kept, const Task& rebuilt) {
    const json_text::json::storage_ptr memory;
    const auto left = json_text::task_value(kept, memory);
    const auto right = json_text::task_value(rebuilt, memory);
    std::set<std::string> keys;
    for (const auto& field : left) keys.emplace(field.key());
    for (const auto& field : right) keys.emplace(field.key());
    for (const std::string& key : keys) {
        const auto* one = left.if_contains(key);
        const auto* other = right.if_contains(key);
        if (one && other && *one == *other) continue;
        return "поле " + key + ": в таблице " + shown(one) + ", по журналу " + shown(other);
    }
    return {};
}

Result<AuditReport> audit(Store& store) {
    return audit(store, nullptr);
}

Result<AuditReport> audit_journal(Store& store, const std::optional<JournalHead>& told) {
    AuditReport report;
    if (auto chain = audit_chain(store, told, false, report); !chain) return tl::unexpected(chain.error());
    return report;
}

Result<AuditReport> audit(Store& store, const EvidenceFiles* files, const std::optional<JournalHead>& told) {
    AuditReport report;
    if (auto chain = audit_chain(store, told, true, report); !chain) return tl::unexpected(chain.error());
    if (auto tasks = audit_tasks(store, files, report); !tasks) return tl::unexpected(tasks.error());
    return report;
}

}  // namespace vekha
