#include "workflow/service/candidates.hpp"

#include <algorithm>
#include <variant>

#include "workflow/reader/abbreviations.hpp"

namespace vekha {
namespace {

std::string quoted(std::string_view words) {
    return "«" + std::string(words) + "»";
}

/// A role of one word («директор») is no more than a beginning of many parties.
constexpr std::size_t telling_role_words = 2;

bool speaks_of(const Stems& role, const Stems& party) {
    return within(party, role) || (role.size() >= telling_role_words && within(role, party));
}

}  // namespace

Candidates::Candidates(std::vector<Person> people, std::vector<Group> groups,
                       const std::vector<PartyBinding>& bindings, const Roadmap& reading)
    : groups_(std::move(groups)), control_(reading.control), abbreviations_(reading.abbreviations) {
    for (auto& person : people) {
        if (!person.active) continue;
        Words position{stems_of(person.position), person.position};
        Words department{stems_of(person.department), person.department};
        people_.push_back({std::move(person), std::move(position), std::move(department)});
    }
    for (const auto& binding : bindings)
        bound_.push_back({{stems_of(binding.party), binding.party}, binding.owner});
    for (const auto& role : reading.roles) roles_.push_back({{stems_of(role.role), role.role}, role});
}

const Person* Candidates::named(std::string_view name) const {
    for (const auto& known : people_)
        if (same_person(known.person.name, name)) return &known.person;
    return nullptr;
}

void Candidates::add(std::vector<Candidate>& list, const PartyOwner& owner, std::string why) const {
    if (list.size() >= candidates_most) return;
    Candidate made;
    if (const auto* id = std::get_if<PersonId>(&owner)) {
        const auto found = std::find_if(people_.begin(), people_.end(),
                                        [&](const KnownPerson& one) { return one.person.id == *id; });
        if (found == people_.end()) return;
        made = {found->person.login, false, found->person.name, std::move(why)};
    } else {
        const auto wanted = std::get<GroupId>(owner);
        const auto found =
            std::find_if(groups_.begin(), groups_.end(), [&](const Group& one) { return one.id == wanted; });
        if (found == groups_.end()) return;
        made = {found->name, true, found->name, std::move(why)};
    }
    const bool there = std::any_of(list.begin(), list.end(), [&](const Candidate& one) {
        return one.owner == made.owner && one.group == made.group;
    });
    if (!there) list.push_back(std::move(made));
}

void Candidates::by_order(const Stems& party, std::vector<Candidate>& list) const {
    for (const auto& [words, role] : roles_) {
        if (!speaks_of(words.stems, party)) continue;
        if (const auto* person = named(role.person))
            add(list, person->id, "Документ назначает: " + role.role + " — " + role.person + ".");
    }
}

void Candidates::by_binding(const Stems& party, std::vector<Candidate>& list) const {
    for (const auto& bound : bound_)
        if (bound.party.stems == party)
            add(list, bound.owner, "Раньше закреплено: " + quoted(bound.party.text) + ".");
}

void Candidates::by_name(std::string_view party, const Stems& stems, std::vector<Candidate>& list) const {
    for (const auto& known : people_)
        if (same_person(known.person.name, party))
            add(list, known.person.id, "Названо имя: " + known.person.name + ".");
    for (const auto& group : groups_)
        if (stems_of(group.name) == stems) add(list, group.id, "Группа называется так же.");
}

void Candidates::by_position(const Stems& party, std::vector<Candidate>& list) const {
    // Who is called exactly so first, then those whose longer titles hold the words, then whole departments.
    for (const auto& known : people_)
        if (known.position.stems == party)
            add(list, known.person.id, "Должность: " + quoted(known.position.text) + ".");
    for (const auto& known : people_)
        if (within(party, known.position.stems))
            add(list, known.person.id, "Должность: " + quoted(known.position.text) + ".");
    for (const auto& known : people_) {
        Stems both = known.position.stems;
        both.insert(known.department.stems.begin(), known.department.stems.end());
        if (within(party, known.department.stems)) {
            // The words name a whole department: who heads it answers, not everyone in it.
            if (known.person.has(Duty::department_head))
                add(list, known.person.id, "Руководит подразделением " + quoted(known.department.text) + ".");
        } else if (within(party, both)) {
            add(list, known.person.id,
                "Должность: " + quoted(known.position.text) +
                    ", подразделение: " + quoted(known.department.text) + ".");
        }
    }
}

std::vector<Candidate> Candidates::for_party(std::string_view party) const {
    std::vector<Candidate> list;
    const auto stems = stems_of(party);
    if (stems.empty()) return list;
    by_order(stems, list);
    by_name(party, stems, list);
    by_binding(stems, list);
    by_position(stems, list);
    for (const auto& form : reading::other_forms(party, abbreviations_)) {
        const auto long_stems = stems_of(form);
        by_name(form, long_stems, list);
        by_binding(long_stems, list);
        by_position(long_stems, list);
    }
    return list;
}

std::string Candidates::stranger(std::string_view party) const {
    const auto stems = stems_of(party);
    for (const auto& [words, role] : roles_)
        if (speaks_of(words.stems, stems) && named(role.person) == nullptr) return role.person;
    return {};
}

std::vector<Candidate> Candidates::for_control() const {
    std::vector<Candidate> list;
    if (!control_) return list;
    if (const auto* person = named(control_->person))
        add(list, person->id, "Документ возлагает контроль: " + quoted(control_->text) + ".");
    return list;
}

}  // namespace vekha
