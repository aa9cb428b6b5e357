// Open pages that hear of changes: who of what, when it ends, and what a page that was away is told.
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>

#include "daemon/api/live_feed.hpp"
#include "tests/daemon/api/country.hpp"
#include "tests/daemon/api/rig.hpp"
#include "workflow/service/units.hpp"

namespace vekha {
namespace {

using api::LiveStream;
using testing::Browser;
using testing::Client;
using testing::Country;
using ::testing::HasSubstr;
using testing::Rig;
using ::testing::StartsWith;

constexpr std::string_view address = "/api/v1/events";

/// A page with its stream open.
class Page {
  public:
    Page(std::uint16_t port, const Browser& browser, const std::string& query = "",
         const std::string& last_id = "")
        : client_(port) {
        std::string request = "GET " + std::string(address) + query +
                              " HTTP/1.1\r\nHost: localhost\r\nCookie: " + browser.cookie + "\r\n";
        if (!last_id.empty()) request += "Last-Event-ID: " + last_id + "\r\n";
        EXPECT_TRUE(client_.write(request + "\r\n"));
        head = client_.read();
        if (head.status == 200) first = next();
    }
    Page(Rig& rig, const Browser& browser) : Page(rig.port, browser) {}

    /// The next event, its lines joined by a bar; "over" at the end in good order.
    std::string next() {
        const auto bytes = client_.read_to("\n\n");
        std::istringstream lines(bytes);
        std::string event;
        for (std::string line; std::getline(lines, line);) {
            if (line.ends_with('\r') || line.empty()) continue;  // of the framing
            if (line.starts_with("id: ")) id = line.substr(4);
            event += (event.empty() ? "" : "|") + line;
        }
        return event.empty() && bytes.ends_with("0\r\n\r\n") ? "over" : event;
    }
    /// Without what only says where the journal is.
    std::string next_news() {
        for (;;) {
            auto event = next();
            if (!event.starts_with(": |")) return event;
        }
    }

    testing::Reply head;
    std::string first;
    std::string id;

