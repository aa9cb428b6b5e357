#include "workflow/model/webhook.hpp"

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<LetterState, 4> states{{{LetterState::waiting, "waiting"},
                                            {LetterState::leased, "leased"},
                                            {LetterState::sent, "sent"},
                                            {LetterState::dead, "dead"}}};

}  // namespace

std::optional<Instant> ready_at(const WebhookLetter& letter) {
    if (letter.state == LetterState::waiting) return letter.next_try_at;
    if (letter.state == LetterState::leased) return letter.leased_until;
    return std::nullopt;
}

std::string letter_id(const WebhookLetter& letter) {
    return "evt_" + std::to_string(letter.webhook.value) + "_" + std::to_string(letter.sequence);
}

std::vector<std::string> signing_secrets(const Webhook& webhook, Instant now) {
    std::vector<std::string> secrets{webhook.secret};
    if (!webhook.old_secret.empty() && webhook.old_secret_until && now < *webhook.old_secret_until)
        secrets.push_back(webhook.old_secret);
    return secrets;
}

std::string_view name(LetterState state) {
    return name_in(states, state);
}
std::optional<LetterState> parse_letter_state(std::string_view text) {
    return value_in(states, text);
}

}  // namespace vekha
