// One order closes several rows: it is suggested where it fits, and put there by a person.
#include "workflow/service/shared_proof.hpp"

#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

class SharedProof : public testing::Test {
  protected:
    SharedProof() {
        const std::vector<Window> window{{std::nullopt, test::day("2026-03-20")}};
        office.import({test::item("1", "Издать приказ", window, {"Директор СОШ № 1"}, {EvidenceKind::order}),
                       test::item("2", "Назначить ответственных", window, {"Директор СОШ № 1"},
                                  {EvidenceKind::order, EvidenceKind::protocol}),
                       test::item("3", "Провести семинар", window, {"Методист"}, {EvidenceKind::order})});
        Evidence order;
        order.kind = EvidenceKind::order;
        order.title = "Приказ № 5.pdf";
        order.sha256 = "aa";
        order.document_number = "5";
        test::must(office.does("oleg", AttachEvidence{order}, TaskId{1}));
        test::must(office.does("oleg", SubmitReport{"Издан"}, TaskId{1}));
    }
    Result<std::vector<ProofSuggestion>> suggestions(std::string_view login, TaskId task) {
        return read_as<std::vector<ProofSuggestion>>(*office.store, [&](ReadView& view) {
            return suggest_proof(view, office.org, {office.id(login), std::nullopt}, task, office.now);
        });
    }
    Result<Task> share(std::string_view login, TaskId to, TaskId from, int evidence) {
        return share_proof(*office.store, office.org, {office.id(login), std::nullopt}, to, std::nullopt,
                           from, evidence, 0, office.now);
    }

    test::Office office;
};

TEST_F(SharedProof, IsSuggestedForTheSlotItFitsAndPutThereByAPerson) {
    const auto found = test::must(suggestions("oleg", TaskId{2}));
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].requirement, 1);
    EXPECT_EQ(found[0].task, TaskId{1});
    EXPECT_EQ(found[0].evidence.title, "Приказ № 5.pdf");
    EXPECT_EQ(office.task(TaskId{2}).evidence.size(), 0u) << "nothing is put there by itself";
    const auto shared = test::must(share("oleg", TaskId{2}, TaskId{1}, 1));
    ASSERT_EQ(shared.evidence.size(), 1u);
    EXPECT_EQ(shared.evidence[0].sha256, "aa");
    EXPECT_EQ(shared.evidence[0].document_number, "5");
    EXPECT_EQ(shared.evidence[0].requirement, 1);
    EXPECT_EQ(shared.requirements[0].state, RequirementState::received);
    EXPECT_TRUE(test::must(suggestions("oleg", TaskId{2})).empty()) << "it is there now";
}

TEST_F(SharedProof, OfAnotherPersonsTaskIsNeitherSuggestedNorShared) {
    EXPECT_TRUE(test::must(suggestions("anna", TaskId{3})).empty());
    const auto refused = share("anna", TaskId{3}, TaskId{1}, 1);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::not_found);
}

TEST_F(SharedProof, AMissingPaperIsNamed) {
    const auto refused = share("oleg", TaskId{2}, TaskId{1}, 7);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::not_found);
}

}  // namespace
}  // namespace vekha
