// One row of a staff list: where the person works, who it is, and what they would be kept as.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "workflow/service/people_list.hpp"
#include "workflow/service/people_matching.hpp"

namespace vekha {

/// The people and organizations that a list is held against.
struct PeopleOffice {
    UnitTree tree;
    std::vector<Person> seen;      ///< by who loads the list; by id
    std::set<std::string> logins;  ///< of everybody
    UnitId own;                    ///< the organization of who loads the list
    UnitId own_place;  ///< where they work: where somebody new does, unless the list says otherwise

    const Person* find(PersonId id) const;
    std::string unit_name(UnitId id) const;
};

Result<PeopleOffice> read_people_office(ReadView& view, PersonId actor);

/// Stops the row: nothing is saved of it.
void stop(PlannedPerson& planned, PeopleRowStanding standing, PeopleField field, std::string message,
          std::string mend);
bool stopped(const PlannedPerson& planned);

class RowPlanner {
  public:
    /// Both must outlive it. `taken`: logins of the rows above.
    RowPlanner(const PeopleOffice& office, const PeopleChoices& choices,
               std::function<bool(const std::string&)> taken)
        : office_(office),
          choices_(choices),
          taken_(std::move(taken)),
          units_(office.tree),
          people_(office.seen, office.tree) {}

    /// Fills `before` and `after`, or stops the row.
    void plan(PlannedPerson& planned, const PeopleRowChoice& choice);

  private:
    std::optional<UnitId> place(PlannedPerson& planned, const PeopleRowChoice& choice);
    void who(PlannedPerson& planned, const PeopleRowChoice& choice, std::optional<UnitId> unit) const;
    void who_by_login(PlannedPerson& planned, const std::string& login) const;
    void fill(PlannedPerson& planned, std::optional<UnitId> unit) const;
    void fill_login(PlannedPerson& planned) const;

    const PeopleOffice& office_;
    const PeopleChoices& choices_;
    std::function<bool(const std::string&)> taken_;
    UnitFinder units_;
    PersonFinder people_;
};

/// What of the person is other than before, in words.
std::vector<PersonChange> changes_of(const PlannedPerson& planned, const PeopleOffice& office);

}  // namespace vekha
