// What open pages are told of changes: which tasks, to whom, never what.
#include "workflow/service/live_news.hpp"

#include <gmock/gmock.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::int64_t end_of(test::Office& office) {
    return test::must(read_as<std::int64_t>(*office.store, live_end));
}

LiveNews news_of(test::Office& office, std::int64_t after) {
    return test::must(
        read_as<LiveNews>(*office.store, [&](ReadView& view) { return live_news(view, after); }));
}

std::vector<LiveTask> told(test::Office& office, const Actor& actor, const std::vector<TaskId>& tasks) {
    return test::must(read_as<std::vector<LiveTask>>(*office.store, [&](ReadView& view) {
        return live_tasks_for(view, office.org, actor, tasks, office.now);
    }));
}

test::Office two_tasks() {
    test::Office office;
    office.import(
        {test::item("1.1", "Провести заседание", {{std::nullopt, test::day("2026-03-31")}},
                    {"Директор СОШ № 1"}, {}),
         test::item("1.2", "Провести семинар", {{std::nullopt, test::day("2026-03-20")}}, {"Методист"}, {})});
    return office;
}

TEST(LiveNews, WhatWasTaskedIsNamedOnceAndNothingTwice) {
    auto office = two_tasks();
    const auto news = news_of(office, 0);
    EXPECT_THAT(news.tasks, ElementsAre(TaskId{1}, TaskId{2}));
    EXPECT_TRUE(news.office) << "people were saved";
    EXPECT_FALSE(news.more_than_told);
    EXPECT_EQ(news.until, end_of(office));
    EXPECT_THAT(news_of(office, news.until).tasks, IsEmpty());
}

TEST(LiveNews, APersonIsToldOfWhatTheySeeAndALinkOfItsTaskAlone) {
    auto office = two_tasks();
    const std::vector both{TaskId{1}, TaskId{2}};
    EXPECT_EQ(told(office, {office.id("irina"), {}}, both).size(), 2u);
    const auto olegs = told(office, {office.id("oleg"), {}}, both);
    ASSERT_EQ(olegs.size(), 1u);
    EXPECT_EQ(olegs[0].task, TaskId{1});
    EXPECT_EQ(olegs[0].version, office.task().version);
    EXPECT_EQ(olegs[0].roadmap, office.task().roadmap);
    EXPECT_THAT(told(office, {office.id("oleg"), TaskId{1}}, {TaskId{2}}), IsEmpty());
}

}  // namespace
}  // namespace vekha
