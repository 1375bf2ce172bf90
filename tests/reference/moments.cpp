// LANGUAGE "Moments", the cancellations of "Revocation", "Candidates" counts and "Rounds".
#include "tests/reference/values.hpp"

#include <algorithm>

namespace reference {

namespace {

template <class Test> std::optional<std::int64_t> earliest(const Order& order, Test test) {
  for (const Row& row : order.rows)
    if (test(row)) return row.time;
  return std::nullopt;
}

bool cancels(const Row& row, const std::string& sku) { return row.type == "cancel" && row.sku == sku; }

// “by the last of its lines' cancels”: each line's earliest cancel by sku, and the latest of these if every line has one (Reading 6).
std::optional<std::int64_t> last_of_the_lines(const Order& order) {
  std::optional<std::int64_t> last;
  for (const Line& line : order.lines) {
    std::optional<std::int64_t> own = earliest(order, [&](const Row& row) { return cancels(row, line.sku); });
    if (!own) return std::nullopt;
    last = std::max(last.value_or(*own), *own);
  }
  return last;
}

} // namespace

// “A cancel with a sku is of every line of the order with that sku; an order unit is cancelled by a whole cancel, or by the last of its lines'
// cancels.”
std::vector<std::int64_t> cancellations(const Unit& unit) {
  std::vector<std::int64_t> times;
  for (const Row& row : unit.order.rows)
    if (cancels(row, "") || (unit.line && cancels(row, unit.order.lines[*unit.line].sku))) times.push_back(row.time);
  if (!unit.line)
    if (auto time = last_of_the_lines(unit.order)) times.push_back(*time);
  return times;
}

// “`paid` is the earliest `pay` row that is not a deposit, `deposit_paid` / `balance_paid` the earliest of that stage; `cancelled` is the earliest
// cancellation. `placed` is the time of the order's rows.”
std::optional<std::int64_t> moment_of(const std::string& name, const Unit& unit) {
  auto pay = [&](auto stage) { return earliest(unit.order, [&](const Row& row) { return row.type == "pay" && stage(row.stage); }); };
  auto first_of = [&](const std::string& type) { return earliest(unit.order, [&](const Row& row) { return row.type == type; }); };
  if (name == "placed") return unit.order.placed;
  if (name == "paid") return pay([](const std::string& stage) { return stage != "deposit"; });
  if (name == "deposit_paid") return pay([](const std::string& stage) { return stage == "deposit"; });
  if (name == "balance_paid") return pay([](const std::string& stage) { return stage == "balance"; });
  if (name == "shipped") return first_of("ship");
  if (name == "completed") return first_of("complete");
  std::vector<std::int64_t> times = cancellations(unit);
  if (times.empty()) return std::nullopt;
  return *std::min_element(times.begin(), times.end());
}

// “`messages` is all of them (a `system` row is nobody's reply).” “A round is an agent row directly after a buyer row.”
std::int64_t count_of(const std::string& name, const Candidate& candidate) {
  std::int64_t count = 0;
  std::string before;
  for (const Message& row : candidate.rows) {
    std::string sender = row.kind == "system" ? "" : row.from;
    if (name == "messages") ++count;
    if (name == "buyer_messages" && sender == "buyer") ++count;
    if (name == "agent_messages" && sender == "agent") ++count;
    if (name == "rounds" && before == "buyer" && sender == "agent") ++count;
    before = sender;
  }
  return count;
}

} // namespace reference
