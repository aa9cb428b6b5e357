#include "workflow/reader/names.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <unicode/uchar.h>

#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

struct NameWord {
    std::size_t begin = 0, end = 0;  // bytes
    std::u32string text;
    bool initial = false;    // «Т.»
    bool near_next = false;  // only spaces and dots before the next word
};

bool upper(char32_t c) {
    return u_isupper(static_cast<UChar32>(c)) != 0;
}
bool lower(char32_t c) {
    return u_islower(static_cast<UChar32>(c)) != 0;
}

std::size_t byte_count(char32_t c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

std::vector<NameWord> name_words(std::string_view text, std::size_t from) {
    std::vector<NameWord> words;
    const std::u32string points = decode(text.substr(from));
    std::size_t byte = from;
    for (std::size_t i = 0; i < points.size();) {
        const bool letter = u_isalpha(static_cast<UChar32>(points[i])) != 0;
        if (!letter) {
            if (points[i] != U' ' && points[i] != U'.' && points[i] != U'\n' && points[i] != 0xA0 &&
                !words.empty())
                words.back().near_next = false;
            byte += byte_count(points[i++]);
            continue;
        }
        NameWord word;
        word.begin = byte;
        while (i < points.size() && (u_isalpha(static_cast<UChar32>(points[i])) != 0 ||
                                     (points[i] == U'-' && i + 1 < points.size() && upper(points[i + 1])))) {
            word.text += points[i];
            byte += byte_count(points[i++]);
        }
        word.end = byte;
        word.initial = word.text.size() == 1 && upper(word.text[0]) && i < points.size() && points[i] == U'.';
        if (word.initial) word.end = byte + 1;
        word.near_next = true;
        words.push_back(std::move(word));
    }
    return words;
}

bool is_surname(const NameWord& word) {
    if (word.text.size() < 3 || !upper(word.text[0])) return false;
    return std::all_of(word.text.begin() + 1, word.text.end(),
                       [](char32_t c) { return lower(c) || c == U'-' || upper(c); }) &&
           lower(word.text.back());
}

bool ends(std::u32string_view word, std::u32string_view ending) {
    return word.size() >= ending.size() && word.substr(word.size() - ending.size()) == ending;
}

bool is_patronymic(const NameWord& word) {
    constexpr std::array<std::u32string_view, 12> endings{U"вич",  U"вича", U"вичу", U"вичем",
                                                          U"вна",  U"вну",  U"вне",  U"вны",
                                                          U"вной", U"ична", U"ичну", U"ичной"};
    return is_surname(word) && word.text.size() > 5 &&
           std::any_of(endings.begin(), endings.end(), [&](auto e) { return ends(word.text, e); });
}

struct Change {
    std::u32string_view ending, nominative;
};

std::u32string changed(std::u32string word, const std::vector<Change>& table) {
    for (const Change& change : table)
        if (word.size() > change.ending.size() && ends(word, change.ending))
            return word.substr(0, word.size() - change.ending.size()).append(change.nominative);
    return word;
}

// The first row that fits; women's and men's endings never meet in one case, but for the dative «-ву».
const std::vector<Change>& surname_changes(NameCase from) {
    static const std::vector<Change> accusative{
        {U"скую", U"ская"}, {U"цкую", U"цкая"},  {U"ую", U"ая"},      {U"юю", U"яя"},  {U"у", U"а"},
        {U"ю", U"я"},       {U"ского", U"ский"}, {U"цкого", U"цкий"}, {U"ого", U"ый"}, {U"его", U"ий"},
        {U"ова", U"ов"},    {U"ева", U"ев"},     {U"ёва", U"ёв"},     {U"ина", U"ин"}, {U"ына", U"ын"},
        {U"ка", U"к"},      {U"ра", U"р"},       {U"на", U"н"},       {U"ча", U"ч"},   {U"ля", U"ль"},
        {U"ря", U"рь"},     {U"ая", U"ай"},      {U"ея", U"ей"}};
    static const std::vector<Change> dative{
        {U"овой", U"ова"},  {U"евой", U"ева"},  {U"ёвой", U"ёва"},   {U"иной", U"ина"},   {U"ыной", U"ына"},
        {U"ской", U"ская"}, {U"цкой", U"цкая"}, {U"скому", U"ский"}, {U"цкому", U"цкий"}, {U"ому", U"ый"},
        {U"ову", U"ов"},    {U"еву", U"ев"},    {U"ёву", U"ёв"},     {U"ину", U"ин"},     {U"ыну", U"ын"},
        {U"ку", U"к"},      {U"ру", U"р"},      {U"ну", U"н"},       {U"лю", U"ль"}};
    static const std::vector<Change> instrumental{
        {U"овым", U"ов"},   {U"евым", U"ев"},   {U"ёвым", U"ёв"},   {U"иным", U"ин"},  {U"ыным", U"ын"},
        {U"ским", U"ский"}, {U"цким", U"цкий"}, {U"овой", U"ова"},  {U"евой", U"ева"}, {U"ёвой", U"ёва"},
        {U"иной", U"ина"},  {U"ской", U"ская"}, {U"цкой", U"цкая"}, {U"ом", U""},      {U"ем", U"ь"}};
    static const std::vector<Change> none;
    switch (from) {
        case NameCase::accusative:
            return accusative;
        case NameCase::dative:
            return dative;
        case NameCase::instrumental:
            return instrumental;
        default:
            return none;
    }
}

std::u32string full_name_word(const std::u32string& word, bool woman, bool patronymic, NameCase from) {
    if (patronymic) {
        static const std::vector<Change> table{{U"вича", U"вич"}, {U"вичу", U"вич"}, {U"вичем", U"вич"},
                                               {U"вну", U"вна"},  {U"вне", U"вна"},  {U"вной", U"вна"},
                                               {U"вны", U"вна"},  {U"ичну", U"ична"}};
        return changed(word, table);
    }
    if (woman) {
        if (from == NameCase::accusative) return changed(word, {{U"у", U"а"}, {U"ю", U"я"}});
        return changed(word, {{U"ой", U"а"}, {U"ей", U"я"}, {U"ии", U"ия"}, {U"е", U"а"}});
    }
    if (from == NameCase::accusative)
        return changed(word, {{U"ия", U"ий"}, {U"ея", U"ей"}, {U"ря", U"рь"}, {U"а", U""}});
    if (from == NameCase::dative)
        return changed(word, {{U"ию", U"ий"}, {U"ею", U"ей"}, {U"рю", U"рь"}, {U"у", U""}});
    return changed(word, {{U"ием", U"ий"}, {U"еем", U"ей"}, {U"рем", U"рь"}, {U"ом", U""}});
}

bool memorial(std::string_view before) {
    const std::string folded = fold(before);
    const std::string_view body = trim(folded);
    return body.ends_with(" им.") || body.ends_with(" имени") || body.ends_with("(им.") || body == "им.";
}

}  // namespace

