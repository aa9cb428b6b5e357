#include "workflow/service/search_words.hpp"

#include <gmock/gmock.h>

namespace vekha {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Sought sought(std::string_view query) {
    auto parsed = parse_search(query);
    EXPECT_TRUE(parsed) << query;
    return parsed ? *parsed : Sought{};
}

/// Runs as «123+р*».
std::vector<std::string> runs(std::string_view query) {
    std::vector<std::string> told;
    for (const auto& run : sought(query).runs) {
        std::string line;
        for (const auto& word : run)
            line += (line.empty() ? "" : "+") + word.stem + (word.beginning ? "*" : "");
        told.push_back(line);
    }
    return told;
}

bool meets(std::string_view query, std::string_view text) {
    return stands_in(sought(query), {text});
}

/// What is marked, in square brackets.
std::string shown(const MarkedText& marked) {
    std::string out;
    std::size_t at = 0;
    std::size_t mark = 0;
    for (std::size_t i = 0; i < marked.text.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(marked.text[i]) & 0xC0) != 0x80;
        if (begins && mark < marked.marks.size() && marked.marks[mark].first == at) out += '[';
        if (begins && mark < marked.marks.size() && marked.marks[mark].second == at) {
            out += ']';
            ++mark;
        }
        out += marked.text[i];
        at += begins ? 1 : 0;
    }
    if (mark < marked.marks.size()) out += ']';
    return out;
}

TEST(SearchWords, AreStemsInSmallLettersEachOnce) {
    EXPECT_THAT(search_words({"Муниципального, муниципальный", "Ёлки ёлкам — 123-Р"}),
                ElementsAre("123", "елк", "муниципальн", "р"));
    EXPECT_THAT(search_words({"", " .,—«» "}), IsEmpty());
}

TEST(SearchWords, OneSpellingOfALetterIsAsGoodAsAnother) {
    EXPECT_EQ(search_words({"район"}), search_words({"раи\xCC\x86он"})) << "й of two signs";
    EXPECT_EQ(search_words({"ёлка"}), search_words({"е\xCC\x88лка"}));
    EXPECT_EQ(search_words({"приказ"}), search_words({"при\xC2\xADказ"})) << "a soft hyphen";
}

TEST(SearchWords, AnyBytesAreTaken) {
    EXPECT_THAT(search_words({"при\xFFказ \xD0"}), ElementsAre("каз", "при"));
    const std::string endless(500, 'a');
    EXPECT_THAT(search_words({endless}), ElementsAre(std::string(search::word_bytes, 'a')));
}

TEST(Sought, TheLastWordMayBeUnfinished) {
    EXPECT_THAT(runs("приказы школ"), ElementsAre("приказ", "школ*"));
    EXPECT_THAT(runs("приказы школ "), ElementsAre("приказ", "школ"));
}

TEST(Sought, JoinedAndQuotedWordsStandInTheirOrder) {
    EXPECT_THAT(runs("№ 123-р от 5"), ElementsAre("123+р", "от", "5*"));
    EXPECT_THAT(runs("1.4.2"), ElementsAre("1+4+2*"));
    EXPECT_THAT(runs("«дорожная карта» школ"), ElementsAre("дорожн+карт", "школ*"));
    EXPECT_THAT(runs("\"дорожная карта\""), ElementsAre("дорожн+карт"));
    EXPECT_THAT(runs("«дорожная карта"), ElementsAre("дорожн+карт*")) << "not closed yet";
}

TEST(Sought, FaultsAreNamed) {
    for (const std::string query : {"", "  ", "a", "№ ,", "1"}) {
        const auto refused = parse_search(query);
        ASSERT_FALSE(refused) << query;
        EXPECT_EQ(refused.error().where, "q");
    }
    EXPECT_FALSE(parse_search(std::string(search::query_bytes + 1, 'a')));
    EXPECT_FALSE(parse_search("1 2 3 4 5 6 7 8 9 10 11 12 13"));
    EXPECT_TRUE(parse_search("1 2 3 4 5 6 7 8 9 10 11 12"));
}

TEST(Sought, StandsInATextByStemAndOrder) {
    EXPECT_TRUE(meets("«дорожных карт»", "по дорожной карте района"));
    EXPECT_FALSE(meets("«карта дорожная»", "по дорожной карте района"));
    EXPECT_TRUE(meets("план-графики", "утвердить план график"));
    EXPECT_TRUE(meets("123-р", "приказ № 123-рп"));
    EXPECT_FALSE(meets("123-р ", "приказ № 123-рп"));
    EXPECT_TRUE(meets("прик", "приказ"));
    EXPECT_FALSE(meets("каз", "приказ"));
}

TEST(Marked, ShowsRunsAndNoLooseParts) {
    EXPECT_EQ(shown(marked("Приказ № 123-р о работе", sought("123-р"))), "Приказ № [123-р] о работе");
    EXPECT_EQ(shown(marked("Ёлки и школы", sought("елка школ"))), "[Ёлки] и [школы]");
    EXPECT_THAT(marked("аб 𐍈 приказ", sought("приказ")).marks, ElementsAre(Pair(5, 11))) << "in characters";
    EXPECT_EQ(shown(marked("ничего", sought("приказ"))), "ничего");
}

TEST(Excerpt, IsTheLineAroundWhatWasFound) {
    std::string text;
    for (int word = 0; word < 200; ++word) text += "слово ";
    text += "Ключевое ";
    for (int word = 0; word < 200; ++word) text += "конец ";
    const auto cut = excerpt(text, sought("ключевой"));
    EXPECT_TRUE(cut.text.starts_with("…слово "));
    EXPECT_TRUE(cut.text.ends_with(" конец…"));
    EXPECT_NE(shown(cut).find("[Ключевое] "), std::string::npos);
    EXPECT_LT(cut.text.size(), 500U);
    EXPECT_EQ(shown(excerpt("Короткий приказ", sought("приказ"))), "Короткий [приказ]");
    EXPECT_EQ(excerpt("", sought("приказ")).text, "");
    EXPECT_TRUE(excerpt(text, sought("отсутствует")).text.starts_with("слово "));
}

TEST(SearchText, IsOneCleanLine) {
    EXPECT_EQ(search_text(" а\n\tб\x01в  "), "а б в");
    EXPECT_EQ(search_text("приказ", 5), "пр");
    EXPECT_EQ(search_text(std::string("a\0b", 3)), "a b");
}

}  // namespace
}  // namespace vekha
