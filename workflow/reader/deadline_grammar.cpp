// The order in which the rules of the grammar are tried, and what is no deadline at all: cited documents,
// quoted names.
#include <algorithm>

#include "workflow/reader/deadline_words.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t most_atoms = 300;

bool document_word(const Words& words, std::size_t i) {
    return words.starts(i, {"закон", "приказ", "постановлен", "распоряжен", "указ", "письм", "решени",
                            "положени", "протокол", "конвенц", "поручен"});
}

// Past «№ 273-ФЗ».
std::size_t number_sign(const Words& words, std::size_t i) {
    if (!words[i].is("№") && !words.is(i, {"n"})) return i;
    ++i;
    while (i < words.size() &&
           (words[i].number() || (words[i].glued && !words[i].mark(',') && !words[i].mark(';'))))
        ++i;
    return i;
}

// «(закон) … от 29.12.2012 № 273-ФЗ»: the date and number of a cited document. The token after it, or `i`.
std::size_t cited(const Words& words, std::size_t i) {
    if (!words.is(i, {"от"})) return number_sign(words, i);
    const auto date = find_point(words, i + 1, false);
    if (!date || date->point.day == 0) return i;
    const std::size_t next = number_sign(words, date->next);
    if (next != date->next) return next;
    for (std::size_t back = i; back > 0 && i - back < 15; --back)
        if (document_word(words, back - 1)) return next;
    return i;
}

// «…план РМО на 2023 год»: the year belongs to the plan's name.
bool names_a_plan(const Words& words, std::size_t i) {
    if (!words.is(i, {"на"}) || !find_year(words, i + 1)) return false;
    for (std::size_t back = i; back > 0 && i - back < 12; --back) {
        if (words[back - 1].mark(';')) return false;
        if (words.starts(back - 1, {"план", "график", "программ", "календар"})) return true;
    }
    return false;
}

// Words in quotes are names («Осень-2023»), unless they are the figures of a day: «15» мая.
std::size_t quoted(const Words& words, std::size_t i) {
    if (!words[i].mark('"')) return i;
    if (words[i + 1].number() && words[i + 2].mark('"')) return i;
    for (std::size_t at = i + 1; at < words.size() && at < i + 60; ++at)
        if (words[at].mark('"')) return at + 1;
    return i;
}

Maybe match_at(const Words& words, std::size_t i) {
    for (const auto& finder :
         {find_clock, find_rhythm, find_throughout, find_bounded, find_parts, find_dates, find_event})
        if (auto match = finder(words, i)) return match;
    return std::nullopt;
}

// What stood between two atoms, as a join; words in between make it a bullet.
class Joins {
  public:
    void see(const Token& token) {
        if (token.mark(';'))
            semicolon_ = true;
        else if (token.mark(',') || token.mark('/') || token.is("и"))
            list_ = true;
        else if (token.kind != Token::Kind::mark)
            words_ = true;
    }
    Atom::Join take() {
        const auto join = semicolon_ ? Atom::Join::semicolon
                          : words_   ? Atom::Join::bullet
                          : list_    ? Atom::Join::list
                                     : Atom::Join::bullet;
        *this = Joins{};
        return join;
    }

  private:
    bool semicolon_ = false, list_ = false, words_ = false;
};

void add(Phrase& phrase, Match match, Atom::Join join, bool bracketed) {
    for (Atom& atom : match.atoms) {
        if (&atom == &match.atoms.front()) atom.join = join;
        atom.bracketed = bracketed;
        phrase.atoms.push_back(std::move(atom));
    }
}

// «до 1 марта, 1 июня»: a bound holds on over the dates of its list.
void carry_bounds(std::vector<Atom>& atoms) {
    for (std::size_t i = 1; i < atoms.size(); ++i) {
        Atom& atom = atoms[i];
        const Atom& before = atoms[i - 1];
        if (atom.kind == Atom::Kind::span && before.kind == Atom::Kind::span &&
            atom.join == Atom::Join::list && before.bound == Bound::until && atom.bound == Bound::within &&
            !atom.range && atom.from.day != 0 && before.to.day != 0)
            atom.bound = Bound::until;
    }
}

// A year alone before a date without one («2023 год, март») is that date's year.
void take_leading_years(std::vector<Atom>& atoms) {
    const auto bare_year = [](const Atom& a) {
        return a.kind == Atom::Kind::span && a.part == Part::none && !a.range && a.from.month == 0 &&
               a.from.year != 0 && a.bound == Bound::within;
    };
    for (std::size_t i = 0; i + 1 < atoms.size(); ++i) {
        Atom& after = atoms[i + 1];
        const bool wants = after.kind == Atom::Kind::span && after.from.year == 0 && after.to.year == 0 &&
                           after.reach == Reach::none;
        if (!bare_year(atoms[i]) || !wants || after.join == Atom::Join::semicolon) continue;
        if (i > 0 && atoms[i - 1].kind == Atom::Kind::span && atoms[i - 1].join == Atom::Join::list) continue;
        after.from.year = after.to.year = atoms[i].from.year;
        after.join = atoms[i].join;
        atoms.erase(atoms.begin() + static_cast<std::ptrdiff_t>(i));
    }
}

}  // namespace

Phrase parse_deadline_words(std::string_view text) {
    const Words words(deadline_tokens(text));
    Phrase phrase;
    Joins joins;
    int brackets = 0;
    for (std::size_t i = 0; i < words.size() && phrase.atoms.size() < most_atoms;) {
        phrase.words = phrase.words || words[i].kind == Token::Kind::word || words[i].number();
        if (words[i].mark('(')) ++brackets;
        if (words[i].mark(')')) brackets = std::max(0, brackets - 1);
        if (words.starts(i, {"выполн", "невыполн", "исполнен", "проведен"})) phrase.status = true;
        std::size_t past = std::max(cited(words, i), quoted(words, i));
        if (past == i && names_a_plan(words, i)) past = find_year(words, i + 1)->second;
        if (past > i) {
            while (i < past) joins.see(words[i++]);
            continue;
        }
        if (auto match = match_at(words, i); match && match->next > i) {
            const std::size_t next = match->next;
            add(phrase, std::move(*match), joins.take(), brackets > 0);
            i = next;
            continue;
        }
        // «месяца, следующего за отчетным (кварталом)»
        if (words.starts(i, {"следующ"}) && words.is(i + 1, {"за"}) && !phrase.atoms.empty()) {
            Atom atom;
            atom.kind = Atom::Kind::rhythm;
            atom.rhythm.following = true;
            for (std::size_t at = i + 2; at < i + 5; ++at)
                if (const auto unit = find_unit(words, at)) atom.rhythm.unit = unit->first;
            phrase.atoms.push_back(atom);
            i += 3;
            continue;
        }
        joins.see(words[i++]);
    }
    carry_bounds(phrase.atoms);
    take_leading_years(phrase.atoms);
    return phrase;
}

}  // namespace vekha::reading
