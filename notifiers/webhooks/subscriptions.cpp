#include "notifiers/webhooks/subscriptions.hpp"

#include <utility>

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "notifiers/webhooks/payload.hpp"
#include "workflow/service/webhook_signature.hpp"

namespace vekha::webhooks {
namespace {

/// Dead letters taken up at a time.
constexpr std::size_t replay_page = 500;

Result<void> note(Transaction& change, std::string_view type, WebhookId id, const Asked& asked) {
    const boost::json::object words{{"webhook", id.value}};
    const auto entry =
        change.append({asked.at, asked.by, {}, std::string(type), boost::json::serialize(words)});
    if (!entry) return tl::unexpected(entry.error());
    return {};
}

Result<void> judge(const AddressCheck& check, const WebhookEntry& entry) {
    if (entry.name.empty() || entry.name.size() > name_bytes)
        return failure(Fault::invalid_input, "У подписки нет названия, или оно слишком длинное.", "name",
                       "Назовите систему, которая слушает: «СЭД администрации».");
    for (const auto& type : entry.types)
        if (!is_event_type(type))
            return failure(Fault::invalid_input, "Событие «" + type + "» неизвестно.", "types",
                           "Список событий — в описании API; без списка идут все.");
    return check(entry.address);
}

void fill(Webhook& webhook, const WebhookEntry& entry) {
    webhook.name = entry.name;
    webhook.address = entry.address;
    webhook.types = entry.types;
    if (entry.active) webhook.trouble.clear();
    webhook.active = entry.active;
}

Result<Webhook> known(ReadView& view, WebhookId id) {
    auto webhook = view.webhook(id);
    if (!webhook) return tl::unexpected(webhook.error());
    if (!*webhook)
        return failure(Fault::not_found, "Такой подписки нет.", "подписка " + std::to_string(id.value));
    return std::move(**webhook);
}

Result<Webhook> kept(Transaction& change, Webhook webhook, std::string_view type, const Asked& asked) {
    const auto id = change.save(webhook);
    if (!id) return tl::unexpected(id.error());
    webhook.id = *id;
    if (auto noted = note(change, type, webhook.id, asked); !noted) return tl::unexpected(noted.error());
    return webhook;
}

Result<void> revive(Transaction& change, WebhookLetter letter, Instant now) {
    letter.state = LetterState::waiting;
    letter.attempts = 0;
    letter.next_try_at = now;
    letter.settled_at.reset();
    return change.save(letter);
}

Result<std::size_t> revive_all(Transaction& change, WebhookId id, Instant now) {
    std::size_t count = 0;
    while (true) {
        const auto dead = change.letters({id, LetterState::dead, {}, replay_page});
        if (!dead) return tl::unexpected(dead.error());
        for (const auto& letter : *dead)
            if (auto done = revive(change, letter, now); !done) return tl::unexpected(done.error());
        count += dead->size();
        if (dead->size() < replay_page) return count;
    }
}

Result<std::size_t> revive_one(Transaction& change, WebhookId id, std::int64_t sequence, Instant now) {
    const auto letter = change.letter(id, sequence);
    if (!letter) return tl::unexpected(letter.error());
    if (!*letter)
        return failure(Fault::not_found, "Такого письма нет.", "письмо " + std::to_string(sequence));
    if ((*letter)->state != LetterState::dead)
        return failure(Fault::wrong_state, "Это письмо ещё в пути или уже принято.",
                       "письмо " + std::to_string(sequence), "Повторяют только то, что не дошло.");
    if (auto done = revive(change, **letter, now); !done) return tl::unexpected(done.error());
    return std::size_t{1};
}

}  // namespace

Result<Webhook> add(Store& store, const AddressCheck& check, const WebhookEntry& entry, Asked asked) {
    if (auto good = judge(check, entry); !good) return tl::unexpected(good.error());
    return write_as<Webhook>(store, [&](Transaction& change) -> Result<Webhook> {
        const auto all = change.webhooks();
        if (!all) return tl::unexpected(all.error());
        if (all->size() >= most_webhooks)
            return failure(Fault::conflict, "Подписок уже " + std::to_string(most_webhooks) + ".", {},
                           "Удалите ненужные.");
        const auto head = change.journal_head();
        if (!head) return tl::unexpected(head.error());
        Webhook webhook;
        fill(webhook, entry);
        webhook.secret = make_webhook_secret();
        webhook.version = payload_version;
        webhook.made_by = asked.by;
        webhook.made_at = asked.at;
        webhook.cursor = *head ? (*head)->sequence : 0;
        return kept(change, std::move(webhook), "webhook_added", asked);
    });
}

Result<Webhook> change(Store& store, const AddressCheck& check, WebhookId id, const WebhookEntry& entry,
                       Asked asked) {
    if (auto good = judge(check, entry); !good) return tl::unexpected(good.error());
    return write_as<Webhook>(store, [&](Transaction& change) -> Result<Webhook> {
        auto webhook = known(change, id);
        if (!webhook) return webhook;
        fill(*webhook, entry);
        return kept(change, std::move(*webhook), "webhook_changed", asked);
    });
}

Result<void> remove(Store& store, WebhookId id, Asked asked) {
    return store.write([&](Transaction& change) -> Result<void> {
        if (auto webhook = known(change, id); !webhook) return tl::unexpected(webhook.error());
        if (auto done = change.remove_webhook(id); !done) return done;
        return note(change, "webhook_removed", id, asked);
    });
}

Result<Webhook> rotate(Store& store, WebhookId id, Asked asked) {
    return write_as<Webhook>(store, [&](Transaction& change) -> Result<Webhook> {
        auto webhook = known(change, id);
        if (!webhook) return webhook;
        webhook->old_secret = std::exchange(webhook->secret, make_webhook_secret());
        webhook->old_secret_until = asked.at + old_secret_term;
        return kept(change, std::move(*webhook), "webhook_secret_changed", asked);
    });
}

Result<std::size_t> replay(Store& store, WebhookId id, std::optional<std::int64_t> sequence, Asked asked) {
    return write_as<std::size_t>(store, [&](Transaction& change) -> Result<std::size_t> {
        auto webhook = known(change, id);
        if (!webhook) return tl::unexpected(webhook.error());
        const auto count =
            sequence ? revive_one(change, id, *sequence, asked.at) : revive_all(change, id, asked.at);
        if (!count || *count == 0) return count;
        const auto dead = change.letters({id, LetterState::dead, {}, 1});
        if (!dead) return tl::unexpected(dead.error());
        if (webhook->active && dead->empty()) webhook->trouble.clear();
        if (auto done = kept(change, std::move(*webhook), "webhook_replayed", asked); !done)
            return tl::unexpected(done.error());
        return count;
    });
}

}  // namespace vekha::webhooks
