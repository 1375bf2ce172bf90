#include "interpreter/timeline/buyer_table.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace guiyin::timeline {

std::uint32_t BuyerTable::number(TextId shop, TextId name) {
  const auto [at, added] = numbers_.try_emplace(pair_key(shop, name), size());
  if (added) names_.push_back({shop, name});
  return at->second;
}

std::optional<std::uint32_t> BuyerTable::find(TextId shop, TextId name) const {
  const auto found = numbers_.find(pair_key(shop, name));
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<std::uint32_t> BuyerTable::sorted(const Dictionary& texts) const {
  std::vector<std::uint32_t> numbers(names_.size());
  std::iota(numbers.begin(), numbers.end(), 0u);
  const auto key = [&](std::uint32_t number) { return std::pair(texts[names_[number].shop], texts[names_[number].name]); };
  std::sort(numbers.begin(), numbers.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
  return numbers;
}

} // namespace guiyin::timeline
