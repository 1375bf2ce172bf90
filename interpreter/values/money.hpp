// Money is exact, in fen. It does not convert to or from any other unit, and no floating point ever touches it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guiyin::values {

struct Money {
  std::int64_t fen = 0;

  friend auto operator<=>(Money, Money) = default;
  friend Money operator+(Money a, Money b) { return {a.fen + b.fen}; }
  friend Money operator-(Money a, Money b) { return {a.fen - b.fen}; }
  Money& operator+=(Money other) {
    fen += other.fen;
    return *this;
  }
  Money& operator-=(Money other) {
    fen -= other.fen;
    return *this;
  }
};

// The largest amount that events and policies may name: a trillion yuan. Sums of 50 thousand such amounts still fit.
inline constexpr Money largest_money{100'000'000'000'000};

// "180.00", "-0.05". Always two decimals.
std::string to_string(Money money);
void append(std::string& out, Money money); // the same, without a string in between
// Digits with up to two decimals, an optional sign, nothing else ("180", "180.5", "-3.20"); nothing beyond `largest_money`.
std::optional<Money> parse_money(std::string_view text);

} // namespace guiyin::values
