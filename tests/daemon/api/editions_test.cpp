// A plan amended and copied through the API.
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using testing::base64;
using testing::Rig;
using testing::SentHeaders;

const std::string editions = "/api/v1/roadmaps/1/editions";
const std::string copy = "/api/v1/roadmaps/1/copy";
const SentHeaders first_seen{{"If-Match", "\"1\""}};

std::string document(const std::string& text, const std::string& more = "") {
    return R"({"name":"изменения.txt","document":")" + base64(text) + "\"" + more + "}";
}

/// The rig's plan of one row, imported; "undecided" in a document's text gives it a second one.
void import_plan(testing::Browser& browser) {
    const auto made = browser.post("/api/v1/roadmaps", document("plan", R"(,"controller":"irina")"));
    ASSERT_EQ(made.status, 201) << made.body;
}

/// A field of the first doubt that waits for a decision; what is told of the document comes before it.
std::string first_blocking(const testing::Answered& seen, std::string_view field) {
    for (const auto& doubt : seen.at("doubts").as_array()) {
        if (!doubt.at("blocks").as_bool()) continue;
        const auto& value = doubt.at(field);
        return value.is_string() ? std::string(value.as_string()) : std::to_string(value.as_int64());
    }
    return {};
}

const std::string decided = R"(,"reason":"приказ № 45 от 12.03.2026","decisions":[{"position":2,
    "windows":[{"first":null,"last":"2026-05-29"}]}],"parties":{"Неизвестный отдел":"anna"})";

TEST(EditionApi, ANewEditionIsShownBesideTheOldDecidedAndPutInForceOnce) {
    Rig rig;
    auto irina = rig.as("irina");
    import_plan(irina);
    EXPECT_TRUE(irina.get(editions).at("items").as_array().empty());
    const auto seen = irina.post(editions + "/preview", document("undecided edition"));
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_EQ(seen.header("etag"), "\"1\"");
    EXPECT_EQ(seen.text("rows/0/fate"), "same");
    EXPECT_EQ(seen.text("rows/1/fate"), "added");
    EXPECT_EQ(seen.text("reason"), "") << "the document repeats the act of the plan itself";
    EXPECT_EQ(first_blocking(seen, "kind"), "unscheduled_deadline");
    EXPECT_EQ(first_blocking(seen, "position"), "2");
    EXPECT_TRUE(seen.at("blocked").as_bool());

    const auto ready = irina.post(editions + "/preview", document("undecided edition", decided));
    EXPECT_FALSE(ready.at("blocked").as_bool());
    EXPECT_TRUE(ready.at("rows/1/tasks/0/task").is_null());
    EXPECT_EQ(ready.text("rows/1/tasks/0/changes/0"), "task_planned");
    EXPECT_EQ(ready.text("rows/1/tasks/0/lead/name"), "anna");

    const std::string body = document("undecided edition", decided);
    EXPECT_EQ(irina.post(editions, body).status, 428);
    EXPECT_EQ(irina.post(editions, body, {{"If-Match", "\"2\""}}).status, 412);
    EXPECT_EQ(irina.post(editions, document("undecided edition"), first_seen).status, 422);
    const SentHeaders once{{"If-Match", "\"1\""}, {"Idempotency-Key", "e1"}};
    const auto applied = irina.post(editions, body, once);
    ASSERT_EQ(applied.status, 201) << applied.body;
    EXPECT_EQ(applied.number("edition"), 2);
    EXPECT_EQ(applied.number("counts/added"), 1);
    EXPECT_EQ(applied.number("tasks_made"), 1);
    EXPECT_EQ(applied.number("people_told"), 1);
    EXPECT_EQ(irina.post(editions, body, once).body, applied.body) << "the first answer again";
    EXPECT_EQ(irina.post(editions, body, {{"If-Match", "\"2\""}}).status, 409) << "the same file";

    const auto list = irina.get(editions);
    EXPECT_EQ(list.text("items/0/reason"), "приказ № 45 от 12.03.2026");
    EXPECT_EQ(list.text("items/0/applied_by/name"), "irina");
    const auto shown = irina.get("/api/v1/roadmaps/1");
    EXPECT_EQ(shown.number("roadmap/edition"), 2);
    EXPECT_EQ(shown.number("items/1/added_in"), 2);
    EXPECT_EQ(shown.number("items/0/dropped_in"), 0);
}

