// Parts, papers and numbers that owners hand in.
#include <gmock/gmock.h>

#include "tests/workflow/engine/story.hpp"

namespace vekha {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Proof : public test::Story {
  protected:
    Proof() {
        task.requirements.clear();
        task.indicators = {{1, {"охват не менее 80 %", 80, "%", Indicator::Direction::at_least}, {}, {}, {}}};
    }
};

TEST_F(Proof, TheLeadSeesWhoHasNotContributedAndComesWithoutThemForAReason) {
    EXPECT_THAT(task.silent_contributors(), ElementsAre(test::helper));
    const auto refusal = refusal_of(test::lead, SubmitReport{"Готово", {{1, 90, {}}}});
    EXPECT_EQ(refusal.fault, Fault::undecided);
    EXPECT_THAT(refusal.message, HasSubstr("1 соисполнитель"));
    does(test::lead, SubmitReport{"Готово", {{1, 90, {}}}, "Соисполнитель на больничном"});
    EXPECT_EQ(task.submissions.back().without, "Соисполнитель на больничном");
}

TEST_F(Proof, APartThatIsHandedInNeedsNoReason) {
    does(test::helper, Contribute{"Провели семинар"});
    EXPECT_THAT(task.silent_contributors(), IsEmpty());
    does(test::helper, Contribute{"Провели два семинара"});
    ASSERT_EQ(task.contributions.size(), 1u) << "the later one stands";
    EXPECT_EQ(task.contributions[0].words, "Провели два семинара");
    EXPECT_EQ(refused(test::lead, Contribute{"Я"}), Fault::forbidden);
    does(test::lead, SubmitReport{"Готово", {{1, 90, {}}}});
}

TEST_F(Proof, EveryIndicatorNeedsItsNumber) {
    const auto refusal = refusal_of(test::lead, report("Готово"));
    EXPECT_EQ(refusal.fault, Fault::requirement_open);
    EXPECT_THAT(refusal.mend, HasSubstr("не менее 80 %"));
    EXPECT_EQ(refused(test::lead, report("Готово", {{7, 1, {}}})), Fault::invalid_input);
    EXPECT_EQ(refused(test::lead, report("Готово", {{1, 90, {}}, {1, 91, {}}})), Fault::invalid_input);
    does(test::lead, report("Готово", {{1, 80, {}}}));
    EXPECT_EQ(task.indicators[0].value, 80);
    EXPECT_FALSE(task.indicators[0].falls_short());
}

TEST_F(Proof, ANumberThatFallsShortIsExplainedByBothSides) {
    EXPECT_EQ(refused(test::lead, report("Готово", {{1, 72.5, {}}})), Fault::invalid_input);
    does(test::lead, report("Готово", {{1, 72.5, "Две школы на ремонте"}}));
    EXPECT_TRUE(task.indicators[0].falls_short());
    const auto refusal = refusal_of(test::controller, AcceptReport{});
    EXPECT_EQ(refusal.fault, Fault::requirement_open);
    EXPECT_EQ(refusal.where, "shortfall");
    does(test::controller, AcceptReport{{}, "Ремонт подтверждён актом"});
    EXPECT_EQ(task.submissions.back().reason, "Ремонт подтверждён актом");
}

TEST_F(Proof, AnIndicatorThatMeansNothingIsWaived) {
    EXPECT_EQ(refused(test::controller, WaiveIndicator{1, ""}), Fault::invalid_input);
    does(test::controller, WaiveIndicator{1, "Показатель не измеряется"});
    EXPECT_EQ(refused(test::controller, WaiveIndicator{1, "ещё раз"}), Fault::wrong_state);
    does(test::lead, report("Готово"));
}

TEST_F(Proof, MeetingAPlanIsByItsDirection) {
    using D = Indicator::Direction;
    EXPECT_TRUE(meets({"", 80, "%", D::at_least}, 80));
    EXPECT_FALSE(meets({"", 80, "%", D::at_least}, 79.9));
    EXPECT_TRUE(meets({"", 5, "", D::at_most}, 4));
    EXPECT_FALSE(meets({"", 5, "", D::at_most}, 5.1));
    EXPECT_TRUE(meets({"", 0.3, "", D::exactly}, 0.1 + 0.2)) << "decimal, not binary, equality";
    EXPECT_FALSE(meets({"", 100, "", D::exactly}, 99));
    EXPECT_EQ(russian_indicator({"", 80.5, "%", D::at_least}), "не менее 80,5 %");
}

TEST_F(Proof, TheReportStartsTheControllersTerm) {
    rules.terms.acceptance = 3;
    now = test::at("2026-03-12T09:00:00Z");  // Thursday
    does(test::lead, report("Готово", {{1, 90, {}}}));
    EXPECT_EQ(task.pending()->decision_due, test::day("2026-03-17")) << "Friday, Monday, Tuesday";
    EXPECT_EQ(task.pending()->decision_due_at, test::at("2026-03-17T21:00:00Z"));
}

}  // namespace
}  // namespace vekha
