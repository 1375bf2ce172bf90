// Option values that are one of a few words.
#pragma once

#include "interpreter/cli/console.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace guiyin::cli {

template <class Value, std::size_t N> using Choices = std::array<std::pair<std::string_view, Value>, N>;

// The value that `written` names; nullopt if there is none, and that was said.
template <class Value, std::size_t N>
std::optional<Value> choose(const std::string& option, const std::string& written, const Choices<Value, N>& choices, const Console& console) {
  std::string english, chinese;
  for (const auto& [word, value] : choices) {
    if (word == written) return value;
    english += (english.empty() ? "" : ", ") + std::string(word);
    chinese += (chinese.empty() ? "" : "、") + std::string(word);
  }
  console.complain(message(606, {text::Argument(option), text::Argument(written), text::Argument(english, chinese)}));
  return std::nullopt;
}

} // namespace guiyin::cli
