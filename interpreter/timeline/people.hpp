// Who is there: buyers, agents and shops. A name in two shops is two buyers, or two agents.
#pragma once

#include "interpreter/timeline/arrange.hpp"
#include "interpreter/timeline/assemble.hpp"
#include "interpreter/timeline/check_rows.hpp"

#include <cstdint>
#include <unordered_set>
#include <utility>
#include <vector>

namespace guiyin::timeline {

// The buyers who have a chat or an order get numbers, in the order of their codes, and become the timeline's, with their messages, which begin where
// `begins` says by code. Gives numbers by code; `nowhere` for one who has neither.
std::vector<std::uint32_t> number_buyers(const CommonCodes& codes, const std::vector<std::uint32_t>& begins, const KnownOrders& orders,
                                         Timeline& timeline);

// Agents who chatted or handed a buyer over or took one, each once per shop. Most rows have the shop that the agent's last row had.
class Agents {
public:
  explicit Agents(std::uint32_t names) : last_shop_(names, nowhere) {}
  void add(TextId shop, TextId agent) {
    std::uint32_t& last = last_shop_[static_cast<std::uint32_t>(agent)];
    if (last == static_cast<std::uint32_t>(shop)) return;
    last = static_cast<std::uint32_t>(shop);
    agents_.insert(std::uint64_t{last} << 32 | static_cast<std::uint32_t>(agent));
  }
  void add(Agents&& others) { agents_.merge(others.agents_); }
  void add_those_of(const std::vector<RowBatch>& batches, const TextTable& buyers); // from transfers
  std::vector<std::pair<TextId, TextId>> all() const;

private:
  std::vector<std::uint32_t> last_shop_;
  std::unordered_set<std::uint64_t> agents_;
};

// Buyers, who have a name, and shops; `built.agents` are there.
void count_people(Built& built);

} // namespace guiyin::timeline
