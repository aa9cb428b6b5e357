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
    if (starts(words, i, {"план"}) &&
        !starts(words, i, {"планет", "планшет", "планир", "планов", "планк", "планерк", "планомерн"})) {
        if (!oblique(word) && word != "планом") return EvidenceKind::plan;
    }
    if (word == "планов") return EvidenceKind::plan;
    if (starts(words, i, {"программ"}) && !starts(words, i, {"программн", "программир", "программист"}) &&
        !oblique(word) && word != "программой")
        return EvidenceKind::plan;
    if (starts(words, i, {"стратеги"}) && !starts(words, i, {"стратегическ"}) &&
        soon(words, i + 1, 3, {"развити"}))
        return EvidenceKind::plan;
    if (starts(words, i, {"дорожн"}) && starts(words, i + 1, {"карт"}) && !oblique(words[i + 1]))
        return EvidenceKind::plan;
    if (starts(words, i, {"концепци", "запланирован", "циклограмм", "графи"}) && !oblique(word)) {
        if (!starts(words, i, {"графи"}) || (starts(words, i, {"график"}) && word != "графиком"))
            return EvidenceKind::plan;
    }
    if (starts(words, i, {"маршрут"}) && !starts(words, i, {"маршрутиз"}) && !oblique(word))
        return EvidenceKind::plan;
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
    if (starts(words, i, {"анализ", "самоанализ"}) && !starts(words, i, {"анализир"}) && !oblique(words[i]))
        return EvidenceKind::analytical_note;
    if (starts(words, i, {"экспертн"}) && starts(words, i + 1, {"заключени"}))
        return EvidenceKind::analytical_note;
    if (starts(words, i, {"заключени"}) && starts(words, i + 1, {"комисси", "эксперт", "пмпк"}))
        return EvidenceKind::analytical_note;
    if (is(words, i, {"аналитика"})) return EvidenceKind::analytical_note;
    if (starts(words, i, {"баз"}) && starts(words, i + 1, {"аналитическ"}))
        return EvidenceKind::analytical_note;
    return std::nullopt;
}

std::optional<EvidenceKind> register_at(const Words& words, std::size_t i) {
    if (starts(words, i, {"переч", "реестр"}) && !oblique(words[i])) return EvidenceKind::registry;
    if (starts(words, i, {"списк", "список"}) && !oblique(words[i])) return EvidenceKind::registry;
    if (is(words, i, {"банк", "банка", "банки"}) && i + 1 < words.size()) return EvidenceKind::registry;
    if (starts(words, i, {"баз"}) && starts(words, i + 1, {"данн"})) return EvidenceKind::registry;
    if (starts(words, i, {"картотек", "ведомост"}) && !oblique(words[i])) return EvidenceKind::registry;
    if (is(words, i, {"журнал", "журналы", "лист", "листы"}) && starts(words, i + 1, {"регистрац", "учет"}))
        return EvidenceKind::registry;
    if (is(words, i, {"карта", "карты", "карту"}) && !(i > 0 && starts(words, i - 1, {"дорожн"})))
        return EvidenceKind::registry;
    if (is(words, i, {"состав", "состава", "составы"}) &&
        soon(words, i + 1, 4, {"групп", "комисси", "команд", "совет", "штаб", "жюри"}))
        return EvidenceKind::registry;
    return std::nullopt;
}

std::optional<EvidenceKind> publication_at(const Words& words, std::size_t i) {
    if (starts(words, i, {"размещ", "опубликов", "публикаци", "новост", "пресс", "ссылк", "скриншот"}) &&
        !starts(words, i, {"публикационн"}))
        return EvidenceKind::publication;
    if (starts(words, i, {"освещен", "освеща"})) return EvidenceKind::publication;
    if (starts(words, i, {"сайт", "соцсет", "вконтакте", "госпаблик", "телеграм"}) || is(words, i, {"сми"}))
        return EvidenceKind::publication;
    if (starts(words, i, {"социальн"}) && starts(words, i + 1, {"сет"})) return EvidenceKind::publication;
    if (starts(words, i, {"газет"}) && i > 0 && is(words, i - 1, {"в"})) return EvidenceKind::publication;
    return std::nullopt;
}

