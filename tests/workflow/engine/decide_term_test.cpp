// Extensions, moves, pauses and coming back.
#include <gmock/gmock.h>

#include "tests/workflow/engine/story.hpp"

namespace vekha {
namespace {

using test::day;
using testing::HasSubstr;

class Term : public test::Story {};  // due Friday 20 March 2026, now Tuesday 10 March

TEST_F(Term, AnExtensionIsAskedForWithAReasonEarlyEnoughAndDecided) {
    EXPECT_EQ(refused(test::lead, AskExtension{day("2026-03-27"), ""}), Fault::invalid_input);
    EXPECT_EQ(refused(test::lead, AskExtension{day("2026-03-19"), "рано"}), Fault::invalid_input);
    EXPECT_EQ(refused(test::controller, AskExtension{day("2026-03-27"), "жду"}), Fault::forbidden);
    does(test::lead, AskExtension{day("2026-03-27"), "Нет помещения", "письмо № 4"});
    EXPECT_EQ(refused(test::lead, AskExtension{day("2026-03-30"), "ещё"}), Fault::conflict);
    EXPECT_EQ(refused(test::lead, DecideExtension{1, true}), Fault::forbidden);
    does(test::controller, DecideExtension{1, true, {}, "Согласовано"});
    EXPECT_EQ(task.due, day("2026-03-27"));
    EXPECT_EQ(task.first_due, day("2026-03-20")) << "never forgotten";
    EXPECT_EQ(task.extensions[0].state, ExtensionState::granted);
    EXPECT_EQ(task.extensions[0].decided_by, test::controller);
    EXPECT_THAT(task.due_rule, HasSubstr("письмо № 4"));
}

TEST_F(Term, TooLateIsToldWithTheRule) {
    now = test::at("2026-03-18T09:00:00Z");
    const auto refusal = refusal_of(test::lead, AskExtension{day("2026-03-27"), "Нет помещения"});
    EXPECT_EQ(refusal.fault, Fault::wrong_state);
    EXPECT_THAT(refusal.message, HasSubstr("за 3 рабочих дня"));
    EXPECT_THAT(refusal.message, HasSubstr("«Область»"));
    now = test::at("2026-03-17T09:00:00Z");
    does(test::lead, AskExtension{day("2026-03-27"), "Нет помещения"});
}

TEST_F(Term, ARefusalNeedsWordsAndLeavesTheTerm) {
    does(test::helper, AskExtension{day("2026-03-27"), "Нет помещения"});
    EXPECT_EQ(refused(test::controller, DecideExtension{1, false}), Fault::invalid_input);
    EXPECT_EQ(refused(test::controller, DecideExtension{2, false, {}, "нет"}), Fault::not_found);
    does(test::controller, DecideExtension{1, false, {}, "Помещение есть"});
    EXPECT_EQ(task.due, day("2026-03-20"));
    EXPECT_EQ(task.extensions[0].state, ExtensionState::refused);
}

TEST_F(Term, BeyondTheBoundOnlyWhoApprovedThePlanDecides) {
    does(test::lead, AskExtension{day("2026-04-20"), "Нет помещения"});
    const auto refusal = refusal_of(test::controller, DecideExtension{1, true});
    EXPECT_EQ(refusal.fault, Fault::forbidden);
    EXPECT_THAT(refusal.message, HasSubstr("3 апреля 2026")) << "ten working days from the first due day";
    does(test::controller, DecideExtension{1, true, day("2026-04-03"), "До предела"});
    EXPECT_EQ(task.due, day("2026-04-03"));
    EXPECT_EQ(refused(test::controller, MoveTask{day("2026-04-06"), "ещё"}), Fault::forbidden)
        << "the bound is counted from the first due day";
    does(test::chief, MoveTask{day("2026-04-20"), "решение коллегии"});
    EXPECT_EQ(task.due, day("2026-04-20"));
}

TEST_F(Term, WhereOnlyTheIssuerMovesTermsTheControllerMovesNone) {
    rules.terms.extension_bound = 0;
    EXPECT_THAT(refusal_of(test::controller, MoveTask{day("2026-03-23"), "надо"}).message,
                HasSubstr("только тот, кто утвердил"));
    does(test::controller, MoveTask{day("2026-03-18"), "раньше можно"});
}

TEST_F(Term, ADayOffGivesTheWorkingDayOfTheRulePack) {
    does(test::controller, MoveTask{day("2026-03-28"), "решение"});  // Saturday
    EXPECT_EQ(task.due, day("2026-03-27"));
    EXPECT_THAT(task.due_rule, HasSubstr("выходной"));
}

TEST_F(Term, APauseMovesTheTermByTheWorkingDaysItLasted) {
    does(test::controller, SuspendTask{"Карантин"});
    now = test::at("2026-03-17T09:00:00Z");
    does(test::controller, ResumeTask{});
    EXPECT_EQ(task.due, day("2026-03-27")) << "five working days from Tuesday to Tuesday";
    ASSERT_EQ(task.pauses.size(), 1u);
    EXPECT_EQ(task.pauses[0].working_days, 5);
    EXPECT_EQ(task.pauses[0].reason, "Карантин");
    EXPECT_TRUE(task.pauses[0].to);
}

TEST_F(Term, APauseWithinADayMovesNothing) {
    does(test::controller, SuspendTask{"Ошибка"});
    does(test::controller, ResumeTask{});
    EXPECT_EQ(task.due, day("2026-03-20"));
    EXPECT_EQ(task.moves, 0);
}

TEST_F(Term, AClosedTaskComesBackForAReasonAndItsFirstTermStays) {
    does(test::controller, CancelTask{"Не нужно"});
    EXPECT_EQ(refused(test::controller, ReopenTask{" "}), Fault::invalid_input);
    EXPECT_EQ(refused(test::lead, ReopenTask{"надо"}), Fault::forbidden);
    does(test::controller, ReopenTask{"Требование прокуратуры", day("2026-03-27")});
    EXPECT_EQ(task.state, TaskState::open);
    EXPECT_FALSE(task.closed_at);
    EXPECT_EQ(task.due, day("2026-03-27"));
    EXPECT_EQ(task.first_due, day("2026-03-20"));
}

TEST_F(Term, APartNeverOutlastsTheWhole) {
    parent = task;
    parent->due = day("2026-03-23");
    task.branch = Branch::part;
    task.parent = TaskId{1};
    EXPECT_EQ(refused(test::controller, MoveTask{day("2026-03-24"), "надо"}), Fault::invalid_input);
    does(test::controller, MoveTask{day("2026-03-23"), "надо"});
}

TEST_F(Term, AGroupComesBackByItsMembersAlone) {
    task.assignments.clear();
    task.children = {{TaskId{11}, PersonId{11}, Branch::each, ChildStanding::accepted}};
    task.state = TaskState::accepted;
    EXPECT_EQ(refused(test::controller, ReopenTask{"надо"}), Fault::wrong_state);
}

TEST_F(Term, AChildDoesNotComeBackUnderAClosedParent) {
    parent = task;
    parent->state = TaskState::accepted;
    task.parent = TaskId{1};
    does(test::controller, CancelTask{"Освобождён"});
    EXPECT_EQ(refused(test::controller, ReopenTask{"надо"}), Fault::wrong_state);
}

}  // namespace
}  // namespace vekha
