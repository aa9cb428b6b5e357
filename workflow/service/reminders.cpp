#include "workflow/service/reminders.hpp"

#include <algorithm>
#include <functional>

#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/service/found_task.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/record.hpp"
#include "workflow/service/rung_notices.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

using Changes = Result<std::vector<TaskChange>>;

std::string place(TaskId task) {
    return "задача " + std::to_string(task.value);
}

Result<void> check_reason(const std::string& words, std::string_view what) {
    if (words.find_first_not_of(" \t\r\n") == std::string::npos)
        return failure(Fault::invalid_input, "Не указано: " + std::string(what) + ".", "reason",
                       "Напишите хотя бы одно предложение.");
    if (words.size() > limits::words_bytes)
        return failure(Fault::too_large, "Слишком длинный текст: " + std::string(what) + ".", "reason");
    return {};
}

/// A day from today on, at most `span` ahead.
Result<void> check_until(Day until, Day today, std::chrono::days span) {
    if (until < today || until > today + span)
        return failure(
            Fault::invalid_input,
            "Конец возможен с " + russian_date(today) + " по " + russian_date(today + span) + " года.",
            "until");
    return {};
}

Result<FoundTask> find(ReadView& view, const OnTask& at) {
    auto found = find_task(view, at.organization, at.actor, at.task, at.now);
    if (!found) return tl::unexpected(found.error());
    if (at.actor.only_task || !places_of(found->task, found->acting).has(Place::controller))
        return failure(Fault::forbidden, "Порядок напоминаний меняет координатор, и не о своей работе.",
                       place(at.task), "Обратитесь к координатору, на контроле у которого задача.");
    return std::move(*found);
}

Result<Task> change_task(const OnTask& at, const std::function<Changes(Transaction&, const Task&)>& decide) {
    return write_as<Task>(at.store, [&](Transaction& change) -> Result<Task> {
        auto found = find(change, at);
        if (!found) return tl::unexpected(found.error());
        Task& task = found->task;
        if (auto seen = check_version(task, at.expected_version); !seen) return tl::unexpected(seen.error());
        if (task.closed())
            return failure(Fault::wrong_state, "Задача закрыта, напоминаний по ней нет.", place(at.task));
        const auto changes = decide(change, task);
        if (!changes) return tl::unexpected(changes.error());
        // A controller's step like a return: both names are on record where somebody stands in.
        const PersonId away = stood_in_for(task, found->acting, TaskStep::return_report);
        if (auto done = record(change, task, at.actor.person, at.now, *changes, away); !done)
            return tl::unexpected(done.error());
        if (auto done = save_scheduled(change, task, at.organization, at.now); !done)
            return tl::unexpected(done.error());
        return std::move(task);
    });
}

Day today(const OnTask& at) {
    return at.organization.zone->local(at.now).day;
}

std::vector<LaidRung> ladder_of(const OnTask& at, const Task& task) {
    return lay_current(task, at.organization.policy_of(task), at.organization.calendar,
                       *at.organization.zone);
}

/// Where in the ladder a rung stands that has not spoken yet.
Result<std::size_t> ahead(const Task& task, const std::vector<LaidRung>& ladder, const std::string& rung) {
    const auto found =
        std::find_if(ladder.begin(), ladder.end(), [&](const LaidRung& one) { return one.id == rung; });
    if (found == ladder.end())
        return failure(Fault::invalid_input, "У задачи нет ступени «" + rung + "».", "rung",
                       "Ступени, которые ещё впереди, показаны в задаче.");
    if (is_settled(task, *found))
        return failure(Fault::wrong_state, "Ступень «" + rung + "» уже пройдена.", "rung");
    return static_cast<std::size_t>(found - ladder.begin());
}

