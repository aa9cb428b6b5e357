// The way of messages through the API, and what is done about it by hand.
#include <gmock/gmock.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using test::must;
using ::testing::HasSubstr;
using testing::Rig;

/// A message to oleg about task 1 that every channel refused, with its lines in the journal of messages.
void fail_a_message(Rig& rig) {
    const auto oleg = rig.office.id("oleg");
    must(rig.office.store->write([&](Transaction& change) -> Result<void> {
        Delivery failed;
        failed.person = oleg;
        failed.channel = "smtp";
        failed.message_id = "1@vekha";
        failed.state = DeliveryState::failed;
        failed.created_at = failed.next_try_at = rig.office.now;
        failed.settled_at = rig.office.now;
        failed.outcome = "rejected_recipient";
        const auto id = change.add(failed);
        if (!id) return tl::unexpected(id.error());
        auto rows = change.outbox_of(TaskId{1});
        if (!rows) return tl::unexpected(rows.error());
        Dispatch line;
        line.at = rig.office.now;
        line.person = oleg;
        line.delivery = *id;
        for (auto& row : *rows) {
            if (row.person != oleg) continue;
            row.delivery = *id;
            row.state = OutboxState::failed;
            if (auto done = change.update(row); !done) return done;
            line.row = row.id;
            line.task = row.task;
            line.step = DispatchStep::digested;
            line.reason = "assigned";
            if (auto added = change.add(line); !added) return tl::unexpected(added.error());
        }
        line.row = {};
        line.task = {};
        line.step = DispatchStep::refused;
        line.channel = "smtp";
        line.reason = "rejected_recipient";
        line.code = 550;
        if (auto added = change.add(line); !added) return tl::unexpected(added.error());
        return change.set("channel_health:smtp",
                          "5 1 tls_failed 2026-02-02T06:00:00.000Z 2026-02-02T07:02:00.000Z");
    }));
}

TEST(DispatchApi, TheWayOfAMessageIsReadByTaskAndByPerson) {
    Rig rig;
    rig.plan();
    fail_a_message(rig);
    auto irina = rig.as("irina");
    const auto shown = irina.get("/api/v1/tasks/1/dispatches");
    ASSERT_EQ(shown.status, 200) << shown.body;
    EXPECT_EQ(shown.text("items/0/words"), "отказ: адрес не принимает сообщений (550)");
    EXPECT_EQ(shown.text("items/1/step"), "digested");
    const auto oleg_id = std::to_string(rig.office.id("oleg").value);
    const auto page = irina.get("/api/v1/people/" + oleg_id + "/dispatches?limit=1");
    EXPECT_EQ(page.at("items").as_array().size(), 1U);
    EXPECT_EQ(irina.get("/api/v1/people/" + oleg_id + "/dispatches?after=" + page.text("next"))
                  .text("items/0/step"),
              "digested");
    auto oleg = rig.as("oleg");
    EXPECT_EQ(oleg.get("/api/v1/people/" + oleg_id + "/dispatches").status, 200);
    EXPECT_EQ(
        oleg.get("/api/v1/people/" + std::to_string(rig.office.id("anna").value) + "/dispatches").status,
        404);
    EXPECT_EQ(oleg.get("/api/v1/tasks/2/dispatches").status, 404) << "not his task";
    const auto csv = irina.get("/api/v1/tasks/1/dispatches?format=csv");
    EXPECT_EQ(csv.header("content-type"), "text/csv; charset=utf-8");
    EXPECT_THAT(csv.body, HasSubstr("отказ: адрес не принимает сообщений (550)"));
    for (const auto& path : {"/api/v1/tasks/1/dispatches", "/api/v1/people/1/dispatches"}) {
        EXPECT_EQ(irina.get(std::string(path) + "?format=pdf").status, 400);
        EXPECT_EQ(irina.get(std::string(path) + "?limit=0").status, 400);
        EXPECT_EQ(rig.browser().get(path).status, 401);
    }
}

