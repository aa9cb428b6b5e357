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

}  // namespace
}  // namespace vekha
