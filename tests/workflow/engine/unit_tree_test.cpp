#include "workflow/engine/unit_tree.hpp"

#include <gmock/gmock.h>

namespace vekha {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr UnitId region{1};
constexpr UnitId district{2};
constexpr UnitId other{3};
constexpr UnitId school{4};
constexpr UnitId office{5};

Unit unit(UnitId id, UnitId parent, UnitKind kind) {
    return {id, parent, kind, std::to_string(id.value), true};
}

UnitTree country() {
    return UnitTree({unit(region, {}, UnitKind::region), unit(district, region, UnitKind::municipality),
                     unit(other, region, UnitKind::municipality), unit(school, district, UnitKind::school),
                     unit(office, district, UnitKind::department)});
}

std::vector<UnitId> ids(const std::vector<Unit>& units) {
    std::vector<UnitId> found;
    for (const auto& one : units) found.push_back(one.id);
    return found;
}

TEST(UnitTree, AWayLeadsUpAndABranchHangsBelow) {
    const auto tree = country();
    EXPECT_THAT(ids(tree.path(school)), ElementsAre(school, district, region));
    EXPECT_THAT(tree.under(district), ElementsAre(district, school, office));
    EXPECT_THAT(tree.under(UnitId{}), ElementsAre(region, district, other, school, office));
    EXPECT_TRUE(tree.covers(region, school));
    EXPECT_FALSE(tree.covers(other, school));
    EXPECT_FALSE(tree.covers(school, district));
    EXPECT_TRUE(tree.covers(UnitId{}, school));
    EXPECT_THAT(tree.path(UnitId{9}), IsEmpty());
    EXPECT_THAT(tree.under(UnitId{9}), IsEmpty());
}

TEST(UnitTree, ADepartmentBelongsToTheOrganizationAboveIt) {
    const auto tree = country();
    EXPECT_EQ(tree.organization_of(office), district);
    EXPECT_EQ(tree.organization_of(school), school);
    EXPECT_EQ(tree.organization_of(UnitId{9}), UnitId{});
}

TEST(UnitTree, WhatIsTheWholeOfficesLiesAtTheOnlyTop) {
    EXPECT_THAT(ids(country().path(UnitId{})), ElementsAre(region));
    const UnitTree two({unit(region, {}, UnitKind::region), unit(other, {}, UnitKind::region)});
    EXPECT_THAT(two.path(UnitId{}), IsEmpty());
    EXPECT_THAT(UnitTree().path(UnitId{}), IsEmpty());
}

TEST(UnitTree, ACircleAndALinkToNothingAreCut) {
    const UnitTree tree({unit(region, district, UnitKind::region),
                         unit(district, region, UnitKind::municipality),
                         unit(school, UnitId{77}, UnitKind::school)});
    EXPECT_FALSE(tree.path(district).empty());
    EXPECT_THAT(ids(tree.path(school)), ElementsAre(school));
}

}  // namespace
}  // namespace vekha
