#include "interpreter/values/money.hpp"

namespace guiyin::values {

namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes the digits at the front of `text` into `value`; false if there is none or the value grows beyond any amount.
bool take_digits(std::string_view& text, std::int64_t& value) {
  if (text.empty() || !is_digit(text.front())) return false;
  while (!text.empty() && is_digit(text.front())) {
    value = value * 10 + (text.front() - '0');
    if (value > largest_money.fen) return false;
    text.remove_prefix(1);
  }
  return true;
}

// "180.00", with two decimals and so few digits that it cannot be too large.
std::optional<Money> parse_usual_money(std::string_view text) {
  constexpr std::size_t most = 12, decimals = 2;
  if (text.size() <= decimals + 1 || text.size() > most) return std::nullopt;
  const std::size_t point = text.size() - decimals - 1;
  if (text[point] != '.') return std::nullopt;
  std::int64_t fen = 0;
  bool all_digits = true;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == point) continue;
    const unsigned digit = static_cast<unsigned char>(text[i]) - unsigned{'0'};
    all_digits &= digit <= 9;
    fen = fen * 10 + digit;
  }
  return all_digits ? std::optional(Money{fen}) : std::nullopt;
}

} // namespace

std::string to_string(Money money) {
  std::string out;
  append(out, money);
  return out;
}

void append(std::string& out, Money money) {
  char text[24];
  char* const end = text + sizeof text;
  char* at = end;
  auto rest = money.fen < 0 ? -static_cast<std::uint64_t>(money.fen) : static_cast<std::uint64_t>(money.fen);
  for (int digits = 0; digits < 3 || rest > 0; ++digits, rest /= 10) {
    *--at = static_cast<char>('0' + rest % 10);
    if (digits == 1) *--at = '.';
  }
  if (money.fen < 0) *--at = '-';
  out.append(at, static_cast<std::size_t>(end - at));
}

std::optional<Money> parse_money(std::string_view text) {
  if (const auto usual = parse_usual_money(text)) return usual;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::int64_t yuan = 0, fraction = 0;
  if (!take_digits(text, yuan)) return std::nullopt;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const std::size_t decimals = text.size();
    if (decimals > 2 || !take_digits(text, fraction)) return std::nullopt;
    if (decimals == 1) fraction *= 10;
  }
  const std::int64_t fen = yuan * 100 + fraction;
  if (!text.empty() || fen > largest_money.fen) return std::nullopt;
  return Money{negative ? -fen : fen};
}

} // namespace guiyin::values