std::optional<EvidenceKind> certificate_at(const Words& words, std::size_t i, bool courses) {
    if (starts(words, i, {"удостоверени", "сертификат", "свидетельств", "диплом"}) ||
        is(words, i, {"грамота", "грамоты"}))
        return EvidenceKind::certificate;
    if (!courses || is(words, i, {"обучение", "обучения", "обучению", "обучением", "обучении"}))
        return std::nullopt;
    if (starts(words, i, {"обучен", "прошл", "прошед", "пройд", "прохожден", "повысил"}))
        return EvidenceKind::certificate;
    return std::nullopt;
}

// «Положение о конкурсе», «утверждён регламент»: local acts; «положение семей» is none.
bool local_act_at(const Words& words, std::size_t i) {
    if (starts(words, i, {"регламент"}) && !starts(words, i, {"регламентир", "регламентац"}))
        return !oblique(words[i]);
    if (!is(words, i, {"положение", "положения"})) return false;
    const bool alone = i == 0 && words.size() == 1;
    return alone || is(words, i + 1, {"о", "об"}) ||
           std::any_of(words.begin(), words.end(),
                       [](const auto& w) { return w.starts_with("утвержд") || w.starts_with("разработ"); });
}

std::optional<EvidenceKind> order_at(const Words& words, std::size_t i) {
    // An order of the federal ministry is a ground, nobody here shows it.
    if (starts(words, i, {"приказ", "распоряжени", "постановлени"}))
        return starts(words, i + 1, {"минпросвещени", "минобрнауки", "рособрнадзор"})
                   ? std::nullopt
                   : std::optional(EvidenceKind::order);
    if (starts(words, i, {"нормативн", "локальн", "правов"}) && soon(words, i, 4, {"акт", "документ", "баз"}))
        return EvidenceKind::order;
    if (is(words, i, {"нпа", "лна"})) return EvidenceKind::order;
    return local_act_at(words, i) ? std::optional(EvidenceKind::order) : std::nullopt;
}

bool recommendations_at(const Words& words, std::size_t i) {
    if (starts(words, i, {"рекомендаци"})) return !oblique(words[i]);
    return starts(words, i, {"методическ"}) && !oblique(words[i]) &&
           starts(words, i + 1, {"материал", "пособи", "письм", "разработк", "указани"}) &&
           !oblique(words[i + 1]);
}

// The kind that the words at `i` name.
std::optional<EvidenceKind> kind_at(const Words& words, std::size_t i, bool courses) {
    if (auto order = order_at(words, i)) return order;
    if (starts(words, i, {"протокол"}) && !starts(words, i, {"протоколир"}) && !oblique(words[i]))
        return EvidenceKind::protocol;
    if (auto analysis = analysis_at(words, i)) return analysis;
    if (starts(words, i, {"отчет", "фотоотчет", "видеоотчет"}) && !starts(words, i, {"отчетн"}) &&
        !oblique(words[i]))
        return about_monitoring(words, i + 1) ? EvidenceKind::analytical_note : EvidenceKind::report;
    if (recommendations_at(words, i)) return EvidenceKind::recommendations;
    if (starts(words, i, {"договор"}) && !starts(words, i, {"договоренн", "договорн"}) && !oblique(words[i]))
        return EvidenceKind::agreement;
    if (starts(words, i, {"соглашени", "контракт", "меморандум"}) && !oblique(words[i]))
        return EvidenceKind::agreement;
    if (auto plan = plan_at(words, i)) return plan;
    if (auto list = register_at(words, i)) return list;
    if (auto shown = publication_at(words, i)) return shown;
    return certificate_at(words, i, courses);
}

// Making a paper: «по составлению банка» still asks for it.
bool making(const Words& words, std::size_t i) {
    return starts(
        words, i,
        {"составлени", "разработ", "созда", "формировани", "подготов", "заключени", "утвержден", "издани",
         "оформлени", "приняти", "размещени", "публикаци", "корректировк", "актуализаци"});
}

