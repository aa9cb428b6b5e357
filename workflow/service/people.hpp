// People and the parties they stand for, from a file or the API.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/service/store.hpp"

namespace vekha {

/// A person as a file or a request gives them; `person.id` is ignored, the login tells who it is.
struct PersonEntry {
    Person person;
    std::vector<std::string> parties;  ///< printed words that stand for this person
    friend bool operator==(const PersonEntry&, const PersonEntry&) = default;
};

struct GroupEntry {
    std::string name;
    std::vector<std::string> members;  ///< logins; the first leads
    std::vector<std::string> parties;
    std::optional<bool> each_answers = {};  ///< nothing: as it was; a new group's members need not
    friend bool operator==(const GroupEntry&, const GroupEntry&) = default;
};

struct PeopleEntries {
    std::vector<PersonEntry> people;
    std::vector<GroupEntry> groups;
};

struct PeopleOutcome {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
    std::size_t bound = 0;  ///< parties bound anew
};

/// Saves all or none. A login already there is updated. Errors: invalid_input (bad login, mail address,
/// unknown member, one party for two owners), each naming the person.
Result<PeopleOutcome> save_people(Store& store, PersonId actor, const PeopleEntries& entries, Instant now);

}  // namespace vekha
