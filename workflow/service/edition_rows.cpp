#include "workflow/service/edition_rows.hpp"

#include <algorithm>

#include "workflow/editions/windows.hpp"
#include "workflow/engine/amend.hpp"
#include "workflow/service/waiting.hpp"

namespace vekha {
namespace {

template <class T>
std::vector<T> only_in(const std::vector<T>& these, const std::vector<T>& others) {
    std::vector<T> found;
    for (const auto& one : these)
        if (std::find(others.begin(), others.end(), one) == others.end()) found.push_back(one);
    return found;
}

/// Whether the expected result says something else: what is only printed otherwise asks for nothing new.
bool other_result(const EditionRow& row) {
    return std::any_of(row.row.changed.begin(), row.row.changed.end(), [](editions::Field one) {
        return one == editions::Field::evidence || one == editions::Field::result;
    });
}

Amendment amendment_of(const EditionRow& row, const std::string& reason) {
    Amendment amendment;
    amendment.reason = reason;
    amendment.number = row.now.number.value_or("");
    amendment.title = row.now.title;
    amendment.evidence_asked = only_in(row.now.result.evidence, row.was.result.evidence);
    amendment.evidence_waived = only_in(row.was.result.evidence, row.now.result.evidence);
    if (other_result(row)) {
        amendment.indicators_asked = only_in(row.now.result.indicators, row.was.result.indicators);
        amendment.indicators_waived = only_in(row.was.result.indicators, row.now.result.indicators);
    }
    return amendment;
}

std::string why_kept(const Task& task) {
    switch (task.state) {
        case TaskState::accepted:
            return "Задача исполнена и остаётся в деле как была.";
        case TaskState::cancelled:
            return "Задача снята с контроля раньше.";
        case TaskState::submitted:
            return "Отчёт ждёт решения: сначала примите или верните его.";
        default:
            return {};
    }
}

TaskEffect effect(const Task& task, std::vector<TaskChange> changes, bool affected) {
    TaskEffect made{task, std::move(changes)};
    if (made.changes.empty() && affected) made.note = why_kept(task);
    return made;
}

/// Tasks of their own for a window that the row did not have. Their owners are told by the edition's notice,
/// so the ladder begins after it.
TaskEffect new_tasks(TaskTree tree, int occurrence, Instant now) {
    const auto begin = [&](Task& task) {
        task.occurrence = occurrence;
        task.ladder_at = now;
    };
    begin(tree.task);
    std::for_each(tree.members.begin(), tree.members.end(), begin);
    return {std::move(tree.task), {}, std::move(tree.members)};
}

std::vector<Window> windows_of(const std::vector<Task>& tasks) {
    std::vector<Window> windows;
    for (const auto& task : tasks) windows.push_back(task.window);
    return windows;
}

std::vector<Window> windows_of(const std::vector<TaskTree>& trees) {
    std::vector<Window> windows;
    for (const auto& tree : trees) windows.push_back(tree.task.window);
    return windows;
}

int last_occurrence(const std::vector<Task>& tasks) {
    int last = 0;
    for (const auto& task : tasks) last = std::max(last, task.occurrence);
    return last;
}

bool running(const Task& task) {
    return task.owed() || task.state == TaskState::suspended;
}

/// The tasks of one row as they stand, changed window by window.
class RowEffects {
  public:
    RowEffects(const std::vector<Task>& tasks, std::string reason, Instant now)
        : tasks_(tasks), reason_(std::move(reason)), now_(now) {}

    /// Ends the task and all below it, those first; one whose report waits for its decision stays, and what
    /// is above it. False where it stays.
    bool end(const Task& task, const std::string& why) {
        std::vector<TaskChange> settled;
        bool all = true;
        for (const auto* below : children_of(task)) {
            if (below->closed()) continue;
            if (end(*below, why))
                settled.emplace_back(ChildSettled{below->id, ChildStanding::excused});
            else
                all = false;
        }
        auto ended = all ? exclude(task, why) : std::vector<TaskChange>{};
        const bool ends = !ended.empty();
        settled.insert(settled.end(), ended.begin(), ended.end());
        effects_.push_back(effect(task, std::move(settled), true));
        if (!all)
            effects_.back().note = "Ждёт решения отчёт того, кому поручено: сначала примите или верните его.";
        return ends;
    }

    /// The row's changes, for the task and for those of the members under it. `tree`: as the row would be
    /// made now; its owners are taken where they are new.
    void amend_all(const Task& task, const Amendment& amendment, const TaskTree* tree, bool new_owners,
                   bool moves) {
        std::vector<TaskChange> settled;
        for (const auto* below : children_of(task))
            if (below->branch == Branch::each && !below->closed())
                amend_member(task, *below, amendment, new_owners ? tree : nullptr, moves, settled);
        auto own = amendment;
        if (new_owners && tree != nullptr)
            own.owners = NewOwners{tree->task.assignments, tree->task.controller};
        const bool gathers = own.owners ? own.owners->assignments.empty() : task.gathers();
        if (gathers) {
            own.evidence_asked.clear();
            own.indicators_asked.clear();
            own.indicators_waived.clear();
        }
        auto changes = amend(task, own);
        if (gathers && running(task)) waive_rest(task, changes);
        changes.insert(changes.end(), settled.begin(), settled.end());
        effects_.push_back(effect(task, std::move(changes), moves));
        if (new_owners && tree != nullptr && running(task)) join(task, *tree, settled);
    }

    void make(const TaskTree& tree, int occurrence) { effects_.push_back(new_tasks(tree, occurrence, now_)); }

