// The memory twin's doors: sessions, known devices, keys of programs, failed tries.
#include <algorithm>
#include <tuple>

#include "workflow/service/memory_views.hpp"

namespace vekha::memory {
namespace {

tl::unexpected<Error> missing(std::string what) {
    return failure(Fault::not_found, std::move(what));
}

template <class Key, class Row, class Wanted>
std::vector<Row> rows_where(const Table<Key, Row>& table, Wanted wanted) {
    std::vector<Row> rows;
    for (const auto& [key, row] : table.rows())
        if (wanted(row)) rows.push_back(row);
    return rows;
}

}  // namespace

Result<std::optional<Session>> View::session(std::string_view token_sha256) {
    const Session* row = kept_.sessions.find(token_sha256);
    return row ? std::optional(*row) : std::nullopt;
}

Result<std::vector<Session>> View::sessions(PersonId id) {
    auto rows = rows_where(kept_.sessions, [&](const Session& one) { return one.person == id; });
    std::stable_sort(rows.begin(), rows.end(), [](const Session& one, const Session& other) {
        return one.created_at < other.created_at;
    });
    return rows;
}

Result<bool> View::password_given(PersonId id) {
    const Password* row = kept_.passwords.find(id);
    return row != nullptr && row->given;
}

Result<std::optional<SecondFactor>> View::second_factor(PersonId id) {
    const SecondFactor* row = kept_.second_factors.find(id);
    return row ? std::optional(*row) : std::nullopt;
}

Result<std::optional<OutsideLogin>> View::outside_login(std::string_view source, std::string_view subject) {
    const OutsideLogin* row = kept_.outside_logins.find(std::pair(std::string(source), std::string(subject)));
    return row ? std::optional(*row) : std::nullopt;
}

Result<std::vector<OutsideLogin>> View::outside_logins(PersonId id) {
    return rows_where(kept_.outside_logins, [&](const OutsideLogin& one) { return one.person == id; });
}

Result<std::vector<KnownDevice>> View::known_devices(std::string_view token_sha256) {
    return rows_where(kept_.known_devices,
                      [&](const KnownDevice& one) { return one.token_sha256 == token_sha256; });
}

Result<std::vector<KnownDevice>> View::known_devices(PersonId id) {
    return rows_where(kept_.known_devices, [&](const KnownDevice& one) { return one.person == id; });
}

Result<std::optional<ApiToken>> View::api_token(std::string_view token_sha256) {
    const auto rows =
        rows_where(kept_.api_tokens, [&](const ApiToken& one) { return one.token_sha256 == token_sha256; });
    return rows.empty() ? std::nullopt : std::optional(rows.front());
}

Result<std::optional<ApiToken>> View::api_token(TokenId id) {
    const ApiToken* row = kept_.api_tokens.find(id);
    return row ? std::optional(*row) : std::nullopt;
}

Result<std::vector<ApiToken>> View::api_tokens(std::optional<PersonId> person) {
    return rows_where(kept_.api_tokens,
                      [&](const ApiToken& one) { return !person || one.person == *person; });
}

Result<std::optional<FailedSignIns>> View::failed_sign_ins(std::string_view login) {
    const FailedSignIns* row = kept_.failed_sign_ins.find(login);
    return row ? std::optional(*row) : std::nullopt;
}

Result<void> Change::save(const Session& session) {
    if (!tables_.people.find(session.person)) return missing("Человек не найден.");
    if (session.task && !tables_.tasks.find(*session.task)) return missing("Задача не найдена.");
    tables_.sessions.put(undo_, session.token_sha256, session);
    return {};
}

Result<void> Change::end_session(std::string_view token_sha256) {
    tables_.sessions.put(undo_, std::string(token_sha256), std::nullopt);
    return {};
}

Result<void> Change::end_sessions(PersonId id, std::string_view kept_token_sha256) {
    tables_.sessions.remove_where(
        undo_, [&](const Session& one) { return one.person == id && one.token_sha256 != kept_token_sha256; });
    return {};
}

Result<void> Change::save(const SecondFactor& factor) {
    if (!tables_.people.find(factor.person)) return missing("Человек не найден.");
    tables_.second_factors.put(undo_, factor.person, factor);
    return {};
}

Result<void> Change::remove_second_factor(PersonId id) {
    tables_.second_factors.put(undo_, id, std::nullopt);
    return {};
}

Result<void> Change::save(const OutsideLogin& login) {
    if (!tables_.people.find(login.person)) return missing("Человек не найден.");
    tables_.outside_logins.put(undo_, std::pair(login.source, login.subject), login);
    return {};
}

Result<void> Change::remove_outside_login(std::string_view source, std::string_view subject) {
    tables_.outside_logins.put(undo_, std::pair(std::string(source), std::string(subject)), std::nullopt);
    return {};
}

Result<void> Change::save(const KnownDevice& device) {
    if (!tables_.people.find(device.person)) return missing("Человек не найден.");
    tables_.known_devices.put(undo_, std::pair(device.person, device.token_sha256), device);
    return {};
}

Result<TokenId> Change::save(const ApiToken& token) {
    if (!tables_.people.find(token.person) || (token.made_by && !tables_.people.find(token.made_by)) ||
        (token.ended_by && !tables_.people.find(token.ended_by)))
        return missing("Человек не найден.");
    if (token.unit && !tables_.units.find(token.unit)) return missing("Организации ключа нет.");
    for (const auto& [id, other] : tables_.api_tokens.rows())
        if (other.token_sha256 == token.token_sha256 && id != token.id)
            return failure(Fault::conflict, "Такой ключ уже есть.");
    ApiToken row = token;
    const auto& rows = tables_.api_tokens.rows();
    if (!row.id) row.id = TokenId{rows.empty() ? 1 : rows.rbegin()->first.value + 1};
    tables_.api_tokens.put(undo_, row.id, row);
    return row.id;
}

Result<void> Change::forget_doors(Instant devices_until_before, Instant tokens_over_before) {
    const auto order = [](const KnownDevice& one) { return std::tuple(one.until, one.token_sha256); };
    const auto last_of = [&](PersonId person) {
        const auto all =
            rows_where(tables_.known_devices, [&](const KnownDevice& one) { return one.person == person; });
        return order(*std::max_element(all.begin(), all.end(), [&](const auto& one, const auto& other) {
            return order(one) < order(other);
        }));
    };
    tables_.known_devices.remove_where(undo_, [&](const KnownDevice& one) {
        return one.until < devices_until_before && order(one) != last_of(one.person);
    });
    tables_.api_tokens.remove_where(undo_, [&](const ApiToken& one) {
        return one.expires_at < tokens_over_before || (one.ended_at && *one.ended_at < tokens_over_before);
    });
    return {};
}

Result<void> Change::save(const FailedSignIns& failed) {
    tables_.failed_sign_ins.put(undo_, failed.login, failed);
    return {};
}

Result<void> Change::forget_failed_sign_ins(std::string_view login) {
    tables_.failed_sign_ins.put(undo_, std::string(login), std::nullopt);
    return {};
}

Result<void> Change::forget(Instant sessions_expired_before, Instant answers_before,
                            Instant failures_before) {
    tables_.sessions.remove_where(
        undo_, [&](const Session& one) { return one.expires_at < sessions_expired_before; });
    tables_.answers.remove_where(undo_, [&](const IdempotentAnswer& one) { return one.at < answers_before; });
    tables_.failed_sign_ins.remove_where(
        undo_, [&](const FailedSignIns& one) { return one.first < failures_before; });
    return {};
}

}  // namespace vekha::memory
