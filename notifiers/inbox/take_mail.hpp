// What a mail does: an answer acts on its task, a bounce marks an address, a machine's reply does nothing.
//
// An answer acts for a person where two things hold: the mail bears a right tag or one of our Message-IDs
// (mail_tag.hpp) made for that person, and it comes from that person's known address. A forwarded message has
// the first and not the second, so it acts for nobody: the person whose message it was is told so at their
// own address, once, and the sender hears nothing. Without a tag, or with a wrong one, nothing is said to
// anybody: whatever we would answer could hit a stranger whose address was forged. All refusals are in the
// journal.
//
// A bounce needs a tag or a Message-ID of ours as well, else anybody could silence anybody.
#pragma once

#include <string>
#include <string_view>

#include "notifiers/inbox/mail_answer.hpp"
#include "notifiers/inbox/mail_tag.hpp"
#include "workflow/service/answers.hpp"
#include "workflow/service/files.hpp"
#include "workflow/service/origin.hpp"

namespace vekha {

struct InboxSettings {
    std::string mailbox;  ///< "otvet@example.org": where answers go, without a tag
    MailLimits limits;
};

/// What became of a mail; the names stand in the log and the journal.
enum class MailVerdict {
    acted,         ///< take_answer took it; the reply says what came of it
    repeated,      ///< it had come before
    bounced,       ///< a failure of ours was noted
    ignored,       ///< a machine's reply
    untagged,      ///< no tag, or a wrong one
    other_sender,  ///< a right tag from an address that is not its person's
    broken,        ///< no mail, or past a limit
};
std::string_view name(MailVerdict verdict);

/// The use cases of the inbox over their ports. Safe to use from one thread at a time.
class MailInbox {
  public:
    /// `key`: the organization's (link_key in workflow/service/doors.hpp). References outlive the inbox.
    MailInbox(Store& store, EvidenceFiles& files, InboxSettings settings, std::string key)
        : store_(store, std::string(origin::mail)),
          files_(files),
          settings_(std::move(settings)),
          key_(std::move(key)) {}

    /// Takes one mail. Errors are the store's and the file store's own: the mail must come again.
    Result<MailVerdict> take(const Organization& organization, std::string_view bytes, Instant now);
    /// A mail that was not fetched because it is larger than the limit: `key` names it, so that it is in the
    /// journal once.
    Result<MailVerdict> pass_over(std::string_view key, Instant now);

    const InboxSettings& settings() const { return settings_; }

  private:
    /// Whose message was answered; nothing where no proof is right.
    Result<std::optional<MailTag>> proof_of(const ReadMail& mail);
    Result<std::optional<MailTag>> proof_by_id(const std::string& message_id);
    Result<MailVerdict> answered(const Organization& organization, ReadMail mail, const MailTag& tag,
                                 Instant now);
    Result<void> keep_files(ReadMail& mail, Answer& answer);
    Result<MailVerdict> refuse(const std::string& key, MailVerdict verdict, PersonId person, TaskId task,
                               Instant now);

    OriginStore store_;
    EvidenceFiles& files_;
    InboxSettings settings_;
    std::string key_;
};

/// Notes a bounce of the delivery (bounced.cpp): a line in its journal; where the server gave up, its rows
/// failed and their controllers are told; where it is the address that is wrong, the person's address is
/// marked.
Result<void> note_bounce(Transaction& change, const MailTag& tag, const std::vector<FailedRecipient>& failed,
                         Instant now);

}  // namespace vekha
