#include "workflow/service/rung_notices.hpp"

#include <algorithm>
#include <cstdlib>

#include "workflow/engine/ladder_shift.hpp"
#include "workflow/model/russian.hpp"

namespace vekha {
namespace {

/// The first line says why now; the second is what a person added, and is read as their words.
std::string with_comment(std::string sentence, const std::string& comment) {
    return comment.empty() ? sentence : std::move(sentence) + "\n" + comment;
}

std::string acceptance_words(int offset) {
    if (offset == 0) return "Отчёт ждёт решения: срок приёмки сегодня.";
    const auto days = counted(std::abs(offset), "рабочий день", "рабочих дня", "рабочих дней");
    return offset < 0 ? "Отчёт ждёт решения: до конца срока приёмки " + days + "."
                      : "Отчёт ждёт решения: срок приёмки прошёл " + days + " назад.";
}

bool is_head(Audience audience) {
    return audience == Audience::head || audience == Audience::deputy_head;
}

class Speaking {
  public:
    Speaking(const Speaker& speaker, const Task& task, const Speech& speech)
        : speaker_(speaker), task_(task), speech_(speech), today_(zone().local(speaker.now).day) {}

    Result<Spoken> run() {
        const auto told = speaker_.directory.resolve(task_, speech_.rung.audience, today_);
        spoken_.reached.rung = speech_.rung.id;
        spoken_.reached.moment = speech_.rung.moment;
        spoken_.reached.superseded = speech_.superseded;
        spoken_.reached.jumped = speech_.jumped;
        for (const auto& one : told)
            if (auto done = tell(one); !done) return tl::unexpected(done.error());
        if (told.empty())
            if (auto done = tell_of_nobody(); !done) return tl::unexpected(done.error());
        return std::move(spoken_);
    }

  private:
    enum class FirstWord {
        at_once,    ///< an immediate message
        in_digest,  ///< the head hears of it for the first time
        waits,      ///< was planned for a digest that has not left yet
    };

    const Zone& zone() const { return *speaker_.organization.zone; }
    const WorkingCalendar& calendar() const { return speaker_.organization.calendar; }
    bool jumped() const { return !speech_.jumped.empty(); }

    Result<void> tell(const Addressee& one) {
        if (is_quiet(one)) return leave_out(one);
        const auto word = first_word(one);
        if (!word) return tl::unexpected(word.error());
        if (*word == FirstWord::waits) return leave_out(one);
        const LaidRung rung = as_held(one.person);
        Instant ready_at = jumped() ? speaker_.now : std::max(speaker_.now, rung.moment);
        NoticeKind kind = kind_of(rung);
        if (*word == FirstWord::in_digest) {
            kind = NoticeKind::slip;
            ready_at = next_weekly_moment(*policy().slip_digest, ready_at, calendar(), zone());
        }
        const auto reason = with_comment(words_of(rung) + stand_in_words(speaker_.directory, one, today_),
                                         comment_for(one.person));
        const auto planned = plan_notices(speaker_.change, task_, kind, speech_.rung.id, reason, {one.person},
                                          speaker_.now, ready_at);
        if (!planned) return tl::unexpected(planned.error());
        spoken_.planned += *planned;
        spoken_.reached.people.push_back(one.person);
        if (one.away) spoken_.reached.stand_ins.push_back({one.person, one.away});
        return {};
    }

    Result<void> leave_out(const Addressee& one) {
        spoken_.reached.quiet.push_back(one.person);
        return {};
    }

    Result<void> tell_of_nobody() {
        const bool acceptance = speech_.rung.by == LaidBy::acceptance;
        std::vector<PersonId> whom;
        if (acceptance)
            whom = speaker_.directory.with(Duty::controller, task_.roadmap);
        else if (speaker_.directory.find(task_.controller) != nullptr)
            whom = {task_.controller};
        const auto planned =
            plan_notices(speaker_.change, task_, NoticeKind::failed, speech_.rung.id + ":nobody",
                         acceptance ? "Напоминание некому отправить: у отчёта нет действующего контролёра."
                                    : "Напоминание некому отправить: у задачи нет действующего исполнителя.",
                         whom, speaker_.now);
        if (!planned) return tl::unexpected(planned.error());
        spoken_.planned += *planned;
        return {};
    }

    const Policy& policy() const { return speaker_.organization.policy_of(task_); }

    bool is_quiet(const Addressee& one) const {
        const auto muted = [&](const Mute& mute) {
            return mute.person == one.person && today_ <= mute.until;
        };
        if (std::any_of(task_.mutes.begin(), task_.mutes.end(), muted)) return true;
        return !jumped() && (edit_for(one.person, RungEdit::Kind::skip) != nullptr || has_seen(one));
    }

