#include "interpreter/html/escape.hpp"

#include "grammar/text/utf8.hpp"

namespace guiyin::html {
namespace {

std::string_view reference(char32_t value) {
  switch (value) {
  case U'&':
    return "&amp;";
  case U'<':
    return "&lt;";
  case U'>':
    return "&gt;";
  case U'"':
    return "&quot;";
  case U'\'':
    return "&#39;";
  default:
    return {};
  }
}

} // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::decode(text, at);
    at += point.bytes;
    const std::string_view special = reference(point.value);
    if (special.empty())
      text::append_utf8(out, text::is_control(point.value) ? U'\uFFFD' : point.value);
    else
      out += special;
  }
  return out;
}

std::string name(std::string_view text) { return "<bdi>" + escaped(text) + "</bdi>"; }

std::string sentence(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t open = text.find('`');
    const std::size_t close = open == std::string_view::npos ? open : text.find('`', open + 1);
    if (close == std::string_view::npos) return out + escaped(text);
    out += escaped(text.substr(0, open)) + "<code>" + escaped(text.substr(open + 1, close - open - 1)) + "</code>";
    text.remove_prefix(close + 1);
  }
}

std::string shortened(std::string_view text, int cells) {
  if (text::display_width(text) <= cells) return std::string(text);
  int width = 1; // of the "…"
  std::size_t at = 0;
  while (at < text.size()) {
    const text::CodePoint point = text::decode(text, at);
    width += text::display_width(point.value);
    if (width > cells) break;
    at += point.bytes;
  }
  return std::string(text.substr(0, at)) + "…";
}

} // namespace guiyin::html
