// The rows of one buyer by a text that they bear, each linked to the one before it that bears the same. A look backwards for a product's rows steps
// over all others, however many.
#pragma once

#include "interpreter/timeline/timeline.hpp"
#include "interpreter/values/column.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace guiyin::engine {

// Rows are linked as windows come to reach them. One buyer at a time; to go on to another costs nothing.
class KeyChain {
public:
  KeyChain(const timeline::TextId* keys, std::size_t texts) : keys_(keys), last_(texts) {}

  // The last row of the buyer that bears the key, of those before `end` and of those that earlier windows reached.
  std::optional<std::uint32_t> last(const timeline::Buyer& buyer, std::uint32_t end, timeline::TextId key);
  // The last one before `row`, which is one of those given.
  std::optional<std::uint32_t> before(std::uint32_t row) const { return from(before_[row - begin_]); }

private:
  // Rows are kept as their number and one; 0, and whatever another buyer left behind, is none.
  std::optional<std::uint32_t> from(std::uint32_t kept) const { return kept > begin_ && kept <= linked_ ? std::optional(kept - 1) : std::nullopt; }
  void link_until(std::uint32_t end);

  const timeline::TextId* keys_;         // by row
  values::Column<std::uint32_t> last_;   // by key, of the rows linked
  std::vector<std::uint32_t> before_;    // by row, counted from `begin_`
  std::uint32_t begin_ = 0, linked_ = 0; // those linked are [begin_, linked_)
  const timeline::Buyer* buyer_ = nullptr;
};

} // namespace guiyin::engine
