// What the log says at the start of the settings that are in force.
#pragma once

#include "workflow/service/organization.hpp"
#include "workflow/service/outside_sign_in.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Which of this year and the next the production calendar does not know for sure.
void warn_of_calendar(const Organization& organization, Instant now);

/// How many due dates the rule pack and the calendar would set otherwise. None moves by itself.
Result<void> warn_of_dates(Store& store, const Organization& organization);

/// Which organizations the groups of `section` ("oidc", "ldap") name that are not there.
Result<void> warn_of_places(Store& store, const OutsideRules& rules, std::string_view section);

}  // namespace vekha
