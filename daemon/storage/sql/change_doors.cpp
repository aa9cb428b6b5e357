#include "daemon/storage/sql/change.hpp"
#include "daemon/storage/sql/sealed.hpp"
#include "workflow/service/grant_codec.hpp"
#include "workflow/service/list_codec.hpp"

namespace vekha::sql {

Result<void> Change::save(const Session& session) {
    return run(
        "INSERT INTO sessions (token_sha256, person_id, task_id, csrf, created_at, expires_at, seen_at, "
        "address, device, half, source, factor_elsewhere) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
        "CONFLICT (token_sha256) DO UPDATE SET person_id = excluded.person_id, task_id = excluded.task_id, "
        "csrf = excluded.csrf, created_at = "
        "excluded.created_at, expires_at = excluded.expires_at, seen_at = excluded.seen_at, address = "
        "excluded.address, device = excluded.device, half = excluded.half, source = excluded.source, "
        "factor_elsewhere = excluded.factor_elsewhere",
        session.token_sha256, session.person, session.task, session.csrf, session.created_at,
        session.expires_at, session.seen_at, session.address, session.device, session.half, session.source,
        session.factor_elsewhere);
}

Result<void> Change::end_session(std::string_view token_sha256) {
    return run("DELETE FROM sessions WHERE token_sha256 = ?", token_sha256);
}

Result<void> Change::end_sessions(PersonId id, std::string_view kept_token_sha256) {
    return run("DELETE FROM sessions WHERE person_id = ? AND token_sha256 <> ?", id, kept_token_sha256);
}

Result<void> Change::save(const SecondFactor& factor) {
    const auto key = std::to_string(factor.person.value);
    const auto seed = sealed(connection_, {"second_factors", "seed", key}, factor.seed);
    if (!seed) return tl::unexpected(seed.error());
    return run(
        "INSERT INTO second_factors (person_id, seed, made_at, confirmed_at, last_step, recovery) VALUES (?, "
        "?, ?, ?, ?, ?) ON CONFLICT (person_id) DO UPDATE SET seed = excluded.seed, made_at = "
        "excluded.made_at, confirmed_at = excluded.confirmed_at, last_step = excluded.last_step, recovery = "
        "excluded.recovery",
        factor.person, *seed, factor.made_at, factor.confirmed_at, factor.last_step,
        encode_list(factor.recovery_sha256));
}

Result<void> Change::remove_second_factor(PersonId id) {
    return run("DELETE FROM second_factors WHERE person_id = ?", id);
}

Result<void> Change::save(const OutsideLogin& login) {
    return run(
        "INSERT INTO outside_logins (source, subject, person_id, login, since, seen_at, given) VALUES (?, ?, "
        "?, ?, ?, ?, ?) ON CONFLICT (source, subject) DO UPDATE SET person_id = excluded.person_id, login = "
        "excluded.login, since = "
        "excluded.since, seen_at = excluded.seen_at, given = excluded.given",
        login.source, login.subject, login.person, login.login, login.since, login.seen_at,
        encode_given(login.given));
}

Result<void> Change::remove_outside_login(std::string_view source, std::string_view subject) {
    return run("DELETE FROM outside_logins WHERE source = ? AND subject = ?", source, subject);
}

Result<void> Change::save(const KnownDevice& device) {
    return run(
        "INSERT INTO known_devices (person_id, token_sha256, device, address, first_at, seen_at, "
        "known_until) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person_id, token_sha256) DO UPDATE SET "
        "device = excluded.device, address = excluded.address, first_at = excluded.first_at, seen_at = "
        "excluded.seen_at, known_until = excluded.known_until",
        device.person, device.token_sha256, device.device, device.address, device.first_at, device.seen_at,
        device.until);
}

Result<TokenId> Change::save(const ApiToken& token) {
    return insert<TokenId>(
        "INSERT INTO api_tokens (id, token_sha256, person_id, name, scopes, made_by, made_at, expires_at, "
        "ended_at, ended_by, used_at, used_from, unit_id) VALUES (coalesce(?, (SELECT coalesce(max(id), 0) + "
        "1 FROM api_tokens)), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
        "token_sha256 = "
        "excluded.token_sha256, person_id = excluded.person_id, name = excluded.name, scopes = "
        "excluded.scopes, made_by = excluded.made_by, made_at = excluded.made_at, expires_at = "
        "excluded.expires_at, ended_at = excluded.ended_at, ended_by = excluded.ended_by, used_at = "
        "excluded.used_at, used_from = excluded.used_from, unit_id = excluded.unit_id RETURNING id",
        null_if_none(token.id), token.token_sha256, token.person, token.name, scopes_text(token.scopes),
        null_if_none(token.made_by), token.made_at, token.expires_at, token.ended_at,
        null_if_none(token.ended_by), token.used_at, token.used_from, null_if_none(token.unit));
}

Result<void> Change::forget_doors(Instant devices_until_before, Instant tokens_over_before) {
    auto done = run(
        "DELETE FROM known_devices WHERE known_until < ? AND EXISTS (SELECT 1 FROM known_devices AS later "
        "WHERE later.person_id = known_devices.person_id AND (later.known_until, later.token_sha256) > "
        "(known_devices.known_until, known_devices.token_sha256))",
        devices_until_before);
    if (!done) return done;
    return run("DELETE FROM api_tokens WHERE expires_at < ? OR ended_at < ?", tokens_over_before,
               tokens_over_before);
}

Result<void> Change::save(const FailedSignIns& failed) {
    return run(
        "INSERT INTO failed_sign_ins (login, count, first_at) VALUES (?, ?, ?) ON CONFLICT (login) DO UPDATE "
        "SET count = excluded.count, first_at = excluded.first_at",
        failed.login, failed.count, failed.first);
}

Result<void> Change::forget_failed_sign_ins(std::string_view login) {
    return run("DELETE FROM failed_sign_ins WHERE login = ?", login);
}

Result<void> Change::forget(Instant sessions_expired_before, Instant answers_before,
                            Instant failures_before) {
    auto done = run("DELETE FROM sessions WHERE expires_at < ?", sessions_expired_before);
    if (!done) return done;
    done = run("DELETE FROM answers WHERE at < ?", answers_before);
    if (!done) return done;
    return run("DELETE FROM failed_sign_ins WHERE first_at < ?", failures_before);
}

}  // namespace vekha::sql
