#include "workflow/reader/parties.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "workflow/reader/folding.hpp"
#include "workflow/reader/names.hpp"
#include "workflow/reader/numbering.hpp"
#include "workflow/reader/party_words.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_party = 40;  // words; what is longer is asked for in no list of parties

/// A word of the cell with what stands around it.
struct Word {
    std::string text;     ///< with its marks, as printed
    std::string folded;   ///< letters only
    bool line = false;    ///< a line end stood before it
    bool inside = false;  ///< begins inside brackets or quotes
    bool capital = false;
};

std::vector<Word> cell_words(std::string_view cell) {
    std::vector<Word> out;
    int depth = 0;
    bool line = false, quoted = false;
    std::string_view rest = trim(cell);
    while (!rest.empty()) {
        const auto end = rest.find_first_of(" \n");
        Word word;
        word.text = std::string(rest.substr(0, end));
        word.line = line;
        word.capital = starts_upper(word.text);
        word.folded = std::string(trim(fold(word.text), "\"()[].,;:!?"));
        word.inside = depth > 0 || quoted;
        for (std::size_t i = 0; i < word.text.size(); ++i) {
            const char c = word.text[i];
            if (c == '(' || c == '[') ++depth;
            if (c == ')' || c == ']') depth = std::max(0, depth - 1);
            if (c == '"') quoted = !quoted;
            if (word.text.compare(i, 2, "«") == 0 || word.text.compare(i, 3, "“") == 0 ||
                word.text.compare(i, 3, "„") == 0)
                quoted = true;
            if (word.text.compare(i, 2, "»") == 0 || word.text.compare(i, 3, "”") == 0) quoted = false;
        }
        out.push_back(std::move(word));
        if (end == std::string_view::npos) break;
        line = rest[end] == '\n';
        rest = rest.substr(end + 1);
    }
    // An opening quote that never closes holds nothing together.
    if (depth > 0 || quoted)
        for (Word& word : out) word.inside = false;
    return out;
}

// «имеющей …», «работающие …», «в том числе»: goes on about the party before the comma.
bool explains(const std::string& folded) {
    if (folded.starts_with("котор") || folded == "включая" || folded == "кроме") return true;
    for (const std::string_view ending :
         {"щий",  "щая",  "щее",  "щие",  "щей",   "щего",  "щих",   "щему",  "щими",
          "щую",  "вший", "вшая", "вшие", "вших",  "вшей",  "вшего", "нного", "нные",
          "нных", "нный", "нная", "нной", "щиеся", "щихся", "щийся", "щаяся"})
        if (folded.ends_with(ending) && !is_party_noun(folded) && folded.size() >= 12) return true;
    return false;
}

class Cutter {
  public:
    Cutter(std::vector<Word> words, const KnownParties& known) : words_(std::move(words)), known_(known) {}

