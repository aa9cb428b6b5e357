#include "workflow/model/reading_rules.hpp"

#include <algorithm>
#include <array>

namespace vekha {
namespace {

constexpr std::array until_month{
    ConventionChoice{"before_it", "месяц не включается, срок кончается до его начала"},
    ConventionChoice{"through_it", "месяц включается, последний его день ещё в срок"},
};
constexpr std::array not_later{
    ConventionChoice{"through_it", "месяц включается, последний его день ещё в срок"},
    ConventionChoice{"before_it", "месяц не включается, срок кончается до его начала"},
};
constexpr std::array until_day{
    ConventionChoice{"through_it", "сам названный день ещё в срок"},
    ConventionChoice{"before_it", "названный день не включается"},
};
constexpr std::array bare_day{
    ConventionChoice{"on_it", "названный без предлога день и есть день исполнения"},
    ConventionChoice{"until_it", "день без предлога значит «до» этого дня"},
};
constexpr std::array since{
    ConventionChoice{"to_plan_end", "назван только первый день, последним считается конец плана"},
    ConventionChoice{"begins", "назван день начала, к нему работа и должна начаться"},
};
constexpr std::array month_weeks{
    ConventionChoice{"by_sevens", "неделя месяца считается по семь дней от первого числа"},
    ConventionChoice{"calendar_weeks",
                     "неделя месяца считается с понедельника, первая та, на которую приходится первое число"},
    ConventionChoice{"full_weeks", "неделя месяца считается с понедельника, первая та, что вся в месяце"},
};
constexpr std::array month_parts{
    ConventionChoice{"by_days", "половина месяца считается по 15 число и с 16-го, декада — по десять дней"},
    ConventionChoice{"whole_month", "часть месяца контролируется по концу месяца"},
};
constexpr std::array month_edges{
    ConventionChoice{"decades", "начало, середина и конец месяца считаются его декадами"},
    ConventionChoice{"weeks",
                     "начало, середина и конец месяца считаются неделями (1–7, 12–18 и семь последних дней)"},
};
constexpr std::array year_edges{
    ConventionChoice{"month", "начало и конец года считаются первым и последним его месяцем"},
    ConventionChoice{"half_month", "начало и конец года считаются первыми и последними пятнадцатью днями"},
};
constexpr std::array school_year_end{
    ConventionChoice{"may_31", "учебный год считается с 1 сентября по 31 мая"},
    ConventionChoice{"june_30", "учебный год считается с 1 сентября по 30 июня"},
    ConventionChoice{"august_31", "учебный год считается с 1 сентября по 31 августа"},
};
constexpr std::array school_terms{
    ConventionChoice{"by_months",
                     "четверти и половины учебного года считаются по месяцам (сентябрь–октябрь, "
                     "ноябрь–декабрь, январь–март, апрель–май)"},
    ConventionChoice{"by_breaks",
                     "четверти и половины учебного года считаются без каникул (1.09–27.10, 5.11–28.12, "
                     "9.01–22.03, 1.04–26.05; триместры 1.09–17.11, 25.11–16.02, 24.02–26.05)"},
};
constexpr std::array school_half{
    ConventionChoice{"of_school_year", "полугодие в плане на учебный год — половина учебного года"},
    ConventionChoice{"of_calendar_year", "полугодие и в плане на учебный год считается календарным"},
};
constexpr std::array school_august{
    ConventionChoice{"before", "август плана на учебный год — тот, что перед его началом"},
    ConventionChoice{"after", "август плана на учебный год — тот, что после его окончания"},
};
constexpr std::array school_breaks{
    ConventionChoice{"by_person", "дни каникул назначает человек"},
    ConventionChoice{"usual",
                     "каникулы в обычные дни (28.10–4.11, 29.12–8.01, 23–31.03, с 1 июня по 31 августа)"},
};
constexpr std::array new_year_list{
    ConventionChoice{"runs_on", "список через Новый год идёт подряд, год назван для последнего месяца"},
    ConventionChoice{"same_year", "названный год относится ко всем месяцам списка"},
};
constexpr std::array neighbours{
    ConventionChoice{"one_window", "соседние даты списка составляют один срок"},
    ConventionChoice{"each", "у каждой даты списка свой срок"},
};
constexpr std::array every_cycle{
    ConventionChoice{"last_day", "срок каждого периода — его последний день"},
    ConventionChoice{"tenth_after", "срок каждого периода — 10 число после его окончания"},
};
constexpr std::array quarter_day{
    ConventionChoice{"last_month", "число названо для последнего месяца периода"},
    ConventionChoice{"next_month", "число названо для месяца после периода"},
};
constexpr std::array reporting{
    ConventionChoice{"from_period", "окно начинается вместе с отчётным периодом"},
    ConventionChoice{"after_period", "окно начинается, когда отчётный период кончился"},
};
constexpr std::array uneven_cycle{
    ConventionChoice{"even_parts", "период плана делится на равные части"},
    ConventionChoice{"whole_period", "сроки внутри периода свободны, контролируется весь период"},
};
constexpr std::array lasting{
    ConventionChoice{"whole_period", "срок длится весь промежуток"},
    ConventionChoice{"each_quarter", "постоянная работа контролируется поквартально"},
    ConventionChoice{"each_month", "постоянная работа контролируется помесячно"},
    ConventionChoice{"january_20",
                     "«постоянно» — о каждом годе к 20 января следующего; «в течение года» длится весь год"},
};
constexpr std::array seasons{
    ConventionChoice{"by_months", "время года считается по календарным месяцам"},
    ConventionChoice{"by_sun", "время года считается от солнцестояний и равноденствий"},
};
constexpr std::array urgent{
    ConventionChoice{"by_person", "дату назначает человек"},
    ConventionChoice{"three_days", "«срочно» — три дня, «незамедлительно» — один, «оперативно» — десять"},
    ConventionChoice{"working_days",
                     "«весьма срочно» — один рабочий день, «срочно» и «незамедлительно» — три, "
                     "«оперативно» — десять"},
    ConventionChoice{"three_and_ten",
                     "«срочно» — три дня, «оперативно» — десять; о «незамедлительно» решает человек"},
};
constexpr std::array no_words{
    ConventionChoice{"by_person", "дату назначает человек"},
    ConventionChoice{"one_month", "без указанного срока исполняют в месячный срок со дня подписания"},
};

constexpr std::array all{
    Convention{"until_month", "«до» месяца без числа: «до мая»", until_month},
    Convention{"not_later", "«не позднее» месяца без числа: «не позднее мая»", not_later},
    Convention{"until_day", "«до» дня: «до 15 мая»", until_day},
    Convention{"bare_day", "день без предлога: «15 мая»", bare_day},
    Convention{"since", "начало без конца: «с 1 сентября»", since},
    Convention{"month_weeks", "неделя месяца: «вторая неделя мая»", month_weeks},
    Convention{"month_parts", "часть месяца: «первая половина мая», «вторая декада июня»", month_parts},
    Convention{"month_edges", "«начало», «середина», «конец» месяца", month_edges},
    Convention{"year_edges", "«начало» и «конец» года или учебного года", year_edges},
    Convention{"school_year_end", "конец учебного года: «в 2026-2027 учебном году»", school_year_end},
    Convention{"school_terms", "учебные четверти, триместры и половины учебного года", school_terms},
    Convention{"school_half", "«I полугодие» в плане на учебный год", school_half},
    Convention{"school_august", "«август» в плане на учебный год", school_august},
    Convention{"school_breaks", "каникулы: «осенние каникулы»", school_breaks},
    Convention{"new_year_list", "месяцы через Новый год: «декабрь, январь 2027 года»", new_year_list},
    Convention{"neighbours", "соседние месяцы и дни списка: «май, июнь»", neighbours},
    Convention{"every_cycle", "«ежеквартально», «ежемесячно» без дня", every_cycle},
    Convention{"quarter_day", "число без месяца: «ежеквартально, до 20 числа»", quarter_day},
    Convention{"reporting", "«до 10 числа месяца, следующего за отчётным»", reporting},
    Convention{"uneven_cycle", "«3 раза в год», «раз в 14 дней»", uneven_cycle},
    Convention{"lasting", "«постоянно», «в течение года»", lasting},
    Convention{"seasons", "времена года: «весной», «летний период»", seasons},
    Convention{"urgent", "«срочно», «незамедлительно», «оперативно»", urgent},
    Convention{"no_words", "срок не указан", no_words},
};

template <class Range>
std::string names_of(const Range& range) {
    std::string out;
    for (const auto& one : range) out += (out.empty() ? "" : ", ") + std::string(one.name);
    return out;
}

}  // namespace

std::span<const Convention> conventions() {
    return all;
}

const Convention* find_convention(std::string_view name) {
    const auto* found =
        std::find_if(all.begin(), all.end(), [&](const Convention& one) { return one.name == name; });
    return found == all.end() ? nullptr : found;
}

std::string_view sentence_of(std::string_view convention, std::string_view choice_name) {
    if (const auto* known = find_convention(convention))
        for (const auto& one : known->choices)
            if (one.name == choice_name) return one.sentence;
    return {};
}

std::string_view ReadingRules::choice(std::string_view convention) const {
    if (const auto mine = given_.find(convention); mine != given_.end()) return mine->second;
    const auto* known = find_convention(convention);
    return known == nullptr ? std::string_view{} : known->choices.front().name;
}

Result<void> ReadingRules::choose(std::string_view convention, std::string_view choice_name) {
    const auto* known = find_convention(convention);
    if (known == nullptr)
        return failure(Fault::invalid_input, "Нет такого правила чтения: «" + std::string(convention) + "»",
                       std::string(convention), "Есть: " + names_of(all));
    const bool there = std::any_of(known->choices.begin(), known->choices.end(),
                                   [&](const ConventionChoice& one) { return one.name == choice_name; });
    if (!there)
        return failure(Fault::invalid_input, "Нет такого ответа: «" + std::string(choice_name) + "»",
                       std::string(convention), "Есть: " + names_of(known->choices));
    given_.insert_or_assign(std::string(convention), std::string(choice_name));
    return {};
}

void ReadingRules::forget(std::string_view convention) {
    if (const auto mine = given_.find(convention); mine != given_.end()) given_.erase(mine);
}

void ReadingRules::adopt(const ReadingRules& over) {
    for (const auto& [convention, answer] : over.given_) given_.insert_or_assign(convention, answer);
}

}  // namespace vekha
