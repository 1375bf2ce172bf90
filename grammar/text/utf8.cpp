#include "grammar/text/utf8.hpp"

namespace guiyin::text {

namespace {

constexpr CodePoint invalid{U'\uFFFD', 1};

bool is_continuation(std::string_view text, std::size_t at) { return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; }

// The smallest value that needs so many bytes; anything below is an overlong form.
constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};

std::uint32_t sequence_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

bool is_scalar(char32_t value, std::uint32_t bytes) { return value >= smallest[bytes] && value <= 0x10FFFF && !(value >= 0xD800 && value <= 0xDFFF); }

std::optional<CodePoint> decode_valid(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  const auto first = static_cast<unsigned char>(text[at]);
  const std::uint32_t bytes = sequence_length(first);
  if (bytes == 0) return std::nullopt;
  if (bytes == 1) return CodePoint{first, 1};
  char32_t value = first & (0x7Fu >> bytes);
  for (std::uint32_t i = 1; i < bytes; ++i) {
    if (!is_continuation(text, at + i)) return std::nullopt;
    value = (value << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  }
  if (!is_scalar(value, bytes)) return std::nullopt;
  return CodePoint{value, bytes};
}

} // namespace

CodePoint decode(std::string_view text, std::size_t at) { return decode_valid(text, at).value_or(invalid); }

void append_utf8(std::string& out, char32_t value) {
  const auto tail = [&](int shift) { out.push_back(static_cast<char>(0x80 | ((value >> shift) & 0x3F))); };
  if (value < 0x80) {
    out.push_back(static_cast<char>(value));
  } else if (value < 0x800) {
    out.push_back(static_cast<char>(0xC0 | (value >> 6)));
    tail(0);
  } else if (value < 0x10000) {
    out.push_back(static_cast<char>(0xE0 | (value >> 12)));
    tail(6), tail(0);
  } else {
    out.push_back(static_cast<char>(0xF0 | (value >> 18)));
    tail(12), tail(6), tail(0);
  }
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += decode(text, at).bytes) ++count;
  return count;
}

bool is_control(char32_t value) {
  const bool direction = (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
  return value < 0x20 || (value >= 0x7F && value < 0xA0) || direction;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto point = decode_valid(text, at);
    if (!point) return at;
    at += point->bytes;
  }
  return std::nullopt;
}

// GBK writes a Chinese character as two bytes, the everyday ones (GB 2312) with both bytes from 0xA1 on. Every byte beyond ASCII has to be
// part of such a pair, and most pairs must be everyday ones.
bool looks_like_gbk(std::string_view text) {
  if (!find_invalid_utf8(text)) return false;
  std::size_t pairs = 0, everyday = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    if (at + 1 == text.size()) break; // cut off in the middle
    const auto trail = static_cast<unsigned char>(text[at + 1]);
    if (lead == 0x80 || lead == 0xFF || trail < 0x40 || trail == 0x7F || trail == 0xFF) return false;
    ++pairs;
    if (lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1) ++everyday;
    at += 2;
  }
  return pairs > 0 && everyday * 10 >= pairs * 6;
}

char32_t to_half_width(char32_t value) {
  if (value >= 0xFF01 && value <= 0xFF5E) return value - 0xFF01 + 0x21;
  switch (value) {
  case 0x3000: // ideographic space
  case 0x00A0: // no-break space, as word processors write it
    return U' ';
  case 0x3001:
    return U','; // 、
  case 0x00D7:
    return U'*'; // ×
  case 0x00F7:
    return U'/'; // ÷
  case 0x2212:
    return U'-'; // −
  case 0x201C:
  case 0x201D:
    return U'"';
  default:
    return value;
  }
}

std::string to_small(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = to_small(c);
  return out;
}

} // namespace guiyin::text
