#include "tests/reference/printer.hpp"

namespace reference {

namespace {

// One character of UTF-8 text.
std::string character_at(const std::string& text, std::size_t at) {
  unsigned char lead = static_cast<unsigned char>(text[at]);
  return text.substr(at, lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
}

bool is_chinese(const std::string& character) { return character.size() == 3; }
bool is_digit(const std::string& character) { return character.size() == 1 && character[0] >= '0' && character[0] <= '9'; }

// The last word before a blank is a number, not a name that ends in a digit.
bool ends_in_number(const std::string& text) {
  std::size_t begin = text.size();
  while (begin > 0 && (is_digit(text.substr(begin - 1, 1)) || text[begin - 1] == '.')) --begin;
  return begin < text.size() && (begin == 0 || text[begin - 1] == ' ' || static_cast<unsigned char>(text[begin - 1]) >= 0x80);
}

bool ends_in_chinese(const std::string& text) { return text.size() >= 3 && static_cast<unsigned char>(text.back()) >= 0x80; }

std::string full_width(const std::string& character) {
  static const std::map<std::string, std::string> wide{{"(", "（"}, {")", "）"}, {"{", "｛"}, {"}", "｝"}, {",", "，"}, {":", "："},
                                                       {";", "；"}, {"=", "＝"}, {"+", "＋"}, {"-", "－"}, {"*", "×"}};
  auto found = wide.find(character);
  return found == wide.end() ? character : found->second;
}

} // namespace

std::string glued(const std::string& text) {
  std::string out;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size();) {
    std::string character = character_at(text, at);
    at += character.size();
    if (character == "\"") {
      quoted = !quoted;
      out += quoted ? "“" : "”";
      continue;
    }
    if (character == " " && !quoted && at < text.size()) {
      std::string next = character_at(text, at);
      bool droppable = (ends_in_chinese(out) && (is_chinese(next) || is_digit(next))) || (ends_in_number(out) && is_chinese(next));
      if (droppable) continue;
    }
    out += quoted ? character : full_width(character);
  }
  return out;
}

} // namespace reference
