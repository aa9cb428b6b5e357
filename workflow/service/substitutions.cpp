#include "workflow/service/substitutions.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include <boost/json.hpp>

#include "workflow/engine/substitution.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

/// Tasks are counted so far in the words to who acts.
constexpr std::size_t counted_most = 1'000;

std::string name_of(const Directory& directory, PersonId id) {
    const auto* person = directory.find(id);
    return person == nullptr ? "№ " + std::to_string(id.value) : person->name;
}

Result<Person> by_login(ReadView& view, const std::string& login, const std::string& field) {
    auto person = view.person_by_login(login);
    if (!person) return tl::unexpected(person.error());
    if (!*person)
        return failure(Fault::invalid_input, "Нет человека с логином «" + login + "».", field,
                       "Логины видны в списке людей.");
    return std::move(**person);
}

/// Over who is away; whose place the other takes is then theirs to see.
Result<void> may_substitute(ReadView& view, PersonId actor, const Person& away) {
    return require(view, {actor, Action::substitute, home_of(away)});
}

/// The entry with its people found, and all that needs no other substitution to be judged.
Result<Substitution> checked(ReadView& view, PersonId actor, const SubstitutionEntry& entry, Day today) {
    const auto away = by_login(view, entry.away, "away");
    if (!away) return tl::unexpected(away.error());
    if (auto may = may_substitute(view, actor, *away); !may) return tl::unexpected(may.error());
    const auto acting = by_login(view, entry.acting, "acting");
    if (!acting) return tl::unexpected(acting.error());
    const auto home = own_organization(view, away->id);
    if (!home) return tl::unexpected(home.error());
    if (auto good = require_near(view, actor, *home, *acting, "acting"); !good)
        return tl::unexpected(good.error());
    if (away->id == acting->id)
        return failure(Fault::invalid_input, "Человек не может замещать сам себя.", "acting");
    if (!acting->active)
        return failure(Fault::invalid_input, acting->name + " больше не работает и замещать не может.",
                       "acting", "Назначьте того, кто работает.");
    if (entry.order.find_first_not_of(" \t\n") == std::string::npos)
        return failure(Fault::invalid_input, "Не указан приказ о замещении.", "order",
                       "Например: «приказ № 17 от 01.07.2026».");
    if (entry.order.size() > limits::name_bytes)
        return failure(Fault::invalid_input, "Слишком длинно указан приказ.", "order");
    if (entry.to < entry.from)
        return failure(Fault::invalid_input, "Последний день замещения раньше первого.", "to");
    if (entry.to < today)
        return failure(Fault::invalid_input, "Эти дни уже прошли.", "to",
                       "Замещение действует с дня, когда его внесли: сделанное раньше оно не меняет.");
    if (entry.to - entry.from >= substitution_days_most)
        return failure(Fault::invalid_input,
                       "Замещение дольше " + std::to_string(substitution_days_most.count()) + " дней.", "to",
                       "Если человек не вернётся, передайте его задачи.");
    return Substitution{SubstitutionId{}, away->id, acting->id, entry.order, entry.from, entry.to, {}};
}

Result<void> alone_in_its_days(const std::vector<Substitution>& known, const Substitution& fresh,
                               const Directory& directory) {
    for (const auto& one : known)
        if (one.away == fresh.away && overlap(one, fresh))
            return failure(Fault::conflict,
                           name_of(directory, fresh.away) + " в эти дни уже замещает " +
                               name_of(directory, one.acting) + " (" + substitution_words(one) + ").",
                           "замещение " + std::to_string(one.id.value), "Сначала завершите то замещение.");
    return {};
}

/// The chains through the new one must lead to somebody who is there, on every day when they change.
Result<void> leads_to_somebody(const std::vector<Substitution>& known, const Substitution& fresh,
                               const Directory& directory) {
    std::vector<Substitution> beside;
    std::set<Day> days{fresh.from};
    for (const auto& one : known) {
        if (!overlap(one, fresh)) continue;
        beside.push_back(one);
        days.insert(std::max(one.from, fresh.from));
    }
    auto with = beside;
    with.push_back(fresh);
    // The latest made counts, and the store has not numbered this one yet.
    with.back().id = SubstitutionId{std::numeric_limits<std::int64_t>::max()};
    for (const Day day : days)
        for (const auto& one : with) {
            const auto fault = chain_fault(with, one.away, day);
            if (fault == ChainFault::none || chain_fault(beside, one.away, day) == fault) continue;
            const std::string whom = name_of(directory, fresh.acting);
            if (fault == ChainFault::loop)
                return failure(Fault::conflict,
                               whom +
                                   " в эти дни тоже отсутствует, и замещение вернулось бы к тому, кого "
                                   "замещают: с " +
                                   russian_date(day) + " г. не действовал бы никто.",
                               "acting", "Назначьте того, кто на месте.");
            return failure(Fault::conflict,
                           "Слишком длинная цепочка замещений: больше " +
                               std::to_string(substitution_chain_most) + " подряд.",
                           "acting", "Назначьте того, кто на месте.");
        }
    return {};
}

std::string counted_up_to(std::size_t count) {
    return (count > counted_most ? "больше " : "") + std::to_string(std::min(count, counted_most));
}

