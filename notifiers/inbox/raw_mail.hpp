// The bytes of one mail taken apart under limits: headers that matter, and its leaves in order. Says nothing
// of what they mean. The only user of GMime.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/limits.hpp"
#include "workflow/model/result.hpp"

namespace vekha {

/// What a mail from outside may cost. Past `bytes`, `parts`, `depth` or `lines` it is refused whole.
struct MailLimits {
    std::size_t bytes = 40 * 1024 * 1024;             ///< of the mail as it came
    std::size_t parts = 200;                          ///< leaves and branches
    std::size_t depth = 16;                           ///< parts inside parts
    std::size_t lines = 1'000'000;                    ///< of the mail as it came
    std::size_t file_bytes = limits::evidence_bytes;  ///< of one file, unpacked or announced
    std::size_t files = 10;                           ///< that are kept of one mail
    std::size_t words_bytes = limits::words_bytes;    ///< of what the person wrote
    friend bool operator==(const MailLimits&, const MailLimits&) = default;
};

/// A leaf of the tree. What is text is UTF-8, whatever it came in.
struct MailPart {
    std::string type;             ///< "text/plain", small letters
    std::string parent;           ///< the type of what it stands in; empty: the mail is this one part
    std::string name;             ///< as the sender calls the file, UTF-8; may be empty
    bool attached = false;        ///< Content-Disposition: attachment
    bool referred = false;        ///< has a Content-ID, so HTML may show it in its place
    std::uint64_t announced = 0;  ///< bytes by its own word; 0: not said
    std::string bytes;            ///< decoded; of an enclosed mail its headers alone
};

struct RawMail {
    std::string message_id;  ///< without brackets; empty: it has none
    std::string from;        ///< the sole address in From, small letters; empty: none or several
    std::string subject;     ///< UTF-8
    std::string type;        ///< of the whole: "multipart/report"
    std::string report;      ///< its report-type, small letters
    std::vector<std::string>
        recipients;  ///< To, Cc and what mail servers note of the envelope, small letters
    std::vector<std::string> references;  ///< In-Reply-To, then References from the last; without brackets
    bool from_nobody = false;             ///< Return-Path: <>
    bool from_list = false;               ///< List-Id
    bool automatic = false;               ///< Auto-Submitted other than "no", X-Autoreply and their like
    std::string precedence;               ///< small letters
    std::vector<std::string> failed;      ///< X-Failed-Recipients
    std::vector<MailPart> parts;
};

/// Errors: too_large past the limits, unreadable for what is no mail.
Result<RawMail> read_raw_mail(std::string_view bytes, const MailLimits& limits);

/// Addresses and Message-IDs among the headers of an enclosed mail, which MailPart::bytes holds.
struct EnclosedMail {
    std::string message_id;
    std::vector<std::string> recipients;  ///< of Reply-To and Return-Path: where answers to it went
};
EnclosedMail read_enclosed(std::string_view headers);

}  // namespace vekha
