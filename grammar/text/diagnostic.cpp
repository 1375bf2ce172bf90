#include "grammar/text/diagnostic.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace guiyin::text {

std::string to_string(Code code) { return fmt::format("GY{:04}", code.number); }

bool has_errors(const Diagnostics& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return d.severity == Severity::error; });
}

void sort_unique(Diagnostics& diagnostics) {
  const auto key = [](const Diagnostic& d) { return std::tuple(d.span.file, d.span.begin, d.span.end, d.code.number); };
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto last = std::unique(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); });
  diagnostics.erase(last, diagnostics.end());
}

} // namespace guiyin::text
