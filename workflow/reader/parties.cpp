#include "workflow/reader/parties.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"
#include "workflow/reader/numbering.hpp"
#include "workflow/reader/party_cells.hpp"
#include "workflow/reader/party_words.hpp"
#include "workflow/reader/stems.hpp"

namespace vekha::reading {
namespace {

using namespace std::literals;

constexpr std::size_t longest_party = 40;  // words; what is longer is asked for in no list of parties
constexpr std::size_t longest_name = 3;    // words
constexpr std::size_t adjectives_before_noun = 4;

template <class List>
bool ends_with_any(std::string_view word, const List& endings) {
    return std::any_of(endings.begin(), endings.end(), [&](auto e) { return word.ends_with(e); });
}
template <class List>
bool is_in(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// How a party begins at a word.
struct Start {
    bool person = false;
    bool many = false;
    bool genitive = false;  ///< the noun may as well be the genitive of one
};

class Cutter {
  public:
    Cutter(std::vector<CellWord> words, const KnownParties& known)
        : words_(std::move(words)), known_(known) {}

    std::vector<std::string> run() {
        for (std::size_t i = 0; i < words_.size(); ++i)
            if (i > begin_ && cut_before(i)) close(i);
        close(words_.size());
        return std::move(parties_);
    }

  private:
    const CellWord& at(std::size_t i) const { return words_[i]; }
    bool is(std::size_t i, std::string_view folded) const {
        return i < words_.size() && at(i).folded == folded;
    }
    bool is_and(std::size_t i) const { return is(i, "и"); }
    std::string_view bare(std::size_t i) const { return trim(at(i).text, ",.;/"); }

    // An adjective or more and then a noun of a party, all in the nominative.
    std::optional<Start> start(std::size_t i) const {
        bool many = false, oblique = false;
        for (std::size_t n = i; n < words_.size() && n < i + adjectives_before_noun; ++n) {
            const std::string& word = at(n).folded;
            // «и.о. директора», «зам. директора»: the noun after is no nominative.
            // «кл. руководители»: the noun tells how many.
            if (is_short_position(word))
                return short_start(word, n + 1 < words_.size() ? at(n + 1).folded : "");
            if (word == "ст" && n + 1 < words_.size() && is_party_noun(at(n + 1).folded)) continue;
            if (const auto noun = party_noun(word); noun && noun->nominative) {
                if (noun->genitive && oblique) return std::nullopt;
                return Start{noun->person, noun->plural, noun->genitive && !many};
            }
            if (!is_nominative_adjective(word) || at(n).text.ends_with(',')) return std::nullopt;
            many = many || word.ends_with("ые") || word.ends_with("ие");
            oblique = oblique || word.ends_with("ой");
        }
        return std::nullopt;
    }

    static Start short_start(std::string_view word, std::string_view next) {
        auto noun = party_noun(word.substr(word.find_first_of(".-") + 1));
        if (!noun) noun = party_noun(next);
        return {true, noun && noun->nominative && noun->plural && !noun->genitive};
    }

    /// Whether a person is named from `i` on, where a name begins there.
    bool name_begins(std::size_t i) const {
        if (!at(i).capital) return false;
        // A name is over at the line's end: «Ветрова А.П.» above «Гусев П.П.».
        std::size_t end = i + 1;
        while (end < words_.size() && end < i + longest_name && !at(end).line) ++end;
        const auto name = find_name(printed(i, end), 0);
        return name && name->begin == 0;
    }
    bool has_person(std::size_t first, std::size_t last) const {
        return find_person(printed(first, last)).has_value();
    }

    // ---- what goes on after a comma

    // «заместители по УВР, ВР»: one more of what «по» governs.
    bool goes_on_with_short(std::size_t i) const {
        const bool alone = i + 1 == words_.size() || at(i).text.ends_with(',') || at(i).text.ends_with(';') ||
                           is_and(i + 1) || at(i + 1).line;
        if (!alone || !all_upper(bare(i)) || letter_count(at(i).text) > 3) return false;
        for (std::size_t back = i; back-- > begin_;)
            if (at(back).folded == "по") return true;
        return false;
    }

    // «по учебной, воспитательной работе», «старший, младший воспитатели».
    bool goes_on_with_adjective(std::size_t i) const {
        constexpr std::array endings{"ой"sv, "ей"sv, "ого"sv, "его"sv, "ых"sv,
                                     "их"sv, "ым"sv, "им"sv,  "ому"sv};
        const std::string &before = at(i - 1).folded, &word = at(i).folded;
        const bool noun_waits = std::none_of(words_.begin() + static_cast<std::ptrdiff_t>(begin_),
                                             words_.begin() + static_cast<std::ptrdiff_t>(i),
                                             [](const CellWord& w) { return is_party_noun(w.folded); });
        if (is_nominative_adjective(before) && is_nominative_adjective(word) && noun_waits) return true;
        return !start(i) && std::any_of(endings.begin(), endings.end(),
                                        [&](auto e) { return before.ends_with(e) && word.ends_with(e); });
    }

    bool goes_on_with_subject(std::size_t i) const {
        if (at(i).capital || !is_school_subject(at(i).folded)) return false;
        const auto first = party_noun(at(begin_).folded);
        return first && (first->stem.starts_with("учител") || first->stem.starts_with("преподавател"));
    }

    // «Ветрова А.П., заместитель начальника»: a name and whose it is.
    bool is_position_of_name(std::size_t i) const {
        const std::string text = printed(begin_, i);
        const auto name = find_person(text);
        if (at(i).capital || !name || name->begin != 0 || !trim(text.substr(name->end), " ,.").empty())
            return false;
        const auto position = start(i);
        if (!position || !position->person || position->many) return false;
        std::size_t end = i;
        while (end < words_.size() && !at(end).text.ends_with(',') && !at(end).text.ends_with(';')) ++end;
        return !has_person(i, std::min(end + 1, words_.size()));
    }

    bool after_comma(std::size_t i) const {
        const std::string& before = at(i - 1).text;
        if (before.ends_with(';')) return true;
        if (!before.ends_with(',')) return false;
        if (starts_digit(at(i).text)) return row_number(at(i).text) && i + 1 < words_.size() && start(i + 1);
        if (is_roman_number(bare(i)) || at(i).text.starts_with("№") || (is(i, "в") && is(i + 1, "том")) ||
            at(i).folded == "тел")
            return false;
        // «районный психолог»: an adjective that only looks like a participle, right before its noun.
        constexpr std::array doubtful{"нный"sv, "нная"sv, "нные"sv};
        const bool adjective = ends_with_any(at(i).folded, doubtful) && start(i);
        if (explains_before(at(i).folded) && !adjective) return false;
        return !goes_on_with_short(i) && !goes_on_with_adjective(i) && !goes_on_with_subject(i) &&
               !is_position_of_name(i);
    }

    // ---- what waits for more words

    // «Соц.» waits for its noun, «кл. рук.» is whole.
    bool short_waits(std::size_t i) const {
        const std::string& word = at(i).folded;
        if (word != "ст" && (!is_short_position(word) || word.find_first_of(".-") != std::string::npos))
            return word == "и.о";
        return i == begin_ || !is_short_position(at(i - 1).folded);
    }

    // «ЗУВР, учит.» above «Рук. ШМО»: the short word was left so.
    bool line_of_its_own(std::size_t i) const {
        return at(i).line && (at(i).capital || is_short_position(at(i).folded));
    }

    bool complete(std::size_t i) const {
        const CellWord& before = at(i - 1);
        constexpr std::array open{"и"sv,     "по"sv,   "с"sv,     "со"sv,        "в"sv,    "во"sv,  "на"sv,
                                  "при"sv,   "для"sv,  "от"sv,    "из"sv,        "об"sv,   "о"sv,   "за"sv,
                                  "под"sv,   "над"sv,  "к"sv,     "у"sv,         "им."sv,  "г."sv,  "с."sv,
                                  "п."sv,    "пос."sv, "ст."sv,   "д."sv,        "р.п."sv, "пгт"sv, "№"sv,
                                  "имени"sv, "а"sv,    "также"sv, "совместно"sv, "до"sv,   "дпо"sv, "спо"sv};
        if (before.text.ends_with('-') || before.text.ends_with('(')) return false;
        const bool name =
            before.text.find("«") != std::string::npos || before.text.find('"') != std::string::npos;
        if (!name && (is_in(open, before.folded) || is_in(open, fold(before.text)))) return false;
        if (is_legal_form(bare(i - 1))) {
            // «директор МОУ» is whole before a person, «МКУ» is not before «Центр».
            const auto next = start(i);
            return next && next->person;
        }
        if (before.folded.starts_with("ответственны") || (short_waits(i - 1) && !line_of_its_own(i)))
            return false;
        if (is_second_noun(at(i).folded) && is_party_noun(before.folded) && is_person_noun(before.folded) &&
            !before.text.ends_with(','))
            return false;
        // An adjective waits for its noun.
        return !is_nominative_adjective(before.folded) || before.text.ends_with('.');
    }

    // «заместитель директора», «Отдел образования Администрации», «директор Школы»: whose it is. The form of
    // these nouns does not tell the genitive from the nominative of many, the words before do.
    bool belongs_to_before(std::size_t i, const Start& start) const {
        if (!start.genitive) return false;
        if (start.person) return governs_a_person(at(i - 1).folded) || short_waits(i - 1);
        if (is_single_body(at(i).folded)) return true;
        const auto before = party_noun(at(i - 1).folded);
        return before && before->person;
    }

    // ---- where a party begins

    // A body's short form begins a party where the one before has its own and is whole.
    bool legal_form_begins(std::size_t i) const {
        for (std::size_t back = i; back-- > begin_;)
            if (is_legal_form(bare(back))) return true;
        return !is_person_noun(at(begin_).folded) && is_party_noun(at(begin_).folded) && i > begin_ + 1;
    }

    // A capital that begins a party in the middle of a line.
    bool capital_begins(std::size_t i) const {
        if (!at(i).capital || !complete(i)) return false;
        if (const auto party = start(i)) return !belongs_to_before(i, *party);
        if (is_legal_form(bare(i))) return legal_form_begins(i);
        return name_begins(i) && ends_with_person(i);
    }

    bool ends_with_person(std::size_t i) const {
        const std::string text = printed(begin_, i);
        const auto name = find_person(text);
        return name && trim(text.substr(name->end), " .,").empty();
    }

    // «Методисты\nВетрова А.П.»: a name under a noun of one person is that person's, under any other its own.
    bool name_line_begins(std::size_t i) const {
        if (has_person(begin_, i)) return true;
        const auto before = start(begin_);
        return !before || before->many || !before->person;
    }

    bool abbreviation_line_begins(std::size_t i) const {
        if (is_person_abbreviation(bare(i))) return true;
        return is_body_abbreviation(bare(i)) && !party_noun(at(i - 1).folded) &&
               !is_short_position(at(i - 1).folded);
    }

    bool line_begins(std::size_t i) const {
        const CellWord& word = at(i);
        if (!word.line || i - begin_ > longest_party) return false;
        const bool bullet =
            word.text.starts_with("-") || word.text.starts_with("•") || word.text.starts_with("–");
        if (bullet || row_number(word.text)) return !at(i - 1).text.ends_with('-');
        if (!complete(i)) return false;
        if (const auto party = start(i)) {
            // The document names the words before it elsewhere as a whole party.
            if (known_.contains(key(begin_, i))) return true;
            if (party->genitive && !party->person && !word.capital) return false;
            return !belongs_to_before(i, *party);
        }
        if (!word.capital) return false;
        if (is_legal_form(bare(i))) return !is_person_noun(at(begin_).folded) || i > begin_ + 1;
        if (abbreviation_line_begins(i)) return true;
        return name_begins(i) && name_line_begins(i);
    }

    // ---- what joins two parties

    // Nothing but the noun and its adjectives, to the next mark or the end: shares no words with the left
    // side.
    bool stands_alone(std::size_t i) const {
        for (std::size_t n = i; n < words_.size(); ++n) {
            const bool last = n + 1 == words_.size() || at(n).text.ends_with(',') ||
                              at(n).text.ends_with(';') || at(n).text.ends_with('.') || at(n + 1).line;
            if (is_party_noun(at(n).folded) || is_body_abbreviation(bare(n))) return last;
            if (!is_nominative_adjective(at(n).folded)) return false;
        }
        return false;
    }

    // «директор А и директор Б»: both sides stand alone; «Администрация и педагоги ОО» share what follows.
    bool and_begins(std::size_t i) const {
        if (!is_and(i - 1) || i - 1 == begin_) return false;
        const std::size_t left = i - 1 - begin_;
        if (name_begins(i)) return has_person(begin_, i - 1);
        const auto right = start(i);
        if (left == 1) {
            const bool both = start(begin_)
                                  ? right.has_value()
                                  : is_body_abbreviation(bare(begin_)) && is_body_abbreviation(bare(i));
            return both && stands_alone(i);
        }
        const auto first = start(begin_);
        // «Управление образования и ОО», but «руководители УО и ОО».
        if (is_body_abbreviation(bare(i)) && stands_alone(i))
            return (first && !first->person) || is_legal_form(bare(begin_));
        if (!right || !first || is_nominative_adjective(at(i - 2).folded)) return false;
        return !right->genitive || right->person || known_.contains(key(begin_, i - 1));
    }

    bool slash_begins(std::size_t i) const {
        if (!at(i - 1).text.ends_with('/')) return false;
        return start(i) || is_body_abbreviation(bare(i)) || name_begins(i);
    }

    // «по АХЧ. водитель автобуса»: a full stop, not a short form's.
    bool stop_begins(std::size_t i) const {
        if (!at(i - 1).text.ends_with('.') || is_short_position(at(i - 1).folded)) return false;
        constexpr std::size_t whole_word = 6;  // letters: «директор.», not «руков.»
        const bool whole = all_upper(bare(i - 1)) || letter_count(at(i - 1).folded) >= whole_word;
        const auto party = start(i);
        return whole && complete(i) && party && !party->genitive;
    }

    // «1. Отдел образования 2. Школы» on one line.
    bool number_begins(std::size_t i) const {
        const std::string& text = at(i).text;
        return row_number(text) && (text.ends_with('.') || text.ends_with(')')) && complete(i) &&
               i + 1 < words_.size() && at(i + 1).capital && start(i + 1);
    }

    // «совместно с отделом культуры», «а также школы».
    bool joining_begins(std::size_t i) const {
        return (is(i, "совместно") && (is(i + 1, "с") || is(i + 1, "со"))) ||
               (is(i, "а") && is(i + 1, "также"));
    }

    bool cut_before(std::size_t i) const {
        if (at(i).inside || at(i).text.starts_with('(')) return false;
        return after_comma(i) || line_begins(i) || capital_begins(i) || and_begins(i) || slash_begins(i) ||
               stop_begins(i) || number_begins(i) || joining_begins(i);
    }

    // ---- the party's words

    std::string printed(std::size_t first, std::size_t last) const {
        std::string text;
        for (std::size_t i = first; i < last; ++i) {
            if (at(i).glued && i > first)
                text += at(i).text;
            else
                append_cut(text, at(i).text);
        }
        return text;
    }
    std::string key(std::size_t first, std::size_t last) const { return party_key(printed(first, last)); }

    void close(std::size_t end) {
        std::size_t first = begin_, last = end;
        while (last > first && (is_and(last - 1) || at(last - 1).text == "/")) --last;
        while (first < last && is_lead(first, last)) ++first;
        begin_ = end;
        std::string text = cleaned(printed(first, last));
        if (!text.empty() && letter_count(text) > 0) parties_.push_back(std::move(text));
    }

    // Bullets, numbers and the words that join.
    bool is_lead(std::size_t i, std::size_t last) const {
        const std::string& text = at(i).text;
        if (is_and(i) || text == "-" || text == "•" || text == "–" || text == "/") return true;
        if (is(i, "совместно") || (is(i, "а") && is(i + 1, "также"))) return true;
        if (i > 0 &&
            ((is(i, "также") && is(i - 1, "а")) || ((is(i, "с") || is(i, "со")) && is(i - 1, "совместно"))))
            return true;
        return row_number(text) && last > i + 1 && (text.ends_with('.') || text.ends_with(')'));
    }

    static std::string cleaned(const std::string& text) {
        std::string_view body = trim(text, ",;/");
        while (body.starts_with('-') || body.starts_with("•") || body.starts_with("–"))
            body = trim(body.substr(body.starts_with('-') ? 1 : 3));
        while (body.ends_with("..") || body.ends_with(" .")) body = trim(body.substr(0, body.size() - 1));
        if (body.ends_with('.') && !ends_with_initials(body)) {
            // A closing dot, unless an abbreviation's: «и др.», «им.».
            const auto space = body.find_last_of(' ');
            const std::string_view last = space == std::string_view::npos ? body : body.substr(space + 1);
            if (letter_count(last) > 3 && !is_short_position(trim(fold(last), "."))) body.remove_suffix(1);
            if (all_upper(last) && body.ends_with('.')) body.remove_suffix(1);
        }
        return std::string(trim(body, ",;"));
    }
    static bool ends_with_initials(std::string_view text) {
        const auto name = find_name(text, 0);
        return name && name->end == text.size();
    }

    std::vector<CellWord> words_;
    const KnownParties& known_;
    std::vector<std::string> parties_;
    std::size_t begin_ = 0;
};

}  // namespace

std::vector<std::string> parties_of(std::string_view cell, const KnownParties& known) {
    return Cutter(cell_words(cell), known).run();
}

}  // namespace vekha::reading
