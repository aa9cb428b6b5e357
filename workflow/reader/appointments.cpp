#include "workflow/reader/appointments.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"
#include "workflow/reader/order_points.hpp"
#include "workflow/reader/party_words.hpp"

namespace vekha::reading {
namespace {

using namespace std::literals;

constexpr std::size_t longest_clause = 1000;  // bytes
constexpr std::size_t most_persons = 30;      // in one clause

std::vector<FoundName> persons_in(std::string_view text) {
    std::vector<FoundName> found;
    for (auto name = find_person(text); name && found.size() < most_persons;
         name = find_person(text, name->end))
        found.push_back(*name);
    return found;
}

struct Word {
    std::string folded;
    std::size_t begin = 0, end = 0;  // bytes of the printed text
};

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end > at)
            out.push_back({std::string(trim(fold(text.substr(at, end - at)), "\"(),.;:")), at, end});
        at = end + 1;
    }
    return out;
}

/// The first word that begins with one of the stems.
std::optional<Word> word_of(std::string_view text, std::span<const std::string_view> stems) {
    for (Word& word : words_of(text))
        if (std::any_of(stems.begin(), stems.end(), [&](auto s) { return word.folded.starts_with(s); }))
            return std::move(word);
    return std::nullopt;
}

template <class List>
bool ends_with_any(std::string_view word, const List& endings) {
    return std::any_of(endings.begin(), endings.end(), [&](auto e) { return word.ends_with(e); });
}

bool is_adjective_form(std::string_view word) {
    constexpr std::array endings{"ого"sv, "его"sv, "ым"sv,  "им"sv, "ую"sv,
                                 "юю"sv,  "ыми"sv, "ими"sv, "ых"sv, "их"sv};
    return ends_with_any(word, endings);
}

// «координатором», «ответственными»: by whom one is made.
bool is_instrumental(std::string_view word) {
    constexpr std::array endings{"ом"sv, "ем"sv, "ым"sv, "им"sv, "ами"sv, "ями"sv, "ыми"sv, "ими"sv, "ой"sv};
    return ends_with_any(word, endings) && !is_party_noun(word);
}

/// The place of the noun that the words begin with, past its adjectives; the count where there is none.
std::size_t head_of(const std::vector<Word>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (party_noun(words[i].folded)) return i;
        if (!is_adjective_form(words[i].folded)) return i;
    }
    return words.size();
}

// «куратором школы директора МБОУ …»: where the position of the person begins, after the function's own
// words.
std::size_t position_begin(const std::vector<Word>& words, std::size_t head, std::size_t size) {
    for (std::size_t i = head + 1; i < words.size(); ++i) {
        const std::string& word = words[i].folded;
        const bool short_one = is_short_position(word) && i > head + 1;
        const auto noun = party_noun(word);
        const bool accusative =
            noun && noun->person && (!noun->nominative || noun->genitive) &&
            (word.ends_with("а") || word.ends_with("я") || word.ends_with("его") || word.ends_with("ую"));
        if (!short_one && !accusative) continue;
        if (governs_a_person(words[i - 1].folded) || words[i - 1].folded == "обязанности") continue;
        std::size_t begin = i;
        while (begin > head + 1 && is_adjective_form(words[begin - 1].folded)) --begin;
        return words[begin].begin;
    }
    return size;
}

bool begins_instrumental(std::string_view text) {
    const auto words = words_of(trim_dashes(text, " ,:;"));
    const std::size_t head = head_of(words);
    return head < words.size() && is_instrumental(words[head].folded);
}

// The words of a function, cut where the person's own position begins.
std::string function_in(std::string_view text) {
    text = trim_dashes(text, " ,:;");
    const auto words = words_of(text);
    const std::size_t head = head_of(words);
    std::size_t end = text.size();
    if (head < words.size() && is_instrumental(words[head].folded))
        end = position_begin(words, head, text.size());
    text = text.substr(0, end);
    // «муниципального координатора, главного специалиста …»: the first is the function.
    return std::string(trim(text.substr(0, text.find(',')), " ,;"));
}

// After a name: «Иванову А.П., директора школы, муниципальным координатором».
std::string function_after(std::string_view text) {
    std::string first;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        const std::string_view part = trim_dashes(text.substr(0, comma), " ,;");
        text.remove_prefix(std::min(comma + 1, text.size()));
        if (part.empty()) continue;
        if (begins_instrumental(part)) return std::string(part);
        if (first.empty()) first = std::string(part);
    }
    return first;
}

