// What was secret leaves the memory when its holder is done with it.
#pragma once

#include <cstddef>
#include <string>

namespace vekha {

/// Writes zeros over the bytes, also where the compiler sees that nobody reads them again; the text is empty
/// then.
void wipe(std::string& text);

/// Wipes a text that somebody else holds, at the end of a scope.
class WipedAtEnd {
  public:
    explicit WipedAtEnd(std::string& text) : text_(text) {}
    WipedAtEnd(const WipedAtEnd&) = delete;
    WipedAtEnd& operator=(const WipedAtEnd&) = delete;
    ~WipedAtEnd() { wipe(text_); }

  private:
    std::string& text_;
};

/// Bytes of a fixed size that are kept out of swap and core dumps where the system allows it, between pages
/// that nobody may touch (sodium_malloc), and are zeros before they are freed. Throws std::bad_alloc.
class LockedBytes {
  public:
    explicit LockedBytes(std::size_t size);
    LockedBytes(LockedBytes&& other) noexcept;
    LockedBytes& operator=(LockedBytes&& other) noexcept;
    ~LockedBytes();

    unsigned char* data() { return bytes_; }
    const unsigned char* data() const { return bytes_; }
    std::size_t size() const { return size_; }

  private:
    unsigned char* bytes_;
    std::size_t size_;
};

}  // namespace vekha
