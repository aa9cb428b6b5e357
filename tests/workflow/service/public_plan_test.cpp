#include "workflow/service/public_plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using testing::ElementsAre;

/// A plan of a row due in March, one due in September, and one of two windows.
class PublicPlanOf : public ::testing::Test {
  protected:
    void SetUp() override {
        auto twice = row("3", "2026-03-20");
        twice.deadline.windows.push_back({std::nullopt, day("2026-09-18")});
        office.import({row("1", "2026-03-20"), row("2", "2026-09-18"), std::move(twice)});
        office.live_until(office.now);
    }
    static Item row(std::string number, std::string_view last) {
        return test::item(std::move(number), "Мероприятие", {{std::nullopt, day(last)}}, {"Директор СОШ № 1"},
                          {EvidenceKind::order});
    }
    Result<void> turn(bool open, std::string_view login = "irina") {
        return open_public_page(*office.store, {office.id(login), std::nullopt}, RoadmapId{1}, open,
                                office.now);
    }
    Result<PublicPlan> plan() {
        return read_as<PublicPlan>(
            *office.store, [&](ReadView& view) { return public_plan(view, RoadmapId{1}, office.now); });
    }
    std::vector<std::string> standings() {
        std::vector<std::string> words;
        for (const auto& one : test::must(plan()).rows)
            words.push_back(std::string(russian(one.standing)) + " " + std::to_string(one.done) + "/" +
                            std::to_string(one.all));
        return words;
    }

    test::Office office;
};

TEST_F(PublicPlanOf, IsThereOnlyWhileTheOfficeWantsIt) {
    EXPECT_EQ(plan().error().fault, Fault::not_found);
    test::must(turn(true));
    EXPECT_EQ(test::must(plan()).rows.size(), 3u);
    test::must(turn(false));
    EXPECT_EQ(plan().error().fault, Fault::not_found);
}

TEST_F(PublicPlanOf, IsOpenedByWhoKeepsPlansAndByNobodyElse) {
    for (const auto* login : {"oleg", "pavel", "egor"})
        EXPECT_EQ(turn(true, login).error().fault, Fault::forbidden) << login;
    EXPECT_EQ(plan().error().fault, Fault::not_found);
}

TEST_F(PublicPlanOf, OpeningAndClosingStandInTheJournalOnce) {
    test::must(turn(true));
    test::must(turn(true));
    test::must(turn(false));
    test::must(turn(false));
    const auto entries = test::must(read_as<std::vector<JournalEntry>>(*office.store, [](ReadView& view) {
        JournalQuery query;
        query.types = {"public_page_opened", "public_page_closed"};
        return view.journal(query);
    }));
    ASSERT_EQ(entries.size(), 2u);
    EXPECT_EQ(entries.back().payload, R"({"roadmap":1,"title":"План"})");
}

TEST_F(PublicPlanOf, ARowIsWhatTheWorstOfItsTasksIs) {
    test::must(turn(true));
    office.live_until(at("2026-03-23T06:00:00Z"));
    EXPECT_THAT(standings(), ElementsAre("просрочено 0/1", "на исполнении 0/1", "просрочено 0/2"));
    test::must(office.does("irina", CancelTask{"приказ № 9"}, TaskId{1}));
    test::must(office.does("irina", CancelTask{"приказ № 9"}, TaskId{3}));
    EXPECT_THAT(standings(), ElementsAre("снято с контроля 0/0", "на исполнении 0/1", "на исполнении 0/1"));
}

}  // namespace
}  // namespace vekha
