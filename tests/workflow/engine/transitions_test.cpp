#include "workflow/engine/transitions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/engine/story.hpp"

namespace vekha {
namespace {

using test::at;
using testing::ElementsAre;
using testing::HasSubstr;

class Story : public test::Story {};

TEST_F(Story, ProofFillsItsSlotIsHandedInAndAccepted) {
    does(test::lead, file("aa", EvidenceKind::protocol));
    EXPECT_EQ(task.requirements[0].state, RequirementState::received) << "matched by its kind";
    does(test::helper, file("bb", EvidenceKind::order));
    does(test::lead, SubmitReport{"Заседание проведено"});  // the helper's paper is their part
    EXPECT_EQ(task.state, TaskState::submitted);
    does(test::controller, AcceptReport{});
    EXPECT_EQ(task.state, TaskState::accepted);
    EXPECT_TRUE(task.closed_at);
    EXPECT_EQ(task.requirements[1].state, RequirementState::accepted);
    EXPECT_EQ(task.submissions.back().verdict, Verdict::accepted);
}

TEST_F(Story, OpenProofStopsAcceptanceUntilItIsWaivedWithAReason) {
    does(test::lead, file("aa", EvidenceKind::protocol));
    does(test::lead, report("Готово"));
    const auto refusal = decided(test::controller, AcceptReport{});
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().fault, Fault::requirement_open);
    EXPECT_THAT(refusal.error().message, HasSubstr("№ 2"));
    EXPECT_EQ(refused(test::controller, AcceptReport{{{2, "  "}}}), Fault::invalid_input);
    does(test::controller, AcceptReport{{{2, "Приказ издан в прошлом году"}}});
    EXPECT_EQ(task.requirements[1].state, RequirementState::waived);
    EXPECT_EQ(task.requirements[1].waiver, "Приказ издан в прошлом году");
}

TEST_F(Story, AReturnNeedsAReasonAndGivesTheTaskBack) {
    does(test::lead, report("Готово"));
    EXPECT_EQ(refused(test::controller, ReturnReport{""}), Fault::invalid_input);
    does(test::controller, ReturnReport{"Нет подписи"});
    EXPECT_EQ(task.state, TaskState::open);
    EXPECT_EQ(task.submissions.back().reason, "Нет подписи");
    EXPECT_EQ(task.ladder_at, at("2026-03-10T10:00:00Z")) << "days at the controller are not the executor's";
    does(test::lead, report("Подписано"));
    EXPECT_EQ(task.submissions.size(), 2u);
}

TEST_F(Story, WhoDidTheWorkDoesNotAcceptIt) {
    task.controller = test::lead;
    does(test::lead, report("Готово"));
    const auto refusal = decide(task, {test::lead, true}, ground(), now, AcceptReport{});
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().fault, Fault::forbidden);
}

TEST_F(Story, EveryStepIsForTheRightPersonAlone) {
    EXPECT_EQ(refused(test::stranger, Acknowledge{}), Fault::forbidden);
    EXPECT_EQ(refused(test::stranger, file("aa", EvidenceKind::order)), Fault::forbidden);
    EXPECT_EQ(refused(test::helper, SubmitReport{"Готово"}), Fault::forbidden) << "the lead's report decides";
    EXPECT_EQ(refused(test::lead, AcceptReport{}), Fault::forbidden);
    EXPECT_EQ(refused(test::stranger, CancelTask{"не нужно"}), Fault::forbidden);
}

TEST_F(Story, EveryStepIsForTheRightStateAlone) {
    EXPECT_EQ(refused(test::controller, AcceptReport{}), Fault::wrong_state);
    EXPECT_EQ(refused(test::controller, ReturnReport{"рано"}), Fault::wrong_state);
    EXPECT_EQ(refused(test::controller, ResumeTask{}), Fault::wrong_state);
    does(test::lead, report("Готово"));
    EXPECT_EQ(refused(test::lead, SubmitReport{"Ещё раз"}), Fault::wrong_state);
    EXPECT_EQ(refused(test::lead, file("aa", EvidenceKind::order)), Fault::wrong_state);
    does(test::controller, CancelTask{"Мероприятие исключено из плана"});
    EXPECT_EQ(refused(test::controller, CancelTask{"ещё раз"}), Fault::wrong_state);
    EXPECT_EQ(refused(test::controller, SuspendTask{"поздно"}), Fault::wrong_state);
}

TEST_F(Story, AReportNeedsWordsOrPapers) {
    EXPECT_EQ(refused(test::lead, SubmitReport{" \n"}), Fault::invalid_input);
    does(test::lead, file("aa", EvidenceKind::protocol));
    does(test::lead, report(""));
    EXPECT_EQ(task.state, TaskState::submitted);
}

