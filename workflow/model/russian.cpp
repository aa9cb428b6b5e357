#include "workflow/model/russian.hpp"

#include <array>
#include <cstdlib>

#include "workflow/model/roadmap.hpp"

namespace vekha {

std::string russian_date(Day day) {
    static constexpr std::array<std::string_view, 12> months{"января",   "февраля", "марта",  "апреля",
                                                             "мая",      "июня",    "июля",   "августа",
                                                             "сентября", "октября", "ноября", "декабря"};
    const auto date = civil(day);
    return std::to_string(static_cast<unsigned>(date.day())) + " " +
           std::string(months.at(static_cast<unsigned>(date.month()) - 1)) + " " +
           std::to_string(static_cast<int>(date.year()));
}

std::string_view plural(int count, std::string_view one, std::string_view few, std::string_view many) {
    const int hundred = std::abs(count) % 100;
    const int ten = hundred % 10;
    if (hundred >= 11 && hundred <= 14) return many;
    if (ten == 1) return one;
    return ten >= 2 && ten <= 4 ? few : many;
}

std::string counted(int count, std::string_view one, std::string_view few, std::string_view many) {
    return std::to_string(count) + " " + std::string(plural(count, one, few, many));
}

std::string_view russian(EvidenceKind kind) {
    switch (kind) {
        case EvidenceKind::order:
            return "приказ (распоряжение, постановление)";
        case EvidenceKind::protocol:
            return "протокол";
        case EvidenceKind::analytical_note:
            return "аналитическая справка";
        case EvidenceKind::report:
            return "отчёт";
        case EvidenceKind::recommendations:
            return "методические рекомендации";
        case EvidenceKind::plan:
            return "план (программа)";
        case EvidenceKind::agreement:
            return "договор (соглашение)";
        case EvidenceKind::registry:
            return "перечень (список)";
        case EvidenceKind::publication:
            return "публикация (ссылка на неё)";
        case EvidenceKind::certificate:
            return "удостоверение";
        case EvidenceKind::other:
            break;
    }
    return "иной документ";
}

}  // namespace vekha
