#include "daemon/storage/sql/change.hpp"
#include "workflow/service/contact_codec.hpp"

namespace vekha::sql {

Result<DispatchId> Change::add(const Dispatch& dispatch) {
    return insert<DispatchId>(
        "INSERT INTO dispatches (id, at, person_id, delivery_id, outbox_id, task_id, channel, step, reason, "
        "code, by_id) VALUES ((SELECT coalesce(max(id), 0) + 1 FROM dispatches), ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?) RETURNING id",
        dispatch.at, dispatch.person, null_if_none(dispatch.delivery), null_if_none(dispatch.row),
        null_if_none(dispatch.task), dispatch.channel, name(dispatch.step), dispatch.reason, dispatch.code,
        null_if_none(dispatch.by));
}

Result<void> Change::save(const OneTimeKey& key) {
    return run(
        "INSERT INTO one_time_keys (sha256, purpose, person_id, kind, address, task_id, requirement, words, "
        "made_by, made_at, expires_at, used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT "
        "(sha256) DO UPDATE SET purpose = excluded.purpose, person_id = excluded.person_id, kind = "
        "excluded.kind, address = excluded.address, task_id = excluded.task_id, requirement = "
        "excluded.requirement, words = excluded.words, made_by = excluded.made_by, made_at = "
        "excluded.made_at, expires_at = excluded.expires_at, used_at = excluded.used_at",
        key.sha256, name(key.purpose), key.person, key.kind, key.address, null_if_none(key.task),
        key.requirement, key.words, null_if_none(key.made_by), key.made_at, key.expires_at, key.used_at);
}

Result<void> Change::add(const Received& received) {
    return run("INSERT INTO received (channel, key, at) VALUES (?, ?, ?)", received.channel, received.key,
               received.at);
}

Result<void> Change::save(const Dialog& dialog) {
    return run(
        "INSERT INTO dialogs (channel, chat, person_id, question, task_id, files, words, asked_at) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (channel, chat) DO UPDATE SET person_id = excluded.person_id, "
        "question = excluded.question, task_id = excluded.task_id, files = excluded.files, words = "
        "excluded.words, asked_at = excluded.asked_at",
        dialog.channel, dialog.chat, dialog.person, name(dialog.question), null_if_none(dialog.task),
        encode_files(dialog.files), dialog.words, dialog.asked_at);
}

Result<void> Change::end_dialog(std::string_view channel, std::string_view chat) {
    return run("DELETE FROM dialogs WHERE channel = ? AND chat = ?", channel, chat);
}

Result<void> Change::forget_traffic(Instant keys_expired_before, Instant received_before,
                                    Instant asked_before) {
    auto done = run("DELETE FROM one_time_keys WHERE expires_at < ?", keys_expired_before);
    if (!done) return done;
    done = run("DELETE FROM received WHERE at < ?", received_before);
    if (!done) return done;
    return run("DELETE FROM dialogs WHERE asked_at < ?", asked_before);
}

}  // namespace vekha::sql
