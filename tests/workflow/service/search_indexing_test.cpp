// The index follows the store.
#include "workflow/service/search_indexing.hpp"

#include <gmock/gmock.h>

#include "tests/support/office.hpp"
#include "workflow/service/memory_search.hpp"
#include "workflow/service/search_words.hpp"
#include "workflow/service/units.hpp"

namespace vekha {
namespace {

using test::must;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Indexing : public ::testing::Test {
  protected:
    void catch_up() {
        while (must(index_more(*office.store, *index))) {
        }
    }
    std::vector<std::string> titles(std::string_view word) {
        SearchQuery query;
        query.words = {{search_words({word}).front(), false}};
        query.kinds = {SearchKind::task, SearchKind::document, SearchKind::person};
        std::vector<std::string> found;
        for (const auto& hit : must(index->find(query))) found.push_back(hit.title);
        return found;
    }
    void plan() {
        auto row = test::item("1.4", "Провести семинар", {{std::nullopt, test::day("2026-03-31")}},
                              {"Методист"}, {EvidenceKind::order});
        row.section = "Обучение педагогов";
        office.import({row});
    }

    test::Office office;
    std::unique_ptr<SearchIndex> index = make_memory_search(*office.store);
};

TEST_F(Indexing, AnEmptyIndexIsMadeOfWhatThereIsAndThenFollows) {
    plan();
    catch_up();
    EXPECT_THAT(titles("педагоги"), ElementsAre("Провести семинар"));
    EXPECT_THAT(titles("методист"), ElementsAre("Провести семинар"));
    EXPECT_THAT(titles("oleg"), ElementsAre("oleg"));
    const auto state = must(index->state());
    EXPECT_EQ(state.version, search_version);
    EXPECT_EQ(state.walk, SearchWalk::none);
    EXPECT_FALSE(must(index_more(*office.store, *index)));

    must(save_people(*office.store, PersonId{}, {{test::person("nina", {Duty::executor}, "Музей")}, {}},
                     office.now));
    office.import(
        {test::item("1", "Открыть музей", {{std::nullopt, test::day("2026-03-31")}}, {"Методист"}, {})});
    EXPECT_TRUE(must(index_more(*office.store, *index)));
    catch_up();
    EXPECT_THAT(titles("музеи"), ::testing::UnorderedElementsAre("nina", "Открыть музей"));
    EXPECT_GT(must(index->state()).sequence, state.sequence);
}

TEST_F(Indexing, WalksThroughMoreThanOneStepTakes) {
    std::vector<Item> rows;
    for (int row = 1; row <= 250; ++row)
        rows.push_back(test::item(std::to_string(row), "Дело" + std::to_string(row),
                                  {{std::nullopt, test::day("2026-03-31")}}, {"Методист"}, {}));
    office.import(std::move(rows));
    catch_up();
    EXPECT_THAT(titles("дело1"), ElementsAre("Дело1"));
    EXPECT_THAT(titles("дело250"), ElementsAre("Дело250"));
}

TEST_F(Indexing, AnIndexByOtherRulesIsMadeAnew) {
    plan();
    catch_up();
    const auto now = must(index->state());
    auto old = now;
    old.version = search_version + 1;
    ASSERT_TRUE(must(index->apply(
        {now, old, false, {{{false, 77}, {{SearchKind::task, 0, "устарело", "", "", {"стар"}}}}}})));
    ASSERT_THAT(titles("старь"), ElementsAre("устарело"));
    catch_up();
    EXPECT_THAT(titles("старь"), IsEmpty());
    EXPECT_THAT(titles("педагоги"), ElementsAre("Провести семинар"));
    must(index_anew(*office.store, *index));
    EXPECT_THAT(titles("педагоги"), IsEmpty());
    catch_up();
    EXPECT_THAT(titles("педагоги"), ElementsAre("Провести семинар"));
}

TEST_F(Indexing, PeopleAreFoundByTheNewNameOfTheirOrganization) {
    Unit unit{{}, {}, UnitKind::school, "Школа Ромашка", true};
    unit.id = must(save_unit(*office.store, PersonId{}, unit, office.now)).id;
    auto nina = test::person("nina", {Duty::executor});
    nina.person.unit = unit.id;
    must(save_people(*office.store, PersonId{}, {{nina}, {}}, office.now));
    catch_up();
    EXPECT_THAT(titles("ромашка"), ElementsAre("nina"));
    unit.name = "Школа Василёк";
    must(save_unit(*office.store, PersonId{}, unit, office.now));
    catch_up();
    EXPECT_THAT(titles("ромашка"), IsEmpty());
    EXPECT_THAT(titles("василёк"), ElementsAre("nina"));
}

}  // namespace
}  // namespace vekha
