// A page of boxes written by hand: words as a printer would set them, and lines.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "workflow/documents/pdf_boxes.hpp"

namespace vekha::testing {

/// Every letter is 5 points wide, a space half of it, a line 10 high; lines of one text are 12 apart.
class BoxesPage {
  public:
    static constexpr double letter = 5;
    static constexpr double space = 2.5;
    static constexpr double pitch = 12;

    explicit BoxesPage(double width = 595, double height = 842) {
        page_.width = width;
        page_.height = height;
    }
    /// Words of one line, or of several with '\n' between, from this place on.
    BoxesPage& text(double x, double y, std::string_view words) {
        double left = x;
        std::string word;
        const auto put = [&] {
            const double width = letters(word) * letter;
            if (!word.empty()) page_.words.push_back({{left, y, left + width, y + 10}, word, 100});
            left += width;
            word.clear();
        };
        for (const char c : words) {
            if (c != ' ' && c != '\n') {
                word += c;
                continue;
            }
            put();
            left += space;
            if (c == '\n') {
                y += pitch;
                left = x;
            }
        }
        put();
        return *this;
    }
    BoxesPage& across(double y, double from, double to) {
        page_.rulings.push_back({true, y, from, to});
        return *this;
    }
    BoxesPage& down(double x, double from, double to) {
        page_.rulings.push_back({false, x, from, to});
        return *this;
    }
    /// All lines of a table without merged cells.
    BoxesPage& grid(std::initializer_list<double> xs, std::initializer_list<double> ys) {
        for (const double x : xs) down(x, *ys.begin(), *(ys.end() - 1));
        for (const double y : ys) across(y, *xs.begin(), *(xs.end() - 1));
        return *this;
    }
    BoxesPage& kind(pdf::Page::Kind kind) {
        page_.kind = kind;
        return *this;
    }
    pdf::Page& page() { return page_; }

  private:
    static double letters(std::string_view word) {
        double count = 0;
        for (const char c : word) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
        return count;
    }
    pdf::Page page_;
};

}  // namespace vekha::testing
