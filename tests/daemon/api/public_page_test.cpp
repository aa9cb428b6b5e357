// The page of a roadmap for anybody: there where the office has opened it, without a single person.
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using testing::Rig;

const std::string door = "/api/v1/roadmaps/1/public-page";

TEST(PublicPageApi, AnybodySeesHowThePlanStandsWhileItIsOpen) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    auto anybody = rig.browser();
    EXPECT_EQ(anybody.get("/open/1").status, 404) << "until the office wants it";
    EXPECT_FALSE(irina.get(door).at("open").as_bool());

    const auto opened = irina.change("PUT", door, "");
    ASSERT_EQ(opened.status, 200) << opened.body;
    EXPECT_EQ(opened.text("path"), "/open/1");
    EXPECT_EQ(irina.change("PUT", door, "").body, opened.body) << "opened once";

    const auto page = anybody.get("/open/1");
    ASSERT_EQ(page.status, 200);
    EXPECT_NE(page.header("content-type").find("text/html"), std::string::npos);
    EXPECT_NE(page.header("content-security-policy").find("default-src 'none'"), std::string::npos);
    EXPECT_NE(page.body.find("на исполнении"), std::string::npos) << page.body;
    for (const auto* person : {"oleg", "anna", "irina", "Директор", "Методист"})
        EXPECT_EQ(page.body.find(person), std::string::npos) << person;

    EXPECT_EQ(irina.change("DELETE", door, "").status, 200);
    EXPECT_EQ(anybody.get("/open/1").status, 404);
    EXPECT_EQ(anybody.get("/open/99").status, 404) << "no such plan looks alike";
}

TEST(PublicPageApi, TheNextLookShowsWhatChanged) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    ASSERT_EQ(irina.change("PUT", door, "").status, 200);
    auto anybody = rig.browser();
    EXPECT_EQ(anybody.get("/open/1").body.find("снято с контроля"), std::string::npos);
    const auto tag = irina.get("/api/v1/tasks/1").header("etag");
    ASSERT_EQ(irina.post("/api/v1/tasks/1/cancel", R"({"reason":"приказ № 9"})", {{"If-Match", tag}}).status,
              200);
    EXPECT_NE(anybody.get("/open/1").body.find("снято с контроля"), std::string::npos);
}

TEST(PublicPageApi, AnUnknownPlanIsToldAsSuch) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    const std::string unknown = "/api/v1/roadmaps/99/public-page";
    EXPECT_EQ(irina.get(unknown).status, 404);
    EXPECT_EQ(irina.change("PUT", unknown, "").status, 404);
    EXPECT_EQ(irina.change("DELETE", unknown, "").status, 404);
}

}  // namespace
}  // namespace vekha
