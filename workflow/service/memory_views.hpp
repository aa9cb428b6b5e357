// The memory twin's view and transaction over its tables. Part of memory_store.cpp and its neighbours alone.
#pragma once

#include "workflow/service/memory_tables.hpp"

namespace vekha::memory {

class View : public virtual ReadView {
  public:
    explicit View(const Tables& tables) : kept_(tables) {}

    Result<std::optional<Person>> person(PersonId id) override;
    Result<std::optional<Person>> person_by_login(std::string_view login) override;
    Result<std::vector<Person>> people() override;
    Result<std::optional<Group>> group(GroupId id) override;
    Result<std::vector<Group>> groups() override;
    Result<std::optional<PartyBinding>> binding(UnitId unit, std::string_view key) override;
    Result<std::vector<PartyBinding>> bindings() override;
    Result<std::vector<Substitution>> substitutions() override;
    Result<std::optional<std::string>> password(PersonId id) override;
    Result<bool> password_given(PersonId id) override;
    Result<std::optional<SecondFactor>> second_factor(PersonId id) override;
    Result<std::optional<OutsideLogin>> outside_login(std::string_view source,
                                                      std::string_view subject) override;
    Result<std::vector<OutsideLogin>> outside_logins(PersonId id) override;

    Result<std::optional<Unit>> unit(UnitId id) override;
    Result<std::vector<Unit>> units() override;

    Result<std::optional<StoredRoadmap>> roadmap(RoadmapId id) override;
    Result<std::vector<StoredRoadmap>> roadmaps() override;
    Result<std::vector<RoadmapId>> roadmaps_of_people(const TaskSight& sight) override;
    Result<std::optional<RoadmapId>> roadmap_by_source(std::string_view sha256) override;
    Result<std::optional<StoredItem>> item(ItemId id) override;
    Result<std::vector<StoredItem>> items(RoadmapId id) override;
    Result<std::vector<StoredEdition>> editions(RoadmapId id) override;

    Result<std::optional<Task>> task(TaskId id) override;
    Result<std::vector<Task>> tasks_of(RoadmapId id) override;
    Result<std::vector<TaskCard>> list(const TaskQuery& query) override;
    Result<std::optional<TaskCard>> card(TaskId id) override;
    Result<std::vector<TaskId>> marked(TaskMark mark, TaskId after, std::size_t limit) override;
    Result<std::size_t> count(const TaskQuery& query, std::size_t most) override;
    Result<std::vector<Task>> due(Instant now, std::size_t limit) override;
    Result<std::optional<Instant>> earliest_action() override;
    Result<std::optional<TaskId>> task_with_evidence(std::string_view sha256) override;

    Result<std::optional<OutboxRow>> outbox_row(std::string_view key) override;
    Result<std::vector<OutboxRow>> outbox_of(TaskId id) override;
    Result<std::vector<OutboxRow>> outbox_of(DeliveryId id) override;
    Result<std::vector<OutboxRow>> ready_rows(Instant now, std::size_t people) override;
    Result<std::vector<Delivery>> ready_deliveries(Instant now, std::size_t limit) override;
    Result<std::vector<Delivery>> leased_to(std::string_view holder) override;
    Result<std::optional<Instant>> earliest_sending() override;
    Result<std::optional<Delivery>> delivery(DeliveryId id) override;
    Result<std::vector<Delivery>> deliveries(const DeliveryQuery& query) override;

    // memory_webhooks.cpp
    Result<std::optional<Webhook>> webhook(WebhookId id) override;
    Result<std::vector<Webhook>> webhooks() override;
    Result<std::optional<WebhookLetter>> letter(WebhookId webhook, std::int64_t sequence) override;
    Result<std::vector<WebhookLetter>> letters(const LetterQuery& query) override;
    Result<std::vector<WebhookLetter>> ready_letters(WebhookId webhook, Instant now,
                                                     std::size_t limit) override;
    Result<std::optional<Instant>> earliest_letter(WebhookId webhook) override;

    // memory_traffic.cpp
    Result<std::vector<Dispatch>> dispatches(const DispatchQuery& query) override;
    Result<std::optional<OneTimeKey>> one_time_key(std::string_view sha256) override;
    Result<std::vector<OneTimeKey>> one_time_keys(TaskId task) override;
    Result<std::vector<OneTimeKey>> one_time_keys(PersonId person) override;
    Result<std::optional<Received>> received(std::string_view channel, std::string_view key) override;
    Result<std::optional<Dialog>> dialog(std::string_view channel, std::string_view chat) override;
    Result<std::vector<Dialog>> dialogs(PersonId person) override;

