// In which words: a digest becomes subject, text and HTML.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "notifiers/channel.hpp"
#include "notifiers/delivery/digest.hpp"
#include "notifiers/delivery/template_set.hpp"
#include "workflow/engine/calendar.hpp"

namespace vekha {

/// Makes addresses. `personal` gives an owner a link that opens one task without signing in; it is a secret
/// of that person. The others ask for a sign-in. Those three must be set; each is called once for a line.
struct LinkMaker {
    std::function<std::string(TaskId, PersonId)> personal;
    std::function<std::string(TaskId)> task;
    std::string board;
    /// Where somebody invited at this moment chooses a password: a secret of that person; unset: the board.
    std::function<std::string(PersonId, Instant)> invitation = {};
    /// Where one click ends messages of these kinds (workflow/service/unsubscribe.hpp); unset: nowhere.
    std::function<std::string(PersonId, const std::vector<NoticeKind>&)> unsubscribe = {};
    /// The mailbox that takes answers to this message, signed (notifiers/inbox/mail_tag.hpp); unset: answers
    /// are not read. No task: the message speaks of several.
    std::function<std::string(DeliveryId, PersonId, TaskId)> reply_to = {};
};

struct Rendered {
    std::string subject;  ///< one line, at most subject_characters
    std::string text;
    std::string html;
    friend bool operator==(const Rendered&, const Rendered&) = default;
};

struct RenderedDigest {
    Rendered sent;                   ///< with personal links: for the channel alone
    std::vector<MessageLink> links;  ///< of the first lines, personal ones as they are: for the channel alone
    AnswerButtons buttons;           ///< a row for each of the first tasks that the person owes
    std::string file_name;           ///< of the message as a file, without an ending
    Rendered stored;  ///< «личная ссылка» in place of each personal link: for the database and the page
};

struct RenderContext {
    const TemplateSet& templates;
    const LinkMaker& links;
    const WorkingCalendar& calendar;
    const Zone& zone;
    std::string organization;
    bool chat = false;  ///< goes to a messenger whose answers are read
};

inline constexpr std::size_t digest_lines = 50;  ///< lines in one message; the rest is counted
inline constexpr std::size_t digest_links = 10;  ///< link buttons under one message
inline constexpr std::size_t digest_answer_rows =
    5;  ///< tasks that can be answered by buttons of one message
inline constexpr std::size_t subject_characters = 160;  ///< beyond this the subject is cut
inline constexpr std::size_t comment_characters = 600;  ///< of a report or of the reason for its return

RenderedDigest render(const Digest& digest, Instant now, const RenderContext& context);

/// Why a line stands in the message: the row's own sentence while it is true, else the same said for today.
std::string reason_words(const Notice& notice, Day today, Language language, const RenderContext& context);

/// A Russian sentence for use inside another: small first letter, no closing dot. «До срока 3 дня.» → «до
/// срока 3 дня».
std::string inner_sentence(std::string sentence);

/// Cuts after `most` characters (code points), marking the cut; white space and controls become single
/// spaces.
std::string one_line(std::string_view text, std::size_t most);

}  // namespace vekha
