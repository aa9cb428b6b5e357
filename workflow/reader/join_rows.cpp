#include "workflow/reader/join_rows.hpp"

#include <algorithm>
#include <utility>

#include "workflow/reader/ditto.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/labels.hpp"
#include "workflow/reader/numbering.hpp"
#include "workflow/reader/row_words.hpp"
#include "workflow/reader/sections.hpp"

namespace vekha::reading {
namespace {

class Joiner {
  public:
    explicit Joiner(RawRows raw) : raw_(std::move(raw.rows)) {
        std::size_t rows = 0, numbered = 0, dated = 0, small = 0, numbered_bare = 0;
        for (std::size_t i = 0; i < raw_.size(); ++i) {
            RawRow& row = raw_[i];
            if (row.paragraph) continue;
            // «IV» beside a deadline numbers an item; alone it numbers a heading.
            if (!row.parsed && !row.bare() && is_roman_number(row.number))
                row.parsed = std::string(trim(row.number, ".)"));
            last_row_ = i;
            ++rows;
            numbered += row.parsed ? 1 : 0;
            numbered_bare += row.parsed && row.bare() ? 1 : 0;
            if (!row.deadline.text.empty() && !row.title.text.empty()) {
                ++dated;
                small += starts_lower(row.title.text) ? 1 : 0;
            }
        }
        numbered_ = numbered * 10 >= rows * 3;
        small_titles_ = small * 2 > dated;
        // Only headings are numbered: «1. Кадры» over rows without numbers.
        numbers_head_ = numbered > 0 && numbered == numbered_bare && dated > 0;
    }

    std::vector<PlanRow> run() {
        for (std::size_t i = 0; i < raw_.size(); ++i) take(i);
        return std::move(rows_);
    }

  private:
    void take(std::size_t i) {
        const RawRow& row = raw_[i];
        if (row.paragraph) {
            take_paragraph(i);
        } else if (row.blank() || is_signature(row_words(row)) || is_remark(row_words(row)) ||
                   is_total(row)) {
            return;
        } else if (row.same_row && last_item() != nullptr) {
            join(row);
        } else if (is_heading(i)) {
            const bool numbered = row.parsed || row.number.empty() || is_roman_number(row.number);
            under_ = row.parsed && numbers_inside(i) ? *row.parsed : std::string();
            above_under_ = last_heading_;
            add_heading(numbered ? row.title.text : row_words(row), row.source);
        } else if (continues(row)) {
            join(row);
        } else {
            add_item(row);
        }
    }

    void take_paragraph(std::size_t i) {
        const RawRow& row = raw_[i];
        if (!row_follows(i)) return;
        if (row.ends_section) {
            add_heading({}, row.source);
        } else if (row.title.text.size() <= longest_heading_row && !is_signature(row.title.text) &&
                   !is_remark(row.title.text)) {
            add_heading(row.title.text, row.source);
        }
    }

    static std::string row_words(const RawRow& row) {
        if (!row.bare()) return {};
        return row.number + (row.title.text.empty() || row.number.empty() ? "" : " ") + row.title.text;
    }

    static bool is_total(const RawRow& row) {
        if (is_total_word(row.number)) return true;
        return is_total_word(row.title.text) && letter_count(row.deadline.text) == 0;
    }

    bool row_follows(std::size_t i) const { return i < last_row_; }

    // Items number on below this row: «3» over «3.1», or over a list that begins again with «1».
    bool numbers_below(std::size_t i) const {
        const std::string& number = *raw_[i].parsed;
        for (std::size_t next = i + 1; next < raw_.size(); ++next) {
            if (raw_[next].paragraph) return false;
            if (!raw_[next].parsed) continue;
            const std::string& below = *raw_[next].parsed;
            return below.starts_with(number + ".") || (below == "1" && (number != "0"));
        }
        return false;
    }

    // «3» over «3.1», not over a list that begins again.
    bool numbers_inside(std::size_t i) const {
        const auto next = std::find_if(raw_.begin() + static_cast<std::ptrdiff_t>(i) + 1, raw_.end(),
                                       [](const RawRow& row) { return row.parsed || row.paragraph; });
        return next != raw_.end() && next->parsed && next->parsed->starts_with(*raw_[i].parsed + ".");
    }

    // «2» after «1» over «1.1», «1.2» stands beside «1», not under it.
    void leave_numbered_heading(const RawRow& row) {
        if (under_.empty() || !row.parsed || is_letter_label(row.parsed)) return;
        if (row.parsed->starts_with(under_ + ".")) return;
        if (std::count(row.parsed->begin(), row.parsed->end(), '.') !=
            std::count(under_.begin(), under_.end(), '.'))
            return;
        under_.clear();
        add_heading(above_under_, row.source);
    }

    bool is_heading(std::size_t i) const {
        const RawRow& row = raw_[i];
        if (!row.bare() || (letter_count(row_words(row)) == 0 && !calendar_heading(row_words(row))))
            return false;
        if (row.whole) return true;
        if (!row.number.empty() && !row.parsed)
            return true;  // words in the number's place, or a Roman number
        if (is_letter_label(row.parsed)) return false;
        if (row.parsed) return !row.title.text.empty() && (row.bold || numbers_head_ || numbers_below(i));
        if (row.title.text.empty()) return false;
        if (row.bold || calendar_heading(row.title.text) ||
            heading_text(row.title.text) != trim(row.title.text))
            return true;
        if (starts_lower(row.title.text) || without_bullet(row.title.text)) return false;
        return last_item() == nullptr || !(ends_open(last_item()->title.text));
    }

