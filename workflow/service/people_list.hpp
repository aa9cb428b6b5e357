// A staff list against the people who are kept: what taking it over would change, and taking it over. Nothing
// is saved by looking; nobody is dismissed for not being in the list.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/reader/people_table.hpp"
#include "workflow/service/people.hpp"

namespace vekha {

/// What a person decided about one row.
struct PeopleRowChoice {
    bool skip = false;
    std::optional<PersonId> person = {};            ///< who it is; id 0: somebody new
    std::optional<UnitId> unit = {};                ///< where they work
    std::map<PeopleField, std::string> cells = {};  ///< words in place of those in the file
};

struct PeopleChoices {
    std::map<int, PeopleRowChoice> rows = {};  ///< by PeopleRow::position
    bool create_units = false;                 ///< organizations that are not there are made
    UnitId under = {};                         ///< what they lie under; 0: the organization of who loads
    bool skip_refused = false;                 ///< rows that can't be taken are left out, not in the way
    std::vector<std::string> dismiss = {};     ///< logins among PeoplePlan::missing
};

enum class PeopleRowStanding : std::uint8_t {
    added,
    changed,
    unchanged,
    doubtful,  ///< a choice is needed: which of several people, or which organization
    refused,   ///< can't be taken as it is
    skipped,   ///< by choice
};
inline constexpr std::size_t people_standing_count = 6;
std::string_view name(PeopleRowStanding standing);

/// One field of a person before and after, in words. `field` as people_field's names, or "active".
struct PersonChange {
    std::string field;
    std::string before;
    std::string after;
    friend bool operator==(const PersonChange&, const PersonChange&) = default;
};

struct PlannedPerson {
    PeopleRow row;  ///< with the words that a choice put in place of the file's
    PeopleRowStanding standing = PeopleRowStanding::added;
    std::optional<Person> before = {};
    Person after = {};
    bool login_made = false;    ///< out of the name
    std::string new_unit = {};  ///< an organization that would be made for them; empty: none
    std::vector<PersonChange> changes = {};
    Error reason = {};  ///< why doubtful or refused; `where` is the field
    std::vector<std::string> remarks = {};
    std::vector<Person> alike = {};  ///< whom it may be
    std::vector<UnitId> units = {};  ///< which organizations the words may mean, likeliest first
};

/// Somebody at work in an organization of the list who is not in it.
struct MissingPerson {
    Person person;
    std::size_t tasks = 0;   ///< not closed; counted up to held_tasks_counted in each list
    bool dismissed = false;  ///< by choice
};

struct PeoplePlan {
    std::vector<PlannedPerson> rows;
    std::vector<std::string> new_units = {};
    std::vector<MissingPerson> missing = {};  ///< by name; administrators and who loads the list never are
    std::vector<std::string> unused = {};     ///< headings of columns that are not kept
    std::vector<std::string> remarks = {};
    /// Of all the above that would be saved: another one later says that people changed meanwhile.
    std::string digest = {};

    std::size_t count(PeopleRowStanding standing) const;
};

/// What taking the list over would change. Errors: forbidden (Action::people), invalid_input (a choice about
/// a row, an organization or a person that is not there). What is wrong with a row stands in the row.
Result<PeoplePlan> plan_people(ReadView& view, PersonId actor, const PeopleTable& table,
                               const PeopleChoices& choices);

struct PeopleImportOutcome {
    PeopleOutcome saved;
    std::size_t skipped = 0;
    std::size_t dismissed = 0;
    std::vector<std::string> units = {};  ///< organizations made
    std::vector<Person> added = {};
};

/// Saves all of the list or nothing. Errors: those of plan_people(), save_people() and save_unit(); conflict
/// where the digest is not that of the plan as it is now; undecided where rows that can't be taken are
/// neither mended nor skipped.
Result<PeopleImportOutcome> import_people(Store& store, PersonId actor, const PeopleTable& table,
                                          const PeopleChoices& choices, std::string_view digest, Instant now);

}  // namespace vekha
