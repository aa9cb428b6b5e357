// Roadmaps, people, messages, and the house itself.
#include <map>

#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"
#include "workflow/service/nodes.hpp"

namespace vekha {
namespace {

using test::must;
using testing::base64;
using testing::Rig;

std::string document(const std::string& text, const std::string& more = "") {
    return R"({"name":"план.txt","document":")" + base64(text) + "\"" + more + "}";
}

TEST(RoadmapApi, ADocumentIsReadShownDecidedAndImportedOnce) {
    Rig rig;
    auto irina = rig.as("irina");
    const auto raw = irina.upload("/api/v1/readings?name=plan.txt", "undecided plan");
    ASSERT_EQ(raw.status, 200) << raw.body;
    EXPECT_TRUE(raw.at("blocked").as_bool());
    EXPECT_EQ(raw.text("reading/items/0/deadline/windows/0/1"), "2026-04-30");

    const auto undecided = irina.post("/api/v1/roadmaps", document("undecided plan"));
    EXPECT_EQ(undecided.status, 422);
    EXPECT_EQ(undecided.text("code"), "undecided");

    const std::string decided = R"(,"controller":"irina","decisions":[{"position":2,
        "windows":[{"first":null,"last":"2026-05-29"}]}],"parties":{"Неизвестный отдел":"anna"})";
    EXPECT_FALSE(irina.post("/api/v1/readings", document("undecided plan", decided)).at("blocked").as_bool());
    const testing::SentHeaders key{{"Idempotency-Key", "k1"}};
    const auto made = irina.post("/api/v1/roadmaps", document("undecided plan", decided), key);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(made.number("tasks"), 2);
    EXPECT_EQ(made.header("location"), "/api/v1/roadmaps/1");

    const auto again = irina.post("/api/v1/roadmaps", document("undecided plan", decided), key);
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, made.body);
    EXPECT_EQ(again.header("location"), made.header("location"));
    EXPECT_EQ(irina.post("/api/v1/roadmaps", document("another plan"), key).status, 409);
    EXPECT_EQ(irina.post("/api/v1/roadmaps", document("undecided plan", decided)).status, 409)
        << "the same file";

    EXPECT_EQ(irina.get("/api/v1/roadmaps").number("items/0/id"), 1);
    const auto shown = irina.get("/api/v1/roadmaps/1");
    EXPECT_EQ(shown.text("items/1/tasks/0/lead/name"), "anna");
    EXPECT_EQ(shown.text("roadmap/controller/name"), "irina");
    EXPECT_EQ(irina.get("/api/v1/roadmaps/7").status, 404);
}

TEST(RoadmapApi, WhatIsNoRoadmapOrNoRequestIsToldWithItsPlace) {
    Rig rig;
    auto irina = rig.as("irina");
    const auto unreadable = irina.upload("/api/v1/readings?name=a.txt", "empty");
    EXPECT_EQ(unreadable.status, 422);
    EXPECT_EQ(unreadable.text("where"), "строка 1");
    EXPECT_EQ(irina.upload("/api/v1/readings", "x").text("where"), "name");
    EXPECT_EQ(irina.post("/api/v1/roadmaps", R"({"name":"a","document":"не base64"})").text("where"),
              "document");
    EXPECT_EQ(
        irina.post("/api/v1/roadmaps", document("x", R"(,"decisions":[{"position":1},{}])")).text("where"),
        "decisions[1].position");
    EXPECT_EQ(irina
                  .post("/api/v1/roadmaps", document("x", R"(,"decisions":[{"position":1,"windows":[
        {"first":"2026-05-02","last":"2026-05-01"}]}])"))
                  .text("where"),
              "decisions[0].windows[0].last");
    EXPECT_EQ(irina.send("POST", "/api/v1/roadmaps", "x", {{"X-CSRF-Token", irina.csrf}}).status, 415);
    const std::string large = base64(std::string(1'000'001, 'x'));
    EXPECT_EQ(irina.post("/api/v1/roadmaps", R"({"name":"a","document":")" + large + "\"}").status, 413);
    EXPECT_EQ(irina.upload("/api/v1/readings?name=a", std::string(1'000'001, 'x')).status, 413);

    auto oleg = rig.as("oleg");
    EXPECT_EQ(oleg.upload("/api/v1/readings?name=a", "x").status, 403);
    EXPECT_EQ(oleg.post("/api/v1/roadmaps", document("x")).status, 403);
    EXPECT_EQ(oleg.get("/api/v1/roadmaps").status, 403);
    EXPECT_EQ(oleg.get("/api/v1/roadmaps/1").status, 403);
    auto nobody = rig.browser();
    EXPECT_EQ(nobody.upload("/api/v1/readings?name=a", "x").status, 401);
    EXPECT_EQ(nobody.post("/api/v1/roadmaps", document("x")).status, 401);
    EXPECT_EQ(nobody.get("/api/v1/roadmaps").status, 401);
    EXPECT_EQ(nobody.get("/api/v1/roadmaps/1").status, 401);
}

