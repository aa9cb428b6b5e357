// Another rule pack: the dates that would move and their approval; and the reference on discipline.
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using testing::Rig;

/// Task 1 was planned while the office moved due days forward, so that its pack now would set it otherwise.
struct Moving : Rig {
    Moving() {
        office.org.rules.due_on_day_off = DayOff::next;
        office.import({test::item("1", "Провести месячник", {{std::nullopt, test::day("2026-03-15")}},
                                  {"Директор СОШ № 1"}, {})});
    }
};

TEST(DatesApi, ShowsWhatWouldMoveAndMovesItOnApproval) {
    Moving rig;
    auto irina = rig.as("irina");
    const auto shown = irina.get("/api/v1/dates/changes");
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.number("total"), 1);
    EXPECT_EQ(shown.number("items/0/task"), 1);
    EXPECT_EQ(shown.text("items/0/was"), "2026-03-16");
    EXPECT_EQ(shown.text("items/0/due"), "2026-03-13");
    EXPECT_EQ(shown.text("items/0/lead/name"), "oleg");
    EXPECT_EQ(irina.get("/api/v1/dates/changes?after=1&limit=10").at("items").as_array().size(), 0U);

    const auto done = irina.post("/api/v1/dates/changes", R"({"reason":"приказ № 5","tasks":[{"id":1}]})");
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.number("moved"), 1);
    EXPECT_EQ(done.number("people_told"), 1);
    EXPECT_EQ(irina.get("/api/v1/tasks/1").text("due"), "2026-03-13");
    EXPECT_EQ(irina.get("/api/v1/dates/changes").number("total"), 0);
    EXPECT_EQ(irina.post("/api/v1/dates/changes", R"({"reason":"приказ № 5"})").status, 409);
}

TEST(DatesApi, RefusesWhoMayNotAndWhatIsNoApproval) {
    Moving rig;
    auto irina = rig.as("irina");
    EXPECT_EQ(rig.as("oleg").get("/api/v1/dates/changes").status, 403);
    EXPECT_EQ(rig.as("oleg").post("/api/v1/dates/changes", R"({"reason":"хочу"})").status, 403);
    EXPECT_EQ(rig.as("pavel").get("/api/v1/dates/changes").status, 200) << "a head of department may look";
    EXPECT_EQ(rig.as("pavel").post("/api/v1/dates/changes", R"({"reason":"хочу"})").status, 403);
    EXPECT_EQ(rig.browser().get("/api/v1/dates/changes").status, 401);
    EXPECT_EQ(rig.browser().post("/api/v1/dates/changes", R"({"reason":"х"})").status, 401);
    EXPECT_EQ(irina.get("/api/v1/dates/changes?limit=0").status, 400);
    EXPECT_EQ(irina.get("/api/v1/dates/changes?page=2").status, 400);
    EXPECT_EQ(irina.post("/api/v1/dates/changes", "{}").status, 400);
    EXPECT_EQ(irina.post("/api/v1/dates/changes", R"({"reason":"приказ","tasks":[]})").text("where"),
              "tasks");
    EXPECT_EQ(irina.post("/api/v1/dates/changes", R"({"reason":"приказ","tasks":[{"id":99}]})").status, 404);
}

TEST(TimelinessApi, CountsAsOfADay) {
    Rig rig;
    rig.plan();  // anna's task is due on 20 March, oleg's on the 31st
    rig.now = test::at("2026-04-02T08:00:00Z");
    auto irina = rig.as("irina");
    const auto shown = irina.get("/api/v1/timeliness?as_of=2026-03-25&by=person");
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.text("as_of"), "2026-03-25");
    EXPECT_EQ(shown.number("total/first/fell_due"), 1);
    EXPECT_EQ(shown.number("total/first/in_time"), 0);
    EXPECT_EQ(shown.number("total/first/days_late"), 3);
    EXPECT_EQ(shown.text("items/0/name"), "anna");
    EXPECT_TRUE(shown.at("total/control/percent").is_null());
    EXPECT_EQ(irina.get("/api/v1/timeliness?roadmap=1&by=section").number("total/first/fell_due"), 2);
    EXPECT_EQ(irina.get("/api/v1/timeliness?from=2026-03-31&by=department").number("total/current/fell_due"),
              1);
}

TEST(TimelinessApi, NamesWhatIsWrongWithTheQuestion) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    EXPECT_EQ(irina.get("/api/v1/timeliness?as_of=2026-03-17").text("where"), "as_of")
        << "today has not ended";
    EXPECT_EQ(irina.get("/api/v1/timeliness?from=03.2026").text("where"), "from");
    EXPECT_EQ(irina.get("/api/v1/timeliness?by=school").text("where"), "by");
    EXPECT_EQ(irina.get("/api/v1/timeliness?year=2026").status, 400);
    EXPECT_EQ(irina.get("/api/v1/timeliness?roadmap=9").status, 404);
    EXPECT_EQ(rig.as("oleg").get("/api/v1/timeliness").status, 403);
    EXPECT_EQ(rig.browser().get("/api/v1/timeliness").status, 401);
}

}  // namespace
}  // namespace vekha
