// Keys for one organization: a region's head, and one who controls in two districts, each make a key for the
// district Бета. All that is the district Альфа's bears its mark.
#include <gmock/gmock.h>

#include "daemon/api/routes.hpp"
#include "tests/daemon/api/country.hpp"
#include "tests/daemon/api/knocking.hpp"
#include "tests/daemon/api/program.hpp"

namespace vekha {
namespace {

using testing::all_of_alfa;
using testing::Country;
using ::testing::HasSubstr;
using testing::latin_mark;
using testing::mark;
using ::testing::Not;
using testing::Program;

/// Past every number that the country has given out of any kind.
constexpr int numbers_tried = 30;

/// The country with somebody who controls in both districts, leads a task in each, and works in Альфа.
class NarrowKeys : public ::testing::Test {
  protected:
    NarrowKeys() {
        country.rig.enroll("both", Duty::controller);
        auto entry = test::person("both", {Duty::controller, Duty::executor, Duty::administrator});
        entry.person.unit = country.alfa();
        for (const auto duty : {Duty::controller, Duty::administrator, Duty::auditor})
            entry.person.grants.push_back({duty, country.beta(), {}});
        test::must(save_people(*country.rig.office.store, PersonId{}, {{entry}, {}}, country.rig.office.now));
    }
    Program key(const std::string& login, UnitId unit = {}) {
        std::string wish = R"({"name":"выгрузка","scopes":["read","act","import","administer"])";
        if (unit) wish += R"(,"organization":)" + std::to_string(unit.value);
        const auto made = country.as(login).post("/api/v1/tokens", wish + "}");
        EXPECT_EQ(made.status, 201) << made.body;
        return {country.rig, made.text("secret")};
    }
    static std::string with_number(std::string_view pattern, int number) {
        std::string made(pattern);
        if (const auto at = made.find("{id}"); at != std::string::npos)
            made.replace(at, 4, std::to_string(number));
        if (const auto at = made.find("{n}"); at != std::string::npos) made.replace(at, 3, "1");
        return made;
    }
    /// Every address that only looks, with each number; lists of tasks with each filter.
    static std::vector<std::string> looks() {
        std::vector<std::string> found;
        for (const auto& route : api::routes()) {
            if (route.changes() || !route.needs_session()) continue;
            const bool numbered = route.pattern.find("{id}") != std::string_view::npos;
            for (int number = 1; number <= (numbered ? numbers_tried : 1); ++number)
                found.push_back(with_number(route.pattern, number));
        }
        for (const std::string list : {"overdue", "upcoming", "to_accept", "suspended", "closed"}) {
            found.push_back("/api/v1/tasks?list=" + list);
            found.push_back("/api/v1/tasks?owner=me&list=" + list);
            for (int number = 1; number <= numbers_tried; ++number)
                for (const std::string filter : {"owner", "roadmap"})
                    found.push_back("/api/v1/tasks?list=" + list + "&" + filter + "=" +
                                    std::to_string(number));
        }
        for (auto& search : testing::searches()) found.push_back(std::move(search));
        found.push_back("/api/v1/board/news?since=2026-01-01T00:00:00Z");
        return found;
    }

