#include "workflow/service/edition_plan.hpp"

#include <algorithm>
#include <map>

#include "workflow/model/limits.hpp"
#include "workflow/service/edition_rows.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/task_making.hpp"
#include "workflow/service/waiting.hpp"

namespace vekha {
namespace {

using editions::Fate;
using editions::Field;

/// A plan that loses more than this share of its rows is asked about: a document that lists only what changes
/// looks so.
constexpr std::size_t dropped_share = 2;
constexpr std::size_t dropped_least = 3;

bool changed_in(const EditionRow& row, Field field) {
    return std::find(row.row.changed.begin(), row.row.changed.end(), field) != row.row.changed.end();
}

const Task* first_running(const std::vector<Task>& tasks) {
    for (const auto& task : tasks)
        if (!task.closed()) return &task;
    return tasks.empty() ? nullptr : &tasks.front();
}

/// Who answers for the task, and who must under it.
void take_owners(const TaskTree& tree, ItemPlan& plan) {
    plan.owners = tree.task.assignments;
    plan.each.clear();
    for (const auto& member : tree.members) plan.each.push_back(member.assignments.front());
}

class EditionPlanner {
  public:
    EditionPlanner(ReadView& view, const Organization& organization, PersonId actor,
                   const EditionRequest& request, Instant now, Directory directory, EditionPlan& plan)
        : view_(view),
          organization_(organization),
          actor_(actor),
          request_(request),
          now_(now),
          directory_(std::move(directory)),
          plan_(plan) {}

    Result<void> run() {
        if (auto read = read_plan(); !read) return read;
        if (auto laid = lay_side_by_side(); !laid) return laid;
        if (auto planned = plan_rows(); !planned) return planned;
        for (auto& row : plan_.preview.rows) {
            auto& made = row_plans_[row.position];
            row.tasks = effects_on(row, tasks_[row.item], made, plan_.preview.reason, now_);
            row.plan = plan_of(row, made);
        }
        const auto dropped = plan_.preview.count(Fate::dropped);
        plan_.preview.mostly_dropped =
            !request_.accept_dropped && dropped >= dropped_least && dropped * dropped_share > items_.size();
        return {};
    }

  private:
    Result<void> read_plan();
    Result<std::vector<editions::Continuation>> continuations() const;
    Result<void> lay_side_by_side();
    const Decision* decision(int position) const;
    const StoredItem* stored(const EditionRow& row) const;
    bool waits(const EditionRow& row) const;
    bool terms_are_new(const EditionRow& row) const;
    ItemPlan owners_now(const EditionRow& row);
    std::optional<std::string> active_owner(const EditionRow& row);
    bool owners_are_new(const EditionRow& row);
    void ask_planner(const EditionRow& row, ImportRequest& request);
    Result<void> plan_rows();
    RowPlan row_plan(EditionRow& row, PlannedItem planned, const TaskMaker& maker);
    std::optional<ItemPlan> plan_of(const EditionRow& row, const RowPlan& made);
    void take_doubts(std::vector<Doubt> doubts, const std::vector<EditionRow*>& rows);

