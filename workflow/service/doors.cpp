#include "workflow/service/doors.hpp"

#include <algorithm>

#include "workflow/service/permission.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t csrf_bytes = 18;

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

Result<void> check_password(std::string_view password) {
    if (password.size() < doors::password_least)
        return failure(Fault::invalid_input, "Слишком короткий пароль.", "password",
                       "Нужно не меньше " + std::to_string(doors::password_least) + " знаков.");
    if (password.size() > doors::password_most)
        return failure(Fault::invalid_input, "Слишком длинный пароль.", "password");
    return {};
}

/// The key under which a login's failures are counted: small, whatever was typed.
std::string watched(std::string_view login) {
    return login.size() <= 64 ? std::string(login) : session_hash(login);
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
    std::string password;
};

Result<Account> account(Store& store, std::string_view login) {
    return read_as<Account>(store, [&](ReadView& view) -> Result<Account> {
        Account found;
        auto person = view.person_by_login(login);
        if (!person) return tl::unexpected(person.error());
        if (!*person || !(*person)->active) return found;
        auto password = view.password((*person)->id);
        if (!password) return tl::unexpected(password.error());
        found.person = std::move(*person);
        found.password = password->value_or("");
        return found;
    });
}

}  // namespace

Result<void> Doors::may_try(std::string_view login, Instant now) {
    const auto key = watched(login);
    const auto failed = read_as<std::optional<FailedSignIns>>(
        store_, [&](ReadView& view) { return view.failed_sign_ins(key); });
    if (!failed) return tl::unexpected(failed.error());
    if (!*failed || (*failed)->count < doors::failures_allowed) return {};
    const auto over = (*failed)->first + doors::failures_window;
    if (now >= over) return {};
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(over - now).count();
    return failure(Fault::too_many, "Слишком много неудачных попыток входа.", {},
                   "Повторите через " + std::to_string(minutes) + " мин.");
}

Error Doors::count_failure(std::string_view login, Instant now, Error refusal) {
    const auto counted = store_.write([&](Transaction& change) -> Result<void> {
        auto known = change.failed_sign_ins(watched(login));
        if (!known) return tl::unexpected(known.error());
        FailedSignIns failed = known->value_or(FailedSignIns{watched(login), 0, now});
        if (now >= failed.first + doors::failures_window) failed = {failed.login, 0, now};
        ++failed.count;
        return change.save(failed);
    });
    return counted ? refusal : counted.error();
}

Instant Doors::end_of(const Session& session, Instant now) const {
    return std::min<Instant>(now + doors::session_idle, session.created_at + longest_session_);
}

Result<OpenedSession> Doors::open(Person person, std::optional<TaskId> task, Instant most, Instant now) {
    OpenedSession opened{random_token(token_bytes), {}, std::move(person), {}};
    Session& session = opened.session;
    session.token_sha256 = session_hash(opened.token);
    session.person = opened.person.id;
    session.task = task;
    session.csrf = random_token(csrf_bytes);
    session.created_at = now;
    session.expires_at = std::min(end_of(session, now), most);
    auto kept = store_.write([&](Transaction& change) -> Result<void> {
        auto forgotten = change.forget_failed_sign_ins(watched(opened.person.login));
        if (!forgotten) return forgotten;
        if (task)
            if (auto noted = note_opened(change, opened.person.id, *task, now); !noted) return noted;
        return change.save(session);
    });
    if (!kept) return tl::unexpected(kept.error());
    auto sight = read_as<Sight>(store_, [&](ReadView& view) { return sight_of(view, opened.person); });
    if (!sight) return tl::unexpected(sight.error());
    opened.sight = std::move(*sight);
    return opened;
}

Result<OpenedSession> Doors::sign_in(std::string_view login, std::string_view password, Instant now) {
    if (auto may = may_try(login, now); !may) return tl::unexpected(may.error());
    auto known = account(store_, login);
    if (!known) return tl::unexpected(known.error());
    auto right = passwords_.verify(password, known->password);
    if (!right) return tl::unexpected(right.error());
    if (!*right || !known->person) return tl::unexpected(count_failure(login, now, wrong_sign_in().value()));
    return open(std::move(*known->person), std::nullopt, now + longest_session_, now);
}