TEST(PeopleApi, AControllerAddsExecutorsAndAnAdministratorTheRest) {
    Rig rig;
    auto irina = rig.as("irina");
    const std::string path = "/api/v1/people";
    const std::string boris =
        R"({"login":"boris","name":"Борисов Б.Б.","email":"b@example.org","parties":["Завуч"]})";
    const testing::SentHeaders key{{"Idempotency-Key", "p1"}};
    const auto added = irina.post(path, boris, key);
    ASSERT_EQ(added.status, 201) << added.body;
    EXPECT_EQ(added.text("duties/0"), "executor");
    EXPECT_EQ(irina.post(path, boris, key).status, 201) << "the first answer again";
    EXPECT_EQ(irina.post(path, R"({"login":"other","name":"а"})", key).status, 409);
    const auto changed = irina.post(path, R"({"login":"boris","name":"Борисов Борис","position":"завуч"})");
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(changed.text("email"), "b@example.org") << "what is left out stays";

    EXPECT_EQ(irina.post(path, R"({"login":"boris","name":"Б","duties":["administrator"]})").status, 403);
    EXPECT_EQ(irina.post(path, R"({"login":"admin","name":"Взломан","email":"me@example.org"})").status, 403);
    EXPECT_EQ(rig.as("admin")
                  .post(path, R"({"login":"boris","name":"Б","duties":["controller","executor"]})")
                  .status,
              200);
    EXPECT_EQ(irina.post(path, R"({"login":"Борис","name":"Б"})").status, 400);
    EXPECT_EQ(irina.post(path, R"({"login":"b","name":"Б","duties":["king"]})").text("where"), "duties");
    EXPECT_EQ(irina.send("POST", path, "x", {{"X-CSRF-Token", irina.csrf}}).status, 415);
    EXPECT_EQ(irina.get(path).at("items").as_array().size(), 8U);

    auto oleg = rig.as("oleg");
    auto nobody = rig.browser();
    for (const auto* list : {"/api/v1/people", "/api/v1/groups", "/api/v1/parties"}) {
        EXPECT_EQ(oleg.get(list).status, 403) << list;
        EXPECT_EQ(nobody.get(list).status, 401) << list;
        EXPECT_EQ(oleg.post(list, "{}").status, 403) << list;
        EXPECT_EQ(nobody.post(list, "{}").status, 401) << list;
    }
}

TEST(PeopleApi, GroupsAndPrintedWordsAreBound) {
    Rig rig;
    auto irina = rig.as("irina");
    const std::string heads =
        R"({"name":"руководители ОО","members":["oleg","anna"],"parties":["Руководители ОО"]})";
    const auto added = irina.post("/api/v1/groups", heads);
    EXPECT_EQ(added.status, 201);
    EXPECT_EQ(added.text("members/0/name"), "oleg");
    EXPECT_EQ(irina.post("/api/v1/groups", heads).status, 200);
    EXPECT_EQ(irina.post("/api/v1/groups", R"({"name":"г","members":["nobody"]})").status, 400);
    EXPECT_EQ(irina.get("/api/v1/groups").text("items/0/name"), "руководители ОО");

    const auto bound =
        irina.post("/api/v1/parties", R"({"party":"Директора школ","owner":"руководители ОО"})");
    EXPECT_EQ(bound.text("owner/kind"), "group");
    EXPECT_EQ(irina.post("/api/v1/parties", R"({"party":"Библиотекарь","owner":"anna"})").text("owner/kind"),
              "person");
    EXPECT_EQ(irina.post("/api/v1/parties", R"({"party":"Кто-то","owner":"никто"})").text("where"), "owner");
    EXPECT_GE(irina.get("/api/v1/parties").at("items").as_array().size(), 3U);
}

