// What a person answers from a message: it acts on a task, or asks what is not clear yet. One transaction an
// answer; what comes a second time changes nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "workflow/model/answer.hpp"
#include "workflow/service/correspondence.hpp"
#include "workflow/service/organization.hpp"
#include "workflow/service/store.hpp"

namespace vekha {

/// One answer as a channel gave it. Its files are kept already (workflow/service/files.hpp).
struct Answer {
    AddressKind from = AddressKind::telegram;
    std::string key;      ///< the channel's own: an update's number, a callback's, a Message-ID
    std::string address;  ///< the chat, the user's number or the mail address that it came from
    std::optional<AnswerToken> pressed;
    std::string start;               ///< the code of a deep link («/start КОД»); empty: none
    std::optional<TaskId> task;      ///< mail: proved by the signed tag
    std::optional<PersonId> person;  ///< mail: the same
    std::string words;
    std::vector<WaitingFile> files;
    /// Files that came and were not kept, each with why: «фото.heic: больше 50 МБ».
    std::vector<std::string> lost_files;
};

/// What is said back, in the language of the person.
struct AnswerReply {
    std::string text;
    AnswerButtons buttons;
    bool repeated = false;  ///< the answer had come before; nothing was done and nothing need be said
    std::optional<PersonId> person;  ///< who it was, where that is known
};

/// Takes an answer. Refusals that the person can mend (not their task, too late, wrong state) are replies,
/// not errors; all of them and every unknown sender are in the journal. An answer by mail is replied to by an
/// outbox row (NoticeKind::answered) in the same transaction. Errors are the store's own.
Result<AnswerReply> take_answer(Store& store, const Organization& organization, const Answer& answer,
                                Instant now);

}  // namespace vekha
