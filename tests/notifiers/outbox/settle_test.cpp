#include <algorithm>

#include "tests/notifiers/outbox/outbox_fixture.hpp"

namespace vekha::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class SettleStory : public OutboxStory {
  protected:
    /// One reminder to the lead, claimed.
    Job leased() {
        plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
        return claim_one(morning);
    }
};

TEST_F(SettleStory, ASentMessageIsKeptWithoutItsPersonalLinks) {
    const Job job = leased();
    EXPECT_THAT(job.message.text, HasSubstr("SECRET"));
    EXPECT_EQ(outbox_->settle(morning, job, delivered(250)).value(), StepKind::sent);

    const Delivery kept = delivery(job.delivery.id);
    EXPECT_EQ(kept.state, DeliveryState::sent);
    EXPECT_EQ(kept.outcome, "sent");
    EXPECT_EQ(kept.settled_at, morning);
    EXPECT_THAT(kept.text, HasSubstr("[личная ссылка]"));
    EXPECT_THAT(kept.text + kept.html + kept.subject, Not(HasSubstr("SECRET")));
    EXPECT_EQ(row("1/T0/1").state, OutboxState::sent);
    EXPECT_THAT(claim(morning + std::chrono::hours{48}).jobs, IsEmpty());
}

TEST_F(SettleStory, TheJournalNamesTaskPersonAndChannelButNoWords) {
    const Job job = leased();
    ASSERT_TRUE(outbox_->settle(morning, job, delivered(250)));
    const auto entries = look<std::vector<JournalEntry>>([](ReadView& view) { return view.journal(1, 10); });
    ASSERT_THAT(entries, SizeIs(1));
    EXPECT_EQ(entries[0].type, "message_sent");
    EXPECT_EQ(entries[0].task, TaskId{1});
    EXPECT_EQ(entries[0].payload,
              R"({"channel":"smtp","delivery":1,"kind":"reminder","outcome":"sent","person":1,"rung":"T0"})");
}

TEST_F(SettleStory, ATemporaryRefusalIsTriedAgainUnderTheSameId) {
    const Job job = leased();
    EXPECT_EQ(outbox_->settle(morning, job, try_later(SendReason::deferred, 451)).value(),
              StepKind::try_again);
    const Delivery kept = delivery(job.delivery.id);
    EXPECT_EQ(kept.state, DeliveryState::waiting);
    EXPECT_GT(kept.next_try_at, morning + std::chrono::seconds{53});
    EXPECT_LT(kept.next_try_at, morning + std::chrono::seconds{67});
    EXPECT_THAT(claim(morning + std::chrono::seconds{50}).jobs, IsEmpty());

    const Job again = claim_one(morning + std::chrono::seconds{67}, "daemon-2");
    EXPECT_EQ(again.message.id, job.message.id);
    EXPECT_EQ(again.delivery.attempts, 2);
    EXPECT_EQ(outbox_->settle(morning + std::chrono::seconds{68}, again, delivered()).value(),
              StepKind::sent);
}

TEST_F(SettleStory, ARefusalFallsToTheNextChannelAndThenToTheController) {
    const Job mail = leased();
    EXPECT_EQ(outbox_->settle(morning, mail, refused(SendReason::rejected_recipient, 550)).value(),
              StepKind::next_channel);
    const Job chat = claim_one(morning);
    EXPECT_EQ(chat.delivery.channel, "telegram");
    EXPECT_EQ(chat.delivery.attempts, 1);
    EXPECT_EQ(outbox_->settle(morning, chat, refused(SendReason::rejected_recipient, 403)).value(),
              StepKind::failed);

    EXPECT_EQ(delivery(mail.delivery.id).state, DeliveryState::failed);
    EXPECT_EQ(row("1/T0/1").state, OutboxState::failed);
    EXPECT_THAT(journal(), ElementsAre("address_marked", "address_marked", "message_failed"));
    const Job told = claim_one(morning);
    EXPECT_EQ(told.message.recipient.login, "controller");
    EXPECT_THAT(told.message.text, HasSubstr("Сулегина Т.В.; причина: адрес не принимает сообщений"));
    EXPECT_EQ(row("1/failed:1/3").kind, NoticeKind::failed);
}

TEST_F(SettleStory, AnUnreachableControllerIsShownToTheAdministratorAndTheChainEndsThere) {
    settings_.channels = {"smtp"};
    build();
    plan(add_task("Провести заседание"), NoticeKind::submitted, "late+1", {controller}, morning);
    set_state(TaskId{1}, TaskState::submitted);
    const auto no = refused(SendReason::rejected_recipient, 550);
    ASSERT_EQ(outbox_->settle(morning, claim_one(morning), no).value(), StepKind::failed);
    const Job told = claim_one(morning);
    EXPECT_EQ(told.message.recipient.login, "admin");
    ASSERT_EQ(outbox_->settle(morning, told, no).value(), StepKind::failed);
    EXPECT_THAT(claim(morning).jobs, IsEmpty());
}

TEST_F(SettleStory, ALateAnswerOfADeadHolderChangesNothingUnlessItDelivered) {
    const Job slow = leased();
    const Instant later = morning + std::chrono::minutes{6};
    const Job second = claim_one(later, "daemon-2");

    ASSERT_TRUE(outbox_->settle(later, slow, refused(SendReason::rejected_recipient, 550)));
    EXPECT_EQ(delivery(slow.delivery.id).lease, "daemon-2");

    EXPECT_EQ(outbox_->settle(later, slow, delivered(250)).value(), StepKind::sent);
    EXPECT_EQ(delivery(slow.delivery.id).state, DeliveryState::sent);
    ASSERT_TRUE(outbox_->settle(later, second, try_later(SendReason::unreachable)));
    EXPECT_EQ(delivery(slow.delivery.id).state, DeliveryState::sent);
    EXPECT_THAT(journal(), ElementsAre("message_sent"));
}