    ReadView& view_;
    const Organization& organization_;
    PersonId actor_;
    const EditionRequest& request_;
    Instant now_;
    Directory directory_;
    EditionPlan& plan_;
    std::vector<StoredItem> items_;  ///< in force
    std::map<ItemId, std::vector<Task>> tasks_;
    std::map<int, RowPlan> row_plans_;    ///< by position in the new document
    std::map<int, ItemPlan> item_plans_;  ///< of the rows that the import's planner was asked about
};

Result<void> EditionPlanner::read_plan() {
    auto items = view_.items(plan_.roadmap.id);
    if (!items) return tl::unexpected(items.error());
    for (auto& item : *items)
        if (item.dropped_in == 0) items_.push_back(std::move(item));
    auto tasks = view_.tasks_of(plan_.roadmap.id);
    if (!tasks) return tl::unexpected(tasks.error());
    for (auto& task : *tasks) tasks_[task.item].push_back(std::move(task));
    return {};
}

Result<std::vector<editions::Continuation>> EditionPlanner::continuations() const {
    std::vector<editions::Continuation> decided;
    for (const auto& one : request_.rows) {
        const auto wrong = [&](const std::string& what) {
            return failure(Fault::invalid_input, what, "строка " + std::to_string(one.position));
        };
        if (one.position < 1 ||
            static_cast<std::size_t>(one.position) > request_.document.reading.items.size())
            return wrong("В новом документе нет такой строки.");
        editions::Continuation made{static_cast<std::size_t>(one.position - 1), {}};
        const auto old_row = std::find_if(items_.begin(), items_.end(),
                                          [&](const StoredItem& item) { return item.position == one.was; });
        if (one.was != 0 && old_row == items_.end())
            return wrong("В действующей редакции нет строки " + std::to_string(one.was) + ".");
        if (one.was != 0) made.was = static_cast<std::size_t>(old_row - items_.begin());
        const bool twice = std::any_of(decided.begin(), decided.end(), [&](const auto& other) {
            return other.now == made.now || (made.was && other.was == made.was);
        });
        if (twice) return wrong("Об этой строке сказано дважды.");
        decided.push_back(made);
    }
    return decided;
}

Result<void> EditionPlanner::lay_side_by_side() {
    const auto& reading = request_.document.reading;
    if (reading.items.empty())
        return failure(Fault::invalid_input, "В документе не нашлось ни одной строки плана.",
                       request_.document.source_name, "Загрузите план целиком, в новой редакции.");
    auto decided = continuations();
    if (!decided) return tl::unexpected(decided.error());
    std::vector<Item> old_rows;
    for (const auto& item : items_) old_rows.push_back(as_printed(item));
    for (auto& compared : editions::compare(old_rows, reading.items, *decided)) {
        EditionRow row;
        if (compared.was) {
            row.item = items_[*compared.was].id;
            row.was_position = items_[*compared.was].position;
            row.was = items_[*compared.was].item;
        }
        if (compared.now) {
            row.position = static_cast<int>(*compared.now) + 1;
            row.now = reading.items[*compared.now];
        }
        row.row = std::move(compared);
        if (row.row.was) keep_reading(items_[*row.row.was], row);
        if (request_.accept_matches) row.row.sure = true;
        plan_.preview.rows.push_back(std::move(row));
    }
    return {};
}

const Decision* EditionPlanner::decision(int position) const {
    for (const auto& one : request_.document.decisions)
        if (one.position == position) return &one;
    return nullptr;
}

const StoredItem* EditionPlanner::stored(const EditionRow& row) const {
    return row.row.was ? &items_[*row.row.was] : nullptr;
}

bool EditionPlanner::waits(const EditionRow& row) const {
    const auto* old_row = stored(row);
    return old_row != nullptr && old_row->plan.waits;
}

bool EditionPlanner::terms_are_new(const EditionRow& row) const {
    const auto* decided = decision(row.position);
    return row.row.fate == Fate::added || changed_in(row, Field::deadline) ||
           (decided != nullptr && (!decided->windows.empty() || decided->other || decided->without_tasks ||
                                   (decided->waits && !waits(row))));
}

/// Who answers for the row: of tasks to come, or of the first that runs.
ItemPlan EditionPlanner::owners_now(const EditionRow& row) {
    ItemPlan owners;
    if (const auto* old_row = stored(row);
        old_row != nullptr && (!old_row->plan.owners.empty() || !old_row->plan.each.empty())) {
        owners.owners = old_row->plan.owners;
        owners.each = old_row->plan.each;
        return owners;
    }
    const auto& tasks = tasks_[row.item];
    const auto tops = tops_of(tasks);
    const auto* like = first_running(tops);
    if (like == nullptr) return owners;
    owners.owners = like->assignments;
    for (const auto& child : like->children)
        for (const auto& task : tasks)
            if (task.id == child.task && child.branch == Branch::each &&
                child.standing != ChildStanding::excused)
                owners.each.push_back(task.assignments.front());
    return owners;
}

/// The login of somebody who answers for the row and is still here: its lead, or a member where it has none.
std::optional<std::string> EditionPlanner::active_owner(const EditionRow& row) {
    const auto owners = owners_now(row);
    if (!owners.owners.empty()) {
        const auto* lead = directory_.find(owners.owners.front().person);
        return lead != nullptr && lead->active ? std::optional(lead->login) : std::nullopt;
    }
    for (const auto& one : owners.each)
        if (const auto* person = directory_.find(one.person); person != nullptr && person->active)
            return person->login;
    return std::nullopt;
}

/// So are those of a row that had no task and gets one, and of one whose lead has left.
bool EditionPlanner::owners_are_new(const EditionRow& row) {
    const auto* decided = decision(row.position);
    if (row.row.fate == Fate::added || changed_in(row, Field::parties) ||
        (decided != nullptr && decided->lead))
        return true;
    return terms_are_new(row) && !active_owner(row);
}

/// Puts the row into the request of an import. What stays is given as decided already: the terms as windows,
/// the owners by one of them.
void EditionPlanner::ask_planner(const EditionRow& row, ImportRequest& request) {
    Item item = row.now;
    Decision decided;
    if (const auto* given = decision(row.position)) decided = *given;
    decided.position = static_cast<int>(request.reading.items.size()) + 1;
    const bool decided_term = !decided.windows.empty() || decided.other || decided.without_tasks;
    if (waits(row) && item.deadline.windows.empty() && !decided_term) decided.waits = true;
    if (!terms_are_new(row) && !decided.waits) {
        const auto tops = tops_of(tasks_[row.item]);
        decided.without_tasks = tops.empty();
        for (const auto& task : tops) decided.windows.push_back(task.window);
    }
    if (!owners_are_new(row)) {
        decided.lead = active_owner(row);
        item.responsible.parties.clear();
    }
    request.reading.items.push_back(std::move(item));
    request.decisions.push_back(std::move(decided));
}

Result<void> EditionPlanner::plan_rows() {
    ImportRequest request = request_.document;
    request.unit = plan_.roadmap.unit;
    request.reading.items.clear();
    request.decisions.clear();
    if (const auto* controller = directory_.find(plan_.roadmap.controller);
        controller != nullptr && controller->active)
        request.controller = controller->login;
    std::vector<EditionRow*> asked;
    for (auto& row : plan_.preview.rows) {
        if (row.position == 0 || (!terms_are_new(row) && !owners_are_new(row))) continue;
        ask_planner(row, request);
        asked.push_back(&row);
    }
    auto planned = plan_import(view_, organization_, request, actor_, now_, true);
    if (!planned) return tl::unexpected(planned.error());
    const TaskMaker maker(organization_, directory_, planned->controller, now_);
    for (std::size_t at = 0; at < asked.size(); ++at)
        row_plans_[asked[at]->position] = row_plan(*asked[at], std::move(planned->items[at]), maker);
    take_doubts(std::move(planned->doubts), asked);
    plan_.new_bindings = std::move(planned->new_bindings);
    plan_.new_rules = std::move(planned->new_rules);
    return {};
}

/// What the import's planner made of a row, with what stays put back.
RowPlan EditionPlanner::row_plan(EditionRow& row, PlannedItem planned, const TaskMaker& maker) {
    RowPlan made{terms_are_new(row), owners_are_new(row), std::move(planned.tasks)};
    if (made.term) row.now.deadline = std::move(planned.item.deadline);
    if (!made.owners) {
        const auto owners = owners_now(row);
        const auto tops = tops_of(tasks_[row.item]);
        const auto* like = first_running(tops);
        for (auto& tree : made.tasks) {
            tree = maker.under(std::move(tree.task), owners.owners, owners.each);
            if (like != nullptr) tree.task.controller = like->controller;
        }
        planned.plan.owners = owners.owners;
        planned.plan.each = owners.each;
    }
    const auto* decided = decision(row.position);
    const bool by_hand = decided != nullptr && !decided->windows.empty() && !decided->other;
    std::vector<Window> windows;
    for (const auto& tree : made.tasks) windows.push_back(tree.task.window);
    made.made = by_hand ? windows.size()
                        : within_horizon(windows, organization_.zone->local(now_).day,
                                         organization_.rules.horizon_days);
    item_plans_[row.position] = std::move(planned.plan);
    return made;
}

/// How the row's tasks to come are made after this edition; nothing where that stays.
std::optional<ItemPlan> EditionPlanner::plan_of(const EditionRow& row, const RowPlan& made) {
    if (row.position == 0) return std::nullopt;
    const auto* old_row = stored(row);
    const ItemPlan before = old_row == nullptr ? ItemPlan{} : old_row->plan;
    ItemPlan plan = before;
    if (made.term) {
        plan = item_plans_[row.position];
        plan.policy = before.policy;
        plan.after = before.after;
        plan.refused = before.refused;
        if (!plan.waits) {
            plan.made = static_cast<int>(made.made);
            const bool rest = made.made < made.tasks.size();
            plan.proof = rest ? row.now.result.evidence : std::vector<EvidenceKind>{};
            plan.owners.clear();
            plan.each.clear();
            if (rest) take_owners(made.tasks.front(), plan);
        }
    } else if (before.to_come()) {
        if (made.owners && before.waits) {
            plan.owners = item_plans_[row.position].owners;
            plan.each = item_plans_[row.position].each;
        } else if (made.owners && !made.tasks.empty()) {
            take_owners(made.tasks.front(), plan);
        }
        if (changed_in(row, Field::evidence)) plan.proof = row.now.result.evidence;
    }
    return plan == before ? std::nullopt : std::optional(std::move(plan));
}

/// The planner counted only the rows it was asked about; a row that goes on asks nothing about what stays.
void EditionPlanner::take_doubts(std::vector<Doubt> doubts, const std::vector<EditionRow*>& rows) {
    for (auto& doubt : doubts) {
        if (doubt.position > 0) {
            const auto& row = *rows[static_cast<std::size_t>(doubt.position - 1)];
            doubt.position = row.position;
            if (doubt.kind == DoubtKind::no_proof && row.row.fate != Fate::added &&
                !changed_in(row, Field::evidence))
                continue;
        }
        plan_.preview.doubts.push_back(std::move(doubt));
    }
}

bool same_act(const Approval& approval, const StoredRoadmap& roadmap) {
    return approval.number.value_or("") == roadmap.approval_number && approval.date == roadmap.approval_date;
}

/// By what the plan is amended: as given, or as the new document says. Where that repeats the act which
/// approved the plan itself, the amending one is not known.
std::string reason_of(const EditionRequest& request, const StoredRoadmap& roadmap) {
    if (request.reason.find_first_not_of(" \t\r\n") != std::string::npos) return request.reason;
    const auto& approval = request.document.reading.approval;
    if (!approval || same_act(*approval, roadmap)) return {};
    return act_in_words(*approval);
}

}  // namespace

Result<EditionPlan> plan_edition(ReadView& view, const Organization& organization, PersonId actor,
                                 RoadmapId roadmap, const EditionRequest& request, Instant now) {
    auto kept = view.roadmap(roadmap);
    if (!kept) return tl::unexpected(kept.error());
    if (!*kept)
        return failure(Fault::not_found, "Такой дорожной карты нет.",
                       "дорожная карта " + std::to_string(roadmap.value));
    EditionPlan plan;
    plan.roadmap = std::move(**kept);
    if (request.expected_edition && *request.expected_edition != plan.roadmap.edition)
        return failure(Fault::stale, "План изменили, пока вы смотрели сравнение.",
                       "редакция " + std::to_string(plan.roadmap.edition),
                       "Загрузите документ заново и проверьте изменения.");
    if (request.reason.size() > limits::name_bytes)
        return failure(Fault::too_large, "Слишком длинное основание изменений.", "reason");
    plan.preview.edition = plan.roadmap.edition;
    plan.preview.reason = reason_of(request, plan.roadmap);
    auto directory = Directory::read(view);
    if (!directory) return tl::unexpected(directory.error());
    EditionPlanner planner(view, organization, actor, request, now, std::move(*directory), plan);
    if (auto done = planner.run(); !done) return tl::unexpected(done.error());
    return plan;
}

}  // namespace vekha
