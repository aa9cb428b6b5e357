#include "notifiers/outbox/dispatch_list.hpp"

#include <array>
#include <utility>

#include "notifiers/delivery/wording.hpp"

namespace vekha {
namespace {

using Words = std::pair<std::string_view, std::string_view>;

/// Reasons that are no outcome of a try.
constexpr std::array reasons{Words{"hours", "вне часов рассылки"},
                             Words{"own_hours", "вне часов, выбранных человеком"},
                             Words{"day_off", "выходной день"},
                             Words{"pace", "очередь канала: предел сообщений в секунду"},
                             Words{"person_rate", "человеку за этот час написали достаточно"},
                             Words{"channel_down", "канал не работает"},
                             Words{"declined", "человек отказался от таких сообщений"},
                             Words{"dismissed", "человек уволен"},
                             Words{"waited", "15 минут без успеха, а сообщение срочное"},
                             Words{"by_hand", "по решению человека"},
                             Words{"button", "кнопка"},
                             Words{"answer", "ответ"},
                             Words{"closed", "задача закрыта"},
                             Words{"handed_in", "отчёт уже сдан"},
                             Words{"suspended", "задача приостановлена"},
                             Words{"moved", "срок перенесён"},
                             Words{"not_late", "просрочки уже нет"},
                             Words{"answered", "вопрос решён"},
                             Words{"task_gone", "задачи больше нет"},
                             Words{"link", "личная ссылка"}};

std::string_view step_words(DispatchStep step) {
    switch (step) {
        case DispatchStep::held:
            return "отложено";
        case DispatchStep::digested:
            return "вошло в сообщение";
        case DispatchStep::dropped:
            return "не отправлено";
        case DispatchStep::postponed:
            return "попытка не удалась, будет повторена";
        case DispatchStep::refused:
            return "отказ";
        case DispatchStep::rerouted:
            return "пошло другим каналом";
        case DispatchStep::sent:
            return "отправлено";
        case DispatchStep::failed:
            return "не доставлено";
        case DispatchStep::opened:
            return "открыто";
        case DispatchStep::pressed:
            return "получен ответ";
        case DispatchStep::bounced:
            return "письмо вернулось";
        case DispatchStep::replayed:
            return "отправлено заново";
    }
    return "";
}

std::string reason_words(const Dispatch& line) {
    if (line.step == DispatchStep::sent) return {};
    for (const auto& [known, words] : reasons)
        if (known == line.reason) return std::string(words);
    if (const auto reason = parse_send_reason(line.reason))
        return std::string(wording(Language::ru).refusal(*reason));
    if (const auto kind = parse_notice_kind(line.reason))
        return std::string(wording(Language::ru).heading(*kind));
    return line.reason;
}

std::string cell(std::string text) {
    // A spreadsheet runs what begins so.
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos)
        text.insert(0, "'");
    std::string quoted = "\"";
    for (const char one : text) quoted += one == '"' ? std::string("\"\"") : std::string(1, one);
    return quoted + "\"";
}

}  // namespace

std::string russian(const Dispatch& line) {
    std::string words(step_words(line.step));
    if (const auto reason = reason_words(line); !reason.empty()) words += ": " + reason;
    if (line.code != 0) words += " (" + std::to_string(line.code) + ")";
    return words;
}

std::string dispatches_csv(const std::vector<Dispatch>& lines, const std::map<PersonId, std::string>& names,
                           const Zone& zone) {
    std::string text = "\xEF\xBB\xBF\"Когда\";\"Кому\";\"Канал\";\"Что\";\"Задача\";\"Сообщение\"\r\n";
    for (const auto& line : lines) {
        const auto local = zone.local(line.at);
        const auto name = names.find(line.person);
        text += cell(format(local.day) + " " + format_time_of_day(local.time)) + ";" +
                cell(name == names.end() ? std::to_string(line.person.value) : name->second) + ";" +
                cell(line.channel) + ";" + cell(russian(line)) + ";" +
                cell(line.task ? std::to_string(line.task.value) : "") + ";" +
                cell(line.delivery ? std::to_string(line.delivery.value) : "") + "\r\n";
    }
    return text;
}

}  // namespace vekha
