#include "workflow/service/doors.hpp"

#include <algorithm>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "workflow/documents/ascii.hpp"
#include "workflow/service/devices.hpp"
#include "workflow/service/origin.hpp"
#include "workflow/service/password_strength.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t csrf_bytes = 18;

/// One person has one login, however a telephone begins it.
std::string as_typed(std::string_view login) {
    return ascii_lower(ascii_trimmed(login));
}

tl::unexpected<Error> wrong_sign_in() {
    return failure(Fault::unauthenticated, "Неверный логин или пароль.", {},
                   "Проверьте раскладку и Caps Lock; забытый пароль меняет администратор.");
}

tl::unexpected<Error> spent_link() {
    return failure(Fault::unauthenticated, "Ссылка больше не действует.", {},
                   "Войдите с логином и паролем или откройте ссылку из последнего сообщения.");
}

tl::unexpected<Error> signed_out() {
    return failure(Fault::unauthenticated, "Вы не вошли или сеанс закончился.", {}, "Войдите заново.");
}

/// The link does not tell by which channel it came.
Result<void> note_opened(Transaction& change, PersonId person, TaskId task, Instant now) {
    Dispatch line;
    line.at = now;
    line.person = person;
    line.task = task;
    line.step = DispatchStep::opened;
    line.reason = "link";
    const auto added = change.add(line);
    if (!added) return tl::unexpected(added.error());
    return {};
}

struct Account {
    std::optional<Person> person;
    std::string password = {};
    std::vector<TryCounter> counters = {};  ///< what a try counts under
    bool second_factor = false;             ///< a code is asked for after the password
};

Result<Account> account(ReadView& view, std::string_view login, const Coming& coming, Instant now) {
    Account found{std::nullopt, {}, counters_of_stranger(login, coming.network)};
    auto person = view.person_by_login(login);
    if (!person) return tl::unexpected(person.error());
    if (!*person || !(*person)->active) return found;
    auto password = view.password((*person)->id);
    if (!password) return tl::unexpected(password.error());
    auto counters = counters_of_sign_in(view, **person, coming, now);
    if (!counters) return tl::unexpected(counters.error());
    found.counters = std::move(*counters);
    const auto factor = view.second_factor((*person)->id);
    if (!factor) return tl::unexpected(factor.error());
    found.second_factor = *factor && (*factor)->on();
    found.person = std::move(*person);
    found.password = password->value_or("");
    return found;
}

}  // namespace

Result<void> Doors::welcome(Transaction& change, OpenedSession& opened, const Coming& coming, Instant now) {
    auto device = meet_device(change, opened.person, coming, now);
    if (!device) return tl::unexpected(device.error());
    opened.device_token = std::move(*device);
    // Who came, from where and with what, is for the journal's reader.
    change.came_from(opened.session.source.empty() ? std::string(origin::page) : opened.session.source);
    const auto noted = change.append(
        {now, opened.person.id, TaskId{}, "signed_in",
         boost::json::serialize(boost::json::object{
             {"person", opened.person.id.value}, {"address", coming.address}, {"device", coming.device}})});
    if (!noted) return tl::unexpected(noted.error());
    return change.save(opened.session);
}

Error Doors::refuse(const std::vector<TryCounter>& counters, Instant now, Error refusal) {
    const auto counted =
        store_.write([&](Transaction& change) { return count_failure(change, counters, now); });
    return counted ? refusal : counted.error();
}

Instant Doors::end_of(const Session& session, Instant now) const {
    return std::min<Instant>(now + doors::session_idle, session.created_at + longest_session_);
}

OpenedSession Doors::begin(Person person, Instant most, const Coming& coming, Instant now) const {
    OpenedSession opened{random_token(token_bytes), {}, std::move(person)};
    Session& session = opened.session;
    session.token_sha256 = session_hash(opened.token);
    session.person = opened.person.id;
    session.csrf = random_token(csrf_bytes);
    session.created_at = now;
    session.seen_at = now;
    session.address = coming.address;
    session.device = coming.device;
    session.expires_at = std::min(end_of(session, now), most);
    return opened;
}

