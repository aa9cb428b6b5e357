#include "workflow/service/address_codes.hpp"

#include <sstream>
#include <utility>
#include <vector>

#include <sodium/randombytes.h>

#include "workflow/model/limits.hpp"
#include "workflow/service/asked_codes.hpp"
#include "workflow/service/contacts.hpp"
#include "workflow/service/people.hpp"
#include "workflow/service/people_json.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

constexpr std::string_view row_key_prefix = "code/";

/// What is remembered of one person's codes beside the keys themselves, kept as a setting.
struct CodeRecord {
    std::string key;  ///< hash of the newest one; empty: none is waited for
    std::size_t wrong = 0;
    std::vector<Instant> asked;  ///< within the window
};

std::string setting_of(PersonId person) {
    return "address_codes/" + std::to_string(person.value);
}

/// "HASH WRONG ASKED ASKED …", moments in milliseconds.
std::string encode(const CodeRecord& record) {
    const std::string text = (record.key.empty() ? "-" : record.key) + " " + std::to_string(record.wrong);
    return record.asked.empty() ? text : text + " " + asked_codes::encode(record.asked);
}

CodeRecord decode(const std::string& text) {
    CodeRecord record;
    std::istringstream words(text);
    words >> record.key >> record.wrong;
    if (record.key == "-") record.key.clear();
    std::string asked;
    std::getline(words, asked);
    record.asked = asked_codes::decode(asked);
    return record;
}

Result<CodeRecord> record_of(ReadView& view, PersonId person) {
    const auto kept = view.setting(setting_of(person));
    if (!kept) return tl::unexpected(kept.error());
    return *kept ? decode(**kept) : CodeRecord{};
}

/// A million codes are soon tried through: the hash holds for one person and one asking alone.
std::string hash_of(PersonId person, Instant asked_at, std::string_view code) {
    return sha256_hex("address code " + std::to_string(person.value) + " " + format(asked_at) + " " +
                      std::string(code));
}

std::string new_code() {
    std::string code;
    for (std::size_t at = 0; at < address_codes::digits; ++at)
        code += static_cast<char>('0' + randombytes_uniform(10));
    return code;
}

/// The key that is waited for; nothing where it is used, void or too old.
Result<std::optional<OneTimeKey>> waited_key(ReadView& view, const std::string& sha256, Instant now) {
    auto key = view.one_time_key(sha256);
    if (!key) return tl::unexpected(key.error());
    if (!*key || (*key)->purpose != KeyPurpose::confirm_address || (*key)->used_at ||
        now >= (*key)->expires_at)
        return std::nullopt;
    return key;
}

Result<void> use_up(Transaction& change, const std::string& sha256, Instant now) {
    auto key = waited_key(change, sha256, now);
    if (!key) return tl::unexpected(key.error());
    if (!*key) return {};
    (*key)->used_at = now;
    return change.save(**key);
}

/// The row that carries the code to the address of its key.
OutboxRow row_of(const OneTimeKey& key, const Person& person, const std::string& code,
                 const std::string& mail_channel) {
    OutboxRow row;
    row.key = std::string(row_key_prefix) + key.sha256;
    row.kind = NoticeKind::code;
    row.person = person.id;
    row.rung = "code";
    const auto minutes = std::to_string(contacts::code_term.count());
    row.reason = person.language == "en"
                     ? "Code " + code + " confirms this address in Vekha; it is good for " + minutes +
                           " minutes. If you did not ask for it, do nothing."
                     : "Код " + code + " подтверждает этот адрес в Вехе, действует " + minutes +
                           " минут. Если вы его не запрашивали, ничего не делайте.";
    row.planned_at = key.made_at;
    row.ready_at = key.made_at;
    row.channel = mail_channel;
    return row;
}

tl::unexpected<Error> wrong_code() {
    return failure(Fault::invalid_input, "Код неверен или больше не действует.", "code",
                   "Проверьте цифры или запросите новый код.");
}

Result<void> note(Transaction& change, PersonId actor, std::string type, const Person& person, Instant now) {
    const auto noted =
        change.append({now, actor, TaskId{}, std::move(type), address_json(person, AddressKind::email)});
    if (!noted) return tl::unexpected(noted.error());
    return {};
}

