// The memory twin's subscriptions of other systems and the letters to them.
#include <algorithm>

#include "workflow/service/memory_views.hpp"

namespace vekha::memory {
namespace {

/// The letters of one subscription, by sequence.
std::vector<WebhookLetter> letters_of(const Tables& kept, WebhookId webhook) {
    std::vector<WebhookLetter> letters;
    const auto& rows = kept.letters.rows();
    for (auto at = rows.lower_bound(std::pair(webhook, std::int64_t{0}));
         at != rows.end() && at->first.first == webhook; ++at)
        letters.push_back(at->second);
    return letters;
}

}  // namespace

Result<std::optional<Webhook>> View::webhook(WebhookId id) {
    const Webhook* found = kept_.webhooks.find(id);
    return found ? std::optional<Webhook>(*found) : std::nullopt;
}

Result<std::vector<Webhook>> View::webhooks() {
    std::vector<Webhook> all;
    for (const auto& [id, webhook] : kept_.webhooks.rows()) all.push_back(webhook);
    return all;
}

Result<std::optional<WebhookLetter>> View::letter(WebhookId webhook, std::int64_t sequence) {
    const WebhookLetter* found = kept_.letters.find(std::pair(webhook, sequence));
    return found ? std::optional<WebhookLetter>(*found) : std::nullopt;
}

Result<std::vector<WebhookLetter>> View::letters(const LetterQuery& query) {
    auto letters = letters_of(kept_, query.webhook);
    std::reverse(letters.begin(), letters.end());
    std::erase_if(letters, [&](const WebhookLetter& letter) {
        return (query.state && letter.state != *query.state) ||
               (query.before && letter.sequence >= *query.before);
    });
    if (letters.size() > query.limit) letters.resize(query.limit);
    return letters;
}

Result<std::vector<WebhookLetter>> View::ready_letters(WebhookId webhook, Instant now, std::size_t limit) {
    auto letters = letters_of(kept_, webhook);
    std::erase_if(letters, [&](const WebhookLetter& letter) {
        const auto ready = ready_at(letter);
        return !ready || *ready > now;
    });
    std::stable_sort(letters.begin(), letters.end(),
                     [](const auto& one, const auto& other) { return *ready_at(one) < *ready_at(other); });
    if (letters.size() > limit) letters.resize(limit);
    return letters;
}

Result<std::optional<Instant>> View::earliest_letter(WebhookId webhook) {
    std::optional<Instant> earliest;
    for (const auto& letter : letters_of(kept_, webhook))
        if (const auto ready = ready_at(letter)) earliest = earliest ? std::min(*earliest, *ready) : *ready;
    return earliest;
}

Result<WebhookId> Change::save(const Webhook& webhook) {
    if (webhook.made_by && !tables_.people.find(webhook.made_by))
        return failure(Fault::not_found, "Человек, который завёл подписку, не найден.");
    Webhook row = webhook;
    const auto& rows = tables_.webhooks.rows();
    if (!row.id) row.id = WebhookId{rows.empty() ? 1 : rows.rbegin()->first.value + 1};
    tables_.webhooks.put(undo_, row.id, row);
    return row.id;
}

Result<void> Change::remove_webhook(WebhookId id) {
    for (const auto& letter : letters_of(tables_, id))
        tables_.letters.put(undo_, std::pair(id, letter.sequence), std::nullopt);
    tables_.webhooks.put(undo_, id, std::nullopt);
    return {};
}

Result<void> Change::save(const WebhookLetter& letter) {
    if (!tables_.webhooks.find(letter.webhook)) return failure(Fault::not_found, "Подписка не найдена.");
    tables_.letters.put(undo_, std::pair(letter.webhook, letter.sequence), letter);
    return {};
}

Result<void> Change::forget_letters(Instant sent_before) {
    std::vector<std::pair<WebhookId, std::int64_t>> gone;
    for (const auto& [key, letter] : tables_.letters.rows())
        if (letter.state == LetterState::sent && letter.settled_at && *letter.settled_at < sent_before)
            gone.push_back(key);
    for (const auto& key : gone) tables_.letters.put(undo_, key, std::nullopt);
    return {};
}

}  // namespace vekha::memory
