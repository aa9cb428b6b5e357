// The store port: what the use cases need kept, and nothing about how. Two implementations pass one contract
// suite (tests/contract/store_contract.hpp): the memory twin (workflow/service/memory_store.hpp) and SQLite
// (daemon/storage/sqlite).
//
// The port decides nothing and never asks the time. Reads see one consistent state; writes are serial. A
// write's function runs once, all of its changes are kept or none, and `write` returns only when they survive
// a power loss. Any failure of the medium is an Error: storage_full, newer_database, damaged, unavailable or
// internal.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/result.hpp"
#include "workflow/model/webhook.hpp"
#include "workflow/service/correspondence.hpp"
#include "workflow/service/stored.hpp"

namespace vekha {

/// A consistent view of everything kept.
class ReadView {
  public:
    virtual ~ReadView() = default;

    /// From here on person() gives this person as a program's key narrows them (Person::within).
    void narrow(PersonId person, UnitId within) {
        narrowed_ = person;
        within_ = within;
    }

    // People
    virtual Result<std::optional<Person>> person(PersonId id) = 0;
    virtual Result<std::optional<Person>> person_by_login(std::string_view login) = 0;
    virtual Result<std::vector<Person>> people() = 0;  ///< by id, the inactive too
    virtual Result<std::optional<Group>> group(GroupId id) = 0;
    virtual Result<std::vector<Group>> groups() = 0;
    /// `key` is a folded party (workflow/service/party_key.hpp).
    /// Bound for this very organization; the way up the tree is the caller's.
    virtual Result<std::optional<PartyBinding>> binding(UnitId unit, std::string_view key) = 0;
    virtual Result<std::vector<PartyBinding>> bindings() = 0;       ///< by key, then organization
    virtual Result<std::vector<Substitution>> substitutions() = 0;  ///< by id, those past too
    /// The password's Argon2id string; nothing where none was set.
    virtual Result<std::optional<std::string>> password(PersonId id) = 0;
    /// Whether another gave the person the password, so that they have to set one of their own.
    virtual Result<bool> password_given(PersonId id) = 0;
    virtual Result<std::optional<SecondFactor>> second_factor(PersonId id) = 0;
    virtual Result<std::optional<OutsideLogin>> outside_login(std::string_view source,
                                                              std::string_view subject) = 0;
    virtual Result<std::vector<OutsideLogin>> outside_logins(PersonId id) = 0;  ///< by source, then subject

    // Organizations
    virtual Result<std::optional<Unit>> unit(UnitId id) = 0;
    virtual Result<std::vector<Unit>> units() = 0;  ///< by id, the closed too

    // Plans
    virtual Result<std::optional<StoredRoadmap>> roadmap(RoadmapId id) = 0;
    virtual Result<std::vector<StoredRoadmap>> roadmaps() = 0;  ///< newest first
    /// Roadmaps of which the sight shows at least one task for an owner's sake, by id.
    virtual Result<std::vector<RoadmapId>> roadmaps_of_people(const TaskSight& sight) = 0;
    /// The roadmap that this file made or amended.
    virtual Result<std::optional<RoadmapId>> roadmap_by_source(std::string_view sha256) = 0;
    virtual Result<std::optional<StoredItem>> item(ItemId id) = 0;
    virtual Result<std::vector<StoredItem>> items(RoadmapId id) = 0;  ///< by position, the dropped ones too
    virtual Result<std::vector<StoredEdition>> editions(RoadmapId id) = 0;  ///< by number

    // Tasks
    virtual Result<std::optional<Task>> task(TaskId id) = 0;
    virtual Result<std::vector<Task>> tasks_of(RoadmapId id) = 0;  ///< by id
    virtual Result<std::vector<TaskCard>> list(const TaskQuery& query) = 0;
    /// The row that lists show for one task.
    virtual Result<std::optional<TaskCard>> card(TaskId id) = 0;
    /// Tasks that bear the mark, by id, after `after`.
    virtual Result<std::vector<TaskId>> marked(TaskMark mark, TaskId after, std::size_t limit) = 0;
    /// How many rows the list has, counted up to `most` and no further.
    virtual Result<std::size_t> count(const TaskQuery& query, std::size_t most) = 0;
    /// Tasks whose next_action_at has come, the longest waiting first.
    virtual Result<std::vector<Task>> due(Instant now, std::size_t limit) = 0;
    virtual Result<std::optional<Instant>> earliest_action() = 0;
    /// Whether any task holds evidence with this hash, and which (the first by id).
    virtual Result<std::optional<TaskId>> task_with_evidence(std::string_view sha256) = 0;

