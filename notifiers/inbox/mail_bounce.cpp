#include <algorithm>
#include <array>
#include <cctype>

#include "notifiers/inbox/mail_answer.hpp"

namespace vekha {
namespace {

constexpr std::size_t failures_most = 100;
constexpr std::size_t text_looked_at = 16 * 1024;  // bytes of a bounce without a report

std::string small(std::string_view text) {
    std::string made(text);
    for (char& c : made) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return made;
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r<");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r>") - begin + 1);
}

/// Groups of "Name: value" lines, an empty line between two; a line that begins with a space goes on the
/// last.
std::vector<std::vector<std::pair<std::string, std::string>>> groups_of(std::string_view text) {
    std::vector<std::vector<std::pair<std::string, std::string>>> groups(1);
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = text.substr(at, end - at);
        at = end + 1;
        if (trimmed(line).empty()) {
            if (groups.size() < failures_most && !groups.back().empty()) groups.emplace_back();
            continue;
        }
        const auto colon = line.find(':');
        if ((line.front() == ' ' || line.front() == '\t') && !groups.back().empty())
            groups.back().back().second += " " + std::string(trimmed(line));
        else if (colon != std::string_view::npos)
            groups.back().emplace_back(small(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
    }
    return groups;
}

/// "rfc822; anna@example.org" → "anna@example.org".
std::string address_of(std::string_view value) {
    const auto semicolon = value.find(';');
    return small(trimmed(semicolon == std::string_view::npos ? value : value.substr(semicolon + 1)));
}

bool digit(char c) {
    return c >= '0' && c <= '9';
}

/// The first "5.1.1" or "4.2.2" in the words.
std::string status_in(std::string_view text) {
    for (std::size_t at = 0; at + 4 < text.size(); ++at) {
        if ((text[at] != '4' && text[at] != '5') || text[at + 1] != '.' || !digit(text[at + 2])) continue;
        if (at > 0 && (digit(text[at - 1]) || text[at - 1] == '.')) continue;
        std::size_t end = at + 2;
        while (end < text.size() && end < at + 5 && digit(text[end])) ++end;
        if (end >= text.size() || text[end] != '.') continue;
        std::size_t last = end + 1;
        while (last < text.size() && last < end + 4 && digit(text[last])) ++last;
        const bool longer = last < text.size() && (digit(text[last]) || text[last] == '.') &&
                            last + 1 < text.size() && digit(text[last + 1]);
        if (last > end + 1 && !longer) return std::string(text.substr(at, last - at));
    }
    return {};
}

std::vector<FailedRecipient> reported(std::string_view report) {
    std::vector<FailedRecipient> failed;
    for (const auto& group : groups_of(report)) {
        FailedRecipient one;
        std::string action;
        std::string final;
        for (const auto& [name, value] : group) {
            if (name == "final-recipient") final = address_of(value);
            // The address as we wrote it, where the server had sent it on.
            if (name == "original-recipient") one.address = address_of(value);
            if (name == "status") one.status = status_in(value + " ");
            if (name == "action") action = small(trimmed(value));
        }
        if (final.empty() && one.address.empty()) continue;  // the fields of the whole report
        if (one.address.empty()) one.address = final;
        if (action == "delivered" || action == "relayed" || action == "expanded") continue;
        one.given_up = action == "failed";
        one.permanent = one.given_up && !one.status.starts_with("4");
        failed.push_back(std::move(one));
    }
    return failed;
}

bool from_mail_server(const RawMail& mail) {
    return mail.from.starts_with("mailer-daemon@") || mail.from.starts_with("postmaster@") ||
           mail.from_nobody;
}

bool subject_of_a_bounce(std::string_view subject) {
    constexpr std::array<std::string_view, 11> words = {"Undeliver",
                                                        "Undelivered",
                                                        "undeliverable",
                                                        "failure notice",
                                                        "Delivery Status Notification",
                                                        "Mail delivery failed",
                                                        "Returned mail",
                                                        "Delivery Failure",
                                                        "Не удается доставить",
                                                        "Недоставлен",
                                                        "не доставлено"};
    return std::any_of(words.begin(), words.end(),
                       [&](auto word) { return subject.find(word) != std::string_view::npos; });
}

/// The first thing in the text that looks like an address in brackets, as servers write it: «<anna@…>».
std::string bracketed_address(std::string_view text) {
    for (auto at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
        const auto end = text.find_first_of("> \n", at);
        if (end == std::string_view::npos || text[end] != '>') continue;
        const auto inside = text.substr(at + 1, end - at - 1);
        if (inside.find('@') != std::string_view::npos) return small(inside);
    }
    return {};
}

}  // namespace

std::optional<std::vector<FailedRecipient>> failures_in(const RawMail& mail) {
    for (const auto& part : mail.parts)
        if (part.type == "message/delivery-status" || part.type == "message/global-delivery-status")
            return reported(part.bytes);
    const bool named = !mail.failed.empty();
    if (!named && !(from_mail_server(mail) && subject_of_a_bounce(mail.subject))) return std::nullopt;
    std::string text;
    for (const auto& part : mail.parts)
        if (part.type.starts_with("text/") && text.size() < text_looked_at)
            text += part.bytes.substr(0, text_looked_at);
    const std::string status = status_in(text);
    std::vector<std::string> addresses = mail.failed;
    if (addresses.empty()) addresses.push_back(bracketed_address(text));
    std::vector<FailedRecipient> failed;
    for (auto& address : addresses)
        failed.push_back({std::move(address), true, !status.starts_with("4"), status});
    return failed;
}

}  // namespace vekha
