// An absence, a dismissal, and what is known ahead, over the API.
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using testing::Browser;
using testing::Rig;

const std::string order = R"({"away":"oleg","acting":"anna","order":"приказ № 17","from":"2026-03-18",)"
                          R"("to":"2026-03-27"})";

TEST(SubstitutionApi, AnOrderPutsSomebodyInThePlaceOfAnother) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    const auto made = irina.post("/api/v1/substitutions", order, {{"Idempotency-Key", "s1"}});
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.text("away/name"), "oleg");
    EXPECT_EQ(made.text("standing"), "coming");
    EXPECT_EQ(irina.post("/api/v1/substitutions", order, {{"Idempotency-Key", "s1"}}).body, made.body);
    const auto again = irina.post("/api/v1/substitutions", order);
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(irina.post("/api/v1/substitutions", R"({"away":"oleg"})").status, 400);
    const auto list = rig.as("pavel").get("/api/v1/substitutions");
    EXPECT_EQ(list.at("items").as_array().size(), 1u);

    const auto ended = irina.post("/api/v1/substitutions/1/end", R"({"day":"2026-03-20"})");
    ASSERT_EQ(ended.status, 200) << ended.body;
    EXPECT_EQ(ended.text("ended"), "2026-03-20");
    EXPECT_EQ(irina.post("/api/v1/substitutions/1/end", R"({"day":"2026-03-01"})").status, 400);
    EXPECT_EQ(irina.post("/api/v1/substitutions/9/end", "{}").status, 404);
    EXPECT_EQ(irina.post("/api/v1/substitutions/1/end", "{}").status, 200) << "from today on";
    EXPECT_EQ(irina.post("/api/v1/substitutions/1/end", "{}").status, 409);
}

TEST(SubstitutionApi, IsNotTheAbsentPersonsOwn) {
    Rig rig;
    for (const auto* login : {"oleg", "pavel"}) {
        auto person = rig.as(login);
        EXPECT_EQ(person.post("/api/v1/substitutions", order).status, 403) << login;
        EXPECT_EQ(person.post("/api/v1/substitutions/1/end", "{}").status, 403) << login;
    }
    EXPECT_EQ(rig.as("oleg").get("/api/v1/substitutions").status, 403);
    auto stranger = rig.browser();
    EXPECT_EQ(stranger.get("/api/v1/substitutions").status, 401);
    EXPECT_EQ(stranger.post("/api/v1/substitutions", order).status, 401);
    EXPECT_EQ(stranger.post("/api/v1/substitutions/1/end", "{}").status, 401);
}

TEST(PeopleApi, WhereAPersonIsWrittenToInMaxIsANumber) {
    Rig rig;
    auto irina = rig.as("irina");
    const auto saved = irina.post("/api/v1/people", R"({"login":"oleg","name":"Олег","max":"5034074017"})");
    ASSERT_EQ(saved.status, 200) << saved.body;
    EXPECT_EQ(saved.text("max"), "5034074017");
    const auto kept = irina.post("/api/v1/people", R"({"login":"oleg","name":"Олегов О.О."})");
    EXPECT_EQ(kept.text("max"), "5034074017") << "what a request leaves out stays";
    const auto bad = irina.post("/api/v1/people", R"({"login":"oleg","name":"Олег","max":"@oleg"})");
    EXPECT_EQ(bad.status, 400) << bad.body;
    EXPECT_EQ(irina.post("/api/v1/people", R"({"login":"oleg","name":"Олег","max":""})").text("max"), "");
}