  private:
    Client client_;
};

/// The same without the entry's number.
std::string news(Page& page) {
    const auto event = page.next_news();
    return event.substr(0, event.find("|id: "));
}

std::string task_event(int task, std::int64_t version, int roadmap, bool own) {
    return "event: task|data: {\"task\":" + std::to_string(task) + ",\"version\":" + std::to_string(version) +
           ",\"roadmap\":" + std::to_string(roadmap) + ",\"own\":" + (own ? "true" : "false") + "}";
}

TEST(Live, AChangeReachesWhoSeesTheTaskAndSaysWhoseItWas) {
    Rig rig;
    rig.plan();
    auto oleg = rig.as("oleg");
    Page controllers(rig, rig.as("irina"));
    Page owners(rig, oleg);
    EXPECT_EQ(controllers.head.header("content-type"), "text/event-stream");
    EXPECT_EQ(controllers.head.header("x-accel-buffering"), "no");
    EXPECT_EQ(controllers.head.header("cache-control"), "no-store");
    EXPECT_THAT(controllers.first, StartsWith("retry: 3000|event: here|data: {}|id: "));
    ASSERT_EQ(oleg.step(1, "acknowledge").status, 200);
    const auto version = rig.office.task().version;
    EXPECT_EQ(news(controllers), task_event(1, version, 1, false));
    EXPECT_EQ(news(owners), task_event(1, version, 1, true));
}

TEST(Live, NothingOfAnotherOrganizationsIsTold) {
    Country country;
    Page region(country.rig, country.as("r.head"));
    Page alfa(country.rig, country.as("alfa.controller"));
    Page alfa_teacher(country.rig, country.as("alfa.teacher"));
    Page beta(country.rig, country.as("beta.controller"));
    Page beta_executor(country.rig, country.as("beta.executor"));
    ASSERT_EQ(country.as("alfa.executor").step(1, "acknowledge").status, 200);
    const auto of_alfa = task_event(1, country.rig.office.task(TaskId{1}).version, 1, false);
    EXPECT_EQ(news(region), of_alfa);
    EXPECT_EQ(news(alfa), of_alfa);
    ASSERT_EQ(country.as("beta.executor").step(3, "acknowledge").status, 200);
    const auto version = country.rig.office.task(TaskId{3}).version;
    EXPECT_EQ(news(region), task_event(3, version, 2, false));
    EXPECT_EQ(news(beta), task_event(3, version, 2, false)) << "the first that it hears";
    EXPECT_EQ(news(beta_executor), task_event(3, version, 2, true)) << "the first that it hears";
    // The last word is for the school in Альфа, which heard of none of these.
    ASSERT_EQ(country.as("alfa.teacher").step(2, "acknowledge").status, 200);
    EXPECT_EQ(news(alfa_teacher), task_event(2, country.rig.office.task(TaskId{2}).version, 1, true));
    EXPECT_EQ(news(alfa), task_event(2, country.rig.office.task(TaskId{2}).version, 1, false));
}

TEST(Live, WhatIsOfNoTaskIsToldToWhoReadsTheJournalOfThatOrganization) {
    Country country;
    Page region(country.rig, country.as("r.auditor"));
    Page alfa(country.rig, country.as("alfa.auditor"));
    Page alfa_executor(country.rig, country.as("alfa.executor"));
    Page beta(country.rig, country.as("beta.auditor"));
    auto& admin = country.as("alfa.admin");
    auto& beta_executor = country.as("beta.executor");
    ASSERT_EQ(admin
                  .post("/api/v1/people", R"({"login":"alfa.new","name":"Альфа","unit":)" +
                                              std::to_string(country.alfa().value) + "}")
                  .status,
              201);
    EXPECT_EQ(news(region), "event: office|data: {}");
    EXPECT_EQ(news(alfa), "event: office|data: {}");
    ASSERT_EQ(beta_executor.step(3, "acknowledge").status, 200);
    const auto of_beta = task_event(3, country.rig.office.task(TaskId{3}).version, 2, false);
    EXPECT_EQ(news(beta), of_beta) << "the first that it hears";
    ASSERT_EQ(country.as("alfa.executor").step(1, "acknowledge").status, 200);
    EXPECT_EQ(news(alfa_executor), task_event(1, country.rig.office.task().version, 1, true))
        << "the first that it hears";
}

TEST(Live, APersonalLinkHearsOfItsTaskAlone) {
    Rig rig;
    rig.plan();
    auto browser = rig.browser();
    ASSERT_EQ(browser.follow(rig.link(TaskId{1}, "anna")).status, 200);
    Page linked(rig, browser);
    ASSERT_EQ(rig.as("anna").step(2, "acknowledge").status, 200);
    ASSERT_EQ(rig.as("irina").post("/api/v1/people", R"({"login":"new","name":"Новый"})").status, 201);
    ASSERT_EQ(rig.as("oleg").step(1, "acknowledge").status, 200);
    EXPECT_EQ(news(linked), task_event(1, rig.office.task().version, 1, false));
}

TEST(Live, AStreamEndsWithItsSessionBeforeAnotherWord) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    Page page(rig, irina);
    ASSERT_EQ(irina.change("DELETE", "/api/v1/session", "").status, 204);
    ASSERT_EQ(rig.as("oleg").step(1, "acknowledge").status, 200);
    EXPECT_EQ(page.next_news(), "over");
    EXPECT_EQ(Page(rig, irina).head.status, 401);
}

TEST(Live, ADismissedPersonsStreamEndsBeforeAnotherWord) {
    Rig rig;
    rig.plan();
    Page page(rig, rig.as("oleg"));
    ASSERT_EQ(
        rig.as("irina").post("/api/v1/people", R"({"login":"oleg","name":"Олег","active":false})").status,
        200);
    EXPECT_EQ(page.next_news(), "over");
}

TEST(Live, TheHeartbeatSaysWhereTheJournalIsAndEndsWhatOpensNothing) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    auto oleg = rig.as("oleg");
    Page pages(rig, irina);
    Page over(rig, oleg);
    ASSERT_EQ(oleg.change("DELETE", "/api/v1/session", "").status, 204);
    rig.now = rig.now.load() + api::live_heartbeat;
    EXPECT_THAT(pages.next(), StartsWith(": |id: "));
    EXPECT_EQ(over.next_news(), "over");
}

TEST(Live, APageThatWasAwayIsToldToLookAgainWhereItMissedSomething) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    auto id = Page(rig, irina).id;
    EXPECT_THAT(Page(rig.port, irina, "?after=" + id).first, HasSubstr("event: here"));
    EXPECT_THAT(Page(rig.port, irina, "?after=1").first, HasSubstr("event: look|data: {}|id: "));
    ASSERT_EQ(rig.as("oleg").step(1, "acknowledge").status, 200);
    Page again(rig.port, irina, "?after=1", id);
    EXPECT_THAT(again.first, HasSubstr("event: look|data: {}|id: "));
    EXPECT_THAT(Page(rig.port, irina, "?after=1", again.id).first, HasSubstr("event: here"))
        << "what the browser says itself goes over the address";
    EXPECT_THAT(Page(rig.port, irina, "", "gibberish").first, HasSubstr("event: look"));
}

TEST(Live, APageThatOpensSaysHowOldItIs) {
    Rig rig;
    rig.plan();
    auto irina = rig.as("irina");
    ASSERT_EQ(rig.as("oleg").step(1, "acknowledge").status, 200);
    rig.now = rig.now.load() + std::chrono::seconds(3);
    EXPECT_THAT(Page(rig.port, irina, "?age=2999").first, HasSubstr("event: here"));
    EXPECT_THAT(Page(rig.port, irina, "?age=3000").first, HasSubstr("event: look"));
    EXPECT_EQ(irina.get(std::string(address) + "?age=-1").status, 400);
}

