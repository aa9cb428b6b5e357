#include "workflow/engine/transitions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using test::at;
using testing::ElementsAre;
using testing::HasSubstr;

/// A task and a clock, told as a story: each step is decided and applied, or refused by name.
class Story : public testing::Test {
  protected:
    Story() : task(test::task_due("2026-03-20", at("2026-02-01T07:00:00Z"))) {
        task.state = TaskState::open;
        task.requirements = {{1, EvidenceKind::protocol, RequirementState::requested, {}},
                             {2, EvidenceKind::order, RequirementState::requested, {}}};
    }

    void does(PersonId who, const Command& command) {
        auto changes = decide(task, acting(who), now, command);
        ASSERT_TRUE(changes) << describe(changes.error());
        ASSERT_FALSE(changes->empty());
        for (const auto& change : *changes) apply(task, {task.id, who, now, change});
        now += std::chrono::hours{1};
    }
    Fault refused(PersonId who, const Command& command) {
        auto changes = decide(task, acting(who), now, command);
        EXPECT_FALSE(changes);
        return changes ? Fault::internal : changes.error().fault;
    }
    static ActingPerson acting(PersonId who) { return {who, who == test::controller}; }
    static AttachEvidence file(std::string sha, EvidenceKind kind, int requirement = 0) {
        Evidence evidence;
        evidence.sha256 = std::move(sha);
        evidence.title = "протокол.pdf";
        evidence.kind = kind;
        evidence.requirement = requirement;
        return {evidence};
    }

    Task task;
    Instant now = at("2026-03-10T09:00:00Z");
};

TEST_F(Story, ProofFillsItsSlotIsHandedInAndAccepted) {
    does(test::lead, file("aa", EvidenceKind::protocol));
    EXPECT_EQ(task.requirements[0].state, RequirementState::received) << "matched by its kind";
    does(test::helper, file("bb", EvidenceKind::order));
    does(test::lead, SubmitReport{"Заседание проведено"});
    EXPECT_EQ(task.state, TaskState::submitted);
    does(test::controller, AcceptReport{});
    EXPECT_EQ(task.state, TaskState::accepted);
    EXPECT_TRUE(task.closed_at);
    EXPECT_EQ(task.requirements[1].state, RequirementState::accepted);
    EXPECT_EQ(task.submissions.back().verdict, Verdict::accepted);
}

TEST_F(Story, OpenProofStopsAcceptanceUntilItIsWaivedWithAReason) {
    does(test::lead, file("aa", EvidenceKind::protocol));
    does(test::lead, SubmitReport{"Готово"});
    const auto refusal = decide(task, acting(test::controller), now, AcceptReport{});
    ASSERT_FALSE(refusal);
    EXPECT_EQ(refusal.error().fault, Fault::requirement_open);
    EXPECT_THAT(refusal.error().message, HasSubstr("№ 2"));
    EXPECT_EQ(refused(test::controller, AcceptReport{{{2, "  "}}}), Fault::invalid_input);
    does(test::controller, AcceptReport{{{2, "Приказ издан в прошлом году"}}});
    EXPECT_EQ(task.requirements[1].state, RequirementState::waived);
    EXPECT_EQ(task.requirements[1].waiver, "Приказ издан в прошлом году");
}

TEST_F(Story, AReturnNeedsAReasonAndGivesTheTaskBack) {
    does(test::lead, SubmitReport{"Готово"});
    EXPECT_EQ(refused(test::controller, ReturnReport{""}), Fault::invalid_input);
    does(test::controller, ReturnReport{"Нет подписи"});
    EXPECT_EQ(task.state, TaskState::open);
    EXPECT_EQ(task.submissions.back().reason, "Нет подписи");
    EXPECT_EQ(task.ladder_at, at("2026-03-10T10:00:00Z")) << "days at the controller are not the executor's";
    does(test::lead, SubmitReport{"Подписано"});
    EXPECT_EQ(task.submissions.size(), 2u);
}

TEST_F(Story, WhoDidTheWorkDoesNotAcceptIt) {
    task.controller = test::lead;
    does(test::lead, SubmitReport{"Готово"});
    const auto refusal = decide(task, {test::lead, true}, now, AcceptReport{});
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
    does(test::lead, SubmitReport{"Готово"});
    EXPECT_EQ(refused(test::lead, SubmitReport{"Ещё раз"}), Fault::wrong_state);
    EXPECT_EQ(refused(test::lead, file("aa", EvidenceKind::order)), Fault::wrong_state);
    does(test::controller, CancelTask{"Мероприятие исключено из плана"});
    EXPECT_EQ(refused(test::controller, CancelTask{"ещё раз"}), Fault::wrong_state);
    EXPECT_EQ(refused(test::controller, SuspendTask{"поздно"}), Fault::wrong_state);
}

TEST_F(Story, AReportNeedsWordsOrPapers) {
    EXPECT_EQ(refused(test::lead, SubmitReport{" \n"}), Fault::invalid_input);
    does(test::lead, file("aa", EvidenceKind::protocol));
    does(test::lead, SubmitReport{});
    EXPECT_EQ(task.state, TaskState::submitted);
}

TEST_F(Story, EvidenceCanBeTakenBackUntilItIsHandedIn) {
    does(test::lead, file("aa", EvidenceKind::protocol));
    EXPECT_EQ(refused(test::lead, file("aa", EvidenceKind::protocol, 1)), Fault::conflict);
    does(test::lead, WithdrawEvidence{1});
    EXPECT_EQ(task.requirements[0].state, RequirementState::requested);
    does(test::lead, file("aa", EvidenceKind::protocol));
    does(test::lead, SubmitReport{"Готово"});
    does(test::controller, ReturnReport{"Не тот протокол"});
    EXPECT_EQ(refused(test::lead, WithdrawEvidence{7}), Fault::not_found);
    does(test::lead, WithdrawEvidence{1});
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
    EXPECT_THAT(allowed_steps(task, acting(test::lead)), ElementsAre("acknowledge", "attach", "submit"));
    EXPECT_THAT(allowed_steps(task, acting(test::helper)), ElementsAre("acknowledge", "attach"));
    EXPECT_THAT(allowed_steps(task, acting(test::controller)), ElementsAre("waive", "suspend", "cancel"));
    EXPECT_THAT(allowed_steps(task, acting(test::stranger)), ElementsAre());
    does(test::lead, Acknowledge{});
    does(test::lead, SubmitReport{"Готово"});
    EXPECT_THAT(allowed_steps(task, acting(test::lead)), ElementsAre());
    EXPECT_THAT(allowed_steps(task, acting(test::controller)),
                ElementsAre("accept", "return", "waive", "cancel"));
}

}  // namespace
}  // namespace vekha