TEST_F(Story, EvidenceCanBeTakenBackUntilItIsHandedIn) {
    does(test::lead, file("aa", EvidenceKind::protocol));
    EXPECT_EQ(refused(test::lead, file("aa", EvidenceKind::protocol, 1)), Fault::conflict);
    does(test::lead, WithdrawEvidence{1});
    EXPECT_EQ(task.requirements[0].state, RequirementState::requested);
    does(test::lead, file("aa", EvidenceKind::protocol));
    does(test::lead, report("Готово"));
    does(test::controller, ReturnReport{"Не тот протокол"});
    EXPECT_EQ(refused(test::lead, WithdrawEvidence{7}), Fault::not_found);
    EXPECT_EQ(refused(test::lead, WithdrawEvidence{1}), Fault::wrong_state)
        << "what was handed in stays on record";
    does(test::lead, file("ab", EvidenceKind::protocol, 1));
    EXPECT_EQ(task.evidence.back().report, 2) << "the next version beside the first";
}

TEST_F(Story, LinksMustBeAddressesAndFilesMustBeFiles) {
    Evidence link;
    link.link = "javascript:alert(1)";
    EXPECT_EQ(refused(test::lead, AttachEvidence{link}), Fault::invalid_input);
    link.link = "https://school.example.org/news/1";
    link.sha256 = "aa";
    EXPECT_EQ(refused(test::lead, AttachEvidence{link}), Fault::invalid_input);
    link.sha256.clear();
    does(test::lead, AttachEvidence{link});
    EXPECT_EQ(refused(test::lead, file("cc", EvidenceKind::order, 9)), Fault::invalid_input);
}

TEST_F(Story, AllowedStepsAreThoseThatDecideAllows) {
    const auto steps = [&](PersonId who) { return allowed_steps(task, acting(who), rules.rights); };
    EXPECT_THAT(steps(test::lead),
                ElementsAre("acknowledge", "attach", "submit", "ask_extension", "hand_part", "disown"));
    EXPECT_THAT(steps(test::helper),
                ElementsAre("acknowledge", "attach", "contribute", "ask_extension", "disown"));
    EXPECT_THAT(steps(test::controller),
                ElementsAre("waive", "move", "suspend", "cancel", "reassign", "correct"));
    EXPECT_THAT(steps(test::stranger), ElementsAre());
    does(test::lead, Acknowledge{});
    does(test::lead, report("Готово"));
    EXPECT_THAT(steps(test::lead), ElementsAre("recall"));
    EXPECT_THAT(steps(test::controller),
                ElementsAre("return", "waive", "accept", "cancel", "reassign", "correct"));
}

TEST_F(Story, WhatARulePackLeavesToTheHeadIsTheirsAlone) {
    rules.rights.cancel = Authority::head;
    EXPECT_EQ(refused(test::controller, CancelTask{"не нужно"}), Fault::forbidden);
    does(test::chief, CancelTask{"Исключено решением коллегии"});
    EXPECT_EQ(task.state, TaskState::cancelled);
}

TEST_F(Story, AnAcknowledgementCanBeSaidAgainAfterTheNextRung) {
    does(test::lead, Acknowledge{});
    EXPECT_EQ(refused(test::lead, Acknowledge{}), Fault::conflict);
    apply(task, {task.id, PersonId{}, now, RungReached{"T-3", now, {test::lead}, {}}});
    now += std::chrono::hours{1};
    does(test::lead, Acknowledge{});
    EXPECT_EQ(task.acknowledgements.size(), 1u);
}

TEST_F(Story, WhoStandsInActsForTheLeadAndBothStandInTheRecord) {
    stand_in = test::stranger;
    stands_for = {test::lead};
    does(test::stranger, file("aa", EvidenceKind::protocol));
    does(test::stranger, report("Сделано"));
    EXPECT_EQ(task.submissions.back().by, test::lead) << "the lead's report";
    EXPECT_EQ(stood_in_for(task, acting(test::stranger), TaskStep::recall), test::lead);
    EXPECT_EQ(refused(test::stranger, AcceptReport{}), Fault::forbidden) << "nor do they accept it";
}

TEST_F(Story, OthersTakeOverWithAReason) {
    const std::vector<Assignment> others{{test::stranger, AssignmentRole::lead, "Методист"}};
    EXPECT_EQ(refused(test::controller, ReassignTask{others, {}, ""}), Fault::invalid_input);
    EXPECT_EQ(refused(test::controller, ReassignTask{{}, {}, "увольнение"}), Fault::invalid_input);
    does(test::controller, ReassignTask{others, {}, "увольнение"});
    EXPECT_EQ(task.lead(), test::stranger);
    EXPECT_EQ(task.controller, test::controller);
}

TEST_F(Story, WordsAreCorrectedAndTheTermIsNot) {
    does(test::controller, CorrectTask{"3.1", "Провести семинар", "опечатка в приказе"});
    EXPECT_EQ(task.title, "Провести семинар");
    EXPECT_EQ(task.due, test::day("2026-03-20"));
}

}  // namespace
}  // namespace vekha
