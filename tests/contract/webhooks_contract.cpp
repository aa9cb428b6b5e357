// Subscriptions of other systems, and the letters on their way to them.
#include <gmock/gmock.h>

#include "tests/contract/store_contract.hpp"

namespace vekha::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Webhook sample_webhook(PersonId made_by) {
    Webhook webhook;
    webhook.name = "СЭД администрации";
    webhook.address = "https://sed.example.test/hooks?from=vekha";
    webhook.secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    webhook.types = {"task.accepted", "report.submitted"};
    webhook.made_by = made_by;
    webhook.made_at = noon(3, 1);
    webhook.cursor = 41;
    return webhook;
}

WebhookLetter letter_of(WebhookId webhook, std::int64_t sequence, Instant next_try_at) {
    WebhookLetter letter;
    letter.webhook = webhook;
    letter.sequence = sequence;
    letter.type = "task.accepted";
    letter.body = R"({"type":"task.accepted"})";
    letter.made_at = noon(3, 1);
    letter.next_try_at = next_try_at;
    return letter;
}

std::vector<std::int64_t> sequences(const std::vector<WebhookLetter>& letters) {
    std::vector<std::int64_t> found;
    for (const auto& letter : letters) found.push_back(letter.sequence);
    return found;
}

TEST_P(StoreContract, ASubscriptionIsKeptWithItsSecretsAndItsPlaceInTheJournal) {
    const Ground ground = lay_ground();
    Webhook webhook = sample_webhook(ground.controller);
    webhook.id = write([&](Transaction& change) { return change.save(webhook); });
    const auto kept = [&] { return read([&](ReadView& view) { return view.webhook(webhook.id); }); };
    EXPECT_EQ(kept(), webhook);
    webhook.old_secret = webhook.secret;
    webhook.old_secret_until = noon(3, 2);
    webhook.secret = "whsec_AAAA";
    webhook.types.clear();
    webhook.active = false;
    webhook.cursor = 1'000;
    webhook.trouble = "gone";
    write([&](Transaction& change) { return change.save(webhook); });
    EXPECT_EQ(kept(), webhook);
    const WebhookId other =
        write([&](Transaction& change) { return change.save(sample_webhook(ground.controller)); });
    EXPECT_THAT(read([](ReadView& view) { return view.webhooks(); }).back().id, other);
    EXPECT_EQ(refused([](Transaction& change) { return change.save(sample_webhook(PersonId{99})); }).fault,
              Fault::not_found);
}

TEST_P(StoreContract, LettersAreTriedInTheOrderInWhichTheyBecameReady) {
    const Ground ground = lay_ground();
    const Webhook sample = sample_webhook(ground.controller);
    const WebhookId one = write([&](Transaction& change) { return change.save(sample); });
    const WebhookId other = write([&](Transaction& change) { return change.save(sample); });
    WebhookLetter leased = letter_of(one, 5, noon(3, 1));
    leased.state = LetterState::leased;
    leased.leased_until = noon(3, 4);
    leased.lease = "daemon";
    leased.attempts = 1;
    WebhookLetter dead = letter_of(one, 6, noon(3, 1));
    dead.state = LetterState::dead;
    dead.settled_at = noon(3, 2);
    dead.outcome = "server_error";
    dead.code = 500;
    for (const auto& letter : {letter_of(one, 7, noon(3, 3)), letter_of(one, 8, noon(3, 2)),
                               letter_of(one, 9, noon(3, 2)), leased, dead, letter_of(other, 7, noon(3, 1))})
        write([&](Transaction& change) { return change.save(letter); });
    const auto ready = [&](Instant now, std::size_t limit) {
        return sequences(read([&](ReadView& view) { return view.ready_letters(one, now, limit); }));
    };
    EXPECT_THAT(ready(noon(3, 1), 10), IsEmpty());
    EXPECT_THAT(ready(noon(3, 3), 10), ElementsAre(8, 9, 7));
    EXPECT_THAT(ready(noon(3, 4), 10), ElementsAre(8, 9, 7, 5)) << "its holder died";
    EXPECT_THAT(ready(noon(3, 4), 2), ElementsAre(8, 9));
    EXPECT_EQ(read([&](ReadView& view) { return view.earliest_letter(one); }), noon(3, 2));
    EXPECT_EQ(read([&](ReadView& view) { return view.letter(one, 5); }), leased);
    EXPECT_EQ(read([&](ReadView& view) { return view.letter(one, 6); }), dead);
    EXPECT_EQ(read([&](ReadView& view) { return view.letter(one, 99); }), std::nullopt);
}

TEST_P(StoreContract, DeadLettersStayAndSentOnesAreForgotten) {
    const Ground ground = lay_ground();
    const WebhookId webhook =
        write([&](Transaction& change) { return change.save(sample_webhook(ground.controller)); });
    const auto settle = [&](std::int64_t sequence, LetterState state, Instant at) {
        WebhookLetter letter = letter_of(webhook, sequence, noon(3, 1));
        letter.state = state;
        letter.settled_at = at;
        write([&](Transaction& change) { return change.save(letter); });
    };
    settle(1, LetterState::sent, noon(3, 2));
    settle(2, LetterState::dead, noon(3, 2));
    settle(3, LetterState::sent, noon(3, 4));
    settle(4, LetterState::dead, noon(3, 4));
    const auto ask = [&](LetterQuery query) {
        query.webhook = webhook;
        return sequences(read([&](ReadView& view) { return view.letters(query); }));
    };
    EXPECT_THAT(ask({.webhook = {}}), ElementsAre(4, 3, 2, 1));
    EXPECT_THAT(ask({.webhook = {}, .state = LetterState::dead}), ElementsAre(4, 2));
    EXPECT_THAT(ask({.webhook = {}, .state = LetterState::dead, .before = 4, .limit = 5}), ElementsAre(2));
    write([](Transaction& change) { return change.forget_letters(noon(3, 3)); });
    EXPECT_THAT(ask({.webhook = {}}), ElementsAre(4, 3, 2));
    write([&](Transaction& change) { return change.remove_webhook(webhook); });
    EXPECT_THAT(ask({.webhook = {}}), IsEmpty());
    EXPECT_EQ(read([&](ReadView& view) { return view.webhook(webhook); }), std::nullopt);
}

TEST_P(StoreContract, NoLetterIsKeptOfASubscriptionThatIsNotThere) {
    EXPECT_EQ(refused([](Transaction& change) {
                  return change.save(letter_of(WebhookId{99}, 1, noon(3, 1)));
              }).fault,
              Fault::not_found);
}

}  // namespace
}  // namespace vekha::testing
