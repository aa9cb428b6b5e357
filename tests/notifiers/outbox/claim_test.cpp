#include "tests/notifiers/outbox/outbox_fixture.hpp"
#include "workflow/service/address_codes.hpp"
#include "workflow/service/contacts.hpp"

namespace vekha::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class ClaimStory : public OutboxStory {};

TEST_F(ClaimStory, RowsOfOnePersonBecomeOneMessageWithItsIdKeptBeforeItIsSent) {
    const auto first = add_task("Провести заседание");
    const auto second = add_task("Издать приказ");
    plan(first, NoticeKind::reminder, "T0", {lead, helper}, morning);
    plan(second, NoticeKind::reminder, "T0", {lead}, morning);

    const auto claimed = claim(morning);
    ASSERT_THAT(claimed.jobs, SizeIs(2));
    const Job& job = claimed.jobs[0];
    EXPECT_EQ(job.message.recipient.login, "lead");
    EXPECT_EQ(job.message.subject, "Дорожные карты, 2 задачи: срок близко — 2");
    EXPECT_THAT(job.message.text, HasSubstr("в плане: «до 31 марта»"));
    EXPECT_EQ(job.message.id, "1.0000000000000001@example.org");

    const Delivery kept = delivery(job.delivery.id);
    EXPECT_EQ(kept.message_id, job.message.id);
    EXPECT_EQ(kept.state, DeliveryState::leased);
    EXPECT_EQ(kept.lease, "daemon-1");
    EXPECT_EQ(kept.leased_until, morning + std::chrono::minutes{5});
    EXPECT_EQ(kept.attempts, 1);
    EXPECT_EQ(kept.channel, "smtp");
    EXPECT_EQ(row("1/T0/1").state, OutboxState::taken);
    EXPECT_EQ(row("1/T0/1").delivery, job.delivery.id);
}

TEST_F(ClaimStory, TheMessageBearsTheAnswersToTheTasksOwed) {
    const auto first = add_task("Провести заседание");
    const auto second = add_task("Издать приказ");
    plan(first, NoticeKind::reminder, "T0", {lead}, morning);
    plan(second, NoticeKind::reminder, "T0", {lead}, morning);
    EXPECT_THAT(claim_one(morning).message.buttons,
                testing::UnorderedElementsAre(task_buttons(first, 1, false), task_buttons(second, 2, false)));
}

TEST_F(ClaimStory, MachinesAreToldThatAMachineWrote) {
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
    EXPECT_THAT(claim_one(morning).message.headers,
                testing::IsSupersetOf({MessageHeader{"Auto-Submitted", "auto-generated"},
                                       MessageHeader{"List-Id", "<vekha.example.org>"}}));
}

TEST_F(ClaimStory, WhatIsClaimedIsNotClaimedByAnother) {
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
    EXPECT_THAT(claim(morning, "daemon-1").jobs, SizeIs(1));
    EXPECT_THAT(claim(morning + std::chrono::minutes{4}, "daemon-2").jobs, IsEmpty());
}

TEST_F(ClaimStory, ADeadHoldersMessageIsTakenOverWithTheSameId) {
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
    const Job lost = claim_one(morning, "daemon-1");
    const Job found = claim_one(morning + std::chrono::minutes{5}, "daemon-2");
    EXPECT_EQ(found.message.id, lost.message.id);
    EXPECT_EQ(found.delivery.id, lost.delivery.id);
    EXPECT_EQ(found.delivery.attempts, 1) << "whether the dead one tried nobody knows";
    EXPECT_EQ(found.delivery.holders_lost, 1);
    EXPECT_EQ(delivery(found.delivery.id).lease, "daemon-2");
}

TEST_F(ClaimStory, WhatWasAcceptedMeanwhileIsDropped) {
    const auto first = add_task("Провести заседание");
    const auto second = add_task("Издать приказ");
    plan(first, NoticeKind::reminder, "T0", {lead}, morning);
    plan(second, NoticeKind::reminder, "T0", {lead}, morning);
    set_state(first, TaskState::accepted);

    const auto claimed = claim(morning);
    EXPECT_EQ(claimed.dropped, 1U);
    ASSERT_THAT(claimed.jobs, SizeIs(1));
    EXPECT_THAT(claimed.jobs[0].message.text, Not(HasSubstr("Провести заседание")));
    EXPECT_EQ(row("1/T0/1").state, OutboxState::dropped);

    set_state(second, TaskState::accepted);
    EXPECT_THAT(claim(morning + std::chrono::hours{1}, "daemon-2").jobs, IsEmpty());
    EXPECT_EQ(delivery(claimed.jobs[0].delivery.id).state, DeliveryState::dropped);
    EXPECT_EQ(row("2/T0/1").state, OutboxState::dropped);
}

