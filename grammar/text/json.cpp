#include "grammar/text/json.hpp"

#include "grammar/text/utf8.hpp"

#include <fmt/format.h>

namespace guiyin::text {

namespace {

void append_escaped(std::string& out, char32_t value) {
  switch (value) {
  case U'"':
    out += "\\\"";
    return;
  case U'\\':
    out += "\\\\";
    return;
  case U'\n':
    out += "\\n";
    return;
  case U'\r':
    out += "\\r";
    return;
  case U'\t':
    out += "\\t";
    return;
  default:
    break;
  }
  if (value < 0x20) {
    out += fmt::format("\\u{:04x}", static_cast<unsigned>(value));
  } else {
    append_utf8(out, value);
  }
}

} // namespace

void append_json_string(std::string& out, std::string_view text) {
  out.push_back('"');
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    append_escaped(out, point.value);
    at += point.bytes;
  }
  out.push_back('"');
}

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

} // namespace guiyin::text
