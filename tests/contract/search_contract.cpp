// The contract of the search index: one suite for the memory twin and both databases.
#include <algorithm>

#include <gmock/gmock.h>

#include "daemon/storage/search.hpp"
#include "tests/contract/implementations.hpp"
#include "workflow/service/memory_search.hpp"

namespace vekha::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

SearchDocument document(SearchKind kind, int part, std::string title, std::vector<std::string> words,
                        std::string sha256 = {}) {
    std::sort(words.begin(), words.end());
    return {kind, part, std::move(title), "слова", std::move(sha256), std::move(words)};
}

class SearchContract : public StoreContract {
  protected:
    SearchContract() { open(); }
    void open() {
        index_ = search_of(store());
        if (!index_) index_ = make_memory_search(store());
    }
    /// Everything about the subject is this.
    void put(SearchSubject subject, std::vector<SearchDocument> documents) {
        const auto at = must(index_->state());
        EXPECT_TRUE(must(index_->apply({at, at, false, {{subject, std::move(documents)}}})));
    }
    SearchQuery asked(std::vector<SoughtWord> words) {
        SearchQuery query;
        query.words = std::move(words);
        query.kinds = {SearchKind::task, SearchKind::document, SearchKind::person};
        return query;
    }
    std::vector<std::string> titles(const SearchQuery& query) {
        std::vector<std::string> found;
        for (const auto& hit : must(index_->find(query))) found.push_back(hit.title);
        return found;
    }
    std::vector<std::string> titles(std::vector<SoughtWord> words) { return titles(asked(std::move(words))); }

    std::unique_ptr<SearchIndex> index_;
};

TEST_P(SearchContract, FindsWhatHasAllTheWordsTheLatestFirst) {
    put({false, 1}, {document(SearchKind::task, 0, "первая", {"2026", "план", "приказ"})});
    put({false, 2}, {document(SearchKind::task, 0, "вторая", {"приказ", "школ"})});
    put({true, 1}, {document(SearchKind::person, 0, "человек", {"приказчик", "школ"})});
    EXPECT_THAT(titles({{"приказ", false}}), ElementsAre("вторая", "первая"));
    EXPECT_THAT(titles({{"приказ", true}}), ElementsAre("человек", "вторая", "первая"));
    EXPECT_THAT(titles({{"приказ", false}, {"2026", false}}), ElementsAre("первая"));
    EXPECT_THAT(titles({{"школ", false}, {"при", true}}), ElementsAre("человек", "вторая"));
    EXPECT_THAT(titles({{"приказ", false}, {"нет", true}}), IsEmpty());
    EXPECT_THAT(titles({{"прика", false}}), IsEmpty());
    auto query = asked({{"школ", false}});
    query.kinds = {SearchKind::person};
    const auto hits = must(index_->find(query));
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits.front().kind, SearchKind::person);
    EXPECT_EQ(hits.front().id, 1);
    EXPECT_EQ(hits.front().text, "слова");
}

TEST_P(SearchContract, LettersOfAnyScriptAndDigitsAreWords) {
    put({false, 1}, {document(SearchKind::task, 0, "всякое", {"00123", "abc", "yı", "й", "ĳssel", "東京"})});
    for (const std::string word : {"00123", "abc", "yı", "й", "ĳssel", "東京"})
        EXPECT_THAT(titles({{word, false}}), ElementsAre("всякое")) << word;
    EXPECT_THAT(titles({{"東", true}}), ElementsAre("всякое"));
    EXPECT_THAT(titles({{"и", true}}), IsEmpty()) << "й is a letter of its own";
}

TEST_P(SearchContract, ASubjectsDocumentsComeAndGoTogether) {
    put({false, 1}, {document(SearchKind::task, 0, "задача", {"план"}),
                     document(SearchKind::document, 2, "приказ", {"план"}, "aa")});
    put({true, 1}, {document(SearchKind::person, 0, "человек", {"план"})});
    EXPECT_THAT(titles({{"план", false}}), ElementsAre("человек", "приказ", "задача"));
    put({false, 1}, {document(SearchKind::task, 0, "задача иначе", {"план"})});
    EXPECT_THAT(titles({{"план", false}}), ElementsAre("задача иначе", "человек"));
    put({true, 1}, {});
    EXPECT_THAT(titles({{"план", false}}), ElementsAre("задача иначе"));
}

TEST_P(SearchContract, GoesOnBelowAPlace) {
    for (int task = 1; task <= 5; ++task)
        put({false, task}, {document(SearchKind::task, 0, std::to_string(task), {"план"})});
    auto query = asked({{"план", false}});
    query.limit = 2;
    const auto first = must(index_->find(query));
    ASSERT_EQ(first.size(), 2U);
    EXPECT_EQ(first.back().title, "4");
    query.before = first.back().place;
    EXPECT_THAT(titles(query), ElementsAre("3", "2"));
}