// Where no verb tells the case: «(Пакулина О.Б.)», «(Пакулину О.Б.)».
NameCase case_by_ending(const FoundName& name) {
    for (const std::string& word : reading::words(fold(name.text)))
        if (letter_count(word) > 2 && (word.ends_with("у") || word.ends_with("ю")))
            return NameCase::accusative;
    return NameCase::nominative;
}

Role role_of(std::string role, std::string_view clause, const FoundName& name, NameCase verbs) {
    const bool brackets = name.begin > 0 && clause[name.begin - 1] == '(';
    const auto person = nominative_name(name.text, brackets ? case_by_ending(name) : verbs);
    return {std::move(role), person.name, std::string(clause), person.doubtful};
}

bool begins_person(std::string_view text) {
    const auto words = words_of(text);
    const std::size_t head = head_of(words);
    const auto noun = head < words.size() ? party_noun(words[head].folded) : std::nullopt;
    return noun && noun->person;
}

// «Контроль за …» is «контроль за …»; abbreviations stay.
std::string lower_first(const std::string& text) {
    const std::string first = text.substr(0, text.find(' '));
    return all_upper(first) ? text : fold(first) + text.substr(first.size());
}

// «Возложить обязанности муниципального координатора на …» between the verb and «на».
std::string charge_after(std::string_view between) {
    between = trim(between);
    for (const std::string_view word : {"персональную ", "исполнение ", "выполнение "})
        if (fold(between).starts_with(word)) between = trim(between.substr(word.size()));
    const std::string folded = fold(between);
    for (const std::string_view duty : {"обязанност", "функци", "полномочи"})
        if (folded.starts_with(duty))
            return nominative_role(trim(between.substr(std::min(between.find(' '), between.size()))));
    if (folded.starts_with("ответственность "))
        return "ответственный " + std::string(between.substr(between.find(' ') + 1));
    return std::string(between);
}

constexpr std::array charging{"возложить"sv, "возлага"sv, "поручить"sv, "поручаю"sv, "закрепить"sv};
constexpr std::array appointing{"назначить"sv,  "назначаю"sv, "утвердить"sv, "считать"sv,
                                "определить"sv, "определя"sv, "избрать"sv,   "закрепить"sv};

// The words of a clause that say what its persons become.
std::string own_function(const std::string& clause, const std::vector<FoundName>& persons) {
    const auto verb = word_of(clause, appointing);
    const bool verb_before = verb && verb->begin < persons.front().begin;
    const std::string_view text = clause;
    const std::size_t from = verb_before ? verb->end : 0;
    std::string role;
    // «Муниципальным координатором назначить …», «Ветрову А.П., учителя физики, назначить наставником».
    if (verb_before) role = lower_first(function_in(text.substr(0, verb->begin)));
    if (verb && !verb_before) role = function_in(text.substr(verb->end));
    if (role.empty()) role = function_in(text.substr(from, persons.front().begin - from));
    if (!role.empty()) return role;
    const std::size_t end = persons.size() > 1 ? persons[1].begin : text.size();
    return function_after(text.substr(persons.front().end, end - persons.front().end));
}

}  // namespace

std::vector<Role> charged(const std::string& clause) {
    if (clause.size() > longest_clause) return {};
    const auto persons = persons_in(clause);
    const auto verb = word_of(clause, charging);
    if (persons.empty()) return {};
    const std::string folded = fold(clause);
    if (!verb) {
        // «Контроль за исполнением осуществляет заместитель начальника Петрова А.Б.»
        if (!has_stem(folded, "контрол") || !has_stem(folded, "осуществл")) return {};
        return {role_of("контроль", clause, persons.front(), NameCase::nominative)};
    }
    if (persons.front().begin < verb->begin) return {};
    const bool dative = verb->folded.starts_with("поруч");
    // «поручить … подготовить отчёт» is a task, no function.
    if (dative &&
        !has_any_stem(folded, {"контрол", "обязанност", "функци", "полномочи", "руководств", "координац"}))
        return {};
    std::string role = squeeze(std::string_view(clause).substr(0, verb->begin));
    if (role.empty() && !dative) {
        const auto on = clause.rfind(" на ", persons.front().begin);
        if (on != std::string::npos && on >= verb->end)
            role = charge_after(clause.substr(verb->end, on - verb->end));
    }
    if (role.empty()) role = "ответственный";
    std::vector<Role> roles;
    for (const auto& person : persons)
        roles.push_back(
            role_of(lower_first(role), clause, person, dative ? NameCase::dative : NameCase::accusative));
    return roles;
}

