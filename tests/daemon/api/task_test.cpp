// The executor's and the controller's way through a task.
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using testing::Browser;
using testing::Rig;

const std::string task1 = "/api/v1/tasks/1";

TEST(TaskApi, ListsShowWhatOneMaySeeTheMostDaysLateFirst) {
    Rig rig;
    rig.plan();
    rig.now = test::at("2026-04-03T07:00:00Z");
    auto irina = rig.as("irina");
    const auto late = irina.get("/api/v1/tasks?list=overdue");
    ASSERT_EQ(late.at("items").as_array().size(), 2U);
    EXPECT_EQ(late.number("items/0/id"), 2);
    EXPECT_EQ(late.number("items/0/days_left"), -14);
    EXPECT_EQ(late.text("items/0/lead/name"), "anna");
    EXPECT_TRUE(late.at("items/0/overdue").as_bool());
    EXPECT_TRUE(late.at("next").is_null());

    const auto first = irina.get("/api/v1/tasks?list=overdue&limit=1");
    EXPECT_EQ(first.number("items/0/id"), 2);
    const auto second = irina.get("/api/v1/tasks?list=overdue&limit=1&after=" + first.text("next"));
    EXPECT_EQ(second.number("items/0/id"), 1);
    EXPECT_TRUE(second.at("next").is_null());

    const auto own = rig.as("oleg").get("/api/v1/tasks?list=overdue");
    ASSERT_EQ(own.at("items").as_array().size(), 1U);
    EXPECT_EQ(own.number("items/0/id"), 1);
    EXPECT_TRUE(irina.get("/api/v1/tasks?list=overdue&owner=me").at("items").as_array().empty());
    EXPECT_EQ(irina.get("/api/v1/tasks?list=overdue&roadmap=1").at("items").as_array().size(), 2U);
    EXPECT_TRUE(irina.get("/api/v1/tasks?list=overdue&roadmap=2").at("items").as_array().empty());

    const auto board = rig.as("pavel").get("/api/v1/board");
    EXPECT_EQ(board.number("overdue/count"), 2);
    EXPECT_FALSE(board.at("overdue/more").as_bool());
    EXPECT_EQ(board.number("upcoming/count"), 0);
}

TEST(TaskApi, AListAskedForWronglyIsNoEmptyList) {
    Rig rig;
    auto irina = rig.as("irina");
    for (const auto& [query, where] :
         std::vector<std::pair<std::string, std::string>>{{"", "list"},
                                                          {"?list=late", "list"},
                                                          {"?list=closed&limit=0", "limit"},
                                                          {"?list=closed&limit=x", "limit"},
                                                          {"?list=closed&after=x", "after"},
                                                          {"?list=closed&owner=x", "owner"},
                                                          {"?list=closed&roadmap=-1", "roadmap"},
                                                          {"?list=closed&Owner=me", "Owner"}}) {
        const auto refused = irina.get("/api/v1/tasks" + query);
        EXPECT_EQ(refused.status, 400) << query;
        EXPECT_EQ(refused.text("where"), where);
    }
    EXPECT_EQ(rig.browser().get("/api/v1/tasks?list=closed").status, 401);
    EXPECT_EQ(rig.browser().get("/api/v1/board").status, 401);
}

TEST(TaskApi, ATaskIsShownWithItsWordsAndRuleAndNotToStrangers) {
    Rig rig;
    rig.plan();
    auto oleg = rig.as("oleg");
    const auto task = oleg.get(task1);
    EXPECT_EQ(task.header("etag"), "\"" + std::to_string(task.number("version")) + "\"");
    EXPECT_EQ(task.text("deadline/rule"), "Прочитано так.");
    EXPECT_EQ(task.text("due"), "2026-03-31");
    EXPECT_EQ(task.text("assignments/0/person/name"), "oleg");
    EXPECT_EQ(task.text("requirements/0/kind"), "protocol");
    EXPECT_FALSE(task.at("notices").as_array().empty());
    EXPECT_FALSE(task.at("ladder").as_array().empty());
    const auto journal = oleg.get(task1 + "/journal");
    EXPECT_EQ(journal.text("items/0/type"), "task_planned");

    EXPECT_EQ(oleg.get("/api/v1/tasks/2").status, 404);
    EXPECT_EQ(oleg.get("/api/v1/tasks/2/journal").status, 404);
    EXPECT_EQ(oleg.get("/api/v1/tasks/2").text("detail"), oleg.get("/api/v1/tasks/99").text("detail"));
    EXPECT_EQ(rig.browser().get(task1).status, 401);
    EXPECT_EQ(rig.browser().get(task1 + "/journal").status, 401);
}

