#include "notifiers/delivery/wording.hpp"

#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using test::day;

TEST(Wording, RussianPluralsFollowTheLastDigits) {
    const Wording& ru = wording(Language::ru);
    for (const auto& [count, words] : std::vector<std::pair<int, std::string>>{{0, "0 задач"},
                                                                               {1, "1 задача"},
                                                                               {2, "2 задачи"},
                                                                               {5, "5 задач"},
                                                                               {11, "11 задач"},
                                                                               {14, "14 задач"},
                                                                               {21, "21 задача"},
                                                                               {104, "104 задачи"},
                                                                               {112, "112 задач"}})
        EXPECT_EQ(ru.tasks(count), words);
    EXPECT_EQ(wording(Language::en).tasks(1), "1 task");
    EXPECT_EQ(wording(Language::en).tasks(21), "21 tasks");
}

TEST(Wording, DatesAreSpelledOut) {
    EXPECT_EQ(wording(Language::ru).date(day("2026-03-01")), "1 марта 2026 г.");
    EXPECT_EQ(wording(Language::ru).date(day("2025-12-31")), "31 декабря 2025 г.");
    EXPECT_EQ(wording(Language::en).date(day("2026-03-01")), "1 March 2026");
    EXPECT_EQ(wording(Language::ru).file_name(day("2026-05-12")), "Сводка на 12.05.2026");
    EXPECT_EQ(wording(Language::en).file_name(day("2026-05-12")), "Summary of 2026-05-12");
}

TEST(Wording, StandingCountsWorkingDaysAndFallsBackToCivilOnes) {
    const WorkingCalendar calendar;
    const Wording& ru = wording(Language::ru);
    const Day due = day("2026-03-31");  // a Tuesday
    EXPECT_EQ(standing(ru, day("2026-03-26"), due, calendar), "до срока 3 рабочих дня");
    EXPECT_EQ(standing(ru, day("2026-03-30"), due, calendar), "до срока 1 рабочий день");
    EXPECT_EQ(standing(ru, due, due, calendar), "срок сегодня");
    EXPECT_EQ(standing(ru, day("2026-04-07"), due, calendar), "срок прошёл 5 рабочих дней назад");
    EXPECT_EQ(standing(ru, day("2026-03-29"), day("2026-03-27"), calendar), "срок прошёл 2 дня назад");
    EXPECT_EQ(standing(ru, day("2026-03-28"), day("2026-03-29"), calendar), "до срока 1 день");
    EXPECT_EQ(standing(wording(Language::en), day("2026-04-01"), due, calendar), "was due 1 working day ago");
}

TEST(Wording, EveryValueHasWordsInBothLanguages) {
    for (const auto language : {Language::ru, Language::en}) {
        const Wording& words = wording(language);
        for (int kind = 0; kind <= static_cast<int>(EvidenceKind::other); ++kind)
            EXPECT_FALSE(words.proof(static_cast<EvidenceKind>(kind)).empty());
        for (int reason = 0; reason <= static_cast<int>(SendReason::no_address); ++reason) {
            EXPECT_FALSE(words.refusal(static_cast<SendReason>(reason)).empty());
            EXPECT_EQ(parse_send_reason(name(static_cast<SendReason>(reason))),
                      static_cast<SendReason>(reason));
        }
        for (int kind = 0; kind <= static_cast<int>(NoticeKind::invited); ++kind) {
            EXPECT_FALSE(words.notice(static_cast<NoticeKind>(kind)).empty());
            EXPECT_FALSE(words.heading(static_cast<NoticeKind>(kind)).empty());
        }
    }
}

}  // namespace
}  // namespace vekha
