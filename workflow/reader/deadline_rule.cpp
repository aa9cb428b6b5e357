#include "workflow/reader/deadline_rule.hpp"

#include <algorithm>

#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

std::string span_words(const Window& window) {
    std::string last = russian_date(window.last) + " года";
    if (!window.first) return "по " + last;
    if (*window.first == window.last) return last;
    return "с " + russian_date(*window.first) + " года по " + last;
}

std::string part_reason(const Atom& atom) {
    if (atom.part == Part::quarter) return "назван квартал";
    if (atom.part == Part::half_year) return "названо полугодие";
    if (atom.part == Part::weekday) return "назван день недели месяца";
    if (atom.part == Part::school_year) return "назван учебный год";
    if (atom.part != Part::none) return "названа часть месяца или года";
    if (atom.from.day != 0) return atom.range ? "названы первый и последний день" : "назван день";
    if (atom.from.month != 0)
        return atom.range ? "названы месяцы, срок — все их дни" : "назван месяц, срок — весь месяц";
    return atom.range ? "названы годы, срок — с начала первого до конца последнего"
                      : "назван год, срок — весь год";
}

std::string once_reason(const Grounds& grounds) {
    if (grounds.clock_only) return "названо только время, день взят из заголовка";
    if (grounds.neighbours) return "соседние даты списка составляют один срок";
    if (grounds.dated == nullptr) return "срок взят из слов документа";
    const Atom& atom = *grounds.dated;
    switch (atom.bound) {
        case Bound::until:
        case Bound::not_later:
            return atom.to.day != 0 ? "«до» дня: сам названный день ещё в срок"
                                    : "«до» месяца или другого промежутка: срок кончается до его начала";
        case Bound::until_mid:
            return "«до середины» месяца: по 15 число";
        case Bound::after:
        case Bound::until_end:
            return "«до конца»: последний день промежутка ещё в срок";
        case Bound::since:
            return "назван только первый день, последним считается конец плана";
        case Bound::within:
            return part_reason(atom);
    }
    return {};
}

std::string rhythm_name(const Deadline& deadline, const Grounds& grounds) {
    if (grounds.rhythm != nullptr && grounds.rhythm->rhythm.following)
        return "до дня месяца, следующего за отчётным";
    if (!deadline.every) return "срок повторяется в течение плана";
    switch (*deadline.every) {
        case Cycle::week:
            return "срок повторяется каждую неделю";
        case Cycle::month:
            return "срок повторяется каждый месяц";
        case Cycle::quarter:
            return "срок повторяется каждый квартал";
        case Cycle::half_year:
            return "срок повторяется каждое полугодие";
        case Cycle::year:
            return "срок повторяется каждый год";
    }
    return {};
}

std::string several_reason(const Grounds& grounds) {
    if (grounds.throughout != nullptr)
        return "в ячейке и отдельная дата, и длящийся срок: у каждого своё окно";
    return "названо несколько сроков: у каждого своё окно";
}

std::string reason(const Deadline& deadline, const Grounds& grounds) {
    switch (deadline.kind) {
        case DeadlineKind::missing:
            return "срок не указан: его должен назначить человек";
        case DeadlineKind::unscheduled:
            if (grounds.too_long) return "слов слишком много для срока: дату должен назначить человек";
            if (grounds.year_unknown)
                return "год или месяц не назван ни в словах, ни в плане: дату должен назначить человек";
            return grounds.event ? "срок зависит от события или другого плана: дату должен назначить человек"
                                 : "в словах нет даты: её должен назначить человек";
        case DeadlineKind::once:
            return once_reason(grounds);
        case DeadlineKind::several:
            return several_reason(grounds);
        case DeadlineKind::recurring:
            return rhythm_name(deadline, grounds);
        case DeadlineKind::throughout:
            return "срок длится весь промежуток";
    }
    return {};
}

}  // namespace

std::string reason_of(const Deadline& deadline, const Grounds& grounds) {
    std::string text = reason(deadline, grounds);
    if (deadline.windows.size() == 1)
        text += " (" + span_words(deadline.windows.front()) + ")";
    else if (deadline.windows.size() > 1)
        text += " (окон: " + std::to_string(deadline.windows.size()) + ")";
    return text;
}

std::string notes_of(const Deadline& deadline, const Grounds& grounds) {
    std::string text;
    if (grounds.cut) text += ", показаны первые " + std::to_string(limits::windows_per_deadline);
    if (grounds.guessed_year && !deadline.windows.empty()) text += "; год взят из плана";
    return text;
}

std::string days_in_words(DeadlineKind kind, const std::vector<Window>& windows) {
    if (windows.empty()) return kind == DeadlineKind::missing ? "без срока" : "дату назначает человек";
    constexpr std::size_t listed = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(listed, windows.size()); ++i)
        text += (i == 0 ? "" : "; ") + span_words(windows[i]);
    if (windows.size() > listed) text += " … всего " + std::to_string(windows.size());
    return text;
}

std::string quoted_words(std::string_view text) {
    constexpr std::size_t longest = 60;  // letters; longer words are cut
    const std::u32string letters = decode(text);
    if (letters.size() <= longest) return "«" + std::string(text) + "»";
    return "«" + encode(std::u32string_view(letters).substr(0, longest)) + "…»";
}

// The first letter of the sentence; past «; Russian letters take two bytes.
std::string capital(std::string text) {
    const std::size_t at = text.starts_with("«") ? std::string_view("«").size() : 0;
    if (text.size() < at + 2) return text;
    auto& lead = reinterpret_cast<unsigned char&>(text[at]);
    auto& tail = reinterpret_cast<unsigned char&>(text[at + 1]);
    if (lead == 0xD0 && tail >= 0xB0 && tail <= 0xBF)
        tail = static_cast<unsigned char>(tail - 0x20);
    else if (lead == 0xD1 && tail >= 0x80 && tail <= 0x8F)
        lead = 0xD0, tail = static_cast<unsigned char>(tail + 0x20);
    return text;
}

}  // namespace vekha::reading
