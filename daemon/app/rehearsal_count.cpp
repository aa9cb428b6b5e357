// What a rehearsal comes to: the counts, and the sentence that says them.
#include <algorithm>

#include "daemon/app/rehearsal.hpp"
#include "workflow/model/russian.hpp"

namespace vekha {
namespace {

/// To whom, in the dative and as many as there are messages.
std::string_view to_whom(Audience audience) {
    switch (audience) {
        case Audience::lead:
            return "ответственным исполнителям";
        case Audience::contributors:
            return "соисполнителям";
        case Audience::controller:
            return "контролёрам";
        case Audience::department_head:
            return "начальникам отделов";
        case Audience::deputy_head:
            return "заместителям руководителя";
        case Audience::head:
            break;
    }
    return "руководителю";
}

}  // namespace

Audience RehearsedMessage::audience() const {
    Audience highest = Audience::lead;
    for (const auto& line : lines) highest = std::max(highest, line.audience);
    return highest;
}

void RehearsalOutcome::count(const RehearsedMessage& message, Day day) {
    ++messages;
    lines += message.lines.size();
    ++by_audience[message.audience()];
    for (const auto& line : message.lines) ++by_kind[line.kind];
    auto& theirs = by_day_and_person[{day, message.person.id}];
    ++theirs.messages;
    theirs.lines += message.lines.size();
}

std::string rehearsal_words(const RehearsalOutcome& outcome) {
    std::string words = "С " + russian_date(outcome.from) + " по " + russian_date(outcome.to) + " г. Веха ";
    if (outcome.messages == 0) return words + "не отправит ни одного сообщения.";
    words += "отправит " + counted(static_cast<int>(outcome.messages), "сообщение", "сообщения", "сообщений");
    std::string_view between = ": ";
    for (const auto& [audience, messages] : outcome.by_audience) {
        words += std::string(between) + std::to_string(messages) + " " + std::string(to_whom(audience));
        between = ", ";
    }
    return words + ".";
}

}  // namespace vekha
