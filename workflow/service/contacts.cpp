#include "workflow/service/contacts.hpp"

#include <algorithm>
#include <utility>

#include "workflow/service/asked_codes.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/people_json.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/sha256.hpp"
#include "workflow/service/sight.hpp"

namespace vekha {
namespace {

bool among(const std::vector<std::string>& names, const std::string& wanted) {
    return std::find(names.begin(), names.end(), wanted) != names.end();
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& one : names) text += (text.empty() ? "" : ", ") + one;
    return text;
}

Result<void> check_channels(const std::vector<std::string>& wished, const std::vector<std::string>& in_use,
                            const Person& before) {
    for (std::size_t at = 0; at < wished.size(); ++at) {
        const auto& one = wished[at];
        if (!among(in_use, one) && !among(before.channels, one))
            return failure(Fault::invalid_input, "Канала «" + one + "» нет.", "channels",
                           "Есть: " + listed(in_use) + ".");
        if (std::count(wished.begin(), wished.end(), one) > 1)
            return failure(Fault::invalid_input, "Канал «" + one + "» указан дважды.", "channels");
    }
    return {};
}

Result<void> check_choice(const ContactChoice& choice, const std::vector<std::string>& in_use,
                          const Person& before) {
    if (auto good = check_channels(choice.channels, in_use, before); !good) return good;
    if (choice.hours && choice.hours->to - choice.hours->from < contacts::own_hours_least)
        return failure(Fault::invalid_input, "Свои часы короче часа или кончаются раньше, чем начинаются.",
                       "hours", "Укажите, например, с 09:00 до 18:00.");
    if (choice.language != "ru" && choice.language != "en")
        return failure(Fault::invalid_input, "Язык может быть ru или en.", "language");
    for (const auto kind : choice.declined)
        if (!may_be_declined(kind))
            return failure(Fault::invalid_input, "От таких сообщений нельзя отказаться: они требуют ответа.",
                           "declined: " + std::string(name(kind)));
    return {};
}

/// The key of a code from a deep link, where it can still be used for this kind.
Result<std::optional<OneTimeKey>> usable_link_key(ReadView& view, AddressKind kind, std::string_view code,
                                                  Instant now) {
    auto key = view.one_time_key(sha256_hex(code));
    if (!key) return tl::unexpected(key.error());
    if (!*key || (*key)->purpose != KeyPurpose::link_messenger || (*key)->kind != name(kind) ||
        (*key)->used_at || now >= (*key)->expires_at)
        return std::nullopt;
    return key;
}

Result<void> note(Transaction& change, PersonId actor, std::string type, std::string payload, Instant now) {
    const auto noted = change.append({now, actor, TaskId{}, std::move(type), std::move(payload)});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

std::string& number_in(Person& person, AddressKind kind) {
    return kind == AddressKind::telegram ? person.telegram : person.max;
}

std::string chat_taken_words(AddressKind kind, const Person& loser, const Person& holder) {
    const std::string_view messenger = kind == AddressKind::telegram ? "Telegram" : "MAX";
    if (loser.language == "en")
        return "Your chat in " + std::string(messenger) + " is now linked to " + holder.name +
               ", who proved it by a code. If it is yours, link it again.";
    return "Ваш чат в " + std::string(messenger) + " теперь привязан к другому человеку: " + holder.name +
           " подтвердил его кодом. Если чат ваш, привяжите его заново.";
}

/// The chat's number is struck out of everybody else; the mark on it stays, should it be typed in again.
/// Whether anybody at work had it.
Result<bool> take_from_others(Transaction& change, const Person& holder, AddressKind kind, Instant now) {
    auto people = change.people();
    if (!people) return tl::unexpected(people.error());
    bool moved = false;
    for (auto& loser : *people) {
        if (loser.id == holder.id || loser.address(kind) != holder.address(kind)) continue;
        loser.mark(kind, AddressStanding::refused, now, "moved");
        number_in(loser, kind).clear();
        if (auto saved = change.save(loser); !saved) return tl::unexpected(saved.error());
        if (auto noted = note(change, holder.id, "messenger_moved", address_json(loser, kind), now); !noted)
            return tl::unexpected(noted.error());
        if (!loser.active) continue;
        moved = true;
        const auto told = plan_notices(change, Task{}, NoticeKind::changed,
                                       "chat_moved:" + std::string(name(kind)) + ":" + format(now),
                                       chat_taken_words(kind, loser, holder), {loser.id}, now);
        if (!told) return tl::unexpected(told.error());
    }
    return moved;
}

/// Counts one more code of this messenger for the person.
Result<void> count_link_code(Transaction& change, PersonId person, AddressKind kind, Instant now) {
    const auto setting = "link_codes/" + std::string(name(kind)) + "/" + std::to_string(person.value);
    const auto kept = change.setting(setting);
    if (!kept) return tl::unexpected(kept.error());
    auto asked = asked_codes::decode(kept->value_or(std::string()));
    if (auto may = asked_codes::count(asked, now); !may) return may;
    return change.set(setting, asked_codes::encode(asked));
}

}  // namespace

Result<Person> contact_to_change(ReadView& view, PersonId actor, PersonId person) {
    auto known = view.person(person);
    if (!known) return tl::unexpected(known.error());
    if (!*known)
        return failure(Fault::not_found, "Такого человека нет.", "person " + std::to_string(person.value));
    if (auto may =
            require(view, {actor, Action::choose_contact, home_of(**known), relations_to(**known, actor)});
        !may)
        return tl::unexpected(may.error());
    if (!(*known)->active)
        return failure(Fault::wrong_state, "Этот человек больше не работает: ему не пишут.", (*known)->login);
    return std::move(**known);
}

ContactChoice choice_of(const Person& person) {
    return {person.channels, person.hours, person.language, person.declined};
}

Result<Person> set_contact(Store& store, const std::vector<std::string>& in_use, PersonId actor,
                           PersonId person, const ContactChoice& choice, Instant now) {
    return write_as<Person>(store, [&](Transaction& change) -> Result<Person> {
        auto known = contact_to_change(change, actor, person);
        if (!known) return known;
        if (auto good = check_choice(choice, in_use, *known); !good) return tl::unexpected(good.error());
        if (choice_of(*known) == choice) return known;
        known->channels = choice.channels;
        known->hours = choice.hours;
        known->language = choice.language;
        known->declined = choice.declined;
        if (auto saved = change.save(*known); !saved) return tl::unexpected(saved.error());
        if (auto noted = note(change, actor, "contact_chosen", choice_json(*known), now); !noted)
            return tl::unexpected(noted.error());
        return known;
    });
}

Result<LinkCode> make_link_code(Store& store, PersonId actor, PersonId person, AddressKind kind,
                                Instant now) {
    if (kind == AddressKind::email)
        return failure(Fault::invalid_input, "Почта подтверждается кодом из письма.", "kind",
                       "Код для бота бывает для telegram и max.");
    return write_as<LinkCode>(store, [&](Transaction& change) -> Result<LinkCode> {
        auto known = contact_to_change(change, actor, person);
        if (!known) return tl::unexpected(known.error());
        if (auto may = count_link_code(change, person, kind, now); !may) return tl::unexpected(may.error());
        LinkCode made{random_token(contacts::link_code_bytes), now + contacts::code_term};
        OneTimeKey key;
        key.sha256 = sha256_hex(made.code);
        key.purpose = KeyPurpose::link_messenger;
        key.person = person;
        key.kind = name(kind);
        key.made_by = actor;
        key.made_at = now;
        key.expires_at = made.expires_at;
        if (auto saved = change.save(key); !saved) return tl::unexpected(saved.error());
        if (auto noted = note(change, actor, "link_code_made", address_json(*known, kind), now); !noted)
            return tl::unexpected(noted.error());
        return made;
    });
}

Result<std::optional<LinkedChat>> link_messenger(Transaction& change, AddressKind kind,
                                                 std::string_view address, std::string_view code,
                                                 Instant now) {
    if (kind == AddressKind::email || !is_messenger_number(address)) return std::nullopt;
    auto key = usable_link_key(change, kind, code, now);
    if (!key) return tl::unexpected(key.error());
    if (!*key) return std::nullopt;
    auto known = change.person((*key)->person);
    if (!known) return tl::unexpected(known.error());
    (*key)->used_at = now;
    if (auto used = change.save(**key); !used) return tl::unexpected(used.error());
    const bool of_a_group = address.starts_with('-');
    if (of_a_group || !*known || !(*known)->active) return std::nullopt;
    Person& person = **known;
    number_in(person, kind) = address;
    person.mark(kind, AddressStanding::confirmed, now, "code");
    if (auto saved = change.save(person); !saved) return tl::unexpected(saved.error());
    if (auto noted = note(change, person.id, "messenger_linked", address_json(person, kind), now); !noted)
        return tl::unexpected(noted.error());
    const auto moved = take_from_others(change, person, kind, now);
    if (!moved) return tl::unexpected(moved.error());
    return LinkedChat{std::move(person), *moved};
}

std::string deep_link(AddressKind kind, std::string_view bot, std::string_view code) {
    if (bot.empty() || kind == AddressKind::email) return {};
    std::string address = kind == AddressKind::telegram ? "https://t.me/" : "https://max.ru/";
    address += bot;
    address += "?start=";
    address += code;
    return address;
}

}  // namespace vekha
