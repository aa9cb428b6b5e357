#include "daemon/storage/sqlite/schema.hpp"

#include <string>

#include "daemon/storage/sql/query.hpp"

namespace vekha::sqlite {
namespace {

/// "Vekh" in the file's header, where the file command and other programs look for the owner.
constexpr std::int64_t application_id = 0x56656B68;

Result<std::int64_t> version_of(Connection& connection) {
    return sql::number(connection, "PRAGMA user_version");
}

Result<void> take(Connection& connection, const Migration& step) {
    auto done = connection.script("BEGIN IMMEDIATE");
    if (!done) return done;
    // Another program may have taken the step while this one waited.
    const auto version = version_of(connection);
    if (!version) done = tl::unexpected(version.error());
    if (done && *version < step.version) {
        done = connection.script(step.sql);
        if (done)
            done = connection.script("PRAGMA application_id = " + std::to_string(application_id) +
                                     "; PRAGMA user_version = " + std::to_string(step.version));
    }
    if (done) done = connection.script("COMMIT");
    if (!done) {
        Error error = std::move(done.error());
        if (connection.in_transaction()) (void)connection.script("ROLLBACK");
        return tl::unexpected(sql::step_failed(step, std::move(error)));
    }
    return done;
}

}  // namespace

Result<void> recognize(Connection& connection, std::span<const Migration> known) {
    const std::string where = connection.place();
    const auto owner = sql::number(connection, "PRAGMA application_id");
    if (!owner) return tl::unexpected(owner.error());
    const auto version = version_of(connection);
    if (!version) return tl::unexpected(version.error());
    const auto objects = sql::number(connection, "SELECT count(*) FROM sqlite_schema");
    if (!objects) return tl::unexpected(objects.error());
    if (*owner == 0 && *version == 0 && *objects == 0) return {};
    if (*owner != application_id)
        return failure(Fault::invalid_input, "Файл принадлежит другой программе: это не база Vekha.", where,
                       "Проверьте путь к базе в настройках.");
    if (*version > sql::newest(known))
        return tl::unexpected(sql::written_by_newer(*version, sql::newest(known), where));
    return {};
}

Result<void> migrate(Connection& connection, std::span<const Migration> known) {
    const auto version = version_of(connection);
    if (!version) return tl::unexpected(version.error());
    for (const Migration& step : known) {
        if (step.version <= *version) continue;
        if (auto done = take(connection, step); !done) return done;
    }
    return {};
}

}  // namespace vekha::sqlite
