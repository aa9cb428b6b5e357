#include "workflow/engine/permissions.hpp"

#include <algorithm>
#include <array>

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

using A = Action;
using D = Duty;
using R = Relation;

constexpr Duties anyone;
constexpr Duties seeing{D::controller,    D::department_head, D::deputy_head, D::head,
                        D::administrator, D::observer,        D::auditor};
constexpr Duties leading{D::controller, D::head, D::administrator};

constexpr std::array table{
    Permission{A::see_task, anyone, {R::owner, R::controller, R::parent_lead}},
    Permission{A::see_task, seeing, {}, Span::below},
    Permission{A::see_draft, anyone, {R::owner, R::controller, R::parent_lead}},
    Permission{A::see_draft, seeing, {}},
    Permission{A::see_draft, D::auditor, {}, Span::below},
    Permission{A::see_all, seeing, {}, Span::below},
    Permission{A::see_people, {D::controller, D::department_head, D::deputy_head, D::head}, {}},
    Permission{A::see_people, {D::administrator, D::auditor}, {}, Span::below},
    Permission{A::see_reading, {D::controller, D::administrator, D::auditor}, {}},
    Permission{A::see_settings, {D::administrator, D::auditor}, {}},
    Permission{A::read_journal, {D::administrator, D::auditor}, {}, Span::below},
    Permission{A::see_messages, anyone, R::oneself},
    Permission{A::see_messages, seeing, {}},
    Permission{A::see_messages, {D::administrator, D::auditor}, {}, Span::below},
    Permission{A::control, {D::controller, D::head}, {}},
    Permission{A::decide_as_head, D::head, {}},
    Permission{A::import, D::controller, {}},
    Permission{A::import, D::administrator, {}, Span::below},
    Permission{A::choose_ladder, anyone, R::controller},
    Permission{A::choose_ladder, {D::controller, D::head}, {}},
    Permission{A::approve_dates, leading, {}},
    Permission{A::substitute, {D::controller, D::head}, {}},
    Permission{A::substitute, D::administrator, {}, Span::below},
    Permission{A::hand_over, {D::controller, D::head}, {}},
    Permission{A::hand_over, D::administrator, {}, Span::below},
    Permission{A::send_anew, D::controller, {}},
    Permission{A::send_anew, D::administrator, {}, Span::below},
    Permission{A::people, D::controller, {}},
    Permission{A::people, D::administrator, {}, Span::below},
    Permission{A::keep_person, D::controller, R::executors},
    Permission{A::keep_person, D::administrator, {}, Span::below},
    Permission{A::choose_contact, anyone, R::oneself},
    Permission{A::choose_contact, D::controller, R::executors},
    Permission{A::choose_contact, D::administrator, {}, Span::below},
    Permission{A::passwords, D::administrator, {}, Span::below},
    Permission{A::personal_data, D::administrator, {}, Span::below},
    Permission{A::keep_units, D::administrator, {}, Span::below},
    Permission{A::administer, D::administrator, {}},
};

/// What changes something is not for who only looks on, and nothing is everybody's.
constexpr bool sound() {
    constexpr std::array looking{A::see_task,    A::see_draft,    A::see_all,      A::see_people,
                                 A::see_reading, A::see_settings, A::read_journal, A::see_messages};
    for (const auto& one : table) {
        if (one.duties.empty() && one.relations.empty()) return false;
        const bool looks = std::find(looking.begin(), looking.end(), one.action) != looking.end();
        if (!looks && (one.duties.has(D::observer) || one.duties.has(D::auditor))) return false;
        if (!looks && one.duties.has(D::executor)) return false;
    }
    for (std::size_t at = 0; at < action_count; ++at) {
        const auto action = static_cast<Action>(at);
        const auto allows = [&](const Permission& one) { return one.action == action; };
        if (std::none_of(table.begin(), table.end(), allows)) return false;
    }
    return true;
}
static_assert(sound(), "the table of permissions contradicts itself");

struct ActionWords {
    Action action;
    std::string_view name;
    std::string_view refusal;
};

