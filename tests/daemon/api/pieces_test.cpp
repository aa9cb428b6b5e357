// The small parts of the API on their own.
#include <gtest/gtest.h>

#include "daemon/api/byte_range.hpp"
#include "daemon/api/cache.hpp"
#include "daemon/api/call.hpp"
#include "daemon/api/json_in.hpp"

namespace vekha::api {
namespace {

ByteRange range(std::string header, std::uint64_t size = 100) {
    http::Request request;
    request.headers = {{"Range", std::move(header)}};
    return requested_range(request, "\"tag\"", size);
}

TEST(ByteRanges, OneRangeIsServedAndAnythingElseIsTheWhole) {
    EXPECT_EQ(range("bytes=0-9").length, 10U);
    EXPECT_EQ(range("bytes=90-").first, 90U);
    EXPECT_EQ(range("bytes=90-500").length, 10U);
    EXPECT_EQ(range("bytes=-500").length, 100U);
    for (const auto* odd : {"bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=0-1,3-4", "lines=1-2"})
        EXPECT_EQ(range(odd).kind, ByteRange::Kind::whole) << odd;
    EXPECT_EQ(range("bytes=100-").kind, ByteRange::Kind::unsatisfiable);
    EXPECT_EQ(range("bytes=-0").kind, ByteRange::Kind::unsatisfiable);
}

TEST(RevisionCaches, AValueOfAnOlderStateNeverPassesForANewerOne) {
    RevisionCache<int> cache(2, 100);
    cache.keep(5, "a", std::make_shared<const int>(1), 1);
    EXPECT_EQ(*cache.find(5, "a"), 1);
    EXPECT_EQ(cache.find(6, "a"), nullptr);
    cache.keep(6, "b", std::make_shared<const int>(2), 1);
    EXPECT_EQ(cache.find(5, "a"), nullptr);
    cache.keep(5, "b", std::make_shared<const int>(3), 1);  // read before the change, finished after it
    EXPECT_EQ(*cache.find(6, "b"), 2);
}

TEST(RevisionCaches, ItsSizeIsBounded) {
    RevisionCache<int> cache(2, 100);
    for (const auto* key : {"a", "b", "c"}) cache.keep(1, key, std::make_shared<const int>(1), 1);
    EXPECT_EQ(cache.find(1, "a"), nullptr);
    EXPECT_NE(cache.find(1, "c"), nullptr);
    cache.keep(1, "huge", std::make_shared<const int>(1), 101);
    EXPECT_EQ(cache.find(1, "huge"), nullptr);
}

TEST(CleanText, OnlyWholeUtf8WithoutControls) {
    EXPECT_TRUE(clean_text("План № 1 — 𝄞"));
    for (const std::string bad : {"\x01", "a\n", "\xff", "\xd0", "\xc0\xaf", "\xe0\x80\x80", "\xed\xa0\x80",
                                  "\xf4\x90\x80\x80", "\x7f"})
        EXPECT_FALSE(clean_text(bad));
}

TEST(JsonIn, DepthIsBoundedAndAfterTheEndNothingMayFollow) {
    EXPECT_FALSE(parse_object(std::string(100, '[')));
    EXPECT_EQ(parse_object("{} x").error().where, "строка 1, знак 4");
    EXPECT_EQ(parse_object("").error().fault, Fault::invalid_input);
    EXPECT_EQ(parse_object("[1]").error().fault, Fault::invalid_input);
    EXPECT_TRUE(parse_object(" {\"a\": 1} "));
}

}  // namespace
}  // namespace vekha::api
