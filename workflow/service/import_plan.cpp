#include "workflow/service/import_plan.hpp"

#include <algorithm>
#include <set>

#include "workflow/engine/rules.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/reader/abbreviations.hpp"
#include "workflow/service/notices.hpp"

namespace vekha {
namespace {

/// The word in a request's `parties` that leaves printed words to nobody.
constexpr std::string_view nobody = "-";

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

Result<PersonId> controller_of(const Directory& directory, const ImportRequest& request, PersonId actor) {
    if (!request.controller.empty()) {
        for (const auto& person : directory.people())
            if (person.login == request.controller && person.active) return person.id;
        return failure(Fault::invalid_input, "Неизвестный координатор «" + request.controller + "».",
                       "controller");
    }
    const auto controllers = directory.with(Duty::controller);
    if (std::find(controllers.begin(), controllers.end(), actor) != controllers.end()) return actor;
    if (controllers.size() == 1) return controllers.front();
    return failure(Fault::invalid_input,
                   controllers.empty() ? "Нет ни одного координатора." : "Координаторов несколько.",
                   "controller", "Укажите, на чьём контроле эта дорожная карта.");
}

class Planner {
  public:
    Planner(ReadView& view, const Organization& organization, const ImportRequest& request, Instant now,
            Directory directory, ImportPlan& plan)
        : view_(view),
          organization_(organization),
          request_(request),
          now_(now),
          directory_(std::move(directory)),
          plan_(plan) {}

    Result<void> read_owners();
    Result<void> plan_item(const Item& item, int position);
    void doubt_calendars();

  private:
    const Decision* decision(int position) const;
    void doubt(DoubtKind kind, bool blocks, std::string text, std::string reason, std::string proposal,
               Source source);
    std::vector<Window> settle_windows(const Decision* decided);
    void add_owner(std::vector<Assignment>& owners, const PartyOwner& owner, const std::string& party) const;
    Result<std::optional<PartyOwner>> owner_of(const std::string& party) const;
    Result<std::vector<Assignment>> settle_owners(const Decision* decided);
    PersonId controller_beside(PersonId lead) const;
    Task make_task(const Window& window, int occurrence, const std::vector<Assignment>& owners) const;

