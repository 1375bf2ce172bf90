#include "interpreter/cli/memory.hpp"

#include "grammar/text/utf8.hpp"

#include <charconv>

namespace guiyin::cli {
namespace {

// By the word behind the number; 0 if it is none of them.
std::uint64_t unit_of(const std::string& word) {
  if (word == "mb" || word == "m") return megabyte;
  return word == "gb" || word == "g" ? 1024 * megabyte : 0;
}

} // namespace

std::optional<std::uint64_t> memory_of(const std::string& text, const Console& console) {
  std::uint64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = problem == std::errc();
  std::string word = text::to_small(text.substr(is_number ? static_cast<std::size_t>(end - text.data()) : 0));
  word.erase(0, word.find_first_not_of(' '));
  const std::uint64_t unit = unit_of(word);
  std::vector<text::Help> helps;
  if (is_number && unit > 0 && number < UINT64_MAX / unit) {
    if (number * unit >= least_memory) return number * unit;
    helps.push_back({"too_little", {std::to_string(least_memory / megabyte) + "MB"}, std::nullopt});
  } else if (is_number && word.empty() && number > 0) {
    if (number >= least_memory / megabyte) helps.push_back({"unit", {text + "MB"}, std::nullopt});
    if (number < 1024) helps.push_back({"unit", {text + "GB"}, std::nullopt});
  }
  console.complain(message(630, {text}, std::move(helps)));
  return std::nullopt;
}

} // namespace guiyin::cli
