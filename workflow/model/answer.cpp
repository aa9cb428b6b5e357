#include "workflow/model/answer.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>

#include "workflow/model/names.hpp"

namespace vekha {
namespace {

constexpr NameTable<AnswerVerb, 8> verbs{{{AnswerVerb::acknowledge, "ack"},
                                          {AnswerVerb::report, "report"},
                                          {AnswerVerb::submit, "submit"},
                                          {AnswerVerb::extension, "extend"},
                                          {AnswerVerb::disown, "disown"},
                                          {AnswerVerb::slot, "slot"},
                                          {AnswerVerb::task, "task"},
                                          {AnswerVerb::drop, "drop"}}};

/// The piece up to the next colon, taken off `text`.
std::string_view piece(std::string_view& text) {
    const auto colon = text.find(':');
    const auto head = text.substr(0, colon);
    text = colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
    return head;
}

/// A whole number without sign; nothing for any other words.
template <class Number>
std::optional<Number> number_in(std::string_view text) {
    Number value{};
    const auto* end = text.data() + text.size();
    const auto [stopped, fault] = std::from_chars(text.data(), end, value);
    if (fault != std::errc{} || stopped != end || value < 0) return std::nullopt;
    return value;
}

}  // namespace

std::string encode(const AnswerToken& token) {
    std::string text(name_in(verbs, token.verb));
    text += ":" + std::to_string(token.task.value);
    if (token.number != 0) text += ":" + std::to_string(token.number);
    return text;
}

std::optional<AnswerToken> parse_answer_token(std::string_view text) {
    const auto whole = text;
    const auto verb = value_in(verbs, piece(text));
    const auto task = number_in<std::int64_t>(piece(text));
    if (!verb || !task || whole.ends_with(':')) return std::nullopt;
    AnswerToken token{*verb, TaskId{*task}, 0};
    if (text.empty()) return token;
    const auto number = number_in<int>(text);
    if (!number || *number == 0) return std::nullopt;
    token.number = *number;
    return token;
}

std::vector<AnswerButton> task_buttons(TaskId task, int line, bool english) {
    const auto labels = english ? std::array{"Got it", "Report", "Extend", "Not mine"}
                                : std::array{"Принял", "Отчёт", "Перенос", "Не моё"};
    constexpr std::array chosen{AnswerVerb::acknowledge, AnswerVerb::report, AnswerVerb::extension,
                                AnswerVerb::disown};
    std::vector<AnswerButton> buttons;
    for (std::size_t at = 0; at < chosen.size(); ++at) buttons.push_back({labels[at], {chosen[at], task, 0}});
    if (line > 0) buttons.front().label = std::to_string(line) + ". " + buttons.front().label;
    return buttons;
}

}  // namespace vekha
