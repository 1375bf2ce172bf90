#include "interpreter/values/share.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <algorithm>
#include <atomic>
#include <bit>
#include <limits>
#include <numeric>

namespace guiyin::values {

using Big = boost::multiprecision::cpp_int;

struct Share::Wide {
  Big numerator, denominator;
};

namespace {

struct Shared {
  Share::Wide value;
  std::atomic<std::uint64_t> owners = 1;
};

Shared* shared_at(std::int64_t address) { return std::bit_cast<Shared*>(address); }

} // namespace

void Share::hold() const noexcept { ++shared_at(numerator_)->owners; }

void Share::let_go() const noexcept {
  Shared* shared = shared_at(numerator_);
  if (--shared->owners == 0) delete shared;
}

namespace {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 Unsigned128;

constexpr std::int64_t int64_max = std::numeric_limits<std::int64_t>::max();

Unsigned128 magnitude(Int128 value) { return value < 0 ? -static_cast<Unsigned128>(value) : static_cast<Unsigned128>(value); }

Unsigned128 greatest_common_divisor(Unsigned128 a, Unsigned128 b) {
  while (b != 0) {
    if ((a | b) >> 64 == 0) return std::gcd(static_cast<std::uint64_t>(a), static_cast<std::uint64_t>(b));
    a %= b;
    std::swap(a, b);
  }
  return a;
}

// Both of them ≥ 0; only the numerator of a difference is negative.
struct Small {
  Int128 numerator, denominator;
};

Small reduced(Int128 numerator, Int128 denominator) {
  const auto divisor = static_cast<Int128>(greatest_common_divisor(magnitude(numerator), magnitude(denominator)));
  return {numerator / divisor, denominator / divisor};
}

bool fits(const Small& f) { return magnitude(f.numerator) <= static_cast<Unsigned128>(int64_max) && f.denominator <= int64_max; }

// The greatest integer ≤ a / b, and what is left; b > 0.
template <class Integer> Integer floor_divide(const Integer& a, const Integer& b, Integer& remainder) {
  Integer quotient = a / b;
  remainder = a - quotient * b;
  if (remainder < 0) {
    quotient -= 1;
    remainder += b;
  }
  return quotient;
}

// The greatest magnitude that a product with `amount` may take; products with shares up to 1 never reach it.
std::int64_t bound_of(Money amount) { return std::max(largest_money.fen, amount.fen < 0 ? -(amount.fen + 1) : amount.fen); }

// numerator / denominator to the nearest integer, halves away from zero, within ±bound.
template <class Integer> Money rounded(const Integer& numerator, const Integer& denominator, std::int64_t bound) {
  const Integer positive = numerator < 0 ? Integer(-numerator) : numerator;
  const Integer whole = positive / denominator;
  const Integer rest = positive - whole * denominator;
  const Integer nearest = rest >= denominator - rest ? Integer(whole + 1) : whole;
  const std::int64_t fen = nearest > bound ? bound : static_cast<std::int64_t>(nearest);
  return {numerator < 0 ? -fen : fen};
}

// Gives the fen that rounding down left over to the parts that stand first in `order`.
void hand_out(std::vector<Money>& parts, Money amount, const std::vector<std::size_t>& order) {
  Money left = amount;
  for (const Money& part : parts) left -= part;
  for (std::size_t i = 0; i < order.size() && left.fen > 0; ++i, --left.fen) ++parts[order[i]].fen;
}

template <class Larger> std::vector<std::size_t> ordered(std::size_t count, Larger larger) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), larger);
  return order;
}

// `fractions` have .numerator and .denominator of one Integer type in which amount × numerator and products of two denominators fit.
template <class Integer, class Fraction> std::vector<Money> divide_by(Money amount, const std::vector<Fraction>& fractions) {
  std::vector<Money> parts;
  std::vector<Integer> remainders(fractions.size());
  for (std::size_t i = 0; i < fractions.size(); ++i) {
    const Integer product = Integer(amount.fen) * fractions[i].numerator;
    parts.push_back({static_cast<std::int64_t>(floor_divide<Integer>(product, fractions[i].denominator, remainders[i]))});
  }
  hand_out(parts, amount, ordered(fractions.size(), [&](std::size_t a, std::size_t b) {
             return remainders[a] * fractions[b].denominator > remainders[b] * fractions[a].denominator;
           }));
  return parts;
}

} // namespace

