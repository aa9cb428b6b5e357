#include "workflow/secrets/key_ring.hpp"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace vekha {
namespace {

constexpr std::string_view mark = "sealed:1:";
constexpr std::size_t name_bytes = 4;
constexpr std::size_t name_digits = name_bytes * 2;
constexpr std::string_view name_purpose = "vekha: the name of a key";
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
static_assert(secrets::key_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string hex(const unsigned char* bytes, std::size_t size) {
    std::string text(size * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, size);
    text.pop_back();
    return text;
}

tl::unexpected<Error> damaged() {
    return failure(Fault::damaged, "Запечатанное значение в базе изменено или переставлено.", {},
                   "Проверьте базу: vekha secrets check.");
}

tl::unexpected<Error> wrong_line(std::size_t number) {
    return failure(Fault::invalid_input, "В файле ключей строка " + std::to_string(number) + " не ключ.", {},
                   "Ключ: 64 шестнадцатеричные цифры, по одному в строке, действующий первым.");
}

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view blanks = " \t\r";
    const auto first = line.find_first_not_of(blanks);
    if (first == line.npos) return {};
    return line.substr(first, line.find_last_not_of(blanks) - first + 1);
}

}  // namespace

bool is_sealed(std::string_view kept) {
    return kept.starts_with(mark);
}

std::string_view key_of(std::string_view kept) {
    if (!is_sealed(kept)) return {};
    kept.remove_prefix(mark.size());
    return kept.substr(0, kept.find(':'));
}

KeyRing::Key KeyRing::named(LockedBytes bytes) {
    std::array<unsigned char, crypto_generichash_BYTES> digest{};
    crypto_generichash(digest.data(), digest.size(), bytes_of(name_purpose), name_purpose.size(),
                       bytes.data(), bytes.size());
    return {hex(digest.data(), name_bytes), std::move(bytes)};
}

KeyRing::Key KeyRing::random() {
    LockedBytes bytes(secrets::key_bytes);
    randombytes_buf(bytes.data(), bytes.size());
    return named(std::move(bytes));
}

Result<KeyRing> KeyRing::parse(std::string_view text) {
    KeyRing ring;
    std::size_t number = 0;
    while (!text.empty()) {
        ++number;
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#') continue;
        LockedBytes bytes(secrets::key_bytes);
        std::size_t size = 0;
        const char* stopped = nullptr;
        if (sodium_hex2bin(bytes.data(), bytes.size(), line.data(), line.size(), nullptr, &size, &stopped) !=
                0 ||
            size != bytes.size() || stopped != line.data() + line.size() ||
            ring.keys_.size() == secrets::keys_most)
            return wrong_line(number);
        auto key = named(std::move(bytes));
        if (!ring.knows(key.name)) ring.keys_.push_back(std::move(key));
    }
    if (ring.keys_.empty())
        return failure(Fault::invalid_input, "В файле ключей нет ни одного ключа.", {},
                       "Верните файл из копии или, если секретов ещё нет, удалите его: Веха сделает новый.");
    return ring;
}

KeyRing KeyRing::make() {
    KeyRing ring;
    ring.add_new();
    return ring;
}

void KeyRing::add_new() {
    keys_.insert(keys_.begin(), random());
}

void KeyRing::keep_current() {
    keys_.erase(keys_.begin() + 1, keys_.end());
}

std::string KeyRing::text() const {
    std::string all;
    // At once as long as it becomes: no half of it is left where it stood before.
    all.reserve(keys_.size() * (secrets::key_bytes * 2 + 1));
    for (const auto& key : keys_) {
        std::string line = hex(key.bytes.data(), key.bytes.size());
        all += line;
        all += '\n';
        wipe(line);
    }
    return all;
}

bool KeyRing::knows(std::string_view name) const {
    return std::any_of(keys_.begin(), keys_.end(), [&](const Key& key) { return key.name == name; });
}

std::string KeyRing::seal(std::string_view purpose, std::string_view plain) const {
    std::string raw(nonce_bytes + plain.size() + tag_bytes, '\0');
    auto* const bytes = reinterpret_cast<unsigned char*>(raw.data());
    randombytes_buf(bytes, nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes + nonce_bytes, nullptr, bytes_of(plain), plain.size(),
                                               bytes_of(purpose), purpose.size(), nullptr, bytes,
                                               keys_.front().bytes.data());
    std::string text(sodium_base64_encoded_len(raw.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes, raw.size(), variant);
    text.pop_back();  // the closing zero
    return std::string(mark) + keys_.front().name + ':' + text;
}

Result<std::string> KeyRing::open(std::string_view purpose, std::string_view kept) const {
    const auto name = key_of(kept);
    if (name.size() != name_digits) return damaged();
    const auto key =
        std::find_if(keys_.begin(), keys_.end(), [&](const Key& each) { return each.name == name; });
    if (key == keys_.end())
        return failure(Fault::unavailable, "Нет ключа " + std::string(name) + ", которым запечатан секрет.",
                       {}, "Верните файл ключей, с которым Веха работала: vekha secrets check.");
    const auto text = kept.substr(std::min(mark.size() + name.size() + 1, kept.size()));
    std::string raw(text.size(), '\0');
    auto* const bytes = reinterpret_cast<unsigned char*>(raw.data());
    std::size_t size = 0;
    const char* stopped = nullptr;
    if (sodium_base642bin(bytes, raw.size(), text.data(), text.size(), nullptr, &size, &stopped, variant) !=
            0 ||
        stopped != text.data() + text.size() || size < nonce_bytes + tag_bytes)
        return damaged();
    std::string plain(size - nonce_bytes - tag_bytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr, bytes + nonce_bytes,
            size - nonce_bytes, bytes_of(purpose), purpose.size(), bytes, key->bytes.data()) != 0)
        return damaged();
    return plain;
}

}  // namespace vekha
