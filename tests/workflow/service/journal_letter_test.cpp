#include "workflow/service/journal_letter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/service/journal.hpp"

namespace vekha {
namespace {

using test::at;
using testing::HasSubstr;
using testing::SizeIs;

class WeeklyLetter : public testing::Test {
  protected:
    WeeklyLetter() {
        hire("roman", Duty::administrator);
        EXPECT_EQ(tell(at("2026-02-25T09:00:00Z")), 0u) << "the first week has nothing to compare with";
    }

    void hire(const std::string& login, Duty duty) {
        test::must(save_people(*office.store, PersonId{}, {{test::person(login, {duty})}, {}}, office.now));
    }
    std::size_t tell(Instant now) {
        office.now = now;
        return test::must(tell_journal_head_weekly(*office.store, office.org, now));
    }
    std::vector<OutboxRow> letters() {
        auto rows = test::must(read_as<std::vector<OutboxRow>>(
            *office.store, [&](ReadView& view) { return view.ready_rows(office.now, 100); }));
        std::erase_if(rows, [](const OutboxRow& row) { return row.kind != NoticeKind::journal; });
        return rows;
    }

    test::Office office;
};

TEST_F(WeeklyLetter, carries_the_head_of_the_journal_to_the_auditor) {
    hire("alla", Duty::auditor);
    const auto head = test::must(read_as<std::optional<JournalHead>>(
        *office.store, [](ReadView& view) { return view.journal_seal(); }));
    EXPECT_EQ(tell(at("2026-03-02T05:00:00Z")), 1u);
    ASSERT_THAT(letters(), SizeIs(1));
    EXPECT_EQ(office.login(letters()[0].person), "alla");
    EXPECT_THAT(letters()[0].reason, HasSubstr("--head " + journal_head_words(*head)));
}

TEST_F(WeeklyLetter, comes_once_a_week_however_often_it_is_looked_at) {
    EXPECT_EQ(tell(at("2026-03-02T05:00:00Z")), 1u);
    EXPECT_EQ(tell(at("2026-03-02T06:00:00Z")), 0u);
    EXPECT_EQ(tell(at("2026-03-06T06:00:00Z")), 0u);
}

TEST_F(WeeklyLetter, goes_to_the_administrators_where_nobody_audits) {
    EXPECT_EQ(tell(at("2026-03-02T05:00:00Z")), 1u);
    EXPECT_EQ(office.login(letters()[0].person), "roman");
}

TEST_F(WeeklyLetter, waits_for_the_first_working_day) {
    tell(at("2026-03-02T05:00:00Z"));
    EXPECT_EQ(tell(at("2026-03-09T09:00:00Z")), 0u) << "a day off, moved from the 8th of March";
    EXPECT_EQ(tell(at("2026-03-10T05:00:00Z")), 1u);
}

TEST_F(WeeklyLetter, comes_late_where_nothing_ran_on_monday) {
    EXPECT_EQ(tell(at("2026-03-06T05:00:00Z")), 1u);
}

}  // namespace
}  // namespace vekha
