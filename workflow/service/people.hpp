// People and the parties they stand for, from a file or the API.
#pragma once

#include <optional>
#include <string>
#include <string_view>
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

/// Somebody who is dismissed and whose tasks wait to be handed over (workflow/service/handover.hpp).
struct DismissedHolder {
    PersonId person;
    std::string name;
    std::size_t tasks = 0;  ///< not closed; counted up to held_tasks_counted in each list
};

inline constexpr std::size_t held_tasks_counted = 1'000;

struct PeopleOutcome {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
    std::size_t bound = 0;                           ///< parties bound anew
    std::vector<DismissedHolder> to_hand_over = {};  ///< of those saved as dismissed
};

/// Up to 64 small Latin letters, digits, dots, dashes and underscores.
bool is_login(std::string_view text);

/// A plain look at a mail address: one @, something on both sides, no blanks or line ends (which would let a
/// header in).
bool is_mail_address(std::string_view text);

/// Whether the actor may save this person, and the person can be saved so; `unit` is the actor's organization
/// (own_organization). `before`: as they are kept, nothing for somebody new. Errors: those of save_people().
Result<void> may_save_person(ReadView& view, PersonId actor, UnitId unit, const std::optional<Person>& before,
                             const Person& after);

/// Saves all or none. A login already there is updated. Errors: forbidden (Action::people;
/// Action::keep_person for each who changes, as they were and as they become), invalid_input (bad login, mail
/// address, unknown member, one party for two owners), each naming the person.
Result<PeopleOutcome> save_people(Store& store, PersonId actor, const PeopleEntries& entries, Instant now);
/// The same as a part of a larger change.
Result<PeopleOutcome> save_people(Transaction& change, PersonId actor, const PeopleEntries& entries,
                                  Instant now);

}  // namespace vekha
