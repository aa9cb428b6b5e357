#include "workflow/reader/marks.hpp"

#include <algorithm>
#include <array>

#include "workflow/reader/calendar.hpp"
#include "workflow/reader/columns_by_content.hpp"
#include "workflow/reader/deadline_tokens.hpp"
#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_span_name = 60;  // bytes
constexpr std::size_t fewest_letters = 6;      // of a measure
constexpr int shortest_run = 3;                // neighbours that are printed with a dash

bool is_year(const Token& token) {
    return token.number() && token.digits == 4 && token.value >= first_year && token.value <= last_year;
}

// Years and words that a span's name may hold besides what it names.
bool is_filling(const Token& token) {
    return token.kind == Token::Kind::mark || token.starts("год") || token.is("г") || token.is("гг") ||
           token.starts("уч") || token.is("на") || token.is("в") || token.starts("месяц");
}

int year_in(std::string_view text) {
    int year = 0;
    for (const Token& token : deadline_tokens(fold(text)))
        if (is_year(token)) {
            if (year != 0) return 0;  // two years say neither
            year = token.value;
        }
    return year;
}

std::string nominative_month(int month) {
    constexpr std::array<std::string_view, 12> names{"январь",   "февраль", "март",   "апрель",
                                                     "май",      "июнь",    "июль",   "август",
                                                     "сентябрь", "октябрь", "ноябрь", "декабрь"};
    return std::string(names.at(static_cast<std::size_t>(month - 1)));
}

std::string genitive_month(int month) {
    constexpr std::array<std::string_view, 12> names{"января",   "февраля", "марта",  "апреля",
                                                     "мая",      "июня",    "июля",   "августа",
                                                     "сентября", "октября", "ноября", "декабря"};
    return std::string(names.at(static_cast<std::size_t>(month - 1)));
}

std::string index_name(const Span& span) {
    constexpr std::array<std::string_view, 4> romans{"I", "II", "III", "IV"};
    switch (span.part) {
        case Span::Part::year:
            return std::to_string(span.index);
        case Span::Part::month:
            return nominative_month(span.index);
        default:
            return std::string(romans.at(static_cast<std::size_t>(span.index - 1)));
    }
}

bool follows(const Span& a, const Span& b) {
    if (a.part != b.part) return false;
    if (a.part == Span::Part::month) return a.index % 12 + 1 == b.index;
    return a.index + 1 == b.index;
}

bool same_list(const Span& a, const Span& b) {
    return a.part == b.part && a.year == b.year;
}

// «I, III», «январь – март, май»: the marked spans of one year.
std::string list_of(const std::vector<Span>& spans) {
    std::string out;
    for (std::size_t i = 0; i < spans.size();) {
        std::size_t end = i + 1;
        while (end < spans.size() && follows(spans[end - 1], spans[end])) ++end;
        const bool dash = end - i >= static_cast<std::size_t>(shortest_run);
        for (std::size_t at = i; at < end; at = dash && at == i ? end - 1 : at + 1) {
            if (!out.empty()) out += dash && at != i ? " – " : ", ";
            out += index_name(spans[at]);
        }
        i = end;
    }
    return out;
}

std::string phrase_of(const std::vector<Span>& spans) {
    std::string out = list_of(spans);
    const Span& first = spans.front();
    if (first.part == Span::Part::quarter) out += " квартал";
    if (first.part == Span::Part::half_year) out += " полугодие";
    if (first.part == Span::Part::year) out += spans.size() == 1 ? " год" : " годы";
    if (first.year != 0 && first.part != Span::Part::year) out += " " + std::to_string(first.year) + " года";
    return out;
}

// Every column of the table marked: the work is done in each of them.
std::string rhythm_of(Span::Part part, std::size_t count) {
    if (part == Span::Part::quarter && count >= 4) return "ежеквартально";
    if (part == Span::Part::month && count >= 9) return "ежемесячно";
    if (part == Span::Part::half_year && count >= 2) return "каждое полугодие";
    return {};
}

// Days of a month that is named elsewhere: «15», «2–5», «до 20», «с 3 по 8».
bool only_days(std::string_view text) {
    bool digit = false;
    for (const Token& token : deadline_tokens(fold(text))) {
        if (token.number() && token.digits > 0 && token.value >= 1 && token.value <= 31)
            digit = true;
        else if (token.kind == Token::Kind::mark ? token.mark('+') || token.mark('%')
                                                 : !(token.is("до") || token.is("с") || token.is("по") ||
                                                     token.is("и") || token.is("не") || token.is("позднее")))
            return false;
    }
    return digit;
}

bool names_time(std::string_view text) {
    const auto tokens = deadline_tokens(fold(text));
    return std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
        return token.month != 0 || token.weekday != 0 || token.starts("недел") || token.starts("декад") ||
               (token.number() && token.digits > 0);
    });
}