Result<OpenedSession> Doors::follow_link(std::string_view token, Instant now) {
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
    return open(std::move(*person), link->task, link->expires, now);
}

Result<SignedIn> Doors::find(std::string_view token_sha256, Instant now) {
    return read_as<SignedIn>(store_, [&](ReadView& view) -> Result<SignedIn> {
        auto session = view.session(token_sha256);
        if (!session) return tl::unexpected(session.error());
        if (!*session || now >= (*session)->expires_at) return signed_out();
        auto person = view.person((*session)->person);
        if (!person) return tl::unexpected(person.error());
        if (!*person || !(*person)->active) return signed_out();
        auto sight = sight_of(view, **person);
        if (!sight) return tl::unexpected(sight.error());
        return SignedIn{std::move(**session), std::move(**person), std::move(*sight)};
    });
}

bool refresh_due(const Session& session, Instant now, std::chrono::seconds longest_session) {
    // A link's session ends with the link; it is not moved on.
    if (session.task) return false;
    const auto end = std::min<Instant>(now + doors::session_idle, session.created_at + longest_session);
    return end - session.expires_at >= doors::session_refresh;
}

Result<bool> Doors::refresh(const Session& session, Instant now) {
    if (!refresh_due(session, now, longest_session_)) return false;
    return write_as<bool>(store_, [&](Transaction& change) -> Result<bool> {
        // Signed out meanwhile: a late request must not bring the session back.
        auto known = change.session(session.token_sha256);
        if (!known) return tl::unexpected(known.error());
        if (!*known) return false;
        Session moved = std::move(**known);
        moved.expires_at = end_of(moved, now);
        if (auto done = change.save(moved); !done) return tl::unexpected(done.error());
        return true;
    });
}

Result<void> Doors::sign_out(std::string_view token_sha256) {
    return store_.write([&](Transaction& change) { return change.end_session(token_sha256); });
}

Result<void> Doors::set_password(PersonId actor, PersonId person, std::string_view password, Instant now,
                                 std::string_view kept_token_sha256) {
    if (auto good = check_password(password); !good) return good;
    // Hashing is dear: who may not is told before it.
    if (actor != person) {
        auto may = store_.read([&](ReadView& view) -> Result<void> {
            const auto known = view.person(person);
            if (!known) return tl::unexpected(known.error());
            return require(view, {actor, Action::passwords, *known ? home_of(**known) : Home{}});
        });
        if (!may) return may;
    }
    auto kept = passwords_.hash(password);
    if (!kept) return tl::unexpected(kept.error());
    return store_.write([&](Transaction& change) -> Result<void> {
        auto known = change.person(person);
        if (!known) return tl::unexpected(known.error());
        if (!*known) return failure(Fault::not_found, "Такого человека нет.");
        if (auto done = change.set_password(person, *kept); !done) return done;
        if (auto done = change.end_sessions(person, kept_token_sha256); !done) return done;
        auto noted = change.append(
            {now, actor, TaskId{}, "password_set", R"({"person":)" + std::to_string(person.value) + "}"});
        if (!noted) return tl::unexpected(noted.error());
        return {};
    });
}

Result<void> Doors::change_password(const SignedIn& caller, std::string_view old_password,
                                    std::string_view new_password, Instant now) {
    const auto& person = caller.person;
    if (auto may = may_try(person.login, now); !may) return may;
    auto known = account(store_, person.login);
    if (!known) return tl::unexpected(known.error());
    auto right = passwords_.verify(old_password, known->password);
    if (!right) return tl::unexpected(right.error());
    if (!*right)
        return tl::unexpected(
            count_failure(person.login, now, {Fault::forbidden, "Прежний пароль неверен.", "old", {}}));
    return set_password(person.id, person.id, new_password, now, caller.session.token_sha256);
}

}  // namespace vekha
