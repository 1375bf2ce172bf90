// Exact fractions, and the division of money by them.
#pragma once

#include "interpreter/values/money.hpp"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace guiyin::values {

// An exact fraction in lowest terms with a positive denominator. Small ones (both parts in 63 bits) need no allocation; larger ones, which decaying
// shares and splits of them give, are kept exactly as well, and shared by all copies.
class Share {
public:
  Share() = default;                                       // 0
  Share(std::int64_t numerator, std::int64_t denominator); // denominator > 0
  Share(const Share& other) : numerator_(other.numerator_), denominator_(other.denominator_) {
    if (is_wide()) hold();
  }
  Share(Share&& other) noexcept : numerator_(std::exchange(other.numerator_, 0)), denominator_(std::exchange(other.denominator_, 1)) {}
  Share& operator=(Share other) noexcept {
    std::swap(numerator_, other.numerator_);
    std::swap(denominator_, other.denominator_);
    return *this;
  }
  ~Share() {
    if (is_wide()) let_go();
  }

  static Share whole() { return {1, 1}; }
  bool is_zero() const;
  std::string to_string() const; // "1", "1/3", "0"

  friend Share operator+(const Share& a, const Share& b);
  friend Share operator-(const Share& a, const Share& b);
  friend Share operator*(const Share& a, const Share& b);
  friend Share operator/(const Share& a, const Share& b); // b is not 0
  friend bool operator==(const Share& a, const Share& b);
  friend std::strong_ordering operator<=>(const Share& a, const Share& b);

  struct Wide; // an arbitrary-precision fraction
private:
  friend struct ShareAccess; // share.cpp
  bool is_wide() const { return denominator_ == 0; }
  void hold() const noexcept;
  void let_go() const noexcept;

  std::int64_t numerator_ = 0; // of a fraction that does not fit: the address of its Wide
  std::int64_t denominator_ = 1; // 0 exactly when the fraction does not fit
};

// "40%", "12.5%": in percent, with up to six decimals; a share that needs more stays a fraction, "1/3".
std::string percent_text(const Share& share);

// `amount` times `share`, rounded to the fen, halves away from zero.
Money multiply(Money amount, const Share& share);

// Divides `amount` by shares that add up to 1: each part is rounded down (toward minus infinity), and left-over fen go to the largest remainders,
// equal ones to the part that stands first. The parts add up to `amount` exactly.
std::vector<Money> divide(Money amount, std::span<const Share> shares);
// The same by whole weights, at least one of them positive.
std::vector<Money> divide_by_weights(Money amount, std::span<const std::int64_t> weights);

// ⌊2³² · 2^(−age / half-life)⌋, exactly, by integer arithmetic; age ≥ 0, half-life > 0. From 2³² down to 0.
std::uint64_t decay_weight(std::int64_t age_ms, std::int64_t half_life_ms);

} // namespace guiyin::values
