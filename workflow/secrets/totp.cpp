#include "workflow/secrets/totp.hpp"

#include <array>
#include <new>

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include "workflow/secrets/wipe.hpp"

namespace vekha {
namespace {

constexpr std::size_t counter_bytes = 8;
constexpr std::size_t sha1_bytes = 20;
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr int letter_bits = 5;

/// The 31 bits of RFC 4226, section 5.3.
std::uint32_t truncated(std::string_view seed, std::int64_t step) {
    std::array<unsigned char, counter_bytes> counter{};
    auto rest = static_cast<std::uint64_t>(step);
    for (auto at = counter.rbegin(); at != counter.rend(); ++at, rest >>= 8)
        *at = static_cast<unsigned char>(rest & 0xFF);
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned size = 0;
    HMAC(EVP_sha1(), seed.data(), static_cast<int>(seed.size()), counter.data(), counter.size(), mac.data(),
         &size);
    const std::size_t offset = mac[sha1_bytes - 1] & 0x0F;
    std::uint32_t bits = mac[offset] & 0x7F;
    for (std::size_t next = 1; next < 4; ++next) bits = bits << 8 | mac[offset + next];
    return bits;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string out;
    for (const char one : text) {
        const auto byte = static_cast<unsigned char>(one);
        if (plain.find(one) != plain.npos) {
            out += one;
        } else {
            out += '%';
            out += hex[byte >> 4];
            out += hex[byte & 0x0F];
        }
    }
    return out;
}

}  // namespace

std::int64_t totp_step(Instant now) {
    return std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count() /
           totp::step_length.count();
}

std::string totp_code(std::string_view seed, std::int64_t step, int digits) {
    auto number = truncated(seed, step);
    std::string code(static_cast<std::size_t>(digits), '0');
    for (auto at = code.rbegin(); at != code.rend(); ++at, number /= 10)
        *at = static_cast<char>('0' + number % 10);
    return code;
}

std::optional<std::int64_t> step_of_code(std::string_view seed, std::string_view code, Instant now,
                                         std::int64_t last_step) {
    const auto present = totp_step(now);
    std::optional<std::int64_t> found;
    for (auto step = present - totp::steps_around; step <= present + totp::steps_around; ++step) {
        auto right = totp_code(seed, step);
        const WipedAtEnd wiped(right);
        const bool same =
            code.size() == right.size() && sodium_memcmp(code.data(), right.data(), right.size()) == 0;
        if (same && step > last_step && !found) found = step;
    }
    return found;
}

std::string random_bytes(std::size_t size) {
    std::string bytes(size, '\0');
    if (sodium_init() < 0) throw std::bad_alloc();
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::optional<std::string> base32_bytes(std::string_view text) {
    std::string bytes;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char one : text) {
        const auto letter = letters.find(one);
        if (letter == letters.npos) return std::nullopt;
        held = held << letter_bits | static_cast<std::uint32_t>(letter);
        bits += letter_bits;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(held >> bits & 0xFF);
    }
    return bytes;
}

std::string base32(std::string_view bytes) {
    std::string text;
    std::uint32_t held = 0;
    int bits = 0;
    for (const char one : bytes) {
        held = held << 8 | static_cast<unsigned char>(one);
        for (bits += 8; bits >= letter_bits; bits -= letter_bits)
            text += letters[held >> (bits - letter_bits) & 0x1F];
    }
    if (bits > 0) text += letters[held << (letter_bits - bits) & 0x1F];
    return text;
}

std::string otpauth_address(std::string_view issuer, std::string_view account, std::string_view seed) {
    return "otpauth://totp/" + percent_encoded(issuer) + ":" + percent_encoded(account) +
           "?secret=" + base32(seed) + "&issuer=" + percent_encoded(issuer) +
           "&algorithm=SHA1&digits=" + std::to_string(totp::digits) +
           "&period=" + std::to_string(totp::step_length.count());
}

}  // namespace vekha
