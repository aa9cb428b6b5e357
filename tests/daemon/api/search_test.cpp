// Looking for words: what is found, how it is marked, who finds what.
#include <gmock/gmock.h>

#include "tests/daemon/api/country.hpp"

namespace vekha {
namespace {

using testing::Answered;
using testing::Browser;
using testing::Country;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Rig;

std::string encoded(const std::string& words) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char one : words) {
        const auto byte = static_cast<unsigned char>(one);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 0xFU];
    }
    return out;
}

Answered look(Browser& browser, const std::string& words, const std::string& more = {}) {
    auto answered = browser.get("/api/v1/search?q=" + encoded(words) + more);
    EXPECT_EQ(answered.status, 200) << answered.body;
    return answered;
}

/// «task Провести семинар» for each thing found.
std::vector<std::string> found(Browser& browser, const std::string& words, const std::string& more = {}) {
    const auto answered = look(browser, words, more);
    std::vector<std::string> lines;
    for (const auto& one : answered.at("items").as_array())
        lines.push_back(std::string(one.at("kind").as_string()) + " " +
                        std::string(one.at("title").at("text").as_string()));
    return lines;
}

class Searching : public ::testing::Test {
  protected:
    Searching() {
        rig.plan();
        oleg = rig.as("oleg");
        irina = rig.as("irina");
        EXPECT_EQ(oleg.upload("/api/v1/tasks/1/evidence?name=" + encoded("Приказ о составе.txt") +
                                  "&kind=order&requirement=2&document_number=" + encoded("123-р"),
                              "Приказываю утвердить состав рабочей группы по ёлкам.")
                      .status,
                  201);
        rig.index();
    }

    Rig rig;
    Browser oleg = rig.browser();
    Browser irina = rig.browser();
};

TEST_F(Searching, FindsAPaperByTheWordsOfItsFileAndShowsWhere) {
    const auto answered = look(oleg, "елка рабочие");
    ASSERT_EQ(answered.at("items").as_array().size(), 1U) << answered.body;
    EXPECT_EQ(answered.text("items/0/kind"), "document");
    EXPECT_EQ(answered.text("items/0/title/text"), "Приказ о составе.txt");
    EXPECT_THAT(answered.text("items/0/excerpt/text"), HasSubstr("рабочей группы по ёлкам"));
    EXPECT_EQ(answered.at("items/0/excerpt/marks").as_array().size(), 2U);
    EXPECT_EQ(answered.number("items/0/task/id"), 1);
    EXPECT_EQ(answered.number("items/0/paper/number"), 1);
    EXPECT_TRUE(answered.at("whole").as_bool());
}

TEST_F(Searching, ANumberIsFoundAsItIsWritten) {
    EXPECT_THAT(found(oleg, "№ 123-р"), ElementsAre("document Приказ о составе.txt"));
    EXPECT_THAT(found(oleg, "123 р"), ElementsAre("document Приказ о составе.txt"));
    EXPECT_THAT(found(oleg, "р-123"), IsEmpty()) << "the parts of a number stand in their order";
}

TEST_F(Searching, TheWordsOfAReportAreFoundOnceItIsHandedIn) {
    EXPECT_THAT(found(irina, "сделано полностью"), IsEmpty());
    ASSERT_EQ(
        oleg.upload("/api/v1/tasks/1/evidence?name=protokol.txt&kind=protocol&requirement=1", "Слушали.")
            .status,
        201);
    const auto handed = oleg.step(1, "submit", R"({"words":"Сделано полностью.","without":"Болеет."})");
    ASSERT_EQ(handed.status, 200) << handed.body;
    rig.index();
    EXPECT_THAT(found(irina, "сделано полностью"), ElementsAre("task Провести заседание"));
}

TEST_F(Searching, AnExecutorFindsTheirOwnTasksAndNoPeople) {
    rig.enroll("boris", Duty::executor);
    rig.index();
    auto boris = rig.as("boris");
    EXPECT_THAT(found(boris, "приказываю"), IsEmpty());
    EXPECT_THAT(found(boris, "заседание"), IsEmpty());
    EXPECT_THAT(found(oleg, "заседание"), ElementsAre("task Провести заседание"));
    EXPECT_THAT(found(irina, "oleg", "&kind=person"), ElementsAre("person oleg"));
    EXPECT_THAT(found(boris, "oleg", "&kind=person"), IsEmpty());
}

