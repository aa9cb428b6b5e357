#include "workflow/service/import_plan.hpp"

#include <algorithm>

#include "workflow/engine/rules.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/import_planner.hpp"

namespace vekha {
namespace {

constexpr std::string_view date_or_wait = "Укажите срок, оставьте ждать даты или оставьте строку без задачи.";

/// The first and last day that the reading or its windows cover.
Period period_of(const Roadmap& reading, Instant now) {
    if (reading.period) return *reading.period;
    const Day today = std::chrono::floor<std::chrono::days>(now);
    Period period{today, today};
    for (const auto& item : reading.items)
        for (const auto& window : item.deadline.windows) {
            period.first = std::min(period.first, window.first.value_or(window.last));
            period.last = std::max(period.last, window.last);
        }
    return period;
}

Result<UnitId> unit_of(const Directory& directory, const ImportRequest& request, PersonId actor) {
    const auto& tree = directory.tree();
    if (!request.unit) {
        const auto* person = directory.find(actor);
        return person == nullptr ? UnitId{} : tree.organization_of(person->unit);
    }
    const auto* unit = tree.find(*request.unit);
    if (*request.unit && unit == nullptr)
        return failure(Fault::invalid_input, "Такой организации нет.", "unit");
    if (unit != nullptr && !unit->active)
        return failure(Fault::invalid_input, "Организация «" + unit->name + "» закрыта.", "unit");
    return *request.unit;
}

Result<PersonId> controller_of(const Directory& directory, const ImportRequest& request, PersonId actor,
                               UnitId unit) {
    if (!request.controller.empty()) {
        for (const auto& person : directory.near(unit))
            if (person.login == request.controller && person.active) return person.id;
        return failure(Fault::invalid_input, "Неизвестный координатор «" + request.controller + "».",
                       "controller");
    }
    const auto controllers = directory.with(Duty::controller, unit);
    if (std::find(controllers.begin(), controllers.end(), actor) != controllers.end()) return actor;
    if (controllers.size() == 1) return controllers.front();
    return failure(Fault::invalid_input,
                   controllers.empty() ? "Нет ни одного координатора." : "Координаторов несколько.",
                   "controller", "Укажите, на чьём контроле эта дорожная карта.");
}

}  // namespace

const Decision* Planner::decision(int position) const {
    for (const auto& one : request_.decisions)
        if (one.position == position) return &one;
    return nullptr;
}

Doubt& Planner::doubt(DoubtKind kind, bool blocks, std::string text, std::string reason, std::string proposal,
                      Source source) {
    Doubt made;
    made.kind = kind;
    made.blocks = blocks;
    made.position = position_;
    made.number = item_ ? item_->number.value_or("") : "";
    made.title = item_ ? item_->title : "";
    made.text = std::move(text);
    made.reason = std::move(reason);
    made.proposal = std::move(proposal);
    made.source = source;
    return plan_.doubts.emplace_back(std::move(made));
}

Result<void> Planner::read_rules(PersonId actor) {
    auto kept = KeptRules::read(view_);
    if (!kept) return tl::unexpected(kept.error());
    kept_ = std::move(*kept);
    auto rules = rules_of_reading(view_, organization_);
    if (!rules) return tl::unexpected(rules.error());
    for (const auto& decided : request_.decisions) {
        if (!decided.always) continue;
        const auto place = static_cast<std::size_t>(decided.position);
        if (place < 1 || place > request_.reading.items.size())
            return failure(Fault::invalid_input, "Такой строки в документе нет.",
                           "decisions, мероприятие " + std::to_string(decided.position));
        auto rule = rule_to_keep(request_.reading.items[place - 1].deadline, decided, *rules);
        if (!rule) return tl::unexpected(rule.error());
        rule->by = actor;
        rule->at = now_;
        auto put = kept_.put(*rule);
        if (!put) return tl::unexpected(put.error());
        if (*put) plan_.new_rules.push_back(std::move(*rule));
    }
    return {};
}

Result<void> Planner::doubt_document() {
    for (const auto& remark : request_.remarks) doubt(DoubtKind::document_remark, false, {}, remark, {}, {});
    auto roles = request_.reading.roles;
    if (request_.reading.control) roles.push_back(*request_.reading.control);
    for (const auto& role : roles)
        if (role.doubtful)
            doubt(DoubtKind::doubtful_name, false, role.text,
                  "Имя «" + role.person + "» поставлено в именительный падеж по догадке.",
                  "Сверьте с документом.", {});
    if (!request_.reading.control) return {};
    auto known = candidates();
    if (!known) return tl::unexpected(known.error());
    plan_.controllers = (*known)->for_control();
    return {};
}

void Planner::doubt_deadline(DoubtKind kind) {
    const auto& deadline = item_->deadline;
    if (kind == DoubtKind::missing_deadline) {
        doubt(kind, true, {}, "Срок не указан.", std::string(date_or_wait), deadline.source);
        return;
    }
    if (kind == DoubtKind::unscheduled_deadline) {
        doubt(kind, true, deadline.text,
              deadline.rule.empty() ? "Из этих слов день не следует." : deadline.rule,
              std::string(date_or_wait), deadline.source);
        return;
    }
    auto& made = doubt(kind, true, deadline.text, deadline.rule,
                       "Прочитано: до " + russian_date(deadline.windows.back().last) +
                           " г. Подтвердите или укажите другой срок.",
                       deadline.source);
    made.convention = deadline.convention;
    made.others = deadline.others;
}

/// The chain of reasons names the rule pack where its answer, and no person's, decided the reading.
void Planner::name_pack(ChosenDeadline& chosen) const {
    auto& deadline = chosen.deadline;
    if (kept_.of_convention(deadline.convention) != nullptr || kept_.of_words(deadline.text) != nullptr)
        return;
    const bool as_read = chosen.rule == deadline.rule;
    deadline.rule = reading_words(deadline, organization_.rules);
    if (as_read) chosen.rule = deadline.rule;
}

Result<ChosenDeadline> Planner::settle_deadline(const Decision* decided) {
    auto chosen = choose_deadline(item_->deadline, decided, kept_, request_.accept_readings);
    if (!chosen) return chosen;
    if (decided == nullptr || decided->windows.empty()) name_pack(*chosen);
    if (chosen->doubt) doubt_deadline(*chosen->doubt);
    if (chosen->windows.size() > limits::windows_per_deadline) {
        doubt(DoubtKind::too_many_windows, true, item_->deadline.text,
              "Из одной строки получается " +
                  counted(static_cast<int>(chosen->windows.size()), "задача", "задачи", "задач") + ".",
              "Укажите сроки сами.", item_->deadline.source);
        chosen->windows.clear();
    }
    return chosen;
}

/// The papers that a report must hold; those that only the title speaks of are asked for by a person alone.
std::vector<EvidenceKind> Planner::settle_proof(const Decision* decided) {
    const auto& result = item_->result;
    if (!result.evidence.empty()) return result.evidence;
    if (decided != nullptr && decided->title_proof && !result.from_title.empty()) return result.from_title;
    if (result.from_title.empty())
        doubt(DoubtKind::no_proof, false, result.text, "Подтверждающий документ из слов не следует.",
              "Задачу можно будет принять по тексту отчёта.", result.source);
    else
        doubt(DoubtKind::no_proof, false, item_->title,
              "О подтверждающем документе говорит только название мероприятия.",
              "Потребуйте его или принимайте задачу по тексту отчёта.", item_->source)
            .proofs = result.from_title;
    return {};
}

/// The tasks of the windows that have come within the horizon; who owns the later ones is kept until they do.
void Planner::settle_tasks(const ChosenDeadline& chosen, PlannedItem& planned) {
    const auto terms = chosen.by_hand ? RowTerms{chosen.windows, chosen.rule}
                                      : terms_of(planned.item.deadline, chosen.rule, organization_.rules);
    const bool all = chosen.by_hand || beyond_horizon_;
    const auto made = all ? terms.windows.size()
                          : within_horizon(terms.windows, organization_.zone->local(now_).day,
                                           organization_.rules.horizon_days);
    planned.tasks = maker_.make(planned.item, planned.plan, terms, 0, made);
    if (made == terms.windows.size()) planned.plan = {};
    planned.plan.made = static_cast<int>(made);
    for (const auto& window : terms.windows) years_.insert(static_cast<int>(civil(window.last).year()));
}

Result<void> Planner::plan_item(const Item& item, int position) {
    item_ = &item;
    position_ = position;
    const auto* decided = decision(position);
    auto chosen = settle_deadline(decided);
    if (!chosen) return tl::unexpected(chosen.error());
    PlannedItem planned;
    planned.position = position;
    planned.item = item;
    planned.item.deadline = chosen->deadline;
    if (decided == nullptr || !decided->without_tasks) {
        if (auto settled = settle_owners(decided, planned.plan); !settled) return settled;
        planned.plan.proof = settle_proof(decided);
        planned.plan.waits = decided != nullptr && decided->waits;
        const bool owned = !planned.plan.owners.empty() || !planned.plan.each.empty();
        if (owned && !chosen->windows.empty()) settle_tasks(*chosen, planned);
        if (!planned.plan.waits && chosen->windows.empty()) planned.plan = {};
    }
    plan_.items.push_back(std::move(planned));
    return {};
}

void Planner::doubt_calendars() {
    item_ = nullptr;
    position_ = 0;
    for (const int year : years_) {
        const auto standing = organization_.calendar.standing(year);
        if (standing == CalendarStanding::official) continue;
        const bool provisional = standing == CalendarStanding::provisional;
        doubt(DoubtKind::provisional_calendar, false, std::to_string(year),
              "Производственный календарь на " + std::to_string(year) +
                  (provisional ? " год предварительный: переносы дней ещё не утверждены."
                               : " год неизвестен: учтены только суббота и воскресенье."),
              "Сроки уточнятся, когда появится официальный календарь.", {});
    }
}

Result<ImportPlan> plan_import(ReadView& view, const Organization& organization, const ImportRequest& request,
                               PersonId actor, Instant now, bool beyond_horizon) {
    auto directory = Directory::read(view);
    if (!directory) return tl::unexpected(directory.error());
    ImportPlan plan;
    plan.period = period_of(request.reading, now);
    auto unit = unit_of(*directory, request, actor);
    if (!unit) return tl::unexpected(unit.error());
    plan.unit = *unit;
    auto controller = controller_of(*directory, request, actor, plan.unit);
    if (!controller) return tl::unexpected(controller.error());
    plan.controller = *controller;
    Planner planner(view, organization, request, now, *directory, plan, beyond_horizon);
    if (auto read = planner.read_owners(); !read) return tl::unexpected(read.error());
    if (auto read = planner.read_rules(actor); !read) return tl::unexpected(read.error());
    if (auto told = planner.doubt_document(); !told) return tl::unexpected(told.error());
    int position = 0;
    for (const auto& item : request.reading.items)
        if (auto planned = planner.plan_item(item, ++position); !planned)
            return tl::unexpected(planned.error());
    planner.doubt_calendars();
    return plan;
}

}  // namespace vekha