TEST(EditionApi, ARowThatGoesIsShownWithItsTaskAndKeptOnRecord) {
    Rig rig;
    auto irina = rig.as("irina");
    ASSERT_EQ(irina
                  .post("/api/v1/roadmaps",
                        document("undecided plan",
                                 R"(,"controller":"irina")" + decided.substr(decided.find(",\"decisions"))))
                  .status,
              201);
    const std::string body = document("short", R"(,"reason":"приказ № 45")");
    const auto seen = irina.post(editions + "/preview", body);
    EXPECT_EQ(seen.text("rows/1/fate"), "dropped");
    EXPECT_EQ(seen.text("rows/1/was/title"), "Провести семинар");
    EXPECT_EQ(seen.text("rows/1/tasks/0/changes/0"), "task_cancelled");
    ASSERT_EQ(irina.post(editions, body, first_seen).status, 201);
    EXPECT_EQ(irina.get("/api/v1/roadmaps/1").number("items/1/dropped_in"), 2);
    EXPECT_EQ(irina.get("/api/v1/tasks/2").text("state"), "cancelled");
}

TEST(EditionApi, WhatIsWrongIsToldWithItsPlaceAndWhoMayNotMayNot) {
    Rig rig;
    auto irina = rig.as("irina");
    import_plan(irina);
    const auto preview = editions + "/preview";
    EXPECT_EQ(irina.post(preview, document("x", R"(,"rows":[{"position":1,"was":9}])")).text("where"),
              "строка 1");
    EXPECT_EQ(irina.post(preview, document("x", R"(,"rows":[{"position":1}])")).text("where"), "rows[0].was");
    EXPECT_EQ(irina.post(preview, document("empty")).status, 422);
    EXPECT_EQ(irina.post(editions, document("x", R"(,"years":1)"), first_seen).status, 400);
    EXPECT_EQ(irina.post("/api/v1/roadmaps/7/editions/preview", document("x")).status, 404);
    EXPECT_EQ(irina.post("/api/v1/roadmaps/7/editions", document("x"), first_seen).status, 404);
    EXPECT_EQ(irina.get("/api/v1/roadmaps/7/editions").status, 404);
    const std::string large = document(std::string(1'000'001, 'x'));
    auto oleg = rig.as("oleg");
    auto nobody = rig.browser();
    EXPECT_EQ(oleg.get(editions).status, 403);
    EXPECT_EQ(nobody.get(editions).status, 401);
    for (const auto& path : {editions, preview}) {
        EXPECT_EQ(irina.post(path, large, first_seen).status, 413);
        EXPECT_EQ(irina.send("POST", path, "x", {{"X-CSRF-Token", irina.csrf}}).status, 415);
        EXPECT_EQ(oleg.post(path, document("x"), first_seen).status, 403);
        EXPECT_EQ(nobody.post(path, document("x"), first_seen).status, 401);
    }
}

TEST(CopyApi, APlanIsCopiedIntoTheNextYearThroughTheSameReview) {
    Rig rig;
    auto irina = rig.as("irina");
    import_plan(irina);
    const auto seen = irina.post(copy + "/preview", R"({"year":2027})");
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_EQ(seen.text("reading/items/0/deadline/windows/0/1"), "2027-04-30");
    EXPECT_EQ(seen.text("name"), "по образцу дорожной карты № 1");
    EXPECT_EQ(seen.text("doubts/0/kind"), "ambiguous_deadline") << "the words alone don't give that day";
    EXPECT_EQ(irina.post(copy, R"({"year":2027})").status, 422);
    const std::string meant = R"({"year":2027,"controller":"irina","accept_readings":true})";
    const auto made = irina.post(copy, meant);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.header("location"), "/api/v1/roadmaps/2");
    EXPECT_EQ(irina.post(copy, meant).status, 409);
    EXPECT_EQ(irina.get("/api/v1/roadmaps/2").text("roadmap/period/first"), "2027-01-01");

    auto oleg = rig.as("oleg");
    auto nobody = rig.browser();
    for (const auto& path : {copy, copy + "/preview"}) {
        EXPECT_EQ(irina.post(path, R"({"year":2026})").text("where"), "year");
        EXPECT_EQ(irina.send("POST", path, "x", {{"X-CSRF-Token", irina.csrf}}).status, 415);
        EXPECT_EQ(oleg.post(path, meant).status, 403);
        EXPECT_EQ(nobody.post(path, meant).status, 401);
    }
    EXPECT_EQ(irina.post("/api/v1/roadmaps/7/copy", meant).status, 404);
    EXPECT_EQ(irina.post("/api/v1/roadmaps/7/copy/preview", meant).status, 404);
}

}  // namespace
}  // namespace vekha
