// What is kept of people goes after its term, and the journal says so and still verifies.
#include "workflow/service/retention.hpp"

#include <gmock/gmock.h>

#include "tests/support/office.hpp"
#include "workflow/service/audit.hpp"
#include "workflow/service/nodes.hpp"

namespace vekha {
namespace {

using namespace std::chrono_literals;
using test::must;
using ::testing::HasSubstr;

class RetentionTerms : public ::testing::Test {
  protected:
    RetentionTerms() {
        came(office_.now);
        wrote(office_.now);
    }
    Store& store() { return *office_.store; }
    void came(Instant at) {
        must(store().write([&](Transaction& change) -> Result<void> {
            must(change.append({at, oleg_, TaskId{}, "signed_in",
                                R"({"person":2,"address":"192.0.2.7","device":"Chrome"})"}));
            return {};
        }));
    }
    void wrote(Instant at) {
        must(store().write([&](Transaction& change) -> Result<void> {
            Delivery sent;
            sent.person = oleg_;
            sent.state = DeliveryState::sent;
            sent.settled_at = at;
            sent.subject = "Напоминание";
            sent.text = "Срок завтра";
            must(change.add(sent));
            return {};
        }));
    }
    bool pass(Instant now) {
        const auto lease = must(hold(store(), tidy_lease, "here", now));
        return must(apply_retention(store(), *lease, rule_, now));
    }
    std::vector<JournalEntry> entries(std::string type) {
        JournalQuery query;
        query.types = {std::move(type)};
        return must(
            read_as<std::vector<JournalEntry>>(store(), [&](ReadView& view) { return view.journal(query); }));
    }
    std::string text_of_message() {
        return must(read_as<std::vector<Delivery>>(
                        store(), [](ReadView& view) { return view.deliveries(DeliveryQuery{}); }))
            .back()
            .text;
    }

    test::Office office_;
    PersonId oleg_ = office_.id("oleg");
    Retention rule_{.message_words = std::chrono::days(60), .sign_in_places = std::chrono::days(90)};
};

TEST_F(RetentionTerms, NothingGoesBeforeItsTermAndNothingIsSaidOfIt) {
    EXPECT_TRUE(pass(office_.now + std::chrono::days(59)));
    EXPECT_EQ(text_of_message(), "Срок завтра");
    EXPECT_THAT(entries("retention_applied"), ::testing::IsEmpty());
}

TEST_F(RetentionTerms, EachGoesAfterItsOwnTerm) {
    const auto start = office_.now;
    EXPECT_TRUE(pass(start + std::chrono::days(61)));
    EXPECT_EQ(text_of_message(), "");
    EXPECT_THAT(entries("signed_in").front().payload, HasSubstr("192.0.2.7"));
    EXPECT_THAT(entries("retention_applied").front().payload, HasSubstr("\"messages\":1"));
    EXPECT_TRUE(pass(start + std::chrono::days(91)));
    EXPECT_EQ(entries("signed_in").front().payload, R"({"person":2,"address":"","device":""})");
    EXPECT_EQ(entries("retention_applied").size(), 2U);
    const auto report = audit(store());
    EXPECT_TRUE(report) << describe(report.error());
}

TEST_F(RetentionTerms, ItIsLookedAtOnceADayAndGoesOnWhereItEnded) {
    came(office_.now + std::chrono::days(3));
    const auto later = office_.now + std::chrono::days(91);
    EXPECT_TRUE(pass(later));
    EXPECT_THAT(entries("signed_in").front().payload, HasSubstr("192.0.2.7")) << "not yet";
    EXPECT_FALSE(pass(later + 23h));
    EXPECT_TRUE(pass(later + std::chrono::days(3)));
    EXPECT_EQ(entries("signed_in").front().payload, R"({"person":2,"address":"","device":""})");
    EXPECT_TRUE(audit_journal(store()));
}

}  // namespace
}  // namespace vekha