bool appoints(const std::string& clause) {
    const std::string folded = fold(clause);
    if (has_any_stem(folded, {"назначить", "назначаю"})) return true;
    if (!has_any_stem(folded, {"утвердить", "считать", "определить", "определя", "избрать", "закрепить"}))
        return false;
    return has_any_stem(folded, {"состав", "кандидатур", "ответственн", "координатор", "куратор",
                                 "руководител", "наставник", "организатор", "оператор"});
}

std::string function_of(const std::string& clause) {
    const auto verb = word_of(clause, appointing);
    if (!verb || clause.size() > longest_clause) return {};
    const std::string_view text = clause;
    for (const std::string_view part : {text.substr(0, verb->begin), text.substr(verb->end)})
        if (begins_instrumental(part)) return nominative_role(lower_first(function_in(part)));
    return {};
}

std::vector<Role> appointed(const std::string& clause, const std::string& function) {
    if (clause.size() > longest_clause) return {};
    const auto persons = persons_in(clause);
    if (persons.empty()) return {};
    const std::string own = own_function(clause, persons);
    const bool shared = begins_instrumental(own);
    std::string role = nominative_role(own);
    // A point that only says where: «МБОУ СОШ № 1 – Ветрова А.А.» under «Закрепить кураторами».
    const bool place = !function.empty() && !shared && !begins_person(own);
    if (place) role = own.empty() ? function : function + " " + own;
    if (role.empty()) return {};
    std::vector<Role> roles;
    for (const auto& person : persons) {
        if (!roles.empty() && !shared && !place) break;
        const NameCase verbs = place && !own.empty() ? case_by_ending(person) : NameCase::accusative;
        roles.push_back(role_of(role, clause, person, verbs));
    }
    return roles;
}

std::optional<std::string> made_group(const std::string& clause) {
    const std::string folded = fold(clause);
    if (!has_any_stem(folded, {"состав"}) ||
        !has_any_stem(folded, {"создать", "утвердить", "сформировать", "организовать", "образовать"}))
        return std::nullopt;
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> groups{
        {{"рабоч", "рабочей группы"},
         {"проектн", "проектной группы"},
         {"оргкомитет", "оргкомитета"},
         {"организационн", "организационного комитета"},
         {"комисси", "комиссии"},
         {"совет", "совета"},
         {"штаб", "штаба"},
         {"команд", "команды"},
         {"групп", "группы"}}};
    for (const auto& [stem, name] : groups)
        if (has_stem(folded, stem)) return std::string(name);
    return std::nullopt;
}

std::vector<Role> members(const std::string& clause, const std::string& group, std::string& place) {
    std::vector<Role> roles;
    std::string_view rest = clause;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        const std::string part = squeeze(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        constexpr std::array<std::pair<std::string_view, std::string_view>, 6> places{
            {{"заместител", "заместитель председателя"},
             {"председател", "председатель"},
             {"секретар", "секретарь"},
             {"руководител", "руководитель"},
             {"координатор", "координатор"},
             {"член", "член"}}};
        const auto persons = persons_in(part);
        // The place stands at the beginning, or right after the name: «Иванов И.И. – секретарь, методист».
        std::string_view near = persons.empty() ? std::string_view(part)
                                                : std::string_view(part).substr(0, persons.front().begin);
        if (const auto colon = near.rfind(':'); colon != std::string_view::npos && persons.size() > 0 &&
                                                colon + 1 < near.size() &&
                                                trim(near.substr(colon + 1)).size() > 0)
            near = near.substr(colon + 1);
        std::string around = fold(near);
        if (!persons.empty() && trim_dashes(around, ": ").empty())
            around = fold(std::string_view(part).substr(persons.front().end));
        around = around.substr(0, around.find(','));
        for (const auto& [stem, name] : places) {
            if (!has_stem(around, stem)) continue;
            place = std::string(name) + " " + group;
            break;
        }
        if (place.empty()) continue;
        const auto first = reading::words(around);
        const auto noun = first.empty() ? std::nullopt : party_noun(first.front());
        const bool oblique = noun && !noun->nominative;
        for (const auto& person : persons)
            roles.push_back(
                role_of(place, part, person, oblique ? NameCase::genitive : NameCase::nominative));
        if (persons.size() == 1 && !place.starts_with("член")) place = {};
    }
    return roles;
}

bool keeps_control(const std::string& clause) {
    const std::string folded = fold(clause);
    return has_stem(folded, "контрол") && has_any_stem(folded, {"оставляю", "оставить", "оставляет"}) &&
           folded.find("за собой") != std::string::npos;
}

}  // namespace vekha::reading
