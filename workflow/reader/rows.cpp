#include "workflow/reader/rows.hpp"

#include <algorithm>
#include <array>

#include "workflow/reader/calendar.hpp"
#include "workflow/reader/deadline.hpp"
#include "workflow/reader/folding.hpp"
#include "workflow/reader/numbering.hpp"
#include "workflow/reader/raw_rows.hpp"
#include "workflow/reader/sections.hpp"

namespace vekha::reading {
namespace {

constexpr std::size_t longest_heading_row = 600;  // bytes; longer paragraphs between tables are no headings

// The last word asks for another: a preposition, a conjunction, a mark that opens.
bool ends_open(std::string_view text) {
    const std::string folded = fold(text);
    const std::string_view body = trim(folded);
    if (body.empty()) return false;
    if (body.ends_with('-') || body.ends_with(',') || body.ends_with('(') || body.ends_with('/') ||
        body.ends_with(':'))
        return true;
    constexpr std::array<std::string_view, 22> open{"и",   "в",  "во", "на",    "по",    "с",   "со", "к",
                                                    "о",   "об", "от", "из",    "за",    "для", "до", "при",
                                                    "или", "не", "у",  "между", "через", "под"};
    const auto space = body.find_last_of(" \n");
    const std::string_view last = space == std::string_view::npos ? body : body.substr(space + 1);
    return std::find(open.begin(), open.end(), last) != open.end();
}

bool ends_sentence(std::string_view text) {
    const std::string_view body = trim(text);
    return body.ends_with('.') || body.ends_with(';') || body.ends_with('!') || body.ends_with('?') ||
           body.ends_with(")");
}

// «2021 г.», «2023 года»: nothing but a year.
bool only_year(const std::string& deadline) {
    const auto tokens = deadline_tokens(deadline);
    return !tokens.empty() && std::all_of(tokens.begin(), tokens.end(), [](const Token& t) {
        return (t.number() && t.digits == 4) || t.starts("год") || t.is("г") || t.is("гг") ||
               t.kind == Token::Kind::mark;
    });
}

bool names_year(const std::string& deadline) {
    const auto tokens = deadline_tokens(deadline);
    return std::any_of(tokens.begin(), tokens.end(),
                       [](const Token& t) { return t.number() && t.digits == 4; });
}

// A deadline that says something by itself; «2021 г.» after «Ноябрь-декабрь» is the rest of one.
bool stands_alone(const std::string& deadline, const std::string& before) {
    if (deadline.empty() || ends_open(before)) return false;
    if (only_year(deadline) && !before.empty() && !names_year(before)) return false;
    const Deadline read = read_deadline(squeeze(deadline), calendar_year(2000));
    return read.kind != DeadlineKind::unscheduled || !read.ambiguous;
}

class Joiner {
  public:
    explicit Joiner(const RawRows& raw) : raw_(raw.rows) {
        std::size_t rows = 0, numbered = 0;
        for (std::size_t i = 0; i < raw_.size(); ++i) {
            const RawRow& row = raw_[i];
            if (row.paragraph) continue;
            last_row_ = i;
            ++rows;
            numbered += row.parsed ? 1 : 0;
        }
        numbered_ = numbered * 10 >= rows * 3;
    }

    std::vector<PlanRow> run() {
        for (std::size_t i = 0; i < raw_.size(); ++i) take(i);
        return std::move(rows_);
    }

  private:
    void take(std::size_t i) {
        const RawRow& row = raw_[i];
        if (row.paragraph) {
            if (row.title.text.size() <= longest_heading_row && !is_signature(row.title.text) &&
                row_follows(i))
                add_heading(row.title.text, row.source);
        } else if (row.blank() || is_signature(row_words(row))) {
            return;
        } else if (is_heading(i)) {
            add_heading(row.parsed || row.number.empty() || is_roman_number(row.number) ? row.title.text
                                                                                        : row_words(row),
                        row.source);
        } else if (continues(row)) {
            join(row);
        } else {
            add_item(row);
        }
    }

    static std::string row_words(const RawRow& row) {
        if (!row.bare()) return {};
        return row.number + (row.title.text.empty() || row.number.empty() ? "" : " ") + row.title.text;
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

    bool is_heading(std::size_t i) const {
        const RawRow& row = raw_[i];
        if (!row.bare() || (letter_count(row_words(row)) == 0 && !calendar_heading(row_words(row))))
            return false;
        if (!row.number.empty() && !row.parsed)
            return true;  // words in the number's place, or a Roman number
        if (row.parsed) return !row.title.text.empty() && (row.bold || numbers_below(i));
        if (row.title.text.empty()) return false;
        if (row.bold || calendar_heading(row.title.text) ||
            heading_text(row.title.text) != trim(row.title.text))
            return true;
        if (starts_lower(row.title.text)) return false;
        return last_item() == nullptr || !(ends_open(last_item()->title.text));
    }

    PlanRow* last_item() { return !rows_.empty() && !rows_.back().heading ? &rows_.back() : nullptr; }
    const PlanRow* last_item() const {
        return !rows_.empty() && !rows_.back().heading ? &rows_.back() : nullptr;
    }

    bool continues(const RawRow& row) const {
        const PlanRow* item = last_item();
        if (item == nullptr || row.parsed) return false;
        if (row.title.text.empty()) return true;
        if (starts_lower(row.title.text) || ends_open(item->title.text)) return true;
        if (!numbered_ || !row.has_number_column) return row.bare();
        return !stands_alone(row.deadline.text, item->deadline.text);
    }

    static void join_field(Field& field, const Field& more) {
        if (field.text.empty())
            field = more;
        else if (!more.text.empty())
            field.text += '\n' + more.text;
    }

    void join(const RawRow& row) {
        PlanRow& item = *last_item();
        join_field(item.title, row.title);
        join_field(item.deadline, row.deadline);
        join_field(item.party, row.party);
        join_field(item.result, row.result);
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
        PlanRow row{std::nullopt, raw.parsed, raw.title,   raw.deadline,
                    raw.party,    raw.result, raw.section, raw.source};
        if (PlanRow* item = last_item(); item != nullptr && !raw.parsed && numbered_) {
            give_back(item->result, row.result);
            give_back(item->party, row.party);
        }
        if (letter_count(row.title.text) > 0) rows_.push_back(std::move(row));
    }

    void add_heading(const std::string& text, const Source& source) {
        PlanRow row;
        row.heading = squeeze(heading_text(join_lines(text)));
        row.source = source;
        rows_.push_back(std::move(row));
    }

    const std::vector<RawRow>& raw_;
    std::vector<PlanRow> rows_;
    bool numbered_ = false;
    std::size_t last_row_ = 0;
};

}  // namespace

PlanRows plan_rows(const std::vector<Line>& lines) {
    RawRows raw = raw_rows(lines);
    PlanRows plan;
    plan.found = raw.found;
    plan.best_heading = std::move(raw.best_heading);
    plan.rows = Joiner(raw).run();
    plan.before = std::move(raw.before);
    return plan;
}

}  // namespace vekha::reading