// What the operators need of a share's inside.
struct ShareAccess {
  static bool is_small(const Share& s) { return !s.is_wide(); }
  static Small small(const Share& s) { return {s.numerator_, s.denominator_}; }
  static Share::Wide wide(const Share& s) { return s.is_wide() ? shared_at(s.numerator_)->value : Share::Wide{s.numerator_, s.denominator_}; }
  static Share of_wide(Share::Wide f) {
    Share result;
    result.numerator_ = std::bit_cast<std::int64_t>(new Shared{std::move(f)});
    result.denominator_ = 0;
    return result;
  }

  static Share of_parts(std::int64_t numerator, std::int64_t denominator) {
    Share result;
    result.numerator_ = numerator;
    result.denominator_ = denominator;
    return result;
  }

  static Share of(Small f) {
    f = reduced(f.numerator, f.denominator);
    if (!fits(f)) return of_wide({Big(f.numerator), Big(f.denominator)});
    return of_parts(static_cast<std::int64_t>(f.numerator), static_cast<std::int64_t>(f.denominator));
  }

  static Share of(Share::Wide f) {
    const Big divisor = gcd(f.numerator, f.denominator);
    f.numerator /= divisor;
    f.denominator /= divisor;
    if (abs(f.numerator) > int64_max || f.denominator > int64_max) return of_wide(std::move(f));
    return of_parts(static_cast<std::int64_t>(f.numerator), static_cast<std::int64_t>(f.denominator));
  }

  // `combine` is written once for both representations: products of two 63-bit parts and their sum fit 127 bits.
  template <class Combine> static Share combined(const Share& a, const Share& b, Combine combine) {
    if (is_small(a) && is_small(b)) return of(combine(small(a), small(b)));
    return of(combine(wide(a), wide(b)));
  }

  // a − b without dividing: its sign decides every comparison.
  static std::strong_ordering compare(const Share& a, const Share& b) {
    const auto cross = [](const auto& x, const auto& y) {
      const auto left = x.numerator * y.denominator;
      const auto right = y.numerator * x.denominator;
      return left < right ? std::strong_ordering::less : right < left ? std::strong_ordering::greater : std::strong_ordering::equal;
    };
    return is_small(a) && is_small(b) ? cross(small(a), small(b)) : cross(wide(a), wide(b));
  }
};

Share::Share(std::int64_t numerator, std::int64_t denominator) : numerator_(numerator) {
  if (denominator != 1) *this = ShareAccess::of(Small{numerator, denominator});
}

bool Share::is_zero() const { return !is_wide() && numerator_ == 0; }

std::string Share::to_string() const {
  if (is_wide()) {
    const Wide& wide = shared_at(numerator_)->value;
    return wide.denominator == 1 ? wide.numerator.str() : wide.numerator.str() + "/" + wide.denominator.str();
  }
  return denominator_ == 1 ? std::to_string(numerator_) : std::to_string(numerator_) + "/" + std::to_string(denominator_);
}

Share operator+(const Share& a, const Share& b) {
  return ShareAccess::combined(a, b, []<class F>(const F& x, const F& y) {
    return F{x.numerator * y.denominator + y.numerator * x.denominator, x.denominator * y.denominator};
  });
}

Share operator-(const Share& a, const Share& b) {
  return ShareAccess::combined(a, b, []<class F>(const F& x, const F& y) {
    return F{x.numerator * y.denominator - y.numerator * x.denominator, x.denominator * y.denominator};
  });
}

Share operator*(const Share& a, const Share& b) {
  return ShareAccess::combined(a, b, []<class F>(const F& x, const F& y) { return F{x.numerator * y.numerator, x.denominator * y.denominator}; });
}

Share operator/(const Share& a, const Share& b) {
  return ShareAccess::combined(a, b, []<class F>(const F& x, const F& y) {
    if (y.numerator < 0) return F{-(x.numerator * y.denominator), -(x.denominator * y.numerator)};
    return F{x.numerator * y.denominator, x.denominator * y.numerator};
  });
}

bool operator==(const Share& a, const Share& b) { return ShareAccess::compare(a, b) == std::strong_ordering::equal; }
std::strong_ordering operator<=>(const Share& a, const Share& b) { return ShareAccess::compare(a, b); }

