// Who answers for a row: the decision on it, the request's parties, what was bound before; else a doubt with
// candidates.
#include <algorithm>

#include "workflow/reader/abbreviations.hpp"
#include "workflow/service/import_planner.hpp"

namespace vekha {
namespace {

/// The word in a request's `parties` that leaves printed words to nobody.
constexpr std::string_view nobody = "-";

}  // namespace

/// Groups and printed words of the plan's organization, of those above it, and everybody's.
bool Planner::stands_for(UnitId unit) const {
    return !unit || !plan_.unit || directory_.tree().covers(unit, plan_.unit);
}

Result<void> Planner::read_owners() {
    auto groups = view_.groups();
    if (!groups) return tl::unexpected(groups.error());
    for (auto& group : *groups)
        if (stands_for(group.unit)) groups_.push_back(std::move(group));
    for (const auto& [party, whom] : request_.parties) {
        std::optional<PartyOwner> owner;
        for (const auto& person : people_)
            if (person.login == whom && person.active) owner = person.id;
        for (const auto& group : groups_)
            if (group.name == whom) owner = group.id;
        if (!owner && whom != nobody)
            return failure(
                Fault::invalid_input, "«" + whom + "» — не логин и не группа.", "parties, " + party,
                "Укажите логин человека, название группы или «-», если сторона ни за кем не закрепляется.");
        asked_[party_key(party)] = owner;
    }
    return {};
}

/// A person once, whichever words name them: as an owner, or as a member who must answer.
void Planner::add_owner(ItemPlan& plan, const PartyOwner& owner, const std::string& party) const {
    const auto add = [&](std::vector<Assignment>& list, PersonId id) {
        const auto* person = directory_.find(id);
        if (person == nullptr || !person->active) return;
        for (const auto& one : list)
            if (one.person == id) return;
        const bool leads = &list == &plan.each || list.empty();
        list.push_back({id, leads ? AssignmentRole::lead : AssignmentRole::contributor, party});
    };
    if (const auto* person = std::get_if<PersonId>(&owner)) add(plan.owners, *person);
    if (const auto* group = std::get_if<GroupId>(&owner))
        for (const auto& known : groups_)
            if (known.id == *group)
                for (const auto member : known.members)
                    add(known.each_answers ? plan.each : plan.owners, member);
}

Result<const Candidates*> Planner::candidates() {
    if (!candidates_) {
        auto bindings = view_.bindings();
        if (!bindings) return tl::unexpected(bindings.error());
        const auto others = [&](const PartyBinding& one) { return !stands_for(one.unit); };
        bindings->erase(std::remove_if(bindings->begin(), bindings->end(), others), bindings->end());
        candidates_.emplace(people_, groups_, *bindings, request_.reading);
    }
    return &*candidates_;
}

Result<void> Planner::doubt_party(const std::string& party) {
    auto known = candidates();
    if (!known) return tl::unexpected(known.error());
    auto proposed = (*known)->for_party(party);
    std::string proposal = "Закрепите за человеком или группой; решение запомнится.";
    if (const auto stranger = (*known)->stranger(party); !stranger.empty())
        proposal = "В документе это " + stranger + ", но такого имени в списке людей нет. " + proposal;
    doubt(DoubtKind::unbound_party, true, party, "Неизвестно, кто это: «" + party + "».", std::move(proposal),
          item_->responsible.source)
        .candidates = std::move(proposed);
    return {};
}

/// Whom the words stand for, as they are printed or by the document's own short names («далее – ОО»).
Result<std::optional<PartyOwner>> Planner::owner_of(const std::string& party) const {
    auto forms = reading::other_forms(party, request_.reading.abbreviations);
    forms.insert(forms.begin(), party);
    for (const auto& form : forms) {
        auto known = binding_of(view_, form, plan_.unit);
        if (!known) return tl::unexpected(known.error());
        if (*known) return (*known)->owner;
    }
    return std::optional<PartyOwner>();
}

Result<void> Planner::settle_owners(const Decision* decided, ItemPlan& plan) {
    if (decided != nullptr && decided->lead) {
        const auto found = std::find_if(people_.begin(), people_.end(), [&](const Person& one) {
            return one.login == *decided->lead && one.active;
        });
        if (found == people_.end())
            return failure(Fault::invalid_input, "Неизвестный исполнитель «" + *decided->lead + "».",
                           "decisions, мероприятие " + std::to_string(position_));
        add_owner(plan, found->id, item_->responsible.text);
    }
    for (const auto& party : item_->responsible.parties) {
        const auto key = party_key(party);
        std::optional<PartyOwner> owner;
        if (const auto asked = asked_.find(key); asked != asked_.end()) {
            if (!asked->second) continue;
            owner = asked->second;
            if (bound_anew_.insert(key).second) plan_.new_bindings.push_back({party, *owner, plan_.unit});
        } else {
            auto known = owner_of(party);
            if (!known) return tl::unexpected(known.error());
            owner = *known;
        }
        if (!owner) {
            if (auto told = doubt_party(party); !told) return tl::unexpected(told.error());
            continue;
        }
        add_owner(plan, *owner, party);
    }
    // Who leads the row answers by that alone.
    if (!plan.owners.empty())
        std::erase_if(plan.each,
                      [&](const Assignment& one) { return one.person == plan.owners.front().person; });
    const bool nobody_answers = plan.owners.empty() && plan.each.empty();
    if (nobody_answers && item_->responsible.parties.empty())
        doubt(DoubtKind::missing_party, true, item_->responsible.text, "Ответственный не указан.",
              "Назначьте ответственного исполнителя.", item_->responsible.source);
    else if (nobody_answers && std::none_of(plan_.doubts.begin(), plan_.doubts.end(), [&](const Doubt& one) {
                 return one.position == position_ && one.kind == DoubtKind::unbound_party;
             }))
        doubt(DoubtKind::missing_party, true, item_->responsible.text,
              "За указанными сторонами нет ни одного действующего человека.",
              "Назначьте ответственного исполнителя.", item_->responsible.source);
    return {};
}

}  // namespace vekha
