// Who of Vekha's people an outside identity is, and what its groups give them. Opening the session is the
// doors' (workflow/service/doors.hpp).
//
// The first sign-in binds the source's subject to a person, by an equal login or else by a mail address that
// the source has verified; from then on the subject alone tells who it is, whatever the login becomes. So the
// source must be one whose people can't choose their logins themselves.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/outside_identity.hpp"
#include "workflow/service/coming.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Whoever is in the group there holds the duty here.
struct GroupRule {
    std::string group;
    Duty duty = Duty::executor;
    /// Over what organization: its number or its name, where no other has the same; empty: where the person
    /// works.
    std::string unit = {};
    friend bool operator==(const GroupRule&, const GroupRule&) = default;
};

struct OutsideRules {
    bool create = false;  ///< who is not known in Vekha is added at their first sign-in, as an executor
    std::vector<GroupRule> groups = {};
    std::string home = {};  ///< the organization of who is added, as GroupRule::unit; empty: the whole office
    bool any_case =
        false;  ///< groups are the same whatever the case of Latin letters, as directories have it
    friend bool operator==(const OutsideRules&, const OutsideRules&) = default;
};

/// Why somebody whom the source vouches for does not come in.
enum class OutsideRefusal : std::uint8_t {
    none,
    unknown,     ///< not one of Vekha's people
    dismissed,   ///< one who has left
    taken,       ///< the person is bound to another subject of the source
    ambiguous,   ///< several have this mail address
    unfit_login  ///< to be added, but no login of Vekha's can be made of theirs
};

/// "unknown", "dismissed" …
std::string_view name(OutsideRefusal refusal);
/// For the person, as the answer to their sign-in: forbidden.
Error refusal_error(OutsideRefusal refusal, const OutsideIdentity& identity);

struct Met {
    OutsideRefusal refusal = OutsideRefusal::none;
    Person person = {};  ///< where there is no refusal
};

/// Finds or adds the person, binds them, gives and takes the duties that the groups say; all of it in the
/// caller's transaction, with entries in the journal. A duty that was held before the group came is not the
/// group's, and stays when it goes. A refusal changes nothing and is in the journal with from where it came.
Result<Met> meet_outside(Transaction& change, const OutsideIdentity& identity, const OutsideRules& rules,
                         const Coming& coming, Instant now);

/// Organizations that the rules name and that are not there, or are not the only ones of their name: the
/// duties over them are given to nobody.
Result<std::vector<std::string>> unknown_places(ReadView& view, const OutsideRules& rules);

/// Takes the person's bindings away, with the duties that came by them and the sessions that began so; gives
/// how many there were. The next sign-in binds anew. forbidden (Action::passwords), not_found.
Result<std::size_t> unbind_outside(Store& store, PersonId actor, PersonId person, Instant now);

}  // namespace vekha
