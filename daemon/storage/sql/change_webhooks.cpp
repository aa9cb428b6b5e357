#include "daemon/storage/sql/change.hpp"
#include "daemon/storage/sql/sealed.hpp"

namespace vekha::sql {
namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

}  // namespace

Result<WebhookId> Change::save(const Webhook& webhook) {
    // A sealed value is bound to its row, so the row's number comes first.
    WebhookId id = webhook.id;
    if (!id) {
        const auto last = number(connection_, "SELECT coalesce(max(id), 0) FROM webhooks");
        if (!last) return tl::unexpected(last.error());
        id = WebhookId{*last + 1};
    }
    const auto row = std::to_string(id.value);
    const auto secret = sealed(connection_, {"webhooks", "secret", row}, webhook.secret);
    if (!secret) return tl::unexpected(secret.error());
    const auto old_secret = sealed(connection_, {"webhooks", "old_secret", row}, webhook.old_secret);
    if (!old_secret) return tl::unexpected(old_secret.error());
    return insert<WebhookId>(
        "INSERT INTO webhooks (id, name, address, secret, old_secret, old_secret_until, types, version, "
        "active, made_by, made_at, cursor, trouble) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON "
        "CONFLICT (id) DO UPDATE SET name = "
        "excluded.name, address = excluded.address, secret = excluded.secret, old_secret = "
        "excluded.old_secret, old_secret_until = excluded.old_secret_until, types = excluded.types, version "
        "= excluded.version, active = excluded.active, made_by = excluded.made_by, made_at = "
        "excluded.made_at, cursor = excluded.cursor, trouble = excluded.trouble RETURNING id",
        id, webhook.name, webhook.address, *secret, *old_secret, webhook.old_secret_until,
        joined(webhook.types), webhook.version, webhook.active, null_if_none(webhook.made_by),
        webhook.made_at, webhook.cursor, webhook.trouble);
}

Result<void> Change::remove_webhook(WebhookId id) {
    auto done = run("DELETE FROM webhook_letters WHERE webhook_id = ?", id);
    if (!done) return done;
    return run("DELETE FROM webhooks WHERE id = ?", id);
}

Result<void> Change::save(const WebhookLetter& letter) {
    return run(
        "INSERT INTO webhook_letters (webhook_id, sequence, type, body, state, ready_at, attempts, made_at, "
        "next_try_at, leased_until, lease, settled_at, outcome, code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?) ON CONFLICT (webhook_id, sequence) DO UPDATE SET type = excluded.type, body = "
        "excluded.body, state = excluded.state, ready_at = excluded.ready_at, attempts = excluded.attempts, "
        "made_at = excluded.made_at, next_try_at = excluded.next_try_at, leased_until = "
        "excluded.leased_until, lease = excluded.lease, settled_at = excluded.settled_at, outcome = "
        "excluded.outcome, code = excluded.code",
        letter.webhook, letter.sequence, letter.type, letter.body, name(letter.state), ready_at(letter),
        letter.attempts, letter.made_at, letter.next_try_at, letter.leased_until, letter.lease,
        letter.settled_at, letter.outcome, letter.code);
}

Result<void> Change::forget_letters(Instant sent_before) {
    return run("DELETE FROM webhook_letters WHERE state = 'sent' AND settled_at < ?", sent_before);
}

}  // namespace vekha::sql
