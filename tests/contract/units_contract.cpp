// The tree of organizations, and what lists show of it.
#include <gmock/gmock.h>

#include "tests/contract/store_contract.hpp"

namespace vekha::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST_P(StoreContract, UnitsComeBackAsSaved) {
    Unit region{{}, {}, UnitKind::region, "Область", true};
    region.id = write([&](Transaction& change) { return change.save(region); });
    Unit district{{}, region.id, UnitKind::municipality, "Район", false};
    district.id = write([&](Transaction& change) { return change.save(district); });
    EXPECT_EQ(read([&](ReadView& view) { return view.unit(district.id); }), district);
    EXPECT_EQ(read([](ReadView& view) { return view.unit(UnitId{99}); }), std::nullopt);
    EXPECT_EQ(read([](ReadView& view) { return view.units(); }), (std::vector{region, district}));
    district.name = "Округ";
    district.active = true;
    EXPECT_EQ(write([&](Transaction& change) { return change.save(district); }), district.id);
    EXPECT_EQ(read([&](ReadView& view) { return view.unit(district.id); }), district);
}

TEST_P(StoreContract, AUnitsNameIsItsOwnUnderOneParent) {
    const auto one = write([](Transaction& change) {
        return change.save(Unit{{}, {}, UnitKind::region, "А", true});
    });
    write([&](Transaction& change) { return change.save(Unit{{}, one, UnitKind::school, "Школа", true}); });
    EXPECT_EQ(refused([&](Transaction& change) {
                  return change.save(Unit{{}, one, UnitKind::school, "Школа", true});
              }).fault,
              Fault::conflict);
    EXPECT_EQ(refused([&](Transaction& change) {
                  return change.save(Unit{{}, UnitId{77}, UnitKind::school, "Другая", true});
              }).fault,
              Fault::not_found);
    write([](Transaction& change) { return change.save(Unit{{}, {}, UnitKind::school, "Школа", true}); });
}

TEST_P(StoreContract, PeopleGroupsAndPlansKnowTheirUnit) {
    const Ground ground = lay_ground();
    const auto unit = write([](Transaction& change) {
        return change.save(Unit{{}, {}, UnitKind::municipality, "Район", true});
    });
    Person person = sample_person("petrov");
    person.unit = unit;
    person.grants = {{Duty::observer, unit, {}}, {Duty::auditor, {}, ground.roadmap}};
    person.id = write([&](Transaction& change) { return change.save(person); });
    EXPECT_EQ(read([&](ReadView& view) { return view.person(person.id); }), person);
    Group group{{}, "школы", {person.id}};
    group.unit = unit;
    group.id = write([&](Transaction& change) { return change.save(group); });
    EXPECT_EQ(read([&](ReadView& view) { return view.group(group.id); }), group);
    auto roadmap = read([&](ReadView& view) { return view.roadmap(ground.roadmap); }).value();
    EXPECT_EQ(roadmap.unit, UnitId{});
    roadmap.unit = unit;
    write([&](Transaction& change) { return change.update(roadmap); });
    EXPECT_EQ(read([&](ReadView& view) { return view.roadmap(ground.roadmap); }), roadmap);
    person.unit = UnitId{99};
    EXPECT_EQ(refused([&](Transaction& change) { return change.save(person); }).fault, Fault::not_found);
}

TEST_P(StoreContract, TheSameWordsMeanOthersInAnotherUnit) {
    const Ground ground = lay_ground();
    const auto unit = write([](Transaction& change) {
        return change.save(Unit{{}, {}, UnitKind::municipality, "Район", true});
    });
    write([&](Transaction& change) { return change.bind("координатор", {"Координатор", ground.lead}); });
    write([&](Transaction& change) {
        return change.bind("координатор", {"Координатор", ground.contributor, unit});
    });
    EXPECT_EQ(read([](ReadView& view) { return view.binding(UnitId{}, "координатор"); }),
              (PartyBinding{"Координатор", ground.lead}));
    EXPECT_EQ(read([&](ReadView& view) { return view.binding(unit, "координатор"); }),
              (PartyBinding{"Координатор", ground.contributor, unit}));
    EXPECT_EQ(read([](ReadView& view) { return view.bindings(); }).size(), 2U);
}

TEST_P(StoreContract, ATaskIsSeenForItsPlanItsOwnersAndOneself) {
    const Ground ground = lay_ground();
    const auto unit = write([](Transaction& change) {
        return change.save(Unit{{}, {}, UnitKind::municipality, "Район", true});
    });
    const auto id = write([](Transaction& change) { return change.next_task_id(); });
    auto task = sample_task(id, ground.roadmap, ground.item, ground.lead, parse_day("2026-04-10").value());
    task.controller = ground.controller;
    write([&](Transaction& change) { return change.save(task); });
    const auto seen = [&](TaskSight sight) {
        TaskQuery query;
        query.list = TaskList::upcoming;
        query.now = task.due_at - std::chrono::hours{24};
        query.sight = std::move(sight);
        const auto cards = read([&](ReadView& view) { return view.list(query); });
        EXPECT_EQ(read([&](ReadView& view) { return view.count(query, 100); }), cards.size());
        return !cards.empty() && cards.front().id == id;
    };
    EXPECT_FALSE(seen({{}, {}, PersonId{}}));
    EXPECT_FALSE(seen({{unit}, {}, PersonId{}}));
    EXPECT_TRUE(seen({{}, {ground.roadmap}, PersonId{}}));
    EXPECT_TRUE(seen({{}, {}, ground.lead}));
    EXPECT_TRUE(seen({{}, {}, ground.controller}));
    EXPECT_TRUE(seen({{UnitId{}}, {}, PersonId{}})) << "of the whole office";

    auto lead = read([&](ReadView& view) { return view.person(ground.lead); }).value();
    lead.unit = unit;
    write([&](Transaction& change) { return change.save(lead); });
    EXPECT_TRUE(seen({{unit}, {}, PersonId{}})) << "for its owner";
    const auto plans = [&](const TaskSight& sight) {
        return read([&](ReadView& view) { return view.roadmaps_of_people(sight); });
    };
    EXPECT_THAT(plans({{unit}, {}, PersonId{}}), ElementsAre(ground.roadmap));
    EXPECT_THAT(plans({{}, {}, PersonId{}}), IsEmpty());

    auto roadmap = read([&](ReadView& view) { return view.roadmap(ground.roadmap); }).value();
    roadmap.unit = unit;
    write([&](Transaction& change) { return change.update(roadmap); });
    lead.unit = {};
    write([&](Transaction& change) { return change.save(lead); });
    EXPECT_TRUE(seen({{unit}, {}, PersonId{}})) << "for its plan";
    EXPECT_FALSE(seen({{UnitId{unit.value * 10 + 1}}, {}, PersonId{}})) << "no part of a number";

    EXPECT_TRUE(seen({{}, {}, ground.lead, std::vector{unit}})) << "within the plan's organization";
    EXPECT_FALSE(seen({{unit}, {ground.roadmap}, ground.lead, std::vector{UnitId{}}})) << "out of bounds";
    EXPECT_FALSE(seen({{unit}, {}, ground.lead, std::vector<UnitId>{}}));
    EXPECT_THAT(plans({{}, {}, ground.lead, std::vector{unit}}), ElementsAre(ground.roadmap));
    EXPECT_THAT(plans({{}, {}, ground.lead, std::vector{UnitId{}}}), IsEmpty());
}

}  // namespace
}  // namespace vekha::testing
