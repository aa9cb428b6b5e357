// A region, two districts, a school in each. All that is the first district's bears its mark, so one look
// tells whether anything of it got out.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "tests/daemon/api/rig.hpp"
#include "workflow/service/substitutions.hpp"
#include "workflow/service/units.hpp"

namespace vekha::testing {

/// Stands in each name, title, file and word of the district Альфа.
inline constexpr std::string_view mark = "Альфа";
inline constexpr std::string_view latin_mark = "alfa";

/// Searches for their mark, for words that stand in every district's things, and for what a file of theirs
/// says.
inline std::vector<std::string> searches() {
    std::vector<std::string> addresses;
    for (const std::string words :
         {"%D0%B0%D0%BB%D1%8C%D1%84%D0%B0", "alfa", "%D0%B4%D0%B5%D0%BB%D0%BE",
          "%D0%BE%D1%82%D0%B4%D0%B5%D0%BB", "%D0%BF%D0%BB%D0%B0%D0%BD", "both", "txt"})
        for (const std::string kind : {"", "&kind=task", "&kind=document", "&kind=person"})
            addresses.push_back("/api/v1/search?q=" + words + kind);
    return addresses;
}

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
        entry.person.department = "Отдел";  // one word in every district: it opens no way into another
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

/// All that is the district Альфа's, to see whether anybody changed it.
inline std::string all_of_alfa(Country& country) {
    std::string all;
    for (const std::string address :
         {"/api/v1/roadmaps/1", "/api/v1/tasks/1", "/api/v1/tasks/2", "/api/v1/tasks/1/journal",
          "/api/v1/tasks/2/journal", "/api/v1/tasks/1/reminders", "/api/v1/people", "/api/v1/groups",
          "/api/v1/parties", "/api/v1/units", "/api/v1/substitutions", "/api/v1/mutes"})
        all += country.as("alfa.admin").get(address).body + "\n";
    return all;
}

}  // namespace vekha::testing
