#include "notifiers/inbox/take_mail.hpp"

#include <gtest/gtest.h>

#include "tests/notifiers/inbox/mails.hpp"
#include "tests/notifiers/inbox/memory_files.hpp"
#include "tests/support/office.hpp"

namespace vekha::test {
namespace {

constexpr std::string_view key = "the organization's own key";

/// An office whose Oleg has one task, was written to about it, and answers by mail.
class MailRoom : public ::testing::Test, protected Office {
  protected:
    MailRoom() : inbox(*store, files, {"otvet@example.org", {}}, std::string(key)) {
        import({item("1.1", "Утвердить положение",
                     {{ day("2026-02-02"),
                        day("2026-03-31") }},
                     {"Директор СОШ № 1"}, {EvidenceKind::order})});
        live_until(now + std::chrono::hours{3});
        const auto oleg = id("oleg");
        must(store->write([&](Transaction& change) -> Result<void> {
            Delivery sent;
            sent.person = oleg;
            sent.channel = "smtp";
            sent.message_id = "1.00000000000000aa@example.org";
            sent.state = DeliveryState::sent;
            delivery = must(change.add(sent));
            for (auto row : must(change.outbox_of(TaskId{1}))) {
                if (row.person != sent.person) continue;
                row.state = OutboxState::sent;
                row.delivery = delivery;
                must(change.update(row));
            }
            return {};
        }));
    }

