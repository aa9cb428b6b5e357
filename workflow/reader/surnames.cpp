// Persons' names to the nominative, by the endings of each kind of name.
#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include <unicode/uchar.h>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"

namespace vekha::reading {
namespace {

using Word = std::u32string;
using WordView = std::u32string_view;
enum class Sex { unknown, man, woman };

/// An ending of a case, and what it is in the nominative. The first row that fits is taken.
struct Change {
    WordView ending;
    WordView nominative;
    bool doubtful = false;
};

bool ends(WordView word, WordView ending) {
    return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

bool vowel(char32_t c) {
    return WordView(U"аеёиоуыэюя").find(c) != WordView::npos;
}

// Surnames that no case changes.
bool indeclinable(WordView word) {
    constexpr std::array<WordView, 14> endings{U"ко",  U"ых", U"их", U"дзе", U"швили", U"аго", U"яго",
                                               U"ово", U"ия", U"уа", U"о",   U"и",     U"э",   U"ри"};
    if (ends(word, U"ого") || ends(word, U"его")) return false;
    return std::any_of(endings.begin(), endings.end(), [&](auto e) { return ends(word, e); });
}

// Men's surnames in a consonant whose «-а», «-у», «-ом» say what they are: «Ткачука», «Мелконяну».
bool usual_in_consonant(WordView stem) {
    constexpr std::array<WordView, 14> endings{U"ук",   U"юк",  U"як", U"ян", U"ич", U"ец",  U"ман",
                                               U"берг", U"ейн", U"ик", U"ар", U"ер", U"ель", U"ант"};
    return std::any_of(endings.begin(), endings.end(), [&](auto e) { return ends(stem, e); });
}

// «-ов», «-ин» and «-ский» in men and women; what both have comes last.
constexpr std::array<Change, 27> accusative{
    {{U"скую", U"ская"},   {U"цкую", U"цкая"},  {U"ую", U"ая"},   {U"юю", U"яя"},
     {U"ову", U"ова"},     {U"еву", U"ева"},    {U"ёву", U"ёва"}, {U"ину", U"ина"},
     {U"ыну", U"ына"},     {U"у", U"а"},        {U"аю", U"ая"},   {U"ю", U"я"},
     {U"ского", U"ский"},  {U"цкого", U"цкий"}, {U"его", U"ий"},  {U"ого", U"ый", true},
     {U"ова", U"ов"},      {U"ева", U"ев"},     {U"ёва", U"ёв"},  {U"ина", U"ин"},
     {U"ына", U"ын"},      {U"ая", U"ай"},      {U"ея", U"ей"},   {U"уя", U"уй"},
     {U"ья", U"ей", true}, {U"я", U"ь"},        {U"а", U"", true}}};
constexpr std::array<Change, 22> dative{
    {{U"овой", U"ова"},     {U"евой", U"ева"},   {U"ёвой", U"ёва"},    {U"иной", U"ина"},
     {U"ыной", U"ына"},     {U"ской", U"ская"},  {U"цкой", U"цкая"},   {U"ой", U"ая"},
     {U"ей", U"яя", true},  {U"скому", U"ский"}, {U"цкому", U"цкий"},  {U"ему", U"ий"},
     {U"ому", U"ый", true}, {U"ову", U"ов"},     {U"еву", U"ев"},      {U"ёву", U"ёв"},
     {U"ину", U"ин"},       {U"ыну", U"ын"},     {U"ью", U"ей", true}, {U"ю", U"ь"},
     {U"у", U"", true},     {U"е", U"а", true}}};
constexpr std::array<Change, 20> instrumental{
    {{U"овым", U"ов"},   {U"евым", U"ев"},    {U"ёвым", U"ёв"},    {U"иным", U"ин"},   {U"ыным", U"ын"},
     {U"ским", U"ский"}, {U"цким", U"цкий"},  {U"овой", U"ова"},   {U"евой", U"ева"},  {U"ёвой", U"ёва"},
     {U"иной", U"ина"},  {U"ыной", U"ына"},   {U"ской", U"ская"},  {U"цкой", U"цкая"}, {U"ым", U"ый", true},
     {U"им", U"ий"},     {U"ой", U"а", true}, {U"ей", U"я", true}, {U"ом", U"", true}, {U"ем", U"ь", true}}};
constexpr std::array<Change, 24> genitive{
    {{U"овой", U"ова"},  {U"евой", U"ева"},     {U"ёвой", U"ёва"},  {U"иной", U"ина"},   {U"ыной", U"ына"},
     {U"ской", U"ская"}, {U"цкой", U"цкая"},    {U"ой", U"ая"},     {U"ского", U"ский"}, {U"цкого", U"цкий"},
     {U"его", U"ий"},    {U"ого", U"ый", true}, {U"ова", U"ов"},    {U"ева", U"ев"},     {U"ёва", U"ёв"},
     {U"ина", U"ин"},    {U"ына", U"ын"},       {U"ая", U"ай"},     {U"ея", U"ей"},      {U"уя", U"уй"},
     {U"я", U"ь"},       {U"а", U"", true},     {U"ы", U"а", true}, {U"ки", U"ка", true}}};

std::span<const Change> surname_changes(NameCase from) {
    switch (from) {
        case NameCase::accusative:
            return accusative;
        case NameCase::dative:
            return dative;
        case NameCase::instrumental:
            return instrumental;
        case NameCase::genitive:
            return genitive;
        case NameCase::nominative:
            break;
    }
    return {};
}

struct Changed {
    Word word;
    bool doubtful = false;
};

const Change* change_of(WordView word, std::span<const Change> table) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Change& change) {
        return word.size() > change.ending.size() && ends(word, change.ending);
    });
    return found == table.end() ? nullptr : &*found;
}