    std::vector<std::string> run() {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (i > begin_ && cut_before(i)) close(i);
        }
        close(words_.size());
        return std::move(parties_);
    }

  private:
    const Word& at(std::size_t i) const { return words_[i]; }

    // An adjective or more and then a noun of a party, all in the nominative.
    bool party_begins(std::size_t i) const {
        for (std::size_t n = i; n < words_.size() && n < i + 4; ++n) {
            if (is_party_noun(at(n).folded)) return true;
            // «и.о. директора», «зам. директора»: the noun after is no nominative.
            if (at(n).folded == "и.о" || at(n).folded == "зам" || at(n).folded == "врио") return true;
            if (!is_nominative_adjective(at(n).folded)) return false;
            if (at(n).text.ends_with(',')) return false;
        }
        return false;
    }

    // «районный психолог»: an adjective that only looks like a participle, right before its noun.
    bool adjective_begins(std::size_t i) const {
        return at(i).folded.ends_with("нный") || at(i).folded.ends_with("нная") ||
                       at(i).folded.ends_with("нные")
                   ? party_begins(i)
                   : false;
    }

    bool is_and(std::size_t i) const { return at(i).folded == "и"; }

    bool after_comma(std::size_t i) const {
        const std::string& before = at(i - 1).text;
        if (before.ends_with(';')) return true;
        if (!before.ends_with(',')) return false;
        if (starts_digit(at(i).text) || (explains(at(i).folded) && !adjective_begins(i)) ||
            (at(i).folded == "в" && i + 1 < words_.size() && at(i + 1).folded == "том"))
            return false;
        return !goes_on_with_short(i);
    }

    // «заместители по УВР, ВР»: one more of what «по» governs.
    bool goes_on_with_short(std::size_t i) const {
        const bool alone = i + 1 == words_.size() || at(i).text.ends_with(',') || at(i).text.ends_with(';') ||
                           is_and(i + 1) || at(i + 1).line;
        if (!alone || !all_upper(trim(at(i).text, ",;.")) || letter_count(at(i).text) > 3) return false;
        for (std::size_t back = i; back-- > begin_;)
            if (at(back).folded == "по") return true;
        return false;
    }

    bool complete(std::size_t i) const {
        const Word& before = at(i - 1);
        if (before.text.ends_with('-') || before.text.ends_with('(') || is_legal_form(before.text))
            return false;
        for (const std::string_view open : {"и", "по", "с", "в", "на", "при", "для", "от", "из", "об", "о",
                                            "за", "им.", "г.", "с.", "пос.", "ст.", "д."})
            if (before.folded == open || fold(before.text) == open) return false;
        // An adjective waits for its noun.
        return !(is_nominative_adjective(before.folded) && before.folded.size() > 8 &&
                 !before.text.ends_with('.'));
    }

    // «заместитель начальника Управления», «директор Школы»: whose person it is. The form of these nouns does
    // not tell the genitive from the nominative of many, the person before does.
    bool body_of_person(std::size_t i) const {
        const std::string& body = at(i).folded;
        if (is_person_noun(body) || !is_party_noun(body)) return false;
        bool either = false;
        for (const std::string_view ending : {"ения", "тия", "ии", "ки", "ы"})
            either |= body.ends_with(ending);
        const std::string& person = at(i - 1).folded;
        return either && (is_person_noun(person) ||
                          (person.ends_with("а") && is_person_noun(std::string_view(person).substr(
                                                        0, person.size() - std::string_view("а").size()))));
    }

    // A capital that begins a party in the middle of a line.
    bool capital_begins(std::size_t i) const {
        if (!at(i).capital || !complete(i)) return false;
        if (party_begins(i)) return !body_of_person(i);
        if (!is_legal_form(trim(at(i).text, ",."))) return false;
        // A body's short form begins a party where the one before has its own and is whole.
        for (std::size_t back = i; back-- > begin_;)
            if (is_legal_form(trim(at(back).text, ",."))) return true;
        return !is_person_noun(at(begin_).folded) && is_party_noun(at(begin_).folded) && i > begin_ + 1;
    }

    std::string key(std::size_t first, std::size_t last) const {
        std::string text;
        for (std::size_t i = first; i < last; ++i) text += (text.empty() ? "" : " ") + at(i).text;
        return party_key(text);
    }

    bool line_begins(std::size_t i) const {
        if (!at(i).line || !complete(i) || i - begin_ > longest_party) return false;
        if (at(i).capital && (party_begins(i) || is_legal_form(trim(at(i).text, ",.")))) {
            return party_begins(i) || !is_person_noun(at(begin_).folded) || i > begin_ + 1;
        }
        if (at(i).capital && find_name(at(i).text + (i + 1 < words_.size() ? " " + at(i + 1).text : "") +
                                           (i + 2 < words_.size() ? " " + at(i + 2).text : ""),
                                       0))
            return at(begin_).capital && find_name(key_text(begin_, i), 0).has_value();
        if (at(i).text.starts_with("-") || at(i).text.starts_with("•") || row_number(at(i).text)) return true;
        // The document names the words before it elsewhere as a whole party.
        return party_begins(i) && known_.contains(key(begin_, i));
    }

    std::string key_text(std::size_t first, std::size_t last) const {
        std::string text;
        for (std::size_t i = first; i < last; ++i) text += (text.empty() ? "" : " ") + at(i).text;
        return text;
    }

    // «директор А и директор Б»: both sides stand alone; «Администрация и педагоги ОО» share what follows.
    bool and_begins(std::size_t i) const {
        if (!is_and(i - 1) || i - 1 == begin_) return false;
        const std::size_t left = i - 1 - begin_;
        return left >= 2 && party_begins(i) && party_begins(begin_) &&
               !is_nominative_adjective(at(i - 2).folded);
    }

    bool cut_before(std::size_t i) const {
        if (at(i).inside) return false;
        return after_comma(i) || line_begins(i) || capital_begins(i) || and_begins(i);
    }

    void close(std::size_t end) {
        std::size_t last = end;
        while (last > begin_ && is_and(last - 1)) --last;
        std::size_t first = begin_;
        while (first < last &&
               (is_and(first) || at(first).text == "-" || at(first).text == "•" || at(first).text == "–" ||
                (row_number(at(first).text) && last > first + 1 && at(first).text.ends_with('.'))))
            ++first;
        std::string text;
        for (std::size_t i = first; i < last; ++i) append_cut(text, at(i).text);
        text = cleaned(text);
        if (!text.empty() && letter_count(text) > 0) parties_.push_back(std::move(text));
        begin_ = end;
    }

    static std::string cleaned(const std::string& text) {
        std::string_view body = trim(text, ",;");
        if (body.ends_with('.') && !find_name(body, 0)) {
            // A closing dot, unless an abbreviation's: «и др.», «им.».
            const auto space = body.find_last_of(' ');
            const std::string_view last = space == std::string_view::npos ? body : body.substr(space + 1);
            if (letter_count(last) > 3) body.remove_suffix(1);
        }
        return std::string(trim(body, ",;"));
    }

    std::vector<Word> words_;
    const KnownParties& known_;
    std::vector<std::string> parties_;
    std::size_t begin_ = 0;
};

}  // namespace

std::string party_key(std::string_view party) {
    return squeeze(fold(trim(party, ".,;: ")));
}

std::vector<std::string> parties_of(std::string_view cell, const KnownParties& known) {
    return Cutter(cell_words(cell), known).run();
}

}  // namespace vekha::reading
