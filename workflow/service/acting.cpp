#include "workflow/service/acting.hpp"

#include "workflow/engine/permissions.hpp"
#include "workflow/engine/substitution.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {

Result<ActingPerson> acting_person(ReadView& view, const Organization& organization, const Person& person,
                                   bool link, Instant now, const Task* task) {
    ActingPerson acting{person.id, false, false, {}};
    if (!link && task != nullptr) {
        const auto heads = permitted_with(view, person, Action::decide_as_head, *task);
        if (!heads) return tl::unexpected(heads.error());
        const auto controls = permitted_with(view, person, Action::control, *task);
        if (!controls) return tl::unexpected(controls.error());
        acting.heads = *heads;
        acting.controls = *controls;
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
