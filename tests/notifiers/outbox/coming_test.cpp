// What a morning will be, told beforehand; and that nobody waits behind somebody's thousand.
#include "notifiers/outbox/coming.hpp"

#include "tests/notifiers/outbox/outbox_fixture.hpp"

namespace vekha::test {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

/// Monday evening, after the sending hours; they begin again half an hour before the `morning` of Tuesday.
const Instant evening = at("2026-03-30T18:00:00Z");
const Instant opening = morning - 30min;

class ComingStory : public OutboxStory {
  protected:
    void tell(PersonId id, const std::string& rung, Instant ready, std::string channel = {}) {
        change([&](Transaction& tx) {
            OutboxRow row;
            row.key = "0/" + rung + "/" + std::to_string(id.value);
            row.kind = NoticeKind::changed;
            row.person = id;
            row.rung = rung;
            row.reason = "Слова.";
            row.planned_at = row.ready_at = ready;
            row.channel = std::move(channel);
            ASSERT_TRUE(tx.plan(row));
        });
    }
    std::vector<ComingMessage> coming(Instant now) {
        return look<std::vector<ComingMessage>>([&](ReadView& view) {
            return coming_messages(view, *organization_, settings_.channels, {}, now);
        });
    }
};

TEST_F(ComingStory, WhatComesInTheEveningIsOneMessageAPersonInTheMorning) {
    tell(lead, "a", evening);
    tell(lead, "b", evening + 1h);
    tell(helper, "a", evening);
    EXPECT_THAT(coming(evening), UnorderedElementsAre(ComingMessage{"smtp", "lead@example.org", opening},
                                                      ComingMessage{"smtp", "helper@example.org", opening}));
}

TEST_F(ComingStory, AMessageBoundToItsChannelAndOneForLaterGoAlone) {
    tell(lead, "a", evening);
    tell(lead, "b", evening, "telegram");
    tell(lead, "c", morning + 2h);
    EXPECT_THAT(coming(evening),
                UnorderedElementsAre(ComingMessage{"smtp", "lead@example.org", opening},
                                     ComingMessage{"telegram", "tg-lead", opening},
                                     ComingMessage{"smtp", "lead@example.org", morning + 2h}));
}

TEST_F(ComingStory, AMessageThatIsTriedAgainIsPartOfThePlanUntilItIsSent) {
    tell(lead, "a", morning);
    const Job job = claim_one(morning);
    outbox_->settle(morning, job, try_later(SendReason::unreachable)).value();
    const auto again = delivery(job.delivery.id).next_try_at;
    EXPECT_THAT(coming(morning), ElementsAre(ComingMessage{"smtp", "lead@example.org", again}));
    outbox_->settle(again, claim_one(again), delivered()).value();
    EXPECT_THAT(coming(again), IsEmpty());
}

TEST_F(ComingStory, NobodyWaitsBehindSomebodysThousand) {
    constexpr int thousand = 1000;
    for (int at = 0; at < thousand; ++at) tell(lead, "r" + std::to_string(at), morning - 1h);
    tell(helper, "one", morning);
    tell(controller, "one", morning);
    // Three places are enough for the three of them: the thousand are one message.
    EXPECT_THAT(claim(morning, "daemon-1", 3).jobs, SizeIs(3));
}

}  // namespace
}  // namespace vekha::test
