#include "workflow/reader/deadline.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "workflow/model/limits.hpp"

namespace vekha {
namespace {

struct Case {
    std::string phrase;
    std::string period;  // first..last
    std::string kind;
    std::string windows;  // "a..b; c..d", an open first day is empty; "n=12" only counts them
    std::string every = "";
    bool ambiguous = false;
};

Period period_of(const std::string& text) {
    return {*parse_day(text.substr(0, 10)), *parse_day(text.substr(12))};
}

std::string windows_of(const Deadline& deadline, bool count) {
    if (count) return "n=" + std::to_string(deadline.windows.size());
    std::string out;
    for (const Window& window : deadline.windows)
        out += (out.empty() ? "" : "; ") + (window.first ? format(*window.first) : "") + ".." +
               format(window.last);
    return out;
}

void PrintTo(const Case& c, std::ostream* out) {
    *out << c.phrase;
}

class DeadlineTable : public testing::TestWithParam<Case> {};

TEST_P(DeadlineTable, reads) {
    const Case& wanted = GetParam();
    const Deadline got = read_deadline(wanted.phrase, period_of(wanted.period));
    EXPECT_EQ(name(got.kind), wanted.kind);
    EXPECT_EQ(windows_of(got, wanted.windows.starts_with("n=")), wanted.windows);
    EXPECT_EQ(got.every ? name(*got.every) : "", wanted.every);
    EXPECT_EQ(got.ambiguous, wanted.ambiguous);
    EXPECT_FALSE(got.rule.empty());
}

const std::string year = "2026-01-01..2026-12-31";
const std::string school = "2026-09-01..2027-05-31";
const std::string march = "2026-03-01..2026-03-31";
const std::string years = "2025-01-01..2027-12-31";

INSTANTIATE_TEST_SUITE_P(
    Days, DeadlineTable,
    testing::Values(Case{"До 15 апреля 2026 года", year, "once", "..2026-04-15"},
                    Case{"до «15» апреля", year, "once", "..2026-04-15"},
                    Case{"до05.09", school, "once", "..2026-09-05"},
                    Case{"не позднее 1 ноября", year, "once", "..2026-11-01"},
                    Case{"к 1 сентября", year, "once", "..2026-09-01"},
                    Case{"12 января", school, "once", "2027-01-12..2027-01-12"},
                    Case{"17-21.05", year, "once", "2026-05-17..2026-05-21"},
                    Case{"с 25.04 по 08.05.26", year, "once", "2026-04-25..2026-05-08"},
                    Case{"5 августа – 5 сентября", year, "once", "2026-08-05..2026-09-05"},
                    Case{"3, 10 и 17 июня", year, "several",
                         "2026-06-03..2026-06-03; 2026-06-10..2026-06-10; 2026-06-17..2026-06-17"},
                    Case{"14.05; 15.05", year, "once", "2026-05-14..2026-05-15", "", true},
                    Case{"11.12-16.13", school, "once", "2026-12-11..2026-12-16", "", true},
                    Case{"31 апреля", year, "once", "2026-04-30..2026-04-30", "", true},
                    Case{"15.05.2026 в 14.00", year, "once", "2026-05-15..2026-05-15"},
                    Case{"9.30-11.00", "2026-05-15..2026-05-15", "once", "2026-05-15..2026-05-15", "", true},
                    Case{"2026-04-15", year, "once", "2026-04-15..2026-04-15"}));

INSTANTIATE_TEST_SUITE_P(
    Months, DeadlineTable,
    testing::Values(
        Case{"Октябрь, 2026", year, "once", "2026-10-01..2026-10-31"},
        Case{"до октября 2026 года", year, "once", "..2026-09-30", "", true},
        Case{"до конца октября", year, "once", "..2026-10-31"},
        Case{"Апрель – июнь 2026 г.", year, "once", "2026-04-01..2026-06-30"},
        Case{"Март-апрель-май 2026 г.г.", year, "once", "2026-03-01..2026-05-31"},
        Case{"Июнь, июль 2026 г", year, "once", "2026-06-01..2026-07-31"},
        Case{"Март, май, октябрь 2026", year, "several",
             "2026-03-01..2026-03-31; 2026-05-01..2026-05-31; 2026-10-01..2026-10-31"},
        Case{"Март – апрель, октябрь 2026 г.", year, "several",
             "2026-03-01..2026-04-30; 2026-10-01..2026-10-31"},
        Case{"Октябрь, март, апрель 2026 года", year, "several",
             "2026-03-01..2026-03-31; 2026-04-01..2026-04-30; 2026-10-01..2026-10-31", "", true},
        Case{"Ноябрь, декабрь, январь 2026 года", year, "once", "2025-11-01..2026-01-31", "", true},
        Case{"Февраль – март 2026 года; Октябрь 2026 года", year, "several",
             "2026-02-01..2026-03-31; 2026-10-01..2026-10-31"},
        Case{"сентебрь 2026", year, "once", "2026-09-01..2026-09-30", "", true},
        Case{"декабрь 2025 - февраль 2026", year, "once", "2025-12-01..2026-02-28"},
        Case{"август", school, "once", "2026-08-01..2026-08-31", "", true},
        Case{"октябрь, январь", school, "several", "2026-10-01..2026-10-31; 2027-01-01..2027-01-31"},
        Case{"Октябрь Февраль Март", school, "several", "2026-10-01..2026-10-31; 2027-02-01..2027-03-31", "",
             true}));

INSTANTIATE_TEST_SUITE_P(
    Parts, DeadlineTable,
    testing::Values(Case{"2026", years, "once", "2026-01-01..2026-12-31"},
                    Case{"2025-2026 годы", years, "once", "2025-01-01..2026-12-31"},
                    Case{"III квартал 2026 года", year, "once", "2026-07-01..2026-09-30"},
                    Case{"III квартал 2026 года", school, "once", "2026-09-01..2026-09-30"},
                    Case{"1, 3 квартал", year, "several", "2026-01-01..2026-03-31; 2026-07-01..2026-09-30"},
                    Case{"II полугодие 2026 г.", year, "once", "2026-07-01..2026-12-31"},
                    Case{"первая половина учебного года", school, "once", "2026-09-01..2026-12-31", "", true},
                    Case{"3 четверть", school, "once", "2027-01-01..2027-03-31", "", true},
                    Case{"2-я неделя апреля", year, "once", "2026-04-08..2026-04-14", "", true},
                    Case{"2 неделя", march, "once", "2026-03-08..2026-03-14", "", true},
                    Case{"I, II нед.", march, "once", "2026-03-01..2026-03-14", "", true},
                    Case{"вторая половина мая", year, "once", "2026-05-16..2026-05-31", "", true},
                    Case{"третья декада июня", year, "once", "2026-06-21..2026-06-30", "", true},
                    Case{"2026-2027 учебный год", years, "once", "2026-09-01..2027-05-31"}));

INSTANTIATE_TEST_SUITE_P(
    Lasting, DeadlineTable,
    testing::Values(Case{"В течение 2026 года", years, "throughout", "2026-01-01..2026-12-31"},
                    Case{"в теч. года", year, "throughout", "2026-01-01..2026-12-31"},
                    Case{"в течение учебного года", school, "throughout", "2026-09-01..2027-05-31"},
                    Case{"в течении месяца", march, "throughout", "2026-03-01..2026-03-31"},
                    Case{"в течение мая", year, "throughout", "2026-05-01..2026-05-31"},
                    Case{"постоянно", year, "throughout", "2026-01-01..2026-12-31"},
                    Case{"ежедневно", year, "throughout", "2026-01-01..2026-12-31"},
                    Case{"в течение месячника", march, "throughout", "2026-03-01..2026-03-31"},
                    Case{"в течение года, по запросу", year, "throughout", "2026-01-01..2026-12-31"},
                    Case{"01.06.2026, далее постоянно", years, "several",
                         "2026-06-01..2026-06-01; 2026-06-02..2027-12-31", "", true}));

INSTANTIATE_TEST_SUITE_P(
    Repeating, DeadlineTable,
    testing::Values(
        Case{"1 раз в квартал", year, "recurring", "n=4", "quarter"},
        Case{"Ежемесячно 2026", years, "recurring", "n=12", "month"},
        Case{"ежемесячно с сентября по ноябрь", school, "recurring",
             "2026-09-01..2026-09-30; 2026-10-01..2026-10-31; 2026-11-01..2026-11-30", "month"},
        Case{"ежемесячно до 25 числа", "2026-01-01..2026-02-20", "recurring", "2026-01-01..2026-01-25",
             "month"},
        Case{"до 10 числа месяца, следующего за отчетным", "2026-01-01..2026-03-31", "recurring",
             "2026-01-01..2026-02-10; 2026-02-01..2026-03-10", "month", true},
        Case{"ежегодно, до 15 марта", years, "recurring",
             "2025-01-01..2025-03-15; 2026-01-01..2026-03-15; 2027-01-01..2027-03-15", "year"},
        Case{"ежегодно в августе", years, "recurring",
             "2025-08-01..2025-08-31; 2026-08-01..2026-08-31; 2027-08-01..2027-08-31", "year"},
        Case{"каждую пятницу", march, "recurring",
             "2026-03-06..2026-03-06; 2026-03-13..2026-03-13; 2026-03-20..2026-03-20; 2026-03-27..2026-03-27",
             "week"},
        Case{"последний вторник месяца", "2026-01-01..2026-02-28", "recurring",
             "2026-01-27..2026-01-27; 2026-02-24..2026-02-24", "month"},
        Case{"раз в 10 дней", "2026-03-01..2026-03-20", "recurring",
             "2026-03-01..2026-03-10; 2026-03-11..2026-03-20", "", true},
        Case{"раз в два месяца", "2026-01-01..2026-04-30", "recurring",
             "2026-01-01..2026-02-28; 2026-03-01..2026-04-30", "", true},
        Case{"2 раза в год", school, "recurring", "2026-09-01..2026-12-31; 2027-01-01..2027-05-31",
             "half_year"},
        Case{"3 раза в год", year, "recurring",
             "2026-01-01..2026-04-30; 2026-05-01..2026-08-31; 2026-09-01..2026-12-31", "", true},
        Case{"раз в четверть", school, "recurring", "n=4", "", true},
        Case{"не реже одного раза в полугодие", year, "recurring", "n=2", "half_year"},
        Case{"не реже 1 раза в месяц и по мере необходимости", year, "recurring", "n=12", "month", true},
        Case{"с 20 по 31 каждого месяца", "2026-02-01..2026-03-31", "recurring",
             "2026-02-20..2026-02-28; 2026-03-20..2026-03-31", "month"}));

INSTANTIATE_TEST_SUITE_P(Nothing, DeadlineTable,
                         testing::Values(Case{"", year, "missing", ""}, Case{" – ", year, "missing", ""},
                                         Case{"в установленные сроки", year, "unscheduled", ""},
                                         Case{"по мере необходимости", year, "unscheduled", ""},
                                         Case{"по отдельному плану", year, "unscheduled", ""},
                                         Case{"в течение 3 дней после приказа", year, "unscheduled", ""},
                                         Case{"по истечении 2-х недель", year, "unscheduled", ""},
                                         Case{"в случае выявления", year, "unscheduled", ""},
                                         Case{"до начала учебного года", year, "unscheduled", ""},
                                         Case{"по факту", year, "unscheduled", ""},
                                         Case{"по закону от 29.12.2012 № 273-ФЗ", year, "unscheduled", ""},
                                         Case{"по плану работы на 2026 год", year, "unscheduled", ""},
                                         Case{"осенние каникулы", year, "unscheduled", "", "", true}));

INSTANTIATE_TEST_SUITE_P(
    Bullets, DeadlineTable,
    testing::Values(Case{"12 марта\n20 апреля\nпо плану", year, "several",
                         "2026-03-12..2026-03-12; 2026-04-20..2026-04-20"},
                    Case{"согласно приказу от 12.03.2025 № 45, до 15 мая", year, "once", "..2026-05-15"},
                    Case{"Апрель и по мере необходимости", year, "once", "2026-04-01..2026-04-30", "", true},
                    Case{"Май; постоянно", year, "several", "2026-05-01..2026-05-31; 2026-01-01..2026-12-31",
                         "", true},
                    Case{"ежеквартально, ежемесячно", year, "recurring", "n=12", "month", true}));

TEST(Deadline, a_rhythm_over_many_years_is_cut_at_the_limit_and_says_so) {
    const Deadline deadline = read_deadline("еженедельно", period_of("2000-01-01..2040-12-31"));
    EXPECT_EQ(deadline.windows.size(), limits::windows_per_deadline);
    EXPECT_TRUE(deadline.ambiguous);
    EXPECT_NE(deadline.rule.find("показаны первые 1000"), std::string::npos) << deadline.rule;
}

TEST(Deadline, too_many_words_are_left_to_a_person) {
    const Deadline deadline = read_deadline(std::string(limits::deadline_bytes + 1, '1'), period_of(year));
    EXPECT_EQ(deadline.kind, DeadlineKind::unscheduled);
    EXPECT_TRUE(deadline.ambiguous);
}

TEST(Deadline, without_a_plan_a_month_has_no_year) {
    EXPECT_EQ(read_deadline("до 15 мая", reading::Frame{}).kind, DeadlineKind::unscheduled);
    EXPECT_EQ(read_deadline("до 15 мая 2026 г.", reading::Frame{}).kind, DeadlineKind::once);
}

TEST(Deadline, under_the_heading_of_a_month_a_year_is_still_the_plans) {
    const reading::Frame frame{period_of(year), period_of(march)};
    EXPECT_EQ(windows_of(read_deadline("в течение месяца", frame), false), "2026-03-01..2026-03-31");
    EXPECT_EQ(windows_of(read_deadline("в течение года", frame), false), "2026-01-01..2026-12-31");
    EXPECT_EQ(windows_of(read_deadline("до 20 числа", frame), false), "..2026-03-20");
}

TEST(Deadline, the_words_are_kept_as_printed) {
    EXPECT_EQ(read_deadline(" До\n 15  мая", period_of(year)).text, "До 15 мая");
}

}  // namespace
}  // namespace vekha
