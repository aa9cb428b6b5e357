#include "workflow/service/answer_words.hpp"

#include <algorithm>
#include <utility>

#include "workflow/model/russian.hpp"
#include "workflow/service/answer_limits.hpp"

namespace vekha {
namespace {

std::string joined(const std::vector<std::string>& words, std::string_view between) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : std::string(between)) + word;
    return text;
}

/// At most so many characters of UTF-8, marked where it is cut: a button is small.
std::string cut(const std::string& text, std::size_t most) {
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
        if (++characters > most) return text.substr(0, at) + "…";
    }
    return text;
}

std::string numbered_title(const Task& task) {
    return (task.number.empty() ? "" : task.number + " ") + "«" + task.title + "»";
}

}  // namespace

std::vector<Requirement> open_slots(const Task& task) {
    std::vector<Requirement> open;
    std::copy_if(task.requirements.begin(), task.requirements.end(), std::back_inserter(open),
                 [](const Requirement& one) { return one.state == RequirementState::requested; });
    return open;
}

std::string AnswerWords::unknown_sender() const {
    return "Этот чат не связан ни с кем. Откройте свою страницу, раздел «Как мне писать», возьмите код и "
           "пришлите его сюда.";
}
std::string AnswerWords::bad_code() const {
    return "Код не подошёл: он неверен, уже использован или его время вышло. Возьмите новый на своей "
           "странице.";
}
std::string AnswerWords::linked(const std::string& name) const {
    return either("Готово, " + name + ": теперь напоминания приходят и сюда.",
                  "Done, " + name + ": reminders come here, too.");
}
std::string AnswerWords::moved() const {
    return either("Раньше этот чат был привязан к другому человеку: его привязка снята, ему об этом сообщат.",
                  "This chat was linked to somebody else before: that link has ended, and they are told.");
}
std::string AnswerWords::nothing_owed() const {
    return either("У вас нет задач на исполнении.", "You have no tasks to do.");
}
std::string AnswerWords::help() const {
    return either(
        "Можно ответить кнопкой или словом: «Принял», «Сдать», «Перенос до 20 марта, потому что …», «Не моё, "
        "потому что …». Фото или файл в ответ станет подтверждающим документом.",
        "Answer by a button or a word: “Got it”, “Submit”, “Extend till …”, “Not mine …”. A photo or a file "
        "becomes proof of the work.");
}

std::string AnswerWords::which_task(const std::vector<Task>& tasks) const {
    std::string text = either("О какой задаче речь? Нажмите кнопку или ответьте её номером:",
                              "Which task is it about? Press a button or answer with its number:");
    for (const auto& task : tasks) text += "\n" + std::to_string(task.id.value) + " — " + task_line(task);
    return text;
}
std::string AnswerWords::which_slot(const Task& task, const std::vector<WaitingFile>& files) const {
    std::vector<std::string> names;
    for (const auto& file : files) names.push_back("«" + file.name + "»");
    std::string text =
        either("Что это за документ: " + joined(names, ", ") + "? Нажмите кнопку или ответьте номером:",
               "Which paper is " + joined(names, ", ") + "? Press a button or answer with its number:");
    for (const auto& slot : open_slots(task))
        text += "\n" + std::to_string(slot.number) + " — " + proof(slot.kind);
    return text;
}
std::string AnswerWords::ask_report(const Task& task) const {
    return either("Напишите, что сделано, и пришлите документы (фото или файл).\n",
                  "Write what was done and send the papers (a photo or a file).\n") +
           missing(task);
}
std::string AnswerWords::ask_extension() const {
    return either("До какого числа и почему? Например: до 20 марта, ждём подпись.",
                  "Till which day and why? For example: 20.03.2026, waiting for a signature.");
}
std::string AnswerWords::ask_extension_day() const {
    return either("Не видно, до какого числа. Напишите день и причину, например: до 20 марта, ждём подпись.",
                  "The day is not clear. Write it with the reason, for example: 20.03.2026, waiting for a "
                  "signature.");
}
std::string AnswerWords::ask_disown() const {
    return either("Почему задача не ваша? Если знаете, чья она, напишите.",
                  "Why is the task not yours? If you know whose it is, say so.");
}

