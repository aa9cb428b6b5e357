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

std::vector<LiveTask> told(test::Office& office, const Actor& actor, const std::vector<LiveChange>& tasks) {
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
    const std::vector nobody{PersonId{}};
    EXPECT_THAT(news.tasks, ElementsAre(LiveChange{TaskId{1}, nobody}, LiveChange{TaskId{2}, nobody}));
    EXPECT_EQ(news.office, nobody) << "people were saved";
    EXPECT_FALSE(news.more_than_told);
    EXPECT_EQ(news.until, end_of(office));
    EXPECT_TRUE(news_of(office, news.until).nothing());
}

TEST(LiveNews, APersonIsToldOfWhatTheySeeAndALinkOfItsTaskAlone) {
    auto office = two_tasks();
    const std::vector<LiveChange> both{{TaskId{1}, {office.id("oleg")}},
                                       {TaskId{2}, {PersonId{}, office.id("oleg")}}};
    EXPECT_EQ(told(office, {office.id("irina"), {}}, both).size(), 2u);
    const auto olegs = told(office, {office.id("oleg"), {}}, both);
    ASSERT_EQ(olegs.size(), 1u);
    EXPECT_EQ(olegs[0].task, TaskId{1});
    EXPECT_EQ(olegs[0].version, office.task().version);
    EXPECT_EQ(olegs[0].roadmap, office.task().roadmap);
    EXPECT_TRUE(olegs[0].own);
    EXPECT_FALSE(told(office, {office.id("irina"), {}}, both)[0].own);
    EXPECT_THAT(told(office, {office.id("oleg"), TaskId{1}}, {both[1]}), IsEmpty());
}

TEST(LiveNews, PastSoManyTasksOrEntriesNothingIsNamed) {
    test::Office office;
    const auto before = end_of(office);
    std::vector<Item> items;
    for (std::size_t row = 0; row <= live_tasks_most; ++row)
        items.push_back(test::item("1." + std::to_string(row), "Дело",
                                   {{std::nullopt, test::day("2026-03-31")}}, {"Методист"}, {}));
    office.import(std::move(items));
    auto news = news_of(office, before);
    EXPECT_TRUE(news.more_than_told);
    EXPECT_THAT(news.tasks, IsEmpty());
    EXPECT_EQ(news.until, end_of(office));

    const auto imported = news.until;
    test::must(office.store->write([&](Transaction& change) -> Result<void> {
        for (std::size_t entry = 0; entry <= live_entries_most; ++entry)
            if (auto added = change.append({office.now, PersonId{}, TaskId{1}, "task_seen", "{}"}); !added)
                return tl::unexpected(added.error());
        return {};
    }));
    news = news_of(office, imported);
    EXPECT_TRUE(news.more_than_told);
    EXPECT_EQ(news.until, end_of(office));
}

TEST(LiveNews, WhoComesAndGoesIsNoNews) {
    test::Office office;
    const auto before = end_of(office);
    const auto oleg = office.id("oleg");
    test::must(office.store->write([&](Transaction& change) -> Result<void> {
        const auto added = change.append({office.now, oleg, TaskId{}, "signed_in", "{}"});
        if (!added) return tl::unexpected(added.error());
        return {};
    }));
    const auto news = news_of(office, before);
    EXPECT_TRUE(news.nothing());
    EXPECT_EQ(news.until, before + 1);
}

TEST(LiveNews, WhetherThereWasAnySinceAMomentIsAskedOfTheEndOfTheJournal) {
    test::Office office;
    const auto since = [&](Instant moment) {
        return test::must(
            read_as<bool>(*office.store, [&](ReadView& view) { return live_since(view, moment); }));
    };
    const auto append = [&](Instant at, const std::string& type, std::int64_t times) {
        test::must(office.store->write([&](Transaction& change) -> Result<void> {
            for (std::int64_t count = 0; count < times; ++count)
                if (auto added = change.append({at, PersonId{}, TaskId{}, type, "{}"}); !added)
                    return tl::unexpected(added.error());
            return {};
        }));
    };
    EXPECT_TRUE(since(office.now)) << "people were saved";
    const auto later = office.now + std::chrono::seconds(1);
    EXPECT_FALSE(since(later));
    append(later, "signed_in", 1);
    EXPECT_FALSE(since(later));
    append(later, "signed_in", live_back_most);
    EXPECT_TRUE(since(later)) << "further back nobody looks";
    EXPECT_FALSE(since(later + std::chrono::seconds(1)));
}

TEST(LiveNews, WhatIsOfNoTaskLiesWhereWhoDidItWorks) {
    test::Office office;
    const auto units = test::must(read_as<std::vector<UnitId>>(*office.store, [&](ReadView& view) {
        return live_units(view, {PersonId{}, office.id("oleg")});
    }));
    EXPECT_THAT(units, ElementsAre(UnitId{}));
}

}  // namespace
}  // namespace vekha