TEST_F(SettleStory, TheSameHoldersOlderTryIsNotTakenForTheNewer) {
    const Job first = leased();
    const Job second = claim_one(morning + std::chrono::minutes{6}, "daemon-1");
    ASSERT_TRUE(outbox_->settle(morning, first, try_later(SendReason::timed_out)));
    EXPECT_EQ(delivery(second.delivery.id).state, DeliveryState::leased);
}

TEST_F(SettleStory, AReleasedJobCountsNoTry) {
    const Job job = leased();
    ASSERT_TRUE(outbox_->release(morning, job));
    const Job again = claim_one(morning, "daemon-2");
    EXPECT_EQ(again.delivery.attempts, 1);
    EXPECT_EQ(again.message.id, job.message.id);
}

TEST_F(SettleStory, AServerThatNeverAnswersEndsWithTheController) {
    settings_.channels = {"smtp"};
    build();
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
    Instant now = morning;
    int tries = 0;
    for (;; ++tries) {
        ASSERT_LT(tries, 40);
        const auto claimed = claim(now);
        if (claimed.jobs.empty()) {
            now =
                look<std::optional<Instant>>([](ReadView& view) { return view.earliest_sending(); }).value();
            continue;
        }
        if (claimed.jobs[0].message.recipient.login == "controller") break;
        const auto step = outbox_->settle(now, claimed.jobs[0], try_later(SendReason::unreachable)).value();
        EXPECT_EQ(step == StepKind::failed, claimed.jobs[0].delivery.attempts == most_attempts);
    }
    EXPECT_GT(now, morning + std::chrono::hours{40});
    EXPECT_EQ(row("1/T0/1").state, OutboxState::failed);
}

TEST_F(SettleStory, AMessageThatKillsItsSenderEachTimeIsGivenUp) {
    settings_.channels = {"smtp"};
    build();
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
    Instant now = morning;
    for (int i = 0; i < most_holders_lost; ++i, now += std::chrono::minutes{5})
        ASSERT_THAT(claim(now).jobs, SizeIs(1)) << i;
    EXPECT_EQ(claim(now).failed, 1U);
    EXPECT_EQ(delivery(DeliveryId{1}).outcome, "timed_out");
}

TEST_F(SettleStory, OnlyTheMessageInHandIsSuspectedOfItsSendersDeath) {
    settings_.channels = {"smtp"};
    build();
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead, helper, controller}, morning);
    Instant now = morning;
    for (int i = 0; i <= most_holders_lost; ++i, now += std::chrono::minutes{5}) {
        const auto claimed = claim(now);
        ASSERT_GE(claimed.jobs.size(), 2U) << i;
        EXPECT_EQ(claimed.jobs[1].delivery.holders_lost, 0) << "it waited its turn when the sender died";
    }
    EXPECT_EQ(delivery(DeliveryId{1}).state, DeliveryState::failed);
}

TEST_F(SettleStory, SettlingOneMessageTurnsToTheNext) {
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead, helper}, morning);
    const auto claimed = claim(morning);
    const auto trying = [&](std::size_t at) { return delivery(claimed.jobs[at].delivery.id).trying; };
    EXPECT_TRUE(trying(0));
    EXPECT_FALSE(trying(1));
    ASSERT_TRUE(outbox_->settle(morning, claimed.jobs[0], delivered(250), &claimed.jobs[1]));
    EXPECT_FALSE(trying(0));
    EXPECT_TRUE(trying(1));
    ASSERT_TRUE(outbox_->release(morning, claimed.jobs[1]));
    EXPECT_FALSE(trying(1));
}

TEST_F(SettleStory, KillsWithMessagesInHandUseUpNoTries) {
    settings_.channels = {"smtp"};
    build();
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
    Instant now = morning;
    for (int i = 0; i <= most_attempts; ++i, now += std::chrono::minutes{5})
        ASSERT_THAT(claim(now).jobs, SizeIs(1)) << i;
    const Job last = claim_one(now);
    EXPECT_EQ(outbox_->settle(now, last, try_later(SendReason::unreachable)).value(), StepKind::try_again);
}

TEST_F(SettleStory, WaitingForATurnAtOurOwnPaceUsesUpNoTriesAndIsWrittenDownOnce) {
    Job job = leased();
    Instant now = morning;
    for (int at = 0; at < 2 * most_attempts; ++at) {
        ASSERT_EQ(outbox_->settle(now, job, try_later(SendReason::rate_limited)).value(),
                  StepKind::try_again);
        EXPECT_EQ(delivery(job.delivery.id).next_try_at, now + turn_wait);
        now += turn_wait;
        job = claim_one(now);
        EXPECT_EQ(job.delivery.attempts, 1);
        EXPECT_EQ(job.delivery.channel, "smtp");
    }
    const auto lines = look<std::vector<Dispatch>>(
        [&](ReadView& view) { return view.dispatches({.person = lead, .limit = 100}); });
    EXPECT_EQ(
        std::count_if(lines.begin(), lines.end(), [](const Dispatch& one) { return one.reason == "pace"; }),
        1);
    EXPECT_EQ(outbox_->settle(now, job, try_later(SendReason::rate_limited, 429)).value(),
              StepKind::try_again);
    EXPECT_EQ(delivery(job.delivery.id).attempts, 1) << "the peer's own refusal is a try";
}

}  // namespace
}  // namespace vekha::test
