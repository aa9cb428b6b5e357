// Sessions, devices that people have come from, keys of programs, failed tries.
#include "daemon/storage/sql/sealed.hpp"
#include "daemon/storage/sql/view.hpp"
#include "workflow/service/grant_codec.hpp"
#include "workflow/service/list_codec.hpp"

namespace vekha::sql {
namespace {

constexpr std::string_view session_columns =
    "SELECT token_sha256, person_id, task_id, csrf, created_at, expires_at, seen_at, address, device, "
    "half, source, factor_elsewhere FROM sessions ";
constexpr std::string_view outside_columns =
    "SELECT source, subject, person_id, login, since, seen_at, given FROM outside_logins ";
constexpr std::string_view device_columns =
    "SELECT person_id, token_sha256, device, address, first_at, seen_at, known_until FROM known_devices ";
constexpr std::string_view token_columns =
    "SELECT id, token_sha256, person_id, name, scopes, made_by, made_at, expires_at, ended_at, ended_by, "
    "used_at, used_from, unit_id FROM api_tokens ";

Session session_in(Query& row) {
    Session session;
    session.token_sha256 = row.string();
    session.person = row.id<PersonId>();
    if (const auto task = row.id<TaskId>()) session.task = task;
    session.csrf = row.string();
    session.created_at = row.instant();
    session.expires_at = row.instant();
    session.seen_at = row.instant();
    session.address = row.string();
    session.device = row.string();
    session.half = row.flag();
    session.source = row.string();
    session.factor_elsewhere = row.flag();
    return session;
}

OutsideLogin outside_in(Query& row) {
    OutsideLogin login;
    login.source = row.string();
    login.subject = row.string();
    login.person = row.id<PersonId>();
    login.login = row.string();
    login.since = row.instant();
    login.seen_at = row.instant();
    login.given = row.take(decode_given(row.text()));
    return login;
}

KnownDevice device_in(Query& row) {
    KnownDevice device;
    device.person = row.id<PersonId>();
    device.token_sha256 = row.string();
    device.device = row.string();
    device.address = row.string();
    device.first_at = row.instant();
    device.seen_at = row.instant();
    device.until = row.instant();
    return device;
}

ApiToken token_in(Query& row) {
    ApiToken token;
    token.id = row.id<TokenId>();
    token.token_sha256 = row.string();
    token.person = row.id<PersonId>();
    token.name = row.string();
    token.scopes = row.named(parse_scopes_text);
    token.made_by = row.id<PersonId>();
    token.made_at = row.instant();
    token.expires_at = row.instant();
    token.ended_at = row.optional_instant();
    token.ended_by = row.id<PersonId>();
    token.used_at = row.optional_instant();
    token.used_from = row.string();
    token.unit = row.id<UnitId>();
    return token;
}

}  // namespace

Result<std::optional<Session>> View::session(std::string_view token_sha256) {
    static const std::string sql = std::string(session_columns) + "WHERE token_sha256 = ?";
    Query query(connection_, sql, token_sha256);
    return one(query, session_in);
}

Result<std::vector<Session>> View::sessions(PersonId id) {
    static const std::string sql =
        std::string(session_columns) + "WHERE person_id = ? ORDER BY created_at, token_sha256";
    Query query(connection_, sql, id);
    return all(query, session_in);
}

Result<bool> View::password_given(PersonId id) {
    const auto given = [&] {
        Query query(connection_, "SELECT given FROM passwords WHERE person_id = ?", id);
        return one(query, [](Query& row) { return row.flag(); });
    }();
    if (!given) return tl::unexpected(given.error());
    return given->value_or(false);
}

Result<std::optional<SecondFactor>> View::second_factor(PersonId id) {
    Query query(
        connection_,
        "SELECT person_id, seed, made_at, confirmed_at, last_step, recovery FROM second_factors WHERE "
        "person_id = ?",
        id);
    return one(query, [&](Query& row) {
        SecondFactor factor;
        factor.person = row.id<PersonId>();
        const auto key = std::to_string(factor.person.value);
        factor.seed = row.take(opened(connection_, {"second_factors", "seed", key}, row.text()));
        factor.made_at = row.instant();
        factor.confirmed_at = row.optional_instant();
        factor.last_step = row.integer();
        factor.recovery_sha256 = row.take(decode_list(row.text()));
        return factor;
    });
}

Result<std::optional<OutsideLogin>> View::outside_login(std::string_view source, std::string_view subject) {
    static const std::string sql = std::string(outside_columns) + "WHERE source = ? AND subject = ?";
    Query query(connection_, sql, source, subject);
    return one(query, outside_in);
}

Result<std::vector<OutsideLogin>> View::outside_logins(PersonId id) {
    static const std::string sql =
        std::string(outside_columns) + "WHERE person_id = ? ORDER BY source, subject";
    Query query(connection_, sql, id);
    return all(query, outside_in);
}

Result<std::vector<KnownDevice>> View::known_devices(std::string_view token_sha256) {
    static const std::string sql = std::string(device_columns) + "WHERE token_sha256 = ? ORDER BY person_id";
    Query query(connection_, sql, token_sha256);
    return all(query, device_in);
}

Result<std::vector<KnownDevice>> View::known_devices(PersonId id) {
    static const std::string sql = std::string(device_columns) + "WHERE person_id = ? ORDER BY token_sha256";
    Query query(connection_, sql, id);
    return all(query, device_in);
}

Result<std::optional<ApiToken>> View::api_token(std::string_view token_sha256) {
    static const std::string sql = std::string(token_columns) + "WHERE token_sha256 = ?";
    Query query(connection_, sql, token_sha256);
    return one(query, token_in);
}

Result<std::optional<ApiToken>> View::api_token(TokenId id) {
    static const std::string sql = std::string(token_columns) + "WHERE id = ?";
    Query query(connection_, sql, id);
    return one(query, token_in);
}

Result<std::vector<ApiToken>> View::api_tokens(std::optional<PersonId> person) {
    static const std::string everybodys = std::string(token_columns) + "ORDER BY id";
    static const std::string ones = std::string(token_columns) + "WHERE person_id = ? ORDER BY id";
    if (!person) {
        Query query(connection_, everybodys);
        return all(query, token_in);
    }
    Query query(connection_, ones, *person);
    return all(query, token_in);
}

Result<std::optional<FailedSignIns>> View::failed_sign_ins(std::string_view login) {
    Query query(connection_, "SELECT login, count, first_at FROM failed_sign_ins WHERE login = ?", login);
    return one(query, [](Query& row) {
        FailedSignIns failed;
        failed.login = row.string();
        failed.count = row.integer();
        failed.first = row.instant();
        return failed;
    });
}

}  // namespace vekha::sql
