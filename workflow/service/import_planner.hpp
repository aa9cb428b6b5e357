// Inside of plan_import: one pass over a reading, row by row. Deadlines and proof are settled in
// import_plan.cpp, owners in import_owners.cpp.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "workflow/service/deadline_choice.hpp"
#include "workflow/service/import_plan.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {

/// Plans the items of one request in order. Everything given must outlive it.
class Planner {
  public:
    Planner(ReadView& view, const Organization& organization, const ImportRequest& request, Instant now,
            const Directory& directory, ImportPlan& plan, bool beyond_horizon)
        : view_(view),
          organization_(organization),
          request_(request),
          now_(now),
          directory_(directory),
          people_(directory.near(plan.unit)),
          plan_(plan),
          maker_(organization, directory, plan.controller, now),
          beyond_horizon_(beyond_horizon) {}

    Result<void> read_owners();
    /// The organization's rules of reading, with those that this request's decisions make.
    Result<void> read_rules(PersonId actor);
    Result<void> doubt_document();
    Result<void> plan_item(const Item& item, int position);
    void doubt_calendars();

  private:
    const Decision* decision(int position) const;
    Doubt& doubt(DoubtKind kind, bool blocks, std::string text, std::string reason, std::string proposal,
                 Source source);
    Result<ChosenDeadline> settle_deadline(const Decision* decided);
    void name_pack(ChosenDeadline& chosen) const;
    void doubt_deadline(DoubtKind kind);
    Result<void> doubt_party(const std::string& party);
    std::vector<EvidenceKind> settle_proof(const Decision* decided);
    Result<const Candidates*> candidates();
    bool stands_for(UnitId unit) const;
    void add_owner(ItemPlan& plan, const PartyOwner& owner, const std::string& party) const;
    Result<std::optional<PartyOwner>> owner_of(const std::string& party) const;
    /// Fills in the owners, and the members who must each answer.
    Result<void> settle_owners(const Decision* decided, ItemPlan& plan);
    void settle_tasks(const ChosenDeadline& chosen, PlannedItem& planned);

    ReadView& view_;
    const Organization& organization_;
    const ImportRequest& request_;
    Instant now_;
    const Directory& directory_;
    std::vector<Person> people_;  ///< who may answer for the plan
    ImportPlan& plan_;
    TaskMaker maker_;
    bool beyond_horizon_;
    std::vector<Group> groups_;
    std::map<std::string, std::optional<PartyOwner>>
        asked_;  ///< the request's parties; nothing: left to nobody
    std::set<std::string> bound_anew_;
    std::optional<Candidates> candidates_;  ///< made at the first party that nobody stands for
    KeptRules kept_;
    std::set<int> years_;
    const Item* item_ = nullptr;
    int position_ = 0;
};

}  // namespace vekha