std::optional<FoundName> find_name(std::string_view text, std::size_t from) {
    const auto words = name_words(text, from);
    const auto made = [&](std::size_t first, std::size_t last) {
        FoundName name{words[first].begin, words[last].end, {}};
        name.text = squeeze(text.substr(name.begin, name.end - name.begin));
        return name;
    };
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        if (!words[i].near_next || !words[i + 1].near_next) continue;
        if (words[i].initial && words[i + 1].initial && is_surname(words[i + 2])) return made(i, i + 2);
        const bool surname_first = is_surname(words[i]) && words[i + 1].initial && words[i + 2].initial;
        const bool other_surname = i + 3 < words.size() && words[i + 2].near_next && is_surname(words[i + 3]);
        if (surname_first && !other_surname) return made(i, i + 2);
        if (is_surname(words[i]) && is_surname(words[i + 1]) && is_patronymic(words[i + 2]))
            return made(i, i + 2);
    }
    return std::nullopt;
}

std::optional<FoundName> find_person(std::string_view text, std::size_t from) {
    for (auto name = find_name(text, from); name; name = find_name(text, name->end))
        if (!memorial(text.substr(0, name->begin))) return name;
    return std::nullopt;
}

std::string nominative_name(std::string_view name, NameCase from) {
    if (from == NameCase::nominative) return std::string(name);
    const auto words = name_words(name, 0);
    std::string out;
    std::size_t at = 0;
    const bool full = words.size() == 3 && is_patronymic(words[2]);
    const bool woman =
        full && (ends(words[2].text, U"вну") || ends(words[2].text, U"вне") || ends(words[2].text, U"вной") ||
                 ends(words[2].text, U"ичну") || ends(words[2].text, U"ичной"));
    for (std::size_t i = 0; i < words.size(); ++i) {
        out += name.substr(at, words[i].begin - at);
        std::u32string word = words[i].text;
        if (full && i > 0)
            word = full_name_word(word, woman, i == 2, from);
        else if (!words[i].initial)
            word = changed(word, surname_changes(from));
        out += encode(word);
        at = words[i].begin + encode(words[i].text).size();
    }
    return out += name.substr(at);
}

