#include "daemon/storage/postgres/schema.hpp"

#include "daemon/storage/sql/query.hpp"

namespace vekha::postgres {
namespace {

/// The schema's version; 0 where it is empty.
Result<std::int64_t> version_of(Connection& connection) {
    const auto ours =
        sql::number(connection,
                    "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename "
                    "= 'vekha_schema'");
    if (!ours) return ours;
    if (*ours > 0) return sql::number(connection, "SELECT version FROM vekha_schema");
    const auto foreign =
        sql::number(connection, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()");
    if (foreign && *foreign > 0)
        return failure(Fault::invalid_input, "База принадлежит другой программе: это не база Vekha.",
                       connection.place(), "Создайте для Вехи свою пустую базу.");
    return foreign;
}

Result<void> take(Connection& connection, const sql::Migration& step) {
    auto done = connection.script(step.sql);
    if (done)
        done = connection.script(
            "CREATE TABLE IF NOT EXISTS vekha_schema (version BIGINT NOT NULL, revision BIGINT NOT NULL); "
            "INSERT INTO vekha_schema SELECT 0, 0 WHERE NOT EXISTS (SELECT FROM vekha_schema); "
            "UPDATE vekha_schema SET version = " +
            std::to_string(step.version));
    if (!done) return tl::unexpected(sql::step_failed(step, std::move(done.error())));
    return done;
}

}  // namespace

Result<void> migrate(Connection& connection, std::span<const sql::Migration> known) {
    for (;;) {
        if (auto begun = connection.begin_write(); !begun) return begun;
        const auto version = version_of(connection);
        Result<void> done;
        if (!version) done = tl::unexpected(version.error());
        if (done && *version > sql::newest(known))
            done = tl::unexpected(sql::written_by_newer(*version, sql::newest(known), connection.place()));
        const bool there = done && *version == sql::newest(known);
        if (done && !there) done = take(connection, known[static_cast<std::size_t>(*version)]);
        if (done && !there) done = connection.commit();
        if (connection.in_transaction()) connection.rollback();
        if (!done || there) return done;
    }
}

}  // namespace vekha::postgres
