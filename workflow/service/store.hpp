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

#include "workflow/model/message.hpp"
#include "workflow/model/person.hpp"
#include "workflow/model/result.hpp"
#include "workflow/model/task.hpp"

namespace vekha {

/// A roadmap in force: the reading's head and who controls it.
struct StoredRoadmap {
    RoadmapId id;
    std::string title;
    std::string organization;
    std::string approval_number;
    std::optional<Day> approval_date;
    Period period{};
    PersonId controller;
    PersonId imported_by;
    Instant imported_at{};
    std::string source_name;    ///< the file's name
    std::string source_sha256;  ///< of the file's bytes; the same file is not imported twice
    std::string policy;         ///< name of the ladder; empty: the organization's
    int edition = 1;            ///< the one in force; each amending document makes the next
    /// Sections with a ladder of their own: the heading over the rows, and the ladder's name.
    std::vector<std::pair<std::string, std::string>> section_policies = {};
    friend bool operator==(const StoredRoadmap&, const StoredRoadmap&) = default;
};

/// How tasks are made of a row from here on, as far as not all of them are there yet.
struct ItemPlan {
    /// The row hangs on a date or an event that nobody has set («ждёт даты»): it has no tasks yet.
    bool waits = false;
    std::vector<Assignment> owners;   ///< of the tasks to come, the lead first
    std::vector<Assignment> each;     ///< members who must each answer, each with a task of their own
    std::vector<EvidenceKind> proof;  ///< what each task will ask for
    int made = 0;                     ///< windows of the deadline that have their tasks
    std::optional<Day> event_day;     ///< the day that was set for the deadline's event
    std::string basis;                ///< why that day: «приказ № 3 от 01.03.2026»
    std::string policy;               ///< name of the row's own ladder; empty: the section's, the roadmap's
    std::vector<ItemId> after;        ///< rows that come first, as a person agreed («сначала»)
    friend bool operator==(const ItemPlan&, const ItemPlan&) = default;
};

struct StoredItem {
    ItemId id;
    RoadmapId roadmap;
    int position = 0;    ///< in the document, from 1
    Item item;           ///< as the edition in force has it, or the last one that had it
    int added_in = 1;    ///< the edition that brought it
    int dropped_in = 0;  ///< the edition that left it out; 0: in force
    ItemPlan plan = {};
    friend bool operator==(const StoredItem&, const StoredItem&) = default;
};

/// A new edition of a roadmap in force: by what document, and how much it changed. The first edition is the
/// roadmap's own import and has no row.
struct StoredEdition {
    RoadmapId roadmap;
    int number = 2;
    std::string reason;  ///< the amending act in words: «приказ № 45 от 12.03.2026»
    std::string approval_number;
    std::optional<Day> approval_date;
    std::string source_name;
    std::string source_sha256;  ///< neither an edition nor an import takes the same file again
    PersonId applied_by;
    Instant applied_at{};
    int same = 0;     ///< rows that stayed as they were
    int moved = 0;    ///< only their number, section or place changed
    int changed = 0;  ///< words, dates, parties or proof
    int added = 0;
    int dropped = 0;
    friend bool operator==(const StoredEdition&, const StoredEdition&) = default;
};

/// One entry of the journal. `hash` covers every other field and the hash before
/// (workflow/service/journal.hpp).
struct JournalEntry {
    std::int64_t sequence = 0;  ///< from 1, without gaps
    Instant at{};
    PersonId actor;        ///< 0: the engine
    TaskId task;           ///< 0: not about one task
    std::string type;      ///< "task_planned", "person_saved" …
    std::string payload;   ///< JSON in canonical form
    std::string previous;  ///< hash of the entry before, hex; 64 zeros for the first
    std::string hash;      ///< hex SHA-256
    friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

/// What to append; sequence and hashes are the store's to fill, by the shared chain function.
struct JournalDraft {
    Instant at{};
    PersonId actor;
    TaskId task;
    std::string type;
    std::string payload;
};

/// Which tasks a list shows. Every list but `closed` is ordered by due moment, then id: the most days late
/// come first. `closed` runs the other way, the latest due moment first.
enum class TaskList {
    overdue,    ///< owed and past due at `now`
    upcoming,   ///< owed and not yet past due
    to_accept,  ///< submitted
    suspended,
    closed,  ///< accepted and cancelled
};

/// What of a task waits for somebody beside its term, or is set apart from the rule; found without a walk
/// through all tasks.
enum class TaskMark {
    extension_asked,  ///< an extension waits for its decision
    muted,            ///< somebody is not written to about it
    own_pace,         ///< has a cadence of its own
};

/// A place in a list: the row it continues after.
struct TaskCursor {
    Instant due_at{};
    TaskId task;
    friend bool operator==(const TaskCursor&, const TaskCursor&) = default;
};

struct TaskQuery {
    TaskList list = TaskList::overdue;
    Instant now{};
    std::optional<PersonId> owner;  ///< lead or contributor
    std::optional<RoadmapId> roadmap;
    std::optional<PersonId> controller = {};
    std::optional<TaskCursor> after;
    std::size_t limit = 50;
};

/// A row of a list: enough to show it without the whole task.
struct TaskCard {
    TaskId id;
    RoadmapId roadmap;
    std::string number;
    std::string title;
    TaskState state = TaskState::planned;
    Day due{};
    Instant due_at{};
    PersonId lead;
    std::string lead_name;
    PersonId controller;
    int requirements = 0;          ///< how many slots for proof
    int requirements_missing = 0;  ///< of them empty: nothing received, not waived
    std::int64_t version = 0;
    friend bool operator==(const TaskCard&, const TaskCard&) = default;
};

/// A signed-in browser. Only the token's SHA-256 is kept.
struct Session {
    std::string token_sha256;
    PersonId person;
    std::optional<TaskId> task;  ///< set: came by a personal link and may see and act on this task alone
    std::string csrf;
    Instant created_at{};
    Instant expires_at{};
    friend bool operator==(const Session&, const Session&) = default;
};

/// Wrong passwords for one login. Kept in the store, so that the limit holds whichever daemon is asked.
struct FailedSignIns {
    std::string login;  ///< as typed, or a hash of it where that is long
    std::int64_t count = 0;
    Instant first{};
    friend bool operator==(const FailedSignIns&, const FailedSignIns&) = default;
};

/// A remembered answer to a creation request, so that its repetition creates nothing.
struct IdempotentAnswer {
    PersonId person;
    std::string key;
    std::string request_sha256;
    int status = 0;
    std::string location;
    std::string body;
    Instant at{};
    friend bool operator==(const IdempotentAnswer&, const IdempotentAnswer&) = default;
};

/// A daemon at work on the store. Moments are the store's own clock's where it has one.
struct Node {
    std::string id;       ///< random, of one run
    std::string name;     ///< host and port, for people
    std::string version;  ///< of the program
    Instant started_at{};
    Instant seen_at{};  ///< its last sign of life
    std::int64_t clock_ahead =
        0;                     ///< how far its clock is before the store's; milliseconds, negative: behind
    std::int64_t due_lag = 0;  ///< how long the longest waiting due task has waited for it; milliseconds
    std::string holds;         ///< the leases it held then, by name, parted by ", "
    friend bool operator==(const Node&, const Node&) = default;
};

/// The right to do what only one daemon may do, for one term. A holder acts under `term` alone: whoever comes
/// next has a higher one.
struct Lease {
    std::string name;    ///< what may be done
    std::string holder;  ///< Node::id
    std::int64_t term = 0;
    Instant until{};  ///< by the store's own clock
    friend bool operator==(const Lease&, const Lease&) = default;
};

struct DeliveryQuery {
    std::optional<PersonId> person;
    std::optional<DeliveryState> state;
    std::optional<DeliveryId> before;  ///< newest first; continue below this id
    std::size_t limit = 50;
};

/// A consistent view of everything kept.
class ReadView {
  public:
    virtual ~ReadView() = default;

