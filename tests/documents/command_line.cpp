#include "tests/documents/command_line.hpp"

namespace guiyin::documents {
namespace {

// Words as a shell would split them, with '…' and "…" and nothing else.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool inside = false;
  char quote = 0;
  for (const char c : text) {
    if (quote ? c == quote : c == '\'' || c == '"') {
      quote = quote ? '\0' : c;
      inside = true;
    } else if (!quote && c == ' ') {
      if (inside) words.push_back(std::move(word));
      word.clear();
      inside = false;
    } else {
      word += c;
      inside = true;
    }
  }
  if (inside) words.push_back(std::move(word));
  return words;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : 0;
}

} // namespace

std::optional<CommandLine> read_command(std::string_view written) {
  CommandLine command;
  const std::vector<std::string> words = words_of(written);
  std::size_t at = 0;
  while (at < words.size() && words[at].starts_with("L") && words[at].find('=') != std::string::npos) {
    command.locale = words[at].substr(words[at].find('=') + 1);
    ++at;
  }
  if (at == words.size() || words[at] != "guiyin") return std::nullopt;
  for (++at; at < words.size(); ++at) {
    if (words[at] == "<" && at + 1 < words.size()) {
      command.input = words[++at];
    } else {
      command.arguments.push_back(words[at]);
    }
  }
  return command;
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    switch (const char kind = text[++i]) {
    case 'r':
      out += '\r';
      break;
    case 't':
      out += '\t';
      break;
    case '0':
      out += '\0';
      break;
    case 'x':
      if (i + 2 < text.size()) out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
      break;
    default:
      out += kind;
    }
  }
  return out;
}

std::string escape(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with(mark)) {
      out += "\\xEF\\xBB\\xBF";
      at += mark.size() - 1;
    } else if (text[at] == '\r') {
      out += "\\r";
    } else {
      out += text[at] == '\\' ? "\\\\" : std::string(1, text[at]);
    }
  }
  return out;
}

} // namespace guiyin::documents
