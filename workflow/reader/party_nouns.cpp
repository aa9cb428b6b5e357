// The nouns of persons and bodies, by the endings they take.
#include <array>
#include <span>

#include "workflow/reader/party_words.hpp"

namespace vekha::reading {
namespace {

using namespace std::literals;

/// Endings, each between bars; "||" is none.
struct Endings {
    std::string_view one;           ///< the nominative of one
    std::string_view many;          ///< the nominative of many
    std::string_view either;        ///< the nominative of many and the genitive of one alike
    std::string_view one_oblique;   ///< other cases of one
    std::string_view many_oblique;  ///< other cases of many
    Gender gender = Gender::man;
};

constexpr Endings hard{"||", "|ы|и|", "", "|а|у|ом|ем|е|", "|ов|ев|ей|ам|ами|ах|"};
constexpr Endings hard_in_a{"||", "|ы|", "|а|", "|у|ом|е|", "|ов|ам|ами|ах|"};
constexpr Endings soft{"|ь|", "|и|", "", "|я|ю|ем|е|", "|ей|ям|ями|ях|"};
constexpr Endings soft_in_ya{"|ь|", "", "|я|", "|ю|ем|е|", "|ей|ям|ями|ях|"};
constexpr Endings in_y{"|й|", "|и|", "", "|я|ю|ем|е|", "|ев|ям|ями|ях|"};
constexpr Endings in_a{"|а|", "", "|ы|и|", "|у|ой|ей|е|", "||ам|ами|ах|", Gender::woman};
constexpr Endings in_iya{"|я|", "", "|и|", "|ю|ей|", "|й|ям|ями|ях|", Gender::woman};
constexpr Endings in_ie{"|е|", "", "|я|", "|ю|ем|и|", "|й|ям|ями|ях|", Gender::neuter};
constexpr Endings in_o{"|о|", "", "|а|", "|у|ом|е|", "||ам|ами|ах|", Gender::neuter};
constexpr Endings adjective{"|ий|ый|ая|ийся|аяся|", "|ие|ые|иеся|", "", "|его|ого|ему|ому|ую|ей|ой|ым|им|",
                            "|их|ых|ими|ыми|ихся|имся|имися|"};
constexpr Endings whole_one{"||", "", "", "", ""};
constexpr Endings whole_many{"", "||", "", "", ""};

constexpr std::array hard_persons{
    "начальник"sv,      "куратор"sv,       "координатор"sv,   "методист"sv,    "специалист"sv, "педагог"sv,
    "психолог"sv,       "логопед"sv,       "дефектолог"sv,    "консультант"sv, "инженер"sv,    "юрист"sv,
    "бухгалтер"sv,      "тренер"sv,        "наставник"sv,     "эксперт"sv,     "сотрудник"sv,  "работник"sv,
    "медработник"sv,    "администратор"sv, "участник"sv,      "организатор"sv, "завуч"sv,      "тьютор"sv,
    "завхоз"sv,         "физрук"sv,        "хореограф"sv,     "вахтер"sv,      "сторож"sv,     "электрик"sv,
    "помощник"sv,       "советник"sv,      "волонтер"sv,      "депутат"sv,     "президент"sv,  "лидер"sv,
    "капитан"sv,        "экономист"sv,     "программист"sv,   "лаборант"sv,    "архитектор"sv, "эколог"sv,
    "фельдшер"sv,       "врач"sv,          "член"sv,          "воспитанник"sv, "ученик"sv,     "школьник"sv,
    "студент"sv,        "выпускник"sv,     "активист"sv,      "оператор"sv,    "менеджер"sv,   "аналитик"sv,
    "журналист"sv,      "редактор"sv,      "социолог"sv,      "модератор"sv,   "министр"sv,    "ветеран"sv,
    "концертмейстер"sv, "мэр"sv,           "корреспондент"sv, "технолог"sv,    "партнер"sv,    "опекун"sv};
constexpr std::array soft_persons{
    "руководител"sv,      "заместител"sv, "председател"sv,  "секретар"sv,       "библиотекар"sv,
    "преподавател"sv,     "исполнител"sv, "соисполнител"sv, "представител"sv,   "водител"sv,
    "делопроизводител"sv, "учредител"sv,  "слушател"sv,     "предпринимател"sv, "жител"sv,
    "воспитател"sv};
constexpr std::array hard_persons_in_a{"директор"sv, "инспектор"sv, "инструктор"sv, "мастер"sv};
constexpr std::array soft_persons_in_ya{"учител"sv};
constexpr std::array persons_in_a{"глав"sv, "медсестр"sv, "старост"sv};
constexpr std::array adjective_persons{"заведующ"sv, "ответственн"sv, "уполномоченн"sv,
                                       "вожат"sv,    "обучающ"sv,     "учащ"sv};
constexpr std::array one_person{"зам"sv};
constexpr std::array many_persons{"все"sv, "граждане"sv, "родители"sv, "дети"sv, "семьи"sv};

constexpr std::array hard_bodies{
    "отдел"sv,    "комитет"sv,   "департамент"sv, "центр"sv,          "совет"sv,    "коллектив"sv,
    "кабинет"sv,  "сектор"sv,    "дом"sv,         "институт"sv,       "колледж"sv,  "техникум"sv,
    "отряд"sv,    "штаб"sv,      "консилиум"sv,   "фонд"sv,           "клуб"sv,     "театр"sv,
    "стадион"sv,  "союз"sv,      "профсоюз"sv,    "профком"sv,        "педсовет"sv, "оргкомитет"sv,
    "филиал"sv,   "детсад"sv,    "сад"sv,         "университет"sv,    "орган"sv,    "актив"sv,
    "интернат"sv, "дворец"sv,    "кванториум"sv,  "технопарк"sv,      "кружок"sv,   "исполком"sv,
    "архив"sv,    "военкомат"sv, "районо"sv,      "роспотребнадзор"sv};
constexpr std::array bodies_in_y{"лице"sv, "музе"sv, "санатори"sv};
constexpr std::array bodies_in_a{"школ"sv,      "групп"sv,      "команд"sv, "служб"sv,   "дум"sv,
                                 "библиотек"sv, "прокуратур"sv, "палат"sv,  "больниц"sv, "поликлиник"sv,
                                 "кафедр"sv,    "газет"sv,      "бригад"sv, "площадк"sv};
constexpr std::array bodies_in_iya{"администраци"sv, "организаци"sv, "гимнази"sv, "комисси"sv, "ассоциаци"sv,
                                   "инспекци"sv,     "полици"sv,     "редакци"sv, "дирекци"sv, "федераци"sv,
                                   "бухгалтери"sv,   "лаборатори"sv, "коллеги"sv};
constexpr std::array bodies_in_ie{"отделени"sv,   "управлени"sv, "учреждени"sv,    "объединени"sv,
                                  "предприяти"sv, "поселени"sv,  "подразделени"sv, "самоуправлени"sv};
constexpr std::array bodies_in_o{"министерств"sv,  "агентств"sv,   "обществ"sv,
                                 "сообществ"sv,    "хозяйств"sv,   "ведомств"sv,
                                 "правительств"sv, "руководств"sv, "представительств"sv};
constexpr std::array one_body{"жюри"sv, "бюро"sv, "молодежь"sv, "население"sv, "общественность"sv};

/// Nouns that take the same endings.
struct Declension {
    std::span<const std::string_view> stems;
    const Endings& endings;
    bool person;
};

constexpr std::array<Declension, 16> declensions{{{hard_persons_in_a, hard_in_a, true},
                                                  {soft_persons_in_ya, soft_in_ya, true},
                                                  {hard_persons, hard, true},
                                                  {soft_persons, soft, true},
                                                  {persons_in_a, in_a, true},
                                                  {adjective_persons, adjective, true},
                                                  {one_person, whole_one, true},
                                                  {many_persons, whole_many, true},
                                                  {hard_bodies, hard, false},
                                                  {bodies_in_y, in_y, false},
                                                  {bodies_in_a, in_a, false},
                                                  {bodies_in_iya, in_iya, false},
                                                  {bodies_in_ie, in_ie, false},
                                                  {bodies_in_o, in_o, false},
                                                  {one_body, whole_one, false},
                                                  {{}, whole_one, false}}};

bool has(std::string_view endings, std::string_view ending) {
    if (ending.size() > endings.size()) return false;
    for (auto at = endings.find('|'); at + 1 < endings.size(); at = endings.find('|', at + 1)) {
        const auto next = endings.find('|', at + 1);
        if (endings.substr(at + 1, next - at - 1) == ending) return true;
    }
    return false;
}

// «заведующего» is «заведующий», «заведующую» «заведующая».
NounOfOne adjective_of_one(std::string_view stem, std::string_view ending) {
    const bool woman = ending == "ую" || ending == "ей" || ending == "ой" || ending == "ая";
    const bool sibilant = stem.ends_with("щ") || stem.ends_with("ш");
    return {std::string(stem) + (woman ? "ая" : sibilant ? "ий" : "ый"), woman ? Gender::woman : Gender::man};
}

std::optional<PartyNoun> form_in(const Declension& declension, std::string_view word) {
    for (const std::string_view stem : declension.stems) {
        if (!word.starts_with(stem)) continue;
        const std::string_view ending = word.substr(stem.size());
        const Endings& endings = declension.endings;
        PartyNoun noun{stem, declension.person, false, false, false};
        if (has(endings.one, ending)) {
            noun.nominative = true;
        } else if (has(endings.many, ending)) {
            noun.nominative = noun.plural = true;
        } else if (has(endings.either, ending)) {
            noun.nominative = noun.plural = noun.genitive = true;
        } else if (has(endings.many_oblique, ending)) {
            noun.plural = true;
        } else if (!has(endings.one_oblique, ending)) {
            continue;
        }
        return noun;
    }
    return std::nullopt;
}

}  // namespace

std::optional<NounOfOne> noun_of_one(std::string_view word) {
    for (const Declension& declension : declensions)
        for (const std::string_view stem : declension.stems) {
            if (!word.starts_with(stem)) continue;
            const std::string_view ending = word.substr(stem.size());
            const Endings& endings = declension.endings;
            const bool known = has(endings.one, ending) || has(endings.many, ending) ||
                               has(endings.either, ending) || has(endings.one_oblique, ending) ||
                               has(endings.many_oblique, ending);
            if (!known) continue;
            if (&endings == &adjective) return adjective_of_one(stem, ending);
            if (endings.one.empty()) continue;
            // The nominative of one is the first of its endings, between bars.
            const std::string_view first = endings.one.substr(1, endings.one.find('|', 1) - 1);
            // «глава» and «староста» take a man's adjectives.
            return NounOfOne{std::string(stem) + std::string(first),
                             declension.person ? Gender::man : endings.gender};
        }
    return std::nullopt;
}

std::optional<PartyNoun> party_noun(std::string_view word) {
    for (const Declension& declension : declensions)
        if (auto noun = form_in(declension, word)) return noun;
    // «педагог-психолог», «учителя-предметники»: the first part tells.
    const auto dash = word.find('-');
    if (dash != std::string_view::npos && dash > 0) return party_noun(word.substr(0, dash));
    return std::nullopt;
}

}  // namespace vekha::reading
