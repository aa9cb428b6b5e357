// The order in which the rules of the grammar are tried, and what is no deadline at all: cited documents,
// quoted names.
#include <algorithm>
#include <iterator>

#include "workflow/reader/deadline_words.hpp"
#include "workflow/reader/folding.hpp"

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
    if ((words[i + 1].number() || words[i + 1].month != 0) && words[i + 2].mark('"')) return i;
    for (std::size_t at = i + 1; at < words.size() && at < i + 60; ++at)
        if (words[at].mark('"')) return at + 1;
    return i;
}

Maybe match_at(const Words& words, std::size_t i) {
    for (const auto& finder : {find_clock, find_event_span, find_rhythm, find_throughout, find_bounded,
                               find_parts, find_dates, find_event})
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
        else if (token.mark('-') || token.mark(':'))
            dash_ = true;
        else if (token.kind != Token::Kind::mark)
            words_ = true;
        else
            other_ = true;
    }
    bool marked() const { return semicolon_ || list_ || dash_ || other_; }
    bool empty() const { return !marked() && !words_; }
    void take(Atom& atom) {
        atom.join = semicolon_ ? Atom::Join::semicolon
                    : words_   ? Atom::Join::bullet
                    : list_    ? Atom::Join::list
                               : Atom::Join::bullet;
        atom.dashed = dash_ && !semicolon_ && !words_ && !list_;
        *this = Joins{};
    }

  private:
    bool semicolon_ = false, list_ = false, words_ = false, dash_ = false, other_ = false;
};

