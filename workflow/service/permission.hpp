// Where use cases ask the table of permissions (workflow/engine/permissions.hpp).
#pragma once

#include <string>

#include "workflow/engine/permissions.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Who does what with what.
struct Deed {
    PersonId actor;
    Action action = Action::see_task;
    Home place = {};           ///< what the thing at hand belongs to
    Relations relations = {};  ///< how the actor stands to it
    std::string where = {};    ///< for the error
};

/// forbidden, in the action's own words, where the table does not let the actor do it; unauthenticated where
/// they are not there or dismissed. Nobody (id 0) is whoever runs the program at the shell, or the office
/// itself, and may everything.
Result<void> require(ReadView& view, const Deed& deed);

/// The same where the actor may do it at some place at least, before the thing is known.
Result<void> require_somewhere(ReadView& view, PersonId actor, Action action);

}  // namespace vekha
