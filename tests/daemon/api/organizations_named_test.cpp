// What is one's own, done with another district's people named in it: by number, by login, as a group, as an
// organization.
#include <gmock/gmock.h>

#include "tests/daemon/api/country.hpp"

namespace vekha {
namespace {

using testing::all_of_alfa;
using testing::Country;
using ::testing::HasSubstr;
using testing::mark;
using ::testing::Not;

std::string number(Country& country, const std::string& login) {
    return std::to_string(country.rig.office.id(login).value);
}

/// The beginning of a request with a plan of one row in it.
std::string plan_request() {
    const std::string document = testing::base64(
        "План на 2026 год\n\n| № | Мероприятие | Срок исполнения | Ожидаемый результат | Ответственные |\n"
        "|---|---|---|---|---|\n| 1 | Дело | до 20 мая 2026 года | Приказ | Исполнитель |\n");
    return R"({"name":"п.md","document":")" + document + R"(",)";
}

struct Try {
    std::string who;
    std::string method;
    std::string address;
    std::string body;
};

/// What somebody of beta could do with alfa's people by naming them.
std::vector<Try> tries_of(Country& country) {
    const auto stranger = number(country, "alfa.executor");
    const auto own = number(country, "beta.executor");
    const std::string unit = std::to_string(country.alfa().value);
    const std::string plan = plan_request();
    return {
        {"beta.controller", "POST", "/api/v1/tasks/3/reassign",
         R"({"owners":[{"person":)" + stranger + R"(}],"reason":"Так."})"},
        {"beta.controller", "POST", "/api/v1/tasks/3/reassign",
         R"({"owners":[{"person":)" + own + R"(}],"controller":)" + stranger + R"(,"reason":"Так."})"},
        {"beta.executor", "POST", "/api/v1/tasks/3/parts",
         R"({"person":)" + stranger + R"(,"title":"Часть","due":"2026-03-25"})"},
        {"beta.controller", "PUT", "/api/v1/tasks/3/mutes/" + stranger,
         R"({"until":"2026-04-20","reason":"Так."})"},
        {"beta.controller", "POST", "/api/v1/substitutions",
         R"({"away":"beta.executor","acting":"alfa.executor","order":"№ 1","from":"2026-03-17","to":"2026-04-17"})"},
        {"beta.controller", "POST", "/api/v1/substitutions",
         R"({"away":"alfa.executor","acting":"beta.executor","order":"№ 1","from":"2026-03-17","to":"2026-04-17"})"},
        {"beta.controller", "POST", "/api/v1/people/" + own + "/handover",
         R"({"to":"alfa.executor","reason":"Так."})"},
        {"beta.admin", "POST", "/api/v1/people", R"({"login":"alfa.executor","name":"Альфа alfa.executor"})"},
        {"beta.admin", "POST", "/api/v1/parties", R"({"party":"Слова","owner":"alfa.executor"})"},
        {"beta.admin", "POST", "/api/v1/parties", R"({"party":"Слова","owner":"Группа Альфа"})"},
        {"beta.admin", "POST", "/api/v1/groups", R"({"name":"Наша","members":["alfa.executor"]})"},
        {"beta.controller", "POST", "/api/v1/readings",
         plan + R"("parties":{"Исполнитель":"alfa.executor"}})"},
        {"beta.controller", "POST", "/api/v1/readings", plan + R"("unit":)" + unit + "}"},
        {"beta.controller", "POST", "/api/v1/roadmaps",
         plan + R"("controller":"alfa.controller","parties":{"Исполнитель":"beta.executor"}})"},
        {"beta.controller", "POST", "/api/v1/roadmaps",
         plan + R"("parties":{"Исполнитель":"alfa.executor"}})"},
        {"beta.controller", "POST", "/api/v1/roadmaps",
         plan + R"("parties":{"Исполнитель":"Группа Альфа"}})"},
        {"beta.controller", "POST", "/api/v1/roadmaps", plan + R"("unit":)" + unit + "}"},
    };
}

TEST(Organizations, NobodyOfAnotherDistrictIsNamedOrGivenWork) {
    Country country;
    const auto before = all_of_alfa(country);
    for (const auto& one : tries_of(country)) {
        const auto tag = country.as("beta.controller").get("/api/v1/tasks/3").header("etag");
        const auto answered =
            country.as(one.who).change(one.method, one.address, one.body, {{"If-Match", tag}});
        EXPECT_GE(answered.status, 400) << one.address << " " << one.body << " " << answered.body;
        EXPECT_LT(answered.status, 500) << one.address << " " << one.body << " " << answered.body;
        // What was sent may be said back; what was not known may not.
        if (one.body.find(mark) == std::string::npos) {
            EXPECT_THAT(answered.body, Not(HasSubstr(mark))) << one.address << " " << one.body;
        }
        EXPECT_THAT(answered.body, Not(HasSubstr("@example.org"))) << one.address << " " << one.body;
    }
    EXPECT_EQ(all_of_alfa(country), before);
    const auto own = number(country, "beta.executor");
    // The same with one's own people is done, so that it was the stranger who was refused.
    const auto fine = [&](const std::string& who, const std::string& address, const std::string& body) {
        const auto tag = country.as("beta.controller").get("/api/v1/tasks/3").header("etag");
        const auto answered = country.as(who).change("POST", address, body, {{"If-Match", tag}});
        EXPECT_LT(answered.status, 300) << address << " " << body << " " << answered.body;
    };
    fine("beta.executor", "/api/v1/tasks/3/parts",
         R"({"person":)" + number(country, "beta.observer") + R"(,"title":"Часть","due":"2026-03-25"})");
    fine("beta.controller", "/api/v1/tasks/3/reassign",
         R"({"owners":[{"person":)" + number(country, "beta.school") + R"(}],"reason":"Так."})");
    fine(
        "beta.controller", "/api/v1/substitutions",
        R"({"away":"beta.executor","acting":"beta.observer","order":"№ 1","from":"2026-03-17","to":"2026-04-17"})");
    fine("beta.admin", "/api/v1/parties", R"({"party":"Слова","owner":"beta.executor"})");
    fine("beta.admin", "/api/v1/groups", R"({"name":"Наша","members":["beta.executor"]})");
    fine("beta.controller", "/api/v1/roadmaps",
         plan_request() + R"("parties":{"Исполнитель":"beta.executor"}})");
    fine("beta.controller", "/api/v1/people/" + own + "/handover",
         R"({"to":"beta.observer","reason":"Так."})");
}

}  // namespace
}  // namespace vekha
