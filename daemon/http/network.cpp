#include "daemon/http/network.hpp"

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace vekha::http {
namespace {

constexpr std::size_t prefix_bytes = 8;
constexpr std::size_t longest_address = 64;
constexpr std::array<unsigned char, 12> v4_inside{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

std::string v4_network(const unsigned char* bytes) {
    if (bytes[0] == 127 || bytes[0] == 0) return {};
    std::array<char, INET_ADDRSTRLEN> text{};
    return inet_ntop(AF_INET, bytes, text.data(), text.size()) == nullptr ? std::string()
                                                                          : std::string(text.data());
}

}  // namespace

std::string network_of(std::string_view address) {
    if (address.size() > longest_address) return {};
    // A link-local address bears the interface's name.
    const std::string bare(address.substr(0, address.find('%')));
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    if (inet_pton(AF_INET, bare.c_str(), bytes.data()) == 1) return v4_network(bytes.data());
    if (inet_pton(AF_INET6, bare.c_str(), bytes.data()) != 1) return {};
    if (std::equal(v4_inside.begin(), v4_inside.end(), bytes.begin()))
        return v4_network(bytes.data() + v4_inside.size());
    const bool local = bytes.back() == 1 && std::all_of(bytes.begin(), bytes.end() - 1,
                                                        [](unsigned char one) { return one == 0; });
    if (local) return {};
    std::fill(bytes.begin() + prefix_bytes, bytes.end(), static_cast<unsigned char>(0));
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (inet_ntop(AF_INET6, bytes.data(), text.data(), text.size()) == nullptr) return {};
    return std::string(text.data()) + "/64";
}

}  // namespace vekha::http
