// What owners ask for, and what is new on the board, as who controls sees it.
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using testing::Browser;
using testing::Rig;

testing::SentHeaders seen(Browser& browser, const std::string& task) {
    return {{"If-Match", browser.get(task).header("etag")}};
}

TEST(OwnerRequestsApi, WaitForWhoControlsUntilTheyAreAnswered) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    auto oleg = rig.as("oleg");
    EXPECT_EQ(irina.get("/api/v1/owner-requests").body, R"({"items":[],"next":null})");
    const std::string task = "/api/v1/tasks/1";
    const auto asked =
        oleg.post(task + "/extensions", R"({"day":"2026-05-29","reason":"Ждём смету."})", seen(oleg, task));
    ASSERT_LT(asked.status, 300) << asked.body;

    const auto waiting = irina.get("/api/v1/owner-requests?limit=10");
    ASSERT_EQ(waiting.status, 200) << waiting.body;
    EXPECT_EQ(waiting.text("items/0/kind"), "extension");
    EXPECT_EQ(waiting.number("items/0/task/id"), 1);
    EXPECT_EQ(waiting.text("items/0/by/name"), "oleg");
    EXPECT_EQ(waiting.text("items/0/day"), "2026-05-29");
    const auto news = irina.get("/api/v1/board/news?since=2026-01-01T00:00:00Z");
    ASSERT_EQ(news.status, 200) << news.body;
    EXPECT_EQ(news.number("extensions"), 1);

    const auto refused =
        irina.post(task + "/extensions/decide", R"({"extension":1,"granted":false,"words":"Смета есть."})",
                   seen(irina, task));
    ASSERT_EQ(refused.status, 200) << refused.body;
    EXPECT_EQ(irina.get("/api/v1/owner-requests?limit=10").body, R"({"items":[],"next":null})");
    EXPECT_EQ(irina.get("/api/v1/board/news?since=2026-01-01T00:00:00Z").number("extensions"), 0);
}

TEST(OwnerRequestsApi, AQuestionThatCantBeReadIsToldSo) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    for (const auto* target :
         {"/api/v1/board/news", "/api/v1/board/news?since=yesterday",
          "/api/v1/board/news?sinse=2026-01-01T00:00:00Z", "/api/v1/owner-requests?limit=0"})
        EXPECT_EQ(irina.get(target).status, 400) << target;
}

}  // namespace
}  // namespace vekha
