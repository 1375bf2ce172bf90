#include "interpreter/timeline/conflict.hpp"

#include "grammar/text/utf8.hpp"

namespace guiyin::timeline {

std::string quotable(std::string_view value) {
  constexpr int most_code_points = 40;
  std::string out;
  int count = 0;
  for (std::size_t at = 0; at < value.size(); ++count) {
    if (count == most_code_points) return out + "…";
    const text::CodePoint point = text::decode(value, at);
    text::append_utf8(out, point.value < 0x20 || point.value == 0x7F ? U' ' : point.value);
    at += point.bytes;
  }
  return out;
}

} // namespace guiyin::timeline