TEST_F(ClaimStory, AtNightTheMessageWaitsForTheMorning) {
    const Instant night = at("2026-03-31T20:00:00Z");
    const auto task = add_task("Провести заседание");
    plan(task, NoticeKind::assigned, "assigned", {lead}, night);
    const auto claimed = claim(night);
    EXPECT_THAT(claimed.jobs, IsEmpty());
    EXPECT_EQ(claimed.held, 1U);
    const Instant opening = at("2026-04-01T05:30:00Z");
    EXPECT_EQ(row("1/assigned/1").ready_at, opening);
    EXPECT_EQ(look<std::optional<Instant>>([](ReadView& view) { return view.earliest_sending(); }), opening);
}

TEST_F(ClaimStory, AnUrgentRungOfTheLadderLeavesTheSameEvening) {
    const Instant evening = at("2026-03-31T16:00:00Z");
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, evening);
    EXPECT_THAT(claim(evening).jobs, SizeIs(1));
}

TEST_F(ClaimStory, ATakenOverMessageIsHeldAtNightToo) {
    const Instant closing = at("2026-03-31T14:30:00Z");
    plan(add_task("Провести заседание"), NoticeKind::assigned, "assigned", {lead}, closing);
    const Job lost = claim_one(closing);
    EXPECT_THAT(claim(closing + std::chrono::minutes{6}, "daemon-2").jobs, IsEmpty());
    EXPECT_EQ(delivery(lost.delivery.id).next_try_at, at("2026-04-01T05:30:00Z"));
    EXPECT_EQ(delivery(lost.delivery.id).holders_lost, 1);
}

TEST_F(ClaimStory, WhoHasNoAddressIsShownToTheController) {
    change([](Transaction& tx) {
        Person person = *tx.person(lead).value();
        person.email.clear();
        person.telegram.clear();
        ASSERT_TRUE(tx.save(person));
    });
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
    const auto claimed = claim(morning);
    EXPECT_THAT(claimed.jobs, IsEmpty());
    EXPECT_EQ(claimed.failed, 1U);
    EXPECT_EQ(row("1/T0/1").state, OutboxState::failed);
    EXPECT_EQ(delivery(DeliveryId{1}).outcome, "no_address");
    EXPECT_THAT(journal(), testing::ElementsAre("message_failed"));

    const Job told = claim_one(morning);
    EXPECT_EQ(told.message.recipient.login, "controller");
    EXPECT_THAT(told.message.text,
                HasSubstr("сообщение не доставлено: Сулегина Т.В.; причина: не указан ни один адрес"));
}

TEST_F(ClaimStory, WhatWasPlannedForSomeoneDismissedSinceIsDropped) {
    const auto task = add_task("Провести заседание");
    plan(task, NoticeKind::reminder, "T0", {lead, helper}, morning);
    const auto dismiss = [this](PersonId id) {
        change([&](Transaction& tx) {
            Person person = *tx.person(id).value();
            person.active = false;
            ASSERT_TRUE(tx.save(person));
        });
    };
    dismiss(lead);
    const auto claimed = claim(morning);
    ASSERT_THAT(claimed.jobs, SizeIs(1));
    EXPECT_EQ(claimed.jobs[0].message.recipient.login, "helper");
    EXPECT_EQ(claimed.dropped, 1U);
    EXPECT_EQ(claimed.failed, 0U);
    EXPECT_EQ(row("1/T0/1").state, OutboxState::dropped);

    dismiss(helper);  // while the message is on its way to be tried again
    EXPECT_THAT(claim(morning + std::chrono::minutes{5}, "daemon-2").jobs, IsEmpty());
    EXPECT_EQ(row("1/T0/2").state, OutboxState::dropped);
    EXPECT_EQ(delivery(claimed.jobs[0].delivery.id).state, DeliveryState::dropped);
}

