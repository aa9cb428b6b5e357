#include "workflow/engine/held_duties.hpp"

#include <gtest/gtest.h>

namespace vekha {
namespace {

constexpr UnitId region{1};
constexpr UnitId district{2};
constexpr UnitId school{3};
constexpr UnitId office{4};

UnitTree country() {
    return UnitTree({{region, {}, UnitKind::region, "Область", true},
                     {district, region, UnitKind::municipality, "Район", true},
                     {school, district, UnitKind::school, "Школа", true},
                     {office, district, UnitKind::department, "Отдел", true}});
}

Person person(Duty duty, UnitId unit) {
    Person made;
    made.duties = {duty};
    made.unit = unit;
    return made;
}

HeldDuties over(const Person& who, UnitId unit, RoadmapId roadmap = {}) {
    return duties_over(who, {unit, roadmap}, country().path(unit));
}

TEST(HeldDuties, ADutyIsHeldWithinTheOrganizationAndFromAboveBelowIt) {
    const auto head = person(Duty::head, district);
    EXPECT_EQ(over(head, district), (HeldDuties{Duty::head, {}}));
    EXPECT_EQ(over(head, office), (HeldDuties{Duty::head, {}})) << "a department is a part of it";
    EXPECT_EQ(over(head, school), (HeldDuties{{}, Duty::head})) << "a school is an organization of its own";
    EXPECT_EQ(over(head, region), HeldDuties{}) << "nothing looks up";
    EXPECT_EQ(over(person(Duty::head, school), district), HeldDuties{});
    EXPECT_EQ(over(person(Duty::department_head, office), district), HeldDuties{});
}

TEST(HeldDuties, WhoBelongsToNoOrganizationHoldsTheirsOverEverything) {
    const auto administrator = person(Duty::administrator, {});
    EXPECT_EQ(over(administrator, school), (HeldDuties{Duty::administrator, {}}));
    EXPECT_EQ(over(administrator, {}), (HeldDuties{Duty::administrator, {}}));
    EXPECT_TRUE(holds_everywhere(administrator));
    EXPECT_FALSE(holds_everywhere(person(Duty::administrator, region)));
}

TEST(HeldDuties, TheWholeOfficeIsHeldFromTheOnlyTop) {
    EXPECT_EQ(over(person(Duty::administrator, region), {}), (HeldDuties{Duty::administrator, {}}));
    EXPECT_EQ(over(person(Duty::administrator, district), {}), HeldDuties{});
}

TEST(HeldDuties, AGrantReachesAnotherOrganizationOrOneRoadmap) {
    auto guest = person(Duty::executor, school);
    guest.grants = {{Duty::observer, district, {}}, {Duty::auditor, {}, RoadmapId{7}}};
    EXPECT_EQ(over(guest, district), (HeldDuties{Duty::observer, {}}));
    EXPECT_EQ(over(guest, region, RoadmapId{7}), (HeldDuties{Duty::auditor, {}}));
    EXPECT_EQ(over(guest, region, RoadmapId{8}), HeldDuties{});
    EXPECT_EQ(duties_anywhere(guest).own, (Duties{Duty::executor, Duty::observer, Duty::auditor}));
    EXPECT_FALSE(holds_everywhere(guest));
}

}  // namespace
}  // namespace vekha
