#include "workflow/reader/evidence.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

using Words = std::vector<std::string>;

bool starts(const Words& words, std::size_t i, std::initializer_list<std::string_view> stems) {
    return i < words.size() &&
           std::any_of(stems.begin(), stems.end(), [&](auto s) { return words[i].starts_with(s); });
}
bool is(const Words& words, std::size_t i, std::initializer_list<std::string_view> list) {
    return i < words.size() && std::any_of(list.begin(), list.end(), [&](auto w) { return words[i] == w; });
}

// A stem within the next few words.
bool soon(const Words& words, std::size_t i, std::size_t reach,
          std::initializer_list<std::string_view> stems) {
    for (std::size_t at = i; at < words.size() && at < i + reach; ++at)
        if (starts(words, at, stems)) return true;
    return false;
}

// Instrumental, dative and prepositional plurals name a means or a place, not a paper to show.
bool oblique(const std::string& word) {
    return word.ends_with("ами") || word.ends_with("ями") || word.ends_with("ах") || word.ends_with("ях") ||
           word.ends_with("ам");
}

bool about_monitoring(const Words& words, std::size_t i) {
    return (is(words, i, {"о", "об", "по"}) && starts(words, i + 1, {"результат", "итог"}) &&
            soon(words, i + 2, 3, {"мониторинг"})) ||
           (is(words, i, {"о", "по"}) && starts(words, i + 1, {"мониторинг"}));
}

std::optional<EvidenceKind> plan_at(const Words& words, std::size_t i) {
    const std::string& word = words[i];
    if (starts(words, i, {"план"}) && !starts(words, i, {"планет", "планшет", "планир", "планов", "планк"})) {
        if (!oblique(word)) return EvidenceKind::plan;
    }
    if (word == "планов") return EvidenceKind::plan;
    if (starts(words, i, {"программ"}) && !starts(words, i, {"программн", "программир", "программист"}) &&
        !oblique(word))
        return EvidenceKind::plan;
    if (starts(words, i, {"дорожн"}) && starts(words, i + 1, {"карт"}) && !oblique(words[i + 1]))
        return EvidenceKind::plan;
    if (starts(words, i, {"концепци", "запланирован", "циклограмм", "графи"}) && !oblique(word)) {
        if (!starts(words, i, {"графи"}) || starts(words, i, {"график"})) return EvidenceKind::plan;
    }
    if (starts(words, i, {"маршрут"}) && !oblique(word)) return EvidenceKind::plan;
    if (is(words, i, {"комплекс"}) && is(words, i + 1, {"мер"})) return EvidenceKind::plan;
    // Individual routes by their short name; one that is carried out is on paper.
    if (is(words, i, {"иом", "иуп", "иоп"})) return EvidenceKind::plan;
    return std::nullopt;
}

std::optional<EvidenceKind> analysis_at(const Words& words, std::size_t i) {
    if (starts(words, i, {"аналитическ", "информационно", "статистическ"}) &&
        soon(words, i, 3,
             {"справк", "справок", "материал", "отчет", "записк", "информаци", "доклад", "данн"}) &&
        (starts(words, i, {"аналитическ"}) || starts(words, i + 1, {"аналитическ"})))
        return EvidenceKind::analytical_note;
    if (starts(words, i, {"справк", "справок"})) return EvidenceKind::analytical_note;
    if (starts(words, i, {"анализ"}) && !starts(words, i, {"анализир"}) && !oblique(words[i]))
        return EvidenceKind::analytical_note;
    if (starts(words, i, {"экспертн"}) && starts(words, i + 1, {"заключени"}))
        return EvidenceKind::analytical_note;
    if (starts(words, i, {"баз"}) && starts(words, i + 1, {"аналитическ"}))
        return EvidenceKind::analytical_note;
    return std::nullopt;
}

std::optional<EvidenceKind> register_at(const Words& words, std::size_t i) {
    if (starts(words, i, {"переч", "реестр"}) && !oblique(words[i])) return EvidenceKind::registry;
    if (starts(words, i, {"списк", "список"}) && !oblique(words[i])) return EvidenceKind::registry;
    if (is(words, i, {"банк", "банка", "банки"}) && i + 1 < words.size()) return EvidenceKind::registry;
    if (starts(words, i, {"баз"}) && starts(words, i + 1, {"данн"})) return EvidenceKind::registry;
    if (is(words, i, {"карта", "карты", "карту"}) && !(i > 0 && starts(words, i - 1, {"дорожн"})))
        return EvidenceKind::registry;
    if (is(words, i, {"состав", "состава", "составы"}) &&
        soon(words, i + 1, 4, {"групп", "комисси", "команд", "совет", "штаб", "жюри"}))
        return EvidenceKind::registry;
    return std::nullopt;
}

std::optional<EvidenceKind> publication_at(const Words& words, std::size_t i) {
    if (starts(words, i, {"размещ", "опубликов", "публикаци", "новост", "пресс"}))
        return EvidenceKind::publication;
    if (starts(words, i, {"освещен", "освеща"})) return EvidenceKind::publication;
    if (starts(words, i, {"сайт"}) || is(words, i, {"сми"})) return EvidenceKind::publication;
    return std::nullopt;
}

std::optional<EvidenceKind> certificate_at(const Words& words, std::size_t i, bool courses) {
    if (starts(words, i, {"удостоверени", "сертификат", "свидетельств"})) return EvidenceKind::certificate;
    if (!courses || is(words, i, {"обучение", "обучения", "обучению", "обучением", "обучении"}))
        return std::nullopt;
    if (starts(words, i, {"обучен", "прошл", "прошед", "пройд", "повысил"})) return EvidenceKind::certificate;
    return std::nullopt;
}

