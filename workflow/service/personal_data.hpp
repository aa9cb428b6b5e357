// What is kept about one person (152-ФЗ): given out whole, as article 14 asks, and erased, as articles 20 and
// 21 ask, with the journal still verifying. daemon/PERSONAL_DATA.md lists what is kept, why and for how long.
#pragma once

#include <cstddef>
#include <string>

#include "workflow/model/time.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Everything kept about the person as one JSON text, without secrets and their hashes: the account, groups,
/// tasks, substitutions, sessions, devices, keys' names, messages, entries of the journal. That it was given
/// out goes into the journal. Errors: forbidden, not_found.
Result<std::string> export_person(Store& store, PersonId actor, PersonId person, Instant now);

/// What an erased person is called: «Сотрудник № 7».
std::string erased_name(PersonId person);

struct ErasedPerson {
    std::string name;         ///< erased_name()
    std::size_t entries = 0;  ///< of the journal, whose words about the person were taken out
};

/// The person becomes a number: no name, no addresses, no way in; what they did stays under the number. Tasks
/// and reports are the office's own documents and keep their words.
/// Errors: forbidden; not_found; wrong_state where the person still holds work (hand it over first), is who
/// asks, or was erased before.
Result<ErasedPerson> erase_person(Store& store, PersonId actor, PersonId person, Day today, Instant now);

}  // namespace vekha