    PlanRow* last_item() { return !rows_.empty() && !rows_.back().heading ? &rows_.back() : nullptr; }
    const PlanRow* last_item() const {
        return !rows_.empty() && !rows_.back().heading ? &rows_.back() : nullptr;
    }

    bool continues(const RawRow& row) const {
        const PlanRow* item = last_item();
        if (item == nullptr) return false;
        if (is_letter_label(row.parsed)) return row.bare();
        if (row.parsed) return false;
        if (row.title.text.empty()) return true;
        const bool stands = stands_alone(row.deadline.text, item->deadline.text);
        // «Цикл занятий:» over rows with dates of their own; a bullet with a date of its own.
        const bool parent = item->deadline.text.empty() && trim(item->title.text).ends_with(':');
        if (stands && (parent || without_bullet(row.title.text))) return false;
        if (ends_open(item->title.text)) return true;
        if (starts_lower(row.title.text) && !(small_titles_ && stands)) return true;
        if (!numbered_ || !row.has_number_column) return row.bare();
        return !stands;
    }

    static void join_field(Field& field, const Field& more) {
        if (field.text.empty())
            field = more;
        else if (!more.text.empty() && !is_ditto(more.text))
            field.text += '\n' + more.text;
    }

    // The second row of a merged item names the same party again.
    static void join_once(Field& field, const Field& more) {
        if (field.text != more.text) join_field(field, more);
    }

    void join(const RawRow& row) {
        PlanRow& item = *last_item();
        Field title = row.title;
        if (is_letter_label(row.parsed)) title.text = *row.parsed + ") " + title.text;
        join_field(item.title, title);
        join_field(item.deadline, row.deadline);
        join_once(item.party, row.party);
        join_once(item.result, row.result);
        if (!row.deadline.text.empty()) item.dates = {};
    }

    // The page cut the row above; the end of its sentence stands in the cell of the row below.
    static void give_back(Field& before, Field& here) {
        if (before.text.empty() || !starts_lower(here.text) || ends_sentence(before.text)) return;
        const std::string text = squeeze(here.text);
        std::size_t end = text.size();
        for (auto dot = text.find(". "); dot != std::string::npos; dot = text.find(". ", dot + 1))
            if (starts_upper(std::string_view(text).substr(dot + 2))) {
                end = dot + 1;
                break;
            }
        if (end == text.size()) return;
        before.text += '\n' + text.substr(0, end);
        here.text = text.substr(end + 1);
    }

    void add_item(const RawRow& raw) {
        leave_numbered_heading(raw);
        PlanRow row{std::nullopt, raw.parsed,  raw.title,  raw.deadline, raw.party,
                    raw.result,   raw.section, raw.source, raw.dates};
        if (PlanRow* item = last_item(); item != nullptr && !raw.parsed && numbered_) {
            give_back(item->result, row.result);
            give_back(item->party, row.party);
        }
        if (!raw.parsed)
            if (auto text = without_bullet(row.title.text)) row.title.text = std::move(*text);
        // A section's cell holds for the rows below it that leave theirs empty.
        if (raw.has_section_column && row.section.empty()) row.section = section_;
        section_ = row.section;
        take_from_above(row);
        if (letter_count(row.title.text) > 0) rows_.push_back(std::move(row));
    }

    // «То же» is the words of the row above.
    void take_from_above(PlanRow& row) const {
        for (auto above = rows_.rbegin(); above != rows_.rend(); ++above) {
            if (above->heading) continue;
            const auto take = [](Field& field, const Field& from) {
                if (is_ditto(field.text)) field.text = from.text;
            };
            if (is_ditto(row.deadline.text)) row.dates = above->dates;
            take(row.title, above->title);
            take(row.deadline, above->deadline);
            take(row.party, above->party);
            take(row.result, above->result);
            return;
        }
    }

    // «Раздел 1. Кадры. Ответственный: Ветрова А.П.» names a section and sets a party for its rows.
    void add_heading(const std::string& text, const Source& source) {
        PlanRow row;
        row.source = source;
        const Labelled words = split_labels(join_lines(text));
        row.heading = squeeze(heading_text(words.any() ? without_joint(words.before) : join_lines(text)));
        if (words.any()) {
            row.deadline = {words.deadline, source};
            row.party = {words.party, source};
            row.keeps_section = row.heading->empty();
        } else {
            section_.clear();
        }
        if (!row.keeps_section) last_heading_ = *row.heading;
        rows_.push_back(std::move(row));
    }

    std::vector<RawRow> raw_;
    std::vector<PlanRow> rows_;
    bool numbered_ = false;
    bool small_titles_ = false;
    bool numbers_head_ = false;
    std::string under_;        ///< the number of the heading row that the rows below number on
    std::string above_under_;  ///< the heading that held before it
    std::string last_heading_;
    std::string section_;  ///< of the section column, as the rows above said it
    std::size_t last_row_ = 0;
};

}  // namespace

std::vector<PlanRow> joined(RawRows raw) {
    return Joiner(std::move(raw)).run();
}

}  // namespace vekha::reading