Result<OpenedSession> Doors::sign_in(std::string_view typed, std::string_view password, Instant now,
                                     const Coming& coming) {
    const auto login = as_typed(typed);
    auto known = read_as<Account>(store_, [&](ReadView& view) -> Result<Account> {
        auto found = account(view, login, coming, now);
        if (!found) return found;
        if (auto may = may_try(view, found->counters, now); !may) return tl::unexpected(may.error());
        return found;
    });
    if (!known) return tl::unexpected(known.error());
    auto right = passwords_.verify(password, known->password);
    if (!right) return tl::unexpected(right.error());
    if ((!*right || !known->person) && directory_.directory)
        return sign_in_by_directory(login, password, known->counters, now, coming);
    if (!*right || !known->person)
        return tl::unexpected(refuse(known->counters, now, wrong_sign_in().value()));
    if (known->second_factor) {
        auto half = begin(std::move(*known->person), now + doors::half_session, coming, now);
        half.session.half = true;
        auto kept = store_.write([&](Transaction& change) { return change.save(half.session); });
        if (!kept) return tl::unexpected(kept.error());
        return half;
    }
    auto opened = begin(std::move(*known->person), now + longest_session_, coming, now);
    auto kept = store_.write([&](Transaction& change) -> Result<void> {
        if (auto done = change.forget_failed_sign_ins(known->counters.front().key); !done) return done;
        return welcome(change, opened, coming, now);
    });
    if (!kept) return tl::unexpected(kept.error());
    return with_sight(std::move(opened));
}

Result<OpenedSession> Doors::sign_in_by_directory(std::string_view login, std::string_view password,
                                                  const std::vector<TryCounter>& counters, Instant now,
                                                  const Coming& coming) {
    auto identity = ask_directory(login, password);
    if (!identity) return tl::unexpected(identity.error());
    if (!*identity) return tl::unexpected(refuse(counters, now, wrong_sign_in().value()));
    auto entry = open_outside(**identity, directory_.rules, counters, now, coming);
    if (!entry) return tl::unexpected(entry.error());
    if (entry->refusal != OutsideRefusal::none)
        return tl::unexpected(refusal_error(entry->refusal, **identity));
    return std::move(entry->opened);
}

Result<OpenedSession> Doors::with_sight(OpenedSession opened) {
    auto seen = store_.read([&](ReadView& view) -> Result<void> {
        auto sight = sight_of(view, opened.person);
        if (!sight) return tl::unexpected(sight.error());
        opened.sight = std::move(*sight);
        const auto first = first_duty(view, opened.person, opened.session);
        if (!first) return tl::unexpected(first.error());
        opened.first = *first;
        return {};
    });
    if (!seen) return tl::unexpected(seen.error());
    return opened;
}

bool Doors::needs_second_factor(const Person& person) const {
    return duties_anywhere(person).all().meets(factor_duties_);
}

Result<FirstDuty> Doors::first_duty(ReadView& view, const Person& person, const Session& session) const {
    // Who came without a password of Vekha's need not know it to change it.
    if (session.source.empty()) {
        const auto given = view.password_given(person.id);
        if (!given) return tl::unexpected(given.error());
        if (*given) return FirstDuty::password;
    }
    if (session.factor_elsewhere || !needs_second_factor(person)) return FirstDuty::nothing;
    const auto factor = view.second_factor(person.id);
    if (!factor) return tl::unexpected(factor.error());
    return *factor && (*factor)->on() ? FirstDuty::nothing : FirstDuty::second_factor;
}

Result<OpenedSession> Doors::follow_link(std::string_view token, Instant now, const Coming& coming) {
    auto key = link_key(store_);
    if (!key) return tl::unexpected(key.error());
    const auto link = read_link(*key, token);
    if (!link || now >= link->expires) return spent_link();
    auto person = read_as<Person>(store_, [&](ReadView& view) -> Result<Person> {
        auto found = view.person(link->person);
        if (!found) return tl::unexpected(found.error());
        auto task = view.task(link->task);
        if (!task) return tl::unexpected(task.error());
        if (!*found || !(*found)->active || !*task || (*task)->closed()) return spent_link();
        if (!(*task)->owned_by(link->person) && (*task)->controller != link->person) return spent_link();
        return std::move(**found);
    });
    if (!person) return tl::unexpected(person.error());
    auto opened = begin(std::move(*person), link->expires, coming, now);
    opened.session.task = link->task;
    auto kept = store_.write([&](Transaction& change) -> Result<void> {
        if (auto noted = note_opened(change, opened.person.id, link->task, now); !noted) return noted;
        return change.save(opened.session);
    });
    if (!kept) return tl::unexpected(kept.error());
    return opened;
}

Result<SignedIn> Doors::find(std::string_view token_sha256, Instant now) {
    return read_as<SignedIn>(store_, [&](ReadView& view) -> Result<SignedIn> {
        auto session = view.session(token_sha256);
        if (!session) return tl::unexpected(session.error());
        if (!*session || (*session)->half || now >= (*session)->expires_at) return signed_out();
        auto person = view.person((*session)->person);
        if (!person) return tl::unexpected(person.error());
        if (!*person || !(*person)->active) return signed_out();
        auto sight = sight_of(view, **person);
        if (!sight) return tl::unexpected(sight.error());
        auto first = FirstDuty::nothing;
        if (!(*session)->task) {
            const auto owed = first_duty(view, **person, **session);
            if (!owed) return tl::unexpected(owed.error());
            first = *owed;
        }
        return SignedIn{std::move(**session), std::move(**person), std::move(*sight), first};
    });
}

