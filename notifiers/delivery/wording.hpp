// The words that templates can't make by themselves: plurals, dates, kinds of proof, reasons.
#pragma once

#include <string>
#include <string_view>

#include "notifiers/channel.hpp"
#include "workflow/engine/calendar.hpp"
#include "workflow/model/message.hpp"
#include "workflow/model/roadmap.hpp"

namespace vekha {

enum class Language { ru, en };

/// "en" is English; anything else is Russian, the organization's language.
Language parse_language(std::string_view text);
std::string_view name(Language language);

class Wording {
  public:
    virtual ~Wording() = default;
    virtual std::string date(Day day) const = 0;                 ///< «1 марта 2026 г.»
    virtual std::string span(int days, bool working) const = 0;  ///< «5 дней», «3 рабочих дня»
    virtual std::string days_late(const std::string& span) const = 0;  ///< «просрочено на 5 дней»
    virtual std::string passed(const std::string& span) const = 0;  ///< «срок прошёл 5 дней назад»
    virtual std::string left(const std::string& span) const = 0;  ///< «до срока 3 дня»
    virtual std::string_view due_today() const = 0;               ///< «срок сегодня»
    virtual std::string tasks(int count) const = 0;               ///< «3 задачи»
    virtual std::string more(int count) const = 0;                ///< «и ещё 3 задачи»
    virtual std::string_view proof(EvidenceKind kind) const = 0;
    virtual std::string_view refusal(SendReason reason) const = 0;
    virtual std::string_view notice(NoticeKind kind) const = 0;  ///< why, where nothing more is known
    virtual std::string_view heading(
        NoticeKind kind) const = 0;  ///< «возвращено», «просрочено» … for a count
    virtual std::string unreached(const std::string& whom, SendReason reason) const = 0;
    /// On a button that opens line `line` of a digest (0: the only one), of a task with this number in its
    /// plan (may be empty): «Открыть 2: п. 1.4».
    virtual std::string open(int line, const std::string& number) const = 0;
    virtual std::string file_name(Day day) const = 0;  ///< «Сводка на 12.05.2026», of a message as a file
    virtual std::string_view whole() const = 0;        ///< under a file that holds what was cut
    virtual std::string_view hidden_link() const = 0;  ///< stands in the stored copy for a personal link
};

const Wording& wording(Language language);

/// The days between two days in words: working days, or civil days where no working day lies between.
std::string span_between(const Wording& words, Day from, Day to, const WorkingCalendar& calendar);

/// Where `today` stands to the due day: «срок сегодня», «до срока 3 рабочих дня», «срок прошёл 5 рабочих дней
/// назад».
std::string standing(const Wording& words, Day today, Day due, const WorkingCalendar& calendar);

}  // namespace vekha
