#include "interpreter/io/text_check.hpp"

#include "grammar/text/utf8.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <cstdint>
#include <cstring>

namespace guiyin::io {

namespace {

constexpr std::uint16_t is_gbk = 553, is_utf16 = 554, no_text = 555, is_office = 563;

// The first byte from `at` on that is not ASCII, or the end; 32, then eight bytes at a time, since most files are mostly ASCII.
std::size_t skip_ascii(std::string_view content, std::size_t at) {
  for (; at + 32 <= content.size(); at += 32) {
    std::array<std::uint64_t, 4> words;
    std::memcpy(words.data(), content.data() + at, sizeof words);
    if ((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080u) break;
  }
  for (; at + 8 <= content.size(); at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, content.data() + at, 8);
    const std::uint64_t found = bytes & 0x8080808080808080u;
    if (found && std::endian::native == std::endian::little) return at + static_cast<std::size_t>(std::countr_zero(found)) / 8;
    if (found) break;
  }
  while (at < content.size() && static_cast<unsigned char>(content[at]) < 0x80) ++at;
  return at;
}

// Whether a Chinese character stands at `at`, as nearly all of three bytes do: quicker than decoding it. U+0800–U+0FFF and surrogates, which need a
// closer look, do not count.
bool is_usual_character(std::string_view content, std::size_t at) {
  if (at + 4 > content.size()) return false;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(content[at + i]); };
  return byte(0) > 0xE0 && byte(0) < 0xED && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80;
}

std::optional<std::size_t> find_invalid(std::string_view content) {
  for (std::size_t at = skip_ascii(content, 0); at < content.size(); at = skip_ascii(content, at)) {
    while (is_usual_character(content, at)) at += 3;
    if (at == content.size() || static_cast<unsigned char>(content[at]) < 0x80) continue;
    const text::CodePoint point = text::decode(content, at);
    if (point.bytes == 1) return at; // what is not ASCII has two bytes at least
    at += point.bytes;
  }
  return std::nullopt;
}

// Whether there is nothing to find at all: UTF-8 without NUL. Pieces of the content are looked at side by side; each begins with a character.
bool is_clean(std::string_view content, unsigned threads, const std::function<void(std::string_view)>& let_go) {
  const auto begin_of_character = [&](std::size_t at) {
    while (at < content.size() && (static_cast<unsigned char>(content[at]) & 0xC0) == 0x80) ++at;
    return at;
  };
  constexpr std::size_t block = 1 << 14, let_go_at = 1 << 20;
  std::atomic<bool> clean = true;
  values::in_pieces(threads, content.size(), [&](std::size_t begin, std::size_t end) {
    begin = begin ? begin_of_character(begin) : 0;
    end = begin_of_character(end);
    if (begin >= end) return;
    std::size_t kept = begin; // from here on
    const auto let_go_before = [&](std::size_t at) {
      if (let_go) let_go(content.substr(kept, at - kept));
      kept = at;
    };
    // Block by block, so that the second look finds the bytes in the cache.
    for (std::size_t next = begin; begin < end && clean; begin = next) {
      next = std::min(end, begin_of_character(begin + block));
      const std::string_view piece = content.substr(begin, next - begin);
      if (std::memchr(piece.data(), 0, piece.size()) || find_invalid(piece)) clean = false;
      if (next - kept >= let_go_at) let_go_before(next);
    }
    let_go_before(end);
  });
  return clean;
}

// GBK pairs hardly ever look like the three bytes of a Chinese character in UTF-8, so a file that has such before its first invalid byte is UTF-8
// with a few bad rows.
bool is_gbk_file(std::string_view content, std::size_t invalid) {
  const std::string_view before = content.substr(0, invalid);
  if (std::any_of(before.begin(), before.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0xE0; })) return false;
  const auto begin = before.rfind('\n') + 1; // 0 if there is none
  return text::looks_like_gbk(content.substr(begin, content.find('\n', invalid) - begin));
}

} // namespace

TextCheck check_text(const EventText& text, unsigned threads) {
  const std::string_view content = without_mark(text.content);
  const auto unusable = [&](std::uint16_t code) -> TextCheck { return {text::Diagnostic{{code}, text::Severity::error, {}, {text.path}, {}, {}}}; };
  if (is_office_file(content)) return unusable(is_office);
  if (is_clean(content, threads, text.let_go)) return {};
  if (content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF")) return unusable(is_utf16);
  if (content.find('\0') != std::string_view::npos) return unusable(no_text);
  const auto invalid = find_invalid(content);
  if (invalid && is_gbk_file(content, *invalid)) return unusable(is_gbk);
  return {std::nullopt, !invalid};
}

bool is_office_file(std::string_view content) {
  constexpr std::string_view begins[] = {"PK\x03\x04", "\xD0\xCF\x11\xE0", "<html", "<HTML", "<table", "<!DOCTYPE", "<!doctype", "<?xml", "<meta"};
  return std::any_of(std::begin(begins), std::end(begins), [&](std::string_view begin) { return content.starts_with(begin); });
}

std::string_view without_mark(std::string_view content) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  return content;
}

} // namespace guiyin::io
