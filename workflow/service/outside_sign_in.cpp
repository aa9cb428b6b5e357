#include "workflow/service/outside_sign_in.hpp"

#include <algorithm>
#include <utility>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "workflow/documents/ascii.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/service/outside_duties.hpp"
#include "workflow/service/people.hpp"
#include "workflow/service/people_json.hpp"
#include "workflow/service/permission.hpp"

namespace vekha {
namespace {

namespace json = boost::json;

Result<void> note(Transaction& change, const OutsideIdentity& identity, std::string type, json::object words,
                  Instant now) {
    change.came_from(identity.source);
    const auto noted =
        change.append({now, PersonId{}, TaskId{}, std::move(type), json::serialize(std::move(words))});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

/// One person at the door: who they are, and by what it was found out.
class Meeting {
  public:
    Meeting(Transaction& change, const OutsideIdentity& identity, const OutsideRules& rules, Instant now)
        : change_(change), identity_(identity), rules_(rules), now_(now) {}

    Result<Met> meet() {
        auto binding = change_.outside_login(identity_.source, identity_.subject);
        if (!binding) return tl::unexpected(binding.error());
        auto met = *binding ? known((*binding)->person) : stranger();
        if (!met || met->refusal != OutsideRefusal::none) return met;
        OutsideLogin login = std::move(*binding).value_or(
            OutsideLogin{identity_.source, identity_.subject, met->person.id, {}, now_, now_, {}});
        login.login = identity_.login;
        login.seen_at = now_;
        if (auto given = give_duties(change_, met->person, login, identity_, rules_, now_); !given)
            return tl::unexpected(given.error());
        if (auto saved = change_.save(login); !saved) return tl::unexpected(saved.error());
        if (*binding) return met;
        auto noted = note(change_, identity_, "outside_login_bound",
                          {{"person", met->person.id.value}, {"by", found_by_}}, now_);
        if (!noted) return tl::unexpected(noted.error());
        return met;
    }

  private:
    static Met refused(OutsideRefusal why) { return Met{why, {}}; }

    Result<Met> known(PersonId id) {
        auto person = change_.person(id);
        if (!person) return tl::unexpected(person.error());
        if (!*person || !(*person)->active) return refused(OutsideRefusal::dismissed);
        return Met{OutsideRefusal::none, std::move(**person)};
    }

    /// The first time: by the login, else by a verified address, else as somebody new.
    Result<Met> stranger() {
        auto by_login = change_.person_by_login(ascii_lower(identity_.login));
        if (!by_login) return tl::unexpected(by_login.error());
        if (*by_login) {
            found_by_ = "login";
            return to_bind(std::move(**by_login));
        }
        if (identity_.email_verified && !identity_.email.empty()) {
            auto met = by_mail();
            if (!met || met->refusal != OutsideRefusal::unknown) return met;
        }
        return rules_.create ? added() : refused(OutsideRefusal::unknown);
    }

    Result<Met> by_mail() {
        const auto address = ascii_lower(identity_.email);
        auto people = change_.people();
        if (!people) return tl::unexpected(people.error());
        std::erase_if(*people, [&](const Person& one) { return ascii_lower(one.email) != address; });
        if (people->empty()) return refused(OutsideRefusal::unknown);
        std::erase_if(*people, [](const Person& one) { return !one.active; });
        if (people->empty()) return refused(OutsideRefusal::dismissed);
        if (people->size() > 1) return refused(OutsideRefusal::ambiguous);
        found_by_ = "mail";
        return to_bind(std::move(people->front()));
    }

    Result<Met> to_bind(Person person) {
        if (!person.active) return refused(OutsideRefusal::dismissed);
        const auto bound = change_.outside_logins(person.id);
        if (!bound) return tl::unexpected(bound.error());
        for (const auto& one : *bound)
            if (one.source == identity_.source) return refused(OutsideRefusal::taken);
        return Met{OutsideRefusal::none, std::move(person)};
    }

    Result<Met> added() {
        Person person;
        person.login = ascii_lower(identity_.login);
        if (!is_login(person.login)) return refused(OutsideRefusal::unfit_login);
        person.name = identity_.name.empty() ? person.login : identity_.name;
        if (person.name.size() > limits::name_bytes) person.name = person.login;
        person.position = identity_.position;
        if (identity_.email_verified && is_mail_address(identity_.email)) person.email = identity_.email;
        person.duties = {Duty::executor};
        if (!rules_.home.empty()) {
            const auto home = place_named(change_, rules_.home);
            if (!home) return tl::unexpected(home.error());
            if (!*home)
                return failure(Fault::unavailable,
                               "Нового человека некуда добавить: нет организации «" + rules_.home + "».", {},
                               "Сообщите администратору: она названа в настройках входа.");
            person.unit = **home;
        }
        auto saved = change_.save(person);
        if (!saved) return tl::unexpected(saved.error());
        person.id = *saved;
        change_.came_from(identity_.source);
        const auto noted = change_.append({now_, PersonId{}, TaskId{}, "person_saved", to_json(person)});
        if (!noted) return tl::unexpected(noted.error());
        found_by_ = "added";
        return Met{OutsideRefusal::none, std::move(person)};
    }

    Transaction& change_;
    const OutsideIdentity& identity_;
    const OutsideRules& rules_;
    const Instant now_;
    std::string_view found_by_;
};

}  // namespace

std::string_view name(OutsideRefusal refusal) {
    switch (refusal) {
        case OutsideRefusal::none:
            return "none";
        case OutsideRefusal::unknown:
            return "unknown";
        case OutsideRefusal::dismissed:
            return "dismissed";
        case OutsideRefusal::taken:
            return "taken";
        case OutsideRefusal::ambiguous:
            return "ambiguous";
        case OutsideRefusal::unfit_login:
            return "unfit_login";
    }
    return "none";
}

Error refusal_error(OutsideRefusal refusal, const OutsideIdentity& identity) {
    const std::string ask = "Обратитесь к администратору Вехи.";
    switch (refusal) {
        case OutsideRefusal::dismissed:
            return {Fault::forbidden, "Ваша учётная запись в Вехе закрыта.", {}, ask};
        case OutsideRefusal::taken:
            return {Fault::forbidden, "Ваш логин в Вехе уже связан с другой учётной записью.", {}, ask};
        case OutsideRefusal::ambiguous:
            return {Fault::forbidden, "Ваш адрес почты указан в Вехе у нескольких человек.", {}, ask};
        case OutsideRefusal::unfit_login:
            return {Fault::forbidden, "Логин «" + identity.login + "» не подходит для Вехи.", {}, ask};
        case OutsideRefusal::none:
        case OutsideRefusal::unknown:
            break;
    }
    return {Fault::forbidden,
            "Вас в Вехе ещё нет.",
            {},
            "Попросите администратора добавить вас с логином «" + ascii_lower(identity.login) + "»."};
}

Result<Met> meet_outside(Transaction& change, const OutsideIdentity& identity, const OutsideRules& rules,
                         const Coming& coming, Instant now) {
    auto met = Meeting(change, identity, rules, now).meet();
    if (!met || met->refusal == OutsideRefusal::none) return met;
    auto noted = note(change, identity, "outside_refused",
                      {{"login", identity.login},
                       {"reason", name(met->refusal)},
                       {"address", coming.address},
                       {"device", coming.device}},
                      now);
    if (!noted) return tl::unexpected(noted.error());
    return met;
}

Result<std::size_t> unbind_outside(Store& store, PersonId actor, PersonId person, Instant now) {
    return write_as<std::size_t>(store, [&](Transaction& change) -> Result<std::size_t> {
        if (auto may = require_about(change, actor, Action::passwords, person); !may)
            return tl::unexpected(may.error());
        const auto bound = change.outside_logins(person);
        if (!bound) return tl::unexpected(bound.error());
        if (bound->empty()) return bound->size();
        auto known = change.person(person);
        if (!known) return tl::unexpected(known.error());
        if (auto taken = take_duties(change, **known, *bound, actor, now); !taken)
            return tl::unexpected(taken.error());
        for (const auto& one : *bound)
            if (auto done = change.remove_outside_login(one.source, one.subject); !done)
                return tl::unexpected(done.error());
        const auto sessions = change.sessions(person);
        if (!sessions) return tl::unexpected(sessions.error());
        for (const auto& one : *sessions)
            if (!one.source.empty())
                if (auto ended = change.end_session(one.token_sha256); !ended)
                    return tl::unexpected(ended.error());
        const auto noted = change.append(
            {now, actor, TaskId{}, "outside_login_unbound",
             json::serialize(json::object{{"person", person.value}, {"count", bound->size()}})});
        if (!noted) return tl::unexpected(noted.error());
        return bound->size();
    });
}

}  // namespace vekha
