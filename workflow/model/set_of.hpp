// A set of values of a small closed list, as one word of bits.
#pragma once

#include <cstdint>

namespace vekha {

/// A set of values of a small enum.
template <class Enum>
class SetOf {
  public:
    constexpr SetOf() = default;
    template <class... Rest>
    constexpr SetOf(Enum one, Rest... rest) : bits_(bit(one)) {
        ((bits_ |= bit(rest)), ...);
    }
    constexpr bool has(Enum one) const { return (bits_ & bit(one)) != 0; }
    constexpr bool meets(SetOf other) const { return (bits_ & other.bits_) != 0; }
    constexpr bool empty() const { return bits_ == 0; }
    constexpr void add(Enum one) { bits_ |= bit(one); }
    constexpr void add(SetOf other) { bits_ |= other.bits_; }
    friend constexpr bool operator==(SetOf, SetOf) = default;

  private:
    static constexpr std::uint32_t bit(Enum one) { return std::uint32_t{1} << static_cast<unsigned>(one); }
    std::uint32_t bits_ = 0;
};

}  // namespace vekha
