// The secrets of the doors: passwords, tokens and the MAC of personal links. The only user of libsodium here.
#include <array>
#include <cstring>

#include <sodium.h>

#include "workflow/service/doors.hpp"
#include "workflow/service/sha256.hpp"

namespace vekha {
namespace {

constexpr unsigned char link_version = 1;
constexpr std::size_t link_words = 3;  // task, person, expiry: 8 bytes each, the most significant first
constexpr std::size_t link_head = 1 + link_words * 8;
constexpr std::size_t link_mac = crypto_generichash_BYTES;
constexpr std::size_t link_bytes = link_head + link_mac;
constexpr std::size_t link_key_bytes = crypto_generichash_KEYBYTES;
constexpr std::string_view link_purpose = "vekha personal link";
constexpr std::string_view invitation_purpose = "vekha invitation";

/// libsodium must be set up once, before any use; a machine without randomness can hold no doors.
bool ready() {
    static const bool made = sodium_init() >= 0;
    return made;
}

std::string base64url(const unsigned char* bytes, std::size_t size) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(size, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, size, variant);
    text.resize(text.size() - 1);  // the closing zero
    return text;
}

std::array<unsigned char, link_mac> mac_of(std::string_view key, std::string_view purpose,
                                           const unsigned char* head, std::size_t head_bytes) {
    std::array<unsigned char, link_mac> mac{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, reinterpret_cast<const unsigned char*>(key.data()), key.size(),
                            mac.size());
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(purpose.data()), purpose.size());
    crypto_generichash_update(&state, head, head_bytes);
    crypto_generichash_final(&state, mac.data(), mac.size());
    return mac;
}

void put(unsigned char* at, std::int64_t value) {
    for (int byte = 7; byte >= 0; --byte) *at++ = static_cast<unsigned char>(value >> (byte * 8));
}

std::int64_t take(const unsigned char* at) {
    std::uint64_t value = 0;
    for (int byte = 0; byte < 8; ++byte) value = value << 8 | *at++;
    return static_cast<std::int64_t>(value);
}

bool good_key(std::string_view key) {
    return key.size() >= crypto_generichash_KEYBYTES_MIN && key.size() <= crypto_generichash_KEYBYTES_MAX;
}

}  // namespace

std::string random_token(std::size_t bytes) {
    ready();
    std::string raw(bytes, '\0');
    randombytes_buf(raw.data(), raw.size());
    return base64url(reinterpret_cast<const unsigned char*>(raw.data()), raw.size());
}

std::string session_hash(std::string_view token) {
    return sha256_hex(token);
}

std::string link_token(std::string_view key, TaskId task, PersonId person, Instant expires) {
    if (!ready() || !good_key(key)) return {};
    std::array<unsigned char, link_bytes> token{};
    token[0] = link_version;
    put(token.data() + 1, task.value);
    put(token.data() + 9, person.value);
    put(token.data() + 17, expires.time_since_epoch().count());
    const auto mac = mac_of(key, link_purpose, token.data(), link_head);
    std::memcpy(token.data() + link_head, mac.data(), mac.size());
    return base64url(token.data(), token.size());
}

std::optional<PersonalLink> read_link(std::string_view key, std::string_view token) {
    if (!ready() || !good_key(key)) return std::nullopt;
    std::array<unsigned char, link_bytes> raw{};
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(raw.data(), raw.size(), token.data(), token.size(), nullptr, &size, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        end != token.data() + token.size() || size != raw.size() || raw[0] != link_version)
        return std::nullopt;
    const auto mac = mac_of(key, link_purpose, raw.data(), link_head);
    if (sodium_memcmp(mac.data(), raw.data() + link_head, mac.size()) != 0) return std::nullopt;
    return PersonalLink{TaskId{take(raw.data() + 1)}, PersonId{take(raw.data() + 9)},
                        Instant{std::chrono::milliseconds{take(raw.data() + 17)}}};
}

std::string invitation_token(std::string_view key, PersonId person, Instant invited_at) {
    if (!ready() || !good_key(key)) return {};
    std::array<unsigned char, 16> head{};
    put(head.data(), person.value);
    put(head.data() + 8, invited_at.time_since_epoch().count());
    const auto mac = mac_of(key, invitation_purpose, head.data(), head.size());
    return base64url(mac.data(), mac.size());
}

Result<std::string> link_key(Store& store) {
    auto known =
        read_as<std::optional<std::string>>(store, [](ReadView& view) { return view.setting("link_key"); });
    if (!known) return tl::unexpected(known.error());
    if (*known) return std::move(**known);
    return write_as<std::string>(store, [](Transaction& change) -> Result<std::string> {
        auto meanwhile = change.setting("link_key");
        if (!meanwhile) return tl::unexpected(meanwhile.error());
        if (*meanwhile) return std::move(**meanwhile);
        std::string made = random_token(link_key_bytes);
        if (auto done = change.set("link_key", made); !done) return tl::unexpected(done.error());
        return made;
    });
}

/// A place among the few that hash at once, held while it lives.
class PasswordGate::Pass {
  public:
    explicit Pass(PasswordGate& gate) : gate_(gate) {
        std::unique_lock lock(gate.mutex_);
        if (gate.running_ >= doors::hashes_at_once) {
            if (gate.waiting_ >= doors::hashes_waiting) return;
            ++gate.waiting_;
            gate.free_.wait(lock, [&] { return gate.running_ < doors::hashes_at_once; });
            --gate.waiting_;
        }
        ++gate.running_;
        held_ = true;
    }
    Pass(const Pass&) = delete;
    Pass& operator=(const Pass&) = delete;
    ~Pass() {
        if (!held_) return;
        {
            const std::lock_guard lock(gate_.mutex_);
            --gate_.running_;
        }
        gate_.free_.notify_one();
    }
    explicit operator bool() const { return held_; }

    static tl::unexpected<Error> full() {
        return failure(Fault::too_many, "Сейчас входит слишком много людей.", {}, "Повторите через минуту.");
    }

  private:
    PasswordGate& gate_;
    bool held_ = false;
};

namespace {

Result<std::string> argon2id(std::string_view password, const PasswordCost& cost) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (!ready() || crypto_pwhash_str(text.data(), password.data(), password.size(), cost.operations,
                                      cost.memory_bytes) != 0)
        return failure(Fault::unavailable, "Не хватило памяти, чтобы проверить пароль.", {},
                       "Повторите через минуту.");
    return std::string(text.data());
}

}  // namespace

Result<std::string> PasswordGate::hash(std::string_view password) {
    const Pass pass(*this);
    if (!pass) return Pass::full();
    return argon2id(password, cost_);
}

Result<const std::string*> PasswordGate::stand_in() {
    std::call_once(stand_in_made_, [&] {
        if (auto made = argon2id(random_token(16), cost_)) stand_in_ = std::move(*made);
    });
    if (stand_in_.empty())
        return failure(Fault::unavailable, "Не хватило памяти, чтобы проверить пароль.", {},
                       "Повторите через минуту.");
    return &stand_in_;
}

Result<bool> PasswordGate::verify(std::string_view password, const std::string& argon2id) {
    const Pass pass(*this);
    if (!pass) return Pass::full();
    auto other = stand_in();
    if (!other) return tl::unexpected(other.error());
    const std::string& against = argon2id.empty() ? **other : argon2id;
    const bool right = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    return right && !argon2id.empty();
}

}  // namespace vekha
