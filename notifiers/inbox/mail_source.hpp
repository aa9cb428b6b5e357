// Where the answers' mail comes from. A source only hands out: what a mail means is take_mail.hpp's.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "workflow/model/result.hpp"

namespace vekha {

struct IncomingMail {
    std::string name;  ///< the source's own: a file's name, a mailbox's UID
    std::size_t size = 0;
    std::optional<std::string> bytes;  ///< nothing: larger than the limit, so it was not fetched
};

enum class MailFate {
    done,    ///< acted on and saved; never handed out again
    broken,  ///< kept aside for a person to look at
    later,   ///< could not be saved now; this round ends and the mail comes again
};
using MailTaker = std::function<MailFate(const IncomingMail&)>;

class MailSource {
  public:
    virtual ~MailSource() = default;
    /// One round: hands over what waits, the oldest first, at most `most` mails. How many were handed over.
    /// unavailable where the source can't be reached, unauthenticated where it does not let us in.
    virtual Result<std::size_t> look(std::size_t most, const MailTaker& take) = 0;
};

/// A Maildir that a mail server fills: new → cur by rename after the mail was taken, a broken one →
/// .failed/cur. A mail that was taken before a crash and not moved yet is handed out again.
struct MaildirSettings {
    std::filesystem::path path;  ///< has new and cur
    std::size_t mail_bytes = 0;  ///< a larger mail is not read
};
Result<std::unique_ptr<MailSource>> make_maildir_source(MaildirSettings settings);

enum class ImapSecurity {
    none,      ///< plain: for a server on the same machine only
    starttls,  ///< must be offered; no falling back to plain
    tls,       ///< encrypted from the first byte
};

/// Where a mailbox was read up to, kept between rounds and runs: words of the source's own.
struct MailPosition {
    std::function<Result<std::optional<std::string>>()> load;
    std::function<Result<void>(const std::string&)> save;
};

/// A mailbox read by IMAP. Mails are looked at without marking them (BODY.PEEK) and marked \Seen once taken,
/// so that none is lost in a crash. A broken one is marked \Flagged too, so that a person finds it.
///
/// With a position every mail that came since is handed over, whether a person has opened it first or not,
/// and older ones where nobody has; without one, and in the first round, unseen mails alone. It moves at the
/// end of a round: what a crash hands over again is known by its Message-ID.
struct ImapSettings {
    std::string host;
    int port = 993;
    ImapSecurity security = ImapSecurity::tls;
    std::string user;
    std::string password;
    std::string folder = "INBOX";
    std::string ca_file;                                          ///< PEM bundle; empty: the system's
    std::chrono::milliseconds timeout{std::chrono::seconds{30}};  ///< of each wait for the server
    std::size_t mail_bytes = 0;                                   ///< a larger mail is not fetched
    MailPosition position = {};
};
/// invalid_input where a setting is wrong, with its name in `where`.
Result<std::unique_ptr<MailSource>> make_imap_source(ImapSettings settings);

}  // namespace vekha
