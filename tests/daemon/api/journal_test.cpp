// The journal through the API: read, given out, verified; and what is kept about a person.
#include <gmock/gmock.h>

#include "tests/daemon/api/rig.hpp"

namespace vekha {
namespace {

using ::testing::AllOf;
using testing::Answered;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Rig;
using ::testing::StartsWith;

std::string path_of(PersonId person, const std::string& rest) {
    return "/api/v1/people/" + std::to_string(person.value) + rest;
}

/// The first line of a kind.
boost::json::object line_of(const Answered& page, std::string_view type) {
    for (const auto& one : page.at("items").as_array())
        if (one.at("type").as_string() == type) return one.as_object();
    ADD_FAILURE() << "no " << type;
    return {};
}

TEST(JournalApi, SaysWhoDidWhatFromWhereAndWhatItChanged) {
    Rig rig;
    rig.plan();
    rig.enroll("auditor", Duty::auditor);
    auto oleg = rig.as("oleg");
    EXPECT_EQ(oleg.step(1, "acknowledge").status, 200);
    auto link = rig.browser();
    EXPECT_EQ(link.follow(rig.link(TaskId{1}, "oleg")).status, 200);
    EXPECT_EQ(link.upload("/api/v1/tasks/1/evidence?name=a.txt&kind=order", "приказ").status, 201);
    auto auditor = rig.as("auditor");
    const auto page = auditor.get("/api/v1/journal");
    ASSERT_EQ(page.status, 200) << page.body;
    const auto came = line_of(page, "signed_in");
    EXPECT_EQ(came.at("from").as_string(), "страница");
    const auto seen = line_of(page, "task_acknowledged");
    EXPECT_EQ(seen.at("what").as_string(), "Исполнитель ознакомлен");
    EXPECT_EQ(seen.at("actor").at("name").as_string(), "oleg");
    EXPECT_EQ(seen.at("origin").as_string(), "page");
    EXPECT_THAT(std::string(seen.at("about").as_string()), StartsWith("задача 1: "));
    EXPECT_EQ(line_of(page, "evidence_attached").at("origin").as_string(), "link");
    EXPECT_EQ(line_of(page, "task_opened").at("changes").as_array().empty(), false);
}

TEST(JournalApi, IsFilteredAndTurnedPageByPage) {
    Rig rig;
    rig.plan();
    rig.enroll("auditor", Duty::auditor);
    auto auditor = rig.as("auditor");
    const auto only = auditor.get("/api/v1/journal?type=task_planned&task=1");
    ASSERT_EQ(only.status, 200) << only.body;
    EXPECT_EQ(only.at("items").as_array().size(), 1U);
    const auto first = auditor.get("/api/v1/journal?limit=2");
    ASSERT_EQ(first.at("items").as_array().size(), 2U);
    const auto second = auditor.get("/api/v1/journal?limit=2&after=" + first.text("next"));
    EXPECT_EQ(second.number("items/0/sequence") + 1, first.number("items/1/sequence"));
    EXPECT_EQ(auditor.get("/api/v1/journal?person=0&roadmap=1&from=2020-01-01&to=2020-01-02")
                  .at("items")
                  .as_array()
                  .size(),
              0U);
    EXPECT_EQ(auditor.get("/api/v1/journal?from=yesterday").status, 400);
    EXPECT_EQ(auditor.get("/api/v1/journal?format=xml").status, 400);
    EXPECT_EQ(auditor.get("/api/v1/journal?limit=201").status, 400);
    EXPECT_EQ(auditor.get("/api/v1/journal?unit=99").status, 404);
    EXPECT_EQ(rig.browser().get("/api/v1/journal").status, 401);
    EXPECT_EQ(rig.as("irina").get("/api/v1/journal").status, 403);
}

TEST(JournalApi, IsGivenOutAsAFile) {
    Rig rig;
    rig.plan();
    rig.enroll("auditor", Duty::auditor);
    auto auditor = rig.as("auditor");
    const auto csv = auditor.get("/api/v1/journal?format=csv&limit=10000");
    EXPECT_EQ(csv.status, 200);
    EXPECT_THAT(csv.body, AllOf(StartsWith("\xEF\xBB\xBF\"№\";"), HasSubstr("\"Задача поставлена\"")));
    const auto lines = auditor.get("/api/v1/journal?format=jsonl&limit=1");
    EXPECT_THAT(lines.body, AllOf(StartsWith("{\"sequence\":"), HasSubstr("\"previous\":")));
    const auto types = auditor.get("/api/v1/journal/types");
    EXPECT_THAT(types.body, HasSubstr("Отчёт сдан"));
    EXPECT_EQ(rig.browser().get("/api/v1/journal/types").status, 401);
    EXPECT_EQ(rig.as("irina").get("/api/v1/journal/types").status, 403);
}

TEST(JournalApi, IsVerifiedAndHeldAgainstAHead) {
    Rig rig;
    rig.plan();
    rig.enroll("auditor", Duty::auditor);
    auto auditor = rig.as("auditor");
    const std::string path = "/api/v1/journal/verification";
    const auto whole = auditor.get(path);
    ASSERT_EQ(whole.status, 200) << whole.body;
    EXPECT_TRUE(whole.at("whole").as_bool());
    EXPECT_GT(whole.number("entries"), 0);
    EXPECT_EQ(auditor.get(path + "?head=" + whole.text("head")).at("whole").as_bool(), true);
    const auto other = auditor.get(path + "?head=1:0123456789abcdef");
    EXPECT_EQ(other.status, 200);
    EXPECT_FALSE(other.at("whole").as_bool());
    EXPECT_THAT(other.text("trouble/message"), HasSubstr("журнал написали заново"));
    EXPECT_EQ(auditor.get(path + "?head=12").status, 400);
    EXPECT_EQ(rig.browser().get(path).status, 401);
    EXPECT_EQ(rig.as("irina").get(path).status, 403);
}

TEST(PersonalDataApi, IsGivenOutToAnAdministratorAndErased) {
    Rig rig;
    rig.plan();
    rig.enroll("zoya", Duty::executor);
    const auto zoya = rig.office.id("zoya");
    (void)rig.as("zoya");
    auto admin = rig.as("admin");
    const auto kept = admin.get(path_of(zoya, "/personal-data"));
    ASSERT_EQ(kept.status, 200) << kept.body;
    EXPECT_EQ(kept.text("person/login"), "zoya");
    EXPECT_EQ(kept.at("sessions").as_array().size(), 1U);
    EXPECT_THAT(kept.body, Not(HasSubstr("argon2id")));
    EXPECT_EQ(admin.get(path_of(PersonId{99}, "/personal-data")).status, 404);
    EXPECT_EQ(rig.browser().get(path_of(zoya, "/personal-data")).status, 401);
    EXPECT_EQ(rig.as("irina").get(path_of(zoya, "/personal-data")).status, 403);

    const auto erasure = path_of(zoya, "/erasure");
    EXPECT_EQ(admin.post(erasure, R"({"login":"oleg"})").status, 400) << "not who is meant";
    const auto erased = admin.post(erasure, R"({"login":"zoya"})");
    ASSERT_EQ(erased.status, 200) << erased.body;
    EXPECT_THAT(erased.text("name"), StartsWith("Сотрудник № "));
    EXPECT_TRUE(admin.get("/api/v1/journal/verification").at("whole").as_bool());
    EXPECT_EQ(admin.post(path_of(rig.office.id("oleg"), "/erasure"), R"({"login":"oleg"})").status, 409)
        << "who holds work";
    EXPECT_EQ(admin.post(path_of(PersonId{99}, "/erasure"), R"({"login":"x"})").status, 404);
    EXPECT_EQ(rig.browser().post(erasure, R"({"login":"zoya"})").status, 401);
    EXPECT_EQ(rig.as("irina").post(erasure, R"({"login":"zoya"})").status, 403);
}

TEST(JournalApi, WhatIsPrintedBearsTheHeadThatVerifyingNames) {
    Rig rig;
    rig.plan();
    rig.enroll("auditor", Duty::auditor);
    auto auditor = rig.as("auditor");
    auto oleg = rig.as("oleg");
    const auto verified = auditor.get("/api/v1/journal/verification").text("head");
    EXPECT_THAT(verified, HasSubstr(":"));
    EXPECT_EQ(oleg.get("/api/v1/journal/head").text("journal_head"), verified);
    EXPECT_EQ(rig.browser().get("/api/v1/journal/head").status, 401);
    EXPECT_EQ(auditor.get("/api/v1/timeliness").text("journal_head"), verified);
}

}  // namespace
}  // namespace vekha
