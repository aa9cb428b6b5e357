#include <algorithm>
#include <array>

#include "notifiers/inbox/mail_answer.hpp"

namespace vekha {
namespace {

constexpr std::array<std::string_view, 12> absences = {"Автоответ",
                                                       "Автоматический ответ",
                                                       "автоответ",
                                                       "АВТООТВЕТ",
                                                       "Automatic reply",
                                                       "Auto-Reply",
                                                       "Autoreply",
                                                       "Auto reply",
                                                       "Out of Office",
                                                       "Out of office",
                                                       "Отсутствие на рабочем месте",
                                                       "Нет на рабочем месте"};

bool begins_so(std::string_view subject) {
    return std::any_of(absences.begin(), absences.end(),
                       [&](auto word) { return subject.starts_with(word); });
}

}  // namespace

bool written_by_machine(const RawMail& mail) {
    if (mail.automatic || mail.from_list || mail.from_nobody) return true;
    if (mail.type == "multipart/report") return true;  // receipts, complaints
    const std::string precedence = mail.precedence;
    if (precedence == "bulk" || precedence == "junk" || precedence == "list" || precedence == "auto_reply")
        return true;
    return begins_so(mail.subject);
}

std::string_view name(MailKind kind) {
    switch (kind) {
        case MailKind::answer:
            return "answer";
        case MailKind::auto_reply:
            return "auto_reply";
        case MailKind::bounce:
            return "bounce";
    }
    return "answer";
}

}  // namespace vekha
