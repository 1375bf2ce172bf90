#include "interpreter/report/result.hpp"

#include <algorithm>

namespace guiyin::report {

bool write_jsonl(const std::vector<Result>& results, const Write& write) {
  return std::all_of(results.begin(), results.end(), [&](const Result& result) { return result.units(write); });
}

} // namespace guiyin::report
