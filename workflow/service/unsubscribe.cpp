#include "workflow/service/unsubscribe.hpp"

#include <algorithm>
#include <charconv>

#include <boost/json.hpp>

#include "workflow/service/doors.hpp"
#include "workflow/service/signed_words.hpp"

namespace vekha {
namespace {

constexpr std::string_view purpose = "vekha unsubscribe";
constexpr std::size_t token_most = 512;  // characters; all kinds at once take fewer

std::optional<Unsubscription> parse_words(std::string_view words) {
    const auto dot = words.find('.');
    if (dot == std::string_view::npos) return std::nullopt;
    Unsubscription asked;
    const auto* const end = words.data() + dot;
    const auto [stopped, error] = std::from_chars(words.data(), end, asked.person.value);
    if (error != std::errc{} || stopped != end) return std::nullopt;
    for (std::string_view rest = words.substr(dot + 1); !rest.empty();) {
        const auto length = std::min(rest.find('-'), rest.size());
        const auto kind = parse_notice_kind(rest.substr(0, length));
        if (!kind || !may_be_declined(*kind)) return std::nullopt;
        asked.kinds.push_back(*kind);
        rest.remove_prefix(std::min(length + 1, rest.size()));
    }
    return asked;
}

tl::unexpected<Error> unknown_token() {
    return failure(Fault::not_found, "Эта ссылка отписки не подходит.", {},
                   "Откройте ссылку из самого письма или выберите напоминания в своих настройках.");
}

/// Adds the kinds; whether any was new.
bool decline(Person& person, const std::vector<NoticeKind>& kinds) {
    bool changed = false;
    for (const auto kind : kinds) {
        if (std::find(person.declined.begin(), person.declined.end(), kind) != person.declined.end())
            continue;
        person.declined.push_back(kind);
        changed = true;
    }
    return changed;
}

std::string declined_json(const Person& person) {
    boost::json::array kinds;
    for (const auto kind : person.declined) kinds.emplace_back(name(kind));
    return boost::json::serialize(
        boost::json::object{{"person", person.id.value}, {"declined", kinds}, {"by", "one_click"}});
}

}  // namespace

std::string unsubscribe_token(std::string_view key, const Unsubscription& asked) {
    if (asked.kinds.empty() || !std::all_of(asked.kinds.begin(), asked.kinds.end(), may_be_declined))
        return {};
    std::string words = std::to_string(asked.person.value) + ".";
    for (const auto kind : asked.kinds) {
        if (words.back() != '.') words += '-';
        words += name(kind);
    }
    const std::string proof = seal(key, purpose, words);
    return proof.empty() ? std::string{} : words + "." + proof;
}

std::optional<Unsubscription> read_unsubscribe_token(std::string_view key, std::string_view token) {
    const auto dot = token.rfind('.');
    if (token.size() > token_most || dot == std::string_view::npos ||
        !is_seal(key, purpose, token.substr(0, dot), token.substr(dot + 1)))
        return std::nullopt;
    return parse_words(token.substr(0, dot));
}

Result<void> unsubscribe(Store& store, std::string_view token, Instant now) {
    const auto key = link_key(store);
    if (!key) return tl::unexpected(key.error());
    const auto asked = read_unsubscribe_token(*key, token);
    if (!asked) return unknown_token();
    return store.write([&](Transaction& change) -> Result<void> {
        auto person = change.person(asked->person);
        if (!person) return tl::unexpected(person.error());
        if (!*person) return unknown_token();
        if (!decline(**person, asked->kinds)) return {};
        if (auto saved = change.save(**person); !saved) return tl::unexpected(saved.error());
        auto noted =
            change.append({now, asked->person, TaskId{}, "notices_declined", declined_json(**person)});
        if (!noted) return tl::unexpected(noted.error());
        return {};
    });
}

}  // namespace vekha
