#include "workflow/service/invitations.hpp"

#include <algorithm>

#include "workflow/model/russian.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/permission.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

constexpr std::string_view row_key_prefix = "invite/";

/// Whether the password is one that the person chose.
Result<bool> has_own_password(ReadView& view, PersonId person) {
    const auto password = view.password(person);
    if (!password) return tl::unexpected(password.error());
    if (!*password) return false;
    const auto given = view.password_given(person);
    if (!given) return tl::unexpected(given.error());
    return !*given;
}

Result<Person> person_to_invite(ReadView& view, PersonId actor, PersonId id,
                                const std::string& mail_channel) {
    if (auto may = require_about(view, actor, Action::passwords, id); !may)
        return tl::unexpected(may.error());
    auto person = view.person(id);
    if (!person) return tl::unexpected(person.error());
    if (!*person) return failure(Fault::not_found, "Такого человека нет.");
    const auto& where = (*person)->login;
    if (mail_channel.empty())
        return failure(Fault::wrong_state, "Почта не настроена, приглашение послать нечем.", where,
                       "Настройте почту или задайте первый пароль сами.");
    if (!(*person)->active)
        return failure(Fault::wrong_state, "Этот человек больше не работает.", where,
                       "Сначала отметьте, что он снова работает.");
    if ((*person)->email.empty())
        return failure(Fault::invalid_input, "У человека не указана почта.", where, "Укажите её.");
    const auto own = has_own_password(view, id);
    if (!own) return tl::unexpected(own.error());
    if (*own)
        return failure(Fault::wrong_state, "Этот человек уже входит со своим паролем.", where,
                       "Забытый пароль меняет администратор.");
    return std::move(**person);
}

/// Ends what was sent before; a letter that has not left yet stays.
Result<void> void_others(Transaction& change, PersonId person, Instant now) {
    auto keys = change.one_time_keys(person);
    if (!keys) return tl::unexpected(keys.error());
    for (auto& key : *keys) {
        if (key.purpose != KeyPurpose::invite || key.used_at || now >= key.expires_at) continue;
        // Used at its very end: the mark of one that was taken back.
        key.used_at = now;
        key.expires_at = now;
        if (auto done = change.save(key); !done) return done;
        auto row = change.outbox_row(std::string(row_key_prefix) + key.sha256);
        if (!row) return tl::unexpected(row.error());
        if (!*row || (*row)->state != OutboxState::waiting) continue;
        (*row)->state = OutboxState::dropped;
        if (auto done = change.update(**row); !done) return done;
    }
    return {};
}

std::string letter_words(const Organization& organization, const Person& person, Instant expires) {
    const auto last = organization.zone->local(expires).day;
    if (person.language == "en")
        return "You are invited to Vekha (" + organization.name + "). Your login is " + person.login +
               ". Follow the link and choose a password; the link works once, until " + format(last) + ".";
    return "Вас пригласили в Веху (" + organization.name + "). Ваш логин: " + person.login +
           ". Откройте ссылку и придумайте пароль; ссылка действует один раз, до " + russian_date(last) +
           " г.";
}

OutboxRow row_of(const OneTimeKey& key, std::string reason, const std::string& mail_channel) {
    OutboxRow row;
    row.key = std::string(row_key_prefix) + key.sha256;
    row.kind = NoticeKind::invited;
    row.person = key.person;
    row.rung = "invite";
    row.reason = std::move(reason);
    row.planned_at = key.made_at;
    row.ready_at = key.made_at;
    row.channel = mail_channel;
    return row;
}

tl::unexpected<Error> closed(std::string message) {
    return failure(Fault::wrong_state, std::move(message), {},
                   "Попросите администратора пригласить вас снова.");
}

Result<std::optional<Invitation>> last_invitation(ReadView& view, PersonId person) {
    const auto keys = view.one_time_keys(person);
    if (!keys) return tl::unexpected(keys.error());
    std::optional<Invitation> last;
    for (const auto& key : *keys)
        if (key.purpose == KeyPurpose::invite) last = Invitation{person, key.made_at, key.expires_at};
    return last;
}