TEST_F(ClaimStory, ASubstitutionIsToldBesideTheTasks) {
    const std::string words = "Вы замещаете: Сулегина Т.В. (приказ № 17). Задач на исполнении — 2.";
    change([&](Transaction& tx) {
        ASSERT_TRUE(
            plan_notices(tx, Task{}, NoticeKind::changed, "substitution:1", words, {helper}, morning));
    });
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {helper}, morning);
    const Job job = claim_one(morning);
    EXPECT_THAT(job.message.text,
                HasSubstr("вы замещаете: Сулегина Т.В. (приказ № 17). Задач на исполнении — 2"));
    EXPECT_THAT(job.message.text, HasSubstr("Провести заседание"));
}

TEST_F(ClaimStory, ACodeGoesAloneToTheAddressThatItIsToProve) {
    settings_.channels = {"telegram", "smtp"};
    build();
    ASSERT_TRUE(ask_address_code(*store_, lead, lead, "new@example.org", "smtp", morning));
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
    const auto claimed = claim(morning);
    ASSERT_EQ(claimed.jobs.size(), 2u);
    const auto& with_code =
        claimed.jobs[0].message.recipient.email == "new@example.org" ? claimed.jobs[0] : claimed.jobs[1];
    const auto& other = &with_code == &claimed.jobs[0] ? claimed.jobs[1] : claimed.jobs[0];
    EXPECT_EQ(with_code.message.recipient.email, "new@example.org");
    EXPECT_EQ(with_code.delivery.channel, "smtp") << "whatever the person likes better";
    EXPECT_THAT(with_code.message.text, HasSubstr("подтверждает этот адрес"));
    EXPECT_THAT(with_code.message.text, Not(HasSubstr("Провести заседание")));
    EXPECT_EQ(other.message.recipient.email, "lead@example.org") << "nothing else is redirected";
    EXPECT_THAT(other.message.text, HasSubstr("Провести заседание"));
}

TEST_F(ClaimStory, ACodeThatIsOverIsNotSent) {
    ASSERT_TRUE(ask_address_code(*store_, lead, lead, "new@example.org", "smtp", morning));
    EXPECT_TRUE(claim(morning + contacts::code_term).jobs.empty());
}

TEST_F(ClaimStory, AFullBatchAsksToBeCalledAgain) {
    const auto task = add_task("Провести заседание");
    plan(task, NoticeKind::reminder, "T0", {lead, helper, controller}, morning);
    const auto first = claim(morning, "daemon-1", 2);
    EXPECT_THAT(first.jobs, SizeIs(2));
    EXPECT_TRUE(first.more);
    const auto second = claim(morning, "daemon-1", 2);
    EXPECT_THAT(second.jobs, SizeIs(1));
    EXPECT_FALSE(second.more);
}

TEST_F(ClaimStory, NobodyWaitsBehindSomebodysThousand) {
    constexpr int many = 1000;
    change([&](Transaction& tx) {
        for (int at = 0; at < many; ++at)
            ASSERT_TRUE(plan_notices(tx, Task{}, NoticeKind::changed, "moved:" + std::to_string(at),
                                     "Срок перенесён.", {lead}, morning));
        ASSERT_TRUE(plan_notices(tx, Task{}, NoticeKind::changed, "moved:last", "Срок перенесён.",
                                 {helper, controller}, morning + std::chrono::minutes{1}));
    });
    const auto claimed = claim(morning + std::chrono::minutes{1}, "daemon-1", 2);
    ASSERT_THAT(claimed.jobs, SizeIs(2));
    EXPECT_THAT(look<std::vector<OutboxRow>>(
                    [&](ReadView& view) { return view.outbox_of(claimed.jobs[0].delivery.id); }),
                SizeIs(many))
        << "a thousand lines are one message";
    EXPECT_EQ(claimed.jobs[1].message.recipient.login, "helper");
    EXPECT_EQ(claim_one(morning + std::chrono::minutes{1}).message.recipient.login, "controller");
}

TEST_F(ClaimStory, NothingReadyWritesNothing) {
    const auto before = store_->revision();
    EXPECT_THAT(claim(morning).jobs, IsEmpty());
    EXPECT_EQ(store_->revision(), before);
}

}  // namespace
}  // namespace vekha::test