    // memory_journal.cpp
    Result<std::vector<JournalEntry>> journal(std::int64_t sequence, std::size_t limit) override;
    Result<std::vector<JournalEntry>> journal_of(TaskId id) override;
    Result<std::optional<JournalEntry>> journal_head() override;
    Result<std::vector<JournalEntry>> journal(const JournalQuery& query) override;
    Result<std::optional<JournalHead>> journal_seal() override;

    Result<std::vector<TaskId>> task_ids(TaskId after, std::size_t limit) override;

    Result<std::optional<Session>> session(std::string_view token_sha256) override;
    // memory_doors.cpp
    Result<std::vector<Session>> sessions(PersonId id) override;
    Result<std::vector<KnownDevice>> known_devices(std::string_view token_sha256) override;
    Result<std::vector<KnownDevice>> known_devices(PersonId id) override;
    Result<std::optional<ApiToken>> api_token(std::string_view token_sha256) override;
    Result<std::optional<ApiToken>> api_token(TokenId id) override;
    Result<std::vector<ApiToken>> api_tokens(std::optional<PersonId> person) override;
    Result<std::optional<FailedSignIns>> failed_sign_ins(std::string_view login) override;
    Result<std::optional<IdempotentAnswer>> answer(PersonId person, std::string_view key) override;
    Result<std::optional<std::string>> setting(std::string_view key) override;

    Result<std::optional<Instant>> clock() override { return std::nullopt; }
    Result<std::vector<Node>> nodes() override;
    Result<std::optional<Lease>> lease(std::string_view name) override;

  private:
    TaskCard card_of(const Task& task) const;
    bool of_people(const TaskSight& sight, const Task& task) const;
    bool in_bounds(const TaskSight& sight, const Task& task) const;
    bool in_sight(const TaskSight& sight, const Task& task) const;
    /// Calls `take` with each task of the query in order until it answers false.
    void walk(const TaskQuery& query, const std::function<bool(const Task&)>& take) const;

    const Tables& kept_;
};

class Change final : public View, public Transaction {
  public:
    Change(Tables& tables, Undo& undo) : View(tables), tables_(tables), undo_(undo) {}

    Result<PersonId> save(const Person& person) override;
    Result<GroupId> save(const Group& group) override;
    Result<UnitId> save(const Unit& unit) override;
    Result<void> bind(std::string_view key, const PartyBinding& binding) override;
    Result<void> set_password(PersonId id, std::string_view argon2id, bool given) override;
    Result<void> save(const SecondFactor& factor) override;
    Result<void> remove_second_factor(PersonId id) override;
    Result<void> save(const OutsideLogin& login) override;
    Result<void> remove_outside_login(std::string_view source, std::string_view subject) override;
    Result<SubstitutionId> save(const Substitution& substitution) override;
    Result<RoadmapId> add(const StoredRoadmap& roadmap) override;
    Result<ItemId> add(const StoredItem& item) override;
    Result<void> update(const StoredRoadmap& roadmap) override;
    Result<void> update(const StoredItem& item) override;
    Result<void> add(const StoredEdition& edition) override;
    Result<TaskId> next_task_id() override;
    Result<void> save(const Task& task) override;
    // memory_journal.cpp
    void came_from(std::string origin) override { origin_ = std::move(origin); }
    Result<JournalEntry> append(const JournalDraft& draft) override;
    Result<void> redact(std::int64_t sequence, std::string_view payload, std::int64_t by) override;

    // memory_personal.cpp
    Result<void> forget_person(PersonId id) override;
    Result<std::int64_t> forget_words(Instant settled_before) override;

    Result<bool> plan(const OutboxRow& row) override;
    Result<void> update(const OutboxRow& row) override;
    Result<DeliveryId> add(const Delivery& delivery) override;
    Result<void> update(const Delivery& delivery) override;
    // memory_webhooks.cpp
    Result<WebhookId> save(const Webhook& webhook) override;
    Result<void> remove_webhook(WebhookId id) override;
    Result<void> save(const WebhookLetter& letter) override;
    Result<void> forget_letters(Instant sent_before) override;

    // memory_traffic.cpp
    Result<DispatchId> add(const Dispatch& dispatch) override;
    Result<void> save(const OneTimeKey& key) override;
    Result<void> add(const Received& received) override;
    Result<void> save(const Dialog& dialog) override;
    Result<void> end_dialog(std::string_view channel, std::string_view chat) override;
    Result<void> forget_traffic(Instant keys_expired_before, Instant received_before,
                                Instant asked_before) override;

    // memory_doors.cpp
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
    Result<void> remember(const IdempotentAnswer& answer) override;
    Result<void> set(std::string_view key, std::string_view value) override;
    Result<void> save(const Node& node) override;
    Result<void> remove_node(std::string_view id) override;
    Result<void> save(const Lease& lease) override;

  private:
    Tables& tables_;
    Undo& undo_;
    std::string origin_;  ///< of what is appended
};

}  // namespace vekha::memory
