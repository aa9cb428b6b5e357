#include "workflow/service/weak_spot_finder.hpp"

#include <algorithm>
#include <tuple>

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<WeakSpotKind, 13> kinds{{{WeakSpotKind::no_lead, "no_lead"},
                                             {WeakSpotKind::no_controller, "no_controller"},
                                             {WeakSpotKind::dismissed, "dismissed"},
                                             {WeakSpotKind::unreachable, "unreachable"},
                                             {WeakSpotKind::one_channel, "one_channel"},
                                             {WeakSpotKind::silent_rung, "silent_rung"},
                                             {WeakSpotKind::calendar_missing, "calendar_missing"},
                                             {WeakSpotKind::calendar_provisional, "calendar_provisional"},
                                             {WeakSpotKind::substitution_loop, "substitution_loop"},
                                             {WeakSpotKind::substitution_chain, "substitution_chain"},
                                             {WeakSpotKind::acting_dismissed, "acting_dismissed"},
                                             {WeakSpotKind::unknown_policy, "unknown_policy"},
                                             {WeakSpotKind::waiting_row, "waiting_row"}}};

constexpr NameTable<WeakSpotKind, 13> headings{
    {{WeakSpotKind::no_lead, "Задачи без ответственного"},
     {WeakSpotKind::no_controller, "Задачи без контролёра"},
     {WeakSpotKind::dismissed, "Задачи за теми, кто больше не работает"},
     {WeakSpotKind::unreachable, "Люди, которым нельзя написать"},
     {WeakSpotKind::one_channel, "Люди, до которых доходит только один канал"},
     {WeakSpotKind::silent_rung, "Напоминания, которые никому не уйдут"},
     {WeakSpotKind::calendar_missing, "Годы без производственного календаря"},
     {WeakSpotKind::calendar_provisional, "Годы с предварительным календарём"},
     {WeakSpotKind::substitution_loop, "Замещения, которые ведут по кругу"},
     {WeakSpotKind::substitution_chain, "Слишком длинные цепочки замещений"},
     {WeakSpotKind::acting_dismissed, "Замещают те, кто больше не работает"},
     {WeakSpotKind::unknown_policy, "Неизвестные порядки напоминаний"},
     {WeakSpotKind::waiting_row, "Строки, которые ждут даты, а план заканчивается"}}};

}  // namespace

WeakSpots WeakSpotFinder::take() {
    std::vector<WeakSpot> all = std::move(alone_);
    for (auto& [key, spot] : shared_) all.push_back(std::move(spot));
    std::stable_sort(all.begin(), all.end(), [](const WeakSpot& a, const WeakSpot& b) {
        return std::tuple(a.kind, b.tasks) < std::tuple(b.kind, a.tasks);
    });
    std::map<WeakSpotKind, std::size_t> taken;
    for (auto& spot : all)
        if (++taken[spot.kind] <= weak_spot_examples) found_.examples.push_back(std::move(spot));
    return std::move(found_);
}

std::string_view name(WeakSpotKind kind) {
    return name_in(kinds, kind);
}

std::string_view heading(WeakSpotKind kind) {
    return name_in(headings, kind);
}

}  // namespace vekha
