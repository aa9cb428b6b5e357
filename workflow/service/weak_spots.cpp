#include "workflow/service/weak_spots.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "workflow/engine/substitution.hpp"
#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/weak_spot_finder.hpp"

namespace vekha {
namespace {

constexpr TaskList looked_at[] = {TaskList::overdue, TaskList::upcoming, TaskList::to_accept};

std::string place_of(const Task& task) {
    return (task.number.empty() ? "" : "п. " + task.number + " ") + "«" + task.title + "» (задача " +
           std::to_string(task.id.value) + ")";
}

bool about_over(const StoredRoadmap& roadmap, Day today) {
    return roadmap.period.last <= today + period_about_over &&
           roadmap.period.last >= today - period_long_over;
}

bool any_refused(const Person& person) {
    constexpr AddressKind kinds[] = {AddressKind::email, AddressKind::telegram, AddressKind::max};
    return std::any_of(std::begin(kinds), std::end(kinds), [&](AddressKind kind) {
        return !person.address(kind).empty() && person.standing(kind) == AddressStanding::refused;
    });
}

class Looking {
  public:
    Looking(ReadView& view, const Organization& organization, const Reach& reach, Instant now,
            Directory directory)
        : view_(view),
          organization_(organization),
          reach_(reach),
          now_(now),
          today_(organization.zone->local(now).day),
          directory_(std::move(directory)) {}

    Result<WeakSpots> run() {
        const auto this_year = civil(today_).year();
        if (civil(today_).month() >= next_calendar_from) year(static_cast<int>(this_year) + 1, nullptr);
        for (const auto list : looked_at)
            if (auto looked = each_task(list); !looked) return tl::unexpected(looked.error());
        substitutions();
        if (auto looked = plans(); !looked) return tl::unexpected(looked.error());
        return finder_.take();
    }

  private:
    Result<void> each_task(TaskList list) {
        TaskQuery query;
        query.list = list;
        query.now = now_;
        query.limit = limits::page_most;
        for (;;) {
            const auto cards = view_.list(query);
            if (!cards) return tl::unexpected(cards.error());
            for (const auto& card : *cards) {
                const auto task = view_.task(card.id);
                if (!task) return tl::unexpected(task.error());
                if (*task) look_at(**task);
            }
            if (cards->size() < query.limit) return {};
            query.after = TaskCursor{cards->back().due_at, cards->back().id};
        }
    }

    void look_at(const Task& task) {
        finder_.looked_at_task();
        if (task.owed() && task.assignments.empty() && !task.gathers())
            finder_.add({WeakSpotKind::no_lead,
                         place_of(task),
                         "Некому напоминать и некому отчитаться.",
                         "Назначьте ответственного исполнителя.",
                         task.id,
                         {},
                         task.roadmap,
                         1});
        if (!task.controller)
            finder_.add({WeakSpotKind::no_controller,
                         place_of(task),
                         "Отчёт будет некому принять.",
                         "Назначьте контролёра.",
                         task.id,
                         {},
                         task.roadmap,
                         1});
        std::set<PersonId> people;
        for (const auto& one : task.assignments) people.insert(one.person);
        if (task.controller) people.insert(task.controller);
        for (const auto one : people) person(one, task);
        if (task.owed()) {
            year(static_cast<int>(civil(task.due).year()), &task);
            rungs(task);
        }
        policy(task.policy, "Задачи", &task, task.roadmap);
    }

