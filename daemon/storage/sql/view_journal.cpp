// The journal: in order, of a task, as somebody asks for it; its end and its seal.
#include "daemon/storage/sql/view.hpp"

namespace vekha::sql {
namespace {

constexpr std::string_view entry_columns =
    "SELECT sequence, at, actor, task_id, type, payload, previous, hash, origin, redacted FROM journal ";

JournalEntry entry_in(Query& row) {
    JournalEntry entry;
    entry.sequence = row.integer();
    entry.at = row.instant();
    entry.actor = row.id<PersonId>();
    entry.task = row.id<TaskId>();
    entry.type = row.string();
    entry.payload = row.string();
    entry.previous = row.string();
    entry.hash = row.string();
    entry.origin = row.string();
    entry.redacted = row.integer();
    return entry;
}

std::string select_of(const JournalQuery& asked) {
    std::string sql = std::string(entry_columns) + "WHERE true ";
    if (asked.actor) sql += "AND actor = ? ";
    if (asked.task) sql += "AND task_id = ? ";
    if (asked.roadmap) sql += "AND task_id IN (SELECT id FROM tasks WHERE roadmap_id = ?) ";
    for (std::size_t at = 0; at < asked.types.size(); ++at) sql += at == 0 ? "AND type IN (?" : ", ?";
    if (!asked.types.empty()) sql += ") ";
    if (asked.from) sql += "AND at >= ? ";
    if (asked.until) sql += "AND at < ? ";
    if (asked.before) sql += "AND sequence < ? ";
    return sql + "ORDER BY sequence DESC LIMIT ?";
}

}  // namespace

Result<std::vector<JournalEntry>> View::journal(std::int64_t sequence, std::size_t limit) {
    static const std::string sql =
        std::string(entry_columns) + "WHERE sequence >= ? ORDER BY sequence LIMIT ?";
    Query query(connection_, sql, sequence, limit);
    return all(query, entry_in);
}

Result<std::vector<JournalEntry>> View::journal_of(TaskId id) {
    static const std::string sql = std::string(entry_columns) + "WHERE task_id = ? ORDER BY sequence";
    Query query(connection_, sql, id);
    return all(query, entry_in);
}

Result<std::optional<JournalEntry>> View::journal_head() {
    static const std::string sql = std::string(entry_columns) + "ORDER BY sequence DESC LIMIT 1";
    Query query(connection_, sql);
    return one(query, entry_in);
}

Result<std::vector<JournalEntry>> View::journal(const JournalQuery& asked) {
    const std::string sql = select_of(asked);
    Query query(connection_, sql);
    if (asked.actor) query.bind(*asked.actor);
    if (asked.task) query.bind(*asked.task);
    if (asked.roadmap) query.bind(*asked.roadmap);
    for (const auto& type : asked.types) query.bind(type);
    if (asked.from) query.bind(*asked.from);
    if (asked.until) query.bind(*asked.until);
    if (asked.before) query.bind(*asked.before);
    query.bind(asked.limit);
    return all(query, entry_in);
}

Result<std::optional<JournalHead>> View::journal_seal() {
    Query query(connection_, "SELECT entries, head FROM journal_seal WHERE id = 1");
    return one(query, [](Query& row) {
        const std::int64_t entries = row.integer();
        return JournalHead{entries, row.string()};
    });
}

}  // namespace vekha::sql