    // Outbox
    virtual Result<std::optional<OutboxRow>> outbox_row(std::string_view key) = 0;
    virtual Result<std::vector<OutboxRow>> outbox_of(TaskId id) = 0;      ///< by id
    virtual Result<std::vector<OutboxRow>> outbox_of(DeliveryId id) = 0;  ///< by id
    /// Waiting rows with ready_at ≤ now, by ready_at then id, of at most `people` different persons (all
    /// ready rows of each of them).
    virtual Result<std::vector<OutboxRow>> ready_rows(Instant now, std::size_t people) = 0;
    /// Deliveries to be tried, by the moment they became ready, then id: waiting with next_try_at ≤ now, or
    /// leased with leased_until ≤ now.
    virtual Result<std::vector<Delivery>> ready_deliveries(Instant now, std::size_t limit) = 0;
    /// Deliveries that the holder of this name has in hand, by id.
    virtual Result<std::vector<Delivery>> leased_to(std::string_view holder) = 0;
    /// When the next row or delivery becomes ready.
    virtual Result<std::optional<Instant>> earliest_sending() = 0;
    virtual Result<std::optional<Delivery>> delivery(DeliveryId id) = 0;
    virtual Result<std::vector<Delivery>> deliveries(const DeliveryQuery& query) = 0;

    // Traffic with people
    virtual Result<std::vector<Dispatch>> dispatches(const DispatchQuery& query) = 0;
    virtual Result<std::optional<OneTimeKey>> one_time_key(std::string_view sha256) = 0;
    /// Of the task, for uploads, by the moment they were made, the used ones too.
    virtual Result<std::vector<OneTimeKey>> one_time_keys(TaskId task) = 0;
    /// For the person, whatever they open, by the moment they were made.
    virtual Result<std::vector<OneTimeKey>> one_time_keys(PersonId person) = 0;
    virtual Result<std::optional<Received>> received(std::string_view channel, std::string_view key) = 0;
    virtual Result<std::optional<Dialog>> dialog(std::string_view channel, std::string_view chat) = 0;
    virtual Result<std::vector<Dialog>> dialogs(PersonId person) = 0;  ///< by channel, then chat

    // Webhooks
    virtual Result<std::optional<Webhook>> webhook(WebhookId id) = 0;
    virtual Result<std::vector<Webhook>> webhooks() = 0;  ///< by id
    virtual Result<std::optional<WebhookLetter>> letter(WebhookId webhook, std::int64_t sequence) = 0;
    virtual Result<std::vector<WebhookLetter>> letters(const LetterQuery& query) = 0;
    /// Letters of the webhook to be tried (vekha::ready_at), the longest ready first, then by sequence.
    virtual Result<std::vector<WebhookLetter>> ready_letters(WebhookId webhook, Instant now,
                                                             std::size_t limit) = 0;
    /// When the next letter of the webhook becomes ready.
    virtual Result<std::optional<Instant>> earliest_letter(WebhookId webhook) = 0;

    // Journal
    /// Up to `limit` entries from `sequence` on, in order.
    virtual Result<std::vector<JournalEntry>> journal(std::int64_t sequence, std::size_t limit) = 0;
    virtual Result<std::vector<JournalEntry>> journal_of(TaskId id) = 0;
    virtual Result<std::optional<JournalEntry>> journal_head() = 0;
    virtual Result<std::vector<JournalEntry>> journal(const JournalQuery& query) = 0;
    /// What the seal says, which every append writes beside the chain: a journal whose end was cut off has
    /// fewer entries. Nothing of an empty journal.
    virtual Result<std::optional<JournalHead>> journal_seal() = 0;
    virtual Result<std::vector<TaskId>> task_ids(TaskId after, std::size_t limit) = 0;

    // Doors
    virtual Result<std::optional<Session>> session(std::string_view token_sha256) = 0;
    virtual Result<std::vector<Session>> sessions(PersonId id) = 0;  ///< by the moment they began, then hash
    /// The people who are known to have come from the device, by id, those whose term is over too.
    virtual Result<std::vector<KnownDevice>> known_devices(std::string_view token_sha256) = 0;
    virtual Result<std::vector<KnownDevice>> known_devices(PersonId id) = 0;  ///< by hash
    virtual Result<std::optional<ApiToken>> api_token(std::string_view token_sha256) = 0;
    virtual Result<std::optional<ApiToken>> api_token(TokenId id) = 0;
    /// Of one person, or everybody's; by id, the ended ones too.
    virtual Result<std::vector<ApiToken>> api_tokens(std::optional<PersonId> person) = 0;
    virtual Result<std::optional<FailedSignIns>> failed_sign_ins(std::string_view login) = 0;
    virtual Result<std::optional<IdempotentAnswer>> answer(PersonId person, std::string_view key) = 0;
    /// Small named values of the system itself: "last_tick", "link_key" …
    virtual Result<std::optional<std::string>> setting(std::string_view key) = 0;

