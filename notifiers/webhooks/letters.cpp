#include "notifiers/webhooks/letters.hpp"

#include <algorithm>
#include <map>

#include "notifiers/delivery/retry.hpp"
#include "notifiers/webhooks/payload.hpp"
#include "workflow/service/notices.hpp"

namespace vekha::webhooks {
namespace {

bool wants(const Webhook& webhook, std::string_view type) {
    return webhook.types.empty() ||
           std::find(webhook.types.begin(), webhook.types.end(), type) != webhook.types.end();
}

/// One transaction's pumping: what several subscriptions need is read once.
class Pumping {
  public:
    Pumping(Transaction& change, const std::function<std::string(TaskId)>& task_link, Instant now)
        : change_(change), now_(now) {
        facts_.link = task_link;
        facts_.name = [this](PersonId id) { return name_of(id); };
    }

    /// Gives whether there is more.
    Result<bool> run() {
        const auto webhooks = change_.webhooks();
        if (!webhooks) return tl::unexpected(webhooks.error());
        bool more = false;
        for (Webhook webhook : *webhooks) {
            if (!webhook.active) continue;
            const auto entries = change_.journal(webhook.cursor + 1, pump_entries);
            if (!entries) return tl::unexpected(entries.error());
            if (entries->empty()) continue;
            for (const auto& entry : *entries)
                if (auto done = take(webhook, entry); !done) return tl::unexpected(done.error());
            more = more || entries->size() == pump_entries;
            webhook.cursor = entries->back().sequence;
            if (auto saved = change_.save(webhook); !saved) return tl::unexpected(saved.error());
        }
        if (fault_) return tl::unexpected(*fault_);
        return more;
    }

  private:
    Result<void> take(const Webhook& webhook, const JournalEntry& entry) {
        const auto task = task_of(entry.task);
        if (!task) return tl::unexpected(task.error());
        const auto type = event_type(entry, *task);
        if (!type || !wants(webhook, *type)) return {};
        facts_.task = *task;
        WebhookLetter letter;
        letter.webhook = webhook.id;
        letter.sequence = entry.sequence;
        letter.type = *type;
        letter.body = payload(*type, entry, facts_);
        letter.made_at = now_;
        letter.next_try_at = now_;
        return change_.save(letter);
    }

    Result<const Task*> task_of(TaskId id) {
        if (!id) return nullptr;
        auto known = tasks_.find(id);
        if (known == tasks_.end()) {
            auto task = change_.task(id);
            if (!task) return tl::unexpected(task.error());
            known = tasks_.emplace(id, std::move(*task)).first;
        }
        return known->second ? &*known->second : nullptr;
    }

    std::string name_of(PersonId id) {
        const auto known = names_.find(id);
        if (known != names_.end()) return known->second;
        const auto person = change_.person(id);
        if (!person && !fault_) fault_ = person.error();
        return names_[id] = person && *person ? (*person)->name : std::string{};
    }

    Transaction& change_;
    Instant now_;
    PayloadFacts facts_;
    std::map<TaskId, std::optional<Task>> tasks_;
    std::map<PersonId, std::string> names_;
    std::optional<Error> fault_;  ///< of the store, while a name was looked up
};

Result<bool> anything_new(ReadView& view) {
    const auto head = view.journal_head();
    if (!head) return tl::unexpected(head.error());
    const auto webhooks = view.webhooks();
    if (!webhooks) return tl::unexpected(webhooks.error());
    return *head && std::any_of(webhooks->begin(), webhooks->end(), [&](const Webhook& one) {
        return one.active && one.cursor < (*head)->sequence;
    });
}

/// Whether the letter is still this holder's: the same lease of the same try.
bool holds(const WebhookLetter& kept, const WebhookLetter& claimed) {
    return kept.state == LetterState::leased && kept.lease == claimed.lease &&
           kept.attempts == claimed.attempts && kept.leased_until == claimed.leased_until;
}

void close(WebhookLetter& letter, LetterState state, Instant now) {
    letter.state = state;
    letter.settled_at = now;
}

/// Keeps outcomes one by one; letters come in the order in which they were tried.
class Settling {
  public:
    Settling(Transaction& change, Instant now, std::uint64_t seed)
        : change_(change), now_(now), seed_(seed) {}

    Result<void> take(const Tried& tried) {
        auto kept = change_.letter(tried.letter.webhook, tried.letter.sequence);
        if (!kept) return tl::unexpected(kept.error());
        const bool taken = tried.outcome && tried.outcome->verdict == PostVerdict::taken;
        // Removed meanwhile, or settled by another holder: only "it was taken" is news then.
        if (!*kept || (*kept)->state == LetterState::sent) return {};
        if (!holds(**kept, tried.letter) && !taken) return {};
        WebhookLetter letter = **kept;
        letter.lease.clear();
        letter.leased_until.reset();
        if (!tried.outcome) {
            --letter.attempts;
            letter.state = LetterState::waiting;
            letter.next_try_at = again_at_.value_or(now_);
            return change_.save(letter);
        }
        letter.outcome = tried.outcome->reason;
        letter.code = tried.outcome->code;
        if (taken)
            close(letter, LetterState::sent, now_);
        else if (auto done = not_taken(letter, *tried.outcome); !done)
            return done;
        return change_.save(letter);
    }

