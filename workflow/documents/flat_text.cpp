#include "workflow/documents/flat_text.hpp"

namespace vekha {
namespace {

class Lines {
  public:
    explicit Lines(std::size_t most) : most_(most) {}

    void add(const Paragraph& paragraph) { add(paragraph.text); }
    void add(const Table& table) {
        add(table.name);
        for (const auto& row : table.rows)
            for (const auto& cell : row.cells) {
                add(cell.text);
                for (const auto& inner : cell.tables) add(inner);
            }
    }
    std::string take() { return std::move(text_); }

  private:
    void add(const std::string& line) {
        if (line.empty() || full_) return;
        full_ = text_.size() + line.size() + 1 > most_;
        if (full_) return;
        text_ += line;
        text_ += '\n';
    }

    const std::size_t most_;
    bool full_ = false;
    std::string text_;
};

}  // namespace

std::string flat_text(const Document& document, std::size_t most) {
    Lines lines(most);
    for (const auto& block : document.blocks) std::visit([&](const auto& one) { lines.add(one); }, block);
    for (const auto& note : document.footnotes) lines.add(note);
    return lines.take();
}

}  // namespace vekha
