// Every address of the API tried by everybody: who may come in where. What is found is held to a page that a
// person has read, who_may.txt beside this file.
#include <array>
#include <fstream>
#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "daemon/api/routes.hpp"
#include "tests/daemon/api/knocking.hpp"
#include "tests/daemon/api/rig.hpp"
#include "tests/support/places.hpp"

namespace vekha {
namespace {

using testing::Answered;
using testing::bodies;
using testing::Browser;
using testing::Rig;
using testing::verdict;

/// The columns of the page, from those who may least on. A change that one of them makes is then seen by
/// nobody who may not make it.
constexpr std::array<std::string_view, 12> everybody{"nobody",  "link",  "zoya",  "observer",
                                                     "auditor", "pavel", "vera",  "anna",
                                                     "oleg",    "egor",  "irina", "admin"};

/// An office with somebody for each duty. Task 1 is oleg's, with a paper and a message, task 2 anna's with a
/// paper; anna contributes to it; zoya holds nothing.
class Doorstep {
  public:
    Doorstep() {
        rig_.plan();
        rig_.enroll("zoya", Duty::executor);
        rig_.enroll("observer", Duty::observer);
        rig_.enroll("auditor", Duty::auditor);
        rig_.enroll("vera", Duty::deputy_head);
        rig_.enroll("egor", Duty::head);
        EXPECT_EQ(rig_.as("anna").upload("/api/v1/tasks/2/evidence?name=c.txt&kind=order", "приказ").status,
                  201);
        auto oleg = rig_.as("oleg");
        EXPECT_EQ(oleg.upload("/api/v1/tasks/1/evidence?name=a.txt&kind=order", "приказ").status, 201);
        EXPECT_EQ(rig_.as("irina").change("PUT", "/api/v1/roadmaps/1/public-page", "").status, 200);
        browsers_.emplace("nobody", rig_.browser());
        auto link = rig_.browser();
        EXPECT_EQ(link.follow(rig_.link(TaskId{1}, "oleg")).status, 200);
        browsers_.emplace("link", std::move(link));
        for (const auto login : everybody)
            if (login != "nobody" && login != "link") browsers_.emplace(login, rig_.as(std::string(login)));
        const auto whom = rig_.office.id("oleg");
        const auto kept = rig_.office.store->write([&](Transaction& change) -> Result<void> {
            Delivery sent;
            sent.person = whom;
            sent.channel = "smtp";
            sent.message_id = "1@vekha";
            sent.created_at = rig_.office.now;
            sent.settled_at = rig_.office.now;
            sent.state = DeliveryState::sent;
            sent.outcome = "sent";
            auto added = change.add(sent);
            if (!added) return tl::unexpected(added.error());
            return {};
        });
        EXPECT_TRUE(kept) << kept.error().message;
    }

    Answered knock(std::string_view who, const api::Route& route);

  private:
    std::string address(std::string_view pattern);
    Rig rig_;
    std::map<std::string_view, Browser> browsers_;
};

std::string Doorstep::address(std::string_view pattern) {
    std::string made(pattern);
    const std::string person = std::to_string(rig_.office.id("oleg").value);
    const auto put = [&](std::string_view what, const std::string& value) {
        if (const auto at = made.find(what); at != std::string::npos) made.replace(at, what.size(), value);
    };
    put("{id}", made.starts_with("/api/v1/people") ? person : "1");
    put("{n}", "1");
    put("{token}", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    if (pattern == "/api/v1/board/news") made += "?since=2026-03-01T06:00:00Z";
    if (pattern == "/api/v1/tasks") made += "?list=overdue";
    if (pattern == "/api/v1/tasks/{id}/evidence") made += "?name=b.txt&kind=order";
    return made;
}

Answered Doorstep::knock(std::string_view who, const api::Route& route) {
    Browser& browser = browsers_.at(who);
    const auto target = address(route.pattern);
    if (!route.changes()) return browser.get(target);
    testing::SentHeaders headers;
    if (target.starts_with("/api/v1/tasks/"))
        headers.emplace_back("If-Match", browsers_.at("admin").get("/api/v1/tasks/1").header("etag"));
    if (route.input == api::Input::file) return browser.upload(target, "приказ", headers);
    const auto known = bodies.find(route.pattern);
    const bool empty = route.input == api::Input::none;
    return browser.change(name(route.method), target,
                          empty                   ? ""
                          : known == bodies.end() ? "{}"
                                                  : known->second,
                          headers);
}

std::string line_of(Doorstep& doorstep, const api::Route& route) {
    std::string line;
    for (const auto who : everybody) line += std::string(" ") + verdict(doorstep.knock(who, route));
    return line.substr(1) + "  " + std::string(name(route.method)) + " " + std::string(route.pattern);
}

std::vector<std::string> lines_of_page() {
    std::ifstream file(source_folder() + "/tests/daemon/api/who_may.txt");
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);)
        if (!line.empty() && line.front() != '#') lines.push_back(line);
    return lines;
}

TEST(Permissions, EveryAddressLetsInWhomThePageNamesAndNobodyElse) {
    std::vector<std::string> found;
    Doorstep looked_at;
    for (const auto& route : api::routes()) {
        if (!route.changes()) {
            found.push_back(line_of(looked_at, route));
            continue;
        }
        Doorstep changed;
        found.push_back(line_of(changed, route));
    }
    const auto page = lines_of_page();
    std::ofstream kept(build_folder() + "/who_may.txt");
    for (const auto& line : found) kept << line << '\n';
    EXPECT_EQ(found, page) << "what was found stands in who_may.txt of the build folder";
}

TEST(Permissions, EveryAddressThatAsksTheTableIsGuardedByIt) {
    const auto page = lines_of_page();
    const auto all = api::routes();
    ASSERT_EQ(page.size(), all.size());
    const std::map<std::string_view, Duty> duties{
        {"zoya", Duty::executor},   {"anna", Duty::executor},         {"observer", Duty::observer},
        {"auditor", Duty::auditor}, {"pavel", Duty::department_head}, {"vera", Duty::deputy_head},
        {"egor", Duty::head},       {"irina", Duty::controller},      {"admin", Duty::administrator}};
    for (std::size_t row = 0; row < all.size(); ++row) {
        if (!all[row].action) continue;
        for (std::size_t column = 0; column < everybody.size(); ++column) {
            const auto duty = duties.find(everybody.at(column));
            if (duty == duties.end()) continue;
            EXPECT_EQ(page[row].at(2 * column) == 'x', permitted(*all[row].action, duty->second))
                << page[row] << " for " << everybody.at(column);
        }
    }
}

}  // namespace
}  // namespace vekha
