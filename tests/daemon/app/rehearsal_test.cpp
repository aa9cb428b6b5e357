#include "daemon/app/rehearsal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using test::day;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

/// "2026-03-05 09:00 Директор СОШ № 1: T-10" for each line told.
struct Told {
    std::vector<std::string> lines;
    RehearsalOutcome outcome;
};

Told play(RehearsalPlan plan) {
    Told told;
    const auto organization = std::make_shared<const Organization>(test::organization());
    plan.channels = {"smtp"};
    told.outcome = test::must(rehearse(organization, plan, [&](const RehearsedMessage& message) {
        const auto local = organization->zone->local(message.at);
        for (const auto& line : message.lines)
            told.lines.push_back(format(local.day) + " " + format_time_of_day(local.time) + " " +
                                 message.person.name + ": " + line.rung);
    }));
    return told;
}

RehearsalPlan plan_of(std::vector<Item> items) {
    RehearsalPlan plan;
    plan.reading.items = std::move(items);
    plan.from = day("2026-02-16");
    plan.to = day("2026-03-31");
    return plan;
}

TEST(Rehearsal, TellsTheWholeLifeOfAPlanWithStandInsForEveryParty) {
    const auto told = play(
        plan_of({test::item("1", "Дело", {{std::nullopt, day("2026-03-20")}}, {"Директор СОШ № 1"}, {})}));
    EXPECT_THAT(
        told.lines,
        ElementsAre("2026-02-16 08:30 Директор СОШ № 1: assigned", "2026-03-05 09:00 Директор СОШ № 1: T-10",
                    "2026-03-17 09:00 Директор СОШ № 1: T-3", "2026-03-19 09:00 Директор СОШ № 1: T-1",
                    "2026-03-20 09:00 Директор СОШ № 1: T0", "2026-03-23 09:00 Директор СОШ № 1: late+1",
                    "2026-03-23 09:00 Координатор: late+1", "2026-03-25 09:00 Директор СОШ № 1: late+3",
                    "2026-03-25 09:00 Координатор: late+3", "2026-03-25 09:00 Начальник отдела: late+3",
                    "2026-03-27 09:00 Директор СОШ № 1: late+5", "2026-03-27 09:00 Координатор: late+5",
                    "2026-03-27 09:00 Заместитель руководителя: late+5"));
    EXPECT_THAT(told.outcome.stand_ins, ElementsAre("Директор СОШ № 1"));
    EXPECT_EQ(told.outcome.tasks, 1u);
}

TEST(Rehearsal, UsesThePeopleItIsGiven) {
    auto plan = plan_of({test::item("1", "Дело", {{std::nullopt, day("2026-03-20")}}, {"Методист"}, {})});
    plan.people = {{test::person("anna", {Duty::executor}, "", {"методист"})}, {}};
    const auto told = play(plan);
    EXPECT_THAT(told.lines, Contains("2026-03-05 09:00 anna: T-10"));
    EXPECT_TRUE(told.outcome.stand_ins.empty());
}

TEST(Rehearsal, NamesTheRowsThatMakeNoTask) {
    const auto told =
        play(plan_of({test::item("1", "Дело", {{std::nullopt, day("2026-03-20")}}, {"Методист"}, {}),
                      test::item("2", "Без срока", {}, {"Методист"}, {})}));
    ASSERT_EQ(told.outcome.left_out.size(), 1u);
    EXPECT_EQ(told.outcome.left_out[0].title, "Без срока");
    EXPECT_EQ(told.outcome.items, 2u);
    EXPECT_EQ(told.outcome.tasks, 1u);
}

TEST(Rehearsal, ChoosesItsDaysFromThePlan) {
    auto plan =
        plan_of({test::item("1", "Дело", {{day("2026-03-01"), day("2026-03-31")}}, {"Методист"}, {})});
    plan.from.reset();
    plan.to.reset();
    const auto told = play(plan);
    EXPECT_EQ(told.outcome.from, day("2026-01-30"));
    EXPECT_EQ(told.outcome.to, day("2026-04-28"));
}

/// A school's task due on 20 March, alive until 18 March in the store of a real office.
class KeptRehearsal : public testing::Test {
  protected:
    void SetUp() override {
        office.import({test::item("1", "Дело", {{std::nullopt, day("2026-03-20")}}, {"Методист"}, {})});
        office.live_until(test::at("2026-03-18T09:00:00Z"));
    }
    Result<RehearsalOutcome> rehearse_from(std::optional<Day> from, const Organization& organization) {
        const auto shared = std::make_shared<const Organization>(organization);
        const KeptPlan plan{*office.store, RoadmapId{1}, office.now, {"smtp"}, from, day("2026-03-24")};
        return rehearse(shared, plan, [&](const RehearsedMessage& message) {
            for (const auto& line : message.lines)
                told.push_back(format(shared->zone->local(message.at).day) + " " + message.person.login +
                               " " + line.rung);
        });
    }
    std::vector<std::string> told;
    test::Office office;
};

TEST_F(KeptRehearsal, GoesOnFromWhatHappenedAndWritesNothing) {
    const auto before = office.told();
    const auto version = office.task().version;
    const auto outcome = test::must(rehearse_from(std::nullopt, office.org));
    EXPECT_THAT(told, testing::Contains("2026-03-19 anna T-1"));
    EXPECT_THAT(told, testing::Contains("2026-03-23 irina late+1"));
    EXPECT_EQ(outcome.tasks, 1u);
    EXPECT_EQ(outcome.from, day("2026-03-18"));
    EXPECT_EQ(office.told(), before);
    EXPECT_EQ(office.task().version, version);
}

TEST_F(KeptRehearsal, TellsFromTheDayAskedFor) {
    const auto outcome = test::must(rehearse_from(day("2026-03-20"), office.org));
    EXPECT_THAT(told, ElementsAre("2026-03-20 anna T0", "2026-03-23 anna late+1", "2026-03-23 irina late+1"));
    EXPECT_EQ(outcome.lines, 3u);
}

TEST_F(KeptRehearsal, TriesAnotherLadder) {
    auto organization = office.org;
    std::erase_if(organization.policy.rungs, [](const Rung& rung) { return rung.id == "T-1"; });
    test::must(rehearse_from(std::nullopt, organization));
    EXPECT_THAT(told, testing::Not(Contains("2026-03-19 anna T-1")));
    EXPECT_THAT(told, Contains("2026-03-20 anna T0"));
}

TEST_F(KeptRehearsal, IsSilentOnceTheTaskIsClosed) {
    test::must(office.does("anna", SubmitReport{"Сделано"}));
    test::must(office.does("irina", AcceptReport{{}}));
    told.clear();
    test::must(rehearse_from(day("2026-03-19"), office.org));
    EXPECT_TRUE(told.empty());
}

TEST_F(KeptRehearsal, NamesARoadmapThatIsNotThere) {
    const auto shared = std::make_shared<const Organization>(office.org);
    const KeptPlan plan{*office.store, RoadmapId{7}, office.now, {"smtp"}, std::nullopt, std::nullopt};
    const auto refused = rehearse(shared, plan, [](const RehearsedMessage&) {});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::not_found);
    EXPECT_EQ(refused.error().where, "7");
}

}  // namespace
}  // namespace vekha
