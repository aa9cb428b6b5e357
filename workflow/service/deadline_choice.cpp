#include "workflow/service/deadline_choice.hpp"

#include <algorithm>

namespace vekha {
namespace {

constexpr std::string_view by_hand = "Срок указан человеком при загрузке плана.";
constexpr std::string_view by_kept_rule = " Прочтение закреплено правилом организации («всегда так»).";

std::string row_of(const Decision& decided) {
    return "decisions, мероприятие " + std::to_string(decided.position);
}

Result<const OtherReading*> other_of(const Deadline& deadline, const Decision& decided) {
    const int place = decided.other.value_or(0);
    if (place < 1 || place > static_cast<int>(deadline.others.size()))
        return failure(Fault::invalid_input, "У этого срока нет такого прочтения.", row_of(decided),
                       "Прочитайте документ заново и выберите из показанных.");
    const auto& other = deadline.others[static_cast<std::size_t>(place) - 1];
    if (!decided.windows.empty() && decided.windows != other.windows)
        return failure(Fault::invalid_input, "Теперь слова читаются иначе, чем когда их показали.",
                       row_of(decided), "Посмотрите на сомнение ещё раз.");
    return &other;
}

/// The same words under the other reading.
Deadline taken(const Deadline& deadline, const OtherReading& other) {
    Deadline made = deadline;
    made.kind = other.kind;
    made.windows = other.windows;
    made.every = other.every;
    made.rule = other.rule;
    made.convention = other.convention;
    made.ambiguous = false;
    made.others.clear();
    return made;
}

std::optional<DoubtKind> doubt_of(const Deadline& deadline) {
    if (deadline.kind == DeadlineKind::missing) return DoubtKind::missing_deadline;
    if (deadline.windows.empty()) return DoubtKind::unscheduled_deadline;
    if (deadline.ambiguous) return DoubtKind::ambiguous_deadline;
    return std::nullopt;
}

/// A reading that was chosen. Where it names no day, that stays to be decided.
ChosenDeadline standing(Deadline deadline, std::string_view because = {}) {
    ChosenDeadline chosen;
    chosen.windows = deadline.windows;
    chosen.rule = deadline.rule + std::string(because);
    if (deadline.windows.empty()) chosen.doubt = doubt_of(deadline);
    chosen.deadline = std::move(deadline);
    return chosen;
}

/// The reading that the organization's rules settle on; nothing where they leave the doubt.
std::optional<Deadline> by_rules(const Deadline& deadline, const KeptRules& kept) {
    if (const auto* rule = kept.of_words(deadline.text)) {
        if (rule->reading == 0) return deadline;
        if (rule->reading <= static_cast<int>(deadline.others.size()))
            return taken(deadline, deadline.others[static_cast<std::size_t>(rule->reading) - 1]);
        return std::nullopt;
    }
    const auto answered = [&](const OtherReading& one) {
        return kept.of_convention(one.convention) != nullptr;
    };
    for (const auto& other : deadline.others)
        if (const auto* rule = kept.of_convention(other.convention); rule && rule->choice == other.choice)
            return taken(deadline, other);
    const bool settled = deadline.others.empty()
                             ? kept.of_convention(deadline.convention) != nullptr
                             : std::all_of(deadline.others.begin(), deadline.others.end(), answered);
    return settled ? std::optional(deadline) : std::nullopt;
}

}  // namespace

namespace {

Result<ChosenDeadline> choose_reading(const Deadline& deadline, const Decision* decided,
                                      const KeptRules& kept, bool accept_readings) {
    if (decided != nullptr && decided->without_tasks) return ChosenDeadline{deadline, {}, {}, deadline.rule};
    if (decided != nullptr && decided->other) {
        auto other = other_of(deadline, *decided);
        if (!other) return tl::unexpected(other.error());
        return standing(taken(deadline, **other));
    }
    if (decided != nullptr && !decided->windows.empty())
        return ChosenDeadline{deadline, {}, decided->windows, std::string(by_hand), true};
    auto chosen = standing(deadline);
    chosen.doubt = doubt_of(deadline);
    if (chosen.doubt != DoubtKind::ambiguous_deadline) return chosen;
    if (decided != nullptr && decided->as_read) {
        chosen.doubt.reset();
        return chosen;
    }
    if (auto settled = by_rules(deadline, kept)) return standing(std::move(*settled), by_kept_rule);
    if (accept_readings) chosen.doubt.reset();
    return chosen;
}

}  // namespace

Result<ChosenDeadline> choose_deadline(const Deadline& deadline, const Decision* decided,
                                       const KeptRules& kept, bool accept_readings) {
    auto chosen = choose_reading(deadline, decided, kept, accept_readings);
    if (!chosen || decided == nullptr || !decided->waits) return chosen;
    if (!chosen->windows.empty() || decided->without_tasks)
        return failure(Fault::invalid_input,
                       decided->without_tasks ? "Строка не может и ждать даты, и остаться без задачи."
                                              : "Срок у этой строки есть: ждать даты ей незачем.",
                       row_of(*decided), "Уберите «ждёт даты» или другое решение о сроке.");
    chosen->doubt.reset();
    return chosen;
}

Result<KeptRule> rule_to_keep(const Deadline& deadline, const Decision& decided, const ReadingRules& rules) {
    KeptRule rule;
    rule.words = deadline.text;
    std::string convention = deadline.convention;
    std::string choice(rules.choice(deadline.convention));
    if (decided.other) {
        auto other = other_of(deadline, decided);
        if (!other) return tl::unexpected(other.error());
        convention = (*other)->convention;
        choice = (*other)->choice;
        rule.reading = *decided.other;
    } else if (!decided.as_read) {
        return failure(Fault::invalid_input, "Правилом можно сделать прочтение слов, а не указанную дату.",
                       row_of(decided), "Уберите «всегда так» или выберите одно из прочтений.");
    }
    // A convention answers for all such words only where nothing else about them is in doubt.
    const bool covered = !convention.empty() &&
                         std::all_of(deadline.others.begin(), deadline.others.end(),
                                     [&](const OtherReading& one) { return one.convention == convention; });
    if (!covered) return rule;
    rule.convention = std::move(convention);
    rule.choice = std::move(choice);
    rule.reading = 0;
    return rule;
}

}  // namespace vekha
