// People, groups, bindings, passwords, remembered answers, settings.
#include "daemon/storage/sql/sealed.hpp"
#include "daemon/storage/sql/view.hpp"
#include "workflow/service/contact_codec.hpp"
#include "workflow/service/grant_codec.hpp"
#include "workflow/service/list_codec.hpp"

namespace vekha::sql {
namespace {

constexpr std::string_view person_columns =
    "SELECT id, login, name, position, department, email, telegram, max_id, language, channels, duties, "
    "active, contact, unit_id, grants "
    "FROM people ";

/// What most people have there: not worth a parser.
constexpr std::string_view no_grants = "[]";

std::vector<Duty> duties_in(Query& row) {
    std::vector<Duty> duties;
    for (const std::string& word : row.take(decode_list(row.text()))) {
        if (const auto duty = parse_duty(word))
            duties.push_back(*duty);
        else
            row.refuse({Fault::damaged, "В базе стоит неизвестная обязанность «" + word + "».", {}, {}});
    }
    return duties;
}

Person person_in(Query& row) {
    Person person;
    person.id = row.id<PersonId>();
    person.login = row.string();
    person.name = row.string();
    person.position = row.string();
    person.department = row.string();
    person.email = row.string();
    person.telegram = row.string();
    person.max = row.string();
    person.language = row.string();
    person.channels = row.take(decode_list(row.text()));
    person.duties = duties_in(row);
    person.active = row.flag();
    if (const auto contact = row.text(); contact != no_contact)
        if (auto done = decode_contact(contact, person); !done) row.refuse(done.error());
    person.unit = row.id<UnitId>();
    if (const auto grants = row.text(); grants != no_grants) person.grants = row.take(decode_grants(grants));
    return person;
}

PartyBinding binding_in(Query& row) {
    PartyBinding binding;
    binding.party = row.string();
    const auto person = row.id<PersonId>();
    const auto group = row.id<GroupId>();
    if (person)
        binding.owner = person;
    else
        binding.owner = group;
    binding.unit = row.id<UnitId>();
    return binding;
}

IdempotentAnswer answer_in(Query& row) {
    IdempotentAnswer answer;
    answer.person = row.id<PersonId>();
    answer.key = row.string();
    answer.request_sha256 = row.string();
    answer.status = row.small();
    answer.location = row.string();
    answer.body = row.string();
    answer.at = row.instant();
    return answer;
}

std::string text_in(Query& row) {
    return row.string();
}

}  // namespace

Result<std::optional<Person>> View::person(PersonId id) {
    static const std::string sql = std::string(person_columns) + "WHERE id = ?";
    Query query(connection_, sql, id);
    return as_narrowed(one(query, person_in));
}

Result<std::optional<Person>> View::person_by_login(std::string_view login) {
    static const std::string sql = std::string(person_columns) + "WHERE login = ?";
    Query query(connection_, sql, login);
    return one(query, person_in);
}

Result<std::vector<Person>> View::people() {
    static const std::string sql = std::string(person_columns) + "ORDER BY id";
    Query query(connection_, sql);
    return all(query, person_in);
}

Result<std::vector<PersonId>> View::members_of(GroupId id) {
    Query query(connection_, "SELECT person_id FROM group_members WHERE group_id = ? ORDER BY position", id);
    return all(query, [](Query& row) { return row.id<PersonId>(); });
}

Group View::group_in(Query& row) {
    Group group{.id = row.id<GroupId>(), .name = row.string(), .members = {}};
    group.each_answers = row.small() != 0;
    group.unit = row.id<UnitId>();
    group.members = row.take(members_of(group.id));
    return group;
}

Result<std::vector<Substitution>> View::substitutions() {
    Query query(connection_,
                "SELECT id, away, acting, order_words, first_day, last_day, ended FROM substitutions "
                "ORDER BY id");
    return all(query, [](Query& row) {
        Substitution substitution;
        substitution.id = row.id<SubstitutionId>();
        substitution.away = row.id<PersonId>();
        substitution.acting = row.id<PersonId>();
        substitution.order = row.string();
        substitution.from = row.day();
        substitution.to = row.day();
        substitution.ended = row.optional_day();
        return substitution;
    });
}

Result<std::optional<Group>> View::group(GroupId id) {
    Query query(connection_, "SELECT id, name, each_answers, unit_id FROM groups WHERE id = ?", id);
    return one(query, [&](Query& row) { return group_in(row); });
}

Result<std::vector<Group>> View::groups() {
    Query query(connection_, "SELECT id, name, each_answers, unit_id FROM groups ORDER BY id");
    return all(query, [&](Query& row) { return group_in(row); });
}

Result<std::optional<PartyBinding>> View::binding(UnitId unit, std::string_view key) {
    Query query(connection_,
                "SELECT party, person_id, group_id, unit_id FROM bindings WHERE key = ? AND unit_id = ?", key,
                unit);
    return one(query, binding_in);
}

Result<std::vector<PartyBinding>> View::bindings() {
    Query query(connection_,
                "SELECT party, person_id, group_id, unit_id FROM bindings ORDER BY key, unit_id");
    return all(query, binding_in);
}

Result<std::optional<std::string>> View::password(PersonId id) {
    Query query(connection_, "SELECT argon2id FROM passwords WHERE person_id = ?", id);
    return one(query, text_in);
}

Result<std::optional<IdempotentAnswer>> View::answer(PersonId person, std::string_view key) {
    Query query(connection_,
                "SELECT person_id, key, request_sha256, status, location, body, at FROM answers WHERE "
                "person_id = ? AND key = ?",
                person, key);
    return one(query, answer_in);
}

Result<std::optional<std::string>> View::setting(std::string_view key) {
    Query query(connection_, "SELECT value FROM settings WHERE key = ?", key);
    if (!is_secret_setting(key)) return one(query, text_in);
    return one(query, [&](Query& row) {
        return row.take(opened(connection_, {"settings", "value", key}, row.text()));
    });
}

}  // namespace vekha::sql
