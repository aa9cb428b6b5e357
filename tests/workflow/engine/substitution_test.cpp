#include "workflow/engine/substitution.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

constexpr PersonId director{1}, deputy{2}, secretary{3}, methodist{4};

Day day(int month, int number) {
    return std::chrono::sys_days{std::chrono::year{2026} / month / number};
}

Substitution stands(int id, PersonId away, PersonId acting, Day from, Day to) {
    Substitution made;
    made.id = SubstitutionId{id};
    made.away = away;
    made.acting = acting;
    made.order = "приказ № " + std::to_string(id);
    made.from = from;
    made.to = to;
    return made;
}

TEST(Substitutions, HoldFromTheirFirstDayToTheirLastAndEndByThemselves) {
    const std::vector all{stands(1, director, deputy, day(7, 1), day(7, 14))};
    EXPECT_EQ(acting_for(all, director, day(6, 30)), director);
    EXPECT_EQ(acting_for(all, director, day(7, 1)), deputy);
    EXPECT_EQ(acting_for(all, director, day(7, 14)), deputy);
    EXPECT_EQ(acting_for(all, director, day(7, 15)), director);
}

TEST(Substitutions, EndedEarlyTheyAreNoMoreInForceThatDay) {
    auto one = stands(1, director, deputy, day(7, 1), day(7, 14));
    one.ended = day(7, 10);
    EXPECT_EQ(acting_for({one}, director, day(7, 9)), deputy);
    EXPECT_EQ(acting_for({one}, director, day(7, 10)), director);
}

TEST(Substitutions, AChainGoesToItsEnd) {
    const std::vector all{stands(1, director, deputy, day(7, 1), day(7, 14)),
                          stands(2, deputy, secretary, day(7, 5), day(7, 7))};
    EXPECT_EQ(acting_for(all, director, day(7, 4)), deputy);
    EXPECT_EQ(acting_for(all, director, day(7, 6)), secretary);
    EXPECT_EQ(stood_in_by(all, secretary, day(7, 6)), (std::vector{director, deputy}));
    EXPECT_EQ(stood_in_by(all, deputy, day(7, 6)), std::vector<PersonId>{});
}

TEST(Substitutions, ThatPointAtEachOtherLeaveTheWordsWhereTheyWere) {
    const std::vector all{stands(1, director, deputy, day(7, 1), day(7, 14)),
                          stands(2, deputy, director, day(7, 1), day(7, 14))};
    EXPECT_EQ(acting_for(all, director, day(7, 6)), director);
    EXPECT_EQ(acting_for(all, deputy, day(7, 6)), deputy);
    EXPECT_TRUE(stood_in_by(all, deputy, day(7, 6)).empty());
}

TEST(Substitutions, TheLatestMadeCounts) {
    const std::vector all{stands(1, director, deputy, day(7, 1), day(7, 14)),
                          stands(2, director, methodist, day(7, 1), day(7, 14))};
    EXPECT_EQ(acting_for(all, director, day(7, 6)), methodist);
}

TEST(Substitutions, AChainWithoutEndIsLeftAlone) {
    std::vector<Substitution> all;
    for (int at = 1; at <= substitution_chain_most + 2; ++at)
        all.push_back(stands(at, PersonId{at}, PersonId{at + 1}, day(7, 1), day(7, 14)));
    EXPECT_EQ(acting_for(all, director, day(7, 6)), director);
}

TEST(Substitutions, AChainSaysWhatIsWrongWithIt) {
    std::vector<Substitution> all{stands(1, director, deputy, day(7, 1), day(7, 14))};
    EXPECT_EQ(chain_fault(all, director, day(7, 6)), ChainFault::none);
    EXPECT_EQ(chain_fault(all, secretary, day(7, 6)), ChainFault::none);
    all.push_back(stands(2, deputy, director, day(7, 6), day(7, 14)));
    EXPECT_EQ(chain_fault(all, director, day(7, 5)), ChainFault::none);
    EXPECT_EQ(chain_fault(all, director, day(7, 6)), ChainFault::loop);
    all.clear();
    for (int at = 1; at <= substitution_chain_most + 1; ++at)
        all.push_back(stands(at, PersonId{at}, PersonId{at + 1}, day(7, 1), day(7, 14)));
    EXPECT_EQ(chain_fault(all, PersonId{1}, day(7, 6)), ChainFault::too_long);
    EXPECT_EQ(chain_fault(all, PersonId{2}, day(7, 6)), ChainFault::none);
}

TEST(Substitutions, AreToComeInForceAndPast) {
    auto one = stands(1, director, deputy, day(7, 1), day(7, 14));
    EXPECT_EQ(standing_of(one, day(6, 30)), SubstitutionStanding::coming);
    EXPECT_EQ(standing_of(one, day(7, 14)), SubstitutionStanding::in_force);
    EXPECT_EQ(standing_of(one, day(7, 15)), SubstitutionStanding::past);
    one.ended = day(7, 1);
    EXPECT_EQ(standing_of(one, day(6, 30)), SubstitutionStanding::past) << "withdrawn before it began";
    EXPECT_EQ(standing_of(one, day(7, 1)), SubstitutionStanding::past);
}

TEST(Substitutions, OverlapOnADayOrNot) {
    const auto july = stands(1, director, deputy, day(7, 1), day(7, 14));
    EXPECT_TRUE(overlap(july, stands(2, director, secretary, day(7, 14), day(7, 20))));
    EXPECT_FALSE(overlap(july, stands(2, director, secretary, day(7, 15), day(7, 20))));
    auto ended = july;
    ended.ended = day(7, 10);
    EXPECT_FALSE(overlap(ended, stands(2, director, secretary, day(7, 10), day(7, 20))));
}

}  // namespace
}  // namespace vekha
