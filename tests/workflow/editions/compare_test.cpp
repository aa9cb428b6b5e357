#include "workflow/editions/compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/workflow/editions/rows.hpp"

namespace vekha::editions {
namespace {

using test::in_section;
using test::row;
using testing::ElementsAre;
using testing::IsEmpty;

using Items = std::vector<Item>;

/// «1=2 moved(number)»: the old row, the new row, its fate and what changed; "?" where a person is asked.
std::vector<std::string> lines(const std::vector<Row>& rows) {
    std::vector<std::string> made;
    for (const auto& one : rows) {
        std::string line = (one.was ? std::to_string(*one.was + 1) : "-") + "=" +
                           (one.now ? std::to_string(*one.now + 1) : "-") + " " + std::string(name(one.fate));
        std::string fields;
        for (const auto field : one.changed) fields += (fields.empty() ? "" : ",") + std::string(name(field));
        if (!fields.empty()) line += "(" + fields + ")";
        made.push_back(line + (one.sure ? "" : "?"));
    }
    return made;
}

std::vector<std::string> compared(const Items& was, const Items& now,
                                  const std::vector<Continuation>& decided = {}) {
    return lines(compare(was, now, decided));
}

const Items plan{row("1", "Назначение муниципального координатора", "2026-02-15", "Отдел образования"),
                 row("2", "Проведение мониторинга дефицитов педагогов", "2026-03-31"),
                 row("3", "Разработка плана методической работы", "2026-04-30"),
                 row("4", "Обучение педагогов на курсах", "2026-09-30", "Директор")};

TEST(Compare, TheSamePlanIsTheSame) {
    EXPECT_THAT(compared(plan, plan), ElementsAre("1=1 same", "2=2 same", "3=3 same", "4=4 same"));
}

TEST(Compare, HowItIsTypedChangesNothing) {
    auto typed = plan;
    typed[0].title = "НАЗНАЧЕНИЕ  муниципального\u00A0координатора";
    typed[1].responsible.parties = {"методист"};
    EXPECT_THAT(compared(plan, typed), ElementsAre("1=1 same", "2=2 same", "3=3 same", "4=4 same"));
}

TEST(Compare, ARowPutInRenumbersTheRestAndChangesNoneOfThem) {
    Items now{plan[0], row("2", "Создание рабочей группы", "2026-02-20"), plan[1], plan[2], plan[3]};
    now[2].number = "3";
    now[3].number = "4";
    now[4].number = "5";
    EXPECT_THAT(compared(plan, now), ElementsAre("1=1 same", "-=2 added", "2=3 moved(number)",
                                                 "3=4 moved(number)", "4=5 moved(number)"));
}

TEST(Compare, SwappedRowsMoveAndKeepTheirNumbersOrTheirPlaces) {
    Items now{plan[1], plan[0], plan[2], plan[3]};
    now[0].number = "1";
    now[1].number = "2";
    EXPECT_THAT(compared(plan, now),
                ElementsAre("2=1 moved(number)", "1=2 moved(number)", "3=3 same", "4=4 same"));
    Items as_numbered{plan[0], plan[2], plan[1], plan[3]};
    EXPECT_THAT(compared(plan, as_numbered), ElementsAre("1=1 same", "3=2 moved", "2=3 same", "4=4 same"));
}

TEST(Compare, AnotherDateOrPartyIsAChangeOfThatField) {
    auto now = plan;
    now[1].deadline = row("2", "", "2026-05-15").deadline;
    now[3].responsible.parties = {"Методист"};
    now[2].result.evidence = {EvidenceKind::order};
    EXPECT_THAT(compared(plan, now), ElementsAre("1=1 same", "2=2 changed(deadline)", "3=3 changed(evidence)",
                                                 "4=4 changed(parties)"));
}

TEST(Compare, OtherWordsForTheSameDaysAreNoOtherDate) {
    auto now = plan;
    now[0].deadline.text = "не позднее 15.02.2026";
    EXPECT_THAT(compared(plan, now),
                ElementsAre("1=1 changed(deadline_words)", "2=2 same", "3=3 same", "4=4 same"));
}

TEST(Compare, AMisprintMendedIsTheSameRow) {
    auto was = plan;
    was[1].title = "Проведене монитринга дефицитов педагогов";
    EXPECT_THAT(compared(was, plan), ElementsAre("1=1 same", "2=2 changed(title)", "3=3 same", "4=4 same"));
}

TEST(Compare, ATitleMadeMoreExactIsTheSameRow) {
    auto now = plan;
    now[2].title = "Разработка и утверждение плана методической работы на 2026 год";
    EXPECT_THAT(compared(plan, now), ElementsAre("1=1 same", "2=2 same", "3=3 changed(title)", "4=4 same"));
}

TEST(Compare, ARowReplacedUnderItsNumberIsDroppedAndAdded) {
    auto now = plan;
    now[1] = row("2", "Заключение договоров о сетевом взаимодействии", "2026-10-31", "Директор");
    EXPECT_THAT(compared(plan, now),
                ElementsAre("1=1 same", "2=- dropped", "-=2 added", "3=3 same", "4=4 same"));
}

TEST(Compare, ARowCutInTwoIsDroppedAndBothPartsAreNew) {
    Items was = plan;
    was[1] = row("2", "Проведение мониторинга дефицитов, подготовка аналитической справки");
    Items now{plan[0], row("2", "Проведение мониторинга дефицитов"),
              row("3", "Подготовка аналитической справки"), plan[2], plan[3]};
    now[3].number = "4";
    now[4].number = "5";
    EXPECT_THAT(compared(was, now), ElementsAre("1=1 same", "2=- dropped", "-=2 added", "-=3 added",
                                                "3=4 moved(number)", "4=5 moved(number)"));
    EXPECT_THAT(compared(now, was), ElementsAre("1=1 same", "2=- dropped", "3=- dropped", "-=2 added",
                                                "4=3 moved(number)", "5=4 moved(number)"))
        << "and joined again";
}

TEST(Compare, AHalfRewrittenTitleIsAsked) {
    auto now = plan;
    now[1].title = "Проведение анализа дефицитов учителей";
    now[1].deadline = row("2", "", "2026-06-30").deadline;
    now[1].responsible.parties = {"Директор"};
    EXPECT_THAT(compared(plan, now),
                ElementsAre("1=1 same", "2=2 changed(title,deadline,parties)?", "3=3 same", "4=4 same"));
    EXPECT_THAT(compared(plan, now, {{1, std::nullopt}}),
                ElementsAre("1=1 same", "2=- dropped", "-=2 added", "3=3 same", "4=4 same"));
    EXPECT_THAT(compared(plan, now, {{1, 1}}),
                ElementsAre("1=1 same", "2=2 changed(title,deadline,parties)", "3=3 same", "4=4 same"));
}

TEST(Compare, APersonMayJoinWhatLooksNothingAlike) {
    auto now = plan;
    now[3] = row("9", "Стажировка", "2026-12-01", "Колледж");
    EXPECT_THAT(compared(plan, now, {{3, 3}}).back(), "4=4 changed(number,title,deadline,parties)");
}

TEST(Compare, RowsWithOneTitleAreToldApartByTheirDaysBeforeTheirNumbers) {
    const Items was{row("5", "Заседание рабочей группы", "2026-03-20"),
                    row("9", "Заседание рабочей группы", "2026-10-20")};
    const Items shifted{row("9", "Заседание рабочей группы", "2026-03-20"),
                        row("13", "Заседание рабочей группы", "2026-10-20")};
    EXPECT_THAT(compared(was, shifted), ElementsAre("1=1 moved(number)", "2=2 moved(number)"));
    const Items postponed{row("5", "Заседание рабочей группы", "2026-04-20"),
                          row("9", "Заседание рабочей группы", "2026-11-20")};
    EXPECT_THAT(compared(was, postponed), ElementsAre("1=1 changed(deadline)", "2=2 changed(deadline)"));
}

TEST(Compare, NumberedMeetingsAreNotTakenForEachOther) {
    const Items was{row("1", "Заседание рабочей группы № 1", "2026-03-20"),
                    row("2", "Заседание рабочей группы № 2", "2026-06-20")};
    const Items now{row("1", "Заседание рабочей группы № 1", "2026-03-20"),
                    row("2", "Заседание рабочей группы № 3", "2026-06-20")};
    EXPECT_THAT(compared(was, now), ElementsAre("1=1 same", "2=2 changed(title)?"));
}

TEST(Compare, ASectionOfItsOwnMovesTheRow) {
    auto was = plan;
    auto now = plan;
    for (auto& one : was) one = in_section(one, "Организация");
    for (auto& one : now) one = in_section(one, "Организация");
    now[2].section = "Методическая работа";
    EXPECT_THAT(compared(was, now), ElementsAre("1=1 same", "2=2 same", "3=3 moved(section)", "4=4 same"));
}

TEST(Compare, AWholeYearLaterEveryRowGoesOn) {
    Items was = plan;
    was[0].title = "Утверждение плана работы на 2026 год";
    Items now = was;
    now[0].title = "Утверждение плана работы на 2027 год";
    for (auto& one : now)
        one.deadline = row("", "", format(one.deadline.windows[0].last + std::chrono::days{365})).deadline;
    EXPECT_THAT(compared(was, now), ElementsAre("1=1 changed(title,deadline)", "2=2 changed(deadline)",
                                                "3=3 changed(deadline)", "4=4 changed(deadline)"));
}

TEST(Compare, NothingAndEverything) {
    EXPECT_THAT(compared({}, {}), IsEmpty());
    EXPECT_THAT(compared({}, {plan[0]}), ElementsAre("-=1 added"));
    EXPECT_THAT(compared({plan[0], plan[1]}, {}), ElementsAre("1=- dropped", "2=- dropped"));
}

TEST(Compare, FiveThousandRewordedRowsFindEachOther) {
    constexpr int rows = 5'000;
    Items was;
    Items now;
    for (int at = 0; at < rows; ++at) {
        const auto code = std::to_string(at * 7919 % 100'003);
        was.push_back(
            row(std::to_string(at), "Проведение мероприятия имени" + code + " в школе города" + code));
        now.push_back(
            row(std::to_string(at + 3), "Организация мероприятия имени" + code + " в школах города" + code));
    }
    const auto compared_rows = compare(was, now);
    ASSERT_EQ(compared_rows.size(), static_cast<std::size_t>(rows));
    for (const auto& one : compared_rows) ASSERT_EQ(one.was, one.now);
}

}  // namespace
}  // namespace vekha::editions
