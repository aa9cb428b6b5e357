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

/// The same about a person, over where they work; not_found where nobody has this number.
Result<void> require_about(ReadView& view, PersonId actor, Action action, PersonId person);

/// Nobody gives work to another organization's people, or learns who they are by naming them in what is one's
/// own: invalid_input where `named` is not near (engine/unit_tree.hpp) to what belongs to `unit`, told as if
/// they were not there. Who holds their duties over the whole office, and nobody (id 0), name whom they want.
Result<void> require_near(ReadView& view, PersonId actor, UnitId unit, const Person& named,
                          const std::string& where);

/// The same where the actor may do it at some place at least, before the thing is known.
Result<void> require_somewhere(ReadView& view, PersonId actor, Action action);

}  // namespace vekha
