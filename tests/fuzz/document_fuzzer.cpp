// libFuzzer's door to the readers: clang++ -fsanitize=fuzzer,address … tests/fuzz/document_fuzzer.cpp. The
// first byte picks the reader. CI runs the same readers over seeded mutations (readers_test.cpp).
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/readers.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (data[0] % 2 == 0)
        vekha::fuzz::read_document(bytes);
    else
        vekha::fuzz::read_phrase(bytes);
    return 0;
}
