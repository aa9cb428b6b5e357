// One date as far as the words name it.
#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline_words.hpp"

namespace vekha::reading {
namespace {

bool is_year(const Token& token) {
    return token.number() && token.digits == 4 && token.value >= first_year && token.value <= last_year;
}
bool is_day(const Token& token) {
    return token.number() && token.digits >= 1 && token.digits <= 2 && token.value >= 1 && token.value <= 31;
}
// Printed figures: neither a number in words nor Roman.
bool is_figure(const Token& token, int digits) {
    return token.number() && token.digits >= 1 && token.digits <= digits;
}

bool year_mark(const Words& words, std::size_t i) {
    return words.is(i, {"г", "гг", "год", "года", "году", "годом", "годы", "годов", "годах"});
}

// The year after D.M: «.2018», «. 2016», «.14г»; a two-figure year stands right after its dot.
std::optional<std::pair<int, std::size_t>> year_after(const Words& words, std::size_t dot) {
    if (!words[dot].mark('.') && !words[dot].mark('/')) return std::nullopt;
    const Token& token = words[dot + 1];
    if (is_year(token)) return std::pair{token.value, dot + 2};
    const bool own_date = words[dot + 2].mark('.') && is_figure(words[dot + 3], 2) && words[dot + 3].glued;
    if (is_figure(token, 2) && token.digits == 2 && token.glued && words[dot].glued && token.value < 50 &&
        !own_date)
        return std::pair{2000 + token.value, dot + 2};
    return std::nullopt;
}

// «15,05,2026», «15-05-2026»: marks that stand for dots, the figures close together.
std::optional<PointMatch> odd_marks(const Words& words, std::size_t i) {
    for (const char mark : {',', '-'}) {
        if (!words[i + 1].mark(mark) || !words[i + 3].mark(mark) || !is_year(words[i + 4])) continue;
        bool close = is_day(words[i]) && words[i + 2].digits == 2 && words[i + 2].value >= 1 &&
                     words[i + 2].value <= 12;
        for (std::size_t at = i + 1; at <= i + 4; ++at) close = close && words[at].glued;
        if (close)
            return PointMatch{{words[i].value, words[i + 2].value, words[i + 4].value},
                              skip_year_words(words, i + 5),
                              words[i].misprint || words[i + 2].misprint};
    }
    return std::nullopt;
}

// «2026-03-15», «2026.03.15»
std::optional<PointMatch> iso_date(const Words& words, std::size_t i) {
    const bool dots = words[i + 1].mark('.') && words[i + 3].mark('.');
    const bool dashes = words[i + 1].mark('-') && words[i + 3].mark('-');
    if (!is_year(words[i]) || (!dots && !dashes)) return std::nullopt;
    const Token &month = words[i + 2], &day = words[i + 4];
    if (!is_figure(month, 2) || !is_day(day) || month.digits != 2 || month.value < 1 || month.value > 12)
        return std::nullopt;
    return PointMatch{{day.value, month.value, words[i].value}, i + 5, day.misprint || month.misprint};
}

std::optional<PointMatch> numeric_date(const Words& words, std::size_t i) {
    if (!is_figure(words[i], 2)) return iso_date(words, i);
    if (auto date = odd_marks(words, i)) return date;
    const bool slash = words[i + 1].mark('/');
    if (!words[i + 1].mark('.') && !slash) return std::nullopt;
    const Token& second = words[i + 2];
    if (is_year(second) && second.glued && words[i].value >= 1 && words[i].value <= 12)
        return PointMatch{{0, words[i].value, second.value}, skip_year_words(words, i + 3), false};
    if (!is_day(words[i]) || !is_figure(second, 2)) return std::nullopt;
    PointMatch match{{words[i].value, second.value, 0},
                     i + 3,
                     second.value < 1 || second.value > 12 || words[i].misprint || second.misprint};
    const bool spaced = !slash && is_year(words[match.next]) && !words[match.next + 1].mark('-');
    if (spaced) {  // «15.05 2026»
        match.point.year = words[match.next].value;
        match.next = skip_year_words(words, match.next + 1);
    } else if (const auto year = year_after(words, match.next)) {
        match.point.year = year->first;
        match.misprint = match.misprint || words[match.next + 1].misprint;
        match.next = skip_year_words(words, year->second);
    } else if (slash) {
        return std::nullopt;  // «1/2» is no date
    }
    return match;
}

// The year of a named month: «март 2023», «май, 2023 г», «май 23 г.».
void take_year(const Words& words, PointMatch& match) {
    std::size_t i = match.next;
    if (words[i].mark('"') && words[i + 1].number()) ++i;
    if (words[i].mark('.')) ++i;
    if (words[i].mark(',') && !labels(words, i + 1)) ++i;
    if (is_year(words[i])) {
        match.point.year = words[i].value;
        match.next = skip_year_words(words, i + 1);
    } else if (match.point.day == 0 && is_figure(words[i], 2) && words[i].digits == 2 &&
               words[i].value < 50 && year_mark(words, i + 1) && !words[match.next].mark(',')) {
        match.point.year = 2000 + words[i].value;
        match.next = skip_year_words(words, i + 1);
    }
}

// «последний день месяца», «последнее число», «последний рабочий день марта».
std::optional<PointMatch> last_day_of(const Words& words, std::size_t i) {
    if (!words.starts(i, {"последн"})) return std::nullopt;
    std::size_t at = words.starts(i + 1, {"рабоч", "календарн"}) ? i + 2 : i + 1;
    if (!words.is(at, {"день", "дня", "число", "числа", "числу"})) return std::nullopt;
    PointMatch match{{last_of_month, 0, 0}, at + 1, false};
    if (words[at + 1].month != 0) {
        match.point.month = words[at + 1].month;
        match.next = at + 2;
        take_year(words, match);
    }
    return match;
}

}  // namespace

std::size_t skip_year_words(const Words& words, std::size_t i) {
    for (;;) {
        if (year_mark(words, i)) {
            ++i;
        } else if (words[i].mark('.') && words[i - 1].kind == Token::Kind::word && year_mark(words, i - 1)) {
            ++i;  // «г.г.»
        } else {
            return i;
        }
    }
}

std::optional<std::pair<int, std::size_t>> find_year(const Words& words, std::size_t i) {
    if (!is_year(words[i])) return std::nullopt;
    return std::pair{words[i].value, skip_year_words(words, i + 1)};
}

std::size_t school_year_words(const Words& words, std::size_t i) {
    if (!words.starts(i, {"учебн", "уч"})) return 0;
    if (!words[i].starts("учебн") && !words.is(i, {"уч", "учеб"})) return 0;
    std::size_t next = words.skip(i + 1, ".");
    if (!year_mark(words, next)) return words[i].starts("учебн") ? 0 : next;
    return words.skip(next + 1, words[next].is("г") || words[next].is("гг") ? "." : "");
}

std::optional<PointMatch> find_point(const Words& words, std::size_t i, bool bare_day) {
    if (auto last = last_day_of(words, i); last && (bare_day || last->point.month != 0)) return last;
    if (auto numeric = numeric_date(words, i)) return numeric;
    if (words[i].month != 0) {
        PointMatch match{{0, words[i].month, 0}, i + 1, words[i].misprint};
        take_year(words, match);
        return match;
    }
    if (const auto year = find_year(words, i)) return PointMatch{{0, 0, year->first}, year->second, false};
    std::size_t at = words.skip(i, "\"");
    if (!is_day(words[at])) return std::nullopt;
    std::size_t next = words.skip(at + 1, "\"");
    if (words.is(next, {"число", "числа", "числу"})) ++next;
    if (words[next].month != 0) {
        PointMatch match{
            {words[at].value, words[next].month, 0}, next + 1, words[next].misprint || words[at].misprint};
        take_year(words, match);
        return match;
    }
    if (bare_day) return PointMatch{{words[at].value, 0, 0}, next, false};
    return std::nullopt;
}

}  // namespace vekha::reading
