// What a text is looked up by: its scope, its size, its bytes, of which the first sixteen are at hand, and a hash of all that.
#pragma once

#include "interpreter/values/wide.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace guiyin::timeline {

// Borrows its text.
class TextKey {
public:
  static constexpr std::uint32_t most_near = 16;
  // The bytes of a text no longer than that, with zeros behind them, as they stand in memory; of a longer text none.
  using Near = std::array<std::uint64_t, 2>;

  TextKey() = default;
  TextKey(std::uint32_t the_scope, std::string_view text) : TextKey(the_scope, text, text.size() > most_near ? Near{} : near_bytes(text)) {}
  // The same of a text that is not empty, behind which as many bytes may be read as sixteen have from its first on: nothing depends on its size then,
  // which a branch could not foresee.
  [[gnu::always_inline]] static TextKey within_more(std::uint32_t the_scope, std::string_view text) {
    return {the_scope, text, text.size() > most_near ? Near{} : near_bytes_within_more(text)};
  }

  std::string_view text() const { return {data, size}; }
  bool is_near() const { return size <= most_near; }
  bool empty() const { return size == 0; }

  Near near{};
  const char* data = nullptr;
  std::uint32_t size = 0, scope = 0, hash = 0;

private:
  TextKey(std::uint32_t the_scope, std::string_view text, const Near& the_near)
      : near(the_near), data(text.data()), size(static_cast<std::uint32_t>(text.size())), scope(the_scope),
        hash(size > most_near ? hash_of_far(the_scope, text) : mixed(near[0] ^ seed(the_scope, size), near[1] ^ second)) {}

  static constexpr std::uint64_t first = 0x9E3779B97F4A7C15u, second = 0xC2B2AE3D27D4EB4Fu;
  static std::uint64_t seed(std::uint32_t scope, std::uint64_t size) { return first * (std::uint64_t{scope} << 8 ^ size ^ first); }
  // Both halves of the product, so that each bit of either factor counts.
  static std::uint32_t mixed(std::uint64_t a, std::uint64_t b) {
    const auto product = static_cast<values::UInt128>(a) * b;
    const auto folded = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    return static_cast<std::uint32_t>(folded ^ folded >> 32);
  }
  static std::uint32_t hash_of_far(std::uint32_t scope, std::string_view text) {
    std::uint64_t mix = seed(scope, text.size());
    for (; text.size() >= most_near; text.remove_prefix(most_near)) {
      const Near next = near_bytes(text.substr(0, most_near));
      mix = std::uint64_t{mixed(next[0] ^ mix, next[1] ^ second)} * first;
    }
    const Near rest = near_bytes(text);
    return mixed(rest[0] ^ mix, rest[1] ^ second);
  }

  template <class Word> static std::uint64_t word_at(const char* at) {
    Word word;
    std::memcpy(&word, at, sizeof word);
    return word;
  }
  // Two looks that may overlap, since a copy of so many bytes as there are takes a call.
  static Near near_bytes(std::string_view text) {
    const char* const at = text.data();
    const std::size_t size = text.size();
    if constexpr (std::endian::native != std::endian::little) {
      Near near{};
      if (size > 0) std::memcpy(near.data(), at, size);
      return near;
    }
    if (size > 8) return {word_at<std::uint64_t>(at), word_at<std::uint64_t>(at + size - 8) >> (8 * (most_near - size))};
    if (size == 8) return {word_at<std::uint64_t>(at), 0};
    if (size >= 4) return {word_at<std::uint32_t>(at) | word_at<std::uint32_t>(at + size - 4) << (8 * (size - 4)), 0};
    Near near{};
    for (std::size_t i = 0; i < size; ++i) near[0] |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
    return near;
  }
  static Near near_bytes_within_more(std::string_view text) {
    static constexpr std::array<unsigned char, 32> kept = [] {
      std::array<unsigned char, 32> mask{};
      for (std::size_t i = 0; i < most_near; ++i) mask[i] = 0xFF;
      return mask;
    }();
    Near near, mask;
    std::memcpy(near.data(), text.data(), sizeof near);
    std::memcpy(mask.data(), kept.data() + (most_near - text.size()), sizeof mask);
    return {near[0] & mask[0], near[1] & mask[1]};
  }
};

} // namespace guiyin::timeline
