#include "workflow/service/unsubscribe.hpp"

#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/signed_words.hpp"

namespace vekha::test {
namespace {

Person kept(Office& office, std::string_view login) {
    return must(read_as<Person>(*office.store, [&](ReadView& view) -> Result<Person> {
        return view.person_by_login(login).value().value();
    }));
}

TEST(Unsubscribing, OneClickEndsTheRemindersItNamesAndIsInTheJournal) {
    Office office;
    const auto key = must(link_key(*office.store));
    const auto token = unsubscribe_token(key, {office.id("oleg"), {NoticeKind::reminder, NoticeKind::slip}});
    must(unsubscribe(*office.store, token, office.now));
    must(unsubscribe(*office.store, token, office.now));  // mail programs press it twice

    EXPECT_EQ(kept(office, "oleg").declined,
              (std::vector<NoticeKind>{NoticeKind::reminder, NoticeKind::slip}));
    EXPECT_TRUE(kept(office, "anna").declined.empty());
    const auto head = must(read_as<std::optional<JournalEntry>>(
        *office.store, [](ReadView& view) { return view.journal_head(); }));
    EXPECT_EQ(head->type, "notices_declined");
    const auto before = must(read_as<std::optional<JournalEntry>>(
        *office.store, [&](ReadView& view) -> Result<std::optional<JournalEntry>> {
            return view.journal(head->sequence - 1, 1).value().front();
        }));
    EXPECT_NE(before->type, "notices_declined") << "the second click changed something";
}

TEST(Unsubscribing, ATokenAlteredInAnyPlaceOpensNothing) {
    const std::string key = "a key of the office";
    const Unsubscription asked{PersonId{12}, {NoticeKind::reminder}};
    const auto token = unsubscribe_token(key, asked);
    ASSERT_EQ(read_unsubscribe_token(key, token), asked);
    for (std::size_t at = 0; at < token.size(); ++at) {
        std::string altered = token;
        altered[at] = altered[at] == '3' ? '4' : '3';
        if (altered == token) continue;
        EXPECT_FALSE(read_unsubscribe_token(key, altered)) << altered;
    }
    EXPECT_FALSE(read_unsubscribe_token("another key", token));
    EXPECT_FALSE(read_unsubscribe_token(key, token.substr(0, token.size() - 1)));
    EXPECT_FALSE(read_unsubscribe_token("", token));
    EXPECT_FALSE(read_unsubscribe_token(key, ""));
}

TEST(Unsubscribing, WhatMustBeReadCannotBeDeclined) {
    EXPECT_EQ(unsubscribe_token("key", {PersonId{1}, {NoticeKind::reminder, NoticeKind::overdue}}), "");
    EXPECT_EQ(unsubscribe_token("key", {PersonId{1}, {}}), "");
    const std::string words = "1.overdue";
    EXPECT_FALSE(read_unsubscribe_token("key", words + "." + seal("key", "vekha unsubscribe", words)));
}

TEST(Unsubscribing, AStrangersTokenIsRefused) {
    Office office;
    const auto done = unsubscribe(*office.store, "1.reminder.aaaa", office.now);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().fault, Fault::not_found);
    const auto key = must(link_key(*office.store));
    EXPECT_FALSE(
        unsubscribe(*office.store, unsubscribe_token(key, {PersonId{404}, {NoticeKind::slip}}), office.now));
}

}  // namespace
}  // namespace vekha::test
