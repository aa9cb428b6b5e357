#include "workflow/secrets/key_ring.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view purpose = "webhooks.secret:7";
constexpr std::string_view secret = "the secret of a receiver";

TEST(KeyRing, OpensWhatItSealedForTheSamePurpose) {
    const auto ring = KeyRing::make();
    const auto kept = ring.seal(purpose, secret);
    EXPECT_TRUE(is_sealed(kept));
    EXPECT_EQ(key_of(kept), ring.current());
    EXPECT_THAT(kept, Not(HasSubstr(std::string(secret))));
    EXPECT_EQ(ring.open(purpose, kept).value(), secret);
    EXPECT_EQ(ring.open(purpose, ring.seal(purpose, "")).value(), "");
}

TEST(KeyRing, SealsTheSameDifferentlyEachTime) {
    const auto ring = KeyRing::make();
    EXPECT_NE(ring.seal(purpose, secret), ring.seal(purpose, secret));
}

TEST(KeyRing, AnotherKeyOpensNothing) {
    const auto kept = KeyRing::make().seal(purpose, secret);
    const auto opened = KeyRing::make().open(purpose, kept);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().fault, Fault::unavailable);
}

TEST(KeyRing, AValueThatClaimsAnotherKeyOpensNothing) {
    auto ring = KeyRing::make();
    auto kept = ring.seal(purpose, secret);
    const std::string old = ring.current();
    ring.add_new();
    kept.replace(kept.find(old), old.size(), ring.current());
    const auto opened = ring.open(purpose, kept);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().fault, Fault::damaged);
}

TEST(KeyRing, AChangedByteIsSeenWhereverItStands) {
    const auto ring = KeyRing::make();
    const auto kept = ring.seal(purpose, secret);
    const auto first = kept.rfind(':') + 1;
    // The last sign of base64 may carry bits that stand for nothing; a change of one before it never does.
    for (auto at = first; at + 1 < kept.size(); ++at) {
        auto changed = kept;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        EXPECT_FALSE(ring.open(purpose, changed)) << at;
    }
    for (std::size_t size = 0; size < kept.size(); ++size)
        EXPECT_FALSE(ring.open(purpose, kept.substr(0, size))) << size;
}

TEST(KeyRing, AMovedValueOpensNowhereElse) {
    const auto ring = KeyRing::make();
    const auto kept = ring.seal(purpose, secret);
    for (const auto* const other : {"webhooks.secret:8", "webhooks.old_secret:7", "webhooks.secret:77", ""}) {
        const auto opened = ring.open(other, kept);
        ASSERT_FALSE(opened) << other;
        EXPECT_EQ(opened.error().fault, Fault::damaged);
    }
}

TEST(KeyRing, AnOldKeyOpensUntilItIsForgotten) {
    auto ring = KeyRing::make();
    const auto kept = ring.seal(purpose, secret);
    const auto old = ring.current();
    ring.add_new();
    EXPECT_NE(ring.current(), old);
    EXPECT_TRUE(ring.knows(old));
    EXPECT_EQ(ring.open(purpose, kept).value(), secret);
    EXPECT_EQ(key_of(ring.seal(purpose, secret)), ring.current());
    ring.keep_current();
    EXPECT_EQ(ring.open(purpose, kept).error().fault, Fault::unavailable);
}

TEST(KeyRing, ItsTextIsReadBack) {
    auto ring = KeyRing::make();
    ring.add_new();
    const auto kept = ring.seal(purpose, secret);
    const auto again = KeyRing::parse("# keys of this installation\n\n" + ring.text());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->size(), 2U);
    EXPECT_EQ(again->current(), ring.current());
    EXPECT_EQ(again->open(purpose, kept).value(), secret);
}

TEST(KeyRing, AnErrorNamesTheLineAndQuotesNoKey) {
    const auto good = KeyRing::make().text();
    for (const auto& bad : {good.substr(0, 63), good.substr(0, 64) + "0", "zz" + good.substr(2, 62)}) {
        const auto ring = KeyRing::parse("\n" + bad);
        ASSERT_FALSE(ring);
        EXPECT_EQ(ring.error().fault, Fault::invalid_input);
        EXPECT_THAT(describe(ring.error()), HasSubstr("строка 2"));
        EXPECT_THAT(describe(ring.error()), Not(HasSubstr(bad.substr(2, 60))));
    }
    EXPECT_FALSE(KeyRing::parse("# nothing yet\n"));
}

TEST(KeyRing, AFileOfTooManyKeysIsRefused) {
    std::string text;
    for (std::size_t made = 0; made <= secrets::keys_most; ++made) text += KeyRing::make().text();
    EXPECT_FALSE(KeyRing::parse(text));
}

}  // namespace
}  // namespace vekha
