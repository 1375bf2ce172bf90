#include "interpreter/io/text_check.hpp"

#include "grammar/text/utf8.hpp"
#include "interpreter/io/usual_text.hpp"
#include "interpreter/values/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>

namespace guiyin::io {

namespace {

constexpr std::uint16_t is_gbk = 553, is_utf16 = 554, no_text = 555, is_office = 563;

// Calls `look(point, at)` for each character that is not passed over as usual text, until it says false.
template <class Look> void look_at_unusual(std::string_view content, const Look& look) {
  for (std::size_t at = skip_usual_text(content); at < content.size(); at += skip_usual_text(content.substr(at))) {
    const text::CodePoint point = text::decode(content, at);
    if (!look(point, at)) return;
    at += point.bytes;
  }
}

// What is not ASCII has two bytes at least.
bool is_valid(const text::CodePoint& point, char first) { return point.bytes > 1 || static_cast<unsigned char>(first) < 0x80; }

std::optional<std::size_t> find_invalid(std::string_view content) {
  std::optional<std::size_t> invalid;
  look_at_unusual(content, [&](const text::CodePoint& point, std::size_t at) {
    if (!is_valid(point, content[at])) invalid = at;
    return !invalid;
  });
  return invalid;
}

// Whether there is nothing to find at all: UTF-8 without NUL. Pieces of the content are looked at side by side; each begins with a character.
bool is_clean(std::string_view content, unsigned threads, const std::function<void(std::string_view)>& let_go) {
  const auto begin_of_character = [&](std::size_t at) {
    while (at < content.size() && (static_cast<unsigned char>(content[at]) & 0xC0) == 0x80) ++at;
    return at;
  };
  constexpr std::size_t block = 1 << 20;
  std::atomic<bool> clean = true;
  values::in_pieces(threads, content.size(), [&](std::size_t begin, std::size_t end) {
    begin = begin ? begin_of_character(begin) : 0;
    end = begin_of_character(end);
    if (begin >= end) return;
    for (std::size_t next = begin; begin < end && clean; begin = next) {
      next = std::min(end, begin_of_character(begin + block));
      const std::string_view piece = content.substr(begin, next - begin);
      if (!is_text(piece)) clean = false;
      if (let_go) let_go(piece);
    }
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

bool is_text(std::string_view content) {
  bool clean = true;
  look_at_unusual(content, [&](const text::CodePoint& point, std::size_t at) { return clean = content[at] != 0 && is_valid(point, content[at]); });
  return clean;
}

TextCheck check_text(const EventText& text, const ReadOptions& options) {
  const std::string_view content = without_mark(text.content);
  const auto unusable = [&](std::uint16_t code) -> TextCheck { return {text::Diagnostic{{code}, text::Severity::error, {}, {text.path}, {}, {}}}; };
  if (is_office_file(content)) return unusable(is_office);
  if (is_clean(content, options.threads, options.spare_memory ? text.let_go : nullptr)) return {};
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