Word changed(WordView word, const Change& change) {
    return Word(word.substr(0, word.size() - change.ending.size())).append(change.nominative);
}

// A man's surname in a consonant: «Ковалю», «Гаю», «Ткачука»; doubtful where a vowel may have fallen out.
Changed from_consonant(WordView word, const Change& change) {
    Changed out{changed(word, change), change.doubtful};
    if (change.nominative == U"ь" && out.word.size() > 1 && vowel(out.word[out.word.size() - 2]))
        out.word.back() = U'й';
    else if (usual_in_consonant(out.word))
        out.doubtful = false;
    return out;
}

// A woman's surname that only a man's would change: «Ткачук», «Коваль»; and a man's that only a woman's
// would.
bool of_other_sex(const Change& change, Sex sex, NameCase from) {
    const bool womans =
        from == NameCase::accusative
            ? change.nominative == U"ова" || change.nominative == U"ева" || change.nominative == U"ёва" ||
                  change.nominative == U"ина" || change.nominative == U"ына" ||
                  change.nominative == U"ская" || change.nominative == U"цкая" ||
                  change.nominative == U"ая" || change.nominative == U"яя"
            : change.ending.size() > 1 && (ends(change.ending, U"ой") || ends(change.ending, U"ей"));
    const bool either = change.nominative == U"а" || change.nominative == U"я";
    if (sex == Sex::man) return womans && !either;
    if (sex == Sex::woman) return !womans && !either;
    return false;
}

Changed surname(const Word& word, NameCase from, Sex sex) {
    if (indeclinable(word) && !ends(word, U"ки")) return {word, false};
    std::vector<Change> fitting;
    for (const Change& change : surname_changes(from))
        if (!of_other_sex(change, sex, from)) fitting.push_back(change);
    const Change* const change = change_of(word, fitting);
    if (change == nullptr) return {word, false};
    const bool consonant = change->nominative.empty() || change->nominative == U"ь";
    if (consonant) return from_consonant(word, *change);
    Changed out{changed(word, *change), change->doubtful};
    // «Белого» may be «Белый» or «Белой», «Горького» ends as its consonant asks.
    if (change->nominative == U"ый" &&
        WordView(U"гкх").find(out.word[out.word.size() - 3]) != WordView::npos) {
        out.word[out.word.size() - 2] = U'и';
        out.doubtful = false;
    }
    return out;
}

// «Ивановой-Петровой»: each part by itself.
Changed double_surname(const Word& word, NameCase from, Sex sex) {
    Changed out;
    for (std::size_t at = 0; at <= word.size();) {
        const std::size_t dash = std::min(word.find(U'-', at), word.size());
        const Changed part = surname(word.substr(at, dash - at), from, sex);
        out.word += part.word;
        out.doubtful = out.doubtful || part.doubtful;
        if (dash < word.size()) out.word += U'-';
        at = dash + 1;
    }
    return out;
}

Word patronymic(const Word& word) {
    static constexpr std::array<Change, 12> table{{{U"вича", U"вич"},
                                                   {U"вичу", U"вич"},
                                                   {U"вичем", U"вич"},
                                                   {U"ьича", U"ьич"},
                                                   {U"ьичу", U"ьич"},
                                                   {U"ьичом", U"ьич"},
                                                   {U"вну", U"вна"},
                                                   {U"вне", U"вна"},
                                                   {U"вной", U"вна"},
                                                   {U"вны", U"вна"},
                                                   {U"ичну", U"ична"},
                                                   {U"ичной", U"ична"}}};
    const Change* const change = change_of(word, table);
    return change == nullptr ? word : changed(word, *change);
}

// Men's first names that lose a vowel or end as a woman's.
Word irregular_man(WordView word) {
    constexpr std::array<std::pair<WordView, WordView>, 4> stems{
        {{U"Льв", U"Лев"}, {U"Петр", U"Пётр"}, {U"Пётр", U"Пётр"}, {U"Павл", U"Павел"}}};
    for (const auto& [stem, name] : stems)
        if (word.starts_with(stem) && word.size() <= stem.size() + 2) return Word(name);
    constexpr std::array<WordView, 8> in_a{U"Иль", U"Никит", U"Данил", U"Кузьм",
                                           U"Фом", U"Савв",  U"Лук",   U"Гаврил"};
    for (const auto stem : in_a)
        if (word.starts_with(stem) && word.size() <= stem.size() + 2 && word.back() != U'м' &&
            (stem != U"Данил" || ends(word, U"у")))
            return Word(stem) + (stem == U"Иль" ? U"я" : U"а");
    return {};
}

