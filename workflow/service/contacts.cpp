#include "workflow/service/contacts.hpp"

#include <utility>

#include "workflow/service/people_json.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

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

}  // namespace

Result<std::optional<Person>> link_messenger(Transaction& change, AddressKind kind, std::string_view address,
                                             std::string_view code, Instant now) {
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
    (kind == AddressKind::telegram ? person.telegram : person.max) = address;
    person.mark(kind, AddressStanding::confirmed, now, "code");
    if (auto saved = change.save(person); !saved) return tl::unexpected(saved.error());
    auto noted = change.append({now, person.id, TaskId{}, "messenger_linked", address_json(person, kind)});
    if (!noted) return tl::unexpected(noted.error());
    return known;
}

}  // namespace vekha
