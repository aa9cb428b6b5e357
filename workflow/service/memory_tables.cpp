#include "workflow/service/memory_tables.hpp"

namespace vekha::memory {
namespace {

template <class Set, class Entry>
void keep(Set& set, Entry entry, bool coming) {
    if (coming)
        set.insert(std::move(entry));
    else
        set.erase(entry);
}

}  // namespace

Tables::Tables() {
    people.indexed = [this](PersonId id, const Person& person, bool coming) {
        if (coming)
            logins.emplace(person.login, id);
        else
            logins.erase(person.login);
    };
    roadmaps.indexed = [this](RoadmapId id, const StoredRoadmap& roadmap, bool coming) {
        if (roadmap.source_sha256.empty()) return;
        if (coming)
            sources.emplace(roadmap.source_sha256, id);
        else
            sources.erase(roadmap.source_sha256);
    };
    editions.indexed = [this](const auto& key, const StoredEdition& edition, bool coming) {
        if (edition.source_sha256.empty()) return;
        if (coming)
            sources.emplace(edition.source_sha256, key.first);
        else
            sources.erase(edition.source_sha256);
    };
    tasks.indexed = [this](TaskId id, const Task& task, bool coming) {
        if (task.next_action_at) keep(actions, std::pair(*task.next_action_at, id), coming);
        keep(lists, std::tuple(bucket_of(task.state), task.due_at, id), coming);
        if (marks_of(task) != 0) keep(marked, id, coming);
        for (const Evidence& each : task.evidence)
            if (!each.sha256.empty()) keep(evidence, std::pair(each.sha256, id), coming);
    };
    outbox.indexed = [this](OutboxId id, const OutboxRow& row, bool coming) {
        if (coming)
            outbox_keys.emplace(row.key, id);
        else
            outbox_keys.erase(row.key);
        if (row.state == OutboxState::waiting) keep(waiting_rows, std::pair(row.ready_at, id), coming);
        if (row.task) keep(rows_of_tasks, std::pair(row.task, id), coming);
        if (row.delivery) keep(rows_of_deliveries, std::pair(row.delivery, id), coming);
    };
    deliveries.indexed = [this](DeliveryId id, const Delivery& delivery, bool coming) {
        if (const auto ready = ready_at(delivery)) keep(open_deliveries, std::pair(*ready, id), coming);
    };
    journal.indexed = [this](std::int64_t sequence, const JournalEntry& entry, bool coming) {
        if (entry.task) keep(journal_of_tasks, std::pair(entry.task, sequence), coming);
    };
}

}  // namespace vekha::memory
