// What a unit is called, and what became of it, in words.
#pragma once

#include "interpreter/report/report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace guiyin::report {

struct UnitText {
  std::string_view shop, order, buyer;
  std::uint32_t line = 0;              // from 1; 0 for order units
  std::optional<std::string_view> sku; // of a line unit
  values::Moment placed;
};
UnitText unit_text(const timeline::Timeline& timeline, const engine::Decision& decision);
// Asks the memory for what `unit_text` will look at, some units ahead: decisions are in output order, orders and texts are not, so nearly every unit
// would wait for each of them in turn.
class UnitsAhead {
public:
  // Borrows both; decisions [begin, end) are gone through.
  UnitsAhead(const timeline::Timeline& timeline, const engine::Decisions& decisions, std::size_t begin, std::size_t end)
      : timeline_(timeline), decisions_(decisions), at_(begin), end_(end) {}
  // Before each decision.
  void next();

private:
  const timeline::Order& order(std::size_t at) const { return timeline_.orders[static_cast<std::uint32_t>(decisions_.order(at))]; }

  const timeline::Timeline& timeline_;
  const engine::Decisions& decisions_;
  std::size_t at_, end_;
};
// "[SHOP/]ORDER[.LINE]", as `explain` takes it.
std::string unit_name(const UnitText& unit);
// The lines that the unit stands for: 1, or the order's.
std::uint32_t lines_of(const timeline::Timeline& timeline, const engine::Decision& decision);

inline constexpr std::size_t statuses = 5;
// "credited": the fixed name, as in jsonl.
std::string_view status_name(engine::Status status);
std::string status_word(engine::Status status, text::Language language);

// The claims that give the credits, joined by `+`; nullopt unless the unit is credited or revoked.
std::optional<std::string> claim_name(const program::Program& program, const engine::Decision& decision);

// Why a unit is excluded or revoked, else nullopt. Excluded: `not paid` where the failing part is a moment used as a condition, else `not (…)` round
// the failing part; revoked: the part that holds.
std::optional<std::string> reason_text(const program::Program& program, const engine::Decision& decision, text::Language language);

} // namespace guiyin::report
