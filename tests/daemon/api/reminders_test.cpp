// Ladders and reminders through the API: chosen, paced, muted, sent early, changed before they happen.
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using testing::Answered;
using testing::Browser;
using testing::Rig;

const std::string task1 = "/api/v1/tasks/1";
const std::string ladder = "/api/v1/roadmaps/1/policy";

/// A request about task 1 as it stands now.
Answered about(Browser& browser, std::string_view method, const std::string& what,
               std::string_view body = {}) {
    return browser.change(method, task1 + "/" + what, body,
                          {{"If-Match", browser.get(task1).header("etag")}});
}

std::string mutes_of(Rig& rig, std::string_view login) {
    return "mutes/" + std::to_string(rig.office.id(login).value);
}

const std::string pace = R"({"every":2,"until":"2026-04-30","reason":"На контроле главы."})";
const std::string silence = R"({"until":"2026-03-25","reason":"Сдаёт экзамены."})";
const std::string skip = R"({"rung":"T-1","kind":"skip","words":"Обсудили лично."})";

TEST(RemindersApi, ATaskShowsWhatWasSetAboutItsReminders) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    EXPECT_EQ(about(irina, "PUT", "cadence", pace).status, 200);
    EXPECT_EQ(about(irina, "PUT", mutes_of(rig, "anna"), silence).status, 200);
    EXPECT_EQ(about(irina, "POST", "rung-edits", skip).status, 200);
    EXPECT_EQ(
        about(irina, "POST", "rung-edits", R"({"rung":"T0","kind":"hold","until":"2026-04-01","words":"а"})")
            .status,
        200);
    const auto shown = irina.get(task1 + "/reminders");
    EXPECT_EQ(shown.text("policy"), "default");
    EXPECT_EQ(shown.number("cadence/every"), 2);
    EXPECT_EQ(shown.text("mutes/0/person/name"), "anna");
    EXPECT_EQ(shown.text("mutes/0/by/name"), "irina");
    EXPECT_EQ(shown.text("edits/0/kind"), "skip");
    EXPECT_TRUE(shown.at("edits/0/person").is_null());
    EXPECT_EQ(shown.text("edits/1/until"), "2026-04-01");
    EXPECT_TRUE(shown.at("delays").as_array().empty());
    EXPECT_EQ(rig.as("oleg").get("/api/v1/tasks/2/reminders").status, 404);
    EXPECT_EQ(rig.browser().get(task1 + "/reminders").status, 401);

    EXPECT_EQ(irina.get("/api/v1/mutes").text("items/0/until"), "2026-03-25");
    EXPECT_EQ(irina.get("/api/v1/mutes?limit=1").number("next"), 1);
    EXPECT_TRUE(irina.get("/api/v1/mutes?after=1").at("items").as_array().empty());
    EXPECT_EQ(irina.get("/api/v1/mutes?after=x").status, 400);
    EXPECT_EQ(rig.as("oleg").get("/api/v1/mutes").status, 403);
    EXPECT_EQ(rig.browser().get("/api/v1/mutes").status, 401);

    EXPECT_EQ(about(irina, "DELETE", "cadence").status, 200);
    EXPECT_EQ(about(irina, "DELETE", mutes_of(rig, "anna")).status, 200);
    EXPECT_EQ(about(irina, "POST", "rung-edits/withdraw", R"({"rung":"T-1","kind":"skip"})").status, 200);
    const auto after = irina.get(task1 + "/reminders");
    EXPECT_TRUE(after.at("cadence").is_null());
    EXPECT_TRUE(after.at("mutes").as_array().empty());
    EXPECT_EQ(after.at("edits").as_array().size(), 1U);
}

TEST(RemindersApi, ARungIsSentBeforeItsMoment) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    const auto sent = about(irina, "POST", "jump", R"({"rung":"T-1","reason":"Спросил глава."})");
    ASSERT_EQ(sent.status, 200) << sent.body;
    EXPECT_EQ(sent.text("notices/4/rung"), "T-1");
    EXPECT_EQ(sent.text("ladder/0/id"), "T0");
    EXPECT_EQ(about(irina, "POST", "jump", R"({"rung":"T-3","reason":"Ещё раз."})").status, 409);
}

