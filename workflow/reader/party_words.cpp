#include "workflow/reader/party_words.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

using namespace std::literals;

constexpr std::array adjective_endings{"ый"sv, "ий"sv, "ой"sv, "ая"sv,   "яя"sv,   "ое"sv,
                                       "ее"sv, "ые"sv, "ие"sv, "аяся"sv, "иеся"sv, "ийся"sv};

// Nouns that name another's person or a body's part: what follows them is theirs.
constexpr std::array governing{"заместител"sv, "помощник"sv, "зам"sv,         "секретар"sv, "представител"sv,
                               "член"sv,       "советник"sv, "председател"sv, "глав"sv};

constexpr std::array single_bodies{"администраци"sv, "управлени"sv,    "дум"sv,    "прокуратур"sv,
                                   "министерств"sv,  "правительств"sv, "полици"sv, "самоуправлени"sv,
                                   "руководств"sv,   "редакци"sv};

constexpr std::array short_positions{
    "зам"sv,  "рук"sv,   "нач"sv,   "отв"sv,     "соц"sv,    "кл"sv,  "клас"sv,  "учит"sv,
    "зав"sv,  "инстр"sv, "физ"sv,   "мед"sv,     "воспит"sv, "гл"sv,  "спец"sv,  "пед"sv,
    "преп"sv, "и.о"sv,   "врио"sv,  "уч"sv,      "дир"sv,    "пом"sv, "коорд"sv, "метод"sv,
    "библ"sv, "секр"sv,  "предс"sv, "председ"sv, "ст"sv,     "мл"sv,  "исп"sv};

constexpr std::array legal_forms{
    "МБОУ"sv,  "МОУ"sv,    "МКОУ"sv,  "МАОУ"sv,  "ГБОУ"sv,  "ГОУ"sv,    "ГКОУ"sv,   "ГАОУ"sv, "МБДОУ"sv,
    "МДОУ"sv,  "МКДОУ"sv,  "МАДОУ"sv, "МКУ"sv,   "МБУ"sv,   "МАУ"sv,    "МУ"sv,     "ГБУ"sv,  "ГКУ"sv,
    "ГАУ"sv,   "МБУДО"sv,  "МУДО"sv,  "МКУДО"sv, "МАУДО"sv, "МБОУДО"sv, "МБУК"sv,   "МАУК"sv, "МКУК"sv,
    "МУК"sv,   "ГБПОУ"sv,  "ГАПОУ"sv, "ГПОУ"sv,  "ФГБУ"sv,  "ФГБОУ"sv,  "ФГКУ"sv,   "ФГУП"sv, "ООО"sv,
    "АО"sv,    "ОАО"sv,    "ПАО"sv,   "ЗАО"sv,   "АНО"sv,   "НКО"sv,    "МУП"sv,    "ГУП"sv,  "ГУ"sv,
    "ГБУЗ"sv,  "ГАУЗ"sv,   "КГБУ"sv,  "КГКУ"sv,  "КГАУ"sv,  "КГБОУ"sv,  "КГБПОУ"sv, "ОГБУ"sv, "ОГКУ"sv,
    "ОГБОУ"sv, "ОГБПОУ"sv, "ОБУ"sv,   "ОКУ"sv,   "БОУ"sv,   "БУ"sv,     "КУ"sv,     "МОБУ"sv, "МОАУ"sv,
    "МБОО"sv,  "МАОО"sv,   "МКОО"sv,  "МБНОУ"sv, "ЧОУ"sv,   "НОУ"sv,    "БДОУ"sv,   "ДОУ"sv,  "УО"sv};

constexpr std::array body_abbreviations{
    "УО"sv,    "РУО"sv,    "ГУО"sv,  "ОО"sv,   "ОУ"sv,     "РОО"sv,    "ГОРОО"sv, "ДОО"sv,     "ДОУ"sv,
    "СОШ"sv,   "ООШ"sv,    "НОШ"sv,  "ИМЦ"sv,  "РИМЦ"sv,   "РМК"sv,    "ММС"sv,   "ММЦ"sv,     "ЦРО"sv,
    "МЦРО"sv,  "РЦО"sv,    "ЦДО"sv,  "ЦДТ"sv,  "ДДТ"sv,    "РДДТ"sv,   "ДЮСШ"sv,  "СШ"sv,      "СЮТ"sv,
    "СЮН"sv,   "ДШИ"sv,    "ДМШ"sv,  "КДН"sv,  "КДНиЗП"sv, "КДНИЗП"sv, "ТКДН"sv,  "ТКДНиЗП"sv, "МКДНиЗП"sv,
    "ПДН"sv,   "ОДН"sv,    "ОПДН"sv, "ОВД"sv,  "РОВД"sv,   "ОМВД"sv,   "УМВД"sv,  "МВД"sv,     "МЧС"sv,
    "ГИБДД"sv, "ОГИБДД"sv, "ГАИ"sv,  "ЦРБ"sv,  "РБ"sv,     "ЦЗН"sv,    "ПМПК"sv,  "ТПМПК"sv,   "ЦПМПК"sv,
    "МПМПК"sv, "ППК"sv,    "ППМС"sv, "ФОК"sv,  "ЗУВР"sv,   "ЗВР"sv,    "РШМО"sv,  "ШМО"sv,     "РМО"sv,
    "ГМО"sv,   "ИРО"sv,    "ЦОПП"sv, "НМЦ"sv,  "ГМЦ"sv,    "ЦБ"sv,     "РДК"sv,   "ЦБС"sv,     "МЦБ"sv,
    "ЕДДС"sv,  "ТИК"sv,    "СМИ"sv,  "ВУЗ"sv,  "КЦСОН"sv,  "ЦСОН"sv,   "УСЗН"sv,  "ОСЗН"sv,    "СРЦН"sv,
    "УФСИН"sv, "УИИ"sv,    "ФСИН"sv, "РДДМ"sv, "ЮИД"sv};

