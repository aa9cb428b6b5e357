// What a controller decides about a report.
#include <gmock/gmock.h>

#include "tests/workflow/engine/story.hpp"

namespace vekha {
namespace {

using testing::HasSubstr;

class Decision : public test::Story {};

TEST_F(Decision, AReturnNamesWhichRequirementFailed) {
    does(test::lead, file("aa", EvidenceKind::protocol));
    does(test::lead, file("bb", EvidenceKind::order));
    does(test::lead, report("Готово"));
    EXPECT_EQ(refused(test::controller, ReturnReport{"Не то", {{9, "нет такого"}}}), Fault::invalid_input);
    EXPECT_EQ(refused(test::controller, ReturnReport{"Не то", {{1, " "}}}), Fault::invalid_input);
    does(test::controller, ReturnReport{"Протокол без подписи", {{1, "Нет подписи председателя"}}});
    EXPECT_EQ(task.requirements[0].state, RequirementState::requested);
    EXPECT_EQ(task.requirements[0].remark, "Нет подписи председателя");
    EXPECT_EQ(task.requirements[1].state, RequirementState::received) << "the order was right";
    EXPECT_EQ(task.evidence.size(), 2u) << "the first version stays";
    does(test::lead, file("cc", EvidenceKind::protocol));
    EXPECT_EQ(task.requirements[0].state, RequirementState::received);
    EXPECT_TRUE(task.requirements[0].remark.empty());
    EXPECT_EQ(task.evidence.back().report, 2);
}

TEST_F(Decision, OnAnOlderReportIsVoidWhenANewerIsHandedIn) {
    does(test::lead, report("Готово"));
    does(test::lead, RecallReport{});
    EXPECT_EQ(task.submissions[0].verdict, Verdict::recalled);
    EXPECT_EQ(task.state, TaskState::open);
    does(test::lead, report("Готово с дополнениями"));
    AcceptReport old;
    old.waivers = {{1, "в деле"}, {2, "в деле"}};
    old.submission = 1;
    const auto refusal = refusal_of(test::controller, old);
    EXPECT_EQ(refusal.fault, Fault::stale);
    EXPECT_THAT(refusal.message, HasSubstr("отчёту № 1"));
    EXPECT_EQ(refused(test::controller, ReturnReport{"Не то", {}, 1}), Fault::stale);
    old.submission = 2;
    does(test::controller, old);
    EXPECT_EQ(task.submissions[1].verdict, Verdict::accepted);
    EXPECT_EQ(task.submissions[0].verdict, Verdict::recalled);
}

TEST_F(Decision, DaysOnControlAreNotTheExecutors) {
    now = test::at("2026-03-12T09:00:00Z");  // Thursday, due Friday 20 March
    does(test::lead, report("Готово"));
    now = test::at("2026-03-17T09:00:00Z");
    does(test::controller, ReturnReport{"Нет приказа"});
    EXPECT_EQ(task.due, test::day("2026-03-25")) << "Friday, Monday and Tuesday lay with the controller";
    EXPECT_EQ(task.first_due, test::day("2026-03-20"));
    ASSERT_EQ(task.pauses.size(), 1u);
    EXPECT_TRUE(task.pauses[0].at_control);
    EXPECT_EQ(task.pauses[0].working_days, 3);
    EXPECT_THAT(task.due_rule, HasSubstr("на контроле 3 рабочих дня"));
}

TEST_F(Decision, AReturnOnTheSameDayMovesNothing) {
    does(test::lead, report("Готово"));
    does(test::controller, ReturnReport{"Нет приказа"});
    EXPECT_EQ(task.due, test::day("2026-03-20"));
    EXPECT_EQ(task.moves, 0);
}

TEST_F(Decision, AParentIsNotAcceptedBeforeItsChildrenUnlessTheyAreExcused) {
    task.requirements.clear();
    task.children = {{TaskId{8}, test::stranger, Branch::part, ChildStanding::owed},
                     {TaskId{9}, test::helper, Branch::part, ChildStanding::accepted}};
    EXPECT_EQ(refused(test::lead, SubmitReport{"Готово"}), Fault::undecided);
    does(test::lead, report("Готово"));
    EXPECT_EQ(refused(test::controller, AcceptReport{}), Fault::undecided);
    does(test::controller, AcceptReport{{}, {}, "Часть вошла в отчёт"});
    EXPECT_EQ(task.state, TaskState::accepted);
    EXPECT_EQ(task.children[0].standing, ChildStanding::excused);
}

}  // namespace
}  // namespace vekha
