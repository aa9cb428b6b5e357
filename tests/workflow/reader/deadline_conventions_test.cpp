// What regions understand differently: each choice of each convention changes a reading, and an answer given
// for an organization silences the doubt.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "workflow/reader/deadline.hpp"

namespace vekha {
namespace {

const Period year{day_of(2026, 1, 1), day_of(2026, 12, 31)};
const Period school{day_of(2026, 9, 1), day_of(2027, 5, 31)};

ReadingRules with(std::string_view convention, std::string_view choice) {
    ReadingRules rules;
    EXPECT_TRUE(rules.choose(convention, choice)) << convention << " " << choice;
    return rules;
}

std::string days(const std::vector<Window>& windows) {
    std::string out;
    for (const Window& window : windows)
        out += (out.empty() ? "" : "; ") + (window.first ? format(*window.first) : "") + ".." +
               format(window.last);
    return out;
}

std::string read(std::string_view words, const Period& plan, const ReadingRules& rules) {
    const Deadline deadline = read_deadline(words, plan, rules);
    if (deadline.windows.size() > 4)
        return std::string(name(deadline.kind)) + " " + std::to_string(deadline.windows.size());
    return deadline.windows.empty() ? std::string(name(deadline.kind)) : days(deadline.windows);
}

struct Example {
    std::string convention;
    std::string words;
    Period plan;
    std::map<std::string, std::string> readings;  // by choice
};

const std::vector<Example> examples{
    {"until_month", "до мая", year, {{"before_it", "..2026-04-30"}, {"through_it", "..2026-05-31"}}},
    {"not_later", "не позднее мая", year, {{"through_it", "..2026-05-31"}, {"before_it", "..2026-04-30"}}},
    {"until_day", "до 15 мая", year, {{"through_it", "..2026-05-15"}, {"before_it", "..2026-05-14"}}},
    {"bare_day", "15 мая", year, {{"on_it", "2026-05-15..2026-05-15"}, {"until_it", "..2026-05-15"}}},
    {"since",
     "с 1 сентября",
     year,
     {{"to_plan_end", "2026-09-01..2026-12-31"}, {"begins", "2026-09-01..2026-09-01"}}},
    {"month_weeks",  // 1 October 2026 is a Thursday
     "вторая неделя октября",
     year,
     {{"by_sevens", "2026-10-08..2026-10-14"},
      {"calendar_weeks", "2026-10-05..2026-10-11"},
      {"full_weeks", "2026-10-12..2026-10-18"}}},
    {"month_parts",
     "вторая декада июня",
     year,
     {{"by_days", "2026-06-11..2026-06-20"}, {"whole_month", "2026-06-01..2026-06-30"}}},
    {"month_edges",
     "конец мая",
     year,
     {{"decades", "2026-05-21..2026-05-31"}, {"weeks", "2026-05-25..2026-05-31"}}},
    {"year_edges",
     "начало учебного года",
     school,
     {{"month", "2026-09-01..2026-09-30"}, {"half_month", "2026-09-01..2026-09-15"}}},
    {"school_year_end",
     "2026-2027 учебный год",
     school,
     {{"may_31", "2026-09-01..2027-05-31"},
      {"june_30", "2026-09-01..2027-06-30"},
      {"august_31", "2026-09-01..2027-08-31"}}},
    {"school_terms",
     "3 четверть",
     school,
     {{"by_months", "2027-01-01..2027-03-31"}, {"by_breaks", "2027-01-09..2027-03-22"}}},
    {"school_half",
     "II полугодие",
     school,
     {{"of_school_year", "2027-01-01..2027-05-31"}, {"of_calendar_year", "2026-09-01..2026-12-31"}}},
    {"school_august",
     "август",
     school,
     {{"before", "2026-08-01..2026-08-31"}, {"after", "2027-08-01..2027-08-31"}}},
    {"school_breaks",
     "осенние каникулы",
     school,
     {{"by_person", "unscheduled"}, {"usual", "2026-10-28..2026-11-04"}}},
    {"new_year_list",
     "декабрь, январь 2027 года",
     {day_of(2026, 1, 1), day_of(2027, 12, 31)},
     {{"runs_on", "2026-12-01..2027-01-31"},
      {"same_year", "2027-01-01..2027-01-31; 2027-12-01..2027-12-31"}}},
    {"neighbours",
     "май, июнь",
     year,
     {{"one_window", "2026-05-01..2026-06-30"}, {"each", "2026-05-01..2026-05-31; 2026-06-01..2026-06-30"}}},
    {"every_cycle",
     "раз в полугодие",
     year,
     {{"last_day", "2026-01-01..2026-06-30; 2026-07-01..2026-12-31"},
      {"tenth_after", "2026-01-01..2026-07-10; 2026-07-01..2027-01-10"}}},
    {"quarter_day",
     "ежеквартально, до 20 числа",
     {day_of(2026, 1, 1), day_of(2026, 6, 30)},
     {{"last_month", "2026-01-01..2026-03-20; 2026-04-01..2026-06-20"},
      {"next_month", "2026-01-01..2026-04-20"}}},
    {"reporting",
     "до 10 числа месяца, следующего за отчетным",
     {day_of(2026, 1, 1), day_of(2026, 2, 28)},
     {{"from_period", "2026-01-01..2026-02-10"}, {"after_period", "2026-02-01..2026-02-10"}}},
    {"uneven_cycle",
     "3 раза в год",
     year,
     {{"even_parts", "2026-01-01..2026-04-30; 2026-05-01..2026-08-31; 2026-09-01..2026-12-31"},
      {"whole_period", "2026-01-01..2026-12-31"}}},
    {"lasting",
     "постоянно",
     year,
     {{"whole_period", "2026-01-01..2026-12-31"},
      {"each_quarter",
       "2026-01-01..2026-03-31; 2026-04-01..2026-06-30; 2026-07-01..2026-09-30; 2026-10-01..2026-12-31"},
      {"each_month", "recurring 12"},
      {"january_20", "2026-01-01..2027-01-20"}}},
    {"seasons",
     "весной",
     year,
     {{"by_months", "2026-03-01..2026-05-31"}, {"by_sun", "2026-03-21..2026-06-20"}}},
};

TEST(DeadlineConventions, each_choice_reads_the_words_its_own_way) {
    for (const Example& example : examples)
        for (const auto& [choice, reading] : example.readings) {
            EXPECT_EQ(read(example.words, example.plan, with(example.convention, choice)), reading)
                << example.convention << " " << choice;
            const Deadline deadline =
                read_deadline(example.words, example.plan, with(example.convention, choice));
            if (!deadline.ambiguous) {  // else another question stands first
                EXPECT_EQ(deadline.convention, example.convention) << example.words;
            }
        }
}

TEST(DeadlineConventions, all_have_an_example_of_each_choice) {
    std::set<std::string> shown;
    for (const Example& example : examples) {
        shown.insert(example.convention);
        const auto* convention = find_convention(example.convention);
        ASSERT_NE(convention, nullptr) << example.convention;
        EXPECT_EQ(example.readings.size(), convention->choices.size()) << example.convention;
        EXPECT_EQ(read(example.words, example.plan, {}),
                  example.readings.at(std::string(convention->choices.front().name)))
            << example.convention;
    }
    // Their examples are below: they have no windows to show.
    shown.insert({"urgent", "no_words"});
    for (const Convention& convention : conventions())
        EXPECT_TRUE(shown.contains(std::string(convention.name))) << convention.name;
}

TEST(DeadlineConventions, urgent_words_are_a_span_where_a_region_says_so) {
    EXPECT_EQ(read_deadline("срочно", year).after, std::nullopt);
    const ReadingRules rules = with("urgent", "three_days");
    EXPECT_EQ(read_deadline("срочно", year, rules).after, (EventSpan{3, EventSpan::Unit::day, false, {}}));
    EXPECT_EQ(read_deadline("незамедлительно", year, rules).after,
              (EventSpan{1, EventSpan::Unit::day, false, {}}));
    EXPECT_EQ(read_deadline("оперативно", year, rules).after,
              (EventSpan{10, EventSpan::Unit::day, false, {}}));
    EXPECT_EQ(read_deadline("срочно", year, rules).convention, "urgent");
    EXPECT_EQ(read_deadline("весьма срочно", year, rules).after,
              (EventSpan{3, EventSpan::Unit::day, false, {}}));
}

TEST(DeadlineConventions, urgent_words_are_counted_in_working_days_in_sverdlovsk) {
    const auto days_of = [](std::string_view words, std::string_view choice) {
        const auto span = read_deadline(words, year, with("urgent", choice)).after;
        if (!span) return std::string("by a person");
        return std::to_string(span->count) + (span->unit == EventSpan::Unit::working_day ? " working" : "");
    };
    EXPECT_EQ(days_of("весьма срочно", "working_days"), "1 working");
    EXPECT_EQ(days_of("срочно", "working_days"), "3 working");
    EXPECT_EQ(days_of("незамедлительно", "working_days"), "3 working");
    EXPECT_EQ(days_of("оперативно", "working_days"), "10 working");
    EXPECT_EQ(days_of("срочно", "three_and_ten"), "3");
    EXPECT_EQ(days_of("оперативно", "three_and_ten"), "10");
    EXPECT_EQ(days_of("незамедлительно", "three_and_ten"), "by a person");
    EXPECT_EQ(
        read_deadline("срочно", year, with("urgent", "three_and_ten")).rule,
        "«срочно»: «срочно» — три дня, «оперативно» — десять; о «незамедлительно» решает человек; с какого "
        "дня считать, указывает человек.");
}

TEST(DeadlineConventions, constant_work_is_told_of_by_20_january_where_a_region_says_so) {
    const ReadingRules rules = with("lasting", "january_20");
    const Period two{day_of(2026, 1, 1), day_of(2027, 12, 31)};
    EXPECT_EQ(read("постоянно", two, rules), "2026-01-01..2027-01-20; 2027-01-01..2028-01-20");
    EXPECT_EQ(read("в течение года", year, rules), "2026-01-01..2026-12-31") << "a span that is named";
}

TEST(DeadlineConventions, no_words_are_a_month_from_the_signing_where_an_agency_says_so) {
    EXPECT_EQ(read_deadline("", year).kind, DeadlineKind::missing);
    const Deadline deadline = read_deadline(" ", year, with("no_words", "one_month"));
    EXPECT_EQ(deadline.kind, DeadlineKind::unscheduled);
    EXPECT_EQ(deadline.after, (EventSpan{1, EventSpan::Unit::month, false, {}}));
    EXPECT_EQ(deadline.convention, "no_words");
    EXPECT_EQ(deadline.rule,
              "Срок не указан: без указанного срока исполняют в месячный срок со дня подписания.");
}

TEST(DeadlineConventions, a_doubt_names_its_convention_and_the_other_choice) {
    const Deadline deadline = read_deadline("до мая", year);
    EXPECT_TRUE(deadline.ambiguous);
    EXPECT_EQ(deadline.convention, "until_month");
    ASSERT_EQ(deadline.others.size(), 1U);
    EXPECT_EQ(deadline.others[0].convention, "until_month");
    EXPECT_EQ(deadline.others[0].choice, "through_it");
    EXPECT_EQ(days(deadline.others[0].windows), "..2026-05-31");
    EXPECT_EQ(deadline.others[0].rule,
              "«до мая» можно прочитать и как «по 31 мая 2026 года»: месяц включается, последний его день "
              "ещё в срок.");
}

TEST(DeadlineConventions, always_so_silences_the_doubt_whichever_way_a_person_answers) {
    for (const Example& example : examples) {
        if (!read_deadline(example.words, example.plan).ambiguous) continue;
        for (const auto& [choice, reading] : example.readings) {
            const Deadline deadline =
                read_deadline(example.words, example.plan, with(example.convention, choice));
            const bool asks =
                std::any_of(deadline.others.begin(), deadline.others.end(),
                            [&](const auto& other) { return other.convention == example.convention; });
            EXPECT_FALSE(asks) << example.convention << " " << choice;
            EXPECT_EQ(deadline.ambiguous, !deadline.others.empty()) << example.convention << " " << choice;
            const bool told =
                deadline.rule.find(sentence_of(example.convention, choice)) != std::string::npos;
            EXPECT_TRUE(told || deadline.ambiguous || deadline.windows.empty()) << deadline.rule;
        }
    }
}

TEST(DeadlineConventions, the_others_of_a_doubt_are_what_the_other_choices_read) {
    for (const Example& example : examples)
        for (const OtherReading& other : read_deadline(example.words, example.plan).others) {
            if (other.convention.empty()) continue;
            const Deadline chosen =
                read_deadline(example.words, example.plan, with(other.convention, other.choice));
            EXPECT_EQ(chosen.kind, other.kind) << example.words << " " << other.choice;
            EXPECT_EQ(chosen.windows, other.windows) << example.words << " " << other.choice;
        }
}

TEST(DeadlineConventions, one_answer_leaves_another_doubt_standing) {
    // «до» a month and which August: two questions.
    const Deadline asked = read_deadline("до августа", school);
    EXPECT_EQ(asked.others.size(), 2U);
    const Deadline half = read_deadline("до августа", school, with("school_august", "before"));
    EXPECT_TRUE(half.ambiguous);
    EXPECT_EQ(half.convention, "until_month");
    ReadingRules both = with("school_august", "before");
    ASSERT_TRUE(both.choose("until_month", "through_it"));
    EXPECT_FALSE(read_deadline("до августа", school, both).ambiguous);
}

TEST(DeadlineConventions, doubts_of_the_words_themselves_stay_whatever_the_rules) {
    const auto other = [](std::string_view words, const Period& plan) {
        const Deadline deadline = read_deadline(words, plan);
        EXPECT_TRUE(deadline.ambiguous) << words;
        const auto found = std::find_if(deadline.others.begin(), deadline.others.end(),
                                        [](const OtherReading& one) { return one.convention.empty(); });
        return found == deadline.others.end() ? "none"
               : found->windows.empty()       ? std::string(name(found->kind))
                                              : days(found->windows);
    };
    EXPECT_EQ(other("09.12", {day_of(2012, 9, 1), day_of(2013, 5, 31)}), "2012-09-01..2012-09-30");
    EXPECT_EQ(other("26.09.14г", {day_of(2015, 9, 1), day_of(2016, 5, 31)}), "2015-09-26..2015-09-26");
    EXPECT_EQ(other("31 апреля", year), "2026-05-01..2026-05-01");
    EXPECT_EQ(other("июль", school), "2026-07-01..2026-07-31");
    EXPECT_EQ(other("март", {day_of(2025, 1, 1), day_of(2027, 12, 31)}), "2026-03-01..2026-03-31");
    EXPECT_EQ(other("Ноябрь, апрель 2026 года", year), "2025-11-01..2025-11-30; 2026-04-01..2026-04-30");
    EXPECT_EQ(other("фсвраль", year), "unscheduled");
    EXPECT_EQ(other("выполнено 15 мая", year), "unscheduled");
    EXPECT_EQ(other("Апрель и по мере необходимости", year), "2026-01-01..2026-12-31");
    EXPECT_EQ(other("12 мая, 1 раз в полугодие", year), "2026-01-01..2026-06-30; 2026-07-01..2026-12-31");
    EXPECT_EQ(other("Май; постоянно", year), "2026-05-01..2026-05-31");
}

}  // namespace
}  // namespace vekha