    ReadView& view_;
    const Organization& organization_;
    const ImportRequest& request_;
    Instant now_;
    Directory directory_;
    ImportPlan& plan_;
    std::vector<Group> groups_;
    std::map<std::string, std::optional<PartyOwner>>
        asked_;  ///< the request's parties; nothing: left to nobody
    std::set<std::string> bound_anew_;
    std::set<int> years_;
    const Item* item_ = nullptr;
    int position_ = 0;
};

Result<void> Planner::read_owners() {
    auto groups = view_.groups();
    if (!groups) return tl::unexpected(groups.error());
    groups_ = std::move(*groups);
    for (const auto& [party, whom] : request_.parties) {
        std::optional<PartyOwner> owner;
        for (const auto& person : directory_.people())
            if (person.login == whom && person.active) owner = person.id;
        for (const auto& group : groups_)
            if (group.name == whom) owner = group.id;
        if (!owner && whom != nobody)
            return failure(
                Fault::invalid_input, "«" + whom + "» — не логин и не группа.", "parties, " + party,
                "Укажите логин человека, название группы или «-», если сторона ни за кем не закрепляется.");
        asked_[party_key(party)] = owner;
    }
    return {};
}

const Decision* Planner::decision(int position) const {
    for (const auto& one : request_.decisions)
        if (one.position == position) return &one;
    return nullptr;
}

void Planner::doubt(DoubtKind kind, bool blocks, std::string text, std::string reason, std::string proposal,
                    Source source) {
    plan_.doubts.push_back({kind, blocks, position_, item_ ? item_->number.value_or("") : "",
                            item_ ? item_->title : "", std::move(text), std::move(reason),
                            std::move(proposal), source});
}

std::vector<Window> Planner::settle_windows(const Decision* decided) {
    const auto& deadline = item_->deadline;
    if (decided != nullptr && decided->without_tasks) return {};
    if (decided != nullptr && !decided->windows.empty()) return decided->windows;
    const bool as_read = decided != nullptr && decided->as_read;
    if (deadline.kind == DeadlineKind::missing)
        doubt(DoubtKind::missing_deadline, true, {}, "Срок не указан.",
              "Укажите срок или оставьте строку без задачи.", deadline.source);
    else if (deadline.windows.empty())
        doubt(DoubtKind::unscheduled_deadline, true, deadline.text,
              deadline.rule.empty() ? "Из этих слов день не следует." : deadline.rule,
              "Укажите срок или оставьте строку без задачи.", deadline.source);
    else if (deadline.ambiguous && !as_read && !request_.accept_readings)
        doubt(DoubtKind::ambiguous_deadline, true, deadline.text, deadline.rule,
              "Прочитано: до " + russian_date(deadline.windows.back().last) +
                  " г. Подтвердите или укажите другой срок.",
              deadline.source);
    if (deadline.windows.size() > limits::windows_per_deadline) {
        doubt(DoubtKind::too_many_windows, true, deadline.text,
              "Из одной строки получается " +
                  counted(static_cast<int>(deadline.windows.size()), "задача", "задачи", "задач") + ".",
              "Укажите сроки сами.", deadline.source);
        return {};
    }
    return deadline.windows;
}

void Planner::add_owner(std::vector<Assignment>& owners, const PartyOwner& owner,
                        const std::string& party) const {
    const auto add = [&](PersonId id) {
        const auto* person = directory_.find(id);
        if (person == nullptr || !person->active) return;
        for (const auto& one : owners)
            if (one.person == id) return;
        owners.push_back({id, owners.empty() ? AssignmentRole::lead : AssignmentRole::contributor, party});
    };
    if (const auto* person = std::get_if<PersonId>(&owner)) add(*person);
    if (const auto* group = std::get_if<GroupId>(&owner))
        for (const auto& known : groups_)
            if (known.id == *group) std::for_each(known.members.begin(), known.members.end(), add);
}

/// Whom the words stand for, as they are printed or by the document's own short names («далее – ОО»).
Result<std::optional<PartyOwner>> Planner::owner_of(const std::string& party) const {
    auto forms = reading::other_forms(party, request_.reading.abbreviations);
    forms.insert(forms.begin(), party);
    for (const auto& form : forms) {
        auto known = binding_of(view_, form);
        if (!known) return tl::unexpected(known.error());
        if (*known) return (*known)->owner;
    }
    return std::optional<PartyOwner>();
}

Result<std::vector<Assignment>> Planner::settle_owners(const Decision* decided) {
    std::vector<Assignment> owners;
    if (decided != nullptr && decided->lead) {
        const auto& people = directory_.people();
        const auto found = std::find_if(people.begin(), people.end(), [&](const Person& one) {
            return one.login == *decided->lead && one.active;
        });
        if (found == people.end())
            return failure(Fault::invalid_input, "Неизвестный исполнитель «" + *decided->lead + "».",
                           "decisions, мероприятие " + std::to_string(position_));
        add_owner(owners, found->id, item_->responsible.text);
    }
    for (const auto& party : item_->responsible.parties) {
        const auto key = party_key(party);
        std::optional<PartyOwner> owner;
        if (const auto asked = asked_.find(key); asked != asked_.end()) {
            if (!asked->second) continue;
            owner = asked->second;
            if (bound_anew_.insert(key).second) plan_.new_bindings.push_back({party, *owner});
        } else {
            auto known = owner_of(party);
            if (!known) return tl::unexpected(known.error());
            owner = *known;
        }
        if (!owner) {
            doubt(DoubtKind::unbound_party, true, party, "Неизвестно, кто это: «" + party + "».",
                  "Закрепите за человеком или группой; решение запомнится.", item_->responsible.source);
            continue;
        }
        add_owner(owners, *owner, party);
    }
    if (owners.empty() && item_->responsible.parties.empty())
        doubt(DoubtKind::missing_party, true, item_->responsible.text, "Ответственный не указан.",
              "Назначьте ответственного исполнителя.", item_->responsible.source);
    else if (owners.empty() && std::none_of(plan_.doubts.begin(), plan_.doubts.end(), [&](const Doubt& one) {
                 return one.position == position_ && one.kind == DoubtKind::unbound_party;
             }))
        doubt(DoubtKind::missing_party, true, item_->responsible.text,
              "За указанными сторонами нет ни одного действующего человека.",
              "Назначьте ответственного исполнителя.", item_->responsible.source);
    return owners;
}

/// Who did the work does not accept it: where the controller leads, the head controls, or else another
/// controller.
PersonId Planner::controller_beside(PersonId lead) const {
    if (plan_.controller != lead) return plan_.controller;
    for (const auto duty : {Duty::head, Duty::deputy_head, Duty::controller})
        for (const auto id : directory_.with(duty))
            if (id != lead) return id;
    return plan_.controller;
}

Task Planner::make_task(const Window& window, int occurrence, const std::vector<Assignment>& owners) const {
    Task task;
    task.occurrence = occurrence;
    task.number = item_->number.value_or("");
    task.title = item_->title;
    task.window = window;
    auto due = due_day(window, item_->deadline.rule, organization_.rules, organization_.calendar);
    task.due = due.day;
    task.due_rule = std::move(due.rule);
    task.due_at = organization_.zone->at(due.day + std::chrono::days{1}, TimeOfDay{0});
    task.first_due = due.day;
    task.assignments = owners;
    task.controller = controller_beside(task.lead());
    int number = 0;
    for (const auto kind : item_->result.evidence)
        task.requirements.push_back({++number, kind, RequirementState::requested, {}});
    task.created_at = now_;
    return task;
}

Result<void> Planner::plan_item(const Item& item, int position) {
    item_ = &item;
    position_ = position;
    const auto* decided = decision(position);
    PlannedItem planned{position, item, {}};
    const auto windows = settle_windows(decided);
    if (decided == nullptr || !decided->without_tasks) {
        auto owners = settle_owners(decided);
        if (!owners) return tl::unexpected(owners.error());
        if (item.result.evidence.empty())
            doubt(DoubtKind::no_proof, false, item.result.text, "Подтверждающий документ из слов не следует.",
                  "Задачу можно будет принять по тексту отчёта.", item.result.source);
        int occurrence = 0;
        for (const auto& window : windows) {
            if (owners->empty()) break;
            planned.tasks.push_back(make_task(window, ++occurrence, *owners));
            years_.insert(static_cast<int>(civil(window.last).year()));
        }
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

}  // namespace

Result<ImportPlan> plan_import(ReadView& view, const Organization& organization, const ImportRequest& request,
                               PersonId actor, Instant now) {
    auto directory = Directory::read(view);
    if (!directory) return tl::unexpected(directory.error());
    ImportPlan plan;
    plan.period = period_of(request.reading, now);
    auto controller = controller_of(*directory, request, actor);
    if (!controller) return tl::unexpected(controller.error());
    plan.controller = *controller;
    Planner planner(view, organization, request, now, std::move(*directory), plan);
    if (auto read = planner.read_owners(); !read) return tl::unexpected(read.error());
    int position = 0;
    for (const auto& item : request.reading.items)
        if (auto planned = planner.plan_item(item, ++position); !planned)
            return tl::unexpected(planned.error());
    planner.doubt_calendars();
    return plan;
}

}  // namespace vekha