    std::vector<TaskEffect> take() { return std::move(effects_); }

  private:
    std::vector<const Task*> children_of(const Task& parent) const {
        std::vector<const Task*> found;
        for (const auto& one : tasks_)
            if (one.parent == parent.id) found.push_back(&one);
        return found;
    }

    void amend_member(const Task& parent, const Task& member, const Amendment& amendment,
                      const TaskTree* members_now, bool moves, std::vector<TaskChange>& settled) {
        const auto stays = [&](const Task& one) { return one.lead() == member.lead(); };
        if (members_now != nullptr && running(parent) && running(member) &&
            std::none_of(members_now->members.begin(), members_now->members.end(), stays)) {
            if (end(member, "Больше не отвечает по плану: " + reason_))
                settled.emplace_back(ChildSettled{member.id, ChildStanding::excused});
            return;
        }
        effects_.push_back(effect(member, amend(member, amendment), moves));
    }

    /// What gathers the answers of others asks for nothing itself.
    void waive_rest(const Task& task, std::vector<TaskChange>& changes) const {
        const auto waived = [&](int number) {
            return std::any_of(changes.begin(), changes.end(), [&](const TaskChange& one) {
                const auto* waiver = std::get_if<RequirementWaived>(&one);
                return waiver != nullptr && waiver->requirement == number;
            });
        };
        for (const auto& slot : task.requirements)
            if (slot.state == RequirementState::requested && !waived(slot.number))
                changes.emplace_back(RequirementWaived{slot.number, reason_});
        for (const auto& slot : task.indicators)
            if (slot.open()) changes.emplace_back(IndicatorWaived{slot.number, reason_});
    }

    /// New members get their tasks; where nobody is left to answer and somebody has, the common task is done.
    void join(const Task& task, const TaskTree& tree, const std::vector<TaskChange>& settled) {
        auto& common = effects_.back();
        for (const auto& member : tree.members) {
            const auto known = [&](const Child& one) {
                return one.person == member.lead() && one.branch == Branch::each &&
                       one.standing != ChildStanding::excused;
            };
            if (std::any_of(task.children.begin(), task.children.end(), known)) continue;
            Task joins = member;
            joins.occurrence = task.occurrence;
            joins.ladder_at = now_;
            common.members.push_back(std::move(joins));
        }
        const auto accepted = [](const Child& one) { return one.standing == ChildStanding::accepted; };
        if (tree.task.assignments.empty() && common.members.empty() &&
            task.owed_children() == static_cast<int>(settled.size()) &&
            std::any_of(task.children.begin(), task.children.end(), accepted))
            common.changes.emplace_back(TaskAccepted{});
    }

    const std::vector<Task>& tasks_;
    std::string reason_;
    Instant now_;
    std::vector<TaskEffect> effects_;
};

}  // namespace

void keep_reading(const StoredItem& stored, EditionRow& row) {
    auto& changed = row.row.changed;
    const auto field = [&](editions::Field wanted) {
        return std::find(changed.begin(), changed.end(), wanted);
    };
    if (!row.row.now || field(editions::Field::deadline) != changed.end()) return;
    const auto words = field(editions::Field::deadline_words);
    if (stored.plan.waits) return;
    if (words != changed.end() && row.now.deadline.windows.empty() &&
        !same_event(row.was.deadline, row.now.deadline)) {
        *words = editions::Field::deadline;
        return;
    }
    Deadline kept = row.was.deadline;
    kept.text = row.now.deadline.text;
    kept.source = row.now.deadline.source;
    row.now.deadline = std::move(kept);
}

std::vector<Task> tops_of(const std::vector<Task>& tasks) {
    std::vector<Task> tops;
    for (const auto& task : tasks)
        if (!task.parent) tops.push_back(task);
    return tops;
}

std::vector<TaskEffect> effects_on(const EditionRow& row, const std::vector<Task>& tasks, RowPlan& plan,
                                   const std::string& reason, Instant now) {
    RowEffects effects(tasks, reason, now);
    const auto tops = tops_of(tasks);
    if (row.row.fate == editions::Fate::dropped) {
        for (const auto& task : tops) effects.end(task, "Исключено из плана: " + reason);
        return effects.take();
    }
    const auto becomes = plan.term ? editions::pair_windows(windows_of(tops), windows_of(plan.tasks))
                                   : std::vector<std::optional<std::size_t>>(tops.size());
    std::vector<bool> taken(plan.tasks.size(), false);
    for (std::size_t at = 0; at < tops.size(); ++at) {
        const auto& task = tops[at];
        if (plan.term && !becomes[at]) {
            effects.end(task, "Срок исключён из плана: " + reason);
            continue;
        }
        auto amendment = amendment_of(row, reason);
        const std::size_t as_made = plan.term ? *becomes[at] : at;
        const TaskTree* tree = as_made < plan.tasks.size() ? &plan.tasks[as_made] : nullptr;
        bool moves = false;
        if (plan.term) {
            taken[as_made] = true;
            plan.made = std::max(plan.made, as_made + 1);
            const auto& now_due = tree->task;
            amendment.term = NewTerm{now_due.window, now_due.due, now_due.due_rule, now_due.due_at};
            moves = task.window != now_due.window || task.due != now_due.due;
        }
        effects.amend_all(task, amendment, tree, plan.owners, moves);
    }
    if (!plan.term) return effects.take();
    int occurrence = last_occurrence(tops);
    for (std::size_t at = 0; at < plan.made; ++at)
        if (!taken[at]) effects.make(plan.tasks[at], ++occurrence);
    return effects.take();
}

}  // namespace vekha
