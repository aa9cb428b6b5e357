#include "notifiers/inbox/mail_tag.hpp"

#include <array>
#include <charconv>

#include "workflow/service/signed_words.hpp"

namespace vekha {
namespace {

constexpr std::string_view purpose = "vekha mail answer";
constexpr int number_base = 36;

std::string written(std::int64_t number) {
    std::array<char, 16> digits{};
    const auto [end, error] =
        std::to_chars(digits.data(), digits.data() + digits.size(), number, number_base);
    return error == std::errc{} ? std::string(digits.data(), end) : std::string{};
}

/// Reads the number before the next dash and takes both off; false where there is none.
bool take_number(std::string_view& words, std::int64_t& number) {
    const auto dash = std::min(words.find('-'), words.size());
    const auto* const end = words.data() + dash;
    const auto [stopped, error] = std::from_chars(words.data(), end, number, number_base);
    if (error != std::errc{} || stopped != end || number < 0) return false;
    words.remove_prefix(std::min(dash + 1, words.size()));
    return true;
}

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string mail_tag(std::string_view key, const MailTag& tag) {
    const std::string words =
        written(tag.delivery.value) + "-" + written(tag.person.value) + "-" + written(tag.task.value);
    const std::string proof = seal(key, purpose, words);
    return proof.empty() ? std::string{} : words + "-" + proof;
}

std::optional<MailTag> read_mail_tag(std::string_view key, std::string_view text) {
    const auto dash = text.rfind('-');
    if (dash == std::string_view::npos || text.size() > mail_tag_most ||
        !is_seal(key, purpose, text.substr(0, dash), text.substr(dash + 1)))
        return std::nullopt;
    std::string_view words = text.substr(0, dash);
    MailTag tag;
    if (!take_number(words, tag.delivery.value) || !take_number(words, tag.person.value) ||
        !take_number(words, tag.task.value) || !words.empty())
        return std::nullopt;
    return tag;
}

std::string tagged_address(std::string_view mailbox, std::string_view tag) {
    const auto at = mailbox.rfind('@');
    if (at == std::string_view::npos || tag.empty()) return std::string(mailbox);
    return std::string(mailbox.substr(0, at)) + "+" + std::string(tag) + std::string(mailbox.substr(at));
}

std::optional<std::string_view> tag_in(std::string_view address, std::string_view mailbox) {
    const auto ours = mailbox.rfind('@');
    const auto at = address.rfind('@');
    if (ours == std::string_view::npos || at == std::string_view::npos || at <= ours + 1) return std::nullopt;
    const auto same = [](std::string_view a, std::string_view b) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (small(a[i]) != small(b[i])) return false;
        return true;
    };
    if (address[ours] != '+' || !same(address.substr(0, ours), mailbox.substr(0, ours)) ||
        !same(address.substr(at), mailbox.substr(ours)))
        return std::nullopt;
    return address.substr(ours + 1, at - ours - 1);
}

}  // namespace vekha