Money multiply(Money amount, const Share& share) {
  if (ShareAccess::is_small(share)) {
    const Small f = ShareAccess::small(share);
    return rounded<Int128>(f.numerator * amount.fen, f.denominator, bound_of(amount));
  }
  const Share::Wide f = ShareAccess::wide(share);
  return rounded<Big>(f.numerator * amount.fen, f.denominator, bound_of(amount));
}

std::vector<Money> divide(Money amount, std::span<const Share> shares) {
  if (std::all_of(shares.begin(), shares.end(), ShareAccess::is_small)) {
    std::vector<Small> fractions;
    for (const Share& share : shares) fractions.push_back(ShareAccess::small(share));
    return divide_by<Int128>(amount, fractions);
  }
  std::vector<Share::Wide> fractions;
  for (const Share& share : shares) fractions.push_back(ShareAccess::wide(share));
  return divide_by<Big>(amount, fractions);
}

// One denominator for all, so remainders compare as they are; the sum of many weights may need more than 63 bits.
std::vector<Money> divide_by_weights(Money amount, std::span<const std::int64_t> weights) {
  Int128 total = 0;
  for (const std::int64_t weight : weights) total += weight;
  std::vector<Money> parts;
  std::vector<Int128> remainders(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Int128 product = static_cast<Int128>(amount.fen) * weights[i];
    parts.push_back({static_cast<std::int64_t>(floor_divide<Int128>(product, total, remainders[i]))});
  }
  hand_out(parts, amount, ordered(weights.size(), [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; }));
  return parts;
}

// --- decay -------------------------------------------------------------------------------------------------------------------------------

namespace {

// ln 2 = Σ 2 / (3 (2k+1) 9^k), in units of 2^−precision; too small by less than 0.7 · precision + 7 units.
Big natural_log_of_2(unsigned precision) {
  Big power = (Big(1) << (precision + 1)) / 3;
  Big sum = 0;
  for (unsigned k = 1; power != 0; k += 2) {
    sum += power / k;
    power /= 9;
  }
  return sum;
}

// 2^(−r/h) for 0 ≤ r < h as exp(−x) with x = r/h · ln 2 < 0.7, by its series, in units of 2^−precision. Each of the fewer than precision/2 terms is
// off by less than 2.5 units and x by less than 0.7 · precision + 9, so for precision ≥ 64 the result is off by less than 4 · precision units.
Big half_to_the(std::int64_t r, std::int64_t h, unsigned precision) {
  const Big x = ((Big(r) << precision) / h * natural_log_of_2(precision)) >> precision;
  Big term = Big(1) << precision;
  Big sum = term;
  for (unsigned n = 1; term != 0; ++n) {
    term = ((term * x) >> precision) / n;
    if (n % 2) {
      sum -= term;
    } else {
      sum += term;
    }
  }
  return sum;
}

} // namespace

// Except for whole half-lives the value is irrational, so some precision always tells which two integers it lies between; the first nearly always
// does.
std::uint64_t decay_weight(std::int64_t age_ms, std::int64_t half_life_ms) {
  const std::int64_t halvings = age_ms / half_life_ms;
  const std::int64_t rest = age_ms % half_life_ms;
  if (halvings > 32) return 0;
  if (rest == 0) return std::uint64_t{1} << (32 - halvings);
  for (unsigned precision = 128;; precision *= 2) {
    const Big value = half_to_the(rest, half_life_ms, precision);
    const Big error = 4 * precision;
    const auto shift = precision - 32 + static_cast<unsigned>(halvings);
    const Big low = (value - error) >> shift;
    if (low == Big((value + error) >> shift)) return static_cast<std::uint64_t>(low);
  }
}

namespace {

// `digits` with a point before the last `places`, without zeros at the end.
std::string with_point(std::string digits, std::size_t places) {
  if (places == 0) return digits;
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  return digits.substr(0, digits.size() - places) + "." + digits.substr(digits.size() - places);
}

} // namespace

std::string percent_text(const Share& share) {
  Share scaled = share * Share(100, 1);
  for (std::size_t places = 0; places <= 6; ++places) {
    const std::string digits = scaled.to_string();
    if (digits.find('/') == digits.npos) return with_point(digits, places) + "%";
    scaled = scaled * Share(10, 1);
  }
  return share.to_string();
}

} // namespace guiyin::values