Result<void> check_person(ReadView& view, PersonId actor, const Task& task, PersonId id) {
    const auto person = view.person(id);
    if (!person) return tl::unexpected(person.error());
    if (!*person || !(*person)->active)
        return failure(Fault::invalid_input, "Такого сотрудника нет или он не работает.", "person");
    const auto home = home_of(view, task);
    if (!home) return tl::unexpected(home.error());
    return require_near(view, actor, home->unit, **person, "person");
}

/// A person may be singled out of the rung's own people alone.
Result<void> check_addressee(Transaction& change, const OnTask& at, const Task& task, const LaidRung& rung,
                             PersonId person) {
    if (!person) return {};
    const auto directory = Directory::read(change);
    if (!directory) return tl::unexpected(directory.error());
    const Day day = at.organization.zone->local(rung.moment).day;
    for (const auto& one : directory->resolve(task, rung.audience, std::max(day, today(at))))
        if (one.person == person) return {};
    return failure(Fault::invalid_input, "Этого человека ступень «" + rung.id + "» не касается.", "person");
}

Result<void> check_kind(const OnTask& at, const RungEdit& edit) {
    const bool holds = edit.kind == RungEdit::Kind::hold;
    if (holds != edit.until.has_value())
        return failure(
            Fault::invalid_input,
            holds ? "Не указано, до какого дня придержать." : "День нужен, только чтобы придержать.",
            "until");
    if (!holds) return {};
    return check_until(*edit.until, today(at), cadence_span);
}

/// The change, refused where it would leave the rung behind what is settled: it would then pass in silence.
Changes edited(const OnTask& at, const Task& task, const RungEdited& edited) {
    Task after = task;
    apply(after, {task.id, at.actor.person, at.now, edited});
    for (const auto& rung : ladder_of(at, after))
        if (rung.id == edited.edit.rung && is_settled(after, rung))
            return failure(Fault::wrong_state,
                           "День ступени «" + rung.id + "» уже прошёл: она не будет отправлена.", "rung",
                           "Придержите её до более позднего дня.");
    return std::vector<TaskChange>{edited};
}

}  // namespace

Result<Task> set_cadence(const OnTask& at, int every, Day until, const std::string& reason) {
    return change_task(at, [&](Transaction&, const Task& task) -> Changes {
        if (every < 1 || every > cadence_most)
            return failure(Fault::invalid_input,
                           "Напоминать можно раз в 1–" + std::to_string(cadence_most) + " рабочих дней.",
                           "every");
        if (auto good = check_until(until, today(at), cadence_span); !good)
            return tl::unexpected(good.error());
        if (auto good = check_reason(reason, "почему напоминать чаще"); !good)
            return tl::unexpected(good.error());
        Task after = task;
        after.cadence = Cadence{every, today(at), until, at.actor.person, reason};
        const auto ladder = ladder_of(at, after);
        const auto speaks = [&](const LaidRung& rung) {
            return rung.by == LaidBy::pace && !is_settled(after, rung);
        };
        // A stopped task has no ladder now; its pace goes on with it.
        if (task.owed() && std::none_of(ladder.begin(), ladder.end(), speaks))
            return failure(Fault::invalid_input, "До этого дня не придётся ни одного напоминания.", "until");
        return std::vector<TaskChange>{CadenceSet{after.cadence}};
    });
}

Result<Task> end_cadence(const OnTask& at) {
    return change_task(at, [](Transaction&, const Task& task) -> Changes {
        if (!task.cadence)
            return failure(Fault::wrong_state, "У задачи нет своего порядка напоминаний.", place(task.id));
        return std::vector<TaskChange>{CadenceSet{}};
    });
}

Result<Task> mute(const OnTask& at, PersonId person, Day until, const std::string& reason) {
    return change_task(at, [&](Transaction& change, const Task& task) -> Changes {
        if (auto good = check_person(change, at.actor.person, task, person); !good)
            return tl::unexpected(good.error());
        if (auto good = check_until(until, today(at), mute_span); !good) return tl::unexpected(good.error());
        if (auto good = check_reason(reason, "почему не беспокоить"); !good)
            return tl::unexpected(good.error());
        return std::vector<TaskChange>{PersonMuted{{person, until, at.actor.person, at.now, reason}}};
    });
}

