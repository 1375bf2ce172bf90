#include "interpreter/report/percent.hpp"

#include "interpreter/values/wide.hpp"

namespace guiyin::report {

// A percentage with two decimals has the shape of an amount in fen. 128 bits, since the part times 20,000 may not fit 64.
std::string percent(values::Money part, values::Money whole) {
  if (whole.fen == 0) return {};
  using Wide = values::Int128;
  const Wide whole_size = whole.fen < 0 ? -Wide(whole.fen) : Wide(whole.fen);
  const Wide part_size = part.fen < 0 ? -Wide(part.fen) : Wide(part.fen);
  const auto hundredths = static_cast<std::int64_t>((part_size * 20'000 + whole_size) / (2 * whole_size));
  const bool negative = (part.fen < 0) != (whole.fen < 0);
  return values::to_string(values::Money{negative ? -hundredths : hundredths});
}

std::int64_t proportion(values::Money part, values::Money whole, std::int64_t size) {
  return static_cast<std::int64_t>(values::Int128(part.fen) * size / whole.fen);
}

} // namespace guiyin::report