    Country country;
};

TEST_F(NarrowKeys, ShowNothingOfAnotherOrganizationByAnyAddressNumberOrFilter) {
    country.rig.index();
    for (const std::string who : {"r.head", "r.auditor", "both"}) {
        auto narrow = key(who, country.beta());
        auto whole = key(who);
        std::size_t hidden = 0;
        for (const auto& address : looks()) {
            if (address == "/api/v1/session") continue;  // who one is, by name
            const auto answered = narrow.get(address);
            EXPECT_THAT(answered.body, Not(HasSubstr(mark))) << who << " " << address;
            EXPECT_THAT(answered.body, Not(HasSubstr(latin_mark))) << who << " " << address;
            if (whole.get(address).body.find(mark) != std::string::npos) ++hidden;
        }
        EXPECT_GT(hidden, 8U) << who << ": or this would look for what is nowhere";
        EXPECT_THAT(narrow.get("/api/v1/tasks?list=upcoming").body, HasSubstr("Дело Бета")) << who;
        EXPECT_THAT(narrow.get("/api/v1/roadmaps").body, HasSubstr("План Бета")) << who;
        EXPECT_THAT(narrow.get("/api/v1/search?q=%D0%B4%D0%B5%D0%BB%D0%BE").body, HasSubstr("Дело Бета"))
            << who;
    }
}

TEST_F(NarrowKeys, ChangeNothingOfAnotherOrganizationWhateverIsSent) {
    auto narrow = key("both", country.beta());
    const auto before = all_of_alfa(country);
    for (const auto& route : api::routes()) {
        if (!route.changes() || !route.needs_session() || route.input == api::Input::file) continue;
        if (route.pattern.starts_with("/api/v1/session")) continue;
        const auto known = testing::bodies.find(route.pattern);
        const auto body = known == testing::bodies.end() ? std::string_view("{}") : known->second;
        for (int number = 1; number <= numbers_tried; ++number) {
            narrow.send(name(route.method), with_number(route.pattern, number),
                        route.input == api::Input::none ? std::string_view() : body, {{"If-Match", "\"3\""}});
            if (route.pattern.find("{id}") == std::string_view::npos) break;
        }
    }
    EXPECT_EQ(all_of_alfa(country), before);
    EXPECT_EQ(
        narrow.send("POST", "/api/v1/tasks/1/cancel", R"({"reason":"Не нужно."})", {{"If-Match", "\"3\""}})
            .status,
        404);
    EXPECT_EQ(narrow.step(3, "cancel", R"({"reason":"Не нужно."})").status, 200) << "a task of Бета";
}

TEST_F(NarrowKeys, OnesOwnTaskElsewhereIsNotThereForThem) {
    auto narrow = key("alfa.controller", country.alfa());
    EXPECT_EQ(narrow.get("/api/v1/tasks/1").status, 200);
    auto& store = *country.rig.office.store;
    const auto both = country.rig.office.id("both");
    test::must(store.write([&](Transaction& change) -> Result<void> {
        auto task = test::must(change.task(TaskId{1})).value();
        task.assignments.push_back({both, AssignmentRole::contributor, ""});
        return change.save(task);
    }));
    EXPECT_EQ(key("both").get("/api/v1/tasks/1").status, 200);
    auto elsewhere = key("both", country.beta());
    EXPECT_EQ(elsewhere.get("/api/v1/tasks/1").status, 404);
    EXPECT_THAT(elsewhere.get("/api/v1/tasks?list=upcoming&owner=me").body, Not(HasSubstr(mark)));
}

TEST_F(NarrowKeys, AreMadeOnlyWhereTheirPersonHasSomethingToDo) {
    const auto wish = [&](UnitId unit) {
        return R"({"name":"выгрузка","scopes":["read"],"organization":)" + std::to_string(unit.value) + "}";
    };
    const auto refused = country.as("beta.controller").post("/api/v1/tokens", wish(country.alfa()));
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(refused.text("where"), "organization");
    EXPECT_EQ(country.as("beta.controller").post("/api/v1/tokens", wish(UnitId{999})).status, 400);
    const auto made = country.as("beta.controller").post("/api/v1/tokens", wish(country.beta()));
    EXPECT_EQ(made.number("organization"), country.beta().value);
    EXPECT_EQ(country.as("beta.controller").get("/api/v1/tokens").number("items/0/organization"),
              country.beta().value);
}

TEST_F(NarrowKeys, OpenNothingOnceTheirOrganizationIsClosed) {
    auto& store = *country.rig.office.store;
    const auto lyceum = test::must(save_unit(
        store, PersonId{}, {{}, country.beta(), UnitKind::school, "Лицей", true}, country.rig.office.now));
    auto narrow = key("beta.controller", lyceum.id);
    EXPECT_EQ(narrow.get("/api/v1/roadmaps").status, 200);
    auto closed = lyceum;
    closed.active = false;
    test::must(save_unit(store, PersonId{}, closed, country.rig.office.now));
    EXPECT_EQ(narrow.get("/api/v1/roadmaps").status, 401);
}

TEST_F(NarrowKeys, GetNoAnswerThatWasMadeForAnotherDoor) {
    const std::string plan = R"({"name":"план.txt","document":")" + testing::base64("event") +
                             R"(","controller":"alfa.controller"})";
    const auto made = country.as("both").post("/api/v1/roadmaps", plan, {{"Idempotency-Key", "k1"}});
    ASSERT_NE(made.status, 401) << made.body;
    const auto again =
        key("both", country.beta()).send("POST", "/api/v1/roadmaps", plan, {{"Idempotency-Key", "k1"}});
    EXPECT_NE(again.body, made.body) << "asked anew, under the key's own rights";
    EXPECT_GE(again.status, 400);
}

}  // namespace
}  // namespace vekha
