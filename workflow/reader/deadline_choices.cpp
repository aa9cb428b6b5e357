#include "workflow/reader/deadline_choices.hpp"

#include <algorithm>

namespace vekha::reading {

std::string_view sentence_of(Doubt doubt) {
    switch (doubt) {
        case Doubt::other_year:
            return "год в словах не назван, подходит и другой";
        case Doubt::far_year:
            return "названный год далёк от плана и может быть опиской";
        case Doubt::misprint:
            return "в словах опечатка";
        case Doubt::no_such_day:
            return "такого дня в этом месяце нет";
        case Doubt::month_and_year:
            return "цифры можно понять и как месяц с годом";
        case Doubt::swapped:
            return "первый день назван позже последнего";
        case Doubt::order:
            return "месяцы названы не по порядку, первые могут быть из другого года";
        case Doubt::also_needed:
            return "рядом сказано «по мере необходимости»";
        case Doubt::rhythm_beside:
            return "рядом с датой назван и повторяющийся срок";
        case Doubt::lasting_beside:
            return "рядом назван и длящийся срок";
        case Doubt::coarser_rhythm:
            return "названы два повторяющихся срока";
        case Doubt::event_beside:
            return "срок зависит и от события или другого плана";
        case Doubt::fulfilled:
            return "это может быть отметка об исполнении, а не срок";
        case Doubt::clock_only:
            return "названо только время, а не день";
        case Doubt::onward:
            return "продолжение после первого срока названо без даты";
        case Doubt::cut:
            return "сроков больше, чем показано";
        case Doubt::scheme:
            return "дни внутри месяца уточняет человек";
        case Doubt::times_in_cycle:
            return "за один период работа делается несколько раз";
        case Doubt::reach:
            return "план длиннее или короче названного промежутка";
        case Doubt::approximate:
            return "срок назван приблизительно";
        case Doubt::no_date:
            return "в словах нет даты";
    }
    return {};
}

bool Choices::is(std::string_view convention, std::string_view choice, Weight weight) {
    const auto asked = std::find_if(questions_.begin(), questions_.end(),
                                    [&](const Question& q) { return q.convention == convention; });
    if (asked == questions_.end())
        questions_.push_back({convention, weight});
    else
        asked->weight = std::max(asked->weight, weight);
    return rules_.chosen(convention, choice);
}

bool Choices::take(Doubt doubt) {
    if (std::find(doubts_.begin(), doubts_.end(), doubt) == doubts_.end()) doubts_.push_back(doubt);
    return taken_ == doubt;
}

}  // namespace vekha::reading
