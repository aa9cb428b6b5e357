#include "daemon/commands/command.hpp"

#include <array>

#include "daemon/commands/audit.hpp"
#include "daemon/commands/deadline.hpp"
#include "daemon/commands/read.hpp"

namespace vekha::commands {
namespace {

constexpr auto table = std::to_array<CommandEntry>({
    {"setup", "создать базу, администратора и, с --sample, учебный район", setup_command},
    {"serve", "запустить сервер", serve_command},
    {"people", "загрузить людей из файла TOML или из списка сотрудников XLSX, CSV", people_command},
    {"invite", "послать человеку письмо со ссылкой, по которой он задаст пароль", invite_command},
    {"person",
     "выдать всё, что хранится о человеке (person export), обезличить его (person erase), снять связь с "
     "внешней учётной записью (person unbind)",
     person_command},
    {"contact",
     "показать, как и когда человеку пишут; выбрать каналы, часы, язык; подтвердить почту кодом (contact "
     "ЛОГИН …)",
     contact_command},
    {"link-code", "выдать код, которым человек привязывает свой чат с ботом (link-code ЛОГИН telegram)",
     link_code_command},
    {"substitute", "показать замещения, назначить по приказу (add), завершить раньше (end)",
     substitute_command},
    {"handover", "показать, что числится за человеком, и передать другому (--to)", handover_command},
    {"check", "показать слабые места: кому не напомнят и какой срок под угрозой", check_command},
    {"import", "поставить дорожную карту на контроль или показать, что решить сначала", import_command},
    {"amend", "внести изменения: новая редакция плана рядом с прежней, потом вместо неё", amend_command},
    {"roadmap", "скопировать план на новый год (roadmap copy)", roadmap_command},
    {"task", "показать задачу или сделать с ней шаг от чьего-то имени (task № accept --as …)", task_command},
    {"upload-link",
     "показать одноразовые ссылки задачи, по которым документ пришлют без входа; выдать (--words), отозвать "
     "(--revoke)",
     upload_link_command},
    {"waiting", "показать строки планов, которые ждут даты или события", waiting_command},
    {"event", "указать день события или сроки строки: ждавшие строки получат задачи", event_command},
    {"order", "показать, какая строка плана идёт после какой, или договориться об этом", order_command},
    {"read", "показать, как прочитан документ", read_command},
    {"rules",
     "показать правила чтения организации («всегда так»), забыть одно (rules forget); наборы правил (rules "
     "packs), проверить свой (rules check)",
     rules_command},
    {"dates",
     "показать сроки, которые изменились бы по новым правилам или календарю; утвердить (dates approve)",
     dates_command},
    {"timeliness", "исполнительская дисциплина на конец дня: сколько исполнено в срок", timeliness_command},
    {"deadline", "показать, как прочитан один срок", deadline_command},
    {"simulate", "показать заранее, кому, когда и что будет отправлено", simulate_command},
    {"reminders",
     "выбрать лестницу, темп задачи, кого не беспокоить, отправить ступень раньше (reminders show № …)",
     reminders_command},
    {"messages", "показать путь сообщений, до кого они не доходят, отправить заново или для проверки",
     messages_command},
    {"webhooks",
     "показать, какие системы узнают о событиях; добавить (add), проверить (test №), повторить (replay №)",
     webhooks_command},
    {"token", "ключи для программ: выпустить (token add), показать, отозвать", token_command},
    {"sessions", "показать, где человек вошёл, и завершить сеанс (--end)", sessions_command},
    {"second-factor", "сбросить второй фактор тому, кто потерял телефон (second-factor reset ЛОГИН)",
     second_factor_command},
    {"ldap", "проверить вход по каталогу: что найдено, какие группы что дают, что не так (ldap check ЛОГИН)",
     ldap_command},
    {"secrets", "проверить, чем запечатаны секреты в базе (secrets check), сменить ключ (secrets rotate)",
     secrets_command},
    {"search", "построить указатель слов, по которому ищут, заново (search rebuild)", search_command},
    {"sample", "напечатать учебную дорожную карту со сроками вокруг дня", sample_command},
    {"units",
     "показать дерево организаций; добавить (units add), изменить (units change), поместить в него человека "
     "(units put)",
     units_command},
    {"nodes", "показать, какие серверы работают с базой", nodes_command},
    {"store", "перенести всё в другую базу (store copy)", store_command},
    {"audit", "проверить журнал и задачи по нему (audit verify), прочитать (list), выгрузить (export)",
     audit_command},
    {"evidence", "перенести подтверждающие документы (evidence copy) или проверить их (evidence verify)",
     evidence_command},
});

/// Columns for the longest name and a gap.
constexpr std::size_t name_width = 14;

void help(std::ostream& out) {
    out << "Веха: контроль исполнения дорожных карт\n\nИспользование: vekha КОМАНДА …\n\n";
    for (const auto& entry : table)
        out << "  " << entry.name << std::string(name_width - entry.name.size(), ' ') << entry.help << '\n';
}

}  // namespace

int run(Words words, std::ostream& out, std::ostream& err) {
    if (words.empty() || words.front() == "--help" || words.front() == "help") {
        help(out);
        return 0;
    }
    for (const auto& entry : table)
        if (entry.name == words.front()) return entry.function(words.subspan(1), out, err);
    err << "Неизвестная команда «" << words.front() << "».\n\n";
    help(err);
    return 2;
}

int fail(std::ostream& err, const Error& error) {
    err << "vekha: " << describe(error) << '\n';
    return exit_code(error.fault);
}

int fail(std::ostream& err, const config::Faults& faults) {
    int code = 1;
    for (const auto& one : faults) code = fail(err, one);
    return code;
}

}  // namespace vekha::commands
