#include "workflow/service/people_row.hpp"

#include <algorithm>

#include "workflow/model/limits.hpp"
#include "workflow/reader/duty_words.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/person_name.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

using Field = PeopleField;
using Standing = PeopleRowStanding;

std::string ascii_small(std::string text) {
    for (char& one : text)
        if (one >= 'A' && one <= 'Z') one = static_cast<char>(one - 'A' + 'a');
    return text;
}

/// A dash in a cell is no word.
std::string said(const PeopleRow& row, Field field) {
    const auto& text = row.at(field);
    return reading::trim_dashes(text).empty() ? std::string() : text;
}

void check_words(PlannedPerson& planned) {
    const auto& row = planned.row;
    if (said(row, Field::name).empty())
        return stop(planned, Standing::refused, Field::name, "Не указаны фамилия и имя.",
                    "Впишите их или пропустите строку.");
    for (std::size_t at = 0; at < people_field_count; ++at)
        if (row.cells[at].size() > limits::name_bytes)
            return stop(planned, Standing::refused, static_cast<Field>(at), "Слишком длинные слова.",
                        "Сократите их.");
    const auto& email = row.at(Field::email);
    if (email.find_first_of(",; ") != std::string::npos)
        stop(planned, Standing::refused, Field::email, "Указано несколько адресов почты.",
             "Оставьте один: на него пойдут письма.");
}

void take_number(PlannedPerson& planned, Field field, std::string& value) {
    const auto words = said(planned.row, field);
    if (words.empty()) return;
    if (is_messenger_number(words))
        value = words;
    else
        planned.remarks.push_back(std::string(field_words(field)) + " «" + words +
                                  "» не записан: нужен номер чата. Человек подключит его сам, на странице "
                                  "«Как вам писать».");
}

void fill_role(PlannedPerson& planned) {
    const auto words = said(planned.row, Field::role);
    if (words.empty()) return;
    auto duties = read_duties(words);
    if (!duties) {
        stop(planned, Standing::refused, Field::role, duties.error().message, duties.error().mend);
        return;
    }
    if (!duties->empty() && duties_words(*duties) != duties_words(planned.after.duties))
        planned.after.duties = std::move(*duties);
}

}  // namespace

const Person* PeopleOffice::find(PersonId id) const {
    const auto at = std::lower_bound(seen.begin(), seen.end(), id,
                                     [](const Person& one, PersonId wanted) { return one.id < wanted; });
    return at != seen.end() && at->id == id ? &*at : nullptr;
}

std::string PeopleOffice::unit_name(UnitId id) const {
    const auto* unit = tree.find(id);
    return unit == nullptr ? std::string() : unit->name;
}

Result<PeopleOffice> read_people_office(ReadView& view, PersonId actor) {
    PeopleOffice office;
    auto people = view.people();
    if (!people) return tl::unexpected(people.error());
    auto units = view.units();
    if (!units) return tl::unexpected(units.error());
    office.tree = UnitTree(std::move(*units));
    std::optional<Sight> sight;  // nothing: whoever has the machine sees everybody
    if (actor) {
        const auto me = view.person(actor);
        if (!me) return tl::unexpected(me.error());
        auto made = sight_of(view, me->value_or(Person{}));
        if (!made) return tl::unexpected(made.error());
        sight = std::move(*made);
        office.own_place = me->value_or(Person{}).unit;
    }
    const auto own = own_organization(view, actor);
    if (!own) return tl::unexpected(own.error());
    office.own = *own;
    for (auto& person : *people) {
        office.logins.insert(person.login);
        if (!sight || sight->sees_person(person)) office.seen.push_back(std::move(person));
    }
    return office;
}

void stop(PlannedPerson& planned, Standing standing, Field field, std::string message, std::string mend) {
    planned.standing = standing;
    planned.reason = {standing == Standing::doubtful ? Fault::undecided : Fault::invalid_input,
                      std::move(message), std::string(name(field)), std::move(mend)};
}

bool stopped(const PlannedPerson& planned) {
    return planned.standing == Standing::doubtful || planned.standing == Standing::refused;
}

void RowPlanner::plan(PlannedPerson& planned, const PeopleRowChoice& choice) {
    check_words(planned);
    std::optional<UnitId> unit;
    if (!stopped(planned)) unit = place(planned, choice);
    if (!stopped(planned)) who(planned, choice, unit);
    if (!stopped(planned)) fill(planned, unit);
}

/// Where they work; nothing where neither the row nor a choice says it.
std::optional<UnitId> RowPlanner::place(PlannedPerson& planned, const PeopleRowChoice& choice) {
    if (choice.unit) return choice.unit;
    const auto words = said(planned.row, Field::organization);
    if (words.empty()) {
        auto& row = planned.row;
        if (row.over.empty()) return std::nullopt;
        if (const auto over = units_.find(row.over); over.unit) return over.unit;
        if (row.at(Field::department).empty()) row.at(Field::department) = row.over;
        return std::nullopt;
    }
    const auto found = units_.find(words);
    if (found.unit) return found.unit;
    if (choices_.create_units && found.perhaps.empty()) {
        planned.new_unit = words;
        return choices_.under ? choices_.under : office_.own;
    }
    if (office_.tree.units().empty()) return std::nullopt;
    planned.units = found.perhaps;
    stop(planned, Standing::doubtful, Field::organization,
         found.perhaps.size() > 1 ? "Под слова «" + words + "» подходят несколько организаций."
                                  : "Организации «" + words + "» нет в списке организаций.",
         "Выберите организацию, заведите её или пропустите строку.");
    return std::nullopt;
}

