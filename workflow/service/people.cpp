#include "workflow/service/people.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "workflow/model/limits.hpp"
#include "workflow/service/handover.hpp"
#include "workflow/service/import.hpp"
#include "workflow/service/people_json.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/sessions.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

Result<void> check(const Person& person) {
    if (!is_login(person.login))
        return failure(Fault::invalid_input, "Неподходящий логин «" + person.login + "».", "person.login",
                       "До 64 знаков: строчные латинские буквы, цифры, точка, дефис, подчёркивание.");
    if (person.name.empty() || person.name.size() > limits::name_bytes)
        return failure(Fault::invalid_input, "Не указаны фамилия и имя или они слишком длинны.",
                       "person " + person.login);
    if (!person.email.empty() && !is_mail_address(person.email))
        return failure(Fault::invalid_input, "Неверный адрес почты.", "person " + person.login + ", email");
    if (!person.max.empty() && !is_messenger_number(person.max))
        return failure(Fault::invalid_input, "Неверный номер в MAX.", "person " + person.login + ", max",
                       "Номер состоит из цифр, у группового чата с минусом впереди.");
    if (person.language != "ru" && person.language != "en")
        return failure(Fault::invalid_input, "Язык может быть ru или en.",
                       "person " + person.login + ", language");
    return {};
}

/// Over what a duty is granted, whoever grants it keeps people as an administrator.
Result<void> may_grant(ReadView& view, PersonId actor, const Grant& grant) {
    Home home{grant.unit, {}};
    if (grant.roadmap) {
        const auto known = view.roadmap(grant.roadmap);
        if (!known) return tl::unexpected(known.error());
        if (!*known)
            return failure(Fault::invalid_input, "Такой дорожной карты нет.", "grants",
                           "дорожная карта " + std::to_string(grant.roadmap.value));
        home = home_of(**known);
    } else {
        const auto known = view.unit(grant.unit);
        if (!known) return tl::unexpected(known.error());
        if (!*known)
            return failure(Fault::invalid_input, "Такой организации нет.", "grants",
                           "организация " + std::to_string(grant.unit.value));
    }
    return require(view, {actor, Action::keep_person, home, {}, "grants"});
}

/// Who may keep executors may not make more of them, nor touch those who are more.
Result<void> keeps(ReadView& view, PersonId actor, const std::optional<Person>& before, const Person& after) {
    if (before && *before == after) return {};
    for (const auto* one : {before ? &*before : &after, &after}) {
        auto may =
            require(view, {actor, Action::keep_person, home_of(*one), relations_to(*one, actor), "duties"});
        if (!may) return may;
        for (const auto& grant : one->grants)
            if (auto grants = may_grant(view, actor, grant); !grants) return grants;
    }
    return {};
}

/// Saves one request; holds what the whole of it must agree on.
class Saving {
  public:
    /// What is bound and grouped is so for `unit`.
    Saving(Transaction& change, PersonId actor, UnitId unit, Instant now)
        : change_(change), actor_(actor), unit_(unit), now_(now) {}

    Result<void> person(const PersonEntry& entry) {
        if (!logins_.insert(entry.person.login).second)
            return failure(Fault::invalid_input, "Логин указан дважды.", "person " + entry.person.login);
        auto known = change_.person_by_login(entry.person.login);
        if (!known) return tl::unexpected(known.error());
        Person person = entry.person;
        person.id = *known ? (*known)->id : PersonId{};
        if (*known) {
            // Said by the person or learned by sending: no file of people knows it.
            person.marks = (*known)->marks;
            person.hours = (*known)->hours;
            person.declined = (*known)->declined;
        }
        if (auto may = may_save_person(change_, actor_, unit_, *known, person); !may) return may;
        if (*known && **known == person) {
            ++outcome_.unchanged;
        } else {
            auto saved = change_.save(person);
            if (!saved) return tl::unexpected(saved.error());
            person.id = *saved;
            ++(*known ? outcome_.changed : outcome_.added);
            if (*known && (*known)->active && !person.active)
                if (auto closed = close_doors(change_, actor_, person.id, now_); !closed) return closed;
            auto noted = change_.append({now_, actor_, TaskId{}, "person_saved", to_json(person)});
            if (!noted) return tl::unexpected(noted.error());
        }
        if (!person.active)
            if (auto counted = count_held(person); !counted) return counted;
        return bind(entry.parties, person.id, entry.person.login);
    }

