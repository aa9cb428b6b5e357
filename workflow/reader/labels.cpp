#include "workflow/reader/labels.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <optional>

#include "workflow/reader/folding.hpp"

namespace vekha::reading {
namespace {

enum class Kind : std::uint8_t { deadline, party, result, other };

struct LabelWord {
    std::string_view words;  ///< folded, the longer before what it begins with
    Kind kind;
};

constexpr std::array label_words{
    LabelWord{"сроки исполнения", Kind::deadline},
    LabelWord{"срок исполнения", Kind::deadline},
    LabelWord{"сроки выполнения", Kind::deadline},
    LabelWord{"срок выполнения", Kind::deadline},
    LabelWord{"сроки реализации", Kind::deadline},
    LabelWord{"срок реализации", Kind::deadline},
    LabelWord{"сроки проведения", Kind::deadline},
    LabelWord{"срок проведения", Kind::deadline},
    LabelWord{"дата исполнения", Kind::deadline},
    LabelWord{"дата проведения", Kind::deadline},
    LabelWord{"срок", Kind::deadline},
    LabelWord{"сроки", Kind::deadline},
    LabelWord{"ответственные исполнители", Kind::party},
    LabelWord{"ответственный исполнитель", Kind::party},
    LabelWord{"ответственные за исполнение", Kind::party},
    LabelWord{"ответственный за исполнение", Kind::party},
    LabelWord{"ответственные лица", Kind::party},
    LabelWord{"ответственное лицо", Kind::party},
    LabelWord{"ответственные", Kind::party},
    LabelWord{"ответственный", Kind::party},
    LabelWord{"ответственная", Kind::party},
    LabelWord{"отв.", Kind::party},
    LabelWord{"отв", Kind::party},
    LabelWord{"исполнители", Kind::party},
    LabelWord{"исполнитель", Kind::party},
    LabelWord{"ожидаемый результат", Kind::result},
    LabelWord{"ожидаемые результаты", Kind::result},
    LabelWord{"результат", Kind::result},
    LabelWord{"форма отчетности", Kind::result},
    LabelWord{"форма отчета", Kind::result},
    LabelWord{"форма завершения", Kind::result},
    LabelWord{"контроль за исполнением", Kind::other},
    LabelWord{"контроль", Kind::other},
    LabelWord{"контролирующий", Kind::other},
    LabelWord{"место проведения", Kind::other},
    LabelWord{"участники", Kind::other},
    LabelWord{"примечание", Kind::other},
};

constexpr std::size_t label_window = 120;  // bytes in which a label and its mark stand

struct Label {
    Kind kind = Kind::other;
    std::size_t begin = 0, end = 0;  ///< with its mark
};

bool word_starts(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    const char before = text[at - 1];
    return before == ' ' || before == '(' || before == ',' || before == ';' || before == '.';
}

// The mark after a label's words: its end; nothing where there is none.
std::optional<std::size_t> mark_end(std::string_view text, std::size_t at) {
    while (at < text.size() && text[at] == ' ') ++at;
    if (text.substr(at).starts_with(':')) {
        ++at;
        for (const std::string_view dash : {" –", " —", " -"})
            if (text.substr(at).starts_with(dash)) at += dash.size();
        return at;
    }
    for (const std::string_view dash : {"– ", "— ", "- ", "–", "—"})
        if (text.substr(at).starts_with(dash)) return at + dash.size();
    return std::nullopt;
}

std::optional<Label> label_at(std::string_view text, std::size_t at) {
    if (!word_starts(text, at)) return std::nullopt;
    // Folded letters take as many bytes as printed ones.
    const std::string folded = fold(text.substr(at, label_window));
    for (const LabelWord& label : label_words) {
        if (!folded.starts_with(label.words)) continue;
        if (const auto end = mark_end(text, at + label.words.size())) return Label{label.kind, at, *end};
    }
    return std::nullopt;
}

std::optional<Label> find_label(std::string_view text, std::size_t from) {
    for (std::size_t at = from; at < text.size(); ++at) {
        // С, О, И, Р, Ф, К, М, У, П in either case begin labels.
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte != 0xD0U && byte != 0xD1U) continue;
        if (auto label = label_at(text, at)) return label;
    }
    return std::nullopt;
}

void add(std::string& field, std::string_view value) {
    std::string_view body = trim(value, ",;");
    // «(срок – 1 мая, ответственный – И.И. Лосев).»: the bracket closed before the label's value.
    const std::string_view undotted = trim(body, ".,;");
    if (undotted.ends_with(')') && undotted.find('(') == std::string_view::npos)
        body = trim(undotted.substr(0, undotted.size() - 1), ",;");
    if (body.ends_with('.')) {
        const auto space = body.find_last_of(" .", body.size() - 2);
        const std::string_view last = space == std::string_view::npos ? body : body.substr(space + 1);
        // «И.И.», «2026 г.»: the dot belongs to the word.
        if (letter_count(last) > 2 || letter_count(last) == 0) body = trim(body, ".");
    }
    if (body.empty()) return;
    if (!field.empty()) field += '\n';
    field += body;
}

}  // namespace

Labelled split_labels(std::string_view text) {
    Labelled out;
    std::optional<Label> label = find_label(text, 0);
    out.before = std::string(trim(text.substr(0, label ? label->begin : text.size()), ",;("));
    while (label) {
        const auto next = find_label(text, label->end);
        const std::string_view value =
            text.substr(label->end, (next ? next->begin : text.size()) - label->end);
        if (label->kind == Kind::deadline) add(out.deadline, value);
        if (label->kind == Kind::party) add(out.party, value);
        if (label->kind == Kind::result) add(out.result, value);
        label = next;
    }
    return out;
}

}  // namespace vekha::reading