TEST_P(SearchContract, ABatchIsTakenOnceAndOnlyWhereTheIndexStands) {
    const SearchState none = must(index_->state());
    EXPECT_EQ(none, SearchState{});
    const SearchState next{1, 7, SearchWalk::tasks, 3};
    const SearchBatch batch{
        none, next, false, {{{false, 1}, {document(SearchKind::task, 0, "задача", {"план"})}}}};
    EXPECT_TRUE(must(index_->apply(batch)));
    EXPECT_EQ(must(index_->state()), next);
    EXPECT_FALSE(must(index_->apply(batch))) << "another was quicker";
    if (reopen()) {
        open();
        EXPECT_EQ(must(index_->state()), next);
        EXPECT_THAT(titles({{"план", false}}), ElementsAre("задача"));
    }
    EXPECT_TRUE(must(index_->apply({next, none, true})));
    EXPECT_THAT(titles({{"план", false}}), IsEmpty());
}

TEST_P(SearchContract, FilesAreReadOnceAndForgottenWithTheirLastDocument) {
    put({false, 1}, {document(SearchKind::document, 1, "приказ", {}, "aa")});
    put({false, 2}, {document(SearchKind::document, 1, "тот же", {}, "aa")});
    put({false, 3}, {document(SearchKind::document, 1, "ссылка", {})});
    EXPECT_THAT(must(index_->unread_files(5)), ElementsAre("aa"));
    EXPECT_EQ(must(index_->file("aa")), std::nullopt);
    EXPECT_THAT(must(index_->tasks_with_file("aa")), ElementsAre(TaskId{1}, TaskId{2}));
    EXPECT_THAT(must(index_->tasks_with_file("")), IsEmpty());
    const auto at = must(index_->state());
    const FileText text{"aa", "слова файла", ""};
    EXPECT_TRUE(must(index_->apply({at, at, false, {}, text})));
    EXPECT_THAT(must(index_->unread_files(5)), IsEmpty());
    EXPECT_EQ(must(index_->file("aa")), text);
    put({false, 1}, {});
    EXPECT_EQ(must(index_->file("aa")), text) << "task 2 has it";
    put({false, 2}, {document(SearchKind::document, 1, "тот же", {}, "aa")});
    EXPECT_EQ(must(index_->file("aa")), text) << "nor is it read anew";
    put({false, 2}, {});
    EXPECT_EQ(must(index_->file("aa")), std::nullopt);
}

TEST_P(SearchContract, AScopeHidesOthersTasksAndPeople) {
    const Ground ground = lay_ground();
    const auto task = save_task(ground, day_of(2026, 3, 31));
    const auto unit = write([](Transaction& change) {
        return change.save(Unit{{}, {}, UnitKind::school, "Школа", true});
    });
    put({false, task.id.value}, {document(SearchKind::task, 0, "задача", {"план"})});
    put({true, ground.lead.value}, {document(SearchKind::person, 0, "человек", {"план"})});
    const auto seen = [&](SearchScope scope) {
        auto query = asked({{"план", false}});
        query.kinds = {SearchKind::task, SearchKind::document};
        query.scope = std::move(scope);
        return !titles(query).empty();
    };
    EXPECT_FALSE(seen({}));
    EXPECT_FALSE(seen({{unit}, {RoadmapId{99}}, {PersonId{99}}}));
    EXPECT_TRUE(seen({{UnitId{}}, {}, {}}));
    EXPECT_TRUE(seen({{}, {ground.roadmap}, {}}));
    EXPECT_TRUE(seen({{}, {}, {PersonId{99}, ground.lead}}));
    EXPECT_TRUE(seen({{}, {}, {ground.controller}}));
    // What a program's key is bound to cuts all of these down.
    EXPECT_FALSE(seen({{UnitId{}}, {ground.roadmap}, {ground.lead}, {{unit}}}));
    EXPECT_TRUE(seen({{}, {}, {ground.lead}, {{UnitId{}, unit}}}));
    EXPECT_FALSE(seen({{}, {}, {}, {{UnitId{}}}}));
    const auto met = [&](PeopleScope scope) {
        auto query = asked({{"план", false}});
        query.kinds = {SearchKind::person};
        query.people = std::move(scope);
        return !titles(query).empty();
    };
    EXPECT_FALSE(met({}));
    EXPECT_FALSE(met({{unit}, {}}));
    EXPECT_TRUE(met({{UnitId{}}, {}}));
    EXPECT_TRUE(met({{}, {ground.lead}}));
}

INSTANTIATE_TEST_SUITE_P(Indexes, SearchContract, ::testing::ValuesIn(implementations()),
                         [](const auto& instance) { return instance.param.name; });

}  // namespace
}  // namespace vekha::testing
