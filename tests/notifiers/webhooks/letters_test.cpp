#include "notifiers/webhooks/letters.hpp"

#include <gmock/gmock.h>

#include "notifiers/delivery/retry.hpp"
#include "tests/notifiers/webhooks/office.hpp"

namespace vekha::webhooks {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

const PostOutcome taken{PostVerdict::taken, "sent", 200, {}};
const PostOutcome failed{PostVerdict::again, "server_error", 500, {}};
const PostOutcome gone{PostVerdict::gone, "gone", 410, {}};

using Letters = Listening;

TEST_F(Letters, WhatHappensAfterTheSubscriptionComesOnceHoweverOftenItIsPumped) {
    happens(TaskOpened{});
    const Webhook sed = subscribe();
    happens(TaskAccepted{});
    pump_once();
    pump_once();
    ASSERT_THAT(letters(sed.id), SizeIs(1));
    EXPECT_EQ(letters(sed.id).front().type, "task.accepted");
    EXPECT_THAT(letters(sed.id).front().body, HasSubstr("https://v.example.test/tasks/1"));
}

TEST_F(Letters, OnlyTheEventsAskedForComeAndTheOthersAreNotLookedAtAgain) {
    const Webhook sed = subscribe({"report.submitted"});
    happens(TaskAccepted{});
    happens(ReportSubmitted{"Готово"});
    pump_once();
    ASSERT_THAT(letters(sed.id), SizeIs(1));
    EXPECT_EQ(letters(sed.id).front().type, "report.submitted");
    EXPECT_THAT(letters(sed.id).front().body, Not(HasSubstr("Готово"))) << "the words stay in the house";
}

TEST_F(Letters, ALongJournalIsPumpedInParts) {
    const Webhook sed = subscribe();
    for (std::size_t made = 0; made <= pump_entries; ++made) happens(TaskAcknowledged{});
    EXPECT_TRUE(pump_once());
    EXPECT_FALSE(pump_once());
    EXPECT_THAT(letters(sed.id), SizeIs(pump_entries + 1));
}

TEST_F(Letters, WhileASubscriptionRestsNothingIsSentAndNothingIsMissed) {
    const Webhook sed = subscribe();
    const auto set = [&](bool active) {
        must(change(*store_, anywhere, sed.id, {"СЭД", sed.address, {}, active}, {ground_.controller, now_}));
    };
    set(false);
    happens(TaskAccepted{});
    pump_once();
    EXPECT_THAT(letters(sed.id), IsEmpty());
    EXPECT_THAT(take(sed.id).letters, IsEmpty());
    set(true);
    pump_once();
    EXPECT_THAT(take(sed.id).letters, SizeIs(1));
}

TEST_F(Letters, WhatWasTakenIsSentAndIsNotClaimedAgain) {
    const Webhook sed = subscribe();
    happens(TaskAccepted{});
    pump_once();
    end(take(sed.id), taken);
    EXPECT_THAT(letters(sed.id, LetterState::sent), SizeIs(1));
    EXPECT_EQ(must(earliest(*store_)), std::nullopt);
    EXPECT_THAT(take(sed.id).letters, IsEmpty());
}

TEST_F(Letters, AKilledDaemonsLettersGoAgainUnderTheSameNameAndLoseNoTry) {
    const Webhook sed = subscribe();
    happens(TaskAccepted{});
    pump_once();
    const Claim first = take(sed.id, "killed");
    EXPECT_THAT(take(sed.id, "other").letters, IsEmpty()) << "they are in hand";
    now_ += lease_time;
    const Claim second = take(sed.id, "other");
    ASSERT_THAT(second.letters, SizeIs(1));
    EXPECT_EQ(letter_id(second.letters.front()), letter_id(first.letters.front()));
    EXPECT_EQ(second.letters.front().body, first.letters.front().body);
    EXPECT_EQ(second.letters.front().attempts, 1);
    end(first, failed);
    EXPECT_THAT(letters(sed.id, LetterState::leased), SizeIs(1)) << "the late one leaves it to the other";
    end(first, taken);
    EXPECT_THAT(letters(sed.id, LetterState::sent), SizeIs(1)) << "but that it arrived is news";
    end(second, failed);
    EXPECT_THAT(letters(sed.id, LetterState::sent), SizeIs(1));
}

TEST_F(Letters, AfterTheLastTryALetterIsDeadAndTheSubscriptionSaysSo) {
    employ_administrator();
    const Webhook sed = subscribe();
    happens(TaskAccepted{});
    pump_once();
    for (int attempt = 1; attempt <= most_attempts; ++attempt) {
        EXPECT_THAT(letters(sed.id, LetterState::dead), IsEmpty());
        const auto ready = must(earliest(*store_));
        ASSERT_TRUE(ready);
        now_ = std::max(now_, *ready);
        end(take(sed.id), failed);
    }
    const auto dead = letters(sed.id, LetterState::dead);
    ASSERT_THAT(dead, SizeIs(1));
    EXPECT_EQ(dead.front().outcome, "server_error");
    EXPECT_EQ(dead.front().code, 500);
    EXPECT_EQ(kept(sed.id).trouble, trouble_dead);
    EXPECT_TRUE(kept(sed.id).active);
    const auto told = alarms();
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_THAT(told.front(), HasSubstr("«СЭД» не приняла событие"));
    EXPECT_THAT(told.front(), HasSubstr("vekha webhooks replay " + std::to_string(sed.id.value)));
    EXPECT_THAT(told.front(), Not(HasSubstr("sed.example.test"))) << "an address may hold a key";

    EXPECT_EQ(must(replay(*store_, sed.id, {}, {ground_.controller, now_})), 1U);
    EXPECT_EQ(kept(sed.id).trouble, "");
    EXPECT_THAT(take(sed.id).letters, SizeIs(1)) << "as if never tried";
}

TEST_F(Letters, AReceiverThatIsDownIsAskedByOneLetterAtATime) {
    const Webhook sed = subscribe();
    for (int made = 0; made < 3; ++made) happens(TaskAcknowledged{});
    pump_once();
    const Claim claimed = take(sed.id);
    must(settle(*store_,
                {{claimed.letters[0], failed},
                 {claimed.letters[1], std::nullopt},
                 {claimed.letters[2], std::nullopt}},
                now_, 1));
    EXPECT_THAT(take(sed.id).letters, IsEmpty());
    now_ = must(earliest(*store_)).value();
    const Claim next = take(sed.id);
    ASSERT_THAT(next.letters, SizeIs(3));
    EXPECT_EQ(next.letters[0].attempts, 2);
    EXPECT_EQ(next.letters[1].attempts, 1) << "it was not tried";
}

TEST_F(Letters, TheReceiversOwnWishToWaitIsFollowedWithinReason) {
    const Webhook sed = subscribe();
    happens(TaskAccepted{});
    pump_once();
    PostOutcome later = failed;
    later.retry_after = std::chrono::hours{2};
    end(take(sed.id), later);
    EXPECT_EQ(must(earliest(*store_)), now_ + std::chrono::hours{2});
}

TEST_F(Letters, AReceiverThatIsGoneGetsNothingMore) {
    employ_administrator();
    const Webhook sed = subscribe();
    const Webhook other = subscribe();
    happens(TaskAccepted{});
    happens(TaskAccepted{});
    pump_once();
    end(take(sed.id), gone);
    ASSERT_THAT(alarms(), SizeIs(1)) << "not one for each letter";
    EXPECT_THAT(alarms().front(), HasSubstr("отказалась получать события"));
    EXPECT_FALSE(kept(sed.id).active);
    EXPECT_EQ(kept(sed.id).trouble, trouble_gone);
    EXPECT_THAT(take(sed.id).letters, IsEmpty());
    EXPECT_THAT(take(other.id).letters, SizeIs(2)) << "nobody else is held";
}

TEST_F(Letters, WhatIsSettledAfterTheSubscriptionWasRemovedIsNobodysBusiness) {
    const Webhook sed = subscribe();
    happens(TaskAccepted{});
    pump_once();
    const Claim claimed = take(sed.id);
    must(remove(*store_, sed.id, {ground_.controller, now_}));
    end(claimed, taken);
    EXPECT_THAT(letters(sed.id), IsEmpty());
}

}  // namespace
}  // namespace vekha::webhooks
