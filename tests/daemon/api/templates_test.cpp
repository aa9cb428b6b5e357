// Templates of messages through the API: an administrator puts an own one in use, after a look at what it
// makes.
#include <gmock/gmock.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using ::testing::HasSubstr;
using testing::Rig;

const std::string templates = "/api/v1/templates";
const std::string own =
    R"({"name":"ru/digest.text.mustache","text":"Уважаемый {{name}}! {{#lines}}{{title}} до {{due}}: {{link}}{{hidden_link}} {{/lines}}")";

TEST(TemplateApi, AnOwnTemplateIsLookedAtPutInUseAndGivenUp) {
    Rig rig;
    rig.plan();
    auto admin = rig.as("admin");
    const auto oleg = std::to_string(rig.office.id("oleg").value);
    const auto seen = admin.post(templates + "/preview", own + R"(,"person":)" + oleg + "}");
    ASSERT_EQ(seen.status, 200) << seen.body;
    EXPECT_THAT(seen.text("text"), HasSubstr("Уважаемый oleg!"));
    EXPECT_THAT(seen.text("text"), HasSubstr("личная ссылка"));
    EXPECT_THAT(admin.post(templates + "/preview", R"({"name":"en/digest.subject.mustache"})").text("html"),
                HasSubstr("Провести семинар"))
        << "a sample";
    const auto put = admin.change("PUT", templates, own + "}");
    ASSERT_EQ(put.status, 200) << put.body;
    EXPECT_TRUE(put.at("items/1/own").as_bool());
    const auto back = admin.change("PUT", templates, R"({"name":"ru/digest.text.mustache"})");
    EXPECT_FALSE(back.at("items/1/own").as_bool());
    EXPECT_THAT(admin.get(templates).text("items/1/text"), HasSubstr("Здравствуйте"));
}

TEST(TemplateApi, WhatCannotServeIsRefusedAndOnlyAnAdministratorMayTry) {
    Rig rig;
    rig.plan();
    auto admin = rig.as("admin");
    const std::string bad = R"({"name":"ru/digest.text.mustache","text":"{{oops}}"})";
    EXPECT_EQ(admin.change("PUT", templates, bad).status, 400);
    EXPECT_THAT(admin.post(templates + "/preview", bad).text("detail"), HasSubstr("{{oops}}"));
    EXPECT_EQ(admin.post(templates + "/preview", own + R"(,"person":99})").status, 404);
    const auto irina = std::to_string(rig.office.id("irina").value);
    EXPECT_EQ(admin.post(templates + "/preview", own + R"(,"person":)" + irina + "}").status, 409);
    auto coordinator = rig.as("irina");
    auto stranger = rig.browser();
    for (const auto& [browser, refused] : {std::pair(&coordinator, 403), std::pair(&stranger, 401)}) {
        EXPECT_EQ(browser->get(templates).status, refused);
        EXPECT_EQ(browser->change("PUT", templates, own + "}").status, refused);
        EXPECT_EQ(browser->post(templates + "/preview", own + "}").status, refused);
    }
}

}  // namespace
}  // namespace vekha