// The kind that the words at `i` name.
std::optional<EvidenceKind> kind_at(const Words& words, std::size_t i, bool courses) {
    if (starts(words, i, {"приказ", "распоряжени", "постановлени"})) return EvidenceKind::order;
    if (starts(words, i, {"нормативн", "локальн", "правов"}) && soon(words, i, 4, {"акт", "документ"}))
        return EvidenceKind::order;
    if (starts(words, i, {"протокол"}) && !oblique(words[i])) return EvidenceKind::protocol;
    if (auto analysis = analysis_at(words, i)) return analysis;
    if (starts(words, i, {"отчет"}) && !starts(words, i, {"отчетн"}) && !oblique(words[i]))
        return about_monitoring(words, i + 1) ? EvidenceKind::analytical_note : EvidenceKind::report;
    if (starts(words, i, {"рекомендаци"}) && !oblique(words[i])) return EvidenceKind::recommendations;
    if (starts(words, i, {"договор"}) && !starts(words, i, {"договоренн"}) && !oblique(words[i]))
        return EvidenceKind::agreement;
    if (starts(words, i, {"соглашени"}) && !oblique(words[i])) return EvidenceKind::agreement;
    if (auto plan = plan_at(words, i)) return plan;
    if (auto list = register_at(words, i)) return list;
    if (auto shown = publication_at(words, i)) return shown;
    return certificate_at(words, i, courses);
}

// Making a paper: «по составлению банка» still asks for it.
bool making(const Words& words, std::size_t i) {
    return starts(words, i,
                  {"составлени", "разработ", "созда", "формировани", "подготов", "заключени", "утвержден",
                   "издани", "оформлени"});
}

enum class Mask { none, genitive, other };

// From these words on, to the next comma, papers are named as a purpose, a ground, a means or a place.
Mask mask_at(const Words& words, std::size_t i) {
    if (is(words, i, {"для", "без", "ради", "вне"})) return Mask::genitive;
    if (is(words, i, {"с", "со"}) && starts(words, i + 1, {"цел", "учет", "помощь", "использован"}))
        return Mask::genitive;
    if (starts(words, i,
               {"реализаци", "реализован", "выполнени", "исполнени", "участи", "включени", "введени",
                "внедрени", "соблюдени", "посредств", "изменени", "освоени", "охват"}))
        return Mask::genitive;
    // Whose paper it is: «координатор программы», «участники программы».
    if (starts(words, i, {"координатор", "руководител", "участник", "исполнител"})) return Mask::genitive;
    if (is(words, i, {"о", "об", "через", "согласно", "к", "при"})) return Mask::other;
    if (is(words, i, {"по"}) && !making(words, i + 1)) return Mask::other;
    const bool place = starts(words, i + 1,
                              {"рамк", "соответств", "цел", "основ", "ход", "дорожн", "план", "программ",
                               "региональн", "муниципальн", "област", "рабоч"});
    return is(words, i, {"в", "во", "на"}) && place ? Mask::other : Mask::none;
}

// Forms that no genitive has: where «для …» or «с целью …» stood before, such a word begins anew.
bool nominative_paper(const Words& words, std::size_t i) {
    return is(words, i,
              {"приказ",        "приказы",       "протокол", "протоколы",  "отчет",         "отчеты",
               "справка",       "справки",       "план",     "планы",      "программа",     "договор",
               "договоры",      "список",        "списки",   "перечень",   "перечни",       "методические",
               "аналитическая", "аналитические", "анализ",   "соглашение", "удостоверения", "сертификаты"});
}

// Clauses: a masked stretch ends where a clause does.
std::vector<std::string> clauses_of(std::string_view text) {
    std::vector<std::string> clauses(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const bool stop = c == ',' || c == ';' || c == '\n' || c == ':' ||
                          (c == '.' && (i + 1 == text.size() || text[i + 1] == ' '));
        if (stop)
            clauses.emplace_back();
        else
            clauses.back() += c;
    }
    return clauses;
}

// What counts however it is named: individual routes by their short name, a place on a site, an entry in a
// list.
bool pierces(const Words& words, std::size_t i, EvidenceKind kind) {
    if (is(words, i, {"иом", "иуп", "иоп"})) return true;
    if (kind == EvidenceKind::registry) return i > 0 && is(words, i - 1, {"в"});
    return kind == EvidenceKind::publication && starts(words, i, {"размещ", "сайт", "сми"});
}

}  // namespace

std::vector<EvidenceKind> evidence_of(std::string_view result) {
    std::vector<EvidenceKind> kinds;
    const std::string folded = squeeze(fold(result));
    const auto add = [&](EvidenceKind kind) {
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
    };
    const bool courses = has_stem(folded, "курс") || has_stem(folded, "квалификаци");
    for (const auto& clause : clauses_of(folded)) {
        const Words tokens = words(clause);
        Mask mask = Mask::none;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            const bool anew =
                nominative_paper(tokens, i) && (mask == Mask::genitive || (i > 0 && tokens[i - 1] == "и"));
            if (anew) mask = Mask::none;
            const auto kind = kind_at(tokens, i, courses);
            if (kind && (mask == Mask::none || pierces(tokens, i, *kind))) {
                add(*kind);
                // «аналитический отчёт», «нормативный правовой акт»: the nouns belong to the words already
                // taken.
                if (*kind == EvidenceKind::analytical_note || *kind == EvidenceKind::order)
                    while (starts(tokens, i + 1,
                                  {"аналитическ", "материал", "отчет", "справ", "данн", "правов", "акт"}))
                        ++i;
            } else if (mask == Mask::none) {
                mask = mask_at(tokens, i);
            }
        }
    }
    return kinds;
}

}  // namespace vekha::reading