    std::string tag(TaskId about = TaskId{1}) { return mail_tag(key, {delivery, id("oleg"), about}); }
    MailVerdict take(const std::string& bytes) { return must(inbox.take(org, bytes, now)); }
    std::vector<JournalEntry> journal() {
        return must(read_as<std::vector<JournalEntry>>(
            *store, [](ReadView& view) { return view.journal(1, 10'000); }));
    }
    std::size_t noted(const std::string& type, const std::string& words) {
        std::size_t count = 0;
        for (const auto& entry : journal())
            if (entry.type == type && entry.payload.find(words) != std::string::npos) ++count;
        return count;
    }
    Person kept(std::string_view who) {
        return must(read_as<Person>(*store, [&](ReadView& view) -> Result<Person> {
            return view.person_by_login(who).value().value();
        }));
    }
    std::size_t answers_planned() {
        std::size_t count = 0;
        for (const auto& row : notices()) count += row.kind == NoticeKind::answered;
        return count;
    }

    MemoryFiles files;
    MailInbox inbox;
    DeliveryId delivery;
};

TEST_F(MailRoom, AnOrderInReplyLandsInTheSlotOfItsTaskAndTheWriterIsTold) {
    EXPECT_EQ(take(mail("outlook.eml", tag())), MailVerdict::acted);
    const auto found = task();
    ASSERT_EQ(found.evidence.size(), 1U);
    EXPECT_EQ(found.evidence[0].title, "Приказ № 17 от 02.03.2026.pdf");
    EXPECT_EQ(found.evidence[0].media_type, "application/pdf");
    EXPECT_EQ(found.evidence[0].requirement, 1);
    EXPECT_EQ(files.kept.count(found.evidence[0].sha256), 1U);
    EXPECT_EQ(answers_planned(), 1U);
}

TEST_F(MailRoom, TheSameMailTwiceActsOnce) {
    take(mail("outlook.eml", tag()));
    EXPECT_EQ(take(mail("outlook.eml", tag())), MailVerdict::repeated);
    EXPECT_EQ(task().evidence.size(), 1U);
    EXPECT_EQ(answers_planned(), 1U);
}

TEST_F(MailRoom, AServerThatStripsTheTagLeavesOurMessageId) {
    EXPECT_EQ(take(mail("outlook.eml", "")), MailVerdict::acted);
    EXPECT_EQ(task().evidence.size(), 1U);
}

TEST_F(MailRoom, AMessageIdThatIsAlmostOursProvesNothing) {
    auto bytes = mail("outlook.eml", "");
    for (auto at = bytes.find("00000000aa@"); at != std::string::npos; at = bytes.find("00000000aa@"))
        bytes.replace(at, 11, "00000000ab@");
    EXPECT_EQ(take(bytes), MailVerdict::untagged);
    EXPECT_TRUE(task().evidence.empty());
}

TEST_F(MailRoom, AForgedTagIsRefusedJournaledOnceAndAnsweredToNobody) {
    const std::string forged =
        plain_mail("oleg@example.org", "otvet+1-2-1-aaaaaaaaaaaaaaaaaaaaaaaaaa@example.org", "f1", "Принято");
    const auto rows_before = notices().size();
    EXPECT_EQ(take(forged), MailVerdict::untagged);
    EXPECT_EQ(take(forged), MailVerdict::repeated);
    EXPECT_EQ(noted("answer_refused", "untagged"), 1U);
    EXPECT_EQ(notices().size(), rows_before);
}

TEST_F(MailRoom, AForgedMailDoesNotTakeTheMessageIdOfATrueOne) {
    take(plain_mail("eve@example.com", "otvet@example.org", "out1@mail.example.org", "x"));
    EXPECT_EQ(take(mail("outlook.eml", tag())), MailVerdict::acted);
}

TEST_F(MailRoom, AForwardedMessageActsForNobodyAndItsOwnerHearsOfIt) {
    const auto answer =
        plain_mail("anna@example.org", tagged_address("otvet@example.org", tag()), "fw1", "Принято");
    EXPECT_EQ(take(answer), MailVerdict::other_sender);
    EXPECT_EQ(noted("answer_refused", "other_sender"), 1U);
    ASSERT_EQ(answers_planned(), 1U);
    for (const auto& row : notices())
        EXPECT_TRUE(row.kind != NoticeKind::answered || row.person == id("oleg"));
    EXPECT_TRUE(task().evidence.empty());
}

TEST_F(MailRoom, AnAbsenceNoteIsNeverAnswered) {
    const auto before = journal().size();
    EXPECT_EQ(take(mail("auto_outlook.eml", tag())), MailVerdict::ignored);
    EXPECT_EQ(journal().size(), before);
    EXPECT_EQ(answers_planned(), 0U);
}

TEST_F(MailRoom, ABounceMarksTheAddressAndTheControllerIsTold) {
    EXPECT_EQ(take(mail("bounce_postfix.eml", tag())), MailVerdict::bounced);
    const auto oleg = kept("oleg");
    EXPECT_EQ(oleg.standing(AddressKind::email), AddressStanding::refused);
    EXPECT_EQ(oleg.marks.front().reason, "bounce");
    const auto lines = must(read_as<std::vector<Dispatch>>(*store, [&](ReadView& view) {
        DispatchQuery query;
        query.delivery = delivery;
        return view.dispatches(query);
    }));
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_EQ(lines[0].step, DispatchStep::bounced);
    EXPECT_EQ(lines[0].code, 511);
    std::size_t told = 0;
    for (const auto& row : notices()) told += row.kind == NoticeKind::failed && row.person == id("irina");
    EXPECT_EQ(told, 1U);

    EXPECT_EQ(take(mail("bounce_yandex.eml", tag())), MailVerdict::bounced)
        << "a second server says the same";
    std::size_t again = 0;
    for (const auto& row : notices()) again += row.kind == NoticeKind::failed;
    EXPECT_EQ(again, 1U);
}

TEST_F(MailRoom, ADelayedMessageMarksNothing) {
    EXPECT_EQ(take(mail("bounce_delayed.eml", tag())), MailVerdict::bounced);
    EXPECT_EQ(kept("oleg").standing(AddressKind::email), AddressStanding::unproved);
}

TEST_F(MailRoom, AMessageTakenForSpamFailsButTheAddressIsGood) {
    take(mail("bounce_spam.eml", tag()));
    EXPECT_EQ(kept("oleg").standing(AddressKind::email), AddressStanding::unproved);
    std::size_t told = 0;
    for (const auto& row : notices()) told += row.kind == NoticeKind::failed;
    EXPECT_EQ(told, 1U);
}

TEST_F(MailRoom, ABounceThatNobodySignedSilencesNobody) {
    auto bytes = mail("bounce_postfix.eml", "1-1-1-aaaaaaaaaaaaaaaaaaaaaaaaaa");
    for (auto at = bytes.find("<1.0000"); at != std::string::npos; at = bytes.find("<1.0000"))
        bytes.replace(at, 7, "<1.9999");
    EXPECT_EQ(take(bytes), MailVerdict::untagged);
    EXPECT_EQ(kept("oleg").standing(AddressKind::email), AddressStanding::unproved);
}

TEST_F(MailRoom, AFullDiskLosesNoMail) {
    files.full = true;
    EXPECT_FALSE(inbox.take(org, mail("outlook.eml", tag()), now));
    files.full = false;
    EXPECT_EQ(take(mail("outlook.eml", tag())), MailVerdict::acted);
}

TEST_F(MailRoom, AMailPastTheLimitIsJournaledOnce) {
    EXPECT_EQ(must(inbox.pass_over("INBOX/7:2147483648", now)), MailVerdict::broken);
    EXPECT_EQ(must(inbox.pass_over("INBOX/7:2147483648", now)), MailVerdict::repeated);
    EXPECT_EQ(noted("answer_refused", "broken"), 1U);
}

}  // namespace
}  // namespace vekha::test
