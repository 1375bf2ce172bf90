#include "interpreter/io/plain_json.hpp"

#include "interpreter/io/cell_value.hpp"

#include <bit>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace guiyin::io {

namespace {

const char* skip_blanks(const char* at, const char* end) {
  while (at != end && (*at == ' ' || *at == '\t' || *at == '\r')) ++at;
  return at;
}

bool ends_plain_text(char byte) { return byte == '"' || byte == '\\' || static_cast<unsigned char>(byte) < 0x20; }

// Where a string ends, or is not plain.
const char* end_of_text(const char* at, const char* end) {
#if defined(__SSE2__) // part of every x86-64
  for (; end - at >= 16; at += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i control = _mm_cmpeq_epi8(_mm_max_epu8(bytes, _mm_set1_epi8(0x1F)), _mm_set1_epi8(0x1F));
    const __m128i sign = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
    const auto found = static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_or_si128(control, sign)));
    if (found) return at + std::countr_zero(found);
  }
#endif
  while (at != end && !ends_plain_text(*at)) ++at;
  return at;
}

const char* skip_digits(const char* at, const char* end) {
  while (at != end && *at >= '0' && *at <= '9') ++at;
  return at;
}

// Behind a number without exponent; nullptr if none stands there.
const char* end_of_number(const char* at, const char* end) {
  if (at != end && *at == '-') ++at;
  const char* const whole = at;
  at = skip_digits(at, end);
  if (at == whole || (*whole == '0' && at - whole > 1)) return nullptr;
  if (at == end || *at != '.') return at;
  const char* const fraction = at + 1;
  at = skip_digits(fraction, end);
  return at == fraction ? nullptr : at;
}

// A string or a number at `at`, which is moved behind it; false if neither is there.
bool read_value(const char*& at, const char* end, std::string_view& value) {
  if (at == end) return false;
  if (*at == '"') {
    const char* const close = end_of_text(at + 1, end);
    if (close == end || *close != '"') return false;
    value = {at + 1, static_cast<std::size_t>(close - at - 1)};
    at = close + 1;
    return true;
  }
  const char* const behind = end_of_number(at, end);
  if (!behind) return false;
  value = {at, static_cast<std::size_t>(behind - at)};
  at = behind;
  return true;
}

} // namespace

PlainJson::PlainJson(const EventLayout& layout, bool every_key)
    : layout_(layout), every_key_(every_key), cells_(layout.size()), has_(layout.size()), expected_(layout.size() + 1, {unknown, unknown}) {}

bool PlainJson::read(std::string_view line) {
  for (const Slot slot : set_) cells_[slot] = {}, has_[slot] = false;
  set_.clear();
  const char* const end = line.data() + line.size();
  const char* const at = skip_blanks(line.data(), end);
  return at != end && *at == '{' && read_object(at + 1, end);
}

bool PlainJson::read_object(const char* at, const char* end) {
  Slot before = layout_.size();
  while (true) {
    at = skip_blanks(at, end);
    std::string_view key, value;
    if (at == end || *at != '"' || !read_value(at, end, key)) return false;
    at = skip_blanks(at, end);
    if (at == end || *at != ':') return false;
    at = skip_blanks(at + 1, end);
    if (!read_value(at, end, value)) return false;
    const Slot slot = slot_of_key(key, before);
    if (slot == unknown ? every_key_ || key == "lines" : !set(slot, value)) return false;
    if (slot != unknown) before = slot;
    at = skip_blanks(at, end);
    if (at == end) return false;
    if (*at == '}') return skip_blanks(at + 1, end) == end;
    if (*at++ != ',') return false;
  }
}

Slot PlainJson::slot_of_key(std::string_view key, Slot before) {
  auto& [first, second] = expected_[before];
  if (first != unknown && layout_.name(first) == key) return first;
  if (second != unknown && layout_.name(second) == key) {
    std::swap(first, second);
    return first;
  }
  const auto found = layout_.find(key);
  if (!found) return unknown;
  second = std::exchange(first, *found);
  return *found;
}

// False if the key was there before.
bool PlainJson::set(Slot slot, std::string_view value) {
  if (has_[slot]) return false;
  has_[slot] = true;
  set_.push_back(slot);
  cells_[slot] = may_need_trimming(value) ? trimmed(value) : value;
  return true;
}

} // namespace guiyin::io
