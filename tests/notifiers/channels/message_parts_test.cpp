#include "notifiers/channels/message_parts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "notifiers/channels/sent_parts.hpp"

namespace vekha::test {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr std::size_t plenty = 4000;

TEST(MessageParts, CutWhereAReaderWould) {
    EXPECT_THAT(message_parts("коротко\n", plenty), ElementsAre("коротко"));
    EXPECT_THAT(message_parts("первый абзац\n\nвторой\n\nтретий", 20),
                ElementsAre("первый абзац", "второй\n\nтретий"));
    EXPECT_THAT(message_parts("одно-два три", 9), ElementsAre("одно-два", "три"));
    EXPECT_THAT(message_parts("абвгд", 2), ElementsAre("аб", "вг", "д"));
    EXPECT_THAT(message_parts(" \n ", plenty), SizeIs(0));
}

TEST(MessageParts, APairOfUnitsIsNotCut) {
    EXPECT_THAT(message_parts("😀😀😀", 3), ElementsAre("😀", "😀", "😀"));
    std::string many;
    for (std::size_t i = 0; i < plenty + 1; ++i) many += "ы";
    EXPECT_THAT(message_parts(many, plenty), SizeIs(2));
}

TEST(SentParts, AreKeptUntilTheLastOneIsOut) {
    SentParts parts;
    parts.note("digest", 2, 3);
    EXPECT_EQ(parts.of("digest"), 2U);
    EXPECT_EQ(parts.of("another"), 0U);
    parts.note("digest", 3, 3);
    EXPECT_EQ(parts.of("digest"), 0U);
}

TEST(SentParts, MemoryStaysBounded) {
    SentParts parts;
    for (std::size_t i = 0; i < sent_parts_most + 1; ++i) parts.note(std::to_string(i), 1, 2);
    std::size_t known = 0;
    for (std::size_t i = 0; i < sent_parts_most + 1; ++i) known += parts.of(std::to_string(i));
    EXPECT_EQ(known, sent_parts_most);
}

}  // namespace
}  // namespace vekha::test