TEST(PeopleApi, OnlyAnAdministratorSetsPasswordsOfOthers) {
    Rig rig;
    auto admin = rig.as("admin");
    const auto path = "/api/v1/people/" + std::to_string(rig.office.id("vera").value) + "/password";
    EXPECT_EQ(admin.change("PUT", path, R"({"password":"battery staple"})").status, 204);
    EXPECT_EQ(rig.browser().sign_in("vera", "battery staple").status, 200);
    EXPECT_EQ(admin.change("PUT", path, R"({"password":"short"})").status, 400);
    EXPECT_EQ(admin.change("PUT", "/api/v1/people/99/password", R"({"password":"battery staple"})").status,
              404);
    EXPECT_EQ(rig.as("irina").change("PUT", path, R"({"password":"battery staple"})").status, 403);
    EXPECT_EQ(rig.browser().change("PUT", path, R"({"password":"battery staple"})").status, 401);
}

TEST(DeliveryApi, TheLogShowsOnesOwnMessagesAndAllToTheController) {
    Rig rig;
    rig.plan();
    const std::map<std::string, PersonId> ids{{"oleg", rig.office.id("oleg")},
                                              {"anna", rig.office.id("anna")}};
    must(rig.office.store->write([&](Transaction& change) -> Result<void> {
        for (const auto* login : {"oleg", "anna", "oleg"}) {
            Delivery one;
            one.person = ids.at(login);
            one.channel = "smtp";
            one.message_id = std::string(login) + "@vekha";
            one.state = DeliveryState::sent;
            one.created_at = one.next_try_at = rig.office.now;
            one.settled_at = rig.office.now;
            one.outcome = "sent";
            one.subject = "Напоминание";
            one.text = "Текст";
            one.html = "<p>Текст</p>";
            auto id = change.add(one);
            if (!id) return tl::unexpected(id.error());
            if (login != std::string("oleg")) continue;
            auto rows = change.outbox_of(TaskId{1});
            if (!rows) return tl::unexpected(rows.error());
            for (auto& row : *rows) {
                if (row.person != one.person || row.delivery) continue;
                row.delivery = *id;
                row.state = OutboxState::sent;
                if (auto done = change.update(row); !done) return done;
            }
        }
        return {};
    }));
    auto irina = rig.as("irina");
    auto oleg = rig.as("oleg");
    const auto page = irina.get("/api/v1/deliveries?limit=2&state=sent");
    EXPECT_EQ(page.at("items").as_array().size(), 2U);
    EXPECT_EQ(irina.get("/api/v1/deliveries?after=" + page.text("next")).at("items").as_array().size(), 1U);
    EXPECT_EQ(oleg.get("/api/v1/deliveries").at("items").as_array().size(), 2U);
    const auto message = oleg.get("/api/v1/deliveries/1");
    EXPECT_EQ(message.text("text"), "Текст");
    EXPECT_EQ(message.number("notices/0/task"), 1);
    EXPECT_EQ(oleg.get("/api/v1/deliveries/2").status, 404);
    EXPECT_EQ(irina.get("/api/v1/deliveries?state=lost").status, 400);
    EXPECT_EQ(rig.browser().get("/api/v1/deliveries").status, 401);
    EXPECT_EQ(rig.browser().get("/api/v1/deliveries/1").status, 401);
}