TEST(TaskApi, FromTheReportToTheAcceptance) {
    Rig rig;
    rig.plan();
    auto oleg = rig.as("oleg");
    auto irina = rig.as("irina");
    EXPECT_EQ(oleg.step(1, "acknowledge").status, 200);
    EXPECT_EQ(oleg.step(1, "acknowledge").status, 409);
    EXPECT_EQ(oleg.upload(task1 + "/evidence?name=p.txt&kind=protocol", "Протокол").status, 201);
    const auto submitted =
        oleg.step(1, "submit", R"({"words":"Заседание проведено.","without":"Соисполнитель в отпуске"})");
    EXPECT_EQ(submitted.text("state"), "submitted");

    const auto returned = irina.step(1, "return", R"({"reason":"Нет подписи."})");
    EXPECT_EQ(returned.text("state"), "open");
    EXPECT_EQ(returned.text("submissions/0/reason"), "Нет подписи.");
    EXPECT_EQ(oleg.step(1, "submit", R"({"words":"Подписано.","without":"Соисполнитель в отпуске"})").status,
              200);

    const auto refused = irina.step(1, "accept", "{}");
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.text("code"), "requirement_open");
    const auto accepted =
        irina.step(1, "accept", R"({"waivers":[{"requirement":2,"reason":"Приказ не нужен."}]})");
    EXPECT_EQ(accepted.text("state"), "accepted");
    EXPECT_TRUE(accepted.at("ladder").as_array().empty());
    EXPECT_EQ(irina.get("/api/v1/board").number("closed/count"), 1);
    EXPECT_GE(rig.nudges, 6);
}

TEST(TaskApi, AReportWhoseAnswerWasLostIsHandedInOnce) {
    Rig rig;
    rig.plan();
    auto oleg = rig.as("oleg");
    const auto seen = oleg.get(task1);
    const testing::SentHeaders key{{"If-Match", seen.header("etag")}, {"Idempotency-Key", "h1"}};
    const auto report = R"({"words":"Проведено.","without":"Соисполнитель в отпуске"})";
    const auto submitted = oleg.post(task1 + "/submit", report, key);
    ASSERT_EQ(submitted.status, 200) << submitted.body;
    const auto again = oleg.post(task1 + "/submit", report, key);
    EXPECT_EQ(again.status, 200) << "the version has moved on, and yet it is the same request";
    EXPECT_EQ(again.body, submitted.body);
    EXPECT_EQ(again.header("etag"), submitted.header("etag"));
    EXPECT_EQ(oleg.post(task1 + "/submit", R"({"words":"Другое."})", key).status, 409);
    EXPECT_EQ(oleg.post(task1 + "/submit", report, {{"If-Match", seen.header("etag")}}).status, 412);
    EXPECT_EQ(oleg.get(task1).at("submissions").as_array().size(), 1U);
}

TEST(TaskApi, TheControllerStopsResumesWaivesAndCancels) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    EXPECT_EQ(
        irina.step(1, "waive", R"({"requirement":1,"reason":"Не требуется."})").text("requirements/0/state"),
        "waived");
    EXPECT_EQ(irina.step(1, "suspend", R"({"reason":"Ремонт школы."})").text("state"), "suspended");
    EXPECT_EQ(irina.step(1, "suspend", R"({"reason":"Ещё раз."})").status, 409);
    EXPECT_EQ(irina.get("/api/v1/tasks?list=suspended").number("items/0/id"), 1);
    EXPECT_EQ(irina.step(1, "resume").text("state"), "open");
    EXPECT_EQ(irina.step(1, "cancel", R"({"reason":"Отменено приказом № 7."})").text("state"), "cancelled");
}