TEST(RemindersApi, EveryStepRefusesWhatItMustInTheSameWay) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    auto anna = rig.as("anna");
    const auto version = irina.get(task1).header("etag");
    struct Step {
        std::string method, name, body, wrong_body;
    };
    const std::vector<Step> steps{
        {"PUT", "cadence", pace, R"({"every":0,"until":"2026-04-30","reason":"а"})"},
        {"DELETE", "cadence", "", ""},
        {"PUT", mutes_of(rig, "anna"), silence, R"({"until":"2027-03-25","reason":"а"})"},
        {"DELETE", mutes_of(rig, "anna"), "", ""},
        {"POST", "jump", R"({"rung":"T-1","reason":"а"})", R"({"rung":"T-99","reason":"а"})"},
        {"POST", "rung-edits", skip, R"({"rung":"T-1","kind":"drop","words":"а"})"},
        {"POST", "rung-edits/withdraw", R"({"rung":"T-1","kind":"skip"})",
         R"({"rung":"T-1","kind":"note"})"}};
    for (const auto& [method, name, body, wrong_body] : steps) {
        const auto path = task1 + "/" + name;
        EXPECT_EQ(rig.browser().change(method, path, body, {{"If-Match", version}}).status, 401) << name;
        EXPECT_EQ(irina.change(method, path, body).status, 428) << name;
        EXPECT_EQ(irina.change(method, path, body, {{"If-Match", "\"999\""}}).status, 412) << name;
        EXPECT_EQ(irina.change(method, path, body, {{"If-Match", "7"}}).status, 400) << name;
        EXPECT_EQ(anna.change(method, path, body, {{"If-Match", version}}).status, 403) << name;
        EXPECT_EQ(irina.change(method, "/api/v1/tasks/99/" + name, body, {{"If-Match", version}}).status, 404)
            << name;
        if (!wrong_body.empty()) {
            EXPECT_EQ(irina.change(method, path, wrong_body, {{"If-Match", version}}).status, 400) << name;
        }
    }
    EXPECT_EQ(irina.get(task1).header("etag"), version) << "none of it changed the task";
    EXPECT_EQ(irina.step(1, "cancel", R"({"reason":"Отменено."})").status, 200);
    for (const auto& one : steps)
        EXPECT_EQ(about(irina, one.method, one.name, one.body).status, 409) << one.name;
}

TEST(PoliciesApi, ALadderIsChosenForARoadmapASectionOrAnItem) {
    Rig rig;
    auto strict = test::default_policy();
    strict.name = "Строгая";
    strict.weekly.reset();
    rig.office.org.policies.emplace(strict.name, strict);
    rig.plan();
    auto irina = rig.as("irina");
    EXPECT_EQ(irina.get("/api/v1/policies").text("items/0/name"), "default");
    EXPECT_EQ(rig.as("oleg").get("/api/v1/policies").status, 403);
    EXPECT_EQ(rig.browser().get("/api/v1/policies").status, 401);

    const auto unknown = irina.change("PUT", ladder, R"({"policy":"Вежливая","reason":"а"})");
    EXPECT_EQ(unknown.status, 400);
    EXPECT_EQ(unknown.text("where"), "policy");
    EXPECT_EQ(irina.change("PUT", ladder, R"({"policy":"default","reason":"Приказ № 7."})").number("tasks"),
              0);
    EXPECT_EQ(irina.change("PUT", ladder, R"({"policy":"default","item":2,"reason":"а"})").status, 200);
    EXPECT_EQ(irina.change("PUT", ladder, R"({"policy":"","section":"Нет","reason":"а"})").status, 404);
    EXPECT_EQ(rig.as("oleg").change("PUT", ladder, R"({"policy":"","reason":"а"})").status, 403);
    EXPECT_EQ(rig.browser().change("PUT", ladder, R"({"policy":"","reason":"а"})").status, 401);
}

}  // namespace
}  // namespace vekha