    // People
    virtual Result<std::optional<Person>> person(PersonId id) = 0;
    virtual Result<std::optional<Person>> person_by_login(std::string_view login) = 0;
    virtual Result<std::vector<Person>> people() = 0;  ///< by id, the inactive too
    virtual Result<std::optional<Group>> group(GroupId id) = 0;
    virtual Result<std::vector<Group>> groups() = 0;
    /// `key` is a folded party (workflow/service/party_key.hpp).
    virtual Result<std::optional<PartyBinding>> binding(std::string_view key) = 0;
    virtual Result<std::vector<PartyBinding>> bindings() = 0;
    virtual Result<std::vector<Substitution>> substitutions() = 0;  ///< by id, those past too
    /// The password's Argon2id string; nothing where none was set.
    virtual Result<std::optional<std::string>> password(PersonId id) = 0;

    // Plans
    virtual Result<std::optional<StoredRoadmap>> roadmap(RoadmapId id) = 0;
    virtual Result<std::vector<StoredRoadmap>> roadmaps() = 0;  ///< newest first
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

    // Journal
    /// Up to `limit` entries from `sequence` on, in order.
    virtual Result<std::vector<JournalEntry>> journal(std::int64_t sequence, std::size_t limit) = 0;
    virtual Result<std::vector<JournalEntry>> journal_of(TaskId id) = 0;
    virtual Result<std::optional<JournalEntry>> journal_head() = 0;
    virtual Result<std::vector<TaskId>> task_ids(TaskId after, std::size_t limit) = 0;