constexpr std::array person_abbreviations{"ЗУВР"sv, "ЗВР"sv, "РШМО"sv, "ЗДУВР"sv, "ЗДВР"sv, "ЗАХЧ"sv};

template <class List>
bool ends_with_any(std::string_view word, const List& endings) {
    return std::any_of(endings.begin(), endings.end(), [&](auto e) { return word.ends_with(e); });
}

template <class List>
bool starts_with_any(std::string_view word, const List& stems) {
    return std::any_of(stems.begin(), stems.end(), [&](auto s) { return word.starts_with(s); });
}

template <class List>
bool is_in(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

bool is_party_noun(std::string_view word) {
    const auto noun = party_noun(word);
    return noun && noun->nominative;
}

bool is_person_noun(std::string_view word) {
    const auto noun = party_noun(word);
    return noun && noun->nominative && noun->person;
}

bool governs_a_person(std::string_view word) {
    const auto noun = party_noun(word);
    return (noun && is_in(governing, noun->stem)) || word == "и.о" || word == "врио";
}

bool is_single_body(std::string_view word) {
    const auto noun = party_noun(word);
    return noun && is_in(single_bodies, noun->stem);
}

bool is_nominative_adjective(std::string_view word) {
    constexpr std::size_t shortest = 8;  // bytes: «наши» and the like are none
    if (word.size() < shortest || is_party_noun(word)) return false;
    return std::any_of(adjective_endings.begin(), adjective_endings.end(),
                       [&](auto e) { return word.ends_with(e); });
}

bool is_short_position(std::string_view word) {
    word = trim(word, ".-");
    if (is_in(short_positions, word)) return word != "ст" && word != "уч";
    // «ст.воспитатель», «рук.шмо», «учит-предм», «кл.рук-ли», «соц.педагог».
    const auto mark = word.find_first_of(".-");
    if (mark == std::string_view::npos || mark == 0 || mark + 1 >= word.size()) return false;
    const std::string_view head = word.substr(0, mark), rest = word.substr(mark + 1);
    if (!is_in(short_positions, head)) return false;
    return head != "ст" || is_party_noun(rest);
}

bool is_legal_form(std::string_view word) {
    return is_in(legal_forms, word);
}

bool is_person_abbreviation(std::string_view word) {
    return is_in(person_abbreviations, word);
}

bool is_body_abbreviation(std::string_view word) {
    return is_in(body_abbreviations, word) || is_person_abbreviation(word) || is_legal_form(word);
}

bool explains_before(std::string_view folded) {
    constexpr std::array endings{"щий"sv,  "щая"sv,   "щее"sv,   "щие"sv,   "щей"sv,  "щего"sv, "щих"sv,
                                 "щему"sv, "щими"sv,  "щую"sv,   "вший"sv,  "вшая"sv, "вшие"sv, "вших"sv,
                                 "вшей"sv, "вшего"sv, "нного"sv, "нные"sv,  "нных"sv, "нный"sv, "нная"sv,
                                 "нной"sv, "щиеся"sv, "щихся"sv, "щийся"sv, "щаяся"sv};
    constexpr std::size_t shortest = 12;  // bytes
    if (folded.starts_with("котор") || folded == "включая" || folded == "кроме") return true;
    return folded.size() >= shortest && ends_with_any(folded, endings) && !is_party_noun(folded);
}

bool is_school_subject(std::string_view folded) {
    constexpr std::array stems{
        "математик"sv,  "физик"sv,      "хими"sv,      "биологи"sv,   "истори"sv,     "обществознани"sv,
        "географи"sv,   "информатик"sv, "русск"sv,     "литератур"sv, "английск"sv,   "немецк"sv,
        "французск"sv,  "иностранн"sv,  "технологи"sv, "музык"sv,     "физкультур"sv, "обж"sv,
        "физической"sv, "начальных"sv,  "родного"sv,   "изо"sv};
    return starts_with_any(folded, stems);
}

bool is_second_noun(std::string_view folded) {
    constexpr std::array stems{"психолог"sv, "логопед"sv, "дефектолог"sv, "предметник"sv, "организатор"sv};
    return starts_with_any(folded, stems);
}

}  // namespace vekha::reading
