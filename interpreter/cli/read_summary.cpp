#include "interpreter/cli/read_summary.hpp"

#include "interpreter/cli/console.hpp"

#include <fmt/format.h>

#include <array>
#include <numeric>

namespace guiyin::cli {
namespace {

using text::Language;

struct Noun {
  const char* one;
  const char* many;
  const char* chinese; // with its measure word
};

// By io::EventType.
constexpr std::array<Noun, io::event_types> rows{{{"chat", "chats", "条聊天"},
                                                  {"order line", "order lines", "行订单商品"},
                                                  {"payment", "payments", "条付款"},
                                                  {"shipment", "shipments", "条发货"},
                                                  {"completion", "completions", "条完成"},
                                                  {"cancellation", "cancellations", "条取消"},
                                                  {"refund", "refunds", "条退款"},
                                                  {"transfer", "transfers", "条转接"}}};

std::string counted(std::uint64_t count, const Noun& noun, Language language) {
  if (language == Language::chinese) return fmt::format("{} {}", count, noun.chinese);
  return fmt::format("{} {}", count, count == 1 ? noun.one : noun.many);
}

std::string list(const std::array<std::uint64_t, io::event_types>& counts, Language language) {
  std::string out;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    if (!out.empty()) out += language == Language::chinese ? "、" : ", ";
    out += counted(counts[i], rows[i], language);
  }
  return out;
}

std::uint64_t sum(const std::array<std::uint64_t, io::event_types>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

std::string first_line(const io::ReadSummary& summary, std::size_t files, Language language) {
  const bool chinese = language == Language::chinese;
  const std::string from = counted(files, {"file", "files", "个文件"}, language);
  const std::string what = sum(summary.rows) == 0 ? (chinese ? "没有可用的行" : "no rows") : list(summary.rows, language);
  return chinese ? fmt::format("从 {} 读入：{}\n", from, what) : fmt::format("read from {}: {}\n", from, what);
}

std::string people(const io::ReadSummary& summary, Language language) {
  const char* between = language == Language::chinese ? "、" : ", ";
  return fmt::format("  {}{}{}{}{}{}{}", counted(summary.orders, {"order", "orders", "笔订单"}, language), between,
                     counted(summary.shops, {"shop", "shops", "家店铺"}, language), between,
                     counted(summary.buyers, {"buyer", "buyers", "位买家"}, language), between,
                     counted(summary.agents, {"agent", "agents", "位客服"}, language));
}

std::string times(const io::ReadSummary& summary, Language language) {
  if (!summary.first || !summary.last) return {};
  const std::string first = values::to_string(*summary.first), last = values::to_string(*summary.last);
  return language == Language::chinese ? fmt::format("；时间 {} 至 {}", first, last) : fmt::format("; from {} to {}", first, last);
}

std::string left_out(const io::ReadSummary& summary, Language language) {
  const bool chinese = language == Language::chinese;
  std::string out;
  if (sum(summary.left_out) > 0) {
    const std::string what = list(summary.left_out, language);
    out += chinese ? fmt::format("  未计入（所属订单不在文件中）：{}\n", what)
                   : fmt::format("  left out, since their orders are not in the files: {}\n", what);
  }
  if (summary.duplicates > 0) {
    const std::string what = counted(summary.duplicates, {"row", "rows", "行"}, language);
    out += chinese ? fmt::format("  重复（id 相同、内容相同）只计一次：{}\n", what)
                   : fmt::format("  the same row again (same id), counted once: {}\n", what);
  }
  return out;
}

} // namespace

std::string summary_text(const io::ReadSummary& summary, std::size_t files, Language language) {
  std::string out = first_line(summary, files, language);
  if (sum(summary.rows) > 0) out += people(summary, language) + times(summary, language) + "\n";
  return out + left_out(summary, language);
}

} // namespace guiyin::cli
