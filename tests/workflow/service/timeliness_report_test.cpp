// The month's reference on discipline: taken from the journal as of a day, and the same whenever it is asked
// for.
#include "workflow/service/timeliness_report.hpp"

#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using test::item;
using test::must;
using test::Office;

/// Two tasks due on 31 March: oleg reports in time, anna is late. On 2 April.
struct April : Office {
    April() {
        auto first =
            item("1", "Издать приказ", {{std::nullopt, day("2026-03-31")}}, {"Директор СОШ № 1"}, {});
        first.section = "Организация";
        import({first, item("2", "Провести совещание",
                            {{ std::nullopt,
                               day("2026-03-31") }},
                            {"Методист"}, {})});
        now = at("2026-03-30T08:00:00Z");
        must(does("oleg", SubmitReport{"приказ издан"}, TaskId{1}));
        now = at("2026-04-01T08:00:00Z");
        must(does("irina", AcceptReport{}, TaskId{1}));
        now = at("2026-04-02T08:00:00Z");
    }
    TimelinessReport report(TimelinessQuery query) {
        return must(timeliness_report(*store, org, query, now));
    }
};

std::string shown(const Timeliness& figures) {
    std::string words;
    for (const auto& [group, one] : figures.groups)
        if (one.first.in_time.of > 0)
            words += group.name + " " + std::to_string(one.first.in_time.done) + "/" +
                     std::to_string(one.first.in_time.of) + "; ";
    return words;
}

TEST(TimelinessReport, CountsByPersonDepartmentSectionAndRoadmap) {
    April office;
    const auto by = [&](TimelinessBy one) {
        return shown(office.report({.as_of = {}, .from = {}, .by = one, .roadmap = {}}).figures);
    };
    EXPECT_EQ(by(TimelinessBy::person), "anna 0/1; oleg 1/1; ");
    EXPECT_EQ(by(TimelinessBy::department), "Методкабинет 0/1; Школы 1/1; ");
    EXPECT_EQ(by(TimelinessBy::section), " 0/1; Организация 1/1; ");
    EXPECT_EQ(by(TimelinessBy::roadmap), "План 1/2; ");
    EXPECT_EQ(office.report({}).figures.total.first.in_time, (Share{1, 2}));
    EXPECT_EQ(office.report({}).as_of, day("2026-04-01")) << "yesterday, where no day is given";
}

TEST(TimelinessReport, LastMonthsFigureNeverChanges) {
    April office;
    const TimelinessQuery march{
        .as_of = day("2026-03-31"), .from = {}, .by = TimelinessBy::person, .roadmap = {}};
    const auto before = office.report(march).figures;
    must(office.does("anna", SubmitReport{"провели"}, TaskId{2}));
    must(office.does("irina", ReturnReport{"нет протокола"}, TaskId{2}));
    must(office.does("irina", CancelTask{"отменено"}, TaskId{2}));
    office.now = at("2026-06-01T08:00:00Z");
    const auto after = office.report(march).figures;
    EXPECT_EQ(after.total, before.total);
    EXPECT_EQ(after.groups, before.groups);
}

TEST(TimelinessReport, IsOfOneRoadmapWhereItIsAskedFor) {
    April office;
    office.now = at("2026-03-02T08:00:00Z");
    office.import({item("1", "Другое", {{std::nullopt, day("2026-03-20")}}, {"Методист"}, {})});
    office.now = at("2026-04-02T08:00:00Z");
    const auto of = [&](std::int64_t id) {
        return office.report({.as_of = {}, .from = {}, .by = TimelinessBy::person, .roadmap = RoadmapId{id}})
            .figures.total.first.in_time;
    };
    EXPECT_EQ(of(1), (Share{1, 2}));
    EXPECT_EQ(of(2), (Share{0, 1}));
    EXPECT_EQ(timeliness_report(
                  *office.store, office.org,
                  {.as_of = {}, .from = {}, .by = TimelinessBy::person, .roadmap = RoadmapId{9}}, office.now)
                  .error()
                  .fault,
              Fault::not_found);
}

TEST(TimelinessReport, IsTakenOfADayThatHasEnded) {
    April office;
    const auto of = [&](std::string_view as_of, std::optional<Day> from) {
        return timeliness_report(
            *office.store, office.org,
            {.as_of = day(as_of), .from = from, .by = TimelinessBy::person, .roadmap = {}}, office.now);
    };
    EXPECT_EQ(of("2026-04-02", {}).error().fault, Fault::invalid_input);
    EXPECT_EQ(of("2026-03-31", day("2026-04-01")).error().fault, Fault::invalid_input);
    EXPECT_TRUE(of("2026-04-01", day("2026-04-01")));
}

}  // namespace
}  // namespace vekha
