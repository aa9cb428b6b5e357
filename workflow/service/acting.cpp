#include "workflow/service/acting.hpp"

#include "workflow/engine/permissions.hpp"
#include "workflow/engine/substitution.hpp"

namespace vekha {

Result<ActingPerson> acting_person(ReadView& view, const Organization& organization, const Person& person,
                                   bool link, Instant now) {
    ActingPerson acting{person.id, false, false, {}};
    if (!link) {
        acting.heads = permitted(Action::decide_as_head, duties_of(person));
        acting.controls = permitted(Action::control, duties_of(person));
    }
    const auto substitutions = view.substitutions();
    if (!substitutions) return tl::unexpected(substitutions.error());
    acting.stands_for = stood_in_by(*substitutions, person.id, organization.zone->local(now).day);
    return acting;
}

Circumstances circumstances_of(const Organization& organization, const Task* parent) {
    return {organization.rules, organization.calendar, *organization.zone, parent};
}

}  // namespace vekha