std::string AnswerWords::acknowledged(const Task& task) const {
    return either("Отмечено, вы ознакомлены: ", "Noted, you have seen it: ") + task_line(task) + "\n" +
           missing(task);
}
std::string AnswerWords::extension_asked(Day day) const {
    return either("Просьба о переносе на " + russian_date(day) + " г. ушла координатору.",
                  "The request to extend till " + format(day) + " went to the coordinator.");
}
std::string AnswerWords::disowned() const {
    return either("Координатору сообщено. Пока он не передаст задачу, она остаётся за вами.",
                  "The coordinator is told. The task stays yours until it is handed on.");
}
std::string AnswerWords::attached(const Task& task, const std::vector<std::string>& titles) const {
    return either("Приложено: " + joined(titles, ", ") + " — ", "Attached: " + joined(titles, ", ") + " — ") +
           task_line(task) + either("; отчёт ещё не сдан.\n", "; the report is not handed in yet.\n") +
           missing(task);
}
std::string AnswerWords::words_noted() const {
    return either("Слова отчёта записаны.", "The words of the report are noted.");
}
std::string AnswerWords::submitted(const Task& task) const {
    return either("Отчёт сдан на контроль: ", "The report is handed in: ") + task_line(task);
}
std::string AnswerWords::contributed() const {
    return either("Ваша часть передана ответственному исполнителю.", "Your part went to the lead.");
}
std::string AnswerWords::dropped() const {
    return either("Хорошо, ничего не изменено.", "All right, nothing was changed.");
}
std::string AnswerWords::not_kept(const std::vector<std::string>& files) const {
    return either("Не принято: ", "Not taken: ") + joined(files, "; ") + ".";
}

std::string AnswerWords::missing(const Task& task) const {
    std::vector<std::string> wanted;
    for (const auto& slot : open_slots(task)) wanted.push_back(proof(slot.kind));
    for (const auto& one : task.indicators)
        if (one.open())
            wanted.push_back(either("показатель «" + one.plan.text + "» (вписывают на странице задачи)",
                                    "the figure “" + one.plan.text + "” (on the task's page)"));
    if (wanted.empty())
        return either("Все документы на месте, можно сдавать отчёт.",
                      "All papers are there, the report can be handed in.");
    return either("Ещё нужно: ", "Still missing: ") + joined(wanted, ", ") + ".";
}

AnswerButtons AnswerWords::slots(const Task& task) const {
    AnswerButtons rows;
    for (const auto& slot : open_slots(task))
        rows.push_back({{cut(proof(slot.kind), answer_limits::label_characters),
                         {AnswerVerb::slot, task.id, slot.number}}});
    rows.push_back({{either("Отменить", "Cancel"), {AnswerVerb::drop, task.id, 0}}});
    return rows;
}
AnswerButtons AnswerWords::tasks(const std::vector<Task>& tasks) const {
    AnswerButtons rows;
    for (const auto& task : tasks)
        rows.push_back({{cut((task.number.empty() ? "" : task.number + " ") + task.title,
                             answer_limits::label_characters),
                         {AnswerVerb::task, task.id, 0}}});
    rows.push_back({{either("Отменить", "Cancel"), {AnswerVerb::drop, TaskId{}, 0}}});
    return rows;
}
AnswerButtons AnswerWords::submit_or_drop(const Task& task) const {
    return {{{either("Сдать отчёт", "Hand in"), {AnswerVerb::submit, task.id, 0}},
             {either("Не сейчас", "Not now"), {AnswerVerb::drop, task.id, 0}}}};
}

std::string AnswerWords::task_line(const Task& task) const {
    return either("задача " + numbered_title(task) + ", срок до " + russian_date(task.due) + " г.",
                  "task " + numbered_title(task) + ", due " + format(task.due));
}
std::string AnswerWords::proof(EvidenceKind kind) const {
    return english_ ? std::string(name(kind)) : std::string(russian(kind));
}

}  // namespace vekha
