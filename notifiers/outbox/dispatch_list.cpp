#include "notifiers/outbox/dispatch_list.hpp"

#include <array>
#include <utility>

#include "notifiers/delivery/wording.hpp"
#include "workflow/reports/csv.hpp"

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

}  // namespace

std::string russian(const Dispatch& line) {
    std::string words(step_words(line.step));
    if (const auto reason = reason_words(line); !reason.empty()) words += ": " + reason;
    if (line.code != 0) words += " (" + std::to_string(line.code) + ")";
    return words;
}

std::string dispatches_csv(const std::vector<Dispatch>& lines, const std::map<PersonId, std::string>& names,
                           const Zone& zone) {
    std::string text(csv_start);
    text += csv_line({"Когда", "Кому", "Канал", "Что", "Задача", "Сообщение"});
    for (const auto& line : lines) {
        const auto local = zone.local(line.at);
        const auto name = names.find(line.person);
        text += csv_line({format(local.day) + " " + format_time_of_day(local.time),
                          name == names.end() ? std::to_string(line.person.value) : name->second,
                          line.channel, russian(line), line.task ? std::to_string(line.task.value) : "",
                          line.delivery ? std::to_string(line.delivery.value) : ""});
    }
    return text;
}

}  // namespace vekha
