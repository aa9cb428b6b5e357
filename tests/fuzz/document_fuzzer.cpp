// libFuzzer's door to the readers (deploy/fuzz). The first byte picks the reader, unless VEKHA_FUZZ_READER
// names one. CI runs the same readers over seeded mutations too (readers_test.cpp).
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "tests/fuzz/readers.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    static const char* const named = std::getenv("VEKHA_FUZZ_READER");
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    for (const auto& reader : vekha::fuzz::readers)
        if (named != nullptr && reader.name == named) {
            reader.read(bytes);
            return 0;
        }
    vekha::fuzz::readers[data[0] % vekha::fuzz::readers.size()].read(bytes.substr(1));
    return 0;
}