enum class Mask { none, genitive, other };

// From these words on, to the next comma, papers are named as a purpose, a ground, a means or a place.
Mask mask_at(const Words& words, std::size_t i) {
    if (is(words, i, {"для", "без", "ради", "вне"})) return Mask::genitive;
    if (is(words, i, {"с", "со"}) && starts(words, i + 1, {"цел", "учет", "помощь", "использован"}))
        return Mask::genitive;
    if (starts(words, i,
               {"реализаци",   "реализован",       "выполнени", "исполнени", "участи",      "включени",
                "введени",     "внедрени",         "соблюдени", "посредств", "изменени",    "освоени",
                "охват",       "использовани",     "применени", "изучени",   "ознакомлени", "обсуждени",
                "рассмотрени", "совершенствовани", "повышени",  "улучшени",  "контрол",     "экспертиз"}))
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
    if (kind == EvidenceKind::certificate)
        return starts(words, i, {"обучен", "прошл", "прошед", "пройд", "прохожден"});
    return kind == EvidenceKind::publication && starts(words, i, {"размещ", "сайт", "сми"});
}

// «анализ планов», «перечень программ»: what such a paper is about is no second one.
bool is_about_papers(const Words& words, std::size_t i, EvidenceKind kind) {
    return kind == EvidenceKind::registry || starts(words, i, {"анализ", "самоанализ"});
}

std::vector<EvidenceKind> kinds_in(const Words& tokens, bool courses) {
    std::vector<EvidenceKind> kinds;
    Mask mask = Mask::none;
    std::size_t masked_by = tokens.size();  // the paper that the mask began with
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const bool joined = i > 0 && tokens[i - 1] == "и";
        const bool anew = (nominative_paper(tokens, i) && (mask == Mask::genitive || joined)) ||
                          (joined && mask == Mask::genitive && (making(tokens, i) || i == masked_by + 2));
        if (anew) mask = Mask::none;
        const auto kind = kind_at(tokens, i, courses);
        if (kind && (mask == Mask::none || pierces(tokens, i, *kind))) {
            kinds.push_back(*kind);
            if (mask == Mask::none && is_about_papers(tokens, i, *kind)) {
                mask = Mask::genitive;
                masked_by = i;
            }
            // «аналитический отчёт», «нормативный правовой акт»: the nouns belong to the words already taken.
            if (*kind == EvidenceKind::analytical_note || *kind == EvidenceKind::order)
                while (starts(tokens, i + 1,
                              {"аналитическ", "материал", "отчет", "справ", "данн", "правов", "акт"}))
                    ++i;
        } else if (mask == Mask::none) {
            mask = mask_at(tokens, i);
        }
    }
    return kinds;
}

}  // namespace

std::vector<EvidenceKind> evidence_of(std::string_view result) {
    std::vector<EvidenceKind> kinds;
    const std::string folded = squeeze(fold(result));
    const auto add = [&](EvidenceKind kind) {
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
    };
    const bool courses =
        has_stem(folded, "курс") || has_stem(folded, "квалификаци") || has_stem(folded, "переподготовк");
    for (const auto& clause : clauses_of(folded))
        for (const auto kind : kinds_in(words(clause), courses)) add(kind);
    return kinds;
}

std::vector<EvidenceKind> evidence_of_title(std::string_view title, const std::vector<EvidenceKind>& asked) {
    std::vector<EvidenceKind> kinds;
    for (const auto& clause : clauses_of(squeeze(fold(title)))) {
        const Words tokens = words(clause);
        // From the making on: «Мониторинг и подготовка справки». An analysis is made where it stands.
        std::size_t from = 0;
        while (from < tokens.size() && !making(tokens, from) && !starts(tokens, from, {"анализ"})) ++from;
        const Words made(tokens.begin() + static_cast<std::ptrdiff_t>(from), tokens.end());
        for (const auto kind : kinds_in(made, false))
            if (std::find(asked.begin(), asked.end(), kind) == asked.end() &&
                std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
                kinds.push_back(kind);
    }
    return kinds;
}

}  // namespace vekha::reading