    // Daemons
    /// The store's own clock, which all daemons share; nothing where the store is on the daemon's machine.
    virtual Result<std::optional<Instant>> clock() = 0;
    virtual Result<std::vector<Node>> nodes() = 0;  ///< by the moment they started, then id
    virtual Result<std::optional<Lease>> lease(std::string_view name) = 0;

  protected:
    /// What person() gives for what is kept.
    Result<std::optional<Person>> as_narrowed(Result<std::optional<Person>> known) const {
        if (within_ && known && *known && (*known)->id == narrowed_) (*known)->within = within_;
        return known;
    }

  private:
    PersonId narrowed_;
    UnitId within_;
};

/// A view that can also change; it reads its own changes. Everything lands together or not at all.
///
/// conflict: a login, a roadmap's file or an id is taken. not_found: the row to update, or a row that the
/// saved one names (a task's roadmap, item, owner, controller …), is not there. The function may go on after
/// either. After an error of the medium nothing of the write is kept, whatever the function answers.
///
/// The base is virtual so that an adapter's reads serve both its views and its transactions.
class Transaction : public virtual ReadView {
  public:
    /// Ids 0 are given a new id; a known id is written over. The id is returned.
    virtual Result<PersonId> save(const Person& person) = 0;
    virtual Result<GroupId> save(const Group& group) = 0;
    /// conflict: the parent has another unit of this name.
    virtual Result<UnitId> save(const Unit& unit) = 0;
    /// For the binding's own organization.
    virtual Result<void> bind(std::string_view key, const PartyBinding& binding) = 0;
    /// `given`: by another than the person.
    virtual Result<void> set_password(PersonId id, std::string_view argon2id, bool given = false) = 0;
    /// Adds the factor, or writes over the person's.
    virtual Result<void> save(const SecondFactor& factor) = 0;
    virtual Result<void> remove_second_factor(PersonId id) = 0;
    /// Adds the binding, or writes over the one with its source and subject.
    virtual Result<void> save(const OutsideLogin& login) = 0;
    virtual Result<void> remove_outside_login(std::string_view source, std::string_view subject) = 0;
    virtual Result<SubstitutionId> save(const Substitution& substitution) = 0;

    virtual Result<RoadmapId> add(const StoredRoadmap& roadmap) = 0;
    virtual Result<ItemId> add(const StoredItem& item) = 0;
    /// Writes over the title, the period, the organization, the edition in force, the controller and the
    /// ladders; the rest of a roadmap stays as imported.
    virtual Result<void> update(const StoredRoadmap& roadmap) = 0;
    virtual Result<void> update(const StoredItem& item) = 0;
    /// conflict where the roadmap has an edition of this number, or any document was taken from the same
    /// file.
    virtual Result<void> add(const StoredEdition& edition) = 0;
    /// A new task's id, so that the journal's first event can name it; save() the task under it.
    virtual Result<TaskId> next_task_id() = 0;
    /// Adds the task, or writes over the one with its id.
    virtual Result<void> save(const Task& task) = 0;

    /// What is appended in this write from here on came by this way (JournalEntry::origin).
    virtual void came_from(std::string origin) = 0;
    virtual Result<JournalEntry> append(const JournalDraft& draft) = 0;
    /// Puts other words in the place of an entry's payload; `by` is the later entry that says so. not_found.
    virtual Result<void> redact(std::int64_t sequence, std::string_view payload, std::int64_t by) = 0;

    /// False, and nothing changed, where a row with the same key exists.
    virtual Result<bool> plan(const OutboxRow& row) = 0;
    /// Writes over the row with this id; its key stays as planned.
    virtual Result<void> update(const OutboxRow& row) = 0;
    virtual Result<DeliveryId> add(const Delivery& delivery) = 0;
    virtual Result<void> update(const Delivery& delivery) = 0;

    /// Empties subject and words of the deliveries that were settled before the moment; of how many.
    virtual Result<std::int64_t> forget_words(Instant settled_before) = 0;

