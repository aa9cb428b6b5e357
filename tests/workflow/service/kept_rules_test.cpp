#include "workflow/service/kept_rules.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/office.hpp"

namespace vekha {
namespace {

using test::day;
using test::must;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<Window> by_april{{std::nullopt, day("2026-04-30")}};
const std::vector<Window> by_may{{std::nullopt, day("2026-05-31")}};

/// «до мая» as the shipped rules read it, with the reading that they leave out beside it.
Item until_may(std::string number) {
    auto row = test::item(std::move(number), "Дело", by_april, {"Методист"}, {EvidenceKind::order});
    row.deadline.text = "до мая";
    row.deadline.rule = "Месяц не включается.";
    row.deadline.ambiguous = true;
    row.deadline.convention = "until_month";
    OtherReading other{"until_month", "through_it", DeadlineKind::once, by_may, {}, "Месяц включается."};
    row.deadline.others = {other};
    return row;
}

/// Words that no convention covers.
Item vague(std::string number) {
    auto row = until_may(std::move(number));
    row.deadline.text = "к маю – июню";
    row.deadline.convention.clear();
    row.deadline.others.front().convention.clear();
    row.deadline.others.front().choice.clear();
    return row;
}

Decision takes(int position, std::optional<int> other, bool always) {
    Decision decision;
    decision.position = position;
    decision.other = other;
    decision.as_read = !other;
    decision.always = always;
    return decision;
}

class Rules : public testing::Test {
  protected:
    ImportRequest request(std::vector<Item> items, std::vector<Decision> decisions = {}) {
        ImportRequest made;
        made.reading.title = "План";
        made.reading.items = std::move(items);
        made.source_name = "план.txt";
        made.source_sha256 = "s" + std::to_string(++files_);
        made.decisions = std::move(decisions);
        return made;
    }
    Result<ImportOutcome> import(const ImportRequest& wanted) {
        return import_roadmap(*office.store, office.org, office.id("irina"), wanted, office.now);
    }
    std::vector<Doubt> doubts(std::vector<Item> items) {
        const auto wanted = request(std::move(items));
        return must(read_as<ImportPreview>(
                        *office.store,
                        [&](ReadView& view) { return preview_import(view, office.org, wanted, office.now); }))
            .doubts;
    }
    std::vector<KeptRule> kept() {
        return must(read_as<std::vector<KeptRule>>(*office.store,
                                                   [](ReadView& view) -> Result<std::vector<KeptRule>> {
                                                       const auto all = KeptRules::read(view).value();
                                                       return all.rules();
                                                   }));
    }
    ReadingRules reading() {
        return must(read_as<ReadingRules>(
            *office.store, [&](ReadView& view) { return rules_of_reading(view, office.org); }));
    }
    std::vector<std::string> journal_types() {
        return must(read_as<std::vector<std::string>>(*office.store,
                                                      [](ReadView& view) -> Result<std::vector<std::string>> {
                                                          std::vector<std::string> types;
                                                          const auto entries = view.journal(1, 1'000).value();
                                                          for (const auto& entry : entries)
                                                              types.push_back(entry.type);
                                                          return types;
                                                      }));
    }

    test::Office office;

  private:
    int files_ = 0;
};

TEST_F(Rules, ADoubtCarriesTheOtherReadingsAndOneIsTaken) {
    const auto asked = doubts({until_may("1")});
    ASSERT_THAT(asked, SizeIs(1));
    ASSERT_THAT(asked[0].others, SizeIs(1));
    EXPECT_EQ(asked[0].others[0].windows, by_may);
    EXPECT_EQ(asked[0].convention, "until_month");
    must(import(request({until_may("1")}, {takes(1, 1, false)})));
    EXPECT_EQ(office.task().window, by_may[0]);
    EXPECT_EQ(office.task().due, day("2026-05-29")) << "the last working day of May";
    EXPECT_THAT(office.task().due_rule, HasSubstr("Месяц включается"));
    EXPECT_THAT(kept(), IsEmpty()) << "nobody said always";
}

TEST_F(Rules, AReadingThatIsNotThereIsRefused) {
    EXPECT_EQ(import(request({until_may("1")}, {takes(1, 2, false)})).error().fault, Fault::invalid_input);
    auto stale = takes(1, 1, false);
    stale.windows = by_april;
    const auto refused = import(request({until_may("1")}, {stale}));
    EXPECT_EQ(refused.error().fault, Fault::invalid_input) << "the person saw other terms than these";
}

TEST_F(Rules, AlwaysSettlesTheRestOfThePlanAndEveryNextPlan) {
    EXPECT_EQ(reading().choice("until_month"), "before_it");
    must(import(request({until_may("1"), until_may("2")}, {takes(2, 1, true)})));
    EXPECT_EQ(office.task(TaskId{1}).window, by_may[0]) << "the row before, which nobody decided";
    EXPECT_THAT(office.task(TaskId{1}).due_rule, HasSubstr("правилом организации"));
    EXPECT_EQ(reading().choice("until_month"), "through_it") << "the next document is read so";

    auto read_anew = until_may("1");
    read_anew.deadline.windows = by_may;
    read_anew.deadline.others = {{"until_month", "before_it", DeadlineKind::once, by_april, {}, ""}};
    EXPECT_THAT(doubts({read_anew}), IsEmpty());
}

TEST_F(Rules, AlwaysAsReadKeepsTheShippedAnswerFromAskingAgain) {
    must(import(request({until_may("1")}, {takes(1, std::nullopt, true)})));
    EXPECT_EQ(office.task().window, by_april[0]);
    EXPECT_THAT(doubts({until_may("7")}), IsEmpty());
    EXPECT_THAT(doubts({vague("8")}), SizeIs(1)) << "other words are another question";
}

TEST_F(Rules, WordsThatNoConventionCoversAreRememberedThemselves) {
    must(import(request({vague("1")}, {takes(1, 1, true)})));
    ASSERT_THAT(kept(), SizeIs(1));
    EXPECT_EQ(kept()[0].convention, "");
    auto same = vague("1");
    same.deadline.text = "К  маю – июню.";
    EXPECT_THAT(doubts({same}), IsEmpty());
    must(import(request({same})));
    EXPECT_EQ(office.task(TaskId{2}).window, by_may[0]);
    EXPECT_THAT(doubts({until_may("2")}), SizeIs(1));
    auto fewer = vague("1");
    fewer.deadline.others.clear();
    EXPECT_THAT(doubts({fewer}), SizeIs(1)) << "the reading that was taken is not there any more";
}

TEST_F(Rules, AForgottenRuleLetsTheWordsAskAgain) {
    must(import(request({until_may("1")}, {takes(1, std::nullopt, true)})));
    must(forget_rule(*office.store, office.id("irina"), kept().front().id, office.now));
    EXPECT_THAT(doubts({until_may("2")}), SizeIs(1));
    EXPECT_EQ(forget_rule(*office.store, office.id("irina"), 1, office.now).error().fault, Fault::not_found);
    must(set_rule(*office.store, office.id("irina"), "until_month", "through_it", office.now));
    EXPECT_EQ(kept().front().id, 2) << "an id is never given twice";
}

TEST_F(Rules, TheJournalTellsWhoSetWhichRuleAndOnce) {
    must(set_rule(*office.store, office.id("irina"), "until_month", "through_it", office.now));
    must(set_rule(*office.store, office.id("irina"), "until_month", "through_it", office.now));
    EXPECT_THAT(kept(), SizeIs(1));
    EXPECT_EQ(kept()[0].by, office.id("irina"));
    EXPECT_EQ(kept()[0].at, office.now);
    const auto types = journal_types();
    EXPECT_EQ(std::count(types.begin(), types.end(), "reading_rule_set"), 1);
    must(forget_rule(*office.store, office.id("irina"), 1, office.now));
    EXPECT_EQ(journal_types().back(), "reading_rule_forgotten");
}

TEST_F(Rules, ThePackAnswersUntilAPersonDoes) {
    must(office.org.rules.words.choose("until_month", "through_it"));
    EXPECT_EQ(reading().choice("until_month"), "through_it");
    must(set_rule(*office.store, office.id("irina"), "until_month", "before_it", office.now));
    EXPECT_EQ(reading().choice("until_month"), "before_it");
    must(forget_rule(*office.store, office.id("irina"), 1, office.now));
    EXPECT_EQ(reading().choice("until_month"), "through_it");
}

TEST_F(Rules, ADateOfOnesOwnIsNoRule) {
    Decision dated;
    dated.position = 1;
    dated.windows = by_may;
    dated.always = true;
    EXPECT_EQ(import(request({until_may("1")}, {dated})).error().fault, Fault::invalid_input);
    EXPECT_EQ(import(request({until_may("1")}, {takes(2, 1, true)})).error().fault, Fault::invalid_input);
    EXPECT_EQ(set_rule(*office.store, PersonId{}, "until_month", "никогда", office.now).error().fault,
              Fault::invalid_input);
}

TEST_F(Rules, AnotherReadingThatNamesNoDayStillWaitsForOne) {
    auto row = until_may("1");
    row.deadline.others.front().kind = DeadlineKind::unscheduled;
    row.deadline.others.front().windows.clear();
    const auto refused = import(request({row}, {takes(1, 1, false)}));
    EXPECT_EQ(refused.error().fault, Fault::undecided);
}

TEST_F(Rules, ADateSetByAPersonSaysSo) {
    Decision dated;
    dated.position = 1;
    dated.windows = by_may;
    must(import(request({until_may("1")}, {dated})));
    EXPECT_THAT(office.task().due_rule, HasSubstr("указан человеком"));
}

}  // namespace
}  // namespace vekha