// clang-format off
constexpr std::array<ActionWords, action_count> words{{
    {A::see_task, "see_task", "Задача вам не видна."},
    {A::see_draft, "see_draft", "Ещё не сданное вам не видно."},
    {A::see_all, "see_all", "Работу всех видят координатор, начальники, руководитель, наблюдатель и аудитор."},
    {A::see_people, "see_people", "Список людей видят координатор, начальники, руководитель, администратор и аудитор."},
    {A::see_reading, "see_reading", "Правила чтения видят координатор, администратор и аудитор."},
    {A::see_settings, "see_settings", "Настройки видят администратор и аудитор."},
    {A::read_journal, "read_journal", "Журнал читают аудитор и администратор."},
    {A::see_messages, "see_messages", "Чужие сообщения видит тот, кто видит работу всех."},
    {A::control, "control", "Это решает координатор."},
    {A::decide_as_head, "decide_as_head", "Это решает руководитель."},
    {A::import, "import", "Загружать дорожные карты может координатор или администратор."},
    {A::choose_ladder, "choose_ladder", "Лестницу напоминаний выбирает координатор дорожной карты."},
    {A::approve_dates, "approve_dates", "Изменение сроков утверждает координатор или руководитель."},
    {A::substitute, "substitute", "Замещение назначают по приказу администратор, координатор или руководитель."},
    {A::hand_over, "hand_over", "Передать задачи может администратор, координатор или руководитель."},
    {A::send_anew, "send_anew", "Отправить заново может координатор или администратор."},
    {A::people, "people", "Людей и группы ведут координатор и администратор."},
    {A::keep_person, "keep_person", "Назначать обязанности и менять тех, у кого они есть, может администратор."},
    {A::choose_contact, "choose_contact", "Как писать другому человеку, решает он сам или администратор."},
    {A::passwords, "passwords", "Пароли и обязанности назначает администратор."},
    {A::personal_data, "personal_data", "Персональные данные выдаёт и обезличивает администратор."},
    {A::keep_units, "keep_units", "Организации и подразделения ведёт администратор того, что стоит над ними."},
    {A::administer, "administer", "Это делает администратор."},
}};
// clang-format on

constexpr NameTable<Relation, 5> relation_names{{{R::oneself, "oneself"},
                                                 {R::owner, "owner"},
                                                 {R::controller, "controller"},
                                                 {R::parent_lead, "parent_lead"},
                                                 {R::executors, "executors"}}};

constexpr const ActionWords& words_of(Action action) {
    return words.at(static_cast<std::size_t>(action));
}

constexpr bool in_order() {
    for (std::size_t at = 0; at < words.size(); ++at)
        if (words.at(at).action != static_cast<Action>(at) || words.at(at).refusal.empty()) return false;
    return true;
}
static_assert(in_order(), "the words of actions stand in the actions' order");

}  // namespace

std::span<const Permission> permissions() {
    return table;
}

bool permitted(Action action, const HeldDuties& duties, Relations relations) {
    const auto held = [&](const Permission& one) {
        return one.duties.empty() || one.duties.meets(duties.own) ||
               (one.span == Span::below && one.duties.meets(duties.above));
    };
    return std::any_of(table.begin(), table.end(), [&](const Permission& one) {
        return one.action == action && held(one) && (one.relations.empty() || one.relations.meets(relations));
    });
}

bool permitted(Action action, Duties duties, Relations relations) {
    return permitted(action, HeldDuties{duties, {}}, relations);
}

bool of_the_whole(Action action) {
    return action == A::see_reading || action == A::see_settings || action == A::approve_dates ||
           action == A::administer;
}

bool conceivable(Action action, Duties duties) {
    return std::any_of(table.begin(), table.end(), [&](const Permission& one) {
        return one.action == action && (one.duties.empty() || one.duties.meets(duties));
    });
}

Duties duties_of(const Person& person) {
    Duties held;
    for (const auto duty : person.duties) held.add(duty);
    return held;
}

Relations relations_to(const Person& subject, PersonId actor) {
    Relations found;
    if (subject.id && subject.id == actor) found.add(R::oneself);
    const auto executes = [](Duty duty) { return duty == D::executor; };
    if (std::all_of(subject.duties.begin(), subject.duties.end(), executes)) found.add(R::executors);
    return found;
}

std::string_view name(Action action) {
    return words_of(action).name;
}

std::string_view refusal_words(Action action) {
    return words_of(action).refusal;
}

std::string_view name(Relation relation) {
    return name_in(relation_names, relation);
}

}  // namespace vekha
