// Control of a task by the API: parts, terms, owners, what one paper proves elsewhere.
#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"
#include "workflow/service/substitutions.hpp"

namespace vekha {
namespace {

using testing::Rig;

const std::string task1 = "/api/v1/tasks/1";

/// The plan stands before anybody signs in: making it moves the clock.
struct PlannedRig : Rig {
    PlannedRig() { plan(); }
};

class ControlApi : public ::testing::Test {
  protected:
    std::string id(const std::string& login) { return std::to_string(rig.office.id(login).value); }

    PlannedRig rig;
    testing::Browser irina = rig.as("irina");
    testing::Browser oleg = rig.as("oleg");
    testing::Browser anna = rig.as("anna");
};

TEST_F(ControlApi, TheLeadSeesWhoIsSilentAndGetsTheirDraft) {
    EXPECT_EQ(oleg.get(task1).text("silent/0/name"), "anna");
    const auto early = oleg.step(1, "submit", R"({"words":"Готово."})");
    EXPECT_EQ(early.status, 422);
    EXPECT_EQ(early.text("code"), "undecided");
    EXPECT_EQ(anna.step(1, "contribute", R"({"words":"Провели семинар."})").status, 200);
    const auto shown = oleg.get(task1);
    EXPECT_TRUE(shown.at("silent").as_array().empty());
    EXPECT_EQ(shown.text("draft"), "anna: Провели семинар.");
    EXPECT_EQ(oleg.step(1, "submit", R"({"words":"Готово."})").text("state"), "submitted");
    EXPECT_EQ(oleg.step(1, "recall").text("submissions/0/verdict"), "recalled");
}

TEST_F(ControlApi, AnOwnerMaySayThatTheTaskIsNotTheirs) {
    const auto said = oleg.step(1, "disown", R"({"reason":"Это делает методкабинет."})");
    EXPECT_EQ(said.text("disownings/0/person/name"), "oleg");
    EXPECT_EQ(said.text("disownings/0/reason"), "Это делает методкабинет.");
    EXPECT_EQ(oleg.step(1, "disown", R"({"reason":"Ещё раз."})").status, 409);
    const auto anna_id = std::to_string(rig.office.id("anna").value);
    const auto handed =
        irina.step(1, "reassign", R"({"owners":[{"person":)" + anna_id + R"(}],"reason":"Передано."})");
    EXPECT_TRUE(handed.at("disownings").as_array().empty()) << "it is somebody else's now";
}

TEST_F(ControlApi, AnExtensionIsAskedForAndDecided) {
    const auto asked = oleg.step(1, "extensions",
                                 R"({"day":"2026-04-10","reason":"Нет помещения.","document":"письмо № 4"})");
    EXPECT_EQ(asked.text("extensions/0/state"), "asked");
    const auto decided =
        irina.step(1, "extensions/decide", R"({"extension":1,"granted":true,"words":"Согласовано."})");
    EXPECT_EQ(decided.text("extensions/0/state"), "granted");
    EXPECT_EQ(decided.text("due"), "2026-04-10");
    EXPECT_EQ(decided.text("first_due"), "2026-03-31");
    EXPECT_EQ(irina.step(1, "move", R"({"day":"2026-04-13","reason":"Решение."})").text("due"), "2026-04-13");
}

TEST_F(ControlApi, OwnersAndWordsChangeForAReason) {
    const auto given =
        irina.step(1, "reassign", R"({"owners":[{"person":)" + id("anna") + R"(}],"reason":"Перевод."})");
    EXPECT_EQ(given.text("assignments/0/person/name"), "anna");
    EXPECT_EQ(
        irina.step(1, "correct", R"({"number":"1.1а","title":"Провести совещание","reason":"Опечатка."})")
            .text("title"),
        "Провести совещание");
    EXPECT_EQ(irina.step(1, "reassign", R"({"owners":[{"person":999}],"reason":"Перевод."})").status, 400);
}

TEST_F(ControlApi, APartGoesToAColleagueAndStandsUnderTheWhole) {
    const auto handed =
        oleg.step(1, "parts",
                  R"({"person":)" + id("pavel") +
                      R"(,"due":"2026-03-20","title":"Собрать списки","proof":["register"]})");
    EXPECT_EQ(handed.status, 200);
    EXPECT_EQ(handed.number("children/all"), 1);
    const auto part = "/api/v1/tasks/" + std::to_string(handed.number("children/items/0/task"));
    EXPECT_EQ(oleg.get(part).number("parent/task"), 1);
    EXPECT_EQ(
        oleg.step(1, "parts",
                  R"({"person":)" + id("anna") + R"(,"due":"2026-03-20","title":"Ещё","proof":["нечто"]})")
            .status,
        400);
}

TEST_F(ControlApi, ANumberIsOwedUntilItIsGivenOrWaived) {
    auto measured = test::item("1.3", "Обучить педагогов", {{std::nullopt, test::day("2026-03-31")}},
                               {"Директор СОШ № 1"}, {});
    measured.result.indicators = {{"охват не менее 80 %", 80, "%", Indicator::Direction::at_least}};
    rig.office.import({measured});
    const auto owed = oleg.step(3, "submit", R"({"words":"Готово."})");
    EXPECT_EQ(owed.status, 409);
    EXPECT_EQ(owed.text("code"), "requirement_open");
    EXPECT_EQ(
        oleg.step(3, "submit", R"({"words":"Готово.","values":[{"indicator":1,"value":"много"}]})").status,
        400);
    const auto given = oleg.step(
        3, "submit", R"({"words":"Готово.","values":[{"indicator":1,"value":72.5,"note":"Ремонт."}]})");
    EXPECT_TRUE(given.at("indicators/0/falls_short").as_bool());
    EXPECT_EQ(given.text("indicators/0/plan"), "не менее 80 %");
    EXPECT_EQ(irina.step(3, "accept", "{}").text("where"), "shortfall");
    EXPECT_EQ(irina.step(3, "waive-indicator", R"({"indicator":1,"reason":"Не измеряется."})")
                  .text("indicators/0/waiver"),
              "Не измеряется.");
    EXPECT_EQ(irina.step(3, "waive-indicator", R"({"indicator":3,"reason":"Нет."})").text("where"),
              "indicator");
    EXPECT_EQ(irina.step(3, "accept", "{}").text("state"), "accepted");
}

TEST_F(ControlApi, OnePaperServesAnotherTask) {
    EXPECT_EQ(oleg.upload(task1 + "/evidence?name=p.txt&kind=protocol&document_number=7&signatory=Petrov",
                          "Протокол")
                  .status,
              201);
    EXPECT_EQ(oleg.get(task1).text("evidence/0/signatory"), "Petrov");
    irina.step(1, "reassign", R"({"owners":[{"person":)" + id("oleg") + R"(}],"reason":"Один."})");
    irina.step(2, "reassign", R"({"owners":[{"person":)" + id("oleg") + R"(}],"reason":"Тоже его."})");
    EXPECT_TRUE(oleg.get("/api/v1/tasks/2/suggestions").at("items").as_array().empty())
        << "it asks for no paper";
    const auto shared = oleg.post("/api/v1/tasks/2/evidence/shared", R"({"task":1,"evidence":1})");
    EXPECT_EQ(shared.status, 201);
    EXPECT_EQ(shared.text("evidence/0/document_number"), "7");
    const auto body = R"({"task":1,"evidence":1})";
    EXPECT_EQ(oleg.post("/api/v1/tasks/2/evidence/shared", body).status, 409) << "it is there already";
    EXPECT_EQ(oleg.post("/api/v1/tasks/2/evidence/shared", R"({"task":1})").status, 400);
    EXPECT_EQ(oleg.post("/api/v1/tasks/2/evidence/shared", R"({"task":1,"evidence":9})").status, 404);
    EXPECT_EQ(oleg.post("/api/v1/tasks/2/evidence/shared", body, {{"If-Match", "\"999\""}}).status, 412);
    EXPECT_EQ(irina.post("/api/v1/tasks/2/evidence/shared", body).status, 403);
    EXPECT_EQ(rig.browser().post("/api/v1/tasks/2/evidence/shared", body).status, 401);
    EXPECT_EQ(rig.browser().get("/api/v1/tasks/2/suggestions").status, 401);
    EXPECT_EQ(oleg.get("/api/v1/tasks/99/suggestions").status, 404);
}

TEST_F(ControlApi, WhoStandsInSeesTheTasksOfThoseWhoAreAway) {
    const auto olegs = "/api/v1/tasks?list=upcoming&owner=" + id("oleg");
    EXPECT_EQ(anna.get(olegs).status, 403);
    test::must(add_substitution(
        *rig.office.store, rig.office.org, rig.office.id("irina"),
        {"oleg", "anna", "приказ № 7", test::day("2026-03-17"), test::day("2026-03-20")}, rig.now));
    EXPECT_EQ(anna.get(olegs).number("items/0/id"), 1);
    EXPECT_EQ(
        anna.step(1, "submit", R"({"words":"Готово.","without":"Отпуск."})").text("submissions/0/by/name"),
        "oleg");
}

}  // namespace
}  // namespace vekha