/// Each step refuses each wrong way with its own status, and none of it changes the task.
TEST(TaskApi, EveryStepRefusesWhatItMustInTheSameWay) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    auto oleg = rig.as("oleg");
    auto anna = rig.as("anna");
    const auto version = oleg.get(task1).header("etag");
    struct Step {
        std::string name, body, wrong_body;
        Browser *allowed, *other;
    };
    const std::vector<Step> steps{
        {"acknowledge", "", "", &oleg, &irina},
        {"submit", R"({"words":"а"})", R"({"words":7})", &oleg, &irina},
        {"accept", "{}", R"({"waivers":{}})", &irina, &anna},
        {"return", R"({"reason":"а"})", R"({})", &irina, &anna},
        {"waive", R"({"requirement":1,"reason":"а"})", R"({"requirement":0})", &irina, &anna},
        {"suspend", R"({"reason":"а"})", R"({"reason":null})", &irina, &anna},
        {"resume", "", "", &irina, &anna},
        {"cancel", R"({"reason":"а"})", R"([])", &irina, &anna},
        {"contribute", R"({"words":"а"})", R"({"words":7})", &anna, &irina},
        {"recall", "", "", &oleg, &irina},
        {"waive-indicator", R"({"indicator":1,"reason":"а"})", R"({"indicator":0})", &irina, &anna},
        {"extensions", R"({"day":"2026-04-10","reason":"а"})", R"({"day":"скоро"})", &oleg, &irina},
        {"extensions/decide", R"({"extension":1,"granted":true})", R"({"extension":1})", &irina, &anna},
        {"move", R"({"day":"2026-04-10","reason":"а"})", R"({"reason":"а"})", &irina, &anna},
        {"reopen", R"({"reason":"а"})", R"({"reason":1})", &irina, &anna},
        {"reassign", R"({"owners":[{"person":2}],"reason":"а"})", R"({"owners":{}})", &irina, &anna},
        {"correct", R"({"title":"Семинар","reason":"а"})", R"({"title":""})", &irina, &anna},
        {"disown", R"({"reason":"а"})", R"({})", &oleg, &irina},
        {"parts", R"({"person":4,"due":"2026-03-20","title":"Часть"})", R"({"person":0})", &oleg, &irina}};
    for (const auto& [name, body, wrong_body, allowed, other] : steps) {
        const auto path = task1 + "/" + name;
        EXPECT_EQ(rig.browser().post(path, body, {{"If-Match", version}}).status, 401) << name;
        EXPECT_EQ(allowed->post(path, body).status, 428) << name;
        EXPECT_EQ(allowed->post(path, body, {{"If-Match", "\"999\""}}).status, 412) << name;
        EXPECT_EQ(allowed->post(path, body, {{"If-Match", "7"}}).text("where"), "If-Match") << name;
        EXPECT_EQ(other->post(path, body, {{"If-Match", version}}).status, 403) << name;
        EXPECT_EQ(allowed->post("/api/v1/tasks/99/" + name, body, {{"If-Match", version}}).status, 404)
            << name;
        if (!wrong_body.empty()) {
            EXPECT_EQ(allowed->post(path, wrong_body, {{"If-Match", version}}).status, 400) << name;
        }
        auto forged = rig.browser();
        forged.cookie = allowed->cookie;
        EXPECT_EQ(forged.post(path, body, {{"If-Match", version}}).status, 403) << name;
    }
    for (const auto* wrong : {"accept", "return", "resume"})
        EXPECT_EQ(irina
                      .post(task1 + "/" + wrong, wrong == std::string("resume") ? "" : R"({"reason":"а"})",
                            {{"If-Match", version}})
                      .status,
                  wrong == std::string("accept") ? 400 : 409);
    EXPECT_EQ(oleg.get(task1).header("etag"), version);
    // A step that the state does not allow.
    EXPECT_EQ(irina.step(1, "cancel", R"({"reason":"Отменено."})").status, 200);
    EXPECT_EQ(oleg.step(1, "submit", R"({"words":"Поздно.","without":"Соисполнитель в отпуске"})").status,
              409);
    EXPECT_EQ(irina.step(1, "waive", R"({"requirement":1,"reason":"а"})").status, 409);
    EXPECT_EQ(irina.step(1, "cancel", R"({"reason":"а"})").status, 409);
    for (const auto& [name, body, wrong_body, allowed, other] : steps)
        if (name != "reopen" && name != "accept") {
            EXPECT_EQ(allowed->step(1, name, body).status, 409) << name;
        }
    EXPECT_EQ(irina.step(1, "reopen", R"({"reason":"Проверка."})").text("state"), "open");
    EXPECT_EQ(irina.step(1, "reopen", R"({"reason":"Ещё раз."})").status, 409);
}

TEST(TaskApi, WhatWasAnsweredIsNotAnsweredAgainOnceItChanged) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    auto oleg = rig.as("oleg");
    for (int again = 0; again < 3; ++again)
        EXPECT_EQ(irina.get("/api/v1/board").number("to_accept/count"), 0);
    EXPECT_EQ(oleg.step(1, "submit", R"({"words":"Готово.","without":"Соисполнитель в отпуске"})").status,
              200);
    EXPECT_EQ(irina.get("/api/v1/board").number("to_accept/count"), 1);
    // Nothing is written, but the day turns.
    rig.now = test::at("2026-03-17T20:59:00Z");
    irina = rig.as("irina");
    for (int again = 0; again < 2; ++again) EXPECT_EQ(irina.get("/api/v1/tasks/2").number("days_left"), 3);
    rig.now = test::at("2026-03-17T21:00:00Z");
    EXPECT_EQ(irina.get("/api/v1/tasks/2").number("days_left"), 2);
}

TEST(TaskApi, AnAnswerKeptForOneIsNotGivenToAnother) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    auto anna = rig.as("anna");
    auto oleg = rig.as("oleg");
    for (int again = 0; again < 2; ++again) {
        EXPECT_EQ(irina.get("/api/v1/tasks/2").status, 200);
        EXPECT_EQ(anna.get("/api/v1/tasks/2").status, 200);
        EXPECT_EQ(oleg.get("/api/v1/tasks/2").status, 404);
        EXPECT_EQ(irina.get("/api/v1/tasks?list=upcoming").at("items").as_array().size(), 2U);
        EXPECT_EQ(oleg.get("/api/v1/tasks?list=upcoming").at("items").as_array().size(), 1U);
    }
}

}  // namespace
}  // namespace vekha
