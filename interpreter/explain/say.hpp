// Sentences in two languages, side by side where they are made.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/values/money.hpp"
#include "interpreter/values/time.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace guiyin::explain {

class Say {
public:
  explicit Say(text::Language language) : language_(language) {}

  text::Language language() const { return language_; }
  bool chinese() const { return language_ == text::Language::chinese; }

  // The pattern of the language with its `{}` filled in, as fmt does.
  template <class... Arguments> std::string operator()(fmt::string_view english, fmt::string_view chinese_text, const Arguments&... arguments) const {
    return fmt::vformat(chinese() ? chinese_text : english, fmt::make_format_args(arguments...));
  }

  // "2023-10-16 10:30:00", milliseconds only when not 0.
  std::string moment(values::Moment moment) const;
  // "24 h 2 s"; 24 小时 2 秒.
  std::string duration(values::Duration duration) const;
  // "180.00 yuan"; 180.00 元.
  std::string money(values::Money money) const;
  // "1 round", "2 rounds"; both English forms are given.
  std::string count(std::int64_t number, std::string_view one, std::string_view many, std::string_view chinese_noun) const;
  // "a, b and c"; a、b 和 c.
  std::string list(const std::vector<std::string>& items) const;

private:
  text::Language language_;
};

} // namespace guiyin::explain
