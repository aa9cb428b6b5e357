// What a person does about messages by hand, and who would not hear of anything.
#include "notifiers/outbox/replay.hpp"

#include "notifiers/outbox/dispatch_list.hpp"
#include "notifiers/outbox/unreachable.hpp"
#include "tests/notifiers/outbox/outbox_fixture.hpp"

namespace vekha::test {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class ByHand : public OutboxStory {
  protected:
    const std::vector<std::string> channels{"smtp", "telegram"};

    void alter(PersonId id, const std::function<void(Person&)>& how) {
        change([&](Transaction& tx) {
            Person person = *tx.person(id).value();
            how(person);
            ASSERT_TRUE(tx.save(person));
        });
    }
    /// A message to the lead that every channel refused.
    DeliveryId failed() {
        plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
        const Job mail = claim_one(morning);
        outbox_->settle(morning, mail, refused(SendReason::rejected_message)).value();
        outbox_->settle(morning, claim_one(morning), refused(SendReason::rejected_message)).value();
        return mail.delivery.id;
    }
    std::vector<UnreachablePerson> unreached() {
        return look<std::vector<UnreachablePerson>>(
            [&](ReadView& view) { return unreachable_people(view, channels, morning); });
    }
};

TEST_F(ByHand, AFailedMessageGoesOnceMoreByTheChannelThatWasChosen) {
    const auto id = failed();
    EXPECT_EQ(replay_delivery(*store_, channels, controller, id, "telegram", morning).value(), 1U);
    bool again = false;
    for (const auto& job : claim(morning).jobs)
        if (job.message.recipient.login == "lead") {
            again = true;
            EXPECT_EQ(job.delivery.channel, "telegram");
            EXPECT_NE(job.delivery.id, id) << "the failed one stays on record";
            EXPECT_EQ(outbox_->settle(morning, job, delivered()).value(), StepKind::sent);
        }
    EXPECT_TRUE(again);
    EXPECT_EQ(delivery(id).state, DeliveryState::failed);
    EXPECT_EQ(row("1/T0/1").state, OutboxState::sent);
    const auto twice = replay_delivery(*store_, channels, controller, id, "", morning);
    EXPECT_EQ(twice.error().fault, Fault::wrong_state) << "nothing of it is left to say";
}

TEST_F(ByHand, OnlyWhatFailedIsSentAgain) {
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
    const Job job = claim_one(morning);
    const auto again = [&](DeliveryId id, const std::string& channel) {
        return replay_delivery(*store_, channels, controller, id, channel, morning).error().fault;
    };
    EXPECT_EQ(again(job.delivery.id, ""), Fault::wrong_state);
    EXPECT_EQ(again(DeliveryId{99}, ""), Fault::not_found);
    EXPECT_EQ(again(job.delivery.id, "pigeon"), Fault::invalid_input);
}

TEST_F(ByHand, ATestGoesTheWayOfAllMessagesAndLeavesAtOnce) {
    const auto key = plan_test_message(*store_, channels, controller, lead, "telegram", morning).value();
    const Job job = claim_one(morning);
    EXPECT_EQ(job.delivery.channel, "telegram");
    EXPECT_THAT(job.message.text, HasSubstr("проверочное сообщение"));
    outbox_->settle(morning, job, delivered()).value();
    EXPECT_EQ(row(key).state, OutboxState::sent);
    alter(lead, [](Person& person) { person.active = false; });
    EXPECT_EQ(plan_test_message(*store_, channels, controller, lead, "", morning).error().fault,
              Fault::wrong_state);
    EXPECT_EQ(plan_test_message(*store_, channels, controller, PersonId{99}, "", morning).error().fault,
              Fault::not_found);
}

TEST_F(ByHand, PeopleWhoWouldNotHearAreShownWithWhatTheyOwe) {
    add_task("Провести заседание");
    EXPECT_THAT(unreached(), IsEmpty());
    alter(lead, [](Person& person) {
        person.telegram.clear();
        person.mark(AddressKind::email, AddressStanding::refused, morning, "bounce");
    });
    alter(helper, [](Person& person) { person.telegram = person.email = ""; });
    const auto found = unreached();
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_EQ(found[0].why, Unreached::refused);
    EXPECT_EQ(found[1].why, Unreached::no_address);
    EXPECT_THAT(found[0].tasks, SizeIs(1));
    alter(helper, [](Person& person) { person.active = false; });
    EXPECT_THAT(unreached(), SizeIs(1)) << "a dismissed person's work is handed over";
}

TEST_F(ByHand, WhoseLastMessageReachedNobodyIsAmongThem) {
    failed();
    const auto found = unreached();
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].why, Unreached::failed);
}

TEST_F(ByHand, ThePaperListIsSafeToPrint) {
    add_task("Издать <b>приказ</b> & протокол");
    alter(lead, [](Person& person) { person.telegram = person.email = ""; });
    const auto page = paper_list(unreached(), *organization_, morning);
    EXPECT_THAT(page, HasSubstr("Сулегина Т.В."));
    EXPECT_THAT(page, HasSubstr("Издать &lt;b&gt;приказ&lt;/b&gt; &amp; протокол"));
    EXPECT_THAT(page, HasSubstr("31 марта 2026 г."));
    EXPECT_THAT(paper_list({}, *organization_, morning), HasSubstr("Таких людей нет."));
}

TEST_F(ByHand, TheWayIsToldInWordsAndAsAFileThatRunsNothing) {
    Dispatch line;
    line.at = morning;
    line.person = lead;
    line.channel = "smtp";
    line.step = DispatchStep::refused;
    line.reason = "rejected_recipient";
    line.code = 550;
    EXPECT_EQ(russian(line), "отказ: адрес не принимает сообщений (550)");
    line.step = DispatchStep::sent;
    line.reason = "sent";
    line.code = 0;
    EXPECT_EQ(russian(line), "отправлено");
    const auto csv = dispatches_csv({line}, {{lead, "=cmd|' /C calc'!A0"}}, *organization_->zone);
    EXPECT_THAT(csv, HasSubstr("\"2026-03-31 09:00\";\"'=cmd"));
    EXPECT_THAT(csv, Not(HasSubstr(";\"=")));
}

}  // namespace
}  // namespace vekha::test
