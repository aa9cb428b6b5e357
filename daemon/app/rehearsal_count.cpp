// What a rehearsal comes to: the counts, and the sentence that says them.
#include <algorithm>

#include "daemon/app/rehearsal.hpp"
#include "workflow/model/russian.hpp"

namespace vekha {
namespace {

/// «6 заместителям руководителя»: how many messages to whom, in the dative.
std::string to_whom(Audience audience, std::size_t messages) {
    const auto words = [&](std::string_view one, std::string_view more) {
        return counted(static_cast<int>(messages), one, more, more);
    };
    switch (audience) {
        case Audience::lead:
            return words("ответственному исполнителю", "ответственным исполнителям");
        case Audience::contributors:
            return words("соисполнителю", "соисполнителям");
        case Audience::controller:
            return words("контролёру", "контролёрам");
        case Audience::department_head:
            return words("начальнику отдела", "начальникам отделов");
        case Audience::deputy_head:
            return words("заместителю руководителя", "заместителям руководителя");
        case Audience::head:
            break;
    }
    return words("руководителю", "руководителю");
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
        words += std::string(between) + to_whom(audience, messages);
        between = ", ";
    }
    return words + ".";
}

}  // namespace vekha
