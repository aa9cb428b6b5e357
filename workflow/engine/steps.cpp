#include "workflow/engine/steps.hpp"

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

using S = TaskState;

constexpr Places owners{Place::lead, Place::contributor};
constexpr Places lead{Place::lead};
constexpr Places control{Place::controller};
constexpr States owed{S::planned, S::open};
constexpr States live{S::planned, S::open, S::submitted, S::suspended};
constexpr States closed{S::accepted, S::cancelled};

// clang-format off
constexpr std::array<StepRule, step_count> table{{
    {TaskStep::acknowledge, "acknowledge", "знакомится с задачей", owners, owed, {}, "task_acknowledged"},
    {TaskStep::attach, "attach", "прикладывает документ", owners, owed, {}, "evidence_attached"},
    {TaskStep::withdraw, "withdraw", "убирает документ", owners, owed, {}, "evidence_withdrawn"},
    {TaskStep::contribute, "contribute", "сдаёт свою часть ответственному", {Place::contributor}, owed, {}, "part_contributed"},
    {TaskStep::submit, "submit", "сдаёт отчёт", lead, owed, S::submitted, "report_submitted"},
    {TaskStep::recall, "recall", "отзывает отчёт", lead, {S::submitted}, S::open, "report_recalled"},
    {TaskStep::return_report, "return", "возвращает на доработку", control, {S::submitted}, S::open, "report_returned, task_moved"},
    {TaskStep::waive, "waive", "снимает требование документа", control, live, {}, "requirement_waived", &Rights::waive},
    {TaskStep::waive_indicator, "waive_indicator", "снимает показатель", control, live, {}, "indicator_waived", &Rights::waive},
    {TaskStep::accept, "accept", "принимает отчёт", control, {S::submitted}, S::accepted, "requirement_waived, child_settled, task_accepted"},
    {TaskStep::ask_extension, "ask_extension", "просит о переносе срока", owners, owed, {}, "extension_asked"},
    {TaskStep::decide_extension, "decide_extension", "решает о переносе", control, {S::planned, S::open, S::suspended}, {}, "extension_decided, task_moved"},
    {TaskStep::move, "move", "переносит срок", control, {S::planned, S::open, S::suspended}, {}, "task_moved"},
    {TaskStep::suspend, "suspend", "приостанавливает", control, owed, S::suspended, "task_suspended", &Rights::suspend},
    {TaskStep::resume, "resume", "возобновляет приостановленную", control, {S::suspended}, S::open, "task_resumed, task_moved", &Rights::suspend},
    {TaskStep::cancel, "cancel", "снимает с контроля", control, live, S::cancelled, "child_settled, task_cancelled", &Rights::cancel},
    {TaskStep::reopen, "reopen", "возвращает на исполнение", control, closed, S::open, "task_reopened, task_moved", &Rights::reopen},
    {TaskStep::reassign, "reassign", "передаёт другим", control, live, {}, "task_reassigned", &Rights::reassign},
    {TaskStep::correct, "correct", "исправляет слова", control, live, {}, "task_reworded"},
    {TaskStep::hand_part, "hand_part", "поручает часть", lead, owed, {}, "child_added"},
    {TaskStep::disown, "disown", "говорит, что задача не его", owners, owed, {}, "task_disowned"},
}};
// clang-format on

/// Each step once, at its own place; nobody's step is everybody's; a closed task only comes back by
/// reopening, and every other state has a way on for who owns it and a way out for who controls it.
constexpr bool sound() {
    for (std::size_t at = 0; at < table.size(); ++at) {
        const auto& rule = table[at];
        if (rule.step != static_cast<TaskStep>(at)) return false;
        if (rule.name.empty() || rule.title.empty() || rule.events.empty()) return false;
        if (rule.places.empty() || rule.states.empty()) return false;
        if (rule.places.meets(owners) && rule.places.meets(control)) return false;
        if (rule.states.meets(closed) && rule.step != TaskStep::reopen) return false;
        if (rule.to == S::accepted && rule.step != TaskStep::accept) return false;
        if (rule.right != nullptr && !rule.places.has(Place::controller)) return false;
    }
    for (const auto state : {S::planned, S::open, S::submitted, S::suspended, S::accepted, S::cancelled}) {
        bool way_on = false;
        for (const auto& rule : table)
            way_on = way_on || (rule.states.has(state) && rule.to && *rule.to != state);
        if (!way_on) return false;
    }
    return true;
}
static_assert(sound(), "the table of steps contradicts itself");

constexpr NameTable<Refusal, 7> refusals{{{Refusal::not_owner, "not_owner"},
                                          {Refusal::not_lead, "not_lead"},
                                          {Refusal::not_contributor, "not_contributor"},
                                          {Refusal::not_controller, "not_controller"},
                                          {Refusal::own_work, "own_work"},
                                          {Refusal::not_head, "not_head"},
                                          {Refusal::wrong_state, "wrong_state"}}};
constexpr NameTable<Place, 4> place_names{{{Place::lead, "lead"},
                                           {Place::contributor, "contributor"},
                                           {Place::controller, "controller"},
                                           {Place::head, "head"}}};

constexpr Refusal refused_person(const StepRule& rule, Places places) {
    if (rule.places.has(Place::controller))
        return places.has(Place::lead) ? Refusal::own_work : Refusal::not_controller;
    if (!rule.places.has(Place::contributor)) return Refusal::not_lead;
    return rule.places.has(Place::lead) ? Refusal::not_owner : Refusal::not_contributor;
}

}  // namespace

std::span<const StepRule, step_count> step_rules() {
    return table;
}

const StepRule& rule_of(TaskStep step) {
    return table[static_cast<std::size_t>(step)];
}

std::optional<Refusal> refusal(TaskStep step, TaskState state, Places places, const Rights& rights) {
    const auto& rule = rule_of(step);
    if (!rule.places.meets(places)) return refused_person(rule, places);
    if (rule.right != nullptr && rights.*rule.right == Authority::head && !places.has(Place::head))
        return Refusal::not_head;
    if (!rule.states.has(state)) return Refusal::wrong_state;
    return std::nullopt;
}

std::string_view name(TaskStep step) {
    return rule_of(step).name;
}
std::string_view name(Refusal refusal) {
    return name_in(refusals, refusal);
}
std::string_view name(Place place) {
    return name_in(place_names, place);
}

}  // namespace vekha
