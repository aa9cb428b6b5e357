// Subscriptions of other systems and the letters on their way to them.
#include <algorithm>
#include <limits>

#include "daemon/storage/sql/sealed.hpp"
#include "daemon/storage/sql/view.hpp"

namespace vekha::sql {
namespace {

constexpr std::string_view webhook_columns =
    "SELECT id, name, address, secret, old_secret, old_secret_until, types, version, active, made_by, "
    "made_at, cursor, trouble FROM webhooks ";
constexpr std::string_view letter_columns =
    "SELECT webhook_id, sequence, type, body, state, attempts, made_at, next_try_at, leased_until, lease, "
    "settled_at, outcome, code FROM webhook_letters ";

/// Names of events have no spaces: one parts them.
std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

Webhook webhook_in(Query& row, Connection& connection) {
    Webhook webhook;
    webhook.id = row.id<WebhookId>();
    webhook.name = row.string();
    webhook.address = row.string();
    const auto id = std::to_string(webhook.id.value);
    webhook.secret = row.take(opened(connection, {"webhooks", "secret", id}, row.text()));
    webhook.old_secret = row.take(opened(connection, {"webhooks", "old_secret", id}, row.text()));
    webhook.old_secret_until = row.optional_instant();
    webhook.types = words_in(row.text());
    webhook.version = row.small();
    webhook.active = row.flag();
    webhook.made_by = row.id<PersonId>();
    webhook.made_at = row.instant();
    webhook.cursor = row.integer();
    webhook.trouble = row.string();
    return webhook;
}

WebhookLetter letter_in(Query& row) {
    WebhookLetter letter;
    letter.webhook = row.id<WebhookId>();
    letter.sequence = row.integer();
    letter.type = row.string();
    letter.body = row.string();
    letter.state = row.named(parse_letter_state);
    letter.attempts = row.small();
    letter.made_at = row.instant();
    letter.next_try_at = row.instant();
    letter.leased_until = row.optional_instant();
    letter.lease = row.string();
    letter.settled_at = row.optional_instant();
    letter.outcome = row.string();
    letter.code = row.small();
    return letter;
}

}  // namespace

Result<std::optional<Webhook>> View::webhook(WebhookId id) {
    static const std::string sql = std::string(webhook_columns) + "WHERE id = ?";
    Query query(connection_, sql, id);
    return one(query, [&](Query& row) { return webhook_in(row, connection_); });
}

Result<std::vector<Webhook>> View::webhooks() {
    static const std::string sql = std::string(webhook_columns) + "ORDER BY id";
    Query query(connection_, sql);
    return all(query, [&](Query& row) { return webhook_in(row, connection_); });
}

Result<std::optional<WebhookLetter>> View::letter(WebhookId webhook, std::int64_t sequence) {
    static const std::string sql = std::string(letter_columns) + "WHERE webhook_id = ? AND sequence = ?";
    Query query(connection_, sql, webhook, sequence);
    return one(query, letter_in);
}

Result<std::vector<WebhookLetter>> View::letters(const LetterQuery& asked) {
    std::string sql = std::string(letter_columns) + "WHERE webhook_id = ? AND sequence < ? ";
    if (asked.state) sql += "AND state = ? ";
    sql += "ORDER BY sequence DESC LIMIT ?";
    Query query(connection_, sql, asked.webhook,
                asked.before.value_or(std::numeric_limits<std::int64_t>::max()));
    if (asked.state) query.bind(name(*asked.state));
    query.bind(asked.limit);
    return all(query, letter_in);
}

Result<std::vector<WebhookLetter>> View::ready_letters(WebhookId webhook, Instant now, std::size_t limit) {
    static const std::string sql = std::string(letter_columns) +
                                   "WHERE webhook_id = ? AND ready_at <= ? ORDER BY ready_at, sequence LIMIT "
                                   "?";
    Query query(connection_, sql, webhook, now, limit);
    return all(query, letter_in);
}

Result<std::optional<Instant>> View::earliest_letter(WebhookId webhook) {
    Query query(connection_,
                "SELECT ready_at FROM webhook_letters WHERE webhook_id = ? AND ready_at IS NOT NULL ORDER BY "
                "ready_at LIMIT 1",
                webhook);
    return one(query, [](Query& row) { return row.instant(); });
}

}  // namespace vekha::sql
