// A region, two districts, a school in each: every address is tried by the people of one district with the
// numbers of the other's things. All that is the first district's bears its mark, so one look tells whether
// anything got out.
#include <fstream>
#include <set>

#include <gmock/gmock.h>

#include "daemon/api/routes.hpp"
#include "tests/daemon/api/knocking.hpp"
#include "tests/daemon/api/rig.hpp"
#include "workflow/service/substitutions.hpp"
#include "workflow/service/units.hpp"

namespace vekha {
namespace {

using testing::Answered;
using testing::Browser;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::Rig;
using testing::verdict;

/// Stands in each name, title, file and word of the district Альфа.
constexpr std::string_view mark = "Альфа";
constexpr std::string_view latin_mark = "alfa";

class Country {
  public:
    Country() {
        region_ = unit(UnitKind::region, "Область", {});
        alfa_ = unit(UnitKind::municipality, "Альфа", region_);
        beta_ = unit(UnitKind::municipality, "Бета", region_);
        const auto alfa_school = unit(UnitKind::school, "Школа Альфа", alfa_);
        const auto beta_school = unit(UnitKind::school, "Школа Бета", beta_);
        enroll("r.head", Duty::head, region_);
        enroll("r.auditor", Duty::auditor, region_);
        for (const auto& [login, unit] : {std::pair("alfa", alfa_), std::pair("beta", beta_)}) {
            const std::string who = login;
            enroll(who + ".controller", Duty::controller, unit);
            enroll(who + ".head", Duty::head, unit);
            enroll(who + ".admin", Duty::administrator, unit);
            enroll(who + ".observer", Duty::observer, unit);
            enroll(who + ".auditor", Duty::auditor, unit);
            enroll(who + ".executor", Duty::executor, unit);
        }
        enroll("alfa.school", Duty::head, alfa_school);
        enroll("alfa.teacher", Duty::executor, alfa_school);
        enroll("beta.school", Duty::head, beta_school);
        plan(alfa_, "alfa", "Альфа");
        plan(beta_, "beta", "Бета");
        furnish();
        rig.office.live_until(test::at("2026-03-17T07:00:00Z"));
        rig.now = rig.office.now;
        EXPECT_EQ(
            as("alfa.executor").upload("/api/v1/tasks/1/evidence?name=alfa.txt&kind=order", "Альфа").status,
            201);
    }

    Browser& as(const std::string& login) {
        auto& known = browsers_[login];
        if (!known) known = std::make_unique<Browser>(rig.as(login));
        return *known;
    }

    UnitId alfa() const { return alfa_; }
    UnitId beta() const { return beta_; }

    Rig rig;

  private:
    /// What else a district has: a group, somebody away, a message sent.
    void furnish() {
        auto& store = *rig.office.store;
        const auto controller = rig.office.id("alfa.controller");
        const auto executor = rig.office.id("alfa.executor");
        test::must(save_people(store, controller,
                               {{}, {{"Группа Альфа", {"alfa.executor"}, {"Школы Альфа"}}}}, rig.office.now));
        test::must(add_substitution(store, rig.office.org, controller,
                                    {"alfa.executor", "alfa.observer", "приказ Альфа № 1",
                                     test::day("2026-03-01"), test::day("2026-05-01")},
                                    rig.office.now));
        test::must(store.write([&](Transaction& change) -> Result<void> {
            Delivery sent;
            sent.person = executor;
            sent.channel = "smtp";
            sent.message_id = "1@alfa";
            sent.subject = "Альфа";
            sent.text = "Альфа";
            sent.created_at = rig.office.now;
            sent.settled_at = rig.office.now;
            sent.state = DeliveryState::sent;
            sent.outcome = "sent";
            const auto added = change.add(sent);
            if (!added) return tl::unexpected(added.error());
            return {};
        }));
    }

    UnitId unit(UnitKind kind, const std::string& name, UnitId parent) {
        return test::must(
                   save_unit(*rig.office.store, PersonId{}, {{}, parent, kind, name, true}, rig.office.now))
            .id;
    }

    void enroll(const std::string& login, Duty duty, UnitId unit) {
        rig.enroll(login, duty);
        auto entry = test::person(login, {duty});
        if (login.starts_with("alfa")) entry.person.name = "Альфа " + login;
        entry.person.unit = unit;
        test::must(save_people(*rig.office.store, PersonId{}, {{entry}, {}}, rig.office.now));
    }

    /// Two tasks: the executor's, and the teacher's of the school where there is one.
    void plan(UnitId unit, const std::string& who, const std::string& name) {
        ImportRequest request;
        request.reading.title = "План " + name;
        request.reading.organization = name;
        request.reading.items = {
            test::item("1", "Дело " + name, {{std::nullopt, test::day("2026-03-31")}}, {"Исполнитель"},
                       {EvidenceKind::order}),
            test::item("2", "Урок " + name, {{std::nullopt, test::day("2026-03-20")}}, {"Учитель"}, {})};
        request.parties = {{"Исполнитель", who + ".executor"},
                           {"Учитель", who == "alfa" ? "alfa.teacher" : "beta.school"}};
        request.source_name = name + ".txt";
        request.source_sha256 = "s" + who;
        request.controller = who + ".controller";
        request.unit = unit;
        test::must(import_roadmap(*rig.office.store, rig.office.org, PersonId{}, request, rig.office.now));
    }

    UnitId region_;
    UnitId alfa_;
    UnitId beta_;
    std::map<std::string, std::unique_ptr<Browser>> browsers_;
};

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
    return found;
}

TEST(Organizations, NothingOfADistrictIsShownToAnotherByAnyAddressNumberOrFilter) {
    Country country;
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
    std::size_t shown = 0;
    for (const auto& route : api::routes()) {
        if (route.changes()) continue;
        for (const auto& address : addresses_of(route))
            if (country.as("alfa.controller").get(address).body.find(mark) != std::string::npos) ++shown;
    }
    EXPECT_GT(shown, 12U) << "or the walk above would look for what is nowhere";
}

/// All that is the district Альфа's, to see whether anybody changed it.
std::string all_of_alfa(Country& country) {
    std::string all;
    for (const std::string address :
         {"/api/v1/roadmaps/1", "/api/v1/tasks/1", "/api/v1/tasks/2", "/api/v1/tasks/1/journal",
          "/api/v1/tasks/2/journal", "/api/v1/tasks/1/reminders", "/api/v1/people", "/api/v1/groups",
          "/api/v1/parties", "/api/v1/units", "/api/v1/substitutions", "/api/v1/mutes"})
        all += country.as("alfa.admin").get(address).body + "\n";
    return all;
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
