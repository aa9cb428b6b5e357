// A region, two districts, a school in each: every address is tried by the people of one district with the
// numbers of the other's things. All that is the first district's bears its mark, so one look tells whether
// anything got out.
#include <fstream>
#include <set>

#include <gmock/gmock.h>

#include "daemon/api/routes.hpp"
#include "tests/daemon/api/country.hpp"
#include "tests/daemon/api/knocking.hpp"

namespace vekha {
namespace {

using testing::all_of_alfa;
using testing::Answered;
using testing::Browser;
using testing::Country;
using ::testing::HasSubstr;
using testing::latin_mark;
using testing::mark;
using ::testing::Not;
using testing::verdict;

constexpr std::array strangers{"beta.controller", "beta.head",     "beta.admin", "beta.observer",
                               "beta.auditor",    "beta.executor", "beta.school"};
/// Past every number that the country has given out of any kind.
constexpr int numbers_tried = 30;

std::string with_number(std::string_view pattern, int number) {
    std::string made(pattern);
    const auto put = [&](std::string_view what, const std::string& value) {
        if (const auto at = made.find(what); at != std::string::npos) made.replace(at, what.size(), value);
    };
    put("{id}", std::to_string(number));
    put("{n}", "1");
    put("{token}", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    return made;
}

/// The addresses of a route with each number, and its filters with each.
std::vector<std::string> addresses_of(const api::Route& route) {
    std::vector<std::string> found;
    const bool numbered = route.pattern.find("{id}") != std::string_view::npos;
    for (int number = 1; number <= (numbered ? numbers_tried : 1); ++number)
        found.push_back(with_number(route.pattern, number));
    if (route.pattern == "/api/v1/tasks") {
        found.clear();
        for (const std::string list : {"overdue", "upcoming", "to_accept", "suspended", "closed"}) {
            found.push_back("/api/v1/tasks?list=" + list);
            for (int number = 1; number <= numbers_tried; ++number)
                for (const std::string filter : {"owner", "roadmap"})
                    found.push_back(found.front() + "&" + filter + "=" + std::to_string(number));
        }
    }
    if (route.pattern == "/api/v1/search") found = testing::searches();
    return found;
}

TEST(Organizations, NothingOfADistrictIsShownToAnotherByAnyAddressNumberOrFilter) {
    Country country;
    country.rig.index();
    for (const std::string who : strangers)
        for (const auto& route : api::routes()) {
            if (route.changes()) continue;
            for (const auto& address : addresses_of(route)) {
                const auto answered = country.as(who).get(address);
                EXPECT_THAT(answered.body, Not(HasSubstr(mark))) << who << " " << address;
                EXPECT_THAT(answered.body, Not(HasSubstr(latin_mark))) << who << " " << address;
            }
        }
}

TEST(Organizations, TheDistrictsOwnPeopleSeeWhatStrangersDoNot) {
    Country country;
    country.rig.index();
    std::size_t shown = 0;
    for (const auto& route : api::routes()) {
        if (route.changes()) continue;
        for (const auto& address : addresses_of(route))
            if (country.as("alfa.controller").get(address).body.find(mark) != std::string::npos) ++shown;
    }
    EXPECT_GT(shown, 12U) << "or the walk above would look for what is nowhere";
}

TEST(Organizations, NothingOfADistrictIsChangedByAnotherWhateverIsSent) {
    Country country;
    const auto before = all_of_alfa(country);
    ASSERT_THAT(before, HasSubstr("Дело Альфа"));
    std::size_t tried = 0;
    for (const auto& route : api::routes()) {
        if (!route.changes() || route.door == api::Door::open || route.door == api::Door::key) continue;
        if (route.pattern.starts_with("/api/v1/session")) continue;
        for (const std::string who : strangers) {
            auto& browser = country.as(who);
            for (int number = 1; number <= numbers_tried; ++number) {
                const auto address = with_number(route.pattern, number);
                testing::SentHeaders headers{{"If-Match", "\"1\""}};
                if (route.input == api::Input::file) {
                    browser.upload(address + "?name=b.txt&kind=order", "приказ", headers);
                } else {
                    const auto known = testing::bodies.find(route.pattern);
                    const auto body = known == testing::bodies.end() ? std::string_view("{}") : known->second;
                    const bool empty = route.input == api::Input::none;
                    browser.change(name(route.method), address, empty ? std::string_view() : body, headers);
                }
                ++tried;
                if (route.pattern.find("{id}") == std::string_view::npos) break;
            }
        }
    }
    EXPECT_EQ(all_of_alfa(country), before);
    EXPECT_GT(tried, 5'000U);
}

TEST(Organizations, StepsOnAnothersTaskAreRefusedAsIfItWereNotThere) {
    Country country;
    for (const std::string who : strangers)
        for (const auto& route : api::routes()) {
            if (!route.pattern.starts_with("/api/v1/tasks/{id}")) continue;
            const auto known = testing::bodies.find(route.pattern);
            const auto body = known == testing::bodies.end() ? std::string_view("{}") : known->second;
            const auto address = with_number(route.pattern, 1);
            auto& browser = country.as(who);
            const auto answered =
                !route.changes() ? browser.get(address)
                : route.input == api::Input::file
                    ? browser.upload(address + "?name=b.txt&kind=order", "приказ", {{"If-Match", "\"3\""}})
                    : browser.change(name(route.method), address, route.input == api::Input::none ? "" : body,
                                     {{"If-Match", "\"3\""}});
            EXPECT_EQ(verdict(answered), '.') << who << " " << name(route.method) << " " << address << " "
                                              << answered.status << " " << answered.body;
        }
}

TEST(Organizations, TheJournalOfADistrictIsReadByItsOwnWhateverIsAskedAndInWhateverForm) {
    Country country;
    std::vector<std::string> asked{""};
    for (int number = 0; number <= numbers_tried; ++number)
        for (const std::string filter : {"person", "task", "roadmap", "unit"})
            asked.push_back("&" + filter + "=" + std::to_string(number));
    std::size_t shown = 0;
    for (const std::string form : {"json", "csv", "jsonl"})
        for (const auto& filter : asked) {
            const auto address = "/api/v1/journal?limit=100&format=" + form + filter;
            for (const std::string who : {"beta.auditor", "beta.admin"}) {
                const auto answered = country.as(who).get(address);
                EXPECT_THAT(answered.body, Not(HasSubstr(mark))) << who << " " << address;
                EXPECT_THAT(answered.body, Not(HasSubstr(latin_mark))) << who << " " << address;
            }
            if (country.as("alfa.auditor").get(address).body.find(mark) != std::string::npos) ++shown;
        }
    EXPECT_GT(shown, 6U) << "or there was nothing to hide";
    EXPECT_THAT(country.as("r.auditor").get("/api/v1/journal?limit=100").body, HasSubstr(mark))
        << "who stands over both reads both";
    EXPECT_THAT(country.as("r.auditor").get("/api/v1/journal?limit=100").body, HasSubstr("Дело Бета"));
}

TEST(Organizations, ARegionSeesProgressAndNoDrafts) {
    Country country;
    auto& head = country.as("r.head");
    EXPECT_THAT(head.get("/api/v1/roadmaps").body, HasSubstr("План Альфа"));
    EXPECT_THAT(head.get("/api/v1/tasks?list=upcoming").body, HasSubstr("Дело Альфа"));
    const auto task = head.get("/api/v1/tasks/1");
    EXPECT_EQ(task.status, 200);
    EXPECT_THAT(task.body, Not(HasSubstr("alfa.txt")));
    EXPECT_EQ(head.get("/api/v1/tasks/1/evidence/1").status, 404);
    EXPECT_THAT(head.get("/api/v1/tasks/1/journal").body, Not(HasSubstr("alfa.txt")));
    EXPECT_EQ(head.step(1, "cancel", R"({"reason":"Не нужно."})").status, 403);
    EXPECT_THAT(head.get("/api/v1/people").body, Not(HasSubstr("alfa.teacher")));
    EXPECT_THAT(country.as("r.auditor").get("/api/v1/tasks/1").body, HasSubstr("alfa.txt"))
        << "an auditor reads all";

    EXPECT_EQ(country.as("alfa.executor").step(1, "submit", R"({"words":"Сделано."})").status, 200);
    EXPECT_THAT(head.get("/api/v1/tasks/1").body, HasSubstr("alfa.txt"));
    EXPECT_EQ(head.get("/api/v1/tasks/1/evidence/1").status, 200);
    EXPECT_THAT(head.get("/api/v1/tasks/1/journal").body, HasSubstr("alfa.txt"));
}

TEST(Organizations, ASchoolsHeadSeesWhatTheirPeopleOweTheDistrictAndNoMore) {
    Country country;
    auto& head = country.as("alfa.school");
    const auto plan = head.get("/api/v1/roadmaps/1");
    EXPECT_EQ(plan.status, 200);
    EXPECT_THAT(plan.body, HasSubstr("Урок Альфа"));
    EXPECT_THAT(plan.body, Not(HasSubstr("Дело Альфа")));
    EXPECT_EQ(head.get("/api/v1/tasks/2").status, 200);
    EXPECT_EQ(head.get("/api/v1/tasks/1").status, 404);
    EXPECT_EQ(head.step(2, "cancel", R"({"reason":"Не нужно."})").status, 403)
        << "the plan is the district's";
    EXPECT_THAT(head.get("/api/v1/people").body, HasSubstr("alfa.teacher"));
    EXPECT_THAT(head.get("/api/v1/people").body, Not(HasSubstr("alfa.executor")));
}

TEST(Organizations, AnAdministratorKeepsTheirBranchOfTheTree) {
    Country country;
    auto& admin = country.as("alfa.admin");
    const auto alfa = std::to_string(country.alfa().value);
    const auto beta = std::to_string(country.beta().value);
    const auto made =
        admin.post("/api/v1/units", R"({"kind":"school","name":"Лицей Альфа","parent":)" + alfa + "}");
    EXPECT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(
        admin.post("/api/v1/units", R"({"kind":"school","name":"Лицей Альфа","parent":)" + alfa + "}").status,
        409);
    const auto own = "/api/v1/units/" + std::to_string(made.number("id"));
    EXPECT_EQ(admin.change("PUT", own, R"({"name":"Гимназия Альфа"})").status, 200);
    EXPECT_EQ(admin.change("PUT", own, R"({"kind":"planet"})").status, 400);
    EXPECT_EQ(admin.change("PUT", own, R"({"parent":)" + beta + "}").status, 403) << "out of their hands";
    EXPECT_EQ(admin.post("/api/v1/units", R"({"kind":"school","name":"Чужая","parent":)" + beta + "}").status,
              403);
    EXPECT_EQ(admin.post("/api/v1/units", R"({"kind":"region","name":"Ещё одна"})").status, 403);
    EXPECT_EQ(admin.post("/api/v1/units", R"({"kind":"school"})").status, 400);
    EXPECT_EQ(admin.change("PUT", "/api/v1/units/999", R"({"name":"Нет такой"})").status, 404);
    EXPECT_EQ(admin.change("PUT", "/api/v1/units/" + alfa, R"({"active":false})").status, 409)
        << "people work there";
    const auto person =
        admin.post("/api/v1/people", R"({"login":"alfa.new","name":"Альфа Новый","unit":)" + alfa + "}");
    EXPECT_EQ(person.status, 201) << person.body;
    EXPECT_EQ(person.number("unit"), country.alfa().value);
    EXPECT_EQ(
        admin.post("/api/v1/people", R"({"login":"alfa.spy","name":"Лазутчик","unit":)" + beta + "}").status,
        403);
    EXPECT_EQ(
        admin
            .post("/api/v1/people",
                  R"({"login":"alfa.spy","name":"Лазутчик","grants":["observer@unit:)" + beta + R"("]})")
            .status,
        403);
    EXPECT_EQ(admin
                  .post("/api/v1/people",
                        R"({"login":"alfa.new","name":"Альфа Новый","grants":["observer@roadmap:1"]})")
                  .status,
              200);
    EXPECT_THAT(country.as("beta.admin").get("/api/v1/units").body, Not(HasSubstr("Гимназия")));
}

}  // namespace
}  // namespace vekha
