// Who is told: an audience resolved to people, and the outbox rows planned for them.
#pragma once

#include <string>
#include <vector>

#include "workflow/engine/ladder.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// The people of an organization as an audience needs them. Read once for a batch.
class Directory {
  public:
    static Result<Directory> read(ReadView& view);

    const Person* find(PersonId id) const;
    const std::vector<Person>& people() const { return people_; }
    /// The active people whom an audience means for this task, each once, in the order of the audience.
    /// Nobody is named for a place that is empty.
    std::vector<PersonId> resolve(const Task& task, const std::vector<Audience>& audience) const;
    std::vector<PersonId> with(Duty duty) const;  ///< the active ones

  private:
    std::vector<Person> people_;  ///< by id
};

/// One Russian sentence: why this rung speaks now («До срока 3 рабочих дня», «Срок прошёл 5 рабочих дней
/// назад»).
std::string rung_reason(const LaidRung& rung);

/// Plans one row for each person under the key task/rung/person; rows already there stay as they are. Gives
/// how many were new.
Result<std::size_t> plan_notices(Transaction& change, const Task& task, NoticeKind kind,
                                 const std::string& rung, const std::string& reason,
                                 const std::vector<PersonId>& people, Instant now);

}  // namespace vekha
