#include "interpreter/io/text_check.hpp"

#include "grammar/text/utf8.hpp"

#include <algorithm>

namespace guiyin::io {

namespace {

constexpr std::uint16_t is_gbk = 553, is_utf16 = 554, no_text = 555;

// GBK pairs hardly ever look like the three bytes of a Chinese character in UTF-8, so a file that has such before its first invalid byte is UTF-8
// with a few bad rows.
bool is_gbk_file(std::string_view content, std::size_t invalid) {
  const std::string_view before = content.substr(0, invalid);
  if (std::any_of(before.begin(), before.end(), [](char byte) { return static_cast<unsigned char>(byte) >= 0xE0; })) return false;
  const auto begin = before.rfind('\n') + 1; // 0 if there is none
  return text::looks_like_gbk(content.substr(begin, content.find('\n', invalid) - begin));
}

} // namespace

TextCheck check_text(const EventText& text) {
  const std::string_view content = without_mark(text.content);
  const auto unusable = [&](std::uint16_t code) -> TextCheck { return {text::Diagnostic{{code}, text::Severity::error, {}, {text.path}, {}, {}}}; };
  if (content.starts_with("\xFF\xFE") || content.starts_with("\xFE\xFF")) return unusable(is_utf16);
  if (content.find('\0') != std::string_view::npos) return unusable(no_text);
  const auto invalid = text::find_invalid_utf8(content);
  if (invalid && is_gbk_file(content, *invalid)) return unusable(is_gbk);
  return {std::nullopt, !invalid};
}

std::string_view without_mark(std::string_view content) {
  if (content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
  return content;
}

} // namespace guiyin::io
