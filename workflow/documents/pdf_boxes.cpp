#include "workflow/documents/pdf_boxes.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace vekha::pdf {
namespace {

constexpr std::string_view first_line = "boxes 1";
constexpr std::array<std::string_view, 3> kinds{"text", "recognized", "picture"};

void add(std::string& out, double number) {
    std::array<char, 32> text;
    const auto [end, fault] =
        std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed, 1);
    out += ' ';
    if (fault == std::errc{}) out.append(text.data(), end);
}

/// Takes the words of one line from its front.
class LineReader {
  public:
    explicit LineReader(std::string_view line) : rest_(line) {}

    std::string_view word() {
        const auto end = rest_.find(' ');
        const std::string_view word = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        return word;
    }
    double coordinate() {
        const std::string_view digits = word();
        double number = 0;
        const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        good_ = good_ && fault == std::errc{} && end == digits.data() + digits.size() &&
                std::isfinite(number) && std::abs(number) <= page_side_most;
        return good_ ? number : 0;
    }
    std::string_view rest() const { return rest_; }
    void refuse() { good_ = false; }
    bool good() const { return good_; }

  private:
    std::string_view rest_;
    bool good_ = true;
};

class Parser {
  public:
    Result<std::vector<Page>> run(std::string_view text) {
        while (!text.empty()) {
            const auto end = text.find('\n');
            ++line_;
            if (auto taken = take(text.substr(0, end)); !taken) return tl::unexpected(taken.error());
            text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        }
        if (line_ == 0) return wrong();
        return std::move(pages_);
    }

  private:
    tl::unexpected<Error> wrong() const {
        return failure(Fault::unreadable, "Разметка страниц от преобразователя не разобрана",
                       "строка " + std::to_string(line_));
    }

    Result<void> take(std::string_view text) {
        if (line_ == 1) {
            if (text != first_line) return wrong();
            return {};
        }
        LineReader line(text);
        const std::string_view what = line.word();
        if (what == "page")
            add_page(line);
        else if (pages_.empty())
            line.refuse();
        else if (what == "word")
            add_word(line);
        else if (what == "h" || what == "v")
            add_ruling(line, what == "h");
        else
            line.refuse();
        if (!line.good()) return wrong();
        if (pages_.size() > pages_most || words_ > words_most || rulings_ > rulings_most)
            return failure(Fault::too_large,
                           "В документе больше " + std::to_string(pages_most) +
                               " страниц или слишком много слов и линий",
                           "страница " + std::to_string(pages_.size()), "Разделите документ на части");
        return {};
    }

    void add_page(LineReader& line) {
        Page page;
        page.width = line.coordinate();
        page.height = line.coordinate();
        const std::string_view kind = line.word();
        for (std::size_t i = 0; i < kinds.size(); ++i)
            if (kind == kinds[i]) page.kind = static_cast<Page::Kind>(i);
        if (page.width <= 0 || page.height <= 0) line.refuse();
        pages_.push_back(std::move(page));
    }

    void add_word(LineReader& line) {
        Word word;
        word.box.left = line.coordinate();
        word.box.top = line.coordinate();
        word.box.right = line.coordinate();
        word.box.bottom = line.coordinate();
        word.confidence = static_cast<int>(line.coordinate());
        word.text = std::string(line.rest());
        // Recognizers see words in specks of dust.
        if (word.text.find_first_not_of(' ') == std::string::npos) return;
        ++words_;
        pages_.back().words.push_back(std::move(word));
    }

    void add_ruling(LineReader& line, bool horizontal) {
        Ruling ruling;
        ruling.horizontal = horizontal;
        ruling.at = line.coordinate();
        ruling.from = line.coordinate();
        ruling.to = line.coordinate();
        if (ruling.to < ruling.from) std::swap(ruling.from, ruling.to);
        ++rulings_;
        pages_.back().rulings.push_back(ruling);
    }

    std::vector<Page> pages_;
    std::size_t line_ = 0;
    std::size_t words_ = 0;
    std::size_t rulings_ = 0;
};

}  // namespace

std::string print_boxes(const std::vector<Page>& pages) {
    std::string out(first_line);
    out += '\n';
    for (const Page& page : pages) {
        out += "page";
        add(out, page.width);
        add(out, page.height);
        out += ' ';
        out += kinds.at(static_cast<std::size_t>(page.kind));
        out += '\n';
        for (const Word& word : page.words) {
            out += "word";
            for (const double side : {word.box.left, word.box.top, word.box.right, word.box.bottom})
                add(out, side);
            out += ' ' + std::to_string(word.confidence) + ' ' + word.text + '\n';
        }
        for (const Ruling& ruling : page.rulings) {
            out += ruling.horizontal ? 'h' : 'v';
            for (const double number : {ruling.at, ruling.from, ruling.to}) add(out, number);
            out += '\n';
        }
    }
    return out;
}

Result<std::vector<Page>> parse_boxes(std::string_view text) {
    return Parser().run(text);
}

}  // namespace vekha::pdf
