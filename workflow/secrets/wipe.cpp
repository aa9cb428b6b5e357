#include "workflow/secrets/wipe.hpp"

#include <new>
#include <utility>

#include <sodium.h>

namespace vekha {

void wipe(std::string& text) {
    // What lies behind the end may hold the rest of a longer text.
    text.resize(text.capacity());
    sodium_memzero(text.data(), text.size());
    text.clear();
}

LockedBytes::LockedBytes(std::size_t size) : bytes_(nullptr), size_(size) {
    if (sodium_init() >= 0) bytes_ = static_cast<unsigned char*>(sodium_malloc(size));
    if (bytes_ == nullptr) throw std::bad_alloc();
}

LockedBytes::LockedBytes(LockedBytes&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}

LockedBytes& LockedBytes::operator=(LockedBytes&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(size_, other.size_);
    return *this;
}

LockedBytes::~LockedBytes() {
    sodium_free(bytes_);
}

}  // namespace vekha