TEST(Live, AWholePlanAtOnceIsNotNamedTaskByTask) {
    Rig rig;
    Page page(rig, rig.as("irina"));
    std::vector<Item> items;
    for (std::size_t row = 0; row <= live_tasks_most; ++row)
        items.push_back(test::item("1." + std::to_string(row), "Дело",
                                   {{std::nullopt, test::day("2026-03-31")}}, {"Методист"}, {}));
    rig.office.import(std::move(items));
    EXPECT_EQ(news(page), "event: look|data: {}");
}

TEST(Live, WhatTheStoreCouldNotTellIsToldAfterwards) {
    Rig rig;
    rig.plan();
    Page page(rig, rig.as("irina"));
    rig.store.broken = true;
    test::must(rig.office.does("oleg", Acknowledge{}));
    rig.now = rig.now.load() + api::live_heartbeat;
    rig.store.broken = false;
    EXPECT_EQ(news(page), task_event(1, rig.office.task().version, 1, false));
}

TEST(Live, OnePersonHasNoMoreStreamsThanThereAreTabs) {
    Rig rig;
    auto irina = rig.as("irina");
    std::vector<std::unique_ptr<Page>> pages;
    for (std::size_t count = 0; count < api::live_streams_of_person; ++count) {
        pages.push_back(std::make_unique<Page>(rig, irina));
        EXPECT_EQ(pages.back()->head.status, 200);
    }
    EXPECT_EQ(irina.get(std::string(address)).status, 429);
    EXPECT_EQ(Page(rig, rig.as("oleg")).head.status, 200) << "another's are another's";
    pages.clear();
    // The server hears of a closed connection in its own time.
    int tries = 0;
    while (irina.get(std::string(address)).status != 200) ASSERT_LT(++tries, 10'000);
}

TEST(Live, OnlyASessionOpensIt) {
    Rig rig;
    const std::string target(address);
    EXPECT_EQ(rig.browser().get(target).status, 401);
    auto irina = rig.as("irina");
    EXPECT_EQ(irina.get(target).status, 200);
    EXPECT_EQ(irina.get(target + "?after=-1").status, 400);
    EXPECT_EQ(irina.get(target + "?before=1").status, 400);
    const auto made = irina.post("/api/v1/tokens", R"({"name":"выгрузка","scopes":["read"]})");
    EXPECT_EQ(rig.browser().get(target, {{"Authorization", "Bearer " + made.text("secret")}}).status, 403);
}

TEST(Live, TheStopOfTheServerEndsThemAtOnce) {
    Rig rig;
    Page first(rig, rig.as("irina"));
    Page second(rig, rig.as("oleg"));
    EXPECT_TRUE(rig.server->stop(std::chrono::seconds(20))) << "nothing had to be broken off";
    EXPECT_EQ(first.next_news(), "over");
    EXPECT_EQ(second.next_news(), "over");
}

std::string taken(LiveStream& stream) {
    return stream.take().bytes;
}

LiveTask changed(std::int64_t task, std::int64_t version, bool own = false) {
    return {TaskId{task}, version, RoadmapId{1}, own};
}

class LiveStreams : public ::testing::Test {
  protected:
    LiveStreams() { taken(stream); }
    LiveStream stream{"hash", {PersonId{1}, {}}, 7};
};

TEST_F(LiveStreams, OfATaskThatChangesTwiceTheLastIsTold) {
    stream.tell({changed(3, 1, true)}, false, 8);
    stream.tell({changed(3, 2)}, false, 9);
    EXPECT_EQ(taken(stream),
              "event: task\ndata: {\"task\":3,\"version\":2,\"roadmap\":1,\"own\":false}\nid: 9\n\n");
    EXPECT_EQ(taken(stream), "");
}

TEST_F(LiveStreams, TheLastEventAloneSaysHowFarThePageIs) {
    stream.tell({changed(3, 1), changed(4, 1)}, true, 8);
    EXPECT_EQ(taken(stream),
              "event: task\ndata: {\"task\":3,\"version\":1,\"roadmap\":1,\"own\":false}\n\n"
              "event: task\ndata: {\"task\":4,\"version\":1,\"roadmap\":1,\"own\":false}\n\n"
              "event: office\ndata: {}\nid: 8\n\n");
}

TEST_F(LiveStreams, ForASlowReaderNoMoreIsKeptThanThatItMustLook) {
    for (std::size_t task = 1; task <= api::live_pending_most + 1; ++task)
        stream.tell({changed(static_cast<std::int64_t>(task), 1)}, false,
                    static_cast<std::int64_t>(task) + 7);
    stream.tell({changed(3, 2)}, true, 300);
    EXPECT_EQ(taken(stream), "event: look\ndata: {}\nid: 300\n\n");
    EXPECT_EQ(taken(stream), "");
}

TEST_F(LiveStreams, AfterTheEndNothingIsGivenThatWaited) {
    int rung = 0;
    stream.on_news([&] { ++rung; });
    stream.tell({changed(3, 1)}, false, 8);
    stream.end();
    EXPECT_EQ(rung, 2);
    const auto last = stream.take();
    EXPECT_EQ(last.bytes, "");
    EXPECT_TRUE(last.last);
    stream.on_news({});
    stream.beat(9);
    EXPECT_EQ(rung, 2);
}

}  // namespace
}  // namespace vekha
