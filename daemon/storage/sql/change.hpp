// The store's writes over one connection inside its open transaction; part of the adapter alone.
#pragma once

#include <map>

#include "daemon/storage/sql/view.hpp"

namespace vekha::sql {

class Change final : public View, public Transaction {
  public:
    explicit Change(Connection& connection) : View(connection), connection_(connection) {}

    /// For what writes tables that the store port does not have, within this transaction.
    Connection& connection() { return connection_; }

    // change_people.cpp
    Result<PersonId> save(const Person& person) override;
    Result<GroupId> save(const Group& group) override;
    Result<UnitId> save(const Unit& unit) override;
    Result<void> bind(std::string_view key, const PartyBinding& binding) override;
    Result<SubstitutionId> save(const Substitution& substitution) override;
    Result<void> set_password(PersonId id, std::string_view argon2id, bool given) override;
    Result<void> remember(const IdempotentAnswer& answer) override;
    Result<void> set(std::string_view key, std::string_view value) override;

    // change_doors.cpp
    Result<void> save(const SecondFactor& factor) override;
    Result<void> remove_second_factor(PersonId id) override;
    Result<void> save(const OutsideLogin& login) override;
    Result<void> remove_outside_login(std::string_view source, std::string_view subject) override;
    Result<void> save(const Session& session) override;
    Result<void> end_session(std::string_view token_sha256) override;
    Result<void> end_sessions(PersonId id, std::string_view kept_token_sha256) override;
    Result<void> save(const KnownDevice& device) override;
    Result<TokenId> save(const ApiToken& token) override;
    Result<void> forget_doors(Instant devices_until_before, Instant tokens_over_before) override;
    Result<void> save(const FailedSignIns& failed) override;
    Result<void> forget_failed_sign_ins(std::string_view login) override;
    Result<void> forget(Instant sessions_expired_before, Instant answers_before,
                        Instant failures_before) override;

    // change_nodes.cpp
    Result<void> save(const Node& node) override;
    Result<void> remove_node(std::string_view id) override;
    Result<void> save(const Lease& lease) override;

    // What is read of a task for writing it again need not be asked for a second time.
    Result<std::optional<Task>> task(TaskId id) override;
    Result<std::vector<Task>> due(Instant now, std::size_t limit) override;

    // change_plans.cpp
    Result<RoadmapId> add(const StoredRoadmap& roadmap) override;
    Result<ItemId> add(const StoredItem& item) override;
    Result<TaskId> next_task_id() override;
    Result<void> save(const Task& task) override;

    // change_editions.cpp
    Result<void> update(const StoredRoadmap& roadmap) override;
    Result<void> update(const StoredItem& item) override;
    Result<void> add(const StoredEdition& edition) override;

    // change_journal.cpp
    void came_from(std::string origin) override { origin_ = std::move(origin); }
    Result<JournalEntry> append(const JournalDraft& draft) override;
    Result<void> redact(std::int64_t sequence, std::string_view payload, std::int64_t by) override;

    // change_personal.cpp
    Result<void> forget_person(PersonId id) override;
    Result<std::int64_t> forget_words(Instant settled_before) override;

    // change_outbox.cpp
    Result<bool> plan(const OutboxRow& row) override;
    Result<void> update(const OutboxRow& row) override;
    Result<DeliveryId> add(const Delivery& delivery) override;
    Result<void> update(const Delivery& delivery) override;

    // change_webhooks.cpp
    Result<WebhookId> save(const Webhook& webhook) override;
    Result<void> remove_webhook(WebhookId id) override;
    Result<void> save(const WebhookLetter& letter) override;
    Result<void> forget_letters(Instant sent_before) override;

    // change_traffic.cpp
    Result<DispatchId> add(const Dispatch& dispatch) override;
    Result<void> save(const OneTimeKey& key) override;
    Result<void> add(const Received& received) override;
    Result<void> save(const Dialog& dialog) override;
    Result<void> end_dialog(std::string_view channel, std::string_view chat) override;
    Result<void> forget_traffic(Instant keys_expired_before, Instant received_before,
                                Instant asked_before) override;

  private:
    /// What queries find a task by, as the row has it now.
    struct TaskKeys {
        RoadmapId roadmap;
        int bucket = 0;
        Instant due_at{};
        std::optional<Instant> next_action_at;
        ItemId item;
        PersonId lead, controller;

        /// Whether the rows that the task names are the same, and so there.
        bool names_the_same(const TaskKeys& other) const {
            return roadmap == other.roadmap && item == other.item && lead == other.lead &&
                   controller == other.controller;
        }
        friend bool operator==(const TaskKeys&, const TaskKeys&) = default;
    };

    template <class... Arguments>
    Result<void> run(std::string_view sql, const Arguments&... arguments) {
        Query query(connection_, Refusable{sql}, arguments...);
        return query.run();
    }
    /// An INSERT with RETURNING id.
    template <class IdType, class... Arguments>
    Result<IdType> insert(std::string_view sql, const Arguments&... arguments) {
        Query query(connection_, Refusable{sql}, arguments...);
        auto id = returned<IdType>(query);
        if (!id) return tl::unexpected(std::move(id.error()));
        return id->value_or(IdType{});
    }
    /// A task's row and the rows that hang on it.
    struct TaskRows {
        TaskKeys keys;
        std::vector<PersonId> owners;     ///< each once, in order
        std::vector<std::string> hashes;  ///< of its evidence, each once, in order
        int marks = 0;                    ///< marks_of the task
    };
    /// conflict where a roadmap or an edition was made of this file. (change_editions.cpp)
    Result<void> not_taken_before(std::string_view source_sha256);
    static TaskRows rows_of(const Task& task);
    /// The rows as they are now; nothing for a new task.
    Result<std::optional<TaskRows>> kept_rows(TaskId id);
    Result<void> save_body(const Task& task, const std::optional<TaskRows>& before, const TaskKeys& now);
    Result<void> save_owners(TaskId task, const std::optional<TaskRows>& before, const TaskRows& now);
    Result<void> save_evidence(TaskId task, const std::optional<TaskRows>& before, const TaskRows& now);

    Result<void> save_marks(TaskId task, const std::optional<TaskRows>& before, const TaskRows& now);

    Connection& connection_;
    std::map<TaskId, TaskRows> known_;  ///< of tasks read or saved in this transaction
    TaskId last_task_;                  ///< the largest id handed out in this transaction
    std::optional<JournalHead> head_;   ///< the journal's end
    std::string origin_;                ///< of what is appended
};

}  // namespace vekha::sql
