// A staff list loaded over the API.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/daemon/api/country.hpp"
#include "workflow/service/people_reading.hpp"

namespace vekha {
namespace {

using testing::Answered;
using testing::base64;
using testing::Browser;
using testing::Country;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Rig;

const std::string preview = "/api/v1/people/preview";
const std::string take = "/api/v1/people/import";

std::string given(const std::string& csv, const std::string& more = {}) {
    return R"({"name":"Сотрудники.csv","document":")" + base64(csv) + "\"" + more + "}";
}
std::string taken(const std::string& csv, const Answered& looked, const std::string& more = {}) {
    return given(csv, R"(,"digest":")" + looked.text("digest") + "\"" + more);
}

const std::string list =
    "ФИО;Должность;Эл. почта;Телефон\n"
    "Новикова Вера Ильинична;методист;novikova@example.org;5-01-01\n"
    "anna;заведующая;;\n";

TEST(PeopleListApi, IsLookedAtAndTakenOver) {
    Rig rig;
    auto irina = rig.as("irina");
    const auto raw = irina.upload(preview + "?name=list.csv", list);
    ASSERT_EQ(raw.status, 200) << raw.body;
    EXPECT_EQ(raw.number("counts/added"), 1);
    EXPECT_EQ(raw.number("counts/changed"), 1);
    EXPECT_EQ(raw.text("unused/0"), "Телефон");
    EXPECT_EQ(raw.text("rows/0/login"), "novikova.v");
    EXPECT_EQ(raw.text("rows/1/changes/0/after"), "заведующая");
    EXPECT_THAT(irina.get("/api/v1/people").body, Not(HasSubstr("novikova"))) << "nothing was saved";

    const auto done = irina.post(take, taken(list, raw), {{"Idempotency-Key", "l1"}});
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.text("people/0/login"), "novikova.v");
    EXPECT_EQ(irina.post(take, taken(list, raw), {{"Idempotency-Key", "l1"}}).body, done.body);
    EXPECT_THAT(irina.get("/api/v1/people").body, HasSubstr("novikova.v"));
    EXPECT_EQ(irina.post(take, taken(list, raw)).status, 409) << "the people are others now";
}

TEST(PeopleListApi, WhatIsWrongWithARowIsMendedOrSkipped) {
    Rig rig;
    auto admin = rig.as("admin");
    const std::string csv = "ФИО;Эл. почта;Роль\nБелов А.А.;нет;\nСеров А.А.;;завхоз\nЧернов А.А.;;\n";
    const auto looked = admin.post(preview, given(csv));
    ASSERT_EQ(looked.status, 200) << looked.body;
    EXPECT_EQ(looked.text("rows/0/standing"), "refused");
    EXPECT_EQ(looked.text("rows/0/field"), "email");
    EXPECT_THAT(looked.text("rows/1/mend"), HasSubstr("наблюдатель"));
    const auto refused = admin.post(take, taken(csv, looked));
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.text("where"), "строка 2");

    const std::string choices = R"(,"rows":[{"position":1,"cells":{"email":"belov@example.org"}},)"
                                R"({"position":2,"skip":true}])";
    const auto mended = admin.post(preview, given(csv, choices));
    ASSERT_EQ(mended.status, 200) << mended.body;
    EXPECT_EQ(mended.number("counts/skipped"), 1);
    const auto done = admin.post(take, taken(csv, mended, choices));
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.number("added"), 2);
    EXPECT_EQ(done.number("skipped"), 1);
}

TEST(PeopleListApi, WhoIsNotInTheListLeavesByChoiceAndTheirTasksWait) {
    Rig rig;
    rig.plan();
    auto admin = rig.as("admin");
    const std::string csv = "ФИО;Логин\nanna;anna\n";
    const std::string choices = R"(,"dismiss":["oleg"])";
    const auto looked = admin.post(preview, given(csv, choices));
    ASSERT_EQ(looked.status, 200) << looked.body;
    const auto done = admin.post(take, taken(csv, looked, choices));
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.number("dismissed"), 1);
    EXPECT_EQ(done.text("to_hand_over/0/name"), "oleg");
    EXPECT_EQ(admin.post(preview, given(csv, R"(,"dismiss":["nobody"])")).status, 400);
}

TEST(PeopleListApi, AsksForAListOfTheRightSize) {
    Rig rig;
    auto irina = rig.as("irina");
    EXPECT_EQ(irina.upload(preview, list).status, 400) << "no name";
    EXPECT_EQ(irina.upload(preview + "?name=a.csv&x=1", list).status, 400);
    EXPECT_EQ(irina.post(preview, R"({"name":"a.csv","document":"?"})").status, 400);
    EXPECT_EQ(irina.post(preview, given(list, R"(,"rows":[{"position":1,"cells":{"age":"5"}}])")).status,
              400);
    EXPECT_EQ(irina.upload(preview + "?name=a.txt", "Просто слова.").status, 422);
    EXPECT_EQ(irina.upload(preview + "?name=a.csv", std::string(people_file_bytes + 1, ' ')).status, 413);
    EXPECT_EQ(irina.post(take, given(list)).status, 400) << "no digest";
    const std::string wrong = R"(,"digest":")" + std::string(64, '0') + "\"";
    EXPECT_EQ(irina.post(take, given(list, wrong)).status, 409);
    EXPECT_EQ(irina.post(take, given("Просто слова.", wrong)).status, 422);
    EXPECT_EQ(irina.post(take, given(std::string(people_file_bytes + 1, ' '), wrong)).status, 413);
    for (const auto& address : {preview, take}) {
        EXPECT_EQ(rig.as("oleg").post(address, given(list)).status, 403);
        EXPECT_EQ(rig.browser().post(address, given(list)).status, 401);
    }
}

TEST(PeopleListApi, AnAdministratorOfOneDistrictTouchesNobodyElsesPeople) {
    Country country;
    auto& admin = country.as("beta.admin");
    const std::string csv =
        "ФИО;Организация;Логин\n"
        "Новикова В.И.;Бета;\n"
        "Орлова В.И.;Альфа;\n"
        "Альфа alfa.executor;;alfa.executor\n";
    const auto looked = admin.post(preview, given(csv));
    ASSERT_EQ(looked.status, 200) << looked.body;
    EXPECT_EQ(looked.text("rows/0/standing"), "added");
    EXPECT_EQ(looked.text("rows/1/standing"), "refused");
    EXPECT_EQ(looked.text("rows/2/standing"), "refused");
    EXPECT_THAT(looked.body, Not(HasSubstr("alfa.observer")));
    const auto done = admin.post(take, taken(csv, looked, R"(,"skip_refused":true)"));
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(done.number("added"), 1);
}

}  // namespace
}  // namespace vekha