TEST(Nodes, AnAdministratorSeesWhichDaemonsWorkAndNobodyElseDoes) {
    Rig rig;
    must(show_life(rig.store, Node{"a", "office:8080", "1.0", {}, {}, -40, 0, "tidy"}, rig.now));
    must(show_life(rig.store, Node{"b", "old:8080", "0.9", {}, {}, 0, 0, ""},
                   rig.now.load() - std::chrono::hours{1}));
    auto admin = rig.as("admin");
    const auto nodes = admin.get("/api/v1/nodes");
    ASSERT_EQ(nodes.status, 200);
    EXPECT_EQ(nodes.at("items").as_array().size(), 2U);
    EXPECT_EQ(nodes.text("items/1/name"), "office:8080");
    EXPECT_EQ(nodes.number("items/1/clock_ahead_ms"), -40);
    EXPECT_TRUE(nodes.at("items/1/alive").as_bool());
    EXPECT_FALSE(nodes.at("items/0/alive").as_bool()) << "silent for an hour";
    EXPECT_EQ(rig.as("irina").get("/api/v1/nodes").status, 403);
    EXPECT_EQ(rig.browser().get("/api/v1/nodes").status, 401);
}

TEST(Standing, HealthReadinessAndTheContract) {
    Rig rig;
    auto browser = rig.browser();
    EXPECT_EQ(browser.get("/healthz").text("status"), "ok");
    EXPECT_EQ(browser.get("/readyz").text("status"), "ready");
    rig.store.broken = true;
    EXPECT_EQ(browser.get("/readyz").status, 503);
    EXPECT_EQ(browser.get("/healthz").status, 200);
    const auto refused = browser.sign_in("oleg");
    EXPECT_EQ(refused.status, 503);
    EXPECT_EQ(refused.text("code"), "unavailable");
}

TEST(Standing, TheContractIsServedUnderItsVersionAndSaysWhenItIsUnchanged) {
    Rig rig;
    auto browser = rig.browser();
    const auto contract = browser.get("/api/v1/openapi.yaml");
    ASSERT_EQ(contract.status, 200);
    EXPECT_EQ(contract.header("content-type"), "application/yaml");
    EXPECT_NE(contract.body.find("\nopenapi: 3.1.0\n"), std::string::npos);
    EXPECT_EQ(contract.header("deprecation"), "");
    const auto known = browser.get("/api/v1/openapi.yaml", {{"If-None-Match", contract.header("etag")}});
    EXPECT_EQ(known.status, 304);
    EXPECT_EQ(known.body, "");
}

TEST(Standing, AnAddressThatWillGoSaysSoAndWhatToUseInstead) {
    Rig rig;
    auto browser = rig.browser();
    const auto old = browser.get("/openapi.yaml");
    EXPECT_EQ(old.body, browser.get("/api/v1/openapi.yaml").body);
    EXPECT_EQ(old.header("deprecation"), "@1795651200");
    EXPECT_EQ(old.header("sunset"), "Wed, 01 Dec 2027 00:00:00 GMT");
    EXPECT_EQ(old.header("link"), "</api/v1/openapi.yaml>; rel=\"successor-version\"");
    EXPECT_EQ(browser.get("/openapi.yaml", {{"If-None-Match", old.header("etag")}}).status, 304);
}

TEST(Standing, UnknownAddressesAndMethodsAreToldApart) {
    Rig rig;
    auto browser = rig.browser();
    const auto unknown = browser.get("/api/v1/nothing");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(unknown.text("code"), "not_found");
    const auto method = browser.send("PUT", "/api/v1/session");
    EXPECT_EQ(method.status, 405);
    EXPECT_EQ(method.header("allow"), "POST, GET, HEAD, DELETE");
    EXPECT_EQ(browser.send("HEAD", "/healthz").status, 200);
    for (const auto* target : {"/api/v1/board", "/healthz", "/readyz", "/api/v1/openapi.yaml",
                               "/openapi.yaml", "/api/v1/unsubscribe/whatever"})
        EXPECT_EQ(browser.send("GET", target, "{}").status, 413) << target << ": a body where none is taken";
}

}  // namespace
}  // namespace vekha
