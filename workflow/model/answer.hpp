// What comes back from a message: a pressed button, words, files. The same for every channel; who parses a
// channel's own shapes makes one of these, workflow/service/answers.hpp acts on it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/ids.hpp"

namespace vekha {

/// What a button under a message says.
enum class AnswerVerb {
    acknowledge,  ///< «Принял»
    report,       ///< «Отчёт»: asks for words and files
    submit,       ///< «Сдать»: hands in what was put together
    extension,    ///< «Перенос»: asks until when and why
    disown,       ///< «Не моё»: asks why
    slot,         ///< answers which slot a file is for; `number` is the requirement
    task,         ///< answers which task a file or words are for
    drop,         ///< «Отменить»: the question is withdrawn
};

/// What a button carries: known to the person's own messenger, so no secret and no proof of anything. Whose
/// chat it came from says who pressed it, and the task's own rules say whether they may.
struct AnswerToken {
    AnswerVerb verb = AnswerVerb::acknowledge;
    TaskId task;
    int number = 0;
    friend bool operator==(const AnswerToken&, const AnswerToken&) = default;
};

/// "ack:12", "slot:12:3"; within the 64 bytes that Telegram allows.
std::string encode(const AnswerToken& token);
/// The inverse; nothing for any other words.
std::optional<AnswerToken> parse_answer_token(std::string_view text);

/// A button under a reply or a message. Pressed, its token comes back.
struct AnswerButton {
    std::string label;
    AnswerToken token;
    friend bool operator==(const AnswerButton&, const AnswerButton&) = default;
};
using AnswerButtons = std::vector<std::vector<AnswerButton>>;  ///< rows

/// Under a message that speaks of this task: «Принял», «Отчёт», «Перенос», «Не моё». `line` (from 1) goes
/// before the first label where the message has several lines; 0: it has one.
std::vector<AnswerButton> task_buttons(TaskId task, int line, bool english);

}  // namespace vekha