  private:
    Result<void> not_taken(WebhookLetter& letter, const PostOutcome& outcome) {
        if (outcome.verdict == PostVerdict::gone || letter.attempts >= most_attempts) {
            close(letter, LetterState::dead, now_);
            return note_trouble(letter.webhook, outcome.verdict == PostVerdict::gone);
        }
        auto wait = retry_wait(letter.attempts, seed_ + static_cast<std::uint64_t>(letter.sequence));
        const std::chrono::milliseconds longest = longest_retry_after;
        if (outcome.retry_after) wait = std::max(wait, std::min(*outcome.retry_after, longest));
        letter.state = LetterState::waiting;
        letter.next_try_at = now_ + wait;
        again_at_ = letter.next_try_at;
        return {};
    }

    Result<void> note_trouble(WebhookId id, bool gone) {
        auto webhook = change_.webhook(id);
        if (!webhook) return tl::unexpected(webhook.error());
        if (!*webhook) return {};
        const auto trouble = gone ? trouble_gone : trouble_dead;
        // Told once: until somebody deals with it, more of the same is no news.
        const bool known = (*webhook)->trouble == trouble;
        (*webhook)->trouble = trouble;
        if (gone) (*webhook)->active = false;
        const auto saved = change_.save(**webhook);
        if (!saved) return tl::unexpected(saved.error());
        return known ? Result<void>{} : alarm(**webhook);
    }

    /// Names the subscription, never its address: that may hold a key.
    Result<void> alarm(const Webhook& webhook) {
        const auto number = std::to_string(webhook.id.value);
        const bool gone = webhook.trouble == trouble_gone;
        std::string words = "Система «" + webhook.name + "» ";
        words += gone ? "отказалась получать события (ответ 410), подписка приостановлена."
                      : "не приняла событие ни с одной попытки.";
        words += gone ? " Если она снова их ждёт, включите подписку "
                      : " Когда она заработает, отправьте недоставленное ещё раз: vekha webhooks replay ";
        return raise_alarm(change_, "alarm:webhook:" + number + ":" + format(now_), words + number + ".",
                           now_);
    }

    Transaction& change_;
    Instant now_;
    std::uint64_t seed_;
    std::optional<Instant> again_at_;  ///< when the receiver is asked again
};

}  // namespace

Result<bool> pump(Store& store, const std::function<std::string(TaskId)>& task_link, Instant now) {
    const auto news = read_as<bool>(store, anything_new);
    if (!news || !*news) return news;
    return write_as<bool>(store, [&](Transaction& change) { return Pumping(change, task_link, now).run(); });
}

Result<Claim> claim(Store& store, WebhookId id, std::string_view lease, Instant now, std::size_t most) {
    return write_as<Claim>(store, [&](Transaction& change) -> Result<Claim> {
        Claim claimed;
        const auto webhook = change.webhook(id);
        if (!webhook) return tl::unexpected(webhook.error());
        if (!*webhook || !(*webhook)->active) return claimed;
        claimed.webhook = **webhook;
        auto ready = change.ready_letters(id, now, most);
        if (!ready) return tl::unexpected(ready.error());
        for (auto& letter : *ready) {
            // Whose holder died keeps its count: nobody knows of a try.
            if (letter.state == LetterState::waiting) ++letter.attempts;
            letter.state = LetterState::leased;
            letter.lease = lease;
            letter.leased_until = now + lease_time;
            if (auto saved = change.save(letter); !saved) return tl::unexpected(saved.error());
        }
        claimed.more = ready->size() == most;
        claimed.letters = std::move(*ready);
        return claimed;
    });
}

Result<void> settle(Store& store, const std::vector<Tried>& tried, Instant now, std::uint64_t seed) {
    return store.write([&](Transaction& change) -> Result<void> {
        Settling settling(change, now, seed);
        for (const auto& one : tried)
            if (auto done = settling.take(one); !done) return done;
        return {};
    });
}

Result<std::optional<Instant>> earliest(Store& store) {
    return read_as<std::optional<Instant>>(store, [](ReadView& view) -> Result<std::optional<Instant>> {
        const auto webhooks = view.webhooks();
        if (!webhooks) return tl::unexpected(webhooks.error());
        std::optional<Instant> first;
        for (const auto& webhook : *webhooks) {
            if (!webhook.active) continue;
            const auto ready = view.earliest_letter(webhook.id);
            if (!ready) return ready;
            if (*ready) first = first ? std::min(*first, **ready) : **ready;
        }
        return first;
    });
}

}  // namespace vekha::webhooks