    void person(PersonId id, const Task& task) {
        const auto* known = directory_.find(id);
        if (known == nullptr) return;
        const auto spot = [&](std::string reason, std::string mend) {
            return [&task, known, reason = std::move(reason), mend = std::move(mend)] {
                return WeakSpot{{}, known->name, reason, mend, task.id, known->id, {}, 0};
            };
        };
        const std::string key = std::to_string(id.value);
        if (!known->active) {
            finder_.again(WeakSpotKind::dismissed, key, true,
                          spot("Больше не работает, и ему никто не пишет.",
                               "Передайте задачи: vekha handover " + known->login + "."));
            return;
        }
        const std::size_t usable = reach_.usable_by(*known);
        if (usable == 0)
            finder_.again(WeakSpotKind::unreachable, key, true,
                          any_refused(*known)
                              ? spot("Адрес не принимает сообщений, а другого нет.",
                                     "Исправьте адрес или привяжите чат: человек сделает это по коду.")
                              : spot("Нет адреса ни для одного канала.", "Укажите почту или чат."));
        else if (usable == 1 && reach_.channels > 1)
            finder_.again(WeakSpotKind::one_channel, key, true,
                          spot("Если этот канал откажет, написать будет некуда.", "Укажите ещё один адрес."));
    }

    void year(int number, const Task* task) {
        const auto standing = organization_.calendar.standing(number);
        if (standing == CalendarStanding::official) return;
        const bool missing = standing == CalendarStanding::weekends_only;
        const auto kind = missing ? WeakSpotKind::calendar_missing : WeakSpotKind::calendar_provisional;
        const auto make = [&] {
            WeakSpot spot;
            spot.place = std::to_string(number) + " год";
            spot.reason =
                missing ? "Известны только выходные, праздники и переносы — нет: сроки могут сдвинуться."
                        : "Календарь составлен до постановления Правительства: сроки могут сдвинуться.";
            spot.mend = "Добавьте календарь года в папку календарей.";
            if (task != nullptr) spot.task = task->id;
            return spot;
        };
        finder_.again(kind, std::to_string(number), task != nullptr, make);
    }

    /// The places above a task that its ladder speaks to: is anybody there?
    void rungs(const Task& task) {
        const Policy& ladder = organization_.policy_of(task);
        for (const auto& place : places_above(ladder)) {
            const Audience audience = place.first;
            const auto* lead = directory_.find(task.lead());
            const std::string department =
                audience == Audience::department_head && lead != nullptr ? lead->department : "";
            const std::string key = ladder.name + "/" + std::string(name(audience)) + "/" + department;
            auto known = silent_.find(key);
            if (known == silent_.end())
                known = silent_.emplace(key, directory_.resolve(task, {audience}, today_).empty()).first;
            if (!known->second) continue;
            finder_.again(WeakSpotKind::silent_rung, key, true, [&] {
                return WeakSpot{{},
                                "Ступени " + place.second,
                                nobody_there(audience, department),
                                "Заведите человека с этой обязанностью или измените порядок напоминаний.",
                                task.id,
                                {},
                                task.roadmap,
                                0};
            });
        }
    }

    static std::string nobody_there(Audience audience, const std::string& department) {
        if (audience == Audience::head) return "Действующего руководителя нет: ему не скажут никогда.";
        if (audience == Audience::deputy_head) return "Действующего заместителя руководителя нет.";
        if (department.empty()) return "У ответственного не указан отдел: начальника отдела не найти.";
        return "В отделе «" + department + "» нет действующего начальника.";
    }

    /// The audiences above lead and controller that a ladder speaks to, each with the rungs that do.
    const std::map<Audience, std::string>& places_above(const Policy& ladder) {
        const auto [at, fresh] = places_.try_emplace(ladder.name);
        if (!fresh) return at->second;
        const auto note = [&places = at->second](const std::vector<Audience>& audience,
                                                 const std::string& id) {
            for (const auto one : audience) {
                if (one < Audience::department_head) continue;
                auto& rungs = places[one];
                rungs += (rungs.empty() ? "" : ", ") + id;
            }
        };
        for (const auto& rung : ladder.rungs) note(rung.audience, rung.id);
        if (ladder.weekly) note(ladder.weekly->audience, ladder.weekly->id);
        for (const auto& rung : ladder.acceptance) note(rung.audience, rung.id);
        return at->second;
    }