TEST_F(Searching, AnErasedPersonIsFoundNoMore) {
    rig.enroll("nina", Duty::executor);
    rig.index();
    auto admin = rig.as("admin");
    ASSERT_THAT(found(admin, "nina"), ElementsAre("person nina"));
    const auto id = std::to_string(rig.office.id("nina").value);
    ASSERT_EQ(admin.post("/api/v1/people/" + id + "/erasure", R"({"login":"nina"})").status / 100, 2);
    rig.index();
    EXPECT_THAT(found(admin, "nina"), IsEmpty());
    EXPECT_THAT(found(admin, "Сотрудник"), IsEmpty());
}

TEST_F(Searching, GoesOnPageByPage) {
    const auto all = found(irina, "oleg anna irina", "&kind=person");
    EXPECT_THAT(all, IsEmpty()) << "all words, not any";
    std::vector<std::string> met;
    std::string after;
    for (int page = 0; page < 20; ++page) {
        const auto answered = look(irina, "школы", "&limit=1" + after);
        for (const auto& one : answered.at("items").as_array())
            met.emplace_back(one.at("title").at("text").as_string());
        if (answered.at("next").is_null()) break;
        after = "&after=" + answered.text("next");
    }
    EXPECT_THAT(met, ::testing::UnorderedElementsAre("oleg", "pavel"));
}

TEST_F(Searching, SaysWhatIsWrongWithAQuery) {
    for (const std::string wrong :
         {"/api/v1/search", "/api/v1/search?q=a", "/api/v1/search?q=%2C+%2C", "/api/v1/search?q=ab&kind=plan",
          "/api/v1/search?q=ab&limit=51", "/api/v1/search?q=ab&after=x", "/api/v1/search?q=ab&order=date",
          "/api/v1/search?q=1+2+3+4+5+6+7+8+9+10+11+12+13"})
        EXPECT_EQ(oleg.get(wrong).status, 400) << wrong;
    EXPECT_EQ(rig.browser().get("/api/v1/search?q=ab").status, 401);
    auto linked = rig.browser();
    linked.follow(rig.link(TaskId{1}, "oleg"));
    EXPECT_EQ(linked.get("/api/v1/search?q=ab").status, 403);
}

TEST(SearchingElsewhere, IsToldFromAnIndexThatIsNotThere) {
    Rig rig(nullptr, [](api::ApiContext& context) { context.search = nullptr; });
    auto irina = rig.as("irina");
    EXPECT_EQ(irina.get("/api/v1/search?q=ab").status, 503);
}

TEST(SearchingInACountry, WhatIsNotHandedInYetIsFoundOnlyWhereItMayBeSeen) {
    Country country;
    country.rig.index();
    const auto of = [&](const std::string& who) {
        return found(country.as(who), "alfa.txt", "&kind=document");
    };
    EXPECT_THAT(of("alfa.executor"), ElementsAre("document alfa.txt"));
    EXPECT_THAT(of("alfa.head"), ElementsAre("document alfa.txt"));
    EXPECT_THAT(of("r.head"), IsEmpty()) << "sees the task, not what its owner has not handed in";
    EXPECT_THAT(of("beta.head"), IsEmpty());
}

TEST(SearchingInACountry, ARegionFindsWhatItsDistrictsDoAndADistrictItsOwn) {
    Country country;
    country.rig.index();
    const auto of = [&](const std::string& who, const std::string& words) {
        return found(country.as(who), words, "&kind=task");
    };
    EXPECT_THAT(of("r.head", "дело"), ::testing::UnorderedElementsAre("task Дело Альфа", "task Дело Бета"));
    EXPECT_THAT(of("beta.head", "дело"), ElementsAre("task Дело Бета"));
    EXPECT_THAT(of("beta.executor", "дело"), ElementsAre("task Дело Бета"));
    EXPECT_THAT(of("alfa.teacher", "план"), ElementsAre("task Урок Альфа"));
    EXPECT_THAT(of("alfa.school", "план"), ElementsAre("task Урок Альфа"));
    EXPECT_THAT(of("alfa.school", "дело"), IsEmpty());
    EXPECT_THAT(found(country.as("beta.controller"), "отдел", "&kind=person"),
                Not(::testing::Contains(HasSubstr("Альфа"))));
}

}  // namespace
}  // namespace vekha