bool refresh_due(const Session& session, Instant now, std::chrono::seconds longest_session) {
    // A link's session ends with the link; it is not moved on.
    if (session.task) return false;
    const auto end = std::min<Instant>(now + doors::session_idle, session.created_at + longest_session);
    return end - session.expires_at >= doors::session_refresh;
}

Result<bool> Doors::refresh(const Session& session, Instant now, const std::string& address) {
    if (!refresh_due(session, now, longest_session_)) return false;
    return write_as<bool>(store_, [&](Transaction& change) -> Result<bool> {
        // Signed out meanwhile: a late request must not bring the session back.
        auto known = change.session(session.token_sha256);
        if (!known) return tl::unexpected(known.error());
        if (!*known) return false;
        Session moved = std::move(**known);
        moved.expires_at = end_of(moved, now);
        moved.seen_at = now;
        if (!address.empty()) moved.address = address;
        if (auto done = change.save(moved); !done) return tl::unexpected(done.error());
        return true;
    });
}

Result<void> Doors::sign_out(std::string_view token_sha256) {
    return store_.write([&](Transaction& change) { return change.end_session(token_sha256); });
}

Result<void> Doors::set_password(PersonId actor, PersonId person, std::string_view password, Instant now,
                                 std::string_view kept_token_sha256, std::string_view kept_device_token) {
    // Hashing is dear: who may not, and what will not do, is told before it.
    auto good = store_.read([&](ReadView& view) -> Result<void> {
        const auto known = view.person(person);
        if (!known) return tl::unexpected(known.error());
        if (actor != person)
            if (auto may = require(view, {actor, Action::passwords, *known ? home_of(**known) : Home{}});
                !may)
                return may;
        return check_new_password(password, *known ? **known : Person{});
    });
    if (!good) return good;
    auto kept = passwords_.hash(password);
    if (!kept) return tl::unexpected(kept.error());
    return store_.write([&](Transaction& change) -> Result<void> {
        auto known = change.person(person);
        if (!known) return tl::unexpected(known.error());
        if (!*known) return failure(Fault::not_found, "Такого человека нет.");
        // What another than the person knows is theirs to change first. Whoever has the machine is asked by
        // the words of the command to tell them so.
        const bool given = actor && actor != person;
        if (auto done = change.set_password(person, *kept, given); !done) return done;
        if (auto done = change.end_sessions(person, kept_token_sha256); !done) return done;
        if (auto done = forget_devices_of(change, person, kept_device_token, now); !done) return done;
        // A door of the page; at the shell nobody signs in.
        if (actor) change.came_from(std::string(origin::page));
        auto noted = change.append(
            {now, actor, TaskId{}, "password_set", R"({"person":)" + std::to_string(person.value) + "}"});
        if (!noted) return tl::unexpected(noted.error());
        return {};
    });
}

Result<void> Doors::check_own_password(const SignedIn& caller, std::string_view password,
                                       const std::string& where, Instant now) {
    const auto counters = counters_of_session(caller.session.token_sha256);
    auto kept = read_as<std::string>(store_, [&](ReadView& view) -> Result<std::string> {
        if (auto may = may_try(view, counters, now); !may) return tl::unexpected(may.error());
        auto known = view.password(caller.person.id);
        if (!known) return tl::unexpected(known.error());
        return known->value_or("");
    });
    if (!kept) return tl::unexpected(kept.error());
    // A password is changed where it is kept: another's word is enough for everything but that.
    const bool changing = where == "old";
    if (changing && kept->empty())
        return failure(Fault::forbidden, "Пароля Вехи у вас нет: вы входите по другой учётной записи.", where,
                       "Пароль меняют там, где она заведена.");
    const auto right =
        changing ? passwords_.verify(password, *kept) : is_own_password(caller, password, *kept, now);
    if (!right) return tl::unexpected(right.error());
    if (*right) return {};
    if (password.empty() && kept->empty())
        return failure(Fault::forbidden, "Вы вошли слишком давно, чтобы менять вход без пароля.", {},
                       "Выйдите, войдите снова и повторите.");
    const auto words = changing ? "Прежний пароль неверен." : "Пароль неверен.";
    return tl::unexpected(refuse(counters, now, {Fault::forbidden, words, where, {}}));
}

Result<void> Doors::change_password(const SignedIn& caller, std::string_view old_password,
                                    std::string_view new_password, Instant now, const Coming& coming) {
    if (auto right = check_own_password(caller, old_password, "old", now); !right) return right;
    return set_password(caller.person.id, caller.person.id, new_password, now, caller.session.token_sha256,
                        coming.device_token);
}

}  // namespace vekha