Result<Task> unmute(const OnTask& at, PersonId person) {
    return change_task(at, [&](Transaction&, const Task& task) -> Changes {
        const auto muted = [&](const Mute& one) { return one.person == person; };
        if (std::none_of(task.mutes.begin(), task.mutes.end(), muted))
            return failure(Fault::wrong_state, "Этому человеку по задаче пишут и так.", place(task.id));
        return std::vector<TaskChange>{PersonUnmuted{person}};
    });
}

Result<Task> jump_to_rung(const OnTask& at, const std::string& rung, const std::string& reason) {
    return change_task(at, [&](Transaction& change, const Task& task) -> Changes {
        if (auto good = check_reason(reason, "почему раньше срока"); !good)
            return tl::unexpected(good.error());
        const auto ladder = ladder_of(at, task);
        const auto index = ahead(task, ladder, rung);
        if (!index) return tl::unexpected(index.error());
        Speech speech{ladder[*index], {}, reason};
        for (std::size_t before = 0; before < *index; ++before)
            if (!is_settled(task, ladder[before])) speech.superseded.push_back(ladder[before].id);
        const auto directory = Directory::read(change);
        if (!directory) return tl::unexpected(directory.error());
        auto spoken = speak({change, *directory, at.organization, at.now}, task, speech);
        if (!spoken) return tl::unexpected(spoken.error());
        return std::vector<TaskChange>{std::move(spoken->reached)};
    });
}

Result<Task> edit_rung(const OnTask& at, RungEdit edit) {
    edit.by = at.actor.person;
    return change_task(at, [&](Transaction& change, const Task& task) -> Changes {
        if (task.edits.size() >= rung_edits_most)
            return failure(Fault::too_large, "У задачи слишком много правок напоминаний.", place(task.id),
                           "Выберите задаче другую лестницу.");
        if (auto good = check_reason(edit.words, "слова правки"); !good) return tl::unexpected(good.error());
        if (auto good = check_kind(at, edit); !good) return tl::unexpected(good.error());
        const auto ladder = ladder_of(at, task);
        const auto index = ahead(task, ladder, edit.rung);
        if (!index) return tl::unexpected(index.error());
        if (auto good = check_addressee(change, at, task, ladder[*index], edit.person); !good)
            return tl::unexpected(good.error());
        return edited(at, task, RungEdited{edit, false});
    });
}

Result<Task> withdraw_edit(const OnTask& at, const RungEdit& edit) {
    return change_task(at, [&](Transaction&, const Task& task) -> Changes {
        const auto found = std::find_if(task.edits.begin(), task.edits.end(), [&](const RungEdit& one) {
            return one.rung == edit.rung && one.person == edit.person && one.kind == edit.kind;
        });
        if (found == task.edits.end())
            return failure(Fault::invalid_input, "Такой правки у задачи нет.", "rung");
        const auto index = ahead(task, ladder_of(at, task), edit.rung);
        if (!index) return tl::unexpected(index.error());
        return edited(at, task, RungEdited{*found, true});
    });
}

Result<MutePage> list_mutes(ReadView& view, Day today, TaskId after, std::size_t limit) {
    MutePage page;
    const auto ids = view.marked(TaskMark::muted, after, limit);
    if (!ids) return tl::unexpected(ids.error());
    for (const auto id : *ids) {
        const auto task = view.task(id);
        if (!task) return tl::unexpected(task.error());
        if (!*task || (*task)->closed()) continue;
        for (const auto& mute : (*task)->mutes)
            if (today <= mute.until) page.items.push_back({id, (*task)->number, (*task)->title, mute});
    }
    if (ids->size() == limit) page.next = ids->back();
    return page;
}

}  // namespace vekha
