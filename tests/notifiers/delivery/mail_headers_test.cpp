#include "notifiers/delivery/mail_headers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha::test {
namespace {

using testing::Contains;
using testing::Each;
using testing::Field;
using testing::Not;

Notice line(NoticeKind kind, std::int64_t task) {
    Notice made;
    made.row.kind = kind;
    made.row.task = TaskId{task};
    return made;
}

class MailHeaders : public testing::Test {
  protected:
    MailHeaders() {
        links.unsubscribe = [](PersonId person, const std::vector<NoticeKind>& kinds) {
            std::string address = "https://v.example.org/u/" + std::to_string(person.value);
            for (const auto kind : kinds) address += "-" + std::string(name(kind));
            return address;
        };
        links.reply_to = [](DeliveryId delivery, PersonId person, TaskId task) {
            return "otvet+" + std::to_string(delivery.value) + "-" + std::to_string(person.value) + "-" +
                   std::to_string(task.value) + "@example.org";
        };
    }
    std::vector<MessageHeader> headers(std::vector<Notice> lines) {
        Digest digest;
        digest.person.id = PersonId{7};
        digest.lines = std::move(lines);
        return mail_headers(digest, DeliveryId{5}, "example.org", links);
    }
    LinkMaker links;
};

TEST_F(MailHeaders, MessagesOfOneTaskAreOneConversation) {
    const MessageHeader root{"References", "<task-3@example.org>"};
    EXPECT_THAT(headers({line(NoticeKind::assigned, 3)}), Contains(root));
    EXPECT_THAT(headers({line(NoticeKind::overdue, 3), line(NoticeKind::returned, 3)}), Contains(root));
    EXPECT_THAT(headers({line(NoticeKind::overdue, 3), line(NoticeKind::overdue, 4)}),
                Each(Field(&MessageHeader::name, Not("References"))));
    EXPECT_THAT(headers({line(NoticeKind::outage, 0)}), Each(Field(&MessageHeader::name, Not("References"))));
}

TEST_F(MailHeaders, OneClickStandsOnlyWhereEveryLineMayBeDeclined) {
    EXPECT_THAT(headers({line(NoticeKind::reminder, 3), line(NoticeKind::slip, 4)}),
                Contains(MessageHeader{"List-Unsubscribe", "<https://v.example.org/u/7-reminder-slip>"}));
    EXPECT_THAT(headers({line(NoticeKind::reminder, 3)}),
                Contains(MessageHeader{"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"}));
    EXPECT_THAT(headers({line(NoticeKind::reminder, 3), line(NoticeKind::overdue, 4)}),
                Each(Field(&MessageHeader::name, Not("List-Unsubscribe"))));
}

TEST_F(MailHeaders, AnAnswerGoesToTheMailboxThatKnowsWhatIsAnswered) {
    EXPECT_THAT(headers({line(NoticeKind::overdue, 3)}),
                Contains(MessageHeader{"Reply-To", "otvet+5-7-3@example.org"}));
    EXPECT_THAT(headers({line(NoticeKind::overdue, 3), line(NoticeKind::overdue, 4)}),
                Contains(MessageHeader{"Reply-To", "otvet+5-7-0@example.org"}));
}

TEST_F(MailHeaders, WhereAnswersAreNotReadNothingPromisesIt) {
    links = {};
    EXPECT_THAT(headers({line(NoticeKind::reminder, 3)}), Each(Field(&MessageHeader::name, Not("Reply-To"))));
    EXPECT_THAT(headers({line(NoticeKind::reminder, 3)}),
                Each(Field(&MessageHeader::name, Not("List-Unsubscribe"))));
}

}  // namespace
}  // namespace vekha::test
