#include "workflow/secrets/wipe.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace vekha {
namespace {

TEST(Wipe, LeavesZerosWhereTheTextStood) {
    std::string text(100, 'x');
    const char* const place = text.data();
    wipe(text);
    EXPECT_TRUE(text.empty());
    ASSERT_EQ(text.data(), place) << "the text has moved: there is nothing to look at";
    // Behind the end of the text, within what it still holds.
    ASSERT_GE(text.capacity(), 100U);
    EXPECT_TRUE(std::all_of(place, place + 100, [](char one) { return one == '\0'; }));
}

TEST(Wipe, HappensAtTheEndOfAScope) {
    std::string password(64, 'p');
    { const WipedAtEnd end(password); }
    EXPECT_TRUE(password.empty());
}

TEST(LockedBytes, MoveWithTheirHolder) {
    LockedBytes one(32);
    ASSERT_EQ(one.size(), 32U);
    one.data()[31] = 7;
    LockedBytes other(std::move(one));
    EXPECT_EQ(other.data()[31], 7);
    one = LockedBytes(1);
    EXPECT_EQ(one.size(), 1U);
}

}  // namespace
}  // namespace vekha