    // Doors
    virtual Result<std::optional<Session>> session(std::string_view token_sha256) = 0;
    virtual Result<std::optional<FailedSignIns>> failed_sign_ins(std::string_view login) = 0;
    virtual Result<std::optional<IdempotentAnswer>> answer(PersonId person, std::string_view key) = 0;
    /// Small named values of the system itself: "last_tick", "link_key" …
    virtual Result<std::optional<std::string>> setting(std::string_view key) = 0;

    // Daemons
    /// The store's own clock, which all daemons share; nothing where the store is on the daemon's machine.
    virtual Result<std::optional<Instant>> clock() = 0;
    virtual Result<std::vector<Node>> nodes() = 0;  ///< by the moment they started, then id
    virtual Result<std::optional<Lease>> lease(std::string_view name) = 0;
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
    virtual Result<void> bind(std::string_view key, const PartyBinding& binding) = 0;
    virtual Result<void> set_password(PersonId id, std::string_view argon2id) = 0;
    virtual Result<SubstitutionId> save(const Substitution& substitution) = 0;

    virtual Result<RoadmapId> add(const StoredRoadmap& roadmap) = 0;
    virtual Result<ItemId> add(const StoredItem& item) = 0;
    /// Writes over the title, the period, the edition in force, the controller and the ladders; the rest of
    /// a roadmap stays as imported.
    virtual Result<void> update(const StoredRoadmap& roadmap) = 0;
    virtual Result<void> update(const StoredItem& item) = 0;
    /// conflict where the roadmap has an edition of this number, or any document was taken from the same
    /// file.
    virtual Result<void> add(const StoredEdition& edition) = 0;
    /// A new task's id, so that the journal's first event can name it; save() the task under it.
    virtual Result<TaskId> next_task_id() = 0;
    /// Adds the task, or writes over the one with its id.
    virtual Result<void> save(const Task& task) = 0;

    virtual Result<JournalEntry> append(const JournalDraft& draft) = 0;

    /// False, and nothing changed, where a row with the same key exists.
    virtual Result<bool> plan(const OutboxRow& row) = 0;
    /// Writes over the row with this id; its key stays as planned.
    virtual Result<void> update(const OutboxRow& row) = 0;
    virtual Result<DeliveryId> add(const Delivery& delivery) = 0;
    virtual Result<void> update(const Delivery& delivery) = 0;

    virtual Result<void> save(const Session& session) = 0;
    virtual Result<void> end_session(std::string_view token_sha256) = 0;
    /// Ends the person's sessions, all but the one of this token (which may be empty).
    virtual Result<void> end_sessions(PersonId id, std::string_view kept_token_sha256) = 0;
    virtual Result<void> save(const FailedSignIns& failed) = 0;
    virtual Result<void> forget_failed_sign_ins(std::string_view login) = 0;
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