    Result<void> group(const GroupEntry& entry) {
        if (entry.name.empty() || entry.members.empty())
            return failure(Fault::invalid_input, "У группы должны быть название и хотя бы один человек.",
                           "group " + entry.name);
        Group group;
        group.name = entry.name;
        group.unit = unit_;
        for (const auto& login : entry.members) {
            auto member = change_.person_by_login(login);
            if (!member) return tl::unexpected(member.error());
            if (!*member)
                return failure(Fault::invalid_input, "В группе указан неизвестный логин «" + login + "».",
                               "group " + entry.name);
            if (auto good = require_near(change_, actor_, unit_, **member, "group " + entry.name); !good)
                return good;
            group.members.push_back((*member)->id);
        }
        if (group.members.size() > limits::children_per_task)
            return failure(Fault::invalid_input, "В группе слишком много людей.", "group " + entry.name,
                           "Не больше " + std::to_string(limits::children_per_task) +
                               ": у каждого может быть своя задача под общей.");
        auto groups = change_.groups();
        if (!groups) return tl::unexpected(groups.error());
        bool same = false;
        group.each_answers = entry.each_answers.value_or(false);
        for (const auto& known : *groups)
            if (known.name == group.name && known.unit == group.unit) {
                group.id = known.id;
                group.each_answers = entry.each_answers.value_or(known.each_answers);
                same = known == group;
            }
        if (!same) {
            auto saved = change_.save(group);
            if (!saved) return tl::unexpected(saved.error());
            group.id = *saved;
            auto noted = change_.append({now_, actor_, TaskId{}, "group_saved", to_json(group)});
            if (!noted) return tl::unexpected(noted.error());
        }
        return bind(entry.parties, group.id, entry.name);
    }

    const PeopleOutcome& outcome() const { return outcome_; }

  private:
    Result<void> count_held(const Person& person) {
        const auto held = count_held_tasks(change_, person.id, held_tasks_counted);
        if (!held) return tl::unexpected(held.error());
        if (*held > 0) outcome_.to_hand_over.push_back({person.id, person.name, *held});
        return {};
    }

    Result<void> bind(const std::vector<std::string>& parties, PartyOwner owner, const std::string& whom) {
        for (const auto& party : parties) {
            const auto key = party_key(party);
            if (key.empty()) return failure(Fault::invalid_input, "Пустое название стороны.", whom);
            if (const auto [at, fresh] = bound_.emplace(key, owner); !fresh && at->second != owner)
                return failure(Fault::invalid_input, "Одна сторона закреплена за двумя: «" + party + "».",
                               whom);
            auto known = change_.binding(unit_, key);
            if (!known) return tl::unexpected(known.error());
            const PartyBinding binding{party, owner, unit_};
            if (*known && (*known)->owner == owner) continue;
            if (auto done = change_.bind(key, binding); !done) return done;
            auto noted = change_.append({now_, actor_, TaskId{}, "party_bound", to_json(binding)});
            if (!noted) return tl::unexpected(noted.error());
            ++outcome_.bound;
        }
        return {};
    }

    Transaction& change_;
    PersonId actor_;
    UnitId unit_;
    Instant now_;
    PeopleOutcome outcome_;
    std::set<std::string> logins_;
    std::map<std::string, PartyOwner> bound_;
};

}  // namespace

bool is_login(std::string_view text) {
    if (text.empty() || text.size() > 64) return false;
    return std::all_of(text.begin(), text.end(), [](char one) {
        return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '.' || one == '_' ||
               one == '-';
    });
}

bool is_mail_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == text.size() ||
        text.find('@', at + 1) != std::string_view::npos)
        return false;
    return std::all_of(text.begin(), text.end(),
                       [](char one) { return one > ' ' && one != '<' && one != '>' && one != ','; });
}

Result<void> may_save_person(ReadView& view, PersonId actor, UnitId unit, const std::optional<Person>& before,
                             const Person& after) {
    if (auto good = check(after); !good) return good;
    if (auto may = keeps(view, actor, before, after); !may) return may;
    return require_near(view, actor, unit, after, "person " + after.login);
}

Result<PeopleOutcome> save_people(Store& store, PersonId actor, const PeopleEntries& entries, Instant now) {
    return write_as<PeopleOutcome>(
        store, [&](Transaction& change) { return save_people(change, actor, entries, now); });
}

Result<PeopleOutcome> save_people(Transaction& change, PersonId actor, const PeopleEntries& entries,
                                  Instant now) {
    if (auto may = require_somewhere(change, actor, Action::people); !may) return tl::unexpected(may.error());
    const auto unit = own_organization(change, actor);
    if (!unit) return tl::unexpected(unit.error());
    Saving saving(change, actor, *unit, now);
    for (const auto& entry : entries.people)
        if (auto done = saving.person(entry); !done) return tl::unexpected(done.error());
    for (const auto& entry : entries.groups)
        if (auto done = saving.group(entry); !done) return tl::unexpected(done.error());
    return saving.outcome();
}

}  // namespace vekha
