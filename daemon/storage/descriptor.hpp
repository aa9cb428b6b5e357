// An open file of the system, closed with its owner.
#pragma once

#include <utility>

#include <unistd.h>

namespace vekha {

class Descriptor {
  public:
    /// Takes what open() gave; -1 is no file.
    explicit Descriptor(int number = -1) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    explicit operator bool() const { return number_ >= 0; }
    int operator*() const { return number_; }

  private:
    int number_;
};

}  // namespace vekha
