// One-time upload links: a body without an account puts one paper with one task.
#include "workflow/service/upload_links.hpp"

#include <gmock/gmock.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using test::must;
using test::Office;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::chrono_literals;

/// Oleg's task wants a protocol and an order by 20 March.
class UploadLinks : public ::testing::Test {
  protected:
    UploadLinks() {
        office.import({test::item("1", "Провести собрание", {{std::nullopt, test::day("2026-03-20")}},
                                  {"Директор СОШ № 1"}, {EvidenceKind::protocol, EvidenceKind::order})});
    }
    Result<UploadLink> make(std::string_view login, UploadLinkEntry entry = {"МАДОУ № 5", 1, 14}) {
        return make_upload_link(*office.store, office.org, {office.id(login), std::nullopt}, TaskId{1}, entry,
                                office.now);
    }
    Result<UploadOffer> look(const std::string& token) {
        return read_as<UploadOffer>(
            *office.store, [&](ReadView& view) { return upload_offer(view, office.org, token, office.now); });
    }
    Result<UploadOffer> send(const std::string& token, const std::string& sha256 = "aa") {
        return take_upload(*office.store, office.org, token, {sha256, 9, "application/pdf"}, "протокол.pdf",
                           office.now);
    }
    Office office;
};

TEST_F(UploadLinks, OnePaperOfAKindergartenFillsTheSlotAndTheLinkIsOver) {
    const auto link = must(make("irina"));
    for (int looks = 0; looks < 3; ++looks) {
        const auto offer = must(look(link.token));
        EXPECT_EQ(offer.title, "Провести собрание");
        EXPECT_EQ(offer.wanted, "протокол");
        EXPECT_EQ(offer.until, test::day("2026-02-16"));
    }
    ASSERT_TRUE(send(link.token));
    const Task task = office.task();
    ASSERT_EQ(task.evidence.size(), 1u);
    EXPECT_EQ(task.evidence[0].title, "МАДОУ № 5: протокол.pdf");
    EXPECT_EQ(task.evidence[0].requirement, 1);
    EXPECT_EQ(task.evidence[0].by, office.id("irina")) << "who made the link answers for it";
    EXPECT_EQ(task.requirements[0].state, RequirementState::received);
    EXPECT_THAT(office.told(), ElementsAre("upload:1 oleg"));
    const auto again = send(link.token, "bb");
    EXPECT_EQ(again.error().fault, Fault::wrong_state);
    EXPECT_THAT(again.error().message, HasSubstr("один раз"));
    EXPECT_EQ(office.task().evidence.size(), 1u);
}

TEST_F(UploadLinks, EachReasonToBeClosedHasItsOwnWords) {
    const auto words = [&](const std::string& token) { return look(token).error().message; };
    EXPECT_EQ(look("nothing").error().fault, Fault::not_found);
    const auto revoked = must(make("oleg"));
    const Actor oleg{office.id("oleg"), std::nullopt};
    const auto name = upload_link_name(revoked.key);
    must(revoke_upload_link(*office.store, office.org, oleg, TaskId{1}, name, office.now));
    EXPECT_THAT(words(revoked.token), HasSubstr("отозвана"));
    const auto made = must(make("oleg", {"МАДОУ № 5", 0, 1}));
    office.now += 24h;
    EXPECT_TRUE(look(made.token)) << "through the end of the next day";
    office.now += 24h;
    EXPECT_THAT(words(made.token), HasSubstr("истёк"));
    const auto live = must(make("oleg"));
    must(office.does("irina", CancelTask{"Не нужно."}));
    EXPECT_THAT(words(live.token), HasSubstr("не принимаются"));
    EXPECT_EQ(send(live.token).error().fault, Fault::wrong_state);
}

TEST_F(UploadLinks, ALinkDiesWithThePlaceOfWhoMadeIt) {
    const auto link = must(make("oleg"));
    must(office.does("irina",
                     ReassignTask{{{office.id("anna"), AssignmentRole::lead, {}}}, {}, "приказ № 3"}));
    EXPECT_THAT(look(link.token).error().message, HasSubstr("больше не ведёт"));
    EXPECT_FALSE(send(link.token));
}

TEST_F(UploadLinks, AreMadeByWhoLeadsOrControlsAndNobodyElse) {
    EXPECT_EQ(make("pavel").error().fault, Fault::forbidden);
    EXPECT_EQ(make("anna").error().fault, Fault::not_found);
    EXPECT_EQ(make_upload_link(*office.store, office.org, {office.id("oleg"), TaskId{1}}, TaskId{1},
                               {"МАДОУ № 5", 1, 14}, office.now)
                  .error()
                  .fault,
              Fault::forbidden)
        << "not from a personal link";
    EXPECT_EQ(make("oleg", {"", 1, 14}).error().where, "words");
    EXPECT_EQ(make("oleg", {"МАДОУ № 5", 7, 14}).error().where, "requirement");
    EXPECT_EQ(make("oleg", {"МАДОУ № 5", 1, 0}).error().where, "days");
    for (std::size_t made = 0; made < upload_links::open_most; ++made) ASSERT_TRUE(make("oleg"));
    EXPECT_EQ(make("oleg").error().fault, Fault::too_many);
}

TEST_F(UploadLinks, TheJournalNamesTheBodyAndNeverTheLink) {
    const auto link = must(make("oleg"));
    must(send(link.token));
    std::string all;
    for (const auto& one : must(read_as<std::vector<JournalEntry>>(
             *office.store, [](ReadView& view) { return view.journal(1, 1000); })))
        all += one.type + one.payload;
    EXPECT_THAT(all, HasSubstr("upload_link_made"));
    EXPECT_THAT(all, HasSubstr("upload_link_used"));
    EXPECT_THAT(all, HasSubstr("МАДОУ № 5"));
    EXPECT_THAT(all, Not(HasSubstr(link.token)));
    EXPECT_THAT(all, Not(HasSubstr(link.key.sha256)));
}

}  // namespace
}  // namespace vekha
