// Code points, their width in a terminal, and their ASCII counterparts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace guiyin::text {

struct CodePoint {
  char32_t value;
  std::uint32_t bytes; // 1 to 4
};

// The code point at `at`; an invalid byte gives U+FFFD with 1 byte.
CodePoint decode(std::string_view text, std::size_t at);
void append_utf8(std::string& out, char32_t value);
std::size_t count_code_points(std::string_view text);

// Controls, and the signs that turn the direction of writing: what a name from outside may hold and no output may.
bool is_control(char32_t value);

// The byte offset of the first invalid sequence.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);
// Whether bytes that are no UTF-8 look like GBK, the encoding of Chinese Windows exports.
bool looks_like_gbk(std::string_view text);

// Terminal cells: 0 for combining marks and zero-width characters, 2 for wide and full-width ones, else 1.
int display_width(char32_t value);
int display_width(std::string_view text);
// `text` with blanks up to `cells`.
std::string pad_right(std::string_view text, int cells);
std::string pad_left(std::string_view text, int cells);

// The ASCII sign that a full-width form stands for (，→ , ； → ; 　→ space 、→ , × → * curly quotes → "), else the code point itself.
// U+3002 (。) is left alone: it is a dot only between two names.
char32_t to_half_width(char32_t value);

// ASCII letters alone; everything else stays.
constexpr char to_small(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter; }
std::string to_small(std::string_view text);

} // namespace guiyin::text
