// Practice data: a shop's events, made up but shaped like a real export. The same seed gives the same bytes on every machine (whole-number arithmetic
// only).
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace guiyin::generate {

enum class Format : std::uint8_t { csv, json_lines };

struct Options {
  std::uint64_t events = 1000; // rows to write, at least; what has begun by then is completed: talks, payments, cancels
  std::uint64_t seed = 1;
  std::uint32_t shops = 1; // at least 1; 1 leaves the shop column empty
  Format format = Format::csv;
};

// Writes rows in the order of their times. Memory is bounded by what is under way at one time, whatever `events` is.
// Shape: talks of 2 to 20 messages with one of the shop's agents, buyers Zipf-distributed, 1 to 4 lines per order, one order in four of a newcomer
// who wrote to nobody before, 85 % paid, 8 % cancelled, some refunds, automatic replies and transfers. `write` takes the next piece and says whether
// there may be more; false if it once said no.
bool generate(const Options& options, const std::function<bool(std::string_view)>& write);

} // namespace guiyin::generate
