// Who is told: an audience resolved to people, and the outbox rows planned for them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "workflow/engine/ladder.hpp"
#include "workflow/engine/unit_tree.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// Someone to tell, and in whose place, where a substitution is in force.
struct Addressee {
    PersonId person;
    PersonId away;  ///< nobody: for themself
    Audience audience = Audience::lead;
    friend bool operator==(const Addressee&, const Addressee&) = default;
};

/// The people of an organization as an audience needs them. Read once for a batch.
class Directory {
  public:
    static Result<Directory> read(ReadView& view);

    const Person* find(PersonId id) const;
    const std::vector<Person>& people() const { return people_; }
    /// The active people whom an audience means for this task on a day, each once, in the order of the
    /// audience; whoever stands in for them, where somebody does. Nobody is named for a place that is empty.
    std::vector<Addressee> resolve(const Task& task, const std::vector<Audience>& audience, Day day) const;
    /// One person as they are to be told: themself, or who stands in for them. Nothing where neither is
    /// active.
    std::optional<Addressee> addressee(PersonId id, Day day) const;
    const std::vector<Substitution>& substitutions() const { return substitutions_; }
    std::vector<PersonId> with(Duty duty) const;  ///< the active ones
    /// The active ones nearest to the organization on the way up the tree, then those of the whole office.
    std::vector<PersonId> with(Duty duty, UnitId unit) const;
    std::vector<PersonId> with(Duty duty, RoadmapId roadmap) const;
    const UnitTree& tree() const { return tree_; }
    /// Those who may answer for a plan of this organization (vekha::near). Everybody for the whole office's.
    std::vector<Person> near(UnitId unit) const;

  private:
    /// The people whom an audience means, absent and dismissed ones too.
    std::vector<PersonId> meant(const Task& task, Audience audience) const;
    bool heads_department_of(const Person& head, const Person& lead) const;

    std::vector<Person> people_;  ///< by id
    std::vector<Substitution> substitutions_;
    UnitTree tree_;
    std::map<RoadmapId, UnitId> plans_;  ///< read where there is a tree
};

/// One Russian sentence: why this rung speaks now («До срока 3 рабочих дня», «Срок прошёл 5 рабочих дней
/// назад»).
std::string rung_reason(const LaidRung& rung);

/// « (за Иванову И.И.: приказ № 5)» for a stand-in, empty otherwise.
std::string stand_in_words(const Directory& directory, const Addressee& told, Day day);

/// Plans one row for each person under the key task/rung/person; rows already there stay as they are. They
/// are ready at once, or at `ready_at` where that is later. Gives how many were new.
Result<std::size_t> plan_notices(Transaction& change, const Task& task, NoticeKind kind,
                                 const std::string& rung, const std::string& reason,
                                 const std::vector<PersonId>& people, Instant now, Instant ready_at = {});

/// Tells people about a task outside the ladder: each as they are to be told on `day` (addressee), so that
/// whoever stands in reads it with both names in the reason, a dismissed person is passed over, and nobody
/// reads it twice. Gives how many rows were new.
Result<std::size_t> tell_people(Transaction& change, const Directory& directory, const Task& task,
                                NoticeKind kind, const std::string& rung, const std::string& reason,
                                const std::vector<PersonId>& people, Instant now, Day day);

/// Tells every administrator at work of something that only they can mend. Nothing new where the same rung
/// was told before.
Result<void> raise_alarm(Transaction& change, const std::string& rung, const std::string& words, Instant now);

/// The task has other owners or another controller than `before`: what waits for those who have no part in it
/// any more is not sent.
Result<void> drop_former_holders_notices(Transaction& change, const Task& before, const Task& after);

}  // namespace vekha
