#include "workflow/secrets/totp.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vekha {
namespace {

using ::testing::HasSubstr;

constexpr std::string_view seed = "12345678901234567890";

Instant at(std::int64_t seconds) {
    return Instant{std::chrono::seconds{seconds}};
}

/// RFC 6238, appendix B, the rows of SHA-1; a code of six digits is the end of one of eight.
struct Vector {
    std::int64_t seconds;
    std::string_view code;
};
constexpr Vector vectors[] = {
    {59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
    {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"},
};

TEST(Totp, GivesTheCodesOfTheRfc) {
    for (const auto& vector : vectors) {
        const auto step = totp_step(at(vector.seconds));
        EXPECT_EQ(totp_code(seed, step, 8), vector.code) << vector.seconds;
        EXPECT_EQ(totp_code(seed, step), vector.code.substr(2)) << vector.seconds;
    }
}

TEST(Totp, GivesTheCodesOfHotpsRfc) {
    // RFC 4226, appendix D.
    constexpr std::string_view codes[] = {"755224", "287082", "359152", "969429", "338314",
                                          "254676", "287922", "162583", "399871", "520489"};
    std::int64_t step = 0;
    for (const auto code : codes) EXPECT_EQ(totp_code(seed, step++), code);
}

TEST(Totp, TakesACodeOfTheStepBeforeAndAfterAndNoOther) {
    const auto now = at(1'800'000'015);
    const auto present = totp_step(now);
    for (const std::int64_t off : {-1, 0, 1})
        EXPECT_EQ(step_of_code(seed, totp_code(seed, present + off), now, 0), present + off) << off;
    for (const std::int64_t off : {-2, 2})
        EXPECT_EQ(step_of_code(seed, totp_code(seed, present + off), now, 0), std::nullopt) << off;
}

TEST(Totp, TakesNoStepTwiceNorOneBeforeIt) {
    const auto now = at(1'800'000'015);
    const auto present = totp_step(now);
    EXPECT_EQ(step_of_code(seed, totp_code(seed, present), now, present), std::nullopt);
    EXPECT_EQ(step_of_code(seed, totp_code(seed, present - 1), now, present), std::nullopt);
    EXPECT_EQ(step_of_code(seed, totp_code(seed, present + 1), now, present), present + 1);
}

TEST(Totp, TakesNothingThatIsNoCode) {
    const auto now = at(1'800'000'015);
    const auto code = totp_code(seed, totp_step(now));
    for (const auto& wrong : {std::string(), code.substr(1), code + "0", std::string("abcdef")})
        EXPECT_EQ(step_of_code(seed, wrong, now, 0), std::nullopt) << wrong;
}

TEST(Totp, SpellsASeedAsAppsReadIt) {
    // RFC 4648, section 10, without padding.
    EXPECT_EQ(base32(""), "");
    EXPECT_EQ(base32("f"), "MY");
    EXPECT_EQ(base32("fo"), "MZXQ");
    EXPECT_EQ(base32("foo"), "MZXW6");
    EXPECT_EQ(base32("foob"), "MZXW6YQ");
    EXPECT_EQ(base32("fooba"), "MZXW6YTB");
    EXPECT_EQ(base32("foobar"), "MZXW6YTBOI");
    EXPECT_EQ(otpauth_address("Vekha", "oleg@vekha.example.org", seed),
              "otpauth://totp/Vekha:oleg%40vekha.example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer="
              "Vekha&algorithm=SHA1&digits=6&period=30");
    EXPECT_THAT(otpauth_address("Веха", "a b", seed), HasSubstr("totp/%D0%92%D0%B5%D1%85%D0%B0:a%20b?"));
}

TEST(Totp, ReadsBackWhatItSpelt) {
    for (std::size_t size = 0; size <= totp::seed_bytes; ++size) {
        const auto bytes = random_bytes(size);
        EXPECT_EQ(base32_bytes(base32(bytes)), bytes) << size;
    }
    EXPECT_EQ(base32_bytes("MZXW1"), std::nullopt);
    EXPECT_NE(random_bytes(totp::seed_bytes), random_bytes(totp::seed_bytes));
}

}  // namespace
}  // namespace vekha
