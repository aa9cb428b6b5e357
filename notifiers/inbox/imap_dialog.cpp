#include "notifiers/inbox/imap_dialog.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace vekha {
namespace {

constexpr std::size_t line_most = 1024 * 1024;    // bytes; a SEARCH of a full mailbox is one line
constexpr std::size_t answers_most = 100'000;     // untagged answers to one command
constexpr std::size_t literal_slack = 64 * 1024;  // sizes that servers announce are not exact
constexpr std::size_t uids_most = 50'000;         // of one round

tl::unexpected<Error> nonsense() {
    return failure(Fault::unavailable, "Почтовый сервер отвечает не по протоколу IMAP.", "answers",
                   "Проверьте адрес и порт почтового ящика ответов.");
}

/// "{123}" or "{123+}" at the end of a line.
std::optional<std::size_t> literal_at_end(std::string_view line) {
    if (!line.ends_with('}')) return std::nullopt;
    const auto open = line.rfind('{');
    if (open == std::string_view::npos) return std::nullopt;
    std::size_t size = 0;
    const auto* const end = line.data() + line.size() - 1;
    const auto [stopped, error] = std::from_chars(line.data() + open + 1, end, size);
    const bool whole = stopped == end || (stopped + 1 == end && *stopped == '+');
    return error == std::errc{} && whole ? std::optional(size) : std::nullopt;
}

std::string quoted(std::string_view text) {
    std::string made = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') made += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) made += c;
    }
    return made + "\"";
}

/// The number after a word: "RFC822.SIZE 4711".
std::optional<std::size_t> number_after(std::string_view line, std::string_view word) {
    const auto at = line.find(word);
    if (at == std::string_view::npos) return std::nullopt;
    std::size_t number = 0;
    const auto rest = line.substr(at + word.size());
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    return error == std::errc{} ? std::optional(number) : std::nullopt;
}

}  // namespace

Result<std::string> ImapDialog::line() {
    for (;;) {
        const auto end = unread_.find("\r\n");
        if (end != std::string::npos) {
            std::string found = unread_.substr(0, end);
            unread_.erase(0, end + 2);
            return found;
        }
        if (unread_.size() > line_most) return nonsense();
        auto more = wire_.receive();
        if (!more) return more;
        if (more->empty()) return failure(Fault::unavailable, "Почтовый сервер прервал разговор.", "answers");
        unread_ += *more;
    }
}

Result<std::string> ImapDialog::take(std::size_t bytes) {
    while (unread_.size() < bytes) {
        auto more = wire_.receive();
        if (!more) return more;
        if (more->empty()) return failure(Fault::unavailable, "Почтовый сервер прервал разговор.", "answers");
        unread_ += *more;
    }
    std::string found = unread_.substr(0, bytes);
    unread_.erase(0, bytes);
    return found;
}

Result<ImapDialog::Untagged> ImapDialog::whole_answer() {
    Untagged answer;
    for (;;) {
        auto part = line();
        if (!part) return tl::unexpected(part.error());
        answer.line += *part;
        if (answer.line.size() > line_most) return nonsense();
        const auto size = literal_at_end(*part);
        if (!size) return answer;
        if (*size > literal_most_ + literal_slack) return nonsense();
        auto literal = take(*size);
        if (!literal) return tl::unexpected(literal.error());
        answer.literals.push_back(std::move(*literal));
    }
}

Result<std::vector<ImapDialog::Untagged>> ImapDialog::command(std::string_view words) {
    const std::string tag = "V" + std::to_string(++tag_);
    if (auto sent = wire_.send(tag + " " + std::string(words) + "\r\n"); !sent)
        return tl::unexpected(sent.error());
    std::vector<Untagged> answers;
    for (;;) {
        auto answer = whole_answer();
        if (!answer) return tl::unexpected(answer.error());
        if (answer->line.starts_with("* ")) {
            if (answers.size() >= answers_most) return nonsense();
            answers.push_back(std::move(*answer));
            continue;
        }
        if (!answer->line.starts_with(tag + " ")) return nonsense();
        const auto standing = std::string_view(answer->line).substr(tag.size() + 1);
        if (standing.starts_with("OK")) return answers;
        return failure(Fault::unavailable, "Почтовый сервер не выполнил команду IMAP.",
                       std::string(words.substr(0, words.find(' '))),
                       "Проверьте имя папки ящика ответов и права на неё.");
    }
}

Result<ImapFolder> ImapDialog::select(std::string_view folder) {
    const auto answers = command("SELECT " + quoted(folder));
    if (!answers) return tl::unexpected(answers.error());
    ImapFolder found;
    for (const auto& answer : *answers) {
        if (const auto number = number_after(answer.line, "[UIDVALIDITY "))
            found.validity = static_cast<std::uint32_t>(*number);
        if (const auto number = number_after(answer.line, "[UIDNEXT "))
            found.next = static_cast<std::uint32_t>(*number);
    }
    return found;
}

Result<std::vector<std::uint32_t>> ImapDialog::unseen() {
    return search("UID SEARCH UNSEEN");
}

/// «N:*» names the last mail also where its UID is below N.
Result<std::vector<std::uint32_t>> ImapDialog::above(std::uint32_t uid) {
    if (uid == std::numeric_limits<std::uint32_t>::max()) return std::vector<std::uint32_t>{};
    auto uids = search("UID SEARCH UID " + std::to_string(uid + 1) + ":*");
    if (uids) std::erase_if(*uids, [&](std::uint32_t one) { return one <= uid; });
    return uids;
}

Result<std::vector<std::uint32_t>> ImapDialog::search(std::string_view words) {
    const auto answers = command(words);
    if (!answers) return tl::unexpected(answers.error());
    std::vector<std::uint32_t> uids;
    for (const auto& answer : *answers) {
        constexpr std::string_view head = "* SEARCH";
        if (!answer.line.starts_with(head)) continue;
        const auto* at = answer.line.data() + head.size();
        const auto* const end = answer.line.data() + answer.line.size();
        while (at != end && uids.size() < uids_most) {
            if (*at == ' ') {
                ++at;
                continue;
            }
            std::uint32_t uid = 0;
            const auto [stopped, error] = std::from_chars(at, end, uid);
            if (error != std::errc{}) return nonsense();
            uids.push_back(uid);
            at = stopped;
        }
    }
    std::sort(uids.begin(), uids.end());
    return uids;
}

Result<std::size_t> ImapDialog::size_of(std::uint32_t uid) {
    const auto answers = command("UID FETCH " + std::to_string(uid) + " (RFC822.SIZE)");
    if (!answers) return tl::unexpected(answers.error());
    for (const auto& answer : *answers)
        if (const auto size = number_after(answer.line, "RFC822.SIZE ")) return *size;
    return std::size_t{0};
}

Result<std::string> ImapDialog::fetch(std::uint32_t uid) {
    auto answers = command("UID FETCH " + std::to_string(uid) + " (BODY.PEEK[])");
    if (!answers) return tl::unexpected(answers.error());
    for (auto& answer : *answers)
        if (answer.line.find("BODY[]") != std::string::npos && !answer.literals.empty())
            return std::move(answer.literals.front());
    return std::string{};
}

Result<void> ImapDialog::add_flags(std::uint32_t uid, std::string_view flags) {
    auto done = command("UID STORE " + std::to_string(uid) + " +FLAGS.SILENT (" + std::string(flags) + ")");
    if (!done) return tl::unexpected(done.error());
    return {};
}

Result<void> ImapDialog::logout() {
    auto done = command("LOGOUT");
    if (!done) return tl::unexpected(done.error());
    return {};
}

}  // namespace vekha