std::string nominative_role(std::string_view role) {
    static const std::vector<Change> adjectives{{U"ского", U"ский"}, {U"шего", U"ший"},  {U"щего", U"щий"},
                                                {U"него", U"ний"},   {U"ого", U"ый"},    {U"ую", U"ая"},
                                                {U"юю", U"яя"},      {U"ским", U"ский"}, {U"щим", U"щий"},
                                                {U"шим", U"ший"},    {U"ым", U"ый"},     {U"ой", U"ая"}};
    static const std::vector<Change> nouns{{U"ителя", U"итель"}, {U"ителем", U"итель"}, {U"теля", U"тель"},
                                           {U"телем", U"тель"},  {U"ора", U"ор"},       {U"ором", U"ор"},
                                           {U"ика", U"ик"},      {U"иком", U"ик"},      {U"иста", U"ист"},
                                           {U"истом", U"ист"},   {U"ога", U"ог"},       {U"огом", U"ог"},
                                           {U"ента", U"ент"},    {U"ентом", U"ент"},    {U"ера", U"ер"},
                                           {U"ером", U"ер"},     {U"аря", U"арь"},      {U"арем", U"арь"},
                                           {U"ача", U"ач"},      {U"ачом", U"ач"},      {U"у", U"а"}};
    const std::u32string text = decode(squeeze(role));
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t space = std::min(text.find(U' ', i), text.size());
        const std::u32string word = text.substr(i, space - i);
        const std::u32string as_adjective = changed(word, adjectives);
        const bool head = ends(word, U"щего") || ends(word, U"щую") || ends(word, U"щим");
        const std::u32string done = as_adjective != word ? as_adjective : changed(word, nouns);
        out += done;
        if (as_adjective == word || head) return encode(out + text.substr(space));
        if (space < text.size()) out += U' ';
        i = space + 1;
    }
    return encode(out);
}

std::string nominative_body(std::string_view body) {
    static const std::vector<Change> nouns{{U"тдела", U"тдел"},
                                           {U"правления", U"правление"},
                                           {U"омитета", U"омитет"},
                                           {U"епартамента", U"епартамент"},
                                           {U"дминистрации", U"дминистрация"},
                                           {U"инистерства", U"инистерство"},
                                           {U"чреждения", U"чреждение"},
                                           {U"ентра", U"ентр"},
                                           {U"лужбы", U"лужба"},
                                           {U"колы", U"кола"},
                                           {U"ектора", U"ектор"},
                                           {U"имназии", U"имназия"},
                                           {U"ицея", U"ицей"},
                                           {U"ада", U"ад"}};
    static const std::vector<Change> adjectives{
        {U"ского", U"ский"}, {U"него", U"ний"}, {U"ого", U"ый"}, {U"ской", U"ская"}, {U"ой", U"ая"}};
    const std::u32string text = decode(squeeze(body));
    std::u32string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t space = std::min(text.find(U' ', i), text.size());
        const std::u32string word = text.substr(i, space - i);
        const std::u32string noun = changed(word, nouns);
        if (noun != word) {
            out += noun + text.substr(space);
            break;
        }
        const std::u32string adjective = changed(word, adjectives);
        if (adjective == word) {
            out += text.substr(i);
            break;
        }
        out += adjective;
        if (space < text.size()) out += U' ';
        i = space + 1;
    }
    if (!out.empty()) out[0] = static_cast<char32_t>(u_toupper(static_cast<UChar32>(out[0])));
    return encode(out);
}

}  // namespace vekha::reading
