// A view that asks another one: what a narrower view builds on.
#pragma once

#include "workflow/service/store.hpp"

namespace vekha {

/// Passes every question on. `view` must outlive it.
class PassingView : public ReadView {
  public:
    explicit PassingView(ReadView& view) : view_(view) {}

    Result<std::optional<Person>> person(PersonId id) override { return view_.person(id); }
    Result<std::optional<Person>> person_by_login(std::string_view login) override {
        return view_.person_by_login(login);
    }
    Result<std::vector<Person>> people() override { return view_.people(); }
    Result<std::optional<Group>> group(GroupId id) override { return view_.group(id); }
    Result<std::vector<Group>> groups() override { return view_.groups(); }
    Result<std::optional<PartyBinding>> binding(UnitId unit, std::string_view key) override {
        return view_.binding(unit, key);
    }
    Result<std::vector<PartyBinding>> bindings() override { return view_.bindings(); }
    Result<std::vector<Substitution>> substitutions() override { return view_.substitutions(); }
    Result<std::optional<std::string>> password(PersonId id) override { return view_.password(id); }
    Result<bool> password_given(PersonId id) override { return view_.password_given(id); }
    Result<std::optional<SecondFactor>> second_factor(PersonId id) override {
        return view_.second_factor(id);
    }
    Result<std::optional<OutsideLogin>> outside_login(std::string_view source,
                                                      std::string_view subject) override {
        return view_.outside_login(source, subject);
    }
    Result<std::vector<OutsideLogin>> outside_logins(PersonId id) override {
        return view_.outside_logins(id);
    }
    Result<std::optional<Unit>> unit(UnitId id) override { return view_.unit(id); }
    Result<std::vector<Unit>> units() override { return view_.units(); }
    Result<std::optional<StoredRoadmap>> roadmap(RoadmapId id) override { return view_.roadmap(id); }
    Result<std::vector<StoredRoadmap>> roadmaps() override { return view_.roadmaps(); }
    Result<std::vector<RoadmapId>> roadmaps_of_people(const TaskSight& sight) override {
        return view_.roadmaps_of_people(sight);
    }
    Result<std::optional<RoadmapId>> roadmap_by_source(std::string_view sha256) override {
        return view_.roadmap_by_source(sha256);
    }
    Result<std::optional<StoredItem>> item(ItemId id) override { return view_.item(id); }
    Result<std::vector<StoredItem>> items(RoadmapId id) override { return view_.items(id); }
    Result<std::vector<StoredEdition>> editions(RoadmapId id) override { return view_.editions(id); }
    Result<std::optional<Task>> task(TaskId id) override { return view_.task(id); }
    Result<std::vector<Task>> tasks_of(RoadmapId id) override { return view_.tasks_of(id); }
    Result<std::vector<TaskCard>> list(const TaskQuery& query) override { return view_.list(query); }
    Result<std::optional<TaskCard>> card(TaskId id) override { return view_.card(id); }
    Result<std::vector<TaskId>> marked(TaskMark mark, TaskId after, std::size_t limit) override {
        return view_.marked(mark, after, limit);
    }
    Result<std::size_t> count(const TaskQuery& query, std::size_t most) override {
        return view_.count(query, most);
    }
    Result<std::vector<Task>> due(Instant now, std::size_t limit) override { return view_.due(now, limit); }
    Result<std::optional<Instant>> earliest_action() override { return view_.earliest_action(); }
    Result<std::optional<TaskId>> task_with_evidence(std::string_view sha256) override {
        return view_.task_with_evidence(sha256);
    }
    Result<std::optional<OutboxRow>> outbox_row(std::string_view key) override {
        return view_.outbox_row(key);
    }
    Result<std::vector<OutboxRow>> outbox_of(TaskId id) override { return view_.outbox_of(id); }
    Result<std::vector<OutboxRow>> outbox_of(DeliveryId id) override { return view_.outbox_of(id); }
    Result<std::vector<OutboxRow>> ready_rows(Instant now, std::size_t people) override {
        return view_.ready_rows(now, people);
    }
    Result<std::vector<Delivery>> ready_deliveries(Instant now, std::size_t limit) override {
        return view_.ready_deliveries(now, limit);
    }
    Result<std::vector<Delivery>> leased_to(std::string_view holder) override {
        return view_.leased_to(holder);
    }
    Result<std::optional<Instant>> earliest_sending() override { return view_.earliest_sending(); }
    Result<std::optional<Delivery>> delivery(DeliveryId id) override { return view_.delivery(id); }
    Result<std::vector<Delivery>> deliveries(const DeliveryQuery& query) override {
        return view_.deliveries(query);
    }
    Result<std::vector<Dispatch>> dispatches(const DispatchQuery& query) override {
        return view_.dispatches(query);
    }
    Result<std::optional<OneTimeKey>> one_time_key(std::string_view sha256) override {
        return view_.one_time_key(sha256);
    }
    Result<std::vector<OneTimeKey>> one_time_keys(TaskId task) override { return view_.one_time_keys(task); }
    Result<std::vector<OneTimeKey>> one_time_keys(PersonId person) override {
        return view_.one_time_keys(person);
    }
    Result<std::optional<Received>> received(std::string_view channel, std::string_view key) override {
        return view_.received(channel, key);
    }
    Result<std::optional<Dialog>> dialog(std::string_view channel, std::string_view chat) override {
        return view_.dialog(channel, chat);
    }
    Result<std::vector<Dialog>> dialogs(PersonId person) override { return view_.dialogs(person); }
    Result<std::optional<Webhook>> webhook(WebhookId id) override { return view_.webhook(id); }
    Result<std::vector<Webhook>> webhooks() override { return view_.webhooks(); }
    Result<std::optional<WebhookLetter>> letter(WebhookId webhook, std::int64_t sequence) override {
        return view_.letter(webhook, sequence);
    }
    Result<std::vector<WebhookLetter>> letters(const LetterQuery& query) override {
        return view_.letters(query);
    }
    Result<std::vector<WebhookLetter>> ready_letters(WebhookId webhook, Instant now,
                                                     std::size_t limit) override {
        return view_.ready_letters(webhook, now, limit);
    }
    Result<std::optional<Instant>> earliest_letter(WebhookId webhook) override {
        return view_.earliest_letter(webhook);
    }
    Result<std::vector<JournalEntry>> journal(std::int64_t sequence, std::size_t limit) override {
        return view_.journal(sequence, limit);
    }
    Result<std::vector<JournalEntry>> journal_of(TaskId id) override { return view_.journal_of(id); }
    Result<std::optional<JournalEntry>> journal_head() override { return view_.journal_head(); }
    Result<std::vector<JournalEntry>> journal(const JournalQuery& query) override {
        return view_.journal(query);
    }
    Result<std::optional<JournalHead>> journal_seal() override { return view_.journal_seal(); }
    Result<std::vector<TaskId>> task_ids(TaskId after, std::size_t limit) override {
        return view_.task_ids(after, limit);
    }
    Result<std::optional<Session>> session(std::string_view token_sha256) override {
        return view_.session(token_sha256);
    }
    Result<std::vector<Session>> sessions(PersonId id) override { return view_.sessions(id); }
    Result<std::vector<KnownDevice>> known_devices(std::string_view token_sha256) override {
        return view_.known_devices(token_sha256);
    }
    Result<std::vector<KnownDevice>> known_devices(PersonId id) override { return view_.known_devices(id); }
    Result<std::optional<ApiToken>> api_token(std::string_view token_sha256) override {
        return view_.api_token(token_sha256);
    }
    Result<std::optional<ApiToken>> api_token(TokenId id) override { return view_.api_token(id); }
    Result<std::vector<ApiToken>> api_tokens(std::optional<PersonId> person) override {
        return view_.api_tokens(person);
    }
    Result<std::optional<FailedSignIns>> failed_sign_ins(std::string_view login) override {
        return view_.failed_sign_ins(login);
    }
    Result<std::optional<IdempotentAnswer>> answer(PersonId person, std::string_view key) override {
        return view_.answer(person, key);
    }
    Result<std::optional<std::string>> setting(std::string_view key) override { return view_.setting(key); }
    Result<std::optional<Instant>> clock() override { return view_.clock(); }
    Result<std::vector<Node>> nodes() override { return view_.nodes(); }
    Result<std::optional<Lease>> lease(std::string_view name) override { return view_.lease(name); }

  protected:
    ReadView& view() { return view_; }

  private:
    ReadView& view_;
};

}  // namespace vekha
