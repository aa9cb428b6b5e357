#include "workflow/service/weak_spots.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;
using test::must;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::SizeIs;

/// Oleg's one task of March; everybody has mail, which is all there is.
class WeakSpotsOfAnOffice : public testing::Test {
  protected:
    void SetUp() override {
        office.import({test::item("1.1", "Назначить координатора", {{std::nullopt, day("2026-03-20")}},
                                  {"Директор СОШ № 1"}, {})});
    }
    WeakSpots look() {
        const Reach reach{
            channels, [](const Person& person) -> std::size_t {
                const auto reaches = [&](AddressKind kind) {
                    return !person.address(kind).empty() && person.standing(kind) != AddressStanding::refused;
                };
                return (reaches(AddressKind::email) ? 1u : 0u) + (reaches(AddressKind::telegram) ? 1u : 0u);
            }};
        return must(read_as<WeakSpots>(
            *office.store, [&](ReadView& view) { return weak_spots(view, office.org, reach, office.now); }));
    }
    /// The only spot of this kind.
    WeakSpot only(WeakSpotKind kind) {
        const auto found = look();
        std::vector<WeakSpot> those;
        for (const auto& one : found.examples)
            if (one.kind == kind) those.push_back(one);
        EXPECT_THAT(those, SizeIs(1)) << name(kind);
        EXPECT_THAT(found.counts, Contains(Pair(kind, 1u)));
        return those.empty() ? WeakSpot{} : those.front();
    }
    void change_person(std::string_view login, const std::function<void(Person&)>& edit) {
        const auto id = office.id(login);
        must(office.store->write([&](Transaction& change) -> Result<void> {
            auto person = change.person(id).value().value();
            edit(person);
            return change.save(person).map([](PersonId) {});
        }));
    }
    void change_task(const std::function<void(Task&)>& edit) {
        auto task = office.task();
        edit(task);
        must(office.store->write([&](Transaction& change) { return change.save(task); }));
    }
    void substitute(std::string_view away, std::string_view acting) {
        Substitution one;
        one.away = office.id(away);
        one.acting = office.id(acting);
        one.order = "приказ № 17";
        one.from = day("2026-02-16");
        one.to = day("2026-03-20");
        must(office.store->write([&](Transaction& change) -> Result<void> {
            return change.save(one).map([](SubstitutionId) {});
        }));
    }
    test::Office office;
    std::size_t channels = 1;
};

TEST_F(WeakSpotsOfAnOffice, WhereAllIsWellNothingIsSaid) {
    const auto found = look();
    EXPECT_TRUE(found.empty());
    EXPECT_THAT(found.examples, IsEmpty());
    EXPECT_EQ(found.tasks, 1u);
}

TEST_F(WeakSpotsOfAnOffice, ATaskWithoutALeadOrAController) {
    change_task([](Task& task) {
        task.assignments.clear();
        task.controller = {};
    });
    const auto lead = only(WeakSpotKind::no_lead);
    EXPECT_EQ(lead.task, TaskId{1});
    EXPECT_EQ(lead.place, "п. 1.1 «Назначить координатора» (задача 1)");
    EXPECT_THAT(only(WeakSpotKind::no_controller).mend, HasSubstr("контролёра"));
}

TEST_F(WeakSpotsOfAnOffice, AParentThatGathersItsChildrensWorkNeedsNoLead) {
    change_task([&](Task& task) {
        task.assignments.clear();
        task.children = {{TaskId{2}, PersonId{3}, Branch::each, ChildStanding::owed}};
    });
    EXPECT_EQ(look().counts.count(WeakSpotKind::no_lead), 0u);
}

TEST_F(WeakSpotsOfAnOffice, WhoIsDismissedAndHoldsTasksIsNamedOnceWithTheirCount) {
    office.import({test::item("2", "Ещё", {{std::nullopt, day("2026-04-20")}}, {"Директор СОШ № 1"}, {})});
    change_person("oleg", [](Person& person) { person.active = false; });
    const auto spot = only(WeakSpotKind::dismissed);
    EXPECT_EQ(spot.person, office.id("oleg"));
    EXPECT_EQ(spot.tasks, 2u);
    EXPECT_THAT(spot.mend, HasSubstr("vekha handover oleg"));
}

TEST_F(WeakSpotsOfAnOffice, WhoCannotBeWrittenToOrByOneChannelAlone) {
    channels = 2;
    change_person("oleg", [](Person& person) { person.telegram = "17"; });
    EXPECT_EQ(only(WeakSpotKind::one_channel).person, office.id("irina"));
    change_person("oleg", [](Person& person) { person.telegram = person.email = ""; });
    EXPECT_EQ(only(WeakSpotKind::unreachable).person, office.id("oleg"));
    EXPECT_THAT(only(WeakSpotKind::unreachable).reason, HasSubstr("Нет адреса"));
}

