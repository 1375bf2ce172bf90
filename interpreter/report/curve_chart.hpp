// Amounts at each value of a param, as curves that run level and step up or down.
#pragma once

#include "interpreter/values/money.hpp"

#include <optional>
#include <string>
#include <vector>

namespace guiyin::report {

struct Curve {
  std::string name;
  std::string colour;                 // of page.css: "0" to "7", "i" for ink
  std::vector<values::Money> amounts; // one per label
};

// An <svg> with a curve for each of `curves`, all of them from zero (or the least amount, if that is below) to the largest; `marked` is the label of
// the policy's own value. Every curve bears its amounts in fen as `data-fen`, separated by blanks.
std::string curve_chart(const std::vector<std::string>& labels, const std::vector<Curve>& curves, std::optional<std::size_t> marked,
                        const std::string& name);

} // namespace guiyin::report
