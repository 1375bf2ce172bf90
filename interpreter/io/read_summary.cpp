#include "interpreter/io/read_summary.hpp"

#include <fmt/format.h>

#include <numeric>

namespace guiyin::io {

namespace {

using Counts = std::array<std::uint64_t, event_types>;

constexpr std::array<std::string_view, event_types> chinese_types{"聊天", "订单行", "付款", "发货", "完成", "取消", "退款", "转接"};
constexpr std::array<std::string_view, event_types> english_types{"chat",       "order line", "payment", "shipment",
                                                                  "completion", "cancel",     "refund",  "transfer"};

std::uint64_t sum(const Counts& counts) { return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0}); }

// 1,234,567
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

// "1 order", "2 orders"
std::string counted(std::uint64_t number, std::string_view name) { return fmt::format("{} {}{}", grouped(number), name, number == 1 ? "" : "s"); }

// "12 chats, 3 order lines", "聊天 12，订单行 3"
std::string by_type(const Counts& counts, bool chinese) {
  std::string out;
  for (std::size_t type = 0; type < event_types; ++type) {
    if (!counts[type]) continue;
    if (!out.empty()) out += chinese ? "，" : ", ";
    out += chinese ? fmt::format("{} {}", chinese_types[type], grouped(counts[type])) : counted(counts[type], english_types[type]);
  }
  return out;
}

std::string english(const ReadSummary& s) {
  const std::uint64_t rows = sum(s.rows);
  std::string out = rows ? fmt::format("read {}: {}\n", counted(rows, "row"), by_type(s.rows, false)) : std::string("read no rows\n");
  out += fmt::format("     {}, {}, {}, {}\n", counted(s.orders, "order"), counted(s.shops, "shop"), counted(s.buyers, "buyer"),
                     counted(s.agents, "agent"));
  if (s.first && s.last) out += fmt::format("     from {} to {}\n", values::to_string(*s.first), values::to_string(*s.last));
  if (sum(s.left_out)) out += fmt::format("     left out, since their orders are not in the input: {}\n", by_type(s.left_out, false));
  if (s.duplicates) out += fmt::format("     read again with the same id and counted once: {}\n", grouped(s.duplicates));
  if (s.rejected) out += fmt::format("     bad rows, not used: {}\n", grouped(s.rejected));
  return out;
}

std::string chinese(const ReadSummary& s) {
  const std::uint64_t rows = sum(s.rows);
  std::string out = rows ? fmt::format("读入 {} 行：{}\n", grouped(rows), by_type(s.rows, true)) : std::string("没有读入任何行\n");
  out += fmt::format("     订单 {}，店铺 {}，买家 {}，客服 {}\n", grouped(s.orders), grouped(s.shops), grouped(s.buyers), grouped(s.agents));
  if (s.first && s.last) out += fmt::format("     时间从 {} 到 {}\n", values::to_string(*s.first), values::to_string(*s.last));
  if (sum(s.left_out)) out += fmt::format("     因订单不在输入中而略过：{}\n", by_type(s.left_out, true));
  if (s.duplicates) out += fmt::format("     id 和内容都相同、只计一次的重复行：{}\n", grouped(s.duplicates));
  if (s.rejected) out += fmt::format("     有问题而未使用的行：{}\n", grouped(s.rejected));
  return out;
}

} // namespace

std::string to_text(const ReadSummary& summary, text::Language language) {
  return language == text::Language::english ? english(summary) : chinese(summary);
}

} // namespace guiyin::io