TEST(HandoverApi, WhatADismissedPersonHeldGoesToAnother) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    const auto oleg = std::to_string(rig.office.id("oleg").value);
    const auto gone = irina.post("/api/v1/people", R"({"login":"oleg","name":"Олег","active":false})");
    ASSERT_EQ(gone.status, 200) << gone.body;
    EXPECT_EQ(gone.number("to_hand_over"), 1);
    const auto held = irina.get("/api/v1/people/" + oleg + "/held");
    ASSERT_EQ(held.status, 200) << held.body;
    EXPECT_EQ(held.number("tasks/count"), 1);
    EXPECT_TRUE(held.at("tasks/items/0/owns").as_bool());
    EXPECT_EQ(held.text("parties/0"), "Директор СОШ № 1");
    const auto spots = irina.get("/api/v1/weak-spots");
    ASSERT_EQ(spots.status, 200) << spots.body;
    EXPECT_EQ(spots.text("counts/0/kind"), "dismissed");

    const auto path = "/api/v1/people/" + oleg + "/handover";
    EXPECT_EQ(irina.post(path, R"({"to":"nobody","reason":"приказ № 8"})").status, 400);
    EXPECT_EQ(irina.post(path, R"({"to":"pavel","reason":"приказ № 8","tasks":["1"]})").status, 400);
    EXPECT_EQ(irina.post("/api/v1/people/99/handover", R"({"to":"pavel","reason":"приказ"})").status, 404);
    const auto nudges = rig.nudges.load();
    const auto handed = irina.post(path, R"({"to":"pavel","reason":"приказ № 8","tasks":[1,7]})");
    ASSERT_EQ(handed.status, 200) << handed.body;
    EXPECT_EQ(handed.number("tasks"), 1);
    EXPECT_EQ(handed.number("left/0/task"), 7);
    EXPECT_GT(rig.nudges.load(), nudges);
    EXPECT_EQ(irina.get("/api/v1/tasks/1").text("assignments/0/person/name"), "pavel");
}

TEST(HandoverApi, IsTheOfficesToDo) {
    Rig rig;
    const std::string given = R"({"to":"anna","reason":"приказ № 8"})";
    for (const auto* login : {"oleg", "pavel"})
        EXPECT_EQ(rig.as(login).post("/api/v1/people/2/handover", given).status, 403) << login;
    EXPECT_EQ(rig.as("oleg").get("/api/v1/people/2/held").status, 403);
    EXPECT_EQ(rig.as("irina").get("/api/v1/people/99/held").status, 404);
    EXPECT_EQ(rig.browser().get("/api/v1/people/2/held").status, 401);
    EXPECT_EQ(rig.browser().post("/api/v1/people/2/handover", given).status, 401);
}

TEST(RehearsalApi, TheNextWeekIsKnownAhead) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    const auto week = irina.get("/api/v1/rehearsal");
    ASSERT_EQ(week.status, 200) << week.body;
    EXPECT_EQ(week.text("from"), "2026-03-23");
    EXPECT_EQ(week.text("to"), "2026-03-29");
    EXPECT_GT(week.number("messages"), 0);
    EXPECT_EQ(week.at("items").as_array().size(), static_cast<std::size_t>(week.number("messages")));
    EXPECT_EQ(week.text("items/0/lines/0/rung"), "late+1");
    EXPECT_EQ(week.number("items/0/lines/0/task"), 2);
    const auto days = irina.get("/api/v1/rehearsal?from=2026-03-19&to=2026-03-20&roadmap=1");
    EXPECT_EQ(days.status, 200);
    EXPECT_EQ(irina.get("/api/v1/rehearsal?from=2026-02-30").text("where"), "from");
    EXPECT_EQ(irina.get("/api/v1/rehearsal?from=2026-03-01").status, 400);
    EXPECT_EQ(irina.get("/api/v1/rehearsal?day=2026-03-20").status, 400);
    EXPECT_EQ(irina.get("/api/v1/rehearsal?roadmap=9").status, 404);
    EXPECT_EQ(rig.as("oleg").get("/api/v1/rehearsal").status, 403);
    EXPECT_EQ(rig.browser().get("/api/v1/rehearsal").status, 401);
    EXPECT_EQ(rig.as("oleg").get("/api/v1/weak-spots").status, 403);
    EXPECT_EQ(rig.browser().get("/api/v1/weak-spots").status, 401);
}

}  // namespace
}  // namespace vekha
