#include "workflow/reader/deadline_words_out.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "workflow/model/limits.hpp"
#include "workflow/model/russian.hpp"
#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline.hpp"

namespace vekha {
namespace {

using namespace reading;
using std::chrono::days;

std::string day_words(Day day) {
    return russian_date(day) + " года";
}

std::string month_name(Day day) {
    constexpr std::array<std::string_view, 12> names{"январь",   "февраль", "март",   "апрель",
                                                     "май",      "июнь",    "июль",   "август",
                                                     "сентябрь", "октябрь", "ноябрь", "декабрь"};
    return std::string(names.at(static_cast<std::size_t>(month_of_day(day) - 1)));
}

std::string from_to(Day first, Day last) {
    return "с " + day_words(first) + " по " + day_words(last);
}

// «март 2026 года», «2026–2028 годы»; empty where the days are no whole months.
std::string whole_months(Day first, Day last) {
    const int from = year_of(first), to = year_of(last);
    if (first != month_start(from, month_of_day(first)) || last != month_end(to, month_of_day(last)))
        return {};
    if (month_of_day(first) == 1 && month_of_day(last) == 12)
        return from == to ? std::to_string(from) + " год"
                          : std::to_string(from) + "–" + std::to_string(to) + " годы";
    const std::string end = month_name(last) + " " + std::to_string(to) + " года";
    if (from != to) return month_name(first) + " " + std::to_string(from) + " года – " + end;
    return month_of_day(first) == month_of_day(last) ? end : month_name(first) + " – " + end;
}

std::string window_words(const Window& window) {
    if (!window.first) return "до " + day_words(window.last);
    if (*window.first == window.last) return day_words(window.last);
    const std::string months = whole_months(*window.first, window.last);
    return months.empty() ? from_to(*window.first, window.last) : months;
}

// Beside a neighbour a day or a month would be read as one span with it.
std::string window_apart(const Window& window) {
    return window.first ? from_to(*window.first, window.last) : "до " + day_words(window.last);
}

std::string figures(Day day) {
    const auto date = civil(day);
    std::array<char, 16> out{};
    std::snprintf(out.data(), out.size(), "%02u.%02u.%04d", static_cast<unsigned>(date.day()),
                  static_cast<unsigned>(date.month()), static_cast<int>(date.year()));
    return out.data();
}

std::string window_figures(const Window& window) {
    if (!window.first) return "до " + figures(window.last);
    if (*window.first == window.last) return figures(window.last);
    return figures(*window.first) + "-" + figures(window.last);
}

template <class Print>
std::string listed(const std::vector<Window>& windows, Print print) {
    std::string out;
    for (const Window& window : windows) out += (out.empty() ? "" : "; ") + print(window);
    return out;
}

bool neighbours(const std::vector<Window>& windows) {
    return std::any_of(windows.begin(), windows.end(), [&](const Window& one) {
        return std::any_of(windows.begin(), windows.end(),
                           [&](const Window& two) { return two.first == one.last + days{1}; });
    });
}

std::string cycle_word(const std::optional<Cycle>& every) {
    if (!every) return "повторно";
    switch (*every) {
        case Cycle::week:
            return "еженедельно";
        case Cycle::month:
            return "ежемесячно";
        case Cycle::quarter:
            return "ежеквартально";
        case Cycle::half_year:
            return "каждое полугодие";
        case Cycle::year:
            return "ежегодно";
    }
    return {};
}

std::string recurring_words(const Deadline& deadline) {
    std::string word = cycle_word(deadline.every);
    const auto& windows = deadline.windows;
    if (windows.empty()) return word;
    if (const auto first = windows.front().first; deadline.every && first && windows.size() > 1) {
        std::string plain = word + " " + from_to(*first, windows.back().last);
        const Deadline again = read_deadline(plain, Period{*first, windows.back().last});
        if (again.kind == deadline.kind && again.windows == windows && again.every == deadline.every)
            return plain;
    }
    std::string words = word + ", сроки: " + listed(windows, window_words);
    if (words.size() <= limits::deadline_bytes) return words;
    return word + ", сроки: " + listed(windows, window_figures);
}

struct Forms {
    std::string_view one, few, many;
};

// «5 рабочих дней», in the case that the words before ask for.
std::string length_words(const EventSpan& span, bool genitive) {
    constexpr std::array<Forms, 4> accusative{{{"день", "дня", "дней"},
                                               {"рабочий день", "рабочих дня", "рабочих дней"},
                                               {"неделю", "недели", "недель"},
                                               {"месяц", "месяца", "месяцев"}}};
    constexpr std::array<Forms, 4> genitives{{{"дня", "дней", "дней"},
                                              {"рабочего дня", "рабочих дней", "рабочих дней"},
                                              {"недели", "недель", "недель"},
                                              {"месяца", "месяцев", "месяцев"}}};
    const auto& forms = (genitive ? genitives : accusative).at(static_cast<std::size_t>(span.unit));
    return counted(span.count, forms.one, forms.few, forms.many);
}

std::string event_words(const EventSpan& span) {
    const std::string event = span.event.empty() ? "" : " " + span.event;
    if (span.before) return "за " + length_words(span, false) + event;
    if (span.count == 0) return "в день" + event;
    return "в течение " + length_words(span, true) + event;
}

}  // namespace

std::string canonical_words(const Deadline& deadline) {
    switch (deadline.kind) {
        case DeadlineKind::missing:
            return {};
        case DeadlineKind::unscheduled:
            return deadline.after ? event_words(*deadline.after) : "в назначенный срок";
        case DeadlineKind::recurring:
            return recurring_words(deadline);
        case DeadlineKind::throughout:
            return deadline.windows.empty() ? "постоянно"
                                            : "постоянно " + window_apart(deadline.windows.front());
        case DeadlineKind::once:
        case DeadlineKind::several:
            break;
    }
    if (!neighbours(deadline.windows)) {
        std::string words = listed(deadline.windows, window_words);
        if (words.size() <= limits::deadline_bytes) return words;
    }
    std::string apart = listed(deadline.windows, window_apart);
    if (apart.size() <= limits::deadline_bytes) return apart;
    return listed(deadline.windows, window_figures);
}

}  // namespace vekha
