#include "workflow/service/answering.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "workflow/reader/evidence.hpp"
#include "workflow/service/answer_intent.hpp"
#include "workflow/service/answer_limits.hpp"
#include "workflow/service/found_task.hpp"

namespace vekha {
namespace {

AnswerReply say(std::string text, AnswerButtons buttons = {}) {
    AnswerReply reply;
    reply.text = std::move(text);
    reply.buttons = std::move(buttons);
    return reply;
}

void append_line(std::string& text, const std::string& line) {
    if (!text.empty() && !line.empty()) text += "\n";
    text += line;
}

/// The slot that the file's name or the words beside it speak of («приказ.pdf», «вот протокол»), where just
/// one does; the only open one where there is one; 0 where none is open; nothing where a person must say.
std::optional<int> fitting_slot(const Task& task, const WaitingFile& file, const std::string& words) {
    const auto open = open_slots(task);
    if (open.empty()) return 0;
    if (open.size() == 1) return open.front().number;
    auto kinds = reading::evidence_of(file.name);
    if (kinds.empty()) kinds = reading::evidence_of(words);
    std::vector<int> meant;
    for (const auto& slot : open)
        if (std::find(kinds.begin(), kinds.end(), slot.kind) != kinds.end()) meant.push_back(slot.number);
    return meant.size() == 1 ? std::optional(meant.front()) : std::nullopt;
}

EvidenceKind kind_of(const Task& task, int slot) {
    for (const auto& one : task.requirements)
        if (one.number == slot) return one.kind;
    return EvidenceKind::other;
}

}  // namespace

bool mendable(Fault fault) {
    switch (fault) {
        case Fault::storage_full:
        case Fault::newer_database:
        case Fault::damaged:
        case Fault::unavailable:
        case Fault::internal:
        case Fault::too_slow:
            return false;
        default:
            return true;
    }
}

Result<void> journal_refusal(Transaction& change, const Answer& answer, PersonId person, TaskId task,
                             std::string_view reason, Instant now) {
    auto noted = change.append(
        {now, person, task, "answer_refused",
         boost::json::serialize(boost::json::object{{"channel", name(answer.from)}, {"reason", reason}})});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

Answering::Answering(Transaction& change, const Organization& organization, const Answer& answer,
                     Person person, Instant now)
    : change_(change),
      organization_(organization),
      answer_(answer),
      person_(std::move(person)),
      now_(now),
      words_(person_.language == "en") {}

Result<AnswerReply> Answering::run() {
    if (answer_.pressed) return pressed(*answer_.pressed);
    Said said{answer_.words, answer_.files};
    if (said.files.size() > answer_limits::files) said.files.resize(answer_limits::files);
    const auto open = open_question();
    if (!open) return tl::unexpected(open.error());
    const Intent intent = intent_of(said.words);
    if (intent == Intent::help) return say(words_.help());
    if (intent == Intent::drop) {
        if (auto done = end_question(); !done) return tl::unexpected(done.error());
        return say(words_.dropped());
    }
    if (*open) return asked_again(**open);
    return told(said);
}

Result<AnswerReply> Answering::pressed(const AnswerToken& token) {
    switch (token.verb) {
        case AnswerVerb::acknowledge:
            return acknowledge(token.task);
        case AnswerVerb::report:
            return prove(token.task, {}, false);
        case AnswerVerb::submit:
            return submit(token.task, {});
        case AnswerVerb::extension:
            return extend(token.task, {});
        case AnswerVerb::disown:
            return disown(token.task, {});
        case AnswerVerb::drop: {
            if (auto done = end_question(); !done) return tl::unexpected(done.error());
            return say(words_.dropped());
        }
        case AnswerVerb::slot:
        case AnswerVerb::task:
            break;
    }
    const auto open = open_question();
    if (!open) return tl::unexpected(open.error());
    const bool slot = token.verb == AnswerVerb::slot;
    if (!*open || (*open)->question != (slot ? DialogQuestion::slot : DialogQuestion::task) ||
        (slot && (*open)->task != token.task))
        return refused({Fault::stale, "Этот вопрос уже закрыт.", {}, "Пришлите документ ещё раз."},
                       token.task);
    const Said said{(*open)->words, (*open)->files};
    if (!slot) return about(token.task, said);
    auto task = seen(token.task);
    if (!task) return refused(task.error(), token.task);
    return attach_all(std::move(*task), said, token.number, false);
}

Result<AnswerReply> Answering::asked_again(const Dialog& open) {
    Said said{answer_.words, open.files};
    said.files.insert(said.files.end(), answer_.files.begin(), answer_.files.end());
    if (said.files.size() > answer_limits::files) said.files.resize(answer_limits::files);
    const auto number = number_alone(answer_.words);
    switch (open.question) {
        case DialogQuestion::extension:
            if (answer_.files.empty()) return extend(open.task, answer_.words);
            break;
        case DialogQuestion::disown:
            if (answer_.files.empty()) return disown(open.task, answer_.words);
            break;
        case DialogQuestion::task:
            if (number) return about(TaskId{*number}, {open.words, said.files});
            append_line(said.words, open.words);
            return which_task(said);
        case DialogQuestion::slot: {
            auto task = seen(open.task);
            if (!task) return refused(task.error(), open.task);
            if (number)
                return attach_all(std::move(*task), {open.words, said.files}, static_cast<int>(*number),
                                  false);
            break;
        }
        case DialogQuestion::report:
            break;
    }
    std::string words = open.question == DialogQuestion::report || open.question == DialogQuestion::slot
                            ? open.words
                            : std::string{};
    const bool hand_in = intent_of(answer_.words) == Intent::submit;
    append_line(words, std::string(words_after_intent(answer_.words)));
    return prove(open.task, {std::move(words), std::move(said.files)}, hand_in);
}

Result<AnswerReply> Answering::told(const Said& said) {
    if (answer_.task) return about(*answer_.task, said);
    return which_task(said);
}

Result<AnswerReply> Answering::which_task(const Said& said) {
    const auto tasks = owed_tasks();
    if (!tasks) return tl::unexpected(tasks.error());
    if (tasks->empty()) return say(words_.nothing_owed());
    if (tasks->size() == 1) return about(tasks->front().id, said);
    if (auto done = ask(DialogQuestion::task, {}, said); !done) return tl::unexpected(done.error());
    return say(words_.which_task(*tasks), words_.tasks(*tasks));
}

Result<AnswerReply> Answering::about(TaskId task, const Said& said) {
    switch (intent_of(said.words)) {
        case Intent::acknowledge:
            if (said.files.empty()) return acknowledge(task);
            break;
        case Intent::extension:
            if (said.files.empty()) return extend(task, said.words);
            break;
        case Intent::disown:
            if (said.files.empty()) return disown(task, said.words);
            break;
        case Intent::submit:
            return prove(task, {std::string(words_after_intent(said.words)), said.files}, true);
        default:
            break;
    }
    return prove(task, said, false);
}

Result<AnswerReply> Answering::acknowledge(TaskId id) {
    const auto task = act_on(id, Acknowledge{});
    if (!task) return refused(task.error(), id);
    auto buttons = task_buttons(id, 0, person_.language == "en");
    buttons.erase(buttons.begin());
    return say(words_.acknowledged(*task), {std::move(buttons)});
}

Result<AnswerReply> Answering::extend(TaskId id, const std::string& words) {
    const auto task = seen(id);
    if (!task) return refused(task.error(), id);
    const Day today = organization_.zone->local(now_).day;
    const auto day = day_in(words, today);
    if (!day) {
        if (auto done = ask(DialogQuestion::extension, id, {}); !done) return tl::unexpected(done.error());
        return say(words.empty() ? words_.ask_extension() : words_.ask_extension_day());
    }
    const auto asked = act_on(id, AskExtension{*day, words});
    if (!asked) return refused(asked.error(), id);
    if (auto done = end_question(); !done) return tl::unexpected(done.error());
    return say(words_.extension_asked(*day));
}

Result<AnswerReply> Answering::disown(TaskId id, const std::string& words) {
    if (words.empty()) {
        const auto task = seen(id);
        if (!task) return refused(task.error(), id);
        if (auto done = ask(DialogQuestion::disown, id, {}); !done) return tl::unexpected(done.error());
        return say(words_.ask_disown());
    }
    const auto task = act_on(id, Disown{words});
    if (!task) return refused(task.error(), id);
    if (auto done = end_question(); !done) return tl::unexpected(done.error());
    return say(words_.disowned());
}

Result<AnswerReply> Answering::prove(TaskId id, const Said& said, bool hand_in) {
    auto task = seen(id);
    if (!task) return refused(task.error(), id);
    if (said.files.empty() && said.words.empty() && !hand_in) {
        if (auto done = ask(DialogQuestion::report, id, {}); !done) return tl::unexpected(done.error());
        return say(words_.ask_report(*task));
    }
    return attach_all(std::move(*task), said, 0, hand_in);
}

Result<AnswerReply> Answering::attach_all(Task task, const Said& said, int slot, bool hand_in) {
    std::vector<std::string> titles;
    std::vector<WaitingFile> unclear;
    for (const auto& file : said.files) {
        const auto fitting = slot != 0 ? std::optional(slot) : fitting_slot(task, file, said.words);
        if (!fitting) {
            unclear.push_back(file);
            continue;
        }
        Evidence paper;
        paper.requirement = *fitting;
        paper.kind = kind_of(task, *fitting);
        paper.title = file.name;
        paper.sha256 = file.sha256;
        paper.bytes = file.size;
        paper.media_type = file.media_type;
        auto attached = act_on(task.id, AttachEvidence{std::move(paper)});
        // What is there already is no reason to stop: the same photo is often sent twice.
        if (!attached && attached.error().fault == Fault::conflict) continue;
        if (!attached) return refused(attached.error(), task.id);
        task = std::move(*attached);
        titles.push_back("«" + file.name + "»");
    }
    std::string text = titles.empty() ? std::string{} : words_.attached(task, titles);
    if (!unclear.empty()) {
        if (auto done = ask(DialogQuestion::slot, task.id, {said.words, unclear}); !done)
            return tl::unexpected(done.error());
        append_line(text, words_.which_slot(task, unclear));
        return say(std::move(text), words_.slots(task));
    }
    if (hand_in) return submit(task.id, said.words);
    if (auto done = ask(DialogQuestion::report, task.id, {said.words, {}}); !done)
        return tl::unexpected(done.error());
    if (titles.empty()) {
        append_line(text, words_.words_noted());
        append_line(text, words_.missing(task));
    }
    return say(std::move(text), words_.submit_or_drop(task));
}

Result<AnswerReply> Answering::submit(TaskId id, const std::string& words) {
    const auto open = open_question();
    if (!open) return tl::unexpected(open.error());
    std::string report = words;
    if (report.empty() && *open && (*open)->task == id) report = (*open)->words;
    const auto task = seen(id);
    if (!task) return refused(task.error(), id);
    if (report.empty()) {
        if (auto done = ask(DialogQuestion::report, id, {}); !done) return tl::unexpected(done.error());
        return say(words_.ask_report(*task));
    }
    const bool contributor = task->lead() != person_.id && task->owned_by(person_.id);
    const auto done = act_on(id, contributor ? Command{Contribute{report}} : Command{SubmitReport{report}});
    if (!done) return refused(done.error(), id);
    if (auto ended = end_question(); !ended) return tl::unexpected(ended.error());
    return say(contributor ? words_.contributed() : words_.submitted(*done));
}

Result<Task> Answering::seen(TaskId task) {
    auto found = find_task(change_, organization_, {person_.id, std::nullopt}, task, now_);
    if (!found) return tl::unexpected(found.error());
    return std::move(found->task);
}

Result<Task> Answering::act_on(TaskId task, const Command& command) {
    // As by a personal link: what a controller or a head decides needs a sign-in.
    return act_in(change_, organization_, {person_.id, task}, task, std::nullopt, command, now_);
}

Result<std::vector<Task>> Answering::owed_tasks() {
    std::vector<Task> tasks;
    for (const auto list : {TaskList::overdue, TaskList::upcoming}) {
        TaskQuery query;
        query.list = list;
        query.now = now_;
        query.owner = person_.id;
        query.limit = answer_limits::tasks_offered - tasks.size();
        if (query.limit == 0) break;
        const auto cards = change_.list(query);
        if (!cards) return tl::unexpected(cards.error());
        for (const auto& card : *cards) {
            auto task = change_.task(card.id);
            if (!task) return tl::unexpected(task.error());
            if (*task) tasks.push_back(std::move(**task));
        }
    }
    return tasks;
}

Result<void> Answering::ask(DialogQuestion question, TaskId task, const Said& said) {
    return change_.save(Dialog{std::string(name(answer_.from)), answer_.address, person_.id, question, task,
                               said.files, said.words, now_});
}

Result<void> Answering::end_question() {
    return change_.end_dialog(name(answer_.from), answer_.address);
}

Result<AnswerReply> Answering::refused(const Error& error, TaskId task) {
    if (!mendable(error.fault)) return tl::unexpected(error);
    if (auto noted = journal_refusal(change_, answer_, person_.id, task, name(error.fault), now_); !noted)
        return tl::unexpected(noted.error());
    return say(error.mend.empty() ? error.message : error.message + " " + error.mend);
}

Result<std::optional<Dialog>> Answering::open_question() {
    auto open = change_.dialog(name(answer_.from), answer_.address);
    if (!open) return tl::unexpected(open.error());
    if (*open && ((*open)->person != person_.id || (*open)->asked_at + answer_limits::question_open < now_))
        return std::optional<Dialog>{};
    return open;
}

}  // namespace vekha
