// What people do in a simulated office: whatever comes to mind, allowed or not.
#include "tests/sim/world.hpp"
#include "workflow/service/policy_choice.hpp"
#include "workflow/service/reminders.hpp"
#include "workflow/service/row_dates.hpp"
#include "workflow/service/substitutions.hpp"

namespace vekha::sim {
namespace {

/// Who acts does so after what was claimed before, which may still leave then.
constexpr std::chrono::milliseconds a_moment{1};

}  // namespace

template <class T>
void World::count(const Result<T>& done) {
    if (done)
        ++done_;
    else if (done.error().fault == Fault::unavailable)
        ++faults_;
    else
        ++refused_;
}

Day World::in_days(int least, int most) {
    return office_.org.zone->local(office_.now).day + std::chrono::days{least + pick(most - least + 1)};
}

Task World::any_task() {
    const auto all = tasks();
    return all[static_cast<std::size_t>(pick(static_cast<int>(all.size())))];
}

std::string World::anyone() {
    static const std::vector<std::string> logins{"irina",   "oleg",    "anna",   "egor",
                                                 "school1", "school2", "school3"};
    return logins[static_cast<std::size_t>(pick(static_cast<int>(logins.size())))];
}

void World::person_step() {
    office_.now += a_moment;
    const int kind = pick(10);
    if (kind < 7)
        act_step();
    else if (kind < 9)
        control_step();
    else
        office_step();
    check_closed_families();
}

Command World::owner_command(const Task& task) {
    Evidence evidence;
    evidence.kind = chance(dice_, 70) ? EvidenceKind::order : EvidenceKind::protocol;
    evidence.title = "приказ.pdf";
    evidence.sha256 = std::to_string(dice_());
    SubmitReport report{"Сделано", {}, chance(dice_, 80) ? "без них" : ""};
    for (const auto& slot : task.indicators)
        if (slot.waiver.empty() && chance(dice_, 90))
            report.values.push_back(
                {slot.number, static_cast<double>(pick(120)), chance(dice_, 80) ? "так вышло" : ""});
    switch (pick(10)) {
        case 0:
            return Acknowledge{};
        case 1:
        case 2:
            return AttachEvidence{evidence};
        case 3:
            return WithdrawEvidence{1 + pick(3)};
        case 4:
            return Contribute{"Наша часть"};
        case 5:
            return RecallReport{};
        case 6:
            return AskExtension{in_days(0, 60), "Не успеваем", "письмо № 1"};
        case 7:
            return HandPart{office_.id(anyone()), in_days(0, 20), "Часть дела", {EvidenceKind::order}};
        default:
            return report;
    }
}

Command World::controller_command(const Task& task) {
    std::vector<WaiveRequirement> waivers;
    std::vector<FailedRequirement> failed;
    for (const auto& one : task.requirements) {
        if (one.state == RequirementState::requested && chance(dice_, 70))
            waivers.push_back({one.number, "уже в деле"});
        if (chance(dice_, 40)) failed.push_back({one.number, "нет подписи"});
    }
    switch (pick(14)) {
        case 0:
            return ReturnReport{"Не то", failed, 0};
        case 1:
            return WaiveRequirement{1, "уже в деле"};
        case 2:
            return WaiveIndicator{1, "не измеряется"};
        case 3:
            return DecideExtension{0, chance(dice_, 60),
                                   chance(dice_, 20) ? std::optional(in_days(0, 40)) : std::nullopt,
                                   "решение"};
        case 4:
            return MoveTask{in_days(-2, 60), "решение"};
        case 5:
            return SuspendTask{"Карантин"};
        case 6:
        case 7:
            return ResumeTask{};
        case 8:
            return CancelTask{"Исключено"};
        case 9:
            return ReopenTask{"Проверка", chance(dice_, 50) ? std::optional(in_days(0, 30)) : std::nullopt};
        case 10:
            return ReassignTask{{{office_.id(anyone()), AssignmentRole::lead, "передано"}}, {}, "перевод"};
        case 11:
            return CorrectTask{task.number, task.title + " (уточнено)", "опечатка"};
        default:
            return AcceptReport{waivers, "принято как есть", chance(dice_, 80) ? "освобождены" : "", pick(3)};
    }
}

void World::act_step() {
    const auto task = any_task();
    const bool owner = chance(dice_, 55);
    const auto command = owner ? owner_command(task) : controller_command(task);
    // Mostly by whom it is for, now and then by anyone.
    auto login = anyone();
    if (chance(dice_, 70)) login = owner ? (task.lead() ? office_.login(task.lead()) : login) : "irina";
    count(office_.does(login, command, task.id));
}

void World::control_step() {
    const auto task = any_task();
    const OnTask at{
        *store_, office_.org,  Actor{office_.id(chance(dice_, 80) ? "irina" : anyone()), std::nullopt},
        task.id, std::nullopt, office_.now};
    const auto ladder =
        lay_current(task, office_.org.policy_of(task), office_.org.calendar, *office_.org.zone);
    const std::string rung =
        ladder.empty() ? "T-3" : ladder[static_cast<std::size_t>(pick(static_cast<int>(ladder.size())))].id;
    switch (pick(7)) {
        case 0:
            return count(set_cadence(at, 1 + pick(5), in_days(1, 40), "Важно"));
        case 1:
            return count(end_cadence(at));
        case 2:
            return count(mute(at, task.lead() ? task.lead() : office_.id("oleg"), in_days(0, 20), "Отпуск"));
        case 3:
            return count(unmute(at, task.lead()));
        case 4:
            return count(jump_to_rung(at, rung, "Срочно"));
        case 5:
            return count(edit_rung(at, {rung, {}, RungEdit::Kind::note, {}, "Не забудьте печать", {}}));
        default:
            return count(
                edit_rung(at, {rung, {}, RungEdit::Kind::hold, in_days(0, 15), "После праздника", {}}));
    }
}

void World::office_step() {
    const PersonId irina = office_.id("irina");
    switch (pick(3)) {
        case 0: {
            const Day from = in_days(0, 10);
            ++substitutions_;
            return count(add_substitution(*store_, office_.org, irina,
                                          {anyone(), anyone(), "приказ № " + std::to_string(substitutions_),
                                           from, from + std::chrono::days{pick(30)}},
                                          office_.now));
        }
        case 1:
            return count(end_substitution(*store_, office_.org, irina,
                                          SubstitutionId{1 + pick(1 + substitutions_)}, in_days(0, 5),
                                          office_.now));
        default:
            return count(choose_policy(
                *store_, office_.org, Actor{irina, std::nullopt},
                {RoadmapId{1}, std::nullopt, std::nullopt, chance(dice_, 50) ? "Частая" : "", "решение"},
                office_.now));
    }
}

}  // namespace vekha::sim
