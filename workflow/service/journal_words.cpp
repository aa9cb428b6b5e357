#include "workflow/service/journal_words.hpp"

#include <algorithm>
#include <array>

namespace vekha {
namespace {

// clang-format off
constexpr std::array events{
    EventWords{"task_planned", "Задача поставлена", "Task planned"},
    EventWords{"task_opened", "Задача открыта", "Task opened"},
    EventWords{"rung_reached", "Отправлено напоминание", "Reminder sent"},
    EventWords{"task_acknowledged", "Исполнитель ознакомлен", "Acknowledged"},
    EventWords{"evidence_attached", "Приложен документ", "Evidence attached"},
    EventWords{"evidence_withdrawn", "Документ убран", "Evidence withdrawn"},
    EventWords{"report_submitted", "Отчёт сдан", "Report submitted"},
    EventWords{"report_returned", "Отчёт возвращён", "Report returned"},
    EventWords{"requirement_waived", "Подтверждение не требуется", "Requirement waived"},
    EventWords{"task_accepted", "Исполнение принято", "Task accepted"},
    EventWords{"task_suspended", "Задача приостановлена", "Task suspended"},
    EventWords{"task_resumed", "Исполнение возобновлено", "Task resumed"},
    EventWords{"task_cancelled", "Снято с контроля", "Task cancelled"},
    EventWords{"task_moved", "Срок изменён", "Due date moved"},
    EventWords{"task_reworded", "Изменены слова строки", "Row reworded"},
    EventWords{"task_reassigned", "Задача передана", "Task reassigned"},
    EventWords{"requirement_added", "Добавлено подтверждение", "Requirement added"},
    EventWords{"part_contributed", "Соисполнитель сдал свою часть", "Part contributed"},
    EventWords{"report_recalled", "Отчёт отозван", "Report recalled"},
    EventWords{"indicator_waived", "Показатель не требуется", "Indicator waived"},
    EventWords{"indicator_added", "Добавлен показатель", "Indicator added"},
    EventWords{"extension_asked", "Запрошен перенос срока", "Extension asked for"},
    EventWords{"extension_decided", "Решено о переносе срока", "Extension decided"},
    EventWords{"task_reopened", "Задача возвращена на исполнение", "Task reopened"},
    EventWords{"child_added", "Добавлена подзадача", "Part added"},
    EventWords{"child_settled", "Подзадача завершена", "Part settled"},
    EventWords{"person_muted", "Человека не беспокоить", "Person muted"},
    EventWords{"person_unmuted", "Человека снова беспокоить", "Person unmuted"},
    EventWords{"cadence_set", "Задан темп напоминаний", "Cadence set"},
    EventWords{"policy_chosen", "Выбрана лестница задачи", "Ladder chosen"},
    EventWords{"rung_edited", "Изменена ступень", "Rung edited"},
    EventWords{"escalation_delayed", "Эскалация отложена", "Escalation delayed"},
    EventWords{"task_disowned", "Исполнитель сообщил, что задача не его", "Task disowned"},
    EventWords{"person_saved", "Сохранены сведения о человеке", "Person saved"},
    EventWords{"person_erased", "Персональные данные обезличены", "Personal data erased"},
    EventWords{"personal_data_exported", "Выгружены сведения о человеке", "Personal data exported"},
    EventWords{"retention_applied", "Удалено то, чему вышел срок хранения", "Retention applied"},
    EventWords{"group_saved", "Сохранена группа", "Group saved"},
    EventWords{"unit_saved", "Сохранена организация", "Organization saved"},
    EventWords{"party_bound", "Закреплены слова об исполнителе", "Party bound"},
    EventWords{"substitution_saved", "Сохранено замещение", "Substitution saved"},
    EventWords{"work_handed_over", "Работа передана", "Work handed over"},
    EventWords{"signed_in", "Вход", "Signed in"},
    EventWords{"outside_login_bound", "Внешняя учётная запись связана с человеком", "Outside account bound to a person"},
    EventWords{"outside_login_unbound", "Снята связь с внешней учётной записью", "Outside account unbound"},
    EventWords{"outside_duties_set", "Обязанности изменены по внешним группам", "Duties changed by outside groups"},
    EventWords{"outside_refused", "Отказано во входе по внешней учётной записи", "Sign-in by an outside account refused"},
    EventWords{"password_set", "Задан пароль", "Password set"},
    EventWords{"person_invited", "Человек приглашён", "Person invited"},
    EventWords{"invitation_accepted", "Приглашение принято", "Invitation accepted"},
    EventWords{"session_ended", "Сеанс завершён", "Session ended"},
    EventWords{"token_made", "Выпущен ключ программы", "Program's key made"},
    EventWords{"token_ended", "Отозван ключ программы", "Program's key ended"},
    EventWords{"contact_chosen", "Выбрано, как писать человеку", "Contact chosen"},
    EventWords{"notices_declined", "Отказ от сообщений", "Notices declined"},
    EventWords{"link_code_made", "Выдан код привязки чата", "Link code made"},
    EventWords{"messenger_linked", "Привязан чат", "Chat linked"},
    EventWords{"messenger_moved", "Чат перешёл к другому человеку", "Chat moved"},
    EventWords{"address_code_sent", "Отправлен код подтверждения адреса", "Address code sent"},
    EventWords{"address_code_voided", "Код подтверждения погашен", "Address code voided"},
    EventWords{"address_confirmed", "Адрес подтверждён", "Address confirmed"},
    EventWords{"address_refused", "Адрес не принимает сообщений", "Address refused"},
    EventWords{"address_marked", "Отмечен адрес", "Address marked"},
    EventWords{"upload_link_made", "Выдана ссылка для документа", "Upload link made"},
    EventWords{"upload_link_used", "По ссылке пришёл документ", "Upload link used"},
    EventWords{"upload_link_revoked", "Ссылка для документа отозвана", "Upload link revoked"},
    EventWords{"roadmap_imported", "Дорожная карта поставлена на контроль", "Roadmap imported"},
    EventWords{"ladder_chosen", "Выбрана лестница плана", "Ladder of the plan chosen"},
    EventWords{"public_page_opened", "Открыта страница для всех", "Page for anybody opened"},
    EventWords{"public_page_closed", "Закрыта страница для всех", "Page for anybody closed"},
    EventWords{"edition_applied", "Введена новая редакция", "Edition applied"},
    EventWords{"item_scheduled", "Указаны сроки строки", "Row scheduled"},
    EventWords{"dates_moved", "Сроки пересчитаны", "Dates moved"},
    EventWords{"dependency_set", "Указан порядок строк", "Order of rows set"},
    EventWords{"dependency_refused", "Порядок строк отклонён", "Order of rows refused"},
    EventWords{"reading_rule_set", "Запомнено правило чтения", "Reading rule set"},
    EventWords{"reading_rule_forgotten", "Правило чтения забыто", "Reading rule forgotten"},
    EventWords{"template_saved", "Изменён шаблон письма", "Template saved"},
    EventWords{"outage_noted", "Замечен перерыв в работе", "Outage noted"},
    EventWords{"channel_down", "Канал перестал работать", "Channel down"},
    EventWords{"channel_up", "Канал снова работает", "Channel up"},
    EventWords{"answer_refused", "Ответ не принят", "Answer refused"},
    EventWords{"webhook_added", "Добавлена система-получатель", "Webhook added"},
    EventWords{"webhook_changed", "Изменена система-получатель", "Webhook changed"},
    EventWords{"webhook_removed", "Убрана система-получатель", "Webhook removed"},
    EventWords{"webhook_secret_changed", "Сменён ключ системы-получателя", "Webhook's secret changed"},
    EventWords{"message_sent", "Сообщение отправлено", "Message sent"},
    EventWords{"message_failed", "Сообщение не доставлено", "Message failed"},
    EventWords{"message_replayed", "Сообщение отправлено ещё раз", "Message sent again"},
    EventWords{"test_message", "Отправлено проверочное сообщение", "Test message sent"},
    EventWords{"second_factor_on", "Включён второй фактор входа", "Second factor turned on"},
    EventWords{"second_factor_off", "Отключён второй фактор входа", "Second factor turned off"},
    EventWords{"second_factor_reset", "Сброшен второй фактор входа", "Second factor reset"},
    EventWords{"recovery_code_used", "Вход по запасному коду", "Signed in by a recovery code"},
    EventWords{"secrets_resealed", "Сменён ключ, которым запечатаны секреты", "Secrets sealed by another key"},
    EventWords{"file_infected", "Файл с вирусом помещён в карантин", "Infected file put aside"},
};

constexpr std::array fields{
    EventWords{"state", "состояние", "state"},
    EventWords{"due", "срок", "due"},
    EventWords{"window", "период исполнения", "window"},
    EventWords{"number", "номер", "number"},
    EventWords{"title", "название", "title"},
    EventWords{"assignments", "исполнители", "owners"},
    EventWords{"owners", "исполнители", "owners"},
    EventWords{"controller", "координатор", "controller"},
    EventWords{"requirements", "подтверждения", "requirements"},
    EventWords{"evidence", "документы", "evidence"},
    EventWords{"submissions", "отчёты", "reports"},
    EventWords{"acknowledgements", "ознакомлены", "acknowledged"},
    EventWords{"hold_reason", "причина", "reason"},
    EventWords{"moves", "переносов", "moves"},
    EventWords{"extensions", "просьбы о переносе", "extensions"},
    EventWords{"contributions", "части соисполнителей", "contributions"},
    EventWords{"indicators", "показатели", "indicators"},
    EventWords{"children", "подзадачи", "parts"},
    EventWords{"pauses", "приостановки", "pauses"},
    EventWords{"mutes", "кого не беспокоить", "mutes"},
    EventWords{"edits", "изменения ступеней", "rung edits"},
    EventWords{"delays", "отсрочки эскалации", "delays"},
    EventWords{"disownings", "отказы исполнителей", "disownings"},
    EventWords{"policy", "лестница", "ladder"},
    EventWords{"closed_at", "закрыта", "closed"},
    EventWords{"reason", "причина", "reason"},
    EventWords{"words", "слова", "words"},
    EventWords{"rung", "ступень", "rung"},
    EventWords{"people", "кому", "to whom"},
    EventWords{"person", "человек", "person"},
    EventWords{"login", "имя входа", "login"},
    EventWords{"name", "имя", "name"},
    EventWords{"position", "должность", "position"},
    EventWords{"department", "отдел", "department"},
    EventWords{"email", "почта", "mail"},
    EventWords{"telegram", "Telegram", "Telegram"},
    EventWords{"max", "MAX", "MAX"},
    EventWords{"language", "язык", "language"},
    EventWords{"channels", "каналы", "channels"},
    EventWords{"duties", "обязанности", "duties"},
    EventWords{"grants", "обязанности по частям", "grants"},
    EventWords{"active", "работает", "active"},
    EventWords{"unit", "организация", "organization"},
    EventWords{"members", "участники", "members"},
    EventWords{"each_answers", "отвечает каждый", "each answers"},
    EventWords{"party", "как напечатано", "as printed"},
    EventWords{"address", "адрес", "address"},
    EventWords{"device", "устройство", "device"},
    EventWords{"kind", "вид", "kind"},
    EventWords{"source", "файл", "file"},
    EventWords{"items", "строк", "rows"},
    EventWords{"tasks", "задач", "tasks"},
    EventWords{"from", "с", "from"},
    EventWords{"to", "по", "to"},
    EventWords{"away", "отсутствует", "away"},
    EventWords{"acting", "замещает", "acting"},
    EventWords{"hours", "часы", "hours"},
    EventWords{"declined", "отказ от", "declined"},
    EventWords{"channel", "канал", "channel"},
    EventWords{"by", "по чему", "by"},
    EventWords{"came", "появились", "came"},
    EventWords{"went", "сняты", "went"},
    EventWords{"count", "сколько", "count"},
};

struct ValueWords {
    std::string_view key;
    std::string_view value;
    std::string_view russian;
    std::string_view english;
};
constexpr std::array values{
    ValueWords{"state", "planned", "запланирована", "planned"},
    ValueWords{"state", "open", "на исполнении", "open"},
    ValueWords{"state", "submitted", "на проверке", "submitted"},
    ValueWords{"state", "suspended", "приостановлена", "suspended"},
    ValueWords{"state", "accepted", "исполнение принято", "accepted"},
    ValueWords{"by", "login", "логин", "login"},
    ValueWords{"by", "mail", "почта", "mail"},
    ValueWords{"by", "added", "человек добавлен", "person added"},
    ValueWords{"reason", "unknown", "такого человека в Вехе нет", "not one of Vekha's people"},
    ValueWords{"reason", "dismissed", "человек уволен", "dismissed"},
    ValueWords{"reason", "taken", "человек связан с другой учётной записью", "the person is bound to another account"},
    ValueWords{"reason", "ambiguous", "адрес почты у нескольких человек", "several have this mail address"},
    ValueWords{"reason", "unfit_login", "логин не подходит", "no login of Vekha's"},
    ValueWords{"state", "cancelled", "снята с контроля", "cancelled"},
};
// clang-format on

template <class Table>
std::string words_in(const Table& table, std::string_view type, bool english) {
    const auto at =
        std::find_if(table.begin(), table.end(), [&](const auto& one) { return one.type == type; });
    if (at == table.end()) return std::string(type);
    return std::string(english ? at->english : at->russian);
}

}  // namespace

std::span<const EventWords> event_words() {
    return events;
}

std::string event_words(std::string_view type, bool english) {
    return words_in(events, type, english);
}

std::string field_words(std::string_view key, bool english) {
    return words_in(fields, key, english);
}

std::string value_words(std::string_view key, std::string_view value, bool english) {
    for (const auto& one : values)
        if (one.key == key && one.value == value) return std::string(english ? one.english : one.russian);
    return std::string(value);
}

}  // namespace vekha