/// «Задач на исполнении — 12, отчётов на приёмке — 3.»
Result<std::string> work_words(ReadView& view, PersonId person, Instant now) {
    std::size_t owed = 0;
    TaskQuery query;
    query.now = now;
    query.owner = person;
    for (const auto list : {TaskList::overdue, TaskList::upcoming}) {
        query.list = list;
        const auto count = view.count(query, counted_most + 1);
        if (!count) return tl::unexpected(count.error());
        owed += *count;
    }
    query.owner.reset();
    query.controller = person;
    query.list = TaskList::to_accept;
    const auto waiting = view.count(query, counted_most + 1);
    if (!waiting) return tl::unexpected(waiting.error());
    std::string words = " Задач на исполнении — " + counted_up_to(owed);
    if (*waiting > 0) words += ", отчётов на приёмке — " + counted_up_to(*waiting);
    return words + ".";
}

std::string rung_of(const Substitution& one) {
    return "substitution:" + std::to_string(one.id.value);
}

Result<void> note(Transaction& change, const Substitution& saved, PersonId actor, Instant now) {
    auto noted = change.append({now, actor, TaskId{}, "substitution_saved", to_json(saved)});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

Result<void> tell_acting(Transaction& change, const Substitution& saved, const std::string& rung,
                         const std::string& words, Instant now) {
    auto planned = plan_notices(change, Task{}, NoticeKind::changed, rung, words, {saved.acting}, now);
    if (!planned) return tl::unexpected(planned.error());
    return {};
}

}  // namespace

std::string substitution_words(const Substitution& substitution) {
    return substitution.order + ", с " + russian_date(substitution.from) + " по " +
           russian_date(substitution.to) + " г.";
}

std::string to_json(const Substitution& substitution) {
    boost::json::object object{{"id", substitution.id.value},         {"away", substitution.away.value},
                               {"acting", substitution.acting.value}, {"order", substitution.order},
                               {"from", format(substitution.from)},   {"to", format(substitution.to)}};
    if (substitution.ended) object["ended"] = format(*substitution.ended);
    return boost::json::serialize(object);
}

Result<Substitution> add_substitution(Store& store, const Organization& organization, PersonId actor,
                                      const SubstitutionEntry& entry, Instant now) {
    return write_as<Substitution>(store, [&](Transaction& change) -> Result<Substitution> {
        if (auto may = require_somewhere(change, actor, Action::substitute); !may)
            return tl::unexpected(may.error());
        const auto directory = Directory::read(change);
        if (!directory) return tl::unexpected(directory.error());
        auto made = checked(change, actor, entry, organization.zone->local(now).day);
        if (!made) return made;
        const auto& known = directory->substitutions();
        if (auto alone = alone_in_its_days(known, *made, *directory); !alone)
            return tl::unexpected(alone.error());
        if (auto leads = leads_to_somebody(known, *made, *directory); !leads)
            return tl::unexpected(leads.error());
        const auto id = change.save(*made);
        if (!id) return tl::unexpected(id.error());
        made->id = *id;
        if (auto noted = note(change, *made, actor, now); !noted) return tl::unexpected(noted.error());
        const auto work = work_words(change, made->away, now);
        if (!work) return tl::unexpected(work.error());
        const std::string words = "Вы замещаете: " + name_of(*directory, made->away) + " (" +
                                  substitution_words(*made) + ")." + *work;
        if (auto told = tell_acting(change, *made, rung_of(*made), words, now); !told)
            return tl::unexpected(told.error());
        return made;
    });
}

Result<Substitution> end_substitution(Store& store, const Organization& organization, PersonId actor,
                                      SubstitutionId id, Day day, Instant now) {
    return write_as<Substitution>(store, [&](Transaction& change) -> Result<Substitution> {
        if (auto may = require_somewhere(change, actor, Action::substitute); !may)
            return tl::unexpected(may.error());
        const auto directory = Directory::read(change);
        if (!directory) return tl::unexpected(directory.error());
        const auto& known = directory->substitutions();
        const auto found =
            std::find_if(known.begin(), known.end(), [&](const Substitution& one) { return one.id == id; });
        const std::string place = "замещение " + std::to_string(id.value);
        if (found == known.end()) return failure(Fault::not_found, "Такого замещения нет.", place);
        Substitution ended = *found;
        const auto* away = directory->find(ended.away);
        if (away == nullptr) return failure(Fault::damaged, "В замещении назван неизвестный человек.", place);
        if (auto may = may_substitute(change, actor, *away); !may) return tl::unexpected(may.error());
        const Day today = organization.zone->local(now).day;
        if (standing_of(ended, today) == SubstitutionStanding::past)
            return failure(Fault::wrong_state, "Это замещение уже закончилось.", place);
        if (day < today || day > ended.to)
            return failure(Fault::invalid_input, "Завершить можно днём от сегодняшнего до последнего.", "day",
                           "Последний день замещения — " + russian_date(ended.to) + " г.");
        ended.ended = std::max(day, ended.from);
        if (auto saved = change.save(ended); !saved) return tl::unexpected(saved.error());
        if (auto noted = note(change, ended, actor, now); !noted) return tl::unexpected(noted.error());
        const std::string words = "Замещение закончится раньше: " + name_of(*directory, ended.away) +
                                  " на месте с " + russian_date(*ended.ended) + " г. (" + ended.order + ").";
        if (auto told = tell_acting(change, ended, rung_of(ended) + ":" + format(*ended.ended), words, now);
            !told)
            return tl::unexpected(told.error());
        return ended;
    });
}

}  // namespace vekha
