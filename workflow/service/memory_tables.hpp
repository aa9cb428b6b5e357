// What the memory twin keeps: ordered tables with the indexes its queries need, and the way back for a write
// that failed. Part of memory_store.cpp and its neighbours alone.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "workflow/service/store.hpp"
#include "workflow/service/store_keys.hpp"

namespace vekha::memory {

/// The steps that undo a write, run from the last to the first.
class Undo {
  public:
    void add(std::function<void()> step) { steps_.push_back(std::move(step)); }
    void run() {
        while (!steps_.empty()) {
            const auto step = std::move(steps_.back());
            steps_.pop_back();
            step();
        }
    }

  private:
    std::vector<std::function<void()>> steps_;
};

/// A table by key. Every change goes through put(), which also undoes, so `indexed` is told of each row that
/// comes and goes.
template <class Key, class Row>
class Table {
  public:
    using Rows = std::map<Key, Row, std::less<>>;
    /// Called with a row before it goes (coming = false) and after it came (true).
    std::function<void(const Key&, const Row&, bool coming)> indexed;

    const Rows& rows() const { return rows_; }
    template <class Like>
    const Row* find(const Like& key) const {
        const auto at = rows_.find(key);
        return at == rows_.end() ? nullptr : &at->second;
    }
    /// Keeps `row` under `key`; nothing removes what is there.
    void put(Undo& undo, const Key& key, std::optional<Row> row) {
        std::optional<Row> before = change(key, std::move(row));
        undo.add([this, key, before = std::move(before)]() mutable { change(key, std::move(before)); });
    }
    /// Removes every row that `gone` says so of.
    template <class Gone>
    void remove_where(Undo& undo, Gone gone) {
        std::vector<Key> keys;
        for (const auto& [key, row] : rows_)
            if (gone(row)) keys.push_back(key);
        for (const auto& key : keys) put(undo, key, std::nullopt);
    }

  private:
    std::optional<Row> change(const Key& key, std::optional<Row> row) {
        std::optional<Row> before;
        if (const auto at = rows_.find(key); at != rows_.end()) {
            if (indexed) indexed(key, at->second, false);
            before = std::move(at->second);
            if (!row) rows_.erase(at);
        }
        if (row) {
            const auto at = rows_.insert_or_assign(key, std::move(*row)).first;
            if (indexed) indexed(key, at->second, true);
        }
        return before;
    }

    Rows rows_;
};

struct Password {
    std::string argon2id;
    bool given = false;  ///< by another than the person
};

struct Tables {
    Tables();
    Tables(const Tables&) = delete;
    Tables& operator=(const Tables&) = delete;

    Table<PersonId, Person> people;
    Table<GroupId, Group> groups;
    Table<std::pair<std::string, UnitId>, PartyBinding> bindings;
    Table<UnitId, Unit> units;
    Table<PersonId, Password> passwords;
    Table<PersonId, SecondFactor> second_factors;
    Table<std::pair<std::string, std::string>, OutsideLogin> outside_logins;  ///< by source and subject
    Table<RoadmapId, StoredRoadmap> roadmaps;
    Table<ItemId, StoredItem> items;
    Table<std::pair<RoadmapId, int>, StoredEdition> editions;
    Table<TaskId, Task> tasks;
    Table<OutboxId, OutboxRow> outbox;
    Table<DeliveryId, Delivery> deliveries;
    Table<std::int64_t, JournalEntry> journal;
    Table<int, JournalHead> journal_seal;  ///< one row, 1
    Table<std::string, Session> sessions;
    Table<std::pair<PersonId, std::string>, IdempotentAnswer> answers;
    Table<std::string, std::string> settings;
    Table<SubstitutionId, Substitution> substitutions;
    Table<std::string, FailedSignIns> failed_sign_ins;
    Table<std::pair<PersonId, std::string>, KnownDevice> known_devices;  ///< by person and hash
    Table<TokenId, ApiToken> api_tokens;
    Table<std::string, Node> nodes;
    Table<std::string, Lease> leases;
    Table<DispatchId, Dispatch> dispatches;
    Table<std::string, OneTimeKey> one_time_keys;
    Table<std::pair<std::string, std::string>, Received> received;  ///< by channel and key
    Table<std::pair<std::string, std::string>, Dialog> dialogs;     ///< by channel and chat
    Table<WebhookId, Webhook> webhooks;
    Table<std::pair<WebhookId, std::int64_t>, WebhookLetter> letters;  ///< by webhook and sequence

    // Indexes, kept by the tables' `indexed`.
    std::map<std::string, PersonId, std::less<>> logins;
    std::map<std::string, RoadmapId, std::less<>> sources;
    std::set<std::pair<Instant, TaskId>> actions;         ///< next_action_at
    std::set<std::tuple<Bucket, Instant, TaskId>> lists;  ///< by due moment
    std::set<std::pair<std::string, TaskId>> evidence;    ///< by hash
    std::set<TaskId> marked;                              ///< those that bear any mark
    std::map<std::string, OutboxId, std::less<>> outbox_keys;
    std::set<std::pair<Instant, OutboxId>> waiting_rows;  ///< ready_at
    std::set<std::pair<TaskId, OutboxId>> rows_of_tasks;
    std::set<std::pair<DeliveryId, OutboxId>> rows_of_deliveries;
    std::set<std::pair<Instant, DeliveryId>> open_deliveries;  ///< ready_at()
    std::set<std::pair<TaskId, std::int64_t>> journal_of_tasks;

    /// The largest task id ever handed out.
    TaskId last_task;
};

}  // namespace vekha::memory