TEST_F(WeakSpotsOfAnOffice, WhoseOnlyAddressTakesNothingCannotBeWrittenTo) {
    change_person("oleg", [](Person& person) {
        person.mark(AddressKind::email, AddressStanding::refused, at("2026-03-01T06:00:00Z"), "bounce");
    });
    const auto spot = only(WeakSpotKind::unreachable);
    EXPECT_EQ(spot.person, office.id("oleg"));
    EXPECT_THAT(spot.reason, HasSubstr("не принимает"));
    change_person("oleg", [](Person& person) { person.telegram = "17"; });
    EXPECT_EQ(look().counts.count(WeakSpotKind::unreachable), 0u) << "there is another way";
}

TEST_F(WeakSpotsOfAnOffice, ARungThatReachesNobody) {
    change_person("pavel", [](Person& person) { person.department = "Методкабинет"; });
    const auto spot = only(WeakSpotKind::silent_rung);
    EXPECT_EQ(spot.place, "Ступени late+3");
    EXPECT_EQ(spot.reason, "В отделе «Школы» нет действующего начальника.");
    change_person("pavel", [](Person& person) { person.department = "Школы"; });
    change_person("egor", [](Person& person) { person.active = false; });
    EXPECT_EQ(only(WeakSpotKind::silent_rung).place, "Ступени late+10, weekly");
}

TEST_F(WeakSpotsOfAnOffice, AYearWhoseCalendarIsNotKnown) {
    office.import({test::item("2", "Через год", {{std::nullopt, day("2027-03-20")}}, {"Методист"}, {})});
    const auto missing = only(WeakSpotKind::calendar_missing);
    EXPECT_EQ(missing.place, "2027 год");
    EXPECT_EQ(missing.tasks, 1u);
    office.org.calendar = WorkingCalendar(
        {{2026, false, {day("2026-03-09")}, {}, {}}, {2027, true, {day("2027-03-08")}, {}, {}}});
    EXPECT_EQ(only(WeakSpotKind::calendar_provisional).place, "2027 год");
}

TEST_F(WeakSpotsOfAnOffice, TheNextYearsCalendarIsMissedFromNovemberOn) {
    office.now = at("2026-10-31T07:00:00Z");
    EXPECT_EQ(look().counts.count(WeakSpotKind::calendar_missing), 0u);
    office.now = at("2026-11-01T07:00:00Z");
    EXPECT_EQ(only(WeakSpotKind::calendar_missing).tasks, 0u);
}

TEST_F(WeakSpotsOfAnOffice, SubstitutionsThatLeadNowhere) {
    substitute("oleg", "anna");
    EXPECT_TRUE(look().empty());
    substitute("anna", "oleg");
    EXPECT_THAT(look().counts, Contains(Pair(WeakSpotKind::substitution_loop, 2u)));
    change_person("anna", [](Person& person) { person.active = false; });
    EXPECT_EQ(only(WeakSpotKind::acting_dismissed).person, office.id("oleg"));
    office.now = at("2026-03-21T07:00:00Z");
    EXPECT_EQ(look().counts.count(WeakSpotKind::substitution_loop), 0u) << "it is over";
}

TEST_F(WeakSpotsOfAnOffice, ALadderThatTheSettingsDoNotHave) {
    change_task([](Task& task) { task.policy = "строгий"; });
    EXPECT_THAT(only(WeakSpotKind::unknown_policy).place, HasSubstr("«строгий»"));
    office.org.policies["строгий"] = office.org.policy;
    EXPECT_TRUE(look().empty());
}

TEST_F(WeakSpotsOfAnOffice, ARowThatWaitsForADateWhileItsPlanRunsOut) {
    must(office.store->write([&](Transaction& change) -> Result<void> {
        auto roadmap = change.roadmap(RoadmapId{1}).value().value();
        roadmap.period = {day("2026-01-01"), day("2026-06-30")};
        if (auto done = change.update(roadmap); !done) return done;
        auto row = change.item(ItemId{1}).value().value();
        row.plan.waits = true;
        return change.update(row);
    }));
    EXPECT_TRUE(look().empty());
    office.now = at("2026-06-01T07:00:00Z");
    const auto spot = only(WeakSpotKind::waiting_row);
    EXPECT_THAT(spot.place, HasSubstr("п. 1.1"));
    EXPECT_THAT(spot.reason, HasSubstr("до 30 июня 2026 г."));
}

TEST_F(WeakSpotsOfAnOffice, ManyAreCountedAndSomeAreShown) {
    std::vector<Item> rows;
    for (int row = 0; row < 30; ++row)
        rows.push_back(test::item("2." + std::to_string(row), "Дело", {{std::nullopt, day("2026-04-20")}},
                                  {"Методист"}, {}));
    office.import(std::move(rows));
    must(office.store->write([](Transaction& change) -> Result<void> {
        const auto ids = must(change.task_ids(TaskId{1}, 100));
        for (const auto id : ids) {
            auto task = change.task(id).value().value();
            task.assignments.clear();
            if (auto saved = change.save(task); !saved) return saved;
        }
        return {};
    }));
    const auto found = look();
    EXPECT_EQ(found.counts.at(WeakSpotKind::no_lead), 30u);
    std::size_t shown = 0;
    for (const auto& one : found.examples) shown += one.kind == WeakSpotKind::no_lead ? 1 : 0;
    EXPECT_EQ(shown, weak_spot_examples);
}

}  // namespace
}  // namespace vekha