void RowPlanner::who(PlannedPerson& planned, const PeopleRowChoice& choice,
                     std::optional<UnitId> unit) const {
    if (choice.person) {
        if (const auto* known = office_.find(*choice.person)) planned.before = *known;
        return;
    }
    if (const auto login = ascii_small(said(planned.row, Field::login)); !login.empty())
        return who_by_login(planned, login);
    auto match = people_.find(planned.row.at(Field::name), said(planned.row, Field::email), unit);
    planned.before = std::move(match.person);
    planned.alike = std::move(match.alike);
    if (planned.alike.empty()) return;
    stop(planned, Standing::doubtful, Field::name,
         planned.alike.size() > 1 ? "Похожих людей уже несколько." : "Похожий человек уже есть.",
         "Выберите, кто это, или укажите, что это новый человек.");
}

void RowPlanner::who_by_login(PlannedPerson& planned, const std::string& login) const {
    const auto& full = planned.row.at(Field::name);
    const auto known = std::find_if(office_.seen.begin(), office_.seen.end(),
                                    [&](const Person& one) { return one.login == login; });
    if (known != office_.seen.end()) {
        if (reading::may_be_same_name(known->name, full)) {
            planned.before = *known;
            return;
        }
        planned.alike = {*known};
        stop(planned, Standing::doubtful, Field::login,
             "Логин «" + login + "» уже у другого человека: " + known->name + ".",
             "Если у человека сменилась фамилия, выберите его, иначе укажите другой логин.");
    } else if (office_.logins.contains(login)) {
        stop(planned, Standing::refused, Field::login, "Логин «" + login + "» занят в другой организации.",
             "Укажите другой логин.");
    }
}

void RowPlanner::fill(PlannedPerson& planned, std::optional<UnitId> unit) const {
    auto& after = planned.after;
    const auto& row = planned.row;
    if (planned.before) {
        after = *planned.before;
    } else {
        after.duties = {Duty::executor};
        after.unit = unit.value_or(office_.own_place);
    }
    const auto change = [&](Field field, std::string& value) {
        if (auto words = said(row, field); !words.empty()) value = std::move(words);
    };
    const auto& full = row.at(Field::name);
    // «Иванова А.П.» in a list takes nothing from «Иванова Анна Петровна».
    if (!reading::may_be_same_name(after.name, full) || after.name.size() < full.size()) after.name = full;
    change(Field::position, after.position);
    change(Field::department, after.department);
    change(Field::email, after.email);
    take_number(planned, Field::telegram, after.telegram);
    take_number(planned, Field::max, after.max);
    after.active = true;
    if (planned.before && !planned.before->active)
        planned.remarks.emplace_back("Был отмечен уволенным, снова на работе.");
    // A department below the organization stays: the list does not know it.
    const auto& tree = office_.tree;
    const bool moved = unit && (!planned.new_unit.empty() ||
                                tree.organization_of(after.unit) != tree.organization_of(*unit));
    if (moved) after.unit = *unit;
    fill_role(planned);
    if (!stopped(planned)) fill_login(planned);
}

void RowPlanner::fill_login(PlannedPerson& planned) const {
    if (planned.before) return;
    auto login = ascii_small(said(planned.row, Field::login));
    if (login.empty()) {
        login = reading::login_for(planned.row.at(Field::name), [&](const std::string& one) {
            return office_.logins.contains(one) || taken_(one);
        });
        planned.login_made = true;
        if (login.empty())
            return stop(planned, Standing::refused, Field::login, "Логин не получается составить из имени.",
                        "Впишите логин.");
    }
    if (!is_login(login))
        return stop(planned, Standing::refused, Field::login, "Неподходящий логин «" + login + "».",
                    "До 64 знаков: строчные латинские буквы, цифры, точка, дефис, подчёркивание.");
    planned.after.login = std::move(login);
}

std::vector<PersonChange> changes_of(const PlannedPerson& planned, const PeopleOffice& office) {
    std::vector<PersonChange> made;
    const Person before = planned.before.value_or(Person{});
    const Person& after = planned.after;
    const auto compare = [&](std::string_view field, std::string was, std::string is) {
        if (was != is) made.push_back({std::string(field), std::move(was), std::move(is)});
    };
    compare("name", before.name, after.name);
    compare("login", before.login, after.login);
    compare("position", before.position, after.position);
    compare("organization", planned.before ? office.unit_name(before.unit) : std::string(),
            planned.new_unit.empty() ? office.unit_name(after.unit) : planned.new_unit);
    compare("department", before.department, after.department);
    compare("email", before.email, after.email);
    compare("telegram", before.telegram, after.telegram);
    compare("max", before.max, after.max);
    compare("role", duties_words(before.duties), duties_words(after.duties));
    if (planned.before) compare("active", before.active ? "да" : "нет", after.active ? "да" : "нет");
    return made;
}

}  // namespace vekha
