// The way of each message, answers that came, keys that open one thing once.
#include <limits>

#include "daemon/storage/sql/view.hpp"
#include "workflow/service/contact_codec.hpp"

namespace vekha::sql {
namespace {

constexpr std::string_view key_columns =
    "SELECT sha256, purpose, person_id, kind, address, task_id, requirement, words, made_by, made_at, "
    "expires_at, used_at FROM one_time_keys ";

constexpr std::string_view dialog_columns =
    "SELECT channel, chat, person_id, question, task_id, files, words, asked_at FROM dialogs ";

Dispatch dispatch_in(Query& row) {
    Dispatch line;
    line.id = row.id<DispatchId>();
    line.at = row.instant();
    line.person = row.id<PersonId>();
    line.delivery = row.id<DeliveryId>();
    line.row = row.id<OutboxId>();
    line.task = row.id<TaskId>();
    line.channel = row.string();
    line.step = row.named(parse_dispatch_step);
    line.reason = row.string();
    line.code = row.small();
    line.by = row.id<PersonId>();
    return line;
}

OneTimeKey key_in(Query& row) {
    OneTimeKey key;
    key.sha256 = row.string();
    key.purpose = row.named(parse_key_purpose);
    key.person = row.id<PersonId>();
    key.kind = row.string();
    key.address = row.string();
    key.task = row.id<TaskId>();
    key.requirement = row.small();
    key.words = row.string();
    key.made_by = row.id<PersonId>();
    key.made_at = row.instant();
    key.expires_at = row.instant();
    key.used_at = row.optional_instant();
    return key;
}

Dialog dialog_in(Query& row) {
    Dialog dialog;
    dialog.channel = row.string();
    dialog.chat = row.string();
    dialog.person = row.id<PersonId>();
    dialog.question = row.named(parse_dialog_question);
    dialog.task = row.id<TaskId>();
    dialog.files = row.take(decode_files(row.text()));
    dialog.words = row.string();
    dialog.asked_at = row.instant();
    return dialog;
}

}  // namespace

Result<std::vector<Dispatch>> View::dispatches(const DispatchQuery& query) {
    // Each condition that is set is a piece of the text; its arguments follow in the same order.
    std::string sql =
        "SELECT id, at, person_id, delivery_id, outbox_id, task_id, channel, step, reason, code, by_id FROM "
        "dispatches WHERE id < ?";
    if (query.person) sql += " AND person_id = ?";
    if (query.delivery) sql += " AND delivery_id = ?";
    if (query.task)
        sql +=
            " AND (task_id = ? OR (task_id IS NULL AND delivery_id IN (SELECT delivery_id FROM dispatches "
            "WHERE task_id = ?)))";
    sql += " ORDER BY id DESC LIMIT ?";
    Query lines(connection_, sql);
    lines.bind(query.before.value_or(DispatchId{std::numeric_limits<std::int64_t>::max()}));
    if (query.person) lines.bind(*query.person);
    if (query.delivery) lines.bind(*query.delivery);
    if (query.task) lines.bind(*query.task);
    if (query.task) lines.bind(*query.task);
    lines.bind(query.limit);
    return all(lines, dispatch_in);
}

Result<std::optional<OneTimeKey>> View::one_time_key(std::string_view sha256) {
    static const std::string sql = std::string(key_columns) + "WHERE sha256 = ?";
    Query query(connection_, sql, sha256);
    return one(query, key_in);
}

Result<std::vector<OneTimeKey>> View::one_time_keys(TaskId task) {
    static const std::string sql = std::string(key_columns) + "WHERE task_id = ? ORDER BY made_at, sha256";
    Query query(connection_, sql, task);
    return all(query, key_in);
}

Result<std::vector<OneTimeKey>> View::one_time_keys(PersonId person) {
    static const std::string sql = std::string(key_columns) + "WHERE person_id = ? ORDER BY made_at, sha256";
    Query query(connection_, sql, person);
    return all(query, key_in);
}

Result<std::optional<Received>> View::received(std::string_view channel, std::string_view key) {
    Query query(connection_, "SELECT channel, key, at FROM received WHERE channel = ? AND key = ?", channel,
                key);
    return one(query, [](Query& row) {
        Received received;
        received.channel = row.string();
        received.key = row.string();
        received.at = row.instant();
        return received;
    });
}

Result<std::optional<Dialog>> View::dialog(std::string_view channel, std::string_view chat) {
    static const std::string sql = std::string(dialog_columns) + "WHERE channel = ? AND chat = ?";
    Query query(connection_, sql, channel, chat);
    return one(query, dialog_in);
}

Result<std::vector<Dialog>> View::dialogs(PersonId person) {
    static const std::string sql = std::string(dialog_columns) + "WHERE person_id = ? ORDER BY channel, chat";
    Query query(connection_, sql, person);
    return all(query, dialog_in);
}

}  // namespace vekha::sql
