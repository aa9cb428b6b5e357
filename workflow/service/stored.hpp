// What stores keep beside people, tasks and messages: plans and their editions, the journal, lists, sessions,
// daemons. Values only; the port over them is workflow/service/store.hpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "workflow/model/message.hpp"
#include "workflow/model/person.hpp"
#include "workflow/model/task.hpp"
#include "workflow/model/unit.hpp"
#include "workflow/service/door_values.hpp"

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
    UnitId unit = {};  ///< the organization whose plan it is; 0: the whole office's
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
    std::vector<ItemId> refused;      ///< rows that were proposed to come first, and a person said no
    /// Whether the row has tasks that are not made yet.
    bool to_come() const { return waits || !owners.empty() || !each.empty(); }
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
    /// By what way it came: "page", "token:5", "link", "mail", "shell" … (workflow/service/origin.hpp);
    /// empty: the engine's own, or written before ways were kept.
    std::string origin = {};
    /// 0: as it was written. Else words about a person were taken out of the payload, and the entry of this
    /// number says so; `hash` stays that of what was written.
    std::int64_t redacted = 0;
    friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

/// A place in the journal that witnesses all before it: how many entries, and the hash of the last one.
struct JournalHead {
    std::int64_t entries = 0;
    std::string hash;  ///< hex; what people were told may be its beginning only
    friend bool operator==(const JournalHead&, const JournalHead&) = default;
};

/// Which entries somebody wants to read, newest first.
struct JournalQuery {
    std::optional<PersonId> actor = {};  ///< nobody (id 0): the engine's
    std::optional<TaskId> task = {};
    std::optional<RoadmapId> roadmap = {};    ///< about its tasks
    std::vector<std::string> types = {};      ///< any of them; none: of every type
    std::optional<Instant> from = {};         ///< not before
    std::optional<Instant> until = {};        ///< before
    std::optional<std::int64_t> before = {};  ///< continue below this sequence
    std::size_t limit = 50;
};

/// What to append; sequence, origin and hashes are the store's to fill, by the shared chain function.
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
    disowned,         ///< an owner says that it is not theirs
};

/// A place in a list: the row it continues after.
struct TaskCursor {
    Instant due_at{};
    TaskId task;
    friend bool operator==(const TaskCursor&, const TaskCursor&) = default;
};

/// Which tasks somebody sees who does not see all: those of plans of these organizations, of these plans, and
/// those owned by people of these organizations; with these, those they own or control.
struct TaskSight {
    std::vector<UnitId> units;        ///< by id, each once
    std::vector<RoadmapId> roadmaps;  ///< by id, each once
    PersonId person;
    /// Of all these only what belongs to plans of these organizations, by id; nothing: no such bound.
    std::optional<std::vector<UnitId>> within = {};
    friend bool operator==(const TaskSight&, const TaskSight&) = default;
};

struct TaskQuery {
    TaskList list = TaskList::overdue;
    Instant now{};
    std::optional<PersonId> owner;  ///< lead or contributor
    std::optional<RoadmapId> roadmap;
    std::optional<PersonId> controller = {};
    std::optional<TaskCursor> after;
    std::size_t limit = 50;
    std::optional<TaskSight> sight = {};  ///< nothing: of all there is
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

}  // namespace vekha
