// By which way a message goes, and what the delivery journal says of it.
#include <algorithm>

#include "tests/notifiers/outbox/outbox_fixture.hpp"

namespace vekha::test {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class RoutingStory : public OutboxStory {
  protected:
    void alter(PersonId id, const std::function<void(Person&)>& how) {
        change([&](Transaction& tx) {
            Person person = *tx.person(id).value();
            how(person);
            ASSERT_TRUE(tx.save(person));
        });
    }
    /// A row of the person's beside any task.
    void tell(PersonId id, NoticeKind kind, const std::string& rung, std::string channel = {}) {
        change([&](Transaction& tx) {
            OutboxRow row;
            row.key = "0/" + rung + "/" + std::to_string(id.value);
            row.kind = kind;
            row.person = id;
            row.rung = rung;
            row.reason = "Слова.";
            row.planned_at = row.ready_at = morning;
            row.channel = std::move(channel);
            ASSERT_TRUE(tx.plan(row));
        });
    }
    /// "held own_hours", "sent sent 250" … of a person, the oldest first.
    std::vector<std::string> way(PersonId id) {
        auto lines = look<std::vector<Dispatch>>(
            [&](ReadView& view) { return view.dispatches({.person = id, .limit = 100}); });
        std::reverse(lines.begin(), lines.end());
        std::vector<std::string> words;
        for (const auto& line : lines)
            words.push_back(std::string(name(line.step)) + " " + line.reason +
                            (line.code != 0 ? " " + std::to_string(line.code) : "") +
                            (line.channel.empty() ? "" : " by " + line.channel));
        return words;
    }
    std::vector<std::string> alarms() {
        std::vector<std::string> words;
        for (const auto& job : claim(morning + 1s).jobs)
            if (job.message.recipient.login == "admin") words.push_back(job.message.text);
        return words;
    }
    /// So many messages of other people's find the mail server's certificate changed.
    void break_mail(Instant now) {
        for (int at = 0; at < breaker_failures; ++at) {
            tell(helper, NoticeKind::changed, "broken" + std::to_string(at), "smtp");
            const Job job = claim_one(now);
            outbox_->settle(now, job, try_later(SendReason::tls_failed)).value();
        }
    }
    static constexpr int breaker_failures = 5;
};

TEST_F(RoutingStory, TheJournalOfAMessageTellsItsWholeWay) {
    plan(add_task("Провести заседание"), NoticeKind::reminder, "T0", {lead}, morning);
    outbox_->settle(morning, claim_one(morning), try_later(SendReason::deferred, 451)).value();
    outbox_->settle(morning + 2min, claim_one(morning + 2min), refused(SendReason::rejected_recipient, 550))
        .value();
    outbox_->settle(morning + 3min, claim_one(morning + 3min), delivered(200)).value();
    EXPECT_THAT(way(lead), ElementsAre("digested reminder", "postponed deferred 451 by smtp",
                                       "refused rejected_recipient 550 by smtp",
                                       "rerouted refused by telegram", "sent sent 200 by telegram"));
}

TEST_F(RoutingStory, AnAddressThatWasRefusedIsNotTriedWhileThereIsAnother) {
    alter(lead, [](Person& person) {
        person.mark(AddressKind::email, AddressStanding::refused, morning, "bounce");
    });
    tell(lead, NoticeKind::changed, "a");
    EXPECT_EQ(claim_one(morning).delivery.channel, "telegram");
    alter(lead, [](Person& person) { person.telegram.clear(); });
    tell(lead, NoticeKind::changed, "b");
    EXPECT_EQ(claim_one(morning).delivery.channel, "smtp") << "better a vain try than nobody told";
}

TEST_F(RoutingStory, ARefusedAddressIsMarkedAndFreedWhenItTakesAMessageAgain) {
    alter(lead, [](Person& person) { person.telegram.clear(); });
    const auto standing = [&] {
        return look<std::optional<Person>>([&](ReadView& view) { return view.person(lead); })
            ->standing(AddressKind::email);
    };
    tell(lead, NoticeKind::changed, "a");
    outbox_->settle(morning, claim_one(morning), refused(SendReason::rejected_recipient, 550)).value();
    EXPECT_EQ(standing(), AddressStanding::refused);
    tell(lead, NoticeKind::changed, "b");
    outbox_->settle(morning, claim_one(morning), delivered(250)).value();
    EXPECT_EQ(standing(), AddressStanding::unproved);
}

TEST_F(RoutingStory, ARowBoundToAChannelGoesApartAndByNoOther) {
    tell(lead, NoticeKind::changed, "a");
    tell(lead, NoticeKind::test, "t", "telegram");
    const auto jobs = claim(morning).jobs;
    ASSERT_THAT(jobs, SizeIs(2));
    EXPECT_EQ(jobs[0].delivery.channel, "smtp");
    EXPECT_EQ(jobs[1].delivery.channel, "telegram");
    EXPECT_EQ(outbox_->settle(morning, jobs[1], refused(SendReason::rejected_recipient)).value(),
              StepKind::failed);
}

TEST_F(RoutingStory, WhatAPersonHasJustAskedForLeavesAtNight) {
    const Instant night = morning - 6h;
    tell(lead, NoticeKind::answered, "a");
    change([&](Transaction& tx) {
        OutboxRow row = *tx.outbox_row("0/a/1").value();
        row.ready_at = night;
        ASSERT_TRUE(tx.update(row));
    });
    EXPECT_THAT(claim(night).jobs, SizeIs(1));
}

TEST_F(RoutingStory, APersonsOwnHoursHoldTheirMessages) {
    alter(lead, [](Person& person) { person.hours = OwnHours{14h, 20h}; });
    tell(lead, NoticeKind::changed, "a");
    EXPECT_THAT(claim(morning).jobs, IsEmpty());
    EXPECT_THAT(claim(morning + 4h).jobs, IsEmpty());
    EXPECT_THAT(claim(morning + 5h).jobs, SizeIs(1)) << "14:00 in Moscow";
    EXPECT_THAT(way(lead), ElementsAre("held own_hours", "digested changed"));
}

TEST_F(RoutingStory, WhatAPersonDeclinedIsNotSaidUnlessItCallsForSomething) {
    const auto task = add_task("Провести заседание");
    alter(lead, [](Person& person) { person.declined = {NoticeKind::reminder, NoticeKind::assigned}; });
    plan(task, NoticeKind::reminder, "T0", {lead}, morning);
    EXPECT_THAT(claim(morning).jobs, IsEmpty());
    EXPECT_THAT(way(lead), ElementsAre("dropped declined"));
    plan(task, NoticeKind::assigned, "assigned", {lead}, morning);
    EXPECT_THAT(claim(morning).jobs, SizeIs(1));
}

TEST_F(RoutingStory, AnUrgentMessageTriesTheNextChannelAfterAQuarterOfAnHour) {
    settings_.channels = {"smtp", "telegram"};
    build();
    tell(lead, NoticeKind::alarm, "alarm:x");
    outbox_->settle(morning, claim_one(morning), try_later(SendReason::deferred)).value();
    outbox_->settle(morning + 2min, claim_one(morning + 2min), try_later(SendReason::deferred)).value();
    outbox_->settle(morning + 8min, claim_one(morning + 8min), try_later(SendReason::deferred)).value();
    EXPECT_THAT(claim(morning + 14min).jobs, IsEmpty());
    EXPECT_EQ(claim_one(morning + 15min).delivery.channel, "telegram");
    EXPECT_EQ(way(lead).back(), "rerouted waited by telegram");
}

TEST_F(RoutingStory, AChatWhoseAnswersAreReadIsToldThatItMayAnswer) {
    settings_.answered_chats = {"telegram"};
    build();
    tell(lead, NoticeKind::changed, "a", "telegram");
    tell(helper, NoticeKind::changed, "b", "smtp");
    const auto jobs = claim(morning).jobs;
    ASSERT_THAT(jobs, SizeIs(2));
    EXPECT_THAT(jobs[0].message.text, HasSubstr("Отвечайте прямо здесь"));
    EXPECT_THAT(jobs[1].message.text, HasSubstr("отвечать на него не нужно"));
}

TEST_F(RoutingStory, UrgentMessagesHaveAnOrderOfTheirOwn) {
    settings_.urgent_channels = {"telegram"};
    build();
    tell(lead, NoticeKind::alarm, "alarm:x");
    EXPECT_EQ(claim_one(morning).delivery.channel, "telegram");
    tell(helper, NoticeKind::changed, "a");
    EXPECT_EQ(claim_one(morning).delivery.channel, "smtp");
}

TEST_F(RoutingStory, ABrokenChannelIsToldOnceByAnotherAndHoldsItsMessages) {
    break_mail(morning);
    const auto told = alarms();
    ASSERT_THAT(told, SizeIs(1));
    EXPECT_THAT(told.front(),
                HasSubstr("анал «smtp» не работает: не удалось установить защищённое соединение"));
    tell(lead, NoticeKind::changed, "a");
    EXPECT_THAT(claim(morning + 2s).jobs, IsEmpty());
    EXPECT_THAT(way(lead), ElementsAre("digested changed", "held channel_down by smtp"));
    EXPECT_EQ(delivery(row("0/a/1").delivery).attempts, 0) << "no try is used up";
}

TEST_F(RoutingStory, OneMessageProbesABrokenChannelAndItsSuccessFreesTheOthers) {
    break_mail(morning);
    alarms();
    tell(lead, NoticeKind::changed, "a");
    tell(controller, NoticeKind::changed, "b");
    claim(morning + 2s);
    const auto probe = claim(morning + 61s).jobs;
    ASSERT_THAT(probe, SizeIs(1)) << "of all that wait";
    EXPECT_EQ(probe.front().delivery.channel, "smtp");
    outbox_->settle(morning + 62s, probe.front(), delivered(250)).value();
    EXPECT_THAT(journal(), testing::IsSupersetOf({"channel_down", "channel_up"}));
    std::vector<std::string> freed;
    for (const auto& job : claim(morning + 10min).jobs) freed.push_back(job.message.recipient.login);
    EXPECT_THAT(freed, testing::IsSupersetOf({"controller", "admin"}));
}

TEST_F(RoutingStory, AfterAnHourTheOthersGoByTheNextChannel) {
    break_mail(morning);
    alarms();
    tell(lead, NoticeKind::changed, "a");
    claim(morning + 2s);
    std::vector<std::string> gone;
    for (const auto& job : claim(morning + 61min).jobs)
        gone.push_back(job.message.recipient.login + " " + job.delivery.channel);
    EXPECT_THAT(gone, testing::Contains("lead telegram"));
}

TEST_F(RoutingStory, WhoWasWrittenToEnoughInAnHourReadsTheRestTogether) {
    settings_.per_person_hourly = 2;
    build();
    for (const auto* rung : {"a", "b"}) {
        tell(lead, NoticeKind::changed, rung);
        EXPECT_TRUE(outbox_->settle(morning, claim_one(morning), delivered(250)));
    }
    tell(lead, NoticeKind::changed, "c");
    tell(helper, NoticeKind::changed, "c");
    const auto others = claim_one(morning + 1min);
    EXPECT_EQ(others.message.recipient.login, "helper") << "nobody else waits";
    EXPECT_TRUE(outbox_->settle(morning + 1min, others, delivered(250)));
    EXPECT_EQ(way(lead).back(), "held person_rate");
    tell(lead, NoticeKind::changed, "d");
    EXPECT_THAT(claim(morning + 59min).jobs, IsEmpty());
    const auto job = claim_one(morning + 60min);
    EXPECT_EQ(job.message.recipient.login, "lead");
    EXPECT_THAT(look<std::vector<OutboxRow>>([&](ReadView& view) { return view.outbox_of(job.delivery.id); }),
                SizeIs(2));
}

TEST_F(RoutingStory, WhatIsUrgentOrAskedForIsNotHeldByTheHourlyLimit) {
    settings_.per_person_hourly = 1;
    build();
    tell(lead, NoticeKind::changed, "a");
    claim_one(morning);
    tell(lead, NoticeKind::alarm, "alarm:x");
    claim_one(morning + 1min);
    tell(lead, NoticeKind::answered, "answer");
    claim_one(morning + 2min);
    tell(lead, NoticeKind::changed, "b");
    EXPECT_THAT(claim(morning + 3min).jobs, IsEmpty());
}

}  // namespace
}  // namespace vekha::test