/// A wrong try, counted; the last one voids the code.
Result<void> count_wrong(Transaction& change, CodeRecord record, const Person& person, PersonId actor,
                         Instant now) {
    if (++record.wrong >= address_codes::wrong_most) {
        if (auto voided = use_up(change, record.key, now); !voided) return voided;
        record.key.clear();
        if (auto noted = note(change, actor, "address_code_voided", person, now); !noted) return noted;
    }
    return change.set(setting_of(person.id), encode(record));
}

Result<void> take_address(Transaction& change, Person& person, const OneTimeKey& key, PersonId actor,
                          Instant now) {
    if (auto used = use_up(change, key.sha256, now); !used) return used;
    person.email = key.address;
    person.mark(AddressKind::email, AddressStanding::confirmed, now, "code");
    if (auto saved = change.save(person); !saved) return tl::unexpected(saved.error());
    return note(change, actor, "address_confirmed", person, now);
}

}  // namespace

Result<Instant> ask_address_code(Store& store, PersonId actor, PersonId person, const std::string& address,
                                 const std::string& mail_channel, Instant now) {
    if (!is_mail_address(address) || address.size() > limits::name_bytes)
        return failure(Fault::invalid_input, "Неверный адрес почты.", "address");
    return write_as<Instant>(store, [&](Transaction& change) -> Result<Instant> {
        const auto known = contact_to_change(change, actor, person);
        if (!known) return tl::unexpected(known.error());
        if (mail_channel.empty())
            return failure(Fault::wrong_state, "Отправка почты не настроена.", "address",
                           "Обратитесь к администратору.");
        auto record = record_of(change, person);
        if (!record) return tl::unexpected(record.error());
        if (auto may = asked_codes::count(record->asked, now); !may) return tl::unexpected(may.error());
        record->wrong = 0;
        if (auto ended = use_up(change, record->key, now); !ended) return tl::unexpected(ended.error());
        const auto code = new_code();
        OneTimeKey key;
        key.sha256 = hash_of(person, now, code);
        key.purpose = KeyPurpose::confirm_address;
        key.person = person;
        key.kind = name(AddressKind::email);
        key.address = address;
        key.made_by = actor;
        key.made_at = now;
        key.expires_at = now + contacts::code_term;
        record->key = key.sha256;
        if (auto saved = change.save(key); !saved) return tl::unexpected(saved.error());
        if (auto set = change.set(setting_of(person), encode(*record)); !set)
            return tl::unexpected(set.error());
        const auto planned = change.plan(row_of(key, *known, code, mail_channel));
        if (!planned) return tl::unexpected(planned.error());
        Person wished = *known;
        wished.email = address;
        if (auto noted = note(change, actor, "address_code_sent", wished, now); !noted)
            return tl::unexpected(noted.error());
        return key.expires_at;
    });
}

Result<Person> confirm_address(Store& store, PersonId actor, PersonId person, std::string_view code,
                               Instant now) {
    bool right = false;
    auto done = write_as<Person>(store, [&](Transaction& change) -> Result<Person> {
        auto known = contact_to_change(change, actor, person);
        if (!known) return known;
        const auto record = record_of(change, person);
        if (!record) return tl::unexpected(record.error());
        const auto key = waited_key(change, record->key, now);
        if (!key) return tl::unexpected(key.error());
        if (!*key) return known;
        right = hash_of(person, (*key)->made_at, code) == record->key;
        auto taken = right ? take_address(change, *known, **key, actor, now)
                           : count_wrong(change, *record, *known, actor, now);
        if (!taken) return tl::unexpected(taken.error());
        return known;
    });
    // The count of wrong tries is kept though the answer is a refusal.
    if (done && !right) return wrong_code();
    return done;
}

std::string mail_channel_of(const std::vector<std::string>& in_use) {
    for (const auto& one : in_use)
        if (one == "folder" || address_kind_of(one) == AddressKind::email) return one;
    return {};
}

Result<std::optional<std::string>> address_of_code(ReadView& view, const OutboxRow& row, Instant now) {
    if (row.kind != NoticeKind::code || !row.key.starts_with(row_key_prefix)) return std::nullopt;
    auto key = waited_key(view, row.key.substr(row_key_prefix.size()), now);
    if (!key) return tl::unexpected(key.error());
    if (!*key) return std::nullopt;
    return std::move((*key)->address);
}

}  // namespace vekha
