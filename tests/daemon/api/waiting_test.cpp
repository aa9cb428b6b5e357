// Rows that wait for a date, and the order of rows, through the API.
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using testing::base64;
using testing::Browser;
using testing::Rig;

const std::string roadmap = "/api/v1/roadmaps/1";
const std::string approved =
    R"({"event":"утверждение плана","day":"2026-03-12","basis":"приказ № 3 от 12.03.2026"})";

/// The rig's plan with two rows that wait: 2 for the approval of the plan, 3 for a date.
void import_waiting(Browser& browser) {
    const auto made =
        browser.post("/api/v1/roadmaps", R"({"name":"план.txt","document":")" + base64("event") +
                                             R"(","controller":"irina","decisions":[
        {"position":2,"waits":true},{"position":3,"waits":true}]})");
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.number("tasks"), 1);
}

TEST(WaitingApi, TheDayOfAnEventIsTriedAndSetOnce) {
    Rig rig;
    auto irina = rig.as("irina");
    import_waiting(irina);
    const auto waiting = irina.get(roadmap + "/waiting");
    ASSERT_EQ(waiting.status, 200) << waiting.body;
    EXPECT_EQ(waiting.text("items/0/event"), "после утверждения плана");
    EXPECT_EQ(waiting.text("items/0/rows/0/owners/0/person/name"), "anna");
    EXPECT_EQ(waiting.number("items/1/rows/0/position"), 3);
    EXPECT_EQ(irina.get("/api/v1/waiting").body, waiting.body) << "there is no other plan";
    EXPECT_TRUE(irina.get(roadmap).at("items/1/waits").as_bool());

    const auto seen = irina.post(roadmap + "/events/preview", approved);
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_EQ(seen.text("rows/0/terms/0/due"), "2026-03-19");
    EXPECT_NE(seen.text("rows/0/terms/0/rule").find("приказ № 3"), std::string::npos);
    EXPECT_EQ(irina.get(roadmap + "/waiting").body, waiting.body);

    const auto done = irina.post(roadmap + "/events", approved, {{"Idempotency-Key", "d1"}});
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.number("tasks_made"), 1);
    EXPECT_EQ(irina.post(roadmap + "/events", approved, {{"Idempotency-Key", "d1"}}).body, done.body);
    const auto moved = irina.post(roadmap + "/events",
                                  R"({"rows":[{"position":2}],"day":"2026-03-16","basis":"приказ № 4"})");
    ASSERT_EQ(moved.status, 200) << moved.body;
    EXPECT_EQ(moved.number("tasks_moved"), 1);
    EXPECT_EQ(moved.text("rows/0/moved/0/was_due"), "2026-03-19");
    EXPECT_EQ(moved.text("rows/0/moved/0/due"), "2026-03-23");
    EXPECT_EQ(moved.number("people_told"), 1);
}

TEST(WaitingApi, ARowThatNamesNoEventGetsDates) {
    Rig rig;
    auto irina = rig.as("irina");
    import_waiting(irina);
    const std::string dates = R"({"windows":[{"first":null,"last":"2026-05-29"}],"basis":"письмо № 12"})";
    const auto done = irina.change("PUT", roadmap + "/items/3/dates", dates);
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.number("rows/0/new_tasks"), 1);
    EXPECT_EQ(irina.change("PUT", roadmap + "/items/3/dates", dates).status, 409);
    EXPECT_EQ(irina.change("PUT", roadmap + "/items/9/dates", dates).status, 404);
    EXPECT_EQ(irina.change("PUT", roadmap + "/items/2/dates", R"({"windows":[],"basis":"письмо"})").status,
              400);
}

TEST(WaitingApi, TheOrderOfRowsIsProposedAndAgreedTo) {
    Rig rig;
    auto irina = rig.as("irina");
    import_waiting(irina);
    const auto proposed = irina.get(roadmap + "/dependencies");
    ASSERT_EQ(proposed.status, 200) << proposed.body;
    EXPECT_EQ(proposed.number("items/0/first/position"), 3);
    EXPECT_FALSE(proposed.at("items/0/agreed").as_bool());
    const auto agreed = irina.change("PUT", roadmap + "/dependencies", R"({"first":3,"then":2})");
    ASSERT_EQ(agreed.status, 200) << agreed.body;
    EXPECT_TRUE(agreed.at("items/0/agreed").as_bool());
    EXPECT_EQ(irina.change("PUT", roadmap + "/dependencies", R"({"first":2,"then":3})").status, 409);
    const auto back =
        irina.change("PUT", roadmap + "/dependencies", R"({"first":3,"then":2,"stands":false})");
    EXPECT_FALSE(back.at("items/0/agreed").as_bool());
}