    virtual Result<DispatchId> add(const Dispatch& dispatch) = 0;
    /// Adds the key, or writes over the one with its hash.
    virtual Result<void> save(const OneTimeKey& key) = 0;
    /// conflict where it was received before.
    virtual Result<void> add(const Received& received) = 0;
    virtual Result<void> save(const Dialog& dialog) = 0;
    virtual Result<void> end_dialog(std::string_view channel, std::string_view chat) = 0;
    /// Removes keys that expired, what is known to have been received, and dialogs asked, before the moments
    /// given.
    virtual Result<void> forget_traffic(Instant keys_expired_before, Instant received_before,
                                        Instant asked_before) = 0;

    virtual Result<WebhookId> save(const Webhook& webhook) = 0;
    /// With all of its letters.
    virtual Result<void> remove_webhook(WebhookId id) = 0;
    /// Adds the letter, or writes over the one with its webhook and sequence.
    virtual Result<void> save(const WebhookLetter& letter) = 0;
    /// Removes letters that were sent before the moment.
    virtual Result<void> forget_letters(Instant sent_before) = 0;

    virtual Result<void> save(const Session& session) = 0;
    virtual Result<void> end_session(std::string_view token_sha256) = 0;
    /// Ends the person's sessions, all but the one of this token (which may be empty).
    virtual Result<void> end_sessions(PersonId id, std::string_view kept_token_sha256) = 0;
    /// Adds the device, or writes over the one with its person and hash.
    virtual Result<void> save(const KnownDevice& device) = 0;
    /// Id 0 is given a new id. conflict where the hash is taken.
    virtual Result<TokenId> save(const ApiToken& token) = 0;
    /// Removes devices whose term was over before the moment, but for the last one of each person: it tells
    /// that they have signed in before. Removes keys that ended or expired before the other.
    virtual Result<void> forget_doors(Instant devices_until_before, Instant tokens_over_before) = 0;
    virtual Result<void> save(const FailedSignIns& failed) = 0;
    virtual Result<void> forget_failed_sign_ins(std::string_view login) = 0;
    /// Removes what is kept of the person beside their own row, plans, tasks and the journal: the password,
    /// bindings to outside sources, sessions, devices, keys of programs, one-time keys, dialogs, remembered
    /// answers; and empties subject and words of all deliveries to them.
    virtual Result<void> forget_person(PersonId id) = 0;
    /// Removes sessions that expired, remembered answers, and failed sign-ins whose first came, before the
    /// moments given.
    virtual Result<void> forget(Instant sessions_expired_before, Instant answers_before,
                                Instant failures_before) = 0;
    virtual Result<void> remember(const IdempotentAnswer& answer) = 0;
    virtual Result<void> set(std::string_view key, std::string_view value) = 0;

    /// Adds the node, or writes over the one with its id.
    virtual Result<void> save(const Node& node) = 0;
    virtual Result<void> remove_node(std::string_view id) = 0;
    virtual Result<void> save(const Lease& lease) = 0;
};

class Store {
  public:
    using ReadFunction = std::function<Result<void>(ReadView&)>;
    using WriteFunction = std::function<Result<void>(Transaction&)>;

    virtual ~Store() = default;
    /// Neither may be called from inside a function given to the other: such a call can wait for itself.
    ///
    /// Runs `function` over one consistent state, in the caller's thread, beside other readers and the
    /// writer.
    virtual Result<void> read(const ReadFunction& function) = 0;
    /// Runs `function` alone, perhaps in another thread, and returns after its changes are durable. An error
    /// from the function undoes everything it did and is passed on.
    virtual Result<void> write(const WriteFunction& function) = 0;
    /// Grows with every committed write; equal values mean nothing changed between them.
    virtual std::uint64_t revision() const = 0;
    /// Whether revision() may wait for another machine: then it is nothing for an event loop.
    virtual bool revision_waits() const { return false; }
    /// Calls `told`, from a thread of the store's own, soon after another program has changed what is kept.
    /// A store that can't hear of that never calls: whoever waits for changes looks again by itself, too. An
    /// empty function ends it: the one before is not called any more when this returns.
    virtual void on_change(std::function<void()> told) { (void)told; }
};

/// read() and write() that hand a value out.
template <class T>
Result<T> read_as(Store& store, const std::function<Result<T>(ReadView&)>& function) {
    std::optional<T> value;
    auto done = store.read([&](ReadView& view) -> Result<void> {
        auto made = function(view);
        if (!made) return tl::unexpected(made.error());
        value = std::move(*made);
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return std::move(*value);
}

template <class T>
Result<T> write_as(Store& store, const std::function<Result<T>(Transaction&)>& function) {
    std::optional<T> value;
    auto done = store.write([&](Transaction& change) -> Result<void> {
        auto made = function(change);
        if (!made) return tl::unexpected(made.error());
        value = std::move(*made);
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return std::move(*value);
}

}  // namespace vekha
