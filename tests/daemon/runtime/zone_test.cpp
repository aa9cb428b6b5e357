#include "daemon/runtime/zone.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/build.hpp"

namespace vekha {
namespace {

using test::at;
using test::day;

TEST(SystemZone, KnowsWhatMoscowClocksShowedThen) {
    const auto zone = find_zone("Europe/Moscow").value();
    EXPECT_EQ(zone->at(day("2026-03-20"), std::chrono::hours{9}), at("2026-03-20T06:00:00Z"));
    EXPECT_EQ(zone->at(day("2013-03-20"), std::chrono::hours{9}), at("2013-03-20T05:00:00Z"))
        << "UTC+4 until autumn 2014";
    EXPECT_EQ(zone->local(at("2026-03-20T21:30:00Z")),
              (LocalTime{day("2026-03-21"), std::chrono::minutes{30}}));
}

TEST(SystemZone, ATimeThatClocksSkippedIsTheFirstMomentAfterTheGap) {
    const auto zone = find_zone("Europe/Moscow").value();
    // On 27 March 2011 clocks went from 02:00 to 03:00.
    EXPECT_EQ(zone->at(day("2011-03-27"), std::chrono::hours{2} + std::chrono::minutes{30}),
              at("2011-03-26T23:00:00Z"));
}

TEST(SystemZone, AnUnknownNameIsRefusedAndNotTakenForUtc) {
    const auto refused = find_zone("Europe/Moskva");
    ASSERT_FALSE(refused);
    EXPECT_THAT(describe(refused.error()),
                testing::AllOf(testing::HasSubstr("Europe/Moskva"), testing::HasSubstr("organization.zone")));
}

}  // namespace
}  // namespace vekha
