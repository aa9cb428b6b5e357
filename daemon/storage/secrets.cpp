#include "daemon/storage/secrets.hpp"

#include <functional>

#include "daemon/storage/sql/query.hpp"
#include "daemon/storage/sql/sealed.hpp"
#include "daemon/storage/vault.hpp"

namespace vekha {
namespace {

using sql::Query;
using sql::SecretColumn;

/// A secret as the row has it.
struct Kept {
    std::string row;
    std::string value;
};

Result<std::vector<Kept>> secrets_in(sql::Connection& connection, const SecretColumn& column) {
    std::string text = "SELECT " + std::string(column.key) + ", " + std::string(column.column) + " FROM " +
                       std::string(column.table) + " WHERE " + std::string(column.column) + " <> ''";
    if (!column.rows.empty()) text += " AND " + std::string(column.rows);
    Query query(connection, text);
    return all(query, [](Query& row) {
        Kept kept;
        kept.row = row.string();
        kept.value = row.string();
        return kept;
    });
}

using EachSecret = std::function<Result<void>(const SecretColumn&, const Kept&)>;

Result<void> walk(sql::Connection& connection, const EachSecret& each) {
    for (const auto& column : sql::secret_columns()) {
        const auto secrets = secrets_in(connection, column);
        if (!secrets) return tl::unexpected(secrets.error());
        for (const auto& kept : *secrets)
            if (auto done = each(column, kept); !done) return done;
    }
    return {};
}

std::string purpose_of(const SecretColumn& column, const Kept& kept) {
    return sql::purpose_of({column.table, column.column, kept.row});
}

Result<std::string> open_kept(const KeyRing& keys, const std::string& purpose, const Kept& kept) {
    if (!is_sealed(kept.value)) return kept.value;
    auto plain = keys.open(purpose, kept.value);
    if (!plain) {
        auto error = plain.error();
        error.where = purpose;
        return tl::unexpected(std::move(error));
    }
    return plain;
}

Result<std::size_t> reseal_all(sql::Connection& connection, const KeyRing& keys) {
    std::size_t changed = 0;
    const auto done = walk(connection, [&](const SecretColumn& column, const Kept& kept) -> Result<void> {
        const auto purpose = purpose_of(column, kept);
        auto plain = open_kept(keys, purpose, kept);
        if (!plain) return tl::unexpected(plain.error());
        const WipedAtEnd wiped(*plain);
        if (key_of(kept.value) == keys.current()) return {};
        const auto sealed = keys.seal(purpose, *plain);
        ++changed;
        const auto text = "UPDATE " + std::string(column.table) + " SET " + std::string(column.column) +
                          " = ? WHERE " + std::string(column.key) + " = ?";
        Query query(connection, text, sealed, kept.row);
        return query.run();
    });
    if (!done) return tl::unexpected(done.error());
    return changed;
}

/// The first key that sealed something; empty where nothing is sealed.
Result<std::string> sealing_key(sql::Connection& connection) {
    std::string name;
    const auto done = walk(connection, [&](const SecretColumn&, const Kept& kept) -> Result<void> {
        if (name.empty()) name = key_of(kept.value);
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return name;
}

template <class T>
Result<T> reading(sql::Connection& connection, const std::function<Result<T>()>& look) {
    if (auto begun = connection.begin_read(); !begun) return tl::unexpected(begun.error());
    auto seen = look();
    if (connection.in_transaction()) connection.rollback();
    return seen;
}

}  // namespace

Result<SecretsFound> look_at_secrets(sql::Connection& connection, const KeyRing& keys) {
    return reading<SecretsFound>(connection, [&]() -> Result<SecretsFound> {
        SecretsFound found;
        const auto done = walk(connection, [&](const SecretColumn& column, const Kept& kept) -> Result<void> {
            if (!is_sealed(kept.value)) {
                ++found.plain;
                return {};
            }
            ++found.by_key[std::string(key_of(kept.value))];
            auto plain = open_kept(keys, purpose_of(column, kept), kept);
            if (plain)
                wipe(*plain);
            else
                found.broken.push_back(plain.error().where);
            return {};
        });
        if (!done) return tl::unexpected(done.error());
        return found;
    });
}

Result<std::size_t> reseal_secrets(sql::Connection& connection, const KeyRing& keys) {
    if (auto begun = connection.begin_write(); !begun) return tl::unexpected(begun.error());
    auto changed = reseal_all(connection, keys);
    if (changed)
        if (auto kept = connection.commit(); !kept) changed = tl::unexpected(kept.error());
    if (!changed && connection.in_transaction()) connection.rollback();
    return changed;
}

Result<void> make_secrets_ready(sql::Connection& connection, Vault& vault) {
    auto loaded = vault.load();
    if (!loaded && loaded.error().fault == Fault::not_found && vault.may_make()) {
        const auto sealed = reading<std::string>(connection, [&] { return sealing_key(connection); });
        if (!sealed) return tl::unexpected(sealed.error());
        if (sealed->empty()) loaded = vault.make();
    }
    if (!loaded) return loaded;
    const auto keys = read_keys(vault.file());
    if (!keys) return tl::unexpected(keys.error());
    const auto found = look_at_secrets(connection, *keys);
    if (!found) return tl::unexpected(found.error());
    for (const auto& [key, count] : found->by_key)
        if (!keys->knows(key))
            return failure(Fault::unavailable,
                           "В файле ключей нет ключа " + key + ", которым запечатаны секреты этой базы.",
                           vault.file().string(), "Верните файл из копии или с узла, где Веха работает.");
    if (found->plain == 0) return {};
    const auto sealed = reseal_secrets(connection, *keys);
    if (!sealed) return tl::unexpected(sealed.error());
    return {};
}

}  // namespace vekha
