#include "notifiers/delivery/digest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using testing::ElementsAre;

Notice notice(int row, NoticeKind kind, int task, std::string_view due) {
    Notice one;
    one.row.id = OutboxId{row};
    one.row.kind = kind;
    one.row.planned_at = test::at("2026-03-30T06:00:00Z");
    one.task = test::task_due(due, test::at("2026-01-12T06:00:00Z"));
    one.task->id = TaskId{task};
    return one;
}

std::vector<std::int64_t> rows_of(const Digest& digest) {
    std::vector<std::int64_t> rows;
    for (const auto& line : digest.lines) rows.push_back(line.row.id.value);
    return rows;
}

TEST(Digest, ReturnedThenTheMostDaysLateComeFirst) {
    const auto digest = make_digest(
        {},
        {notice(1, NoticeKind::reminder, 1, "2026-04-02"), notice(2, NoticeKind::overdue, 2, "2026-03-25"),
         notice(3, NoticeKind::assigned, 3, "2026-06-01"), notice(4, NoticeKind::overdue, 4, "2026-03-10"),
         notice(5, NoticeKind::returned, 5, "2026-05-01")});
    EXPECT_THAT(rows_of(digest), ElementsAre(5, 4, 2, 1, 3));
}

TEST(Digest, ATaskStandsOnceWithItsStrongestReason) {
    const auto digest = make_digest({}, {notice(1, NoticeKind::assigned, 1, "2026-03-25"),
                                         notice(2, NoticeKind::returned, 1, "2026-03-25"),
                                         notice(3, NoticeKind::overdue, 1, "2026-03-25")});
    EXPECT_THAT(rows_of(digest), ElementsAre(2));
}

TEST(Digest, OfEqualsTheNewestSpeaks) {
    auto older = notice(1, NoticeKind::reminder, 1, "2026-04-02");
    auto newer = notice(2, NoticeKind::reminder, 1, "2026-04-02");
    newer.row.planned_at += std::chrono::hours{24};
    EXPECT_THAT(rows_of(make_digest({}, {older, newer})), ElementsAre(2));
    EXPECT_THAT(rows_of(make_digest({}, {newer, older})), ElementsAre(2));
}

TEST(Digest, AnUnreachedPersonIsToldBesideTheTasksOwnLine) {
    auto failed = notice(1, NoticeKind::failed, 1, "2026-03-25");
    failed.undelivered = Undelivered{"Иванов И.И.", SendReason::no_address};
    auto other = notice(2, NoticeKind::failed, 1, "2026-03-25");
    other.undelivered = Undelivered{"Петров П.П.", SendReason::no_address};
    const auto digest = make_digest({}, {failed, other, notice(3, NoticeKind::overdue, 1, "2026-03-25")});
    EXPECT_THAT(rows_of(digest), ElementsAre(3, 1, 2));
}

TEST(Digest, OutagesAreOneLine) {
    Notice first;
    first.row.id = OutboxId{1};
    first.row.kind = NoticeKind::outage;
    Notice second = first;
    second.row.id = OutboxId{2};
    EXPECT_EQ(make_digest({}, {first, second}).lines.size(), 1U);
}

TEST(Digest, EachAmendedPlanHasALineOfItsOwn) {
    Notice first;
    first.row.id = OutboxId{1};
    first.row.kind = NoticeKind::amended;
    first.row.key = "roadmap:1/edition:2/1";
    Notice second = first;
    second.row.id = OutboxId{2};
    second.row.key = "roadmap:2/edition:2/1";
    const auto digest = make_digest({}, {notice(3, NoticeKind::overdue, 1, "2026-03-25"), second, first});
    EXPECT_THAT(rows_of(digest), ElementsAre(1, 2, 3));
}

}  // namespace
}  // namespace vekha