// What a cell with words says in its column: «15» under «март», «до 20.05»; empty where it only marks.
std::string own_words(const Span& span, const std::string& cell) {
    std::string text = squeeze(cell);
    if (is_mark(text)) return {};
    const std::string year = span.year != 0 ? std::to_string(span.year) : std::string();
    const std::string spaced = year.empty() ? year : " " + year;
    if (span.part == Span::Part::month && text.find('.') == std::string::npos)
        if (const std::string days = days_of_month(text, span.index); !days.empty()) return days + spaced;
    if (datedness(text) == 2) {
        if (year.empty() || year_in(text) != 0) return text;
        return text + (letter_count(text) == 0 ? "." : " ") + year;
    }
    if (only_days(text) || !names_time(text)) return {};
    return text + (year_in(text) == 0 ? spaced : std::string());
}

bool is_blank_cell(std::string_view cell) {
    const std::string folded = fold(cell);
    return trim(folded, "-").empty();
}

}  // namespace

std::optional<Span> span_named(std::string_view cell, std::string_view group) {
    if (cell.empty() || cell.size() > longest_span_name) return std::nullopt;
    const std::string over = fold(group);
    const bool quarters = has_stem(over, "квартал"), months = has_stem(over, "месяц");
    Span span;
    int number = 0, found = 0;
    bool ordinal = false, part_named = false;
    for (const Token& token : deadline_tokens(fold(cell))) {
        if (is_year(token)) {
            span.year = token.value;
        } else if (token.month != 0 && number == 0) {
            span.part = Span::Part::month;
            number = token.month;
            part_named = true;
            ++found;
        } else if (token.number() && token.value >= 1 && token.value <= 12) {
            number = token.value;
            ordinal = token.digits == 0;
            ++found;
        } else if (token.starts("кв") || token.starts("полуг") || token.is("п/г")) {
            span.part = token.starts("кв") ? Span::Part::quarter : Span::Part::half_year;
            part_named = true;
        } else if (!is_filling(token) && token.text != "й" && token.text != "е") {
            return std::nullopt;
        }
    }
    if (found == 0 && span.year != 0 && !part_named) return Span{Span::Part::year, span.year, span.year};
    if (found != 1) return std::nullopt;
    if (!part_named) {
        if (!quarters && !months && !ordinal) return std::nullopt;
        span.part = months && !quarters ? Span::Part::month : Span::Part::quarter;
    }
    const int most = span.part == Span::Part::half_year ? 2 : span.part == Span::Part::quarter ? 4 : 12;
    if (number > most) return std::nullopt;
    span.index = number;
    if (span.year == 0) span.year = year_in(group);
    return span;
}

bool is_mark(std::string_view cell) {
    constexpr std::array<std::string_view, 20> marks{"+", "++", "х",  "x", "*", "✓", "✔", "√", "v", "●",
                                                     "•", "■",  "да", "▪", "◆", "○", "∨", "☑", "☒", "#"};
    const std::string folded = fold(cell);
    const std::string_view text = trim(folded);
    return std::find(marks.begin(), marks.end(), text) != marks.end();
}

bool is_measure(std::string_view cell) {
    const std::string text = squeeze(cell);
    return letter_count(text) >= fewest_letters && !is_mark(text) && datedness(text) == 0;
}

std::string days_of_month(std::string_view cell, int month) {
    if (!only_days(cell)) return {};
    return squeeze(cell) + " " + genitive_month(month);
}

std::string marked_phrase(const std::vector<std::optional<Span>>& spans,
                          const std::vector<std::string>& cells) {
    std::vector<std::string> parts;
    std::vector<Span> run;
    std::size_t columns = 0, marked = 0;
    const auto close = [&] {
        if (!run.empty()) parts.push_back(phrase_of(run));
        run.clear();
    };
    std::optional<Span::Part> part;
    for (std::size_t i = 0; i < spans.size() && i < cells.size(); ++i) {
        if (!spans[i]) continue;
        ++columns;
        part = spans[i]->part;
        if (is_blank_cell(cells[i])) continue;
        if (std::string words = own_words(*spans[i], cells[i]); !words.empty()) {
            close();
            if (parts.empty() || parts.back() != words) parts.push_back(std::move(words));
            continue;
        }
        ++marked;
        if (!run.empty() && !same_list(run.back(), *spans[i]) && spans[i]->part != Span::Part::year) close();
        run.push_back(*spans[i]);
    }
    if (marked == columns && part)
        if (std::string rhythm = rhythm_of(*part, columns); !rhythm.empty()) return rhythm;
    close();
    std::string out;
    for (const auto& text : parts) out += (out.empty() ? "" : "; ") + text;
    return out;
}

}  // namespace vekha::reading
