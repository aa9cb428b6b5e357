#include "workflow/service/plan_copy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"
#include "workflow/reader/deadline.hpp"
#include "workflow/service/edition.hpp"

namespace vekha {
namespace {

using test::day;
using testing::ElementsAre;
using testing::HasSubstr;

Item read_item(std::string number, std::string title, std::string_view words) {
    auto item = test::item(std::move(number), std::move(title), {}, {"Методист"}, {EvidenceKind::order});
    item.deadline = read_deadline(words, {day("2026-01-01"), day("2026-12-31")});
    return item;
}

class PlanCopy : public testing::Test {
  protected:
    PlanCopy() {
        ImportRequest request;
        request.reading.title = "Дорожная карта на 2026 год";
        request.reading.organization = "Отдел образования";
        request.reading.approval = Approval{ApprovalKind::order, "39", day("2026-01-15"), "приказ"};
        request.reading.period = Period{day("2026-01-01"), day("2026-12-31")};
        request.reading.items = {read_item("1", "Назначить координатора", "до 16 февраля 2026 года"),
                                 read_item("2", "Отчёт", "III квартал"),
                                 read_item("3", "Совещание", "по мере необходимости")};
        request.source_sha256 = "first";
        request.decisions.resize(1);
        request.decisions[0].position = 3;
        request.decisions[0].windows = {{std::nullopt, day("2026-05-20")}};
        test::must(import_roadmap(*office.store, office.org, PersonId{}, request, office.now));
    }
    Result<ImportRequest> copy(const CopyRequest& request, RoadmapId roadmap = RoadmapId{1}) {
        return read_as<ImportRequest>(
            *office.store, [&](ReadView& view) { return copy_of(view, office.org, roadmap, request); });
    }
    std::vector<Doubt> doubts(const ImportRequest& request) {
        return test::must(
                   read_as<ImportPreview>(
                       *office.store,
                       [&](ReadView& view) { return preview_import(view, office.org, request, office.now); }))
            .doubts;
    }

    test::Office office;
};

TEST_F(PlanCopy, MovesDatesAndAsksAgainWhatAPersonHadSet) {
    const auto request = test::must(copy({2027, {}}));
    EXPECT_EQ(request.reading.title, "Дорожная карта на 2027 год");
    EXPECT_FALSE(request.reading.approval);
    ASSERT_EQ(request.reading.items.size(), 3U);
    EXPECT_EQ(request.reading.items[0].deadline.windows[0].last, day("2027-02-16"));
    const auto asked = doubts(request);
    ASSERT_FALSE(asked.empty());
    EXPECT_EQ(asked[0].kind, DoubtKind::ambiguous_deadline);
    EXPECT_EQ(asked[0].position, 3);
    EXPECT_THAT(asked[0].reason, HasSubstr("Перенесено с 20 мая 2026 г."));
}

TEST_F(PlanCopy, IsImportedOnceWithItsOwnTasks) {
    CopyRequest wanted{2027, {}};
    wanted.document.accept_readings = true;
    const auto request = test::must(copy(wanted));
    const auto made =
        test::must(import_roadmap(*office.store, office.org, office.id("irina"), request, office.now));
    EXPECT_EQ(made.tasks, 3U);
    EXPECT_EQ(office.task(TaskId{6}).due, day("2027-05-20"));
    EXPECT_EQ(office.login(office.task(TaskId{6}).lead()), "anna") << "the parties are bound already";
    const auto again = import_roadmap(*office.store, office.org, office.id("irina"), request, office.now);
    EXPECT_EQ(again.error().fault, Fault::conflict);
    test::must(import_roadmap(*office.store, office.org, office.id("irina"),
                              test::must(copy({2028, wanted.document})), office.now));
}

TEST_F(PlanCopy, TakesTheRowsInForce) {
    EditionRequest edition;
    edition.document.reading.title = "Дорожная карта на 2026 год";
    edition.document.reading.items = {read_item("1", "Назначить координатора", "до 30 марта 2026 года"),
                                      read_item("2", "Отчёт", "III квартал")};
    edition.document.source_sha256 = "second";
    edition.reason = "приказ № 45";
    test::must(apply_edition(*office.store, office.org, PersonId{}, RoadmapId{1}, edition, office.now));
    const auto request = test::must(copy({2027, {}}));
    ASSERT_EQ(request.reading.items.size(), 2U);
    EXPECT_EQ(request.reading.items[0].deadline.windows[0].last, day("2027-03-30"));
    EXPECT_FALSE(request.reading.items[0].deadline.ambiguous);
}

TEST_F(PlanCopy, GoesForwardAndNotTooFar) {
    for (const int year : {2020, 2026, 2037}) {
        const auto refused = copy({year, {}});
        ASSERT_FALSE(refused) << year;
        EXPECT_EQ(refused.error().fault, Fault::invalid_input);
        EXPECT_THAT(refused.error().mend, HasSubstr("от 2027 до 2036"));
    }
    EXPECT_EQ(copy({2027, {}}, RoadmapId{9}).error().fault, Fault::not_found);
}

}  // namespace
}  // namespace vekha
