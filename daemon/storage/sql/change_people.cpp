#include "daemon/storage/sql/change.hpp"
#include "daemon/storage/sql/sealed.hpp"
#include "workflow/service/contact_codec.hpp"
#include "workflow/service/grant_codec.hpp"
#include "workflow/service/list_codec.hpp"

namespace vekha::sql {
namespace {

/// The same refusal with words about the thing at hand.
template <class T>
Result<T> in_words(Result<T> done, Fault fault, std::string words) {
    if (!done && done.error().fault == fault) done.error().message = std::move(words);
    return done;
}

}  // namespace

Result<PersonId> Change::save(const Person& person) {
    std::vector<std::string> duties;
    for (const Duty duty : person.duties) duties.emplace_back(name(duty));
    auto id = insert<PersonId>(
        "INSERT INTO people (id, login, name, position, department, email, telegram, max_id, language, "
        "channels, duties, active, contact, unit_id, grants) "
        "VALUES (coalesce(?, (SELECT coalesce(max(id), 0) + 1 FROM people)), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET login = excluded.login, "
        "name = excluded.name, "
        "position = excluded.position, department = excluded.department, email = excluded.email, telegram = "
        "excluded.telegram, max_id = excluded.max_id, "
        "language = excluded.language, channels = excluded.channels, duties = excluded.duties, active = "
        "excluded.active, contact = excluded.contact, unit_id = excluded.unit_id, grants = excluded.grants "
        "RETURNING id",
        null_if_none(person.id), person.login, person.name, person.position, person.department, person.email,
        person.telegram, person.max, person.language, encode_list(person.channels), encode_list(duties),
        person.active, encode_contact(person), null_if_none(person.unit), encode_grants(person.grants));
    return in_words(in_words(std::move(id), Fault::conflict, "Имя входа «" + person.login + "» уже занято."),
                    Fault::not_found, "Организации, где работает человек, нет.");
}

Result<GroupId> Change::save(const Group& group) {
    const auto id = insert<GroupId>(
        "INSERT INTO groups (id, name, each_answers, unit_id) VALUES "
        "(coalesce(?, (SELECT coalesce(max(id), 0) + 1 FROM groups)), ?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET "
        "name = excluded.name, each_answers = excluded.each_answers, unit_id = excluded.unit_id RETURNING id",
        null_if_none(group.id), group.name, group.each_answers, null_if_none(group.unit));
    if (!id) return tl::unexpected(id.error());
    auto done = run("DELETE FROM group_members WHERE group_id = ?", *id);
    for (std::size_t position = 0; done && position < group.members.size(); ++position)
        done = run("INSERT INTO group_members (group_id, position, person_id) VALUES (?, ?, ?)", *id,
                   position, group.members[position]);
    if (!done) return tl::unexpected(done.error());
    return *id;
}

Result<UnitId> Change::save(const Unit& unit) {
    if (unit.parent) {
        const auto parent = View::unit(unit.parent);
        if (!parent) return tl::unexpected(parent.error());
        if (!*parent)
            return failure(Fault::not_found, "Организации, в которую входит «" + unit.name + "», нет.");
    }
    auto id = insert<UnitId>(
        "INSERT INTO units (id, parent, kind, name, active) VALUES "
        "(coalesce(?, (SELECT coalesce(max(id), 0) + 1 FROM units)), ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE "
        "SET parent = excluded.parent, kind = excluded.kind, name = excluded.name, active = excluded.active "
        "RETURNING id",
        null_if_none(unit.id), unit.parent, name(unit.kind), unit.name, unit.active);
    return in_words(std::move(id), Fault::conflict, "«" + unit.name + "» здесь уже есть.");
}

Result<void> Change::bind(std::string_view key, const PartyBinding& binding) {
    const auto* person = std::get_if<PersonId>(&binding.owner);
    const auto* group = std::get_if<GroupId>(&binding.owner);
    auto done =
        run("INSERT INTO bindings (key, unit_id, party, person_id, group_id) VALUES (?, ?, ?, ?, ?) "
            "ON CONFLICT (key, unit_id) DO UPDATE SET party = excluded.party, person_id = "
            "excluded.person_id, group_id = excluded.group_id",
            key, binding.unit, binding.party, person ? std::optional(*person) : std::nullopt,
            group ? std::optional(*group) : std::nullopt);
    return in_words(std::move(done), Fault::not_found,
                    "Ответственный для «" + binding.party + "» не найден.");
}

Result<SubstitutionId> Change::save(const Substitution& substitution) {
    std::optional<std::string> ended;
    if (substitution.ended) ended = format(*substitution.ended);
    auto id = insert<SubstitutionId>(
        "INSERT INTO substitutions (id, away, acting, order_words, first_day, last_day, ended) VALUES "
        "(coalesce(?, (SELECT coalesce(max(id), 0) + 1 FROM substitutions)), ?, ?, ?, ?, ?, ?) ON CONFLICT "
        "(id) DO UPDATE SET away = excluded.away, acting = excluded.acting, order_words = "
        "excluded.order_words, first_day = excluded.first_day, last_day = excluded.last_day, ended = "
        "excluded.ended RETURNING id",
        null_if_none(substitution.id), substitution.away, substitution.acting, substitution.order,
        format(substitution.from), format(substitution.to), ended);
    return in_words(std::move(id), Fault::not_found, "В замещении назван неизвестный человек.");
}

Result<void> Change::set_password(PersonId id, std::string_view argon2id, bool given) {
    return run(
        "INSERT INTO passwords (person_id, argon2id, given) VALUES (?, ?, ?) ON CONFLICT (person_id) DO "
        "UPDATE SET argon2id = excluded.argon2id, given = excluded.given",
        id, argon2id, given);
}

Result<void> Change::remember(const IdempotentAnswer& answer) {
    auto done =
        run("INSERT INTO answers (person_id, key, request_sha256, status, location, body, at) VALUES (?, ?, "
            "?, ?, ?, ?, ?)",
            answer.person, answer.key, answer.request_sha256, answer.status, answer.location, answer.body,
            answer.at);
    return in_words(std::move(done), Fault::conflict, "Ответ на этот запрос уже запомнен.");
}

Result<void> Change::set(std::string_view key, std::string_view value) {
    std::string kept;
    if (is_secret_setting(key)) {
        auto closed = sealed(connection_, {"settings", "value", key}, value);
        if (!closed) return tl::unexpected(closed.error());
        kept = std::move(*closed);
        value = kept;
    }
    return run(
        "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = "
        "excluded.value",
        key, value);
}

}  // namespace vekha::sql