    /// Said since the rung before, «принял» quiets the next reminder before the due day, and that one only.
    bool has_seen(const Addressee& one) const {
        if (speech_.rung.offset >= 0 || speech_.rung.by == LaidBy::acceptance || !task_.ladder_at)
            return false;
        const PersonId owner = one.away ? one.away : one.person;
        return std::any_of(
            task_.acknowledgements.begin(), task_.acknowledgements.end(),
            [&](const Acknowledgement& seen) { return seen.person == owner && seen.at >= *task_.ladder_at; });
    }

    /// What a rehearsal changed for this person, or for all; the person's own goes first.
    const RungEdit* edit_for(PersonId person, RungEdit::Kind kind) const {
        const RungEdit* found = nullptr;
        for (const auto& edit : task_.edits) {
            if (edit.rung != speech_.rung.id || edit.kind != kind) continue;
            if (edit.person == person) return &edit;
            if (!edit.person) found = &edit;
        }
        return found;
    }

    /// The rung as it reaches one person: those held to a later day hear it that day.
    LaidRung as_held(PersonId person) const {
        const auto* hold = jumped() ? nullptr : edit_for(person, RungEdit::Kind::hold);
        if (hold == nullptr || !hold->until) return speech_.rung;
        return held(speech_.rung, *hold->until, anchor(), calendar(), zone());
    }

    Day anchor() const {
        const auto* report = task_.pending();
        const bool accepts = speech_.rung.by == LaidBy::acceptance && report != nullptr;
        return accepts && report->decision_due ? *report->decision_due : task_.due;
    }

    std::string comment_for(PersonId person) const {
        if (jumped()) return speech_.jumped;
        if (const auto* note = edit_for(person, RungEdit::Kind::note)) return note->words;
        return speech_.rung.by == LaidBy::pace && task_.cadence ? task_.cadence->reason : std::string{};
    }

    bool is_late(const LaidRung& rung) const {
        return task_.overdue(jumped() ? speaker_.now : std::max(speaker_.now, rung.moment));
    }

    NoticeKind kind_of(const LaidRung& rung) const {
        if (rung.by == LaidBy::acceptance) return NoticeKind::acceptance;
        if (rung.by == LaidBy::announcement) return NoticeKind::assigned;
        return is_late(rung) ? NoticeKind::overdue : NoticeKind::reminder;
    }

    std::string words_of(const LaidRung& rung) const {
        if (jumped() && rung.by != LaidBy::acceptance)
            return "Напоминание вне очереди: срок " + russian_date(task_.due) + " года.";
        if (rung.by == LaidBy::acceptance)
            return jumped() ? "Отчёт ждёт решения: напоминание вне очереди." : acceptance_words(rung.offset);
        // A rung of before the due day that speaks after it, as after an outage, must not say otherwise.
        if (rung.by != LaidBy::announcement && rung.offset <= 0 && is_late(rung))
            return "Срок был " + russian_date(task_.due) + " года.";
        return rung_reason(rung);
    }

    /// Whether the head's first word of a slip is the digest's.
    bool softens(const Addressee& one) const {
        const LaidRung& rung = speech_.rung;
        if (!policy().slip_digest || jumped() || !is_head(one.audience)) return false;
        if (rung.offset <= 0 || rung.by == LaidBy::acceptance) return false;
        const auto close = [&](PersonId person) {
            return person == task_.lead() || person == task_.controller;
        };
        return !close(one.person) && !close(one.away);
    }

    Result<FirstWord> first_word(const Addressee& one) {
        if (!softens(one)) return FirstWord::at_once;
        if (!told_before_) {
            auto rows = speaker_.change.outbox_of(task_.id);
            if (!rows) return tl::unexpected(rows.error());
            told_before_ = std::move(*rows);
        }
        FirstWord word = FirstWord::in_digest;
        for (const auto& row : *told_before_) {
            if (row.person != one.person || moves_of(row.rung) != task_.moves) continue;
            if (row.kind == NoticeKind::overdue || row.kind == NoticeKind::reminder)
                return FirstWord::at_once;
            if (row.kind != NoticeKind::slip) continue;
            const bool waits = row.state == OutboxState::waiting || row.state == OutboxState::taken;
            word = waits ? FirstWord::waits : FirstWord::at_once;
        }
        return word;
    }

    const Speaker& speaker_;
    const Task& task_;
    const Speech& speech_;
    Day today_;
    std::optional<std::vector<OutboxRow>> told_before_;  ///< the task's rows, read once they are asked for
    Spoken spoken_;
};

}  // namespace

Result<Spoken> speak(const Speaker& speaker, const Task& task, const Speech& speech) {
    return Speaking(speaker, task, speech).run();
}

}  // namespace vekha
