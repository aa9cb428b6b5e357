// Who calls, and what that person may do beyond their own tasks.
#pragma once

#include "workflow/engine/permissions.hpp"
#include "workflow/service/act.hpp"
#include "workflow/service/doors.hpp"

namespace vekha::api {

/// A signed-in person, or a program in their name.
struct Caller {
    Session session;
    Person person;
    std::optional<ApiToken> token = {};  ///< set: a program comes by this key; there is no session then

    /// Whether the table of permissions lets them, whatever the thing at hand. A personal link's session may
    /// nothing of it.
    bool may(Action action, Relations relations = {}) const {
        return !session.task && permitted(action, duties_of(person), relations);
    }
    Actor actor() const { return {person.id, session.task}; }
};

}  // namespace vekha::api
