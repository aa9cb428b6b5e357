#include "notifiers/delivery/wording.hpp"
#include "notifiers/delivery/wordings.hpp"
#include "workflow/model/russian.hpp"

namespace vekha {
namespace {

class Russian final : public Wording {
  public:
    std::string date(Day day) const override { return russian_date(day) + " г."; }
    std::string span(int days, bool working) const override {
        return working ? counted(days, "рабочий день", "рабочих дня", "рабочих дней")
                       : counted(days, "день", "дня", "дней");
    }
    std::string days_late(const std::string& span) const override { return "просрочено на " + span; }
    std::string passed(const std::string& span) const override { return "срок прошёл " + span + " назад"; }
    std::string left(const std::string& span) const override { return "до срока " + span; }
    std::string_view due_today() const override { return "срок сегодня"; }
    std::string tasks(int count) const override { return counted(count, "задача", "задачи", "задач"); }
    std::string more(int count) const override { return "и ещё " + tasks(count); }
    std::string_view proof(EvidenceKind kind) const override { return russian(kind); }
    std::string_view refusal(SendReason reason) const override;
    std::string_view notice(NoticeKind kind) const override;
    std::string_view heading(NoticeKind kind) const override;
    std::string unreached(const std::string& whom, SendReason reason) const override {
        return "сообщение не доставлено: " + whom + "; причина: " + std::string(refusal(reason));
    }
    std::string open(int line, const std::string& number) const override {
        return opening("Открыть", line, number.empty() ? std::string() : "п. " + number);
    }
    std::string file_name(Day day) const override {
        const std::string digits = format(day);  // 2026-05-12
        return "Сводка на " + digits.substr(8, 2) + "." + digits.substr(5, 2) + "." + digits.substr(0, 4);
    }
    std::string_view whole() const override { return "Сообщение целиком, с начала до конца"; }
    std::string_view hidden_link() const override { return "личная ссылка"; }
};

std::string_view Russian::refusal(SendReason reason) const {
    switch (reason) {
        case SendReason::sent:
            return "доставлено";
        case SendReason::rejected_recipient:
            return "адрес не принимает сообщений";
        case SendReason::rejected_message:
            return "сервер не принял сообщение";
        case SendReason::rejected_sender:
            return "сервер не разрешил отправку с нашего адреса";
        case SendReason::auth_failed:
            return "сервер не принял пароль или ключ отправителя";
        case SendReason::rate_limited:
            return "слишком много сообщений подряд";
        case SendReason::deferred:
            return "сервер раз за разом откладывал приём";
        case SendReason::unreachable:
            return "сервер недоступен";
        case SendReason::timed_out:
            return "сервер не ответил вовремя";
        case SendReason::tls_failed:
            return "не удалось установить защищённое соединение";
        case SendReason::server_error:
            return "сбой на сервере получателя";
        case SendReason::no_address:
            break;
    }
    return "не указан ни один адрес для связи";
}

std::string_view Russian::notice(NoticeKind kind) const {
    switch (kind) {
        case NoticeKind::assigned:
            return "вам поручено";
        case NoticeKind::reminder:
            return "срок близко";
        case NoticeKind::overdue:
            return "срок прошёл";
        case NoticeKind::submitted:
            return "отчёт поступил на контроль и ждёт вашего решения";
        case NoticeKind::returned:
            return "отчёт возвращён на доработку";
        case NoticeKind::amended:
            return "план изменён";
        case NoticeKind::asked:
            return "просят перенести срок";
        case NoticeKind::decided:
            return "решение о переносе срока";
        case NoticeKind::contributed:
            return "соисполнитель сдал свою часть";
        case NoticeKind::acceptance:
            return "отчёт ждёт вашего решения";
        case NoticeKind::slip:
            return "срок прошёл";
        case NoticeKind::changed:
            return "задача изменена";
        case NoticeKind::failed:
            return "сообщение не доставлено";
        case NoticeKind::disowned:
            return "исполнитель сообщает, что задача не его";
        case NoticeKind::answered:
            return "ваш ответ получен";
        case NoticeKind::test:
            return "проверочное сообщение";
        case NoticeKind::code:
            return "код подтверждения";
        case NoticeKind::alarm:
            return "нужно внимание администратора";
        case NoticeKind::journal:
            return "отметка журнала за неделю";
        case NoticeKind::door:
            return "вход под вашим именем";
        case NoticeKind::invited:
            return "приглашение в Веху";
        case NoticeKind::outage:
            break;
    }
    return "система какое-то время не работала: напоминания могли опоздать";
}

std::string_view Russian::heading(NoticeKind kind) const {
    switch (kind) {
        case NoticeKind::assigned:
            return "поручено";
        case NoticeKind::reminder:
            return "срок близко";
        case NoticeKind::overdue:
            return "просрочено";
        case NoticeKind::submitted:
            return "ждёт приёмки";
        case NoticeKind::returned:
            return "возвращено";
        case NoticeKind::amended:
            return "план изменён";
        case NoticeKind::asked:
            return "просят перенос";
        case NoticeKind::decided:
            return "перенос срока";
        case NoticeKind::contributed:
            return "часть сдана";
        case NoticeKind::acceptance:
            return "ждёт приёмки";
        case NoticeKind::slip:
            return "просрочено";
        case NoticeKind::changed:
            return "изменено";
        case NoticeKind::failed:
            return "не доставлено";
        case NoticeKind::disowned:
            return "«не моё»";
        case NoticeKind::answered:
            return "ответ получен";
        case NoticeKind::test:
            return "проверка";
        case NoticeKind::code:
            return "код подтверждения";
        case NoticeKind::alarm:
            return "администратору";
        case NoticeKind::journal:
            return "отметка журнала";
        case NoticeKind::door:
            return "вход в систему";
        case NoticeKind::invited:
            return "приглашение";
        case NoticeKind::outage:
            break;
    }
    return "был перерыв в работе";
}

}  // namespace

const Wording& russian() {
    static const Russian words;
    return words;
}

const Wording& wording(Language language) {
    return language == Language::en ? english() : russian();
}

}  // namespace vekha
