#include "workflow/service/api_tokens.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "workflow/service/devices.hpp"
#include "workflow/service/doors.hpp"
#include "workflow/service/notice_words.hpp"
#include "workflow/service/notices.hpp"
#include "workflow/service/permission.hpp"

namespace vekha {
namespace {

constexpr std::size_t token_bytes = 32;
constexpr std::size_t token_letters = 43;  // of 32 bytes in base64url

tl::unexpected<Error> wrong_token() {
    return failure(Fault::unauthenticated, "Ключ неизвестен, отозван или его срок истёк.", "Authorization",
                   "Выпустите новый ключ.");
}

tl::unexpected<Error> no_such_token() {
    return failure(Fault::not_found, "Такого ключа нет или он уже не действует.", "token",
                   "Ключи видны в списке.");
}

Result<void> check(const TokenWish& wish) {
    if (wish.name.empty() || wish.name.size() > api_tokens::name_bytes)
        return failure(Fault::invalid_input, "У ключа нет названия, или оно слишком длинное.", "name",
                       "Назовите программу, которая им пользуется: «выгрузка в СЭД».");
    if (wish.scopes.empty())
        return failure(Fault::invalid_input, "Не сказано, что можно делать с этим ключом.", "scopes",
                       "Назовите хотя бы одно: read, act, import, administer.");
    if (wish.days < 1 || wish.days > api_tokens::days_most)
        return failure(Fault::invalid_input, "Неподходящий срок ключа.", "days",
                       "От 1 до " + std::to_string(api_tokens::days_most) + " дней.");
    return {};
}

Result<void> note(Transaction& change, PersonId actor, std::string type, const ApiToken& token, Instant now) {
    boost::json::array scopes;
    for (const auto scope : scopes_in(token.scopes)) scopes.emplace_back(name(scope));
    const auto noted = change.append(
        {now, actor, TaskId{}, std::move(type),
         boost::json::serialize(boost::json::object{{"token", token.id.value},
                                                    {"person", token.person.value},
                                                    {"name", token.name},
                                                    {"scopes", std::move(scopes)},
                                                    {"unit", token.unit.value},
                                                    {"expires_at", format(token.expires_at)}})});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

/// On one line: that is what a message shows.
std::string in_line(const std::string& text) {
    std::string line;
    for (const char one : text) line += static_cast<unsigned char>(one) < 0x20 ? ' ' : one;
    return line;
}

Result<void> tell(Transaction& change, const Person& person, const ApiToken& token, const Coming& coming,
                  Instant now) {
    std::string from = coming.address.empty() ? "" : coming.address;
    const bool english = person.language == "en";
    if (!from.empty()) from = (english ? ", from address " : ", с адреса ") + from;
    const std::string words =
        english ? "A key for a program was made in your name on " + moment_words(coming, now) + ": \"" +
                      in_line(token.name) + "\"" + from +
                      ". If it was not you, end it, change your password and tell the administrator."
                : "Под вашим именем выпущен ключ для программы " + moment_words(coming, now) + ": «" +
                      in_line(token.name) + "»" + from +
                      ". Если это были не вы, отзовите его, смените пароль и сообщите администратору.";
    const auto planned =
        plan_notices(change, Task{}, NoticeKind::door,
                     "token:" + std::to_string(token.id.value) + "@" + format(now), words, {person.id}, now);
    if (!planned) return tl::unexpected(planned.error());
    return {};
}

Result<Person> owner_of(ReadView& view, PersonId actor, PersonId person) {
    if (actor && actor != person)
        return failure(Fault::forbidden, "Ключ выпускают только для себя.", "person",
                       "Пусть человек выпустит его сам.");
    auto known = view.person(person);
    if (!known) return tl::unexpected(known.error());
    if (!*known) return failure(Fault::not_found, "Такого человека нет.");
    if (!(*known)->active)
        return failure(Fault::invalid_input, "Этот человек уволен: ключ ему не выпустить.", "person");
    return std::move(**known);
}

Result<void> room_for_one(ReadView& view, PersonId person, Instant now) {
    const auto tokens = view.api_tokens(person);
    if (!tokens) return tl::unexpected(tokens.error());
    const auto open =
        std::count_if(tokens->begin(), tokens->end(), [&](const ApiToken& one) { return one.open(now); });
    if (static_cast<std::size_t>(open) < api_tokens::open_most) return {};
    return failure(Fault::too_many, "У человека уже слишком много ключей.", "tokens",
                   "Не больше " + std::to_string(api_tokens::open_most) + ": отзовите ненужные.");
}

/// Whether the key can be good for anything there: its person works in or below it, or holds a duty over it.
Result<void> place_for(ReadView& view, const Person& person, UnitId wanted) {
    if (!wanted) return {};
    auto units = view.units();
    if (!units) return tl::unexpected(units.error());
    const UnitTree tree(std::move(*units));
    const auto* unit = tree.find(wanted);
    const bool works = person.unit && tree.covers(wanted, person.unit);
    const bool holds = !duties_over(person, Home{wanted, {}}, tree.path(wanted)).all().empty();
    if (unit != nullptr && unit->active && (works || holds)) return {};
    return failure(Fault::invalid_input,
                   "Этой организации нет, она закрыта или вам в ней ничего не доступно.", "organization",
                   "Назовите ту, в которой или над которой вы работаете.");
}

/// Whether what the key was made for is still there.
Result<bool> place_open(ReadView& view, const ApiToken& token) {
    if (!token.unit) return true;
    const auto unit = view.unit(token.unit);
    if (!unit) return tl::unexpected(unit.error());
    return *unit && (*unit)->active;
}

Result<ApiToken> ended(Transaction& change, PersonId actor, ApiToken token, Instant now) {
    token.ended_at = now;
    token.ended_by = actor;
    if (auto saved = change.save(token); !saved) return tl::unexpected(saved.error());
    if (auto noted = note(change, actor, "token_ended", token, now); !noted)
        return tl::unexpected(noted.error());
    return token;
}

}  // namespace

bool looks_like_token(std::string_view secret) {
    if (!secret.starts_with(api_tokens::prefix)) return false;
    secret.remove_prefix(api_tokens::prefix.size());
    return secret.size() == token_letters && std::all_of(secret.begin(), secret.end(), [](char one) {
               return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') ||
                      (one >= '0' && one <= '9') || one == '-' || one == '_';
           });
}

Result<MadeToken> make_token(Store& store, PersonId actor, const TokenWish& wish, const Coming& coming,
                             Instant now) {
    if (auto good = check(wish); !good) return tl::unexpected(good.error());
    MadeToken made;
    made.secret = std::string(api_tokens::prefix) + random_token(token_bytes);
    made.token.token_sha256 = session_hash(made.secret);
    made.token.person = wish.person;
    made.token.name = wish.name;
    made.token.scopes = wish.scopes;
    made.token.made_by = actor;
    made.token.made_at = now;
    made.token.expires_at = now + std::chrono::days(wish.days);
    made.token.unit = wish.unit;
    return write_as<MadeToken>(store, [&](Transaction& change) -> Result<MadeToken> {
        const auto person = owner_of(change, actor, wish.person);
        if (!person) return tl::unexpected(person.error());
        if (auto place = place_for(change, *person, wish.unit); !place) return tl::unexpected(place.error());
        if (auto room = room_for_one(change, wish.person, now); !room) return tl::unexpected(room.error());
        const auto id = change.save(made.token);
        if (!id) return tl::unexpected(id.error());
        made.token.id = *id;
        if (auto noted = note(change, actor, "token_made", made.token, now); !noted)
            return tl::unexpected(noted.error());
        if (auto told = tell(change, *person, made.token, coming, now); !told)
            return tl::unexpected(told.error());
        return made;
    });
}

Result<TokenHolder> find_token(Store& store, std::string_view secret, Instant now) {
    if (!looks_like_token(secret)) return wrong_token();
    const auto hash = session_hash(secret);
    return read_as<TokenHolder>(store, [&](ReadView& view) -> Result<TokenHolder> {
        auto token = view.api_token(hash);
        if (!token) return tl::unexpected(token.error());
        if (!*token || !(*token)->open(now)) return wrong_token();
        auto person = view.person((*token)->person);
        if (!person) return tl::unexpected(person.error());
        if (!*person || !(*person)->active) return wrong_token();
        const auto open = place_open(view, **token);
        if (!open) return tl::unexpected(open.error());
        if (!*open) return wrong_token();
        (*person)->within = (*token)->unit;
        auto sight = sight_of(view, **person);
        if (!sight) return tl::unexpected(sight.error());
        return TokenHolder{std::move(**token), std::move(**person), std::move(*sight)};
    });
}

bool use_due(const ApiToken& token, Instant now) {
    return !token.used_at || now - *token.used_at >= api_tokens::use_noted_every;
}

Result<void> note_use(Store& store, const ApiToken& token, const std::string& address, Instant now) {
    if (!use_due(token, now)) return {};
    return store.write([&](Transaction& change) -> Result<void> {
        // Ended or noted meanwhile: a late request must not write over that.
        auto known = change.api_token(token.id);
        if (!known) return tl::unexpected(known.error());
        if (!*known || !use_due(**known, now)) return {};
        (*known)->used_at = now;
        (*known)->used_from = address;
        const auto saved = change.save(**known);
        if (!saved) return tl::unexpected(saved.error());
        return {};
    });
}

Result<std::vector<ApiToken>> tokens_of(ReadView& view, PersonId actor, PersonId person) {
    if (actor != person)
        if (auto may = require_about(view, actor, Action::passwords, person); !may)
            return tl::unexpected(may.error());
    const auto known = view.person(person);
    if (!known) return tl::unexpected(known.error());
    if (!*known) return failure(Fault::not_found, "Такого человека нет.");
    return view.api_tokens(person);
}

Result<ApiToken> end_token(Store& store, PersonId actor, TokenId id, Instant now) {
    return write_as<ApiToken>(store, [&](Transaction& change) -> Result<ApiToken> {
        auto token = change.api_token(id);
        if (!token) return tl::unexpected(token.error());
        if (!*token || !(*token)->open(now)) return no_such_token();
        // Another's key and no key are told alike.
        if (actor != (*token)->person && !require_about(change, actor, Action::passwords, (*token)->person))
            return no_such_token();
        return ended(change, actor, std::move(**token), now);
    });
}

Result<void> end_tokens_of(Transaction& change, PersonId actor, PersonId person, Instant now) {
    auto tokens = change.api_tokens(person);
    if (!tokens) return tl::unexpected(tokens.error());
    for (auto& token : *tokens)
        if (token.open(now))
            if (auto done = ended(change, actor, std::move(token), now); !done)
                return tl::unexpected(done.error());
    return {};
}

}  // namespace vekha
