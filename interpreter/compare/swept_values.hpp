// The values that a swept param is to take, from what the command line says: a list (`time,rounds`), a range (`1h..72h/1h`), or a list of both
// (`unlimited,24h..72h/24h`).
#pragma once

#include "grammar/text/diagnostic.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiyin::compare {

inline constexpr std::size_t most_swept_values = 1000;

// Whether a setting's value means several. Quotes keep what stands in them together.
bool is_swept(std::string_view written);

struct SweptValues {
  std::vector<std::string> values;         // one at least, each fit for a setting; not checked against a param
  std::optional<text::Diagnostic> problem; // then there are no values
};
// A range holds FROM, FROM + STEP, … as long as TO is not passed; durations, counts, amounts, percentages and times of day (with a duration as step)
// can be counted up. `name` is the param's, for messages, whose places are in `sources`.
SweptValues swept_values(const std::string& name, const std::string& written, text::Sources& sources);

} // namespace guiyin::compare
