// Who calls, and what that person may do beyond their own tasks.
#pragma once

#include <memory>

#include "workflow/engine/permissions.hpp"
#include "workflow/service/act.hpp"
#include "workflow/service/doors.hpp"

namespace vekha::api {

/// A signed-in person, or a program in their name.
struct Caller {
    Session session;
    Person person;
    std::shared_ptr<const Sight> sight;    ///< never empty
    std::optional<ApiToken> token = {};    ///< set: a program comes by this key; there is no session then
    FirstDuty first = FirstDuty::nothing;  ///< until it is done nothing else is open

    /// Whether the table of permissions lets them with something at least: over the whole office where the
    /// action is about that alone. A personal link's session may nothing of it.
    bool may(Action action, Relations relations = {}) const {
        return !session.task && first == FirstDuty::nothing &&
               permitted(action, duties_for(action), relations);
    }
    /// The duties that can count for the action.
    HeldDuties duties_for(Action action) const {
        return of_the_whole(action) ? sight->office : duties_anywhere(person);
    }
    Actor actor() const { return {person.id, session.task}; }
};

}  // namespace vekha::api
