// The store's reads over one connection; part of the adapter alone. What a call sees is the connection's
// transaction.
#pragma once

#include "daemon/storage/sql/query.hpp"
#include "workflow/service/store.hpp"

namespace vekha::sql {

class View : public virtual ReadView {
  public:
    explicit View(Connection& connection) : connection_(connection) {}

    // view_people.cpp
    Result<std::optional<Person>> person(PersonId id) override;
    Result<std::optional<Person>> person_by_login(std::string_view login) override;
    Result<std::vector<Person>> people() override;
    Result<std::optional<Group>> group(GroupId id) override;
    Result<std::vector<Group>> groups() override;
    Result<std::optional<PartyBinding>> binding(UnitId unit, std::string_view key) override;
    Result<std::vector<PartyBinding>> bindings() override;
    Result<std::vector<Substitution>> substitutions() override;
    Result<std::optional<std::string>> password(PersonId id) override;
    Result<std::optional<IdempotentAnswer>> answer(PersonId person, std::string_view key) override;
    Result<std::optional<std::string>> setting(std::string_view key) override;

    // view_doors.cpp
    Result<bool> password_given(PersonId id) override;
    Result<std::optional<SecondFactor>> second_factor(PersonId id) override;
    Result<std::optional<OutsideLogin>> outside_login(std::string_view source,
                                                      std::string_view subject) override;
    Result<std::vector<OutsideLogin>> outside_logins(PersonId id) override;
    Result<std::optional<Session>> session(std::string_view token_sha256) override;
    Result<std::vector<Session>> sessions(PersonId id) override;
    Result<std::vector<KnownDevice>> known_devices(std::string_view token_sha256) override;
    Result<std::vector<KnownDevice>> known_devices(PersonId id) override;
    Result<std::optional<ApiToken>> api_token(std::string_view token_sha256) override;
    Result<std::optional<ApiToken>> api_token(TokenId id) override;
    Result<std::vector<ApiToken>> api_tokens(std::optional<PersonId> person) override;
    Result<std::optional<FailedSignIns>> failed_sign_ins(std::string_view login) override;

    // view_nodes.cpp
    Result<std::optional<Instant>> clock() override;
    Result<std::vector<Node>> nodes() override;
    Result<std::optional<Lease>> lease(std::string_view name) override;

    // view_units.cpp
    Result<std::optional<Unit>> unit(UnitId id) override;
    Result<std::vector<Unit>> units() override;
    Result<std::vector<RoadmapId>> roadmaps_of_people(const TaskSight& sight) override;

    // view_plans.cpp
    Result<std::optional<StoredRoadmap>> roadmap(RoadmapId id) override;
    Result<std::vector<StoredRoadmap>> roadmaps() override;
    Result<std::optional<RoadmapId>> roadmap_by_source(std::string_view sha256) override;
    Result<std::optional<StoredItem>> item(ItemId id) override;
    Result<std::vector<StoredItem>> items(RoadmapId id) override;
    Result<std::vector<StoredEdition>> editions(RoadmapId id) override;
    Result<std::optional<Task>> task(TaskId id) override;
    Result<std::vector<Task>> tasks_of(RoadmapId id) override;
    Result<std::vector<Task>> due(Instant now, std::size_t limit) override;
    Result<std::optional<Instant>> earliest_action() override;
    Result<std::optional<TaskId>> task_with_evidence(std::string_view sha256) override;
    Result<std::vector<TaskId>> task_ids(TaskId after, std::size_t limit) override;

    // view_lists.cpp
    Result<std::vector<TaskCard>> list(const TaskQuery& query) override;
    Result<std::optional<TaskCard>> card(TaskId id) override;
    Result<std::vector<TaskId>> marked(TaskMark mark, TaskId after, std::size_t limit) override;
    Result<std::size_t> count(const TaskQuery& query, std::size_t most) override;

    // view_outbox.cpp
    Result<std::optional<OutboxRow>> outbox_row(std::string_view key) override;
    Result<std::vector<OutboxRow>> outbox_of(TaskId id) override;
    Result<std::vector<OutboxRow>> outbox_of(DeliveryId id) override;
    Result<std::vector<OutboxRow>> ready_rows(Instant now, std::size_t people) override;
    Result<std::vector<Delivery>> ready_deliveries(Instant now, std::size_t limit) override;
    Result<std::vector<Delivery>> leased_to(std::string_view holder) override;
    Result<std::optional<Instant>> earliest_sending() override;
    Result<std::optional<Delivery>> delivery(DeliveryId id) override;
    Result<std::vector<Delivery>> deliveries(const DeliveryQuery& query) override;

    // view_webhooks.cpp
    Result<std::optional<Webhook>> webhook(WebhookId id) override;
    Result<std::vector<Webhook>> webhooks() override;
    Result<std::optional<WebhookLetter>> letter(WebhookId webhook, std::int64_t sequence) override;
    Result<std::vector<WebhookLetter>> letters(const LetterQuery& query) override;
    Result<std::vector<WebhookLetter>> ready_letters(WebhookId webhook, Instant now,
                                                     std::size_t limit) override;
    Result<std::optional<Instant>> earliest_letter(WebhookId webhook) override;

    // view_traffic.cpp
    Result<std::vector<Dispatch>> dispatches(const DispatchQuery& query) override;
    Result<std::optional<OneTimeKey>> one_time_key(std::string_view sha256) override;
    Result<std::vector<OneTimeKey>> one_time_keys(TaskId task) override;
    Result<std::vector<OneTimeKey>> one_time_keys(PersonId person) override;
    Result<std::optional<Received>> received(std::string_view channel, std::string_view key) override;
    Result<std::optional<Dialog>> dialog(std::string_view channel, std::string_view chat) override;
    Result<std::vector<Dialog>> dialogs(PersonId person) override;

    // view_journal.cpp
    Result<std::vector<JournalEntry>> journal(std::int64_t sequence, std::size_t limit) override;
    Result<std::vector<JournalEntry>> journal_of(TaskId id) override;
    Result<std::optional<JournalEntry>> journal_head() override;
    Result<std::vector<JournalEntry>> journal(const JournalQuery& query) override;
    Result<std::optional<JournalHead>> journal_seal() override;

  private:
    Result<std::vector<PersonId>> members_of(GroupId id);
    Group group_in(Query& row);

    Connection& connection_;
};

}  // namespace vekha::sql