    void policy(const std::string& wanted, const std::string& whose, const Task* task, RoadmapId roadmap) {
        if (wanted.empty() || wanted == organization_.policy.name || organization_.policies.contains(wanted))
            return;
        finder_.again(WeakSpotKind::unknown_policy, whose + "/" + wanted, task != nullptr, [&] {
            WeakSpot spot;
            spot.place = whose + ": «" + wanted + "»";
            spot.reason = "Такого порядка напоминаний в настройках нет: действует общий.";
            spot.mend = "Верните файл порядка или выберите другой.";
            if (task != nullptr) spot.task = task->id;
            spot.roadmap = roadmap;
            return spot;
        });
    }

    void substitutions() {
        const auto& all = directory_.substitutions();
        for (const auto& one : all) {
            if (standing_of(one, today_) == SubstitutionStanding::past) continue;
            const Day day = std::max(one.from, today_);
            const auto fault = chain_fault(all, one.away, day);
            if (fault == ChainFault::loop)
                add(WeakSpotKind::substitution_loop, one,
                    "Замещение возвращается к тому, кого замещают: не действует никто.");
            if (fault == ChainFault::too_long)
                add(WeakSpotKind::substitution_chain, one,
                    "Подряд больше " + std::to_string(substitution_chain_most) +
                        " замещений: напоминания остаются отсутствующему.");
            const auto* acting = directory_.find(one.acting);
            if (acting == nullptr || !acting->active)
                add(WeakSpotKind::acting_dismissed, one, "Замещающий больше не работает.");
        }
    }

    void add(WeakSpotKind kind, const Substitution& one, std::string reason) {
        const auto* away = directory_.find(one.away);
        WeakSpot spot;
        spot.kind = kind;
        spot.place = (away == nullptr ? "" : away->name + ", ") + one.order;
        spot.reason = std::move(reason);
        spot.mend = "Завершите замещение и назначьте того, кто на месте.";
        spot.person = one.away;
        finder_.add(std::move(spot));
    }

    Result<void> plans() {
        const auto roadmaps = view_.roadmaps();
        if (!roadmaps) return tl::unexpected(roadmaps.error());
        for (const auto& roadmap : *roadmaps) {
            const std::string whose = "Карта «" + roadmap.title + "»";
            policy(roadmap.policy, whose, nullptr, roadmap.id);
            for (const auto& [section, ladder] : roadmap.section_policies)
                policy(ladder, whose + ", раздел «" + section + "»", nullptr, roadmap.id);
            if (about_over(roadmap, today_))
                if (auto looked = waiting_rows(roadmap, whose); !looked) return looked;
        }
        return {};
    }

    Result<void> waiting_rows(const StoredRoadmap& roadmap, const std::string& whose) {
        const auto items = view_.items(roadmap.id);
        if (!items) return tl::unexpected(items.error());
        for (const auto& one : *items)
            if (one.plan.waits && one.dropped_in == 0)
                finder_.add({WeakSpotKind::waiting_row,
                             whose + ", п. " + one.item.number.value_or(std::to_string(one.position)),
                             "Дата «" + one.item.deadline.text + "» не назначена, а план действует до " +
                                 russian_date(roadmap.period.last) + " г.",
                             "Назначьте дату или снимите строку с контроля.",
                             {},
                             {},
                             roadmap.id,
                             0});
        return {};
    }

    ReadView& view_;
    const Organization& organization_;
    const Reach& reach_;
    Instant now_;
    Day today_;
    Directory directory_;
    WeakSpotFinder finder_;
    std::map<std::string, bool> silent_;  ///< by ladder, place and department
    std::map<std::string, std::map<Audience, std::string>> places_;
};

}  // namespace

Result<WeakSpots> weak_spots(ReadView& view, const Organization& organization, const Reach& reach,
                             Instant now) {
    auto directory = Directory::read(view);
    if (!directory) return tl::unexpected(directory.error());
    return Looking(view, organization, reach, now, std::move(*directory)).run();
}

}  // namespace vekha