TEST(DispatchApi, TheCoordinatorSeesBrokenChannelsAndWhoWouldNotHear) {
    Rig rig;
    rig.plan();
    fail_a_message(rig);
    auto irina = rig.as("irina");
    const auto channels = irina.get("/api/v1/channels");
    EXPECT_EQ(channels.text("items/0/name"), "smtp");
    EXPECT_FALSE(channels.at("items/0/works").as_bool());
    EXPECT_EQ(channels.text("items/0/reason"), "tls_failed");
    const auto unreached = irina.get("/api/v1/unreachable");
    EXPECT_EQ(unreached.text("items/0/person/name"), "oleg");
    EXPECT_EQ(unreached.text("items/0/why"), "failed");
    EXPECT_EQ(unreached.number("items/0/tasks/0/id"), 1);
    const auto paper = irina.get("/api/v1/paper-list");
    EXPECT_EQ(paper.header("content-type"), "text/html; charset=utf-8");
    EXPECT_THAT(paper.body, HasSubstr("Листок секретаря"));
    EXPECT_THAT(paper.header("content-security-policy"), HasSubstr("style-src 'unsafe-inline'"))
        << "else it has no lines to sign on";
    EXPECT_THAT(paper.body, HasSubstr("oleg"));
    for (const auto& path : {"/api/v1/channels", "/api/v1/unreachable", "/api/v1/paper-list"}) {
        EXPECT_EQ(rig.as("oleg").get(path).status, 403) << path;
        EXPECT_EQ(rig.browser().get(path).status, 401) << path;
    }
}

TEST(DispatchApi, AFailedMessageIsSentOnceMore) {
    Rig rig;
    rig.plan();
    fail_a_message(rig);
    auto irina = rig.as("irina");
    const std::string replay = "/api/v1/deliveries/1/replay";
    EXPECT_EQ(irina.post(replay, R"({"channel":"pigeon"})").status, 400);
    EXPECT_EQ(irina.post("/api/v1/deliveries/9/replay", "{}").status, 404);
    EXPECT_EQ(rig.as("oleg").post(replay, "{}").status, 403);
    EXPECT_EQ(rig.browser().post(replay, "{}").status, 401);
    EXPECT_EQ(irina.post(replay, R"({"channel":"smtp"})").status, 202);
    EXPECT_EQ(irina.post(replay, "{}").status, 409);
    EXPECT_EQ(irina.get("/api/v1/tasks/1").text("notices/0/state"), "waiting");
    EXPECT_EQ(irina.get("/api/v1/people/" + std::to_string(rig.office.id("oleg").value) + "/dispatches")
                  .text("items/0/by/name"),
              "irina");
}

TEST(DispatchApi, ATestMessageIsPlannedForAnybodyAtWork) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    const auto path = [&](PersonId id) {
        return "/api/v1/people/" + std::to_string(id.value) + "/test-message";
    };
    const auto oleg = path(rig.office.id("oleg"));
    const auto planned = irina.post(oleg, "{}");
    EXPECT_EQ(planned.status, 202);
    EXPECT_THAT(planned.text("dispatches"), HasSubstr("/dispatches"));
    EXPECT_EQ(irina.post(oleg, R"({"channel":"max"})").status, 400);
    EXPECT_EQ(irina.post(path(PersonId{99}), "{}").status, 404);
    EXPECT_EQ(rig.as("oleg").post(oleg, "{}").status, 403);
    EXPECT_EQ(rig.browser().post(oleg, "{}").status, 401);
    const auto anna = rig.office.id("anna");
    must(rig.office.store->write([&](Transaction& change) -> Result<void> {
        Person gone = change.person(anna).value().value();
        gone.active = false;
        auto saved = change.save(gone);
        if (!saved) return tl::unexpected(saved.error());
        return {};
    }));
    const auto gone = irina.post(path(anna), "{}");
    EXPECT_EQ(gone.status, 409) << gone.body;
}

TEST(DispatchApi, TheCoordinatorSeesHowLongTheComingMessagesTake) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    const auto plan = irina.get("/api/v1/sending-plan");
    ASSERT_EQ(plan.status, 200);
    ASSERT_EQ(plan.at("items").as_array().size(), 1U);
    EXPECT_EQ(plan.text("items/0/channel"), "smtp");
    EXPECT_GT(plan.number("items/0/messages"), 1);
    EXPECT_LT(plan.text("items/0/first"), plan.text("items/0/last")) << "two letters a second at most";
    EXPECT_EQ(rig.as("oleg").get("/api/v1/sending-plan").status, 403);
    EXPECT_EQ(rig.browser().get("/api/v1/sending-plan").status, 401);
}

}  // namespace
}  // namespace vekha
