// The little of IMAP (RFC 3501) that reading a mailbox takes, over any two-way wire: commands under tags of
// our own, answers with their literals, all within limits. Nothing here connects or signs in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "workflow/model/result.hpp"

namespace vekha {

/// Bytes to and from a server; blocks until there are some. Empty from receive: the server closed.
struct ImapWire {
    std::function<Result<void>(std::string_view)> send;
    std::function<Result<std::string>()> receive;
};

/// What a server says of the folder it opens; 0 where it does not.
struct ImapFolder {
    std::uint32_t validity = 0;  ///< UIDs of another one mean nothing here
    std::uint32_t next = 0;      ///< no mail has this UID or a higher one yet
};

class ImapDialog {
  public:
    /// `mail_bytes`: no longer literal is taken from the server.
    ImapDialog(ImapWire wire, std::size_t mail_bytes) : wire_(std::move(wire)), literal_most_(mail_bytes) {}

    Result<ImapFolder> select(std::string_view folder);
    Result<std::vector<std::uint32_t>> unseen();  ///< UIDs, the lowest first
    /// UIDs above this one, the lowest first, seen or not.
    Result<std::vector<std::uint32_t>> above(std::uint32_t uid);
    /// 0 where the mail is gone.
    Result<std::size_t> size_of(std::uint32_t uid);
    /// Without marking it; empty where it is gone.
    Result<std::string> fetch(std::uint32_t uid);
    Result<void> add_flags(std::uint32_t uid, std::string_view flags);  ///< "\\Seen \\Flagged"
    Result<void> logout();

  private:
    /// An untagged answer: its line, literals cut out and kept apart.
    struct Untagged {
        std::string line;
        std::vector<std::string> literals;
    };
    Result<std::vector<Untagged>> command(std::string_view words);
    Result<std::vector<std::uint32_t>> search(std::string_view words);
    Result<std::string> line();
    Result<std::string> take(std::size_t bytes);
    /// The line with its literals read; several where the server goes on after one.
    Result<Untagged> whole_answer();

    ImapWire wire_;
    std::size_t literal_most_;
    std::string unread_;
    std::uint32_t tag_ = 0;
};

}  // namespace vekha
