// From a reading to tasks. Nothing goes live unseen: every doubt is listed first, row by row, with the reason
// and a proposal; the import runs only when each that blocks is decided, and lands whole or not at all.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "workflow/service/candidates.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/party_key.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

enum class DoubtKind {
    ambiguous_deadline,    ///< the words allow another honest reading
    missing_deadline,      ///< no words: a date must be set, or the row left without tasks
    unscheduled_deadline,  ///< hangs on an event: likewise, or the row waits for it
    unbound_party,         ///< printed words that stand for nobody yet
    missing_party,         ///< nobody is named: a lead must be given
    no_proof,              ///< the expected result asks for no paper; the task can be accepted on words alone
    provisional_calendar,  ///< the production calendar of a year is provisional or missing
    too_many_windows,      ///< past limits::windows_per_deadline
    doubtful_name,         ///< a person of the order whose nominative is a guess
    document_remark,       ///< what a person should know of how the file was read
};

struct Doubt {
    DoubtKind kind = DoubtKind::missing_deadline;
    bool blocks = false;   ///< the import waits for a decision
    int position = 0;      ///< the item, from 1; 0: the whole plan
    std::string number;    ///< the item's printed number
    std::string title;     ///< the item's
    std::string text;      ///< the words in question, as printed
    std::string reason;    ///< one Russian sentence
    std::string proposal;  ///< what Vekha would do or what a person should give
    Source source;
    std::string convention = {};             ///< ambiguous_deadline: which convention decided; may be empty
    std::vector<OtherReading> others = {};   ///< ambiguous_deadline: what else the words may mean
    std::vector<Candidate> candidates = {};  ///< unbound_party: whom the words may stand for
    std::vector<EvidenceKind> proofs = {};   ///< no_proof: papers that only the title speaks of
    friend bool operator==(const Doubt&, const Doubt&) = default;
};

/// A person's word on one row.
struct Decision {
    int position = 0;
    std::vector<Window> windows;  ///< set: these are the terms
    bool as_read = false;         ///< an ambiguous reading stands
    /// Another reading stands: its place in Doubt::others, from 1. `windows` beside it, where given, are
    /// those that the person saw: another reading of today is refused.
    std::optional<int> other;
    /// «всегда так»: kept as a rule of the organization, for this plan's other rows and every later plan.
    /// Goes with as_read and other alone.
    bool always = false;
    bool title_proof = false;    ///< the papers that only the title speaks of are asked for
    bool without_tasks = false;  ///< the row stays on record and makes no tasks
    /// The words name no day: the row waits for a date or an event, and makes its tasks then.
    bool waits = false;
    std::optional<std::string> lead;  ///< login of the lead where the row names nobody
    friend bool operator==(const Decision&, const Decision&) = default;
};

struct ImportRequest {
    Roadmap reading;
    std::string source_name;
    std::string source_sha256;
    std::vector<std::string> remarks;  ///< Document::remarks
    std::string controller;            ///< login; empty: the only person whose duty is controller
    std::vector<Decision> decisions;
    bool accept_readings = false;  ///< every ambiguous reading stands
    /// Printed party → login or group name, kept for the next plan; "-" leaves the words to nobody in this
    /// one.
    std::map<std::string, std::string> parties;
    /// Whose plan it is; nothing: the organization where the person who imports works.
    std::optional<UnitId> unit = {};
};

/// What would be made.
struct ImportPreview {
    std::vector<Doubt> doubts;
    std::size_t items = 0;
    std::size_t tasks = 0;
    std::vector<Candidate> controllers;  ///< whom the order itself gives control
    bool blocked() const;
};

struct ImportOutcome {
    RoadmapId roadmap;
    std::size_t items = 0;
    std::size_t tasks = 0;
    std::vector<Doubt> doubts;  ///< those that did not block
};

/// Lists every doubt, in the order of the document. invalid_input where the request itself is wrong (unknown
/// login, a reading that is not there). `actor` is who asks, as import_roadmap() will have it.
Result<ImportPreview> preview_import(ReadView& view, const Organization& organization,
                                     const ImportRequest& request, Instant now, PersonId actor = {});

/// Makes the roadmap, its items and tasks, and keeps the rules and bindings that the decisions ask for.
/// undecided (how many rows, the first of them) while a doubt blocks;
/// conflict where the same file was imported already; forbidden where `actor` is not a controller or
/// administrator (nobody, id 0, is the command line and may).
Result<ImportOutcome> import_roadmap(Store& store, const Organization& organization, PersonId actor,
                                     const ImportRequest& request, Instant now);

std::string_view name(DoubtKind kind);

}  // namespace vekha