/// By a password of their own, or in any other way that left a device behind.
Result<bool> has_come_in(ReadView& view, PersonId person) {
    const auto own = has_own_password(view, person);
    if (!own || *own) return own;
    const auto devices = view.known_devices(person);
    if (!devices) return tl::unexpected(devices.error());
    return !devices->empty();
}

}  // namespace

std::string invitation_address(std::string_view public_url, std::string_view token) {
    return std::string(public_url) + "/invite#" + std::string(token);
}

Result<Invitation> invite(Store& store, const Organization& organization, PersonId actor, PersonId person,
                          const std::string& mail_channel, Instant now) {
    const auto secret = link_key(store);
    if (!secret) return tl::unexpected(secret.error());
    return write_as<Invitation>(store, [&](Transaction& change) -> Result<Invitation> {
        const auto known = person_to_invite(change, actor, person, mail_channel);
        if (!known) return tl::unexpected(known.error());
        if (auto done = void_others(change, person, now); !done) return tl::unexpected(done.error());
        OneTimeKey key;
        key.sha256 = sha256_hex(invitation_token(*secret, person, now));
        key.purpose = KeyPurpose::invite;
        key.person = person;
        key.address = known->email;
        key.made_by = actor;
        key.made_at = now;
        key.expires_at = now + invitations::term;
        if (auto saved = change.save(key); !saved) return tl::unexpected(saved.error());
        const auto planned =
            change.plan(row_of(key, letter_words(organization, *known, key.expires_at), mail_channel));
        if (!planned) return tl::unexpected(planned.error());
        const auto noted = change.append(
            {now, actor, TaskId{}, "person_invited", R"({"person":)" + std::to_string(person.value) + "}"});
        if (!noted) return tl::unexpected(noted.error());
        return Invitation{person, key.made_at, key.expires_at};
    });
}

Result<std::vector<Newcomer>> newcomers(ReadView& view, PersonId actor) {
    if (auto may = require_somewhere(view, actor, Action::passwords); !may)
        return tl::unexpected(may.error());
    const auto people = view.people();
    if (!people) return tl::unexpected(people.error());
    std::vector<Newcomer> found;
    for (const auto& person : *people) {
        if (!person.active) continue;
        const auto may = require(view, {actor, Action::passwords, home_of(person)});
        if (!may && may.error().fault == Fault::forbidden) continue;
        if (!may) return tl::unexpected(may.error());
        const auto in = has_come_in(view, person.id);
        if (!in) return tl::unexpected(in.error());
        if (*in) continue;
        auto last = last_invitation(view, person.id);
        if (!last) return tl::unexpected(last.error());
        found.push_back({person.id, std::move(*last)});
    }
    return found;
}

Result<OpenInvitation> open_invitation(ReadView& view, std::string_view token, Instant now) {
    auto key = view.one_time_key(sha256_hex(token));
    if (!key) return tl::unexpected(key.error());
    if (!*key || (*key)->purpose != KeyPurpose::invite)
        return failure(Fault::not_found, "Такого приглашения нет.", {},
                       "Проверьте, что адрес скопирован целиком.");
    if ((*key)->used_at && *(*key)->used_at >= (*key)->expires_at)
        return closed("Вместо этого приглашения послано другое: откройте последнее письмо.");
    if ((*key)->used_at)
        return failure(Fault::wrong_state, "Приглашение уже принято, ссылка действует один раз.", {},
                       "Войдите с логином и паролем; забытый пароль меняет администратор.");
    if (now >= (*key)->expires_at) return closed("Срок приглашения истёк.");
    auto person = view.person((*key)->person);
    if (!person) return tl::unexpected(person.error());
    if (!*person || !(*person)->active) return closed("Учётная запись отключена.");
    if ((*person)->email != (*key)->address) return closed("Приглашение послано на прежний адрес.");
    const auto own = has_own_password(view, (*key)->person);
    if (!own) return tl::unexpected(own.error());
    if (*own) return failure(Fault::wrong_state, "Пароль уже задан.", {}, "Войдите с логином и паролем.");
    return OpenInvitation{std::move(**key), std::move(**person)};
}

}  // namespace vekha
