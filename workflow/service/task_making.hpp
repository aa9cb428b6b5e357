// From a row of a plan to its tasks: the one way in which tasks are made, whoever asks for them: an import, a
// new edition, the day of an event, the horizon.
#pragma once

#include <string>
#include <vector>

#include "workflow/engine/checkpoints.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// A task with those of the members who must each answer; ids, roadmap and item are still 0.
struct TaskTree {
    Task task;
    std::vector<Task> members;

    std::size_t size() const { return 1 + members.size(); }
    friend bool operator==(const TaskTree&, const TaskTree&) = default;
};

std::size_t tasks_in(const std::vector<TaskTree>& trees);

/// Makes tasks of one plan. Everything given must outlive it.
class TaskMaker {
  public:
    TaskMaker(const Organization& organization, const Directory& directory, PersonId controller, Instant now)
        : organization_(organization), directory_(directory), controller_(controller), now_(now) {}

    /// The task of one window with a slot for each proof of the plan and each indicator of the row.
    TaskTree make(const Item& item, const ItemPlan& plan, const Window& window, const std::string& rule,
                  int occurrence) const;
    /// Windows `from` to `to` of the row's terms, counted from 0.
    std::vector<TaskTree> make(const Item& item, const ItemPlan& plan, const RowTerms& terms,
                               std::size_t from, std::size_t to) const;
    /// The same task under these owners: with `each`, one below it for each of them. Where nobody but them
    /// answers, it gathers theirs and asks for nothing itself.
    TaskTree under(Task task, const std::vector<Assignment>& owners,
                   const std::vector<Assignment>& each) const;

  private:
    /// Who did the work does not accept it: where the controller leads, the head controls, or else another
    /// controller.
    PersonId controller_beside(PersonId lead) const;

    const Organization& organization_;
    const Directory& directory_;
    PersonId controller_;
    Instant now_;
};

/// Gives the tasks of a row their ids and the ladder chosen for it, a parent before its members, puts them in
/// the journal and saves them. They are announced by the engine's next look. Gives how many were made.
Result<std::size_t> make_tasks(Transaction& change, const Organization& organization,
                               const std::vector<TaskTree>& trees, const StoredRoadmap& roadmap,
                               const StoredItem& row, PersonId actor, Instant now);

/// A task for a member who joins those under `parent`, on its ladder; ChildAdded is the caller's to record.
/// Gives the child as the parent will know it.
Result<Child> make_member(Transaction& change, const Organization& organization, Task member,
                          const Task& parent, PersonId actor, Instant now);

}  // namespace vekha