Word first_name(const Word& word, bool woman, NameCase from) {
    if (!woman) {
        if (Word irregular = irregular_man(word); !irregular.empty()) return irregular;
        static constexpr std::array<Change, 12> table{{{U"ия", U"ий"},
                                                       {U"ию", U"ий"},
                                                       {U"ием", U"ий"},
                                                       {U"ея", U"ей"},
                                                       {U"ею", U"ей"},
                                                       {U"еем", U"ей"},
                                                       {U"ая", U"ай"},
                                                       {U"аю", U"ай"},
                                                       {U"аем", U"ай"},
                                                       {U"ря", U"рь"},
                                                       {U"рю", U"рь"},
                                                       {U"рем", U"рь"}}};
        static constexpr std::array<Change, 3> hard{{{U"ом", U""}, {U"а", U""}, {U"у", U""}}};
        const Change* change = change_of(word, table);
        if (change == nullptr) change = change_of(word, hard);
        return change == nullptr ? word : changed(word, *change);
    }
    static constexpr std::array<Change, 2> accusative_forms{{{U"ю", U"я"}, {U"у", U"а"}}};
    static constexpr std::array<Change, 13> others{{{U"ией", U"ия"},
                                                    {U"ьей", U"ья"},
                                                    {U"оей", U"оя"},
                                                    {U"ей", U"я"},
                                                    {U"ой", U"а"},
                                                    {U"ии", U"ия"},
                                                    {U"ье", U"ья"},
                                                    {U"ьи", U"ья"},
                                                    {U"ое", U"оя"},
                                                    {U"ги", U"га"},
                                                    {U"е", U"а"},
                                                    {U"ы", U"а"},
                                                    {U"и", U"я"}}};
    const Change* const change =
        from == NameCase::accusative ? change_of(word, accusative_forms) : change_of(word, others);
    return change == nullptr ? word : changed(word, *change);
}

struct Part {
    std::size_t begin = 0, size = 0;  // code points
};

// Words of the name; initials are single letters.
std::vector<Part> parts_of(const Word& name) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool letter = u_isalpha(static_cast<UChar32>(name[i])) != 0 ||
                            (name[i] == U'-' && i > 0 && i + 1 < name.size());
        if (!letter) continue;
        if (parts.empty() || parts.back().begin + parts.back().size != i) parts.push_back({i, 0});
        ++parts.back().size;
    }
    return parts;
}

}  // namespace

bool is_patronymic(WordView word) {
    constexpr std::array<WordView, 16> endings{U"вич",  U"вича", U"вичу", U"вичем", U"вна",  U"вну",
                                               U"вне",  U"вны",  U"вной", U"ична",  U"ичну", U"ичной",
                                               U"ичны", U"ьич",  U"ьича", U"ьичу"};
    constexpr std::size_t shortest = 5;  // letters
    return word.size() >= shortest &&
           std::any_of(endings.begin(), endings.end(), [&](auto e) { return ends(word, e); });
}

Nominative nominative_name(std::string_view name, NameCase from) {
    if (from == NameCase::nominative) return {std::string(name), false};
    const Word whole = decode(name);
    const std::vector<Part> parts = parts_of(whole);
    const auto word_at = [&](std::size_t i) { return whole.substr(parts[i].begin, parts[i].size); };
    std::size_t father = parts.size();
    if (parts.size() == 3)
        for (const std::size_t i : {1UL, 2UL})
            if (is_patronymic(word_at(i))) father = i;
    const bool full = father < parts.size();
    const bool woman = full && WordView(word_at(father)).find(U"вн") != WordView::npos;
    const bool woman_of_ilya = full && WordView(word_at(father)).find(U"ичн") != WordView::npos;
    const Sex sex = !full ? Sex::unknown : woman || woman_of_ilya ? Sex::woman : Sex::man;
    Nominative out;
    Word text;
    std::size_t at = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text += whole.substr(at, parts[i].begin - at);
        const Word word = word_at(i);
        at = parts[i].begin + parts[i].size;
        if (word.size() == 1) {
            text += word;
        } else if (full && i == father) {
            text += patronymic(word);
        } else if (full && i + 1 == father) {
            text += first_name(word, sex == Sex::woman, from);
        } else {
            const Changed done = double_surname(word, from, sex);
            text += done.word;
            out.doubtful = out.doubtful || done.doubtful;
        }
    }
    out.name = encode(text + whole.substr(at));
    return out;
}

}  // namespace vekha::reading
