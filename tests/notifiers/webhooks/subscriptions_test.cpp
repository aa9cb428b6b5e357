#include "notifiers/webhooks/subscriptions.hpp"

#include <gmock/gmock.h>

#include "notifiers/delivery/retry.hpp"
#include "tests/notifiers/webhooks/office.hpp"

namespace vekha::webhooks {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

using Subscriptions = Listening;

TEST_F(Subscriptions, ASecretIsMadeByTheHouseAndTheJournalDoesNotHoldIt) {
    const Webhook sed = subscribe({"task.accepted"});
    EXPECT_THAT(sed.secret, StartsWith("whsec_"));
    EXPECT_EQ(kept(sed.id), sed);
    const auto head = must(
        read_as<std::optional<JournalEntry>>(*store_, [](ReadView& view) { return view.journal_head(); }));
    EXPECT_EQ(head->type, "webhook_added");
    EXPECT_EQ(head->actor, ground_.controller);
    EXPECT_THAT(head->payload, Not(HasSubstr("whsec_")));
    EXPECT_THAT(head->payload, Not(HasSubstr("example")));
}

TEST_F(Subscriptions, ASlipIsToldBeforeAnythingIsKept) {
    const Asked asked{ground_.controller, now_};
    const auto fault = [&](const WebhookEntry& entry) {
        return add(*store_, anywhere, entry, asked).error().where;
    };
    EXPECT_EQ(fault({"", "https://a.ru/", {}, true}), "name");
    EXPECT_EQ(fault({"СЭД", "https://a.ru/", {"task.eaten"}, true}), "types");
    const auto nowhere = [](const std::string&) -> Result<void> {
        return failure(Fault::invalid_input, "Сюда нельзя.", "address");
    };
    EXPECT_EQ(add(*store_, nowhere, {"СЭД", "https://10.0.0.1/", {}, true}, asked).error().where, "address");
    EXPECT_EQ(
        change(*store_, anywhere, WebhookId{9}, {"СЭД", "https://a.ru/", {}, true}, asked).error().fault,
        Fault::not_found);
    EXPECT_EQ(remove(*store_, WebhookId{9}, asked).error().fault, Fault::not_found);
}

TEST_F(Subscriptions, TheOldSecretStaysGoodForADay) {
    const Webhook before = subscribe();
    const Webhook after = must(rotate(*store_, before.id, {ground_.controller, now_}));
    EXPECT_EQ(after.old_secret, before.secret);
    EXPECT_NE(after.secret, before.secret);
    EXPECT_EQ(signing_secrets(after, now_ + old_secret_term - std::chrono::seconds{1}).size(), 2U);
    EXPECT_EQ(signing_secrets(after, now_ + old_secret_term).size(), 1U);
}

TEST_F(Subscriptions, OnlyWhatIsDeadIsReplayed) {
    const Webhook sed = subscribe();
    happens(TaskAccepted{});
    pump_once();
    const auto sequence = letters(sed.id).front().sequence;
    const Asked asked{ground_.controller, now_};
    EXPECT_EQ(replay(*store_, sed.id, sequence, asked).error().fault, Fault::wrong_state);
    EXPECT_EQ(replay(*store_, sed.id, 999, asked).error().fault, Fault::not_found);
    EXPECT_EQ(must(replay(*store_, sed.id, {}, asked)), 0U);
    EXPECT_EQ(replay(*store_, WebhookId{9}, {}, asked).error().fault, Fault::not_found);
    end(take(sed.id), PostOutcome{PostVerdict::gone, "gone", 410, {}});
    EXPECT_EQ(must(replay(*store_, sed.id, sequence, asked)), 1U);
    EXPECT_EQ(kept(sed.id).trouble, "gone") << "an end is not undone by a replay";
}

TEST_F(Subscriptions, AreInTroubleUntilTheLastDeadLetterIsSentAgain) {
    const Webhook sed = subscribe();
    for (int made = 0; made < 2; ++made) happens(TaskAcknowledged{});
    pump_once();
    for (int attempt = 1; attempt <= most_attempts; ++attempt) {
        now_ = std::max(now_, must(earliest(*store_)).value());
        std::vector<Tried> tried;
        for (const auto& letter : take(sed.id).letters)
            tried.push_back({letter, PostOutcome{PostVerdict::again, "server_error", 500, {}}});
        must(settle(*store_, tried, now_, 1));
        now_ += std::chrono::hours{48};
    }
    const auto dead = letters(sed.id, LetterState::dead);
    ASSERT_EQ(dead.size(), 2U);
    const Asked asked{ground_.controller, now_};
    must(replay(*store_, sed.id, dead[0].sequence, asked));
    EXPECT_EQ(kept(sed.id).trouble, trouble_dead);
    must(replay(*store_, sed.id, dead[1].sequence, asked));
    EXPECT_EQ(kept(sed.id).trouble, "");
}

TEST_F(Subscriptions, ThereAreNotMoreThanTheSendersCanLookAt) {
    for (std::size_t made = 0; made < most_webhooks; ++made) subscribe();
    EXPECT_EQ(
        add(*store_, anywhere, {"СЭД", "https://a.ru/", {}, true}, {ground_.controller, now_}).error().fault,
        Fault::conflict);
}

}  // namespace
}  // namespace vekha::webhooks
