#include "workflow/service/task_making.hpp"

#include "workflow/engine/rules.hpp"
#include "workflow/service/policy_choice.hpp"
#include "workflow/service/record.hpp"

namespace vekha {
namespace {

Result<void> plan_task(Transaction& change, const Organization& organization, const Task& task,
                       PersonId actor, Instant now) {
    Task made;
    made.id = task.id;
    if (auto done = record(change, made, actor, now, {TaskPlanned{task}}); !done) return done;
    return save_scheduled(change, made, organization, now);
}

Child child_of(const Task& member) {
    return {member.id, member.lead(), member.branch, ChildStanding::owed};
}

Result<void> make_tree(Transaction& change, const Organization& organization, TaskTree tree, PersonId actor,
                       Instant now) {
    auto id = change.next_task_id();
    if (!id) return tl::unexpected(id.error());
    tree.task.id = *id;
    for (auto& member : tree.members) {
        auto own = change.next_task_id();
        if (!own) return tl::unexpected(own.error());
        member.id = *own;
        member.parent = tree.task.id;
        tree.task.children.push_back(child_of(member));
    }
    if (auto done = plan_task(change, organization, tree.task, actor, now); !done) return done;
    for (const auto& member : tree.members)
        if (auto done = plan_task(change, organization, member, actor, now); !done) return done;
    return {};
}

void ask_for(Task& task, const std::vector<EvidenceKind>& proof, const std::vector<Indicator>& indicators) {
    for (const auto kind : proof)
        task.requirements.push_back(
            {static_cast<int>(task.requirements.size()) + 1, kind, RequirementState::requested, {}});
    for (const auto& one : indicators)
        task.indicators.push_back({static_cast<int>(task.indicators.size()) + 1, one, std::nullopt, {}, {}});
}

}  // namespace

std::size_t tasks_in(const std::vector<TaskTree>& trees) {
    std::size_t count = 0;
    for (const auto& tree : trees) count += tree.size();
    return count;
}

PersonId TaskMaker::controller_beside(PersonId lead) const {
    if (controller_ != lead) return controller_;
    for (const auto duty : {Duty::head, Duty::deputy_head, Duty::controller})
        for (const auto id : directory_.with(duty))
            if (id != lead) return id;
    return controller_;
}

TaskTree TaskMaker::under(Task task, const std::vector<Assignment>& owners,
                          const std::vector<Assignment>& each) const {
    TaskTree tree;
    for (const auto& one : each) {
        Task member = task;
        member.assignments = {{one.person, AssignmentRole::lead, one.party}};
        member.controller = controller_beside(one.person);
        member.branch = Branch::each;
        member.depth = 1;
        tree.members.push_back(std::move(member));
    }
    task.assignments = owners;
    task.controller = controller_beside(task.lead());
    if (owners.empty()) {
        task.requirements.clear();
        task.indicators.clear();
    }
    tree.task = std::move(task);
    return tree;
}

TaskTree TaskMaker::make(const Item& item, const ItemPlan& plan, const Window& window,
                         const std::string& rule, int occurrence) const {
    Task task;
    task.occurrence = occurrence;
    task.number = item.number.value_or("");
    task.title = item.title;
    task.window = window;
    auto due = due_day(window, rule, organization_.rules, organization_.calendar);
    task.due = due.day;
    task.due_rule = std::move(due.rule);
    task.due_at = organization_.zone->at(due.day + std::chrono::days{1}, TimeOfDay{0});
    task.first_due = due.day;
    task.created_at = now_;
    ask_for(task, plan.proof, item.result.indicators);
    return under(std::move(task), plan.owners, plan.each);
}

std::vector<TaskTree> TaskMaker::make(const Item& item, const ItemPlan& plan, const RowTerms& terms,
                                      std::size_t from, std::size_t to) const {
    std::vector<TaskTree> trees;
    for (std::size_t at = from; at < to; ++at)
        trees.push_back(make(item, plan, terms.windows[at], terms.rule, static_cast<int>(at) + 1));
    return trees;
}

Result<std::size_t> make_tasks(Transaction& change, const Organization& organization,
                               const std::vector<TaskTree>& trees, const StoredRoadmap& roadmap,
                               const StoredItem& row, PersonId actor, Instant now) {
    const auto policy = resolved_policy(organization, roadmap, row);
    const auto place = [&](Task& task) {
        task.roadmap = roadmap.id;
        task.item = row.id;
        task.policy = policy;
    };
    for (TaskTree tree : trees) {
        place(tree.task);
        for (auto& member : tree.members) place(member);
        if (auto done = make_tree(change, organization, std::move(tree), actor, now); !done)
            return tl::unexpected(done.error());
    }
    return tasks_in(trees);
}

Result<Child> make_member(Transaction& change, const Organization& organization, Task member,
                          const Task& parent, PersonId actor, Instant now) {
    auto id = change.next_task_id();
    if (!id) return tl::unexpected(id.error());
    member.id = *id;
    member.roadmap = parent.roadmap;
    member.item = parent.item;
    member.policy = parent.policy;
    member.parent = parent.id;
    member.branch = Branch::each;
    member.depth = parent.depth + 1;
    member.policy = parent.policy;
    if (auto done = plan_task(change, organization, member, actor, now); !done)
        return tl::unexpected(done.error());
    return child_of(member);
}

}  // namespace vekha