// «до 1 марта, 1 июня»: a bound holds on over the dates of its list.
void carry_bounds(std::vector<Atom>& atoms) {
    for (std::size_t i = 1; i < atoms.size(); ++i) {
        Atom& atom = atoms[i];
        const Atom& before = atoms[i - 1];
        if (atom.kind == Atom::Kind::span && before.kind == Atom::Kind::span &&
            atom.join == Atom::Join::list &&
            (before.bound == Bound::until || before.bound == Bound::not_later) &&
            atom.bound == Bound::within && !atom.range && atom.from.day != 0 && before.to.day != 0)
            atom.bound = before.bound;
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

// «выполнено», «исполнен»: a mark of fulfilment.
bool fulfilled(const Words& words, std::size_t i) {
    return words.is(i, {"выполнено", "выполнен", "выполнена", "выполнены", "выполняется", "выполняются",
                        "невыполнено", "исполнено", "исполнен", "исполнена", "исполнены", "проведено",
                        "проведен", "проведена", "проведены"});
}

// «1 февраля следующего года», «1 марта года, следующего за отчётным», «мая текущего года»: the token after.
std::size_t relative_year(const Words& words, Match& match) {
    std::size_t at = match.next;
    if (words.starts(at, {"текущ", "этого", "данного", "сего"}) && words.starts(at + 1, {"год"}))
        return at + 2;
    const bool next = words.starts(at, {"следующ"}) && words.starts(at + 1, {"год"});
    const std::size_t comma = words.skip(at + 1, ",");
    const bool reporting =
        words.is(at, {"года"}) && words.starts(comma, {"следующ"}) && words.is(comma + 1, {"за"});
    if (!next && !reporting) return at;
    for (Atom& atom : match.atoms) atom.next_year = atom.from.year == 0;
    return next ? at + 2 : comma + 3;
}

// «до мая включительно»: to its end.
void include(const Words& words, Match& match) {
    if (!words.starts(match.next, {"включит"})) return;
    for (Atom& atom : match.atoms)
        if (atom.bound == Bound::until || atom.bound == Bound::not_later)
            atom.bound = atom.part == Part::none && atom.to.day != 0 ? Bound::until : Bound::until_end;
    ++match.next;
}

Maybe excluded_span(const Words& words, std::size_t i) {
    if (auto season = find_season(words, i)) return season;
    return words[i].month != 0 ? find_dates(words, i) : std::nullopt;
}

/// One phrase being taken apart.
class Parsing {
  public:
    explicit Parsing(std::string_view text) : text_(decode(text)), words_(deadline_tokens(text)) {}

    Phrase run() {
        for (std::size_t i = 0; i < words_.size() && !phrase_.words; ++i)
            phrase_.words = words_[i].kind == Token::Kind::word || words_[i].number();
        for (std::size_t i = 0; i < words_.size() && phrase_.atoms.size() < most_atoms;) i = step(i);
        carry_bounds(phrase_.atoms);
        take_leading_years(phrase_.atoms);
        return std::move(phrase_);
    }

  private:
    // Takes what begins at `i`; the token after it.
    std::size_t step(std::size_t i) {
        look_at(i);
        std::size_t past = std::max(cited(words_, i), quoted(words_, i));
        if (past == i && names_a_plan(words_, i)) past = find_year(words_, i + 1)->second;
        if (past > i) {
            while (i < past) joins_.see(words_[i++]);
            return i;
        }
        if (const std::size_t next = exception(i)) return next;
        if (auto match = match_at(words_, i); match && match->next > i) {
            if (!names_event(*match, i)) return take(std::move(*match));
            return match->next;
        }
        if (const std::size_t next = following(i)) return next;
        joins_.see(words_[i]);
        return i + 1;
    }

    void look_at(std::size_t i) {
        if (words_[i].mark('(')) ++brackets_;
        if (words_[i].mark(')')) brackets_ = std::max(0, brackets_ - 1);
        phrase_.status = phrase_.status || fulfilled(words_, i);
        phrase_.listed = phrase_.listed || lists_windows(i);
        phrase_.approximate =
            phrase_.approximate || words_.is(i, {"около"}) ||
            words_.starts(i, {"ориентировочн", "примерн", "предположительн", "приблизительн"});
    }

    // «ежеквартально, сроки: …», «повторно, сроки: …»
    bool lists_windows(std::size_t i) const {
        if (!words_.is(i, {"сроки"}) || !words_[i + 1].mark(':')) return false;
        const bool again = words_.is(0, {"повторно"}) && phrase_.atoms.empty();
        return again || (phrase_.atoms.size() == 1 && phrase_.atoms.front().kind == Atom::Kind::rhythm);
    }

    std::size_t take(Match match) {
        for (Atom& atom : match.atoms) {
            if (&atom == &match.atoms.front()) joins_.take(atom);
            atom.bracketed = brackets_ > 0;
        }
        include(words_, match);
        std::size_t next = relative_year(words_, match);
        if (Atom& event = match.atoms.front(); event.after) next = name_event(event, next);
        std::move(match.atoms.begin(), match.atoms.end(), std::back_inserter(phrase_.atoms));
        return next;
    }

    // «до начала сезона 2026-2027 гг.», «по итогам I квартала»: the time belongs to the event's name.
    bool names_event(const Match& match, std::size_t i) const {
        if (phrase_.atoms.empty() || phrase_.atoms.back().kind != Atom::Kind::event || joins_.marked())
            return false;
        const Atom& span = match.atoms.front();
        if (span.kind != Atom::Kind::span || span.bound != Bound::within || span.reach != Reach::none)
            return false;
        const bool year = span.part == Part::none && span.from.month == 0 && span.from.year != 0;
        const bool part =
            span.part == Part::quarter || span.part == Part::half_year || span.part == Part::term;
        if (phrase_.atoms.back().swallows && joins_.empty()) return year || part;
        return year && !words_.is(i, {"в"}) && !(i > 0 && words_.is(i - 1, {"в", "на"}));
    }

    // The words of a span's event; the token after them. A date among them is a date of its own.
    std::size_t name_event(Atom& atom, std::size_t i) const {
        const auto stops = [&](const Token& token) {
            return token.mark(';') || token.mark(',') || token.mark('(') || token.number() ||
                   token.month != 0 || token.starts("постоян") || token.starts("ежедн") ||
                   token.starts("ежемес") || token.starts("ежекварт") || token.starts("еженед");
        };
        std::size_t end = i;
        while (end < words_.size() && !stops(words_[end])) ++end;
        const std::size_t from = i < words_.size() ? words_[i].at : text_.size();
        const std::size_t to = end < words_.size() ? words_[end].at : text_.size();
        if (atom.urgency != Urgency::none) return i;
        if (from < to && to <= text_.size())
            atom.after->event = trim(encode(std::u32string_view(text_).substr(from, to - from)), ".,-");
        return end;
    }

    // «кроме июля и августа», «за исключением лета»; the token after it, or 0.
    std::size_t exception(std::size_t i) {
        std::size_t at = 0;
        if (words_.is(i, {"кроме", "исключая"})) at = i + 1;
        if (words_.is(i, {"за"}) && words_.starts(i + 1, {"исключени"})) at = i + 2;
        if (at == 0) return 0;
        for (auto match = excluded_span(words_, at); match; match = excluded_span(words_, at)) {
            for (Atom& atom : match->atoms) {
                atom.excluded = true;
                phrase_.atoms.push_back(atom);
            }
            at = match->next;
            if (words_.is(at, {"и"}) || words_[at].mark(',')) ++at;
        }
        return at;
    }

    // «месяца, следующего за отчетным (кварталом)», «следующего месяца»; the token after it, or 0.
    std::size_t following(std::size_t i) {
        const bool after = words_.is(i + 1, {"за"});
        if (!words_.starts(i, {"следующ"}) || (!after && !words_.starts(i + 1, {"месяц"})) ||
            phrase_.atoms.empty())
            return 0;
        Atom atom;
        atom.kind = Atom::Kind::rhythm;
        atom.rhythm.following = true;
        for (std::size_t at = i + 2; after && at < i + 5; ++at)
            if (const auto unit = find_unit(words_, at)) atom.rhythm.unit = unit->first;
        phrase_.atoms.push_back(atom);
        return after ? i + 3 : i + 2;
    }

    std::u32string text_;
    Words words_;
    Phrase phrase_;
    Joins joins_;
    int brackets_ = 0;
};

}  // namespace

Phrase parse_deadline_words(std::string_view text) {
    return Parsing(text).run();
}

}  // namespace vekha::reading