TEST(WaitingApi, ARefusedOrderIsNotProposedAgainAndCanStillBeAgreedTo) {
    Rig rig;
    auto irina = rig.as("irina");
    import_waiting(irina);
    const std::string pair = R"({"first":3,"then":2})";
    const auto refused = irina.change("PUT", roadmap + "/dependencies/refusals", pair);
    ASSERT_EQ(refused.status, 200) << refused.body;
    EXPECT_TRUE(refused.at("items").as_array().empty());
    EXPECT_EQ(refused.number("refused/0/first/position"), 3);
    EXPECT_EQ(irina.get(roadmap + "/dependencies").body, refused.body);
    EXPECT_EQ(irina.change("PUT", roadmap + "/dependencies/refusals", R"({"first":2,"then":3})").status, 409)
        << "nobody proposed it";
    const auto agreed = irina.change("PUT", roadmap + "/dependencies", pair);
    ASSERT_EQ(agreed.status, 200) << agreed.body;
    EXPECT_TRUE(agreed.at("items/0/agreed").as_bool());
    EXPECT_TRUE(agreed.at("refused").as_array().empty());
}

TEST(WaitingApi, IsForWhoMaySeeAndChangePlans) {
    Rig rig;
    auto irina = rig.as("irina");
    import_waiting(irina);
    auto anna = rig.as("anna");
    EXPECT_EQ(anna.get(roadmap + "/waiting").status, 403);
    EXPECT_EQ(anna.post(roadmap + "/events", approved).status, 403);
    EXPECT_EQ(irina.get("/api/v1/roadmaps/9/waiting").status, 404);
    EXPECT_EQ(irina.post(roadmap + "/events", R"({"day":"2026-03-12","basis":"приказ"})").status, 400)
        << "neither an event nor rows";
}

TEST(WaitingApi, EveryDoorRefusesInTheSameWay) {
    Rig rig;
    auto irina = rig.as("irina");
    import_waiting(irina);
    auto anna = rig.as("anna");
    for (const std::string path :
         {"/api/v1/waiting", "/api/v1/roadmaps/1/waiting", "/api/v1/roadmaps/1/dependencies"}) {
        EXPECT_EQ(rig.browser().get(path).status, 401) << path;
        EXPECT_EQ(anna.get(path).status, 403) << path;
    }
    EXPECT_EQ(irina.get("/api/v1/roadmaps/9/dependencies").status, 404);
    struct Door {
        std::string method, path, body;
    };
    const std::vector<Door> doors{
        {"POST", "/events", approved},
        {"POST", "/events/preview", approved},
        {"PUT", "/items/3/dates",
         R"({"windows":[{"first":null,"last":"2026-05-29"}],"basis":"письмо № 12"})"},
        {"PUT", "/dependencies", R"({"first":3,"then":2})"},
        {"PUT", "/dependencies/refusals", R"({"first":3,"then":2})"}};
    for (const auto& [method, path, body] : doors) {
        EXPECT_EQ(rig.browser().change(method, roadmap + path, body).status, 401) << path;
        EXPECT_EQ(anna.change(method, roadmap + path, body).status, 403) << path;
        EXPECT_EQ(irina.change(method, "/api/v1/roadmaps/9" + path, body).status, 404) << path;
        EXPECT_EQ(irina.change(method, roadmap + path, R"({"day":7})").status, 400) << path;
        EXPECT_EQ(irina
                      .send(method, roadmap + path, body,
                            {{"Content-Type", "text/plain"}, {"X-CSRF-Token", irina.csrf}})
                      .status,
                  415)
            << path;
    }
}

}  // namespace
}  // namespace vekha
