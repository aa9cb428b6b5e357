// One mail that came to the answers' mailbox: what it is, and what of it counts. Whose answer it is and about
// what is told by its tag alone (mail_tag.hpp), never by its subject.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "notifiers/inbox/raw_mail.hpp"

namespace vekha {

enum class MailKind {
    answer,      ///< a person wrote it
    auto_reply,  ///< a machine did: an absence, a receipt, a list (RFC 3834); never answered
    bounce,      ///< a mail server could not deliver, or not yet (RFC 3464)
};

/// A file as it came; not kept anywhere yet.
struct MailFile {
    std::string name;  ///< without folders and controls; never empty
    std::string bytes;
    friend bool operator==(const MailFile&, const MailFile&) = default;
};

/// What a mail server says of one recipient.
struct FailedRecipient {
    std::string address;     ///< small letters; empty where it does not say
    bool given_up = false;   ///< the server will not try again
    bool permanent = false;  ///< and nobody need: 5.x.x
    std::string status;      ///< "5.1.1"; empty where it does not say
    friend bool operator==(const FailedRecipient&, const FailedRecipient&) = default;
};

struct ReadMail {
    MailKind kind = MailKind::answer;
    std::string key;   ///< the Message-ID without brackets, else a hash of the whole mail
    std::string from;  ///< small letters; empty where From names nobody or several
    std::vector<std::string>
        recipients;  ///< of the mail; of a bounce also where answers to the original went
    std::vector<std::string> references;  ///< Message-IDs it answers; of a bounce also the original's
    std::string words;                    ///< without the quoted original and the signature
    std::vector<MailFile> files;
    std::vector<std::string> lost_files;  ///< «фото.heic: больше 50 МБ»
    std::vector<FailedRecipient> failed;  ///< of a bounce
};

/// Errors: too_large past a limit, unreadable for what is no mail.
Result<ReadMail> read_mail(std::string_view bytes, const MailLimits& limits = {});

/// What a bounce says (mail_bounce.cpp); nothing where the mail is none.
std::optional<std::vector<FailedRecipient>> failures_in(const RawMail& mail);
/// Whether a machine wrote it: headers, receipts, subjects of absence notes (mail_auto.cpp).
bool written_by_machine(const RawMail& mail);

std::string_view name(MailKind kind);

}  // namespace vekha
