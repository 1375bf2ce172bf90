// What the tables call things.
#pragma once

#include "grammar/text/diagnostic.hpp"
#include "interpreter/report/report.hpp"

#include <string>
#include <string_view>

namespace guiyin::report {

std::string in(text::Language language, std::string_view english, std::string_view chinese);

enum class Label : std::uint8_t {
  agent,
  claim,
  day,
  shop,
  sku,
  unit,
  orders,
  lines,
  amount,
  share,
  assists,
  total,
  placed,
  status,
  because,
  tied_note,
  open_note
};
// The notes hold {} for a count.
std::string word(Label label, text::Language language);
Label key_label(By by);
// The column of a key in CSV and JSON: "agent", "claim", …
std::string_view key_name(By by);

} // namespace guiyin::report
