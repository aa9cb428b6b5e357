#include "notifiers/delivery/route.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Person person() {
    Person one;
    one.name = "Сулегина Т.В.";
    one.email = "sulegina@example.org";
    one.telegram = "100500";
    return one;
}

TEST(Route, TheOrganizationsOrderHoldsWhereThePersonHasNoWish) {
    EXPECT_THAT(usable_channels(person(), {"smtp", "telegram"}), ElementsAre("smtp", "telegram"));
}

TEST(Route, ThePersonsWishComesFirstAndTheRestStaysAsAWayOut) {
    Person one = person();
    one.channels = {"telegram", "telegram", "max"};
    EXPECT_THAT(usable_channels(one, {"smtp", "telegram"}), ElementsAre("telegram", "smtp"));
}

TEST(Route, AChannelWithoutAnAddressIsLeftOut) {
    Person one = person();
    one.email.clear();
    EXPECT_THAT(usable_channels(one, {"smtp", "gateway", "telegram"}), ElementsAre("telegram"));
    one.telegram.clear();
    EXPECT_FALSE(reachable(one, {"smtp", "telegram"}));
    EXPECT_TRUE(reachable(one, {"folder"}));
}

TEST(Route, MaxFindsWhoHasANumberThere) {
    Person one = person();
    EXPECT_FALSE(reachable(one, {"max"}));
    one.max = "5034074017";
    one.channels = {"max"};
    EXPECT_THAT(usable_channels(one, {"smtp", "max", "telegram"}), ElementsAre("max", "smtp", "telegram"));
}

TEST(Route, AnAddressThatWasRefusedReachesNobody) {
    Person one = person();
    EXPECT_EQ(reaching_channels(one, {"smtp", "telegram"}), 2U);
    one.mark(AddressKind::email, AddressStanding::refused, {}, "bounce");
    EXPECT_EQ(reaching_channels(one, {"smtp", "telegram"}), 1U);
    EXPECT_EQ(reaching_channels(one, {"smtp"}), 0U);
    EXPECT_THAT(usable_channels(one, {"smtp"}), ElementsAre("smtp")) << "tried all the same";
}

TEST(Route, ADismissedPersonIsNeverWrittenTo) {
    Person one = person();
    one.active = false;
    EXPECT_THAT(usable_channels(one, {"smtp", "folder"}), IsEmpty());
}

}  // namespace
}  // namespace vekha
