// A staff list at the shell: read, held against the people who are kept, and printed.
#pragma once

#include <ostream>

#include "daemon/commands/arguments.hpp"
#include "workflow/service/people_list.hpp"

namespace vekha::commands {

struct LookedAtPeople {
    PeopleTable table;
    PeopleChoices choices;
    PeoplePlan plan;
};

/// With the choices that the flags make: --create-units, --skip-refused, --dismiss-missing.
Result<LookedAtPeople> look_at_people(const Arguments& arguments, Store& store);

/// A line for each row, what changes below it; then who is missing, what is made, and the counts.
void print_plan(std::ostream& out, const PeoplePlan& plan);

}  // namespace vekha::commands
